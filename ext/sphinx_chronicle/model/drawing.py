"""A drawing as data: marks with places, classes and goals, but no colours and no markup.

Units are CSS pixels (1/96 inch); x grows to the right, y downward. Classes name what a mark
is (``"axis"``, ``"event"``); the style sheet of drawings says how that looks on paper, on a
light and on a dark screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from .entity import Ref


class Anchor(StrEnum):
    """Which part of a piece of text stands at its point."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One line of text with its baseline at *x*, *y*; *size* in pixels."""

    x: float
    y: float
    text: str
    size: float = 11
    bold: bool = False
    anchor: Anchor = Anchor.START
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle; *fade_in* and *fade_out* are lengths over which its ends dissolve.

    Uncertainty is drawn so: a bar whose beginning may lie anywhere in a month fades in over it.
    """

    x: float
    y: float
    width: float
    height: float
    radius: float = 0
    fade_in: float = 0
    fade_out: float = 0
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A circle about *x*, *y*."""

    x: float
    y: float
    radius: float
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Straight strokes through *points*; *closed* makes an area of them."""

    points: tuple[tuple[float, float], ...]
    closed: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A cubic curve from *start* to *end* with two control points."""

    start: tuple[float, float]
    control: tuple[tuple[float, float], tuple[float, float]]
    end: tuple[float, float]
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Rings that enclose an area; a ring within another is a hole (even-odd rule)."""

    rings: tuple[tuple[tuple[float, float], ...], ...]
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Marks that belong together: one link (*goal*), one description (*title*).

    *facts* are handed to the script of the web page as ``data-*`` attributes.
    """

    marks: tuple[Mark, ...]
    goal: Ref | None = None
    title: str = ""
    style: str = ""
    facts: tuple[tuple[str, str], ...] = ()


Mark = Words | Box | Dot | Line | Curve | Area | Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Marks on a sheet of *width* by *height* pixels, painted in order."""

    width: float
    height: float
    marks: tuple[Mark, ...]


Draw: TypeAlias = "Callable[[], tuple[Drawing, ...]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """One picture in three widths, of which a builder draws those that it shows.

    *wide* is for a desktop, *narrow* for print, e-reader and the column of a text, *phone* for
    a phone. Each is one sheet or several below one another; a narrow sheet must not be taller
    than :data:`PAGE`. *kind* is the name of the view; *title* names the picture and *description*
    says in a sentence or two what it shows, for those who cannot see it. Of what
    *shrinks_well* a column of text shows the wide drawing.
    """

    kind: str
    title: str
    description: str
    wide: Draw
    narrow: Draw
    phone: Draw
    shrinks_well: bool = False


# The widths of the drawings. At the narrow one type of eleven pixels is printed at about eight
# points across a page of six inches by nine; that for phones is enlarged by about a sixth on a
# screen of 390 pixels, so that type of nine and a half pixels is shown at eleven.
WIDE = 860
NARROW = 440
PHONE = 308
# The tallest narrow drawing that fits a printed page of that size, with room for a caption.
PAGE = 670
