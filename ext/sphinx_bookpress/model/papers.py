"""Papers, and the margins that suit them, for both roads to print."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_MM = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*(mm|cm|in|pt)\s*")
_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)\s*")
_SMALLEST, _LARGEST = 70.0, 600.0
"""Millimetres of a page's side."""

# The type that Typst's own letter has: its capitals, and from line to line, in its size.
_CAPITAL, _PITCH, _LARGE_PITCH = 0.645, 1.265, 1.395
_LONGEST_LINE = 33
"""Sizes of type across the text: some 70 letters."""

LARGE_TYPE = 18.0
"""Points of large print, where its size is not chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A length with its unit, as Typst and LaTeX both write it."""

    number: float
    unit: str

    @property
    def mm(self) -> float:
        """The length in millimetres."""
        return self.number * _MM[self.unit]

    @property
    def points(self) -> float:
        """The length in points of 1/72 inch."""
        return self.mm / _MM["pt"]

    def __str__(self) -> str:
        """Return such as ``6in``."""
        return f"{round(self.number, 3):g}{self.unit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A page before it is bound, and the size of type for it in points."""

    width: Length
    height: Length
    type_size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """What stays white around the text."""

    inside: Length
    outside: Length
    top: Length
    bottom: Length


def _paper(width: float, height: float, unit: str, type_size: float) -> Paper:
    return Paper(
        width=Length(number=width, unit=unit),
        height=Length(number=height, unit=unit),
        type_size=type_size,
    )


PAPERS = {
    "6x9in": _paper(6, 9, "in", 10.5),
    "a5": _paper(148, 210, "mm", 10),
    "a4": _paper(210, 297, "mm", 11.5),
    "letter": _paper(8.5, 11, "in", 11.5),
}
"""The papers that have a name; 6 by 9 inches is that of trade books."""


def paper_of(text: str) -> Paper | None:
    """Return the paper that *text* names or measures, such as ``152x229mm``; else ``None``.

    Its sides must be between 70 and 600 millimetres.
    """
    if paper := PAPERS.get(text.strip().lower()):
        return paper
    match = _SIZE.fullmatch(text.lower())
    if match is None:
        return None
    unit = match.group(3)
    width, height = (Length(number=float(match.group(side)), unit=unit) for side in (1, 2))
    if not all(_SMALLEST <= side.mm <= _LARGEST for side in (width, height)):
        return None
    return Paper(width=width, height=height, type_size=_size_for(width.mm))


def length_from(text: str) -> Length | None:
    """Return the length that *text* says, in mm, cm, in or pt; else ``None``."""
    match = _LENGTH.fullmatch(text.lower())
    return Length(number=float(match.group(1)), unit=match.group(2)) if match else None


def margins_for(paper: Paper, type_size: float, *, large_print: bool = False) -> Margins:
    """Return the margins of *paper* for type of *type_size* points.

    The text is about as much higher than wide as the page, at most some 70 letters wide, and a
    whole number of lines high; it stands high on the page, and leaves room for the binding.
    """
    width, height = paper.width.mm, paper.height.mm
    size = type_size * _MM["pt"]
    sides = max(width * (0.225 if large_print else 0.255), width - _LONGEST_LINE * size)
    ends = height * (0.194 + 0.35 * (sides / width - 0.255))
    top = 0.45 * ends
    pitch = size * (_LARGE_PITCH if large_print else _PITCH)
    capital = size * _CAPITAL
    lines = round((height - ends - capital) / pitch) + 1
    # Half a hundredth of a line, so that rounding costs no line.
    bottom = height - top - capital - (lines - 1) * pitch - 0.005 * pitch
    in_mm = {"inside": 0.52 * sides, "outside": 0.48 * sides, "top": top, "bottom": bottom}
    return Margins(**{name: Length(number=mm, unit="mm") for name, mm in in_mm.items()})


def changed_margins(margins: Margins, changes: dict[str, Length]) -> Margins:
    """Return *margins* with those that *changes* has by name."""
    return replace(margins, **changes)


def _size_for(width: float) -> float:
    """Return the size of type in points for a page *width* millimetres wide."""
    sizes = ((135, 9.5), (150, 10.0), (175, 10.5), (200, 11.0))
    return next((size for most, size in sizes if width < most), 11.5)
