"""The prose of the book as rules read it: text with what is linked, dated and cited in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .entity import Ref, Spot


# Stands in a text for a mark that leads to a note.
NOTE_MARK = "\ue000"


class PassageKind(StrEnum):
    """What a passage is, since not every rule reads every kind."""

    PROSE = "prose"
    TITLE = "title"
    QUOTATION = "quotation"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A link in a passage: the characters from *start* to *end* lead to an entity.

    *objtype* is empty where the link does not say which type it means.
    """

    start: int
    end: int
    objtype: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph, title or quotation.

    *text* has a private character of Unicode (U+E000) for each mark of a note; *notes* are their
    places, *closed* the stretches (from, to) that nothing may be linked in, such as links to
    elsewhere. *card* is the entity in whose entry it stands, *spot* its section or entry.
    *file* (from the folder of the book) is the one that *line* is in, empty for the page's own.
    """

    docname: str
    line: int
    kind: PassageKind
    text: str
    spans: tuple[Span, ...] = ()
    notes: tuple[int, ...] = ()
    closed: tuple[tuple[int, int], ...] = ()
    card: Ref | None = None
    spot: Spot | None = None
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image in the book: whether it says what it shows, and whose it is.

    *credit* is whatever stands beside it in words: caption, legend, or the credit of a card.
    *card* is the entity whose entry it is in, *file* as in a passage.
    """

    docname: str
    line: int
    uri: str
    has_alt: bool
    credit: str
    card: Ref | None = None
    file: str = ""
