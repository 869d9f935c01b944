"""How wide text is, from the advance widths of two typefaces that are always at hand."""

from __future__ import annotations

import json
import unicodedata
from enum import IntEnum
from functools import cache
from importlib.resources import files

# A letter of a script that the table lacks: ideographs fill the em, others rarely two thirds,
# and those written from the right about half.
_WIDE = 1000
_OTHER = 660
_LEFTWARD = 560


class Face(IntEnum):
    """A column of the table, named for what is set in it.

    On the web drawings are set in Helvetica or a face of the same widths (Arial, Liberation
    Sans); in print in Libertinus Serif, which the compiler carries.
    """

    WEB = 0
    WEB_BOLD = 1
    PRINT = 2
    PRINT_BOLD = 3


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return a width, in the unit of *size*, that holds *text* on the web and in print."""
    faces = (Face.WEB_BOLD, Face.PRINT_BOLD) if bold else (Face.WEB, Face.PRINT)
    return max(set_width(text, size, face) for face in faces)


def set_width(text: str, size: float, face: Face) -> float:
    """Return the width of *text* set solid in *face*, without kerning, in the unit of *size*."""
    widths = _load_widths()
    return sum(widths[char][face] if char in widths else _guess(char) for char in text) * size / 1e3


def is_measured(text: str) -> bool:
    """Tell whether the table has every letter of *text*, so that its width is no guess."""
    widths = _load_widths()
    return all(char in widths for char in text)


def shorten(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return *text*, cut at a word and ended by an ellipsis if it is wider than *width*.

    Empty where not even one word has room.
    """
    if text_width(text, size, bold=bold) <= width:
        return text
    words = text.split()
    while words:
        words.pop()
        shown = " ".join(words).rstrip(",;:—– ") + "…"
        if words and text_width(shown, size, bold=bold) <= width:
            return shown
    return ""


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return the lines of *text*, none wider than *width* unless one word is."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _guess(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Cf", "Me"):
        return 0
    if unicodedata.bidirectional(char) in ("R", "AL"):
        return _LEFTWARD
    return _WIDE if unicodedata.east_asian_width(char) in "WF" else _OTHER


@cache
def _load_widths() -> dict[str, tuple[int, int, int, int]]:
    """Return the widths in thousandths of the size.

    Measured with the compiler of the typst package, kerning off: Liberation Sans 2.1, whose
    widths are those of Helvetica and Arial, and Libertinus Serif 7.
    """
    text = (files(__package__) / "widths.json").read_text("utf-8")
    return {char: tuple(widths) for char, widths in json.loads(text).items()}
