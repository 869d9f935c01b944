"""Labels that keep to the room they have."""

from __future__ import annotations

from .metrics import shorten, text_width

_ELLIPSIS = "…"


def fit(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return *text* cut to *width*: at a word if one has room, else at a letter.

    Empty where not even one letter has room.
    """
    shown = shorten(text, width, size, bold=bold)
    if shown or not text.strip():
        return shown
    room = width - text_width(_ELLIPSIS, size, bold=bold)
    kept = ""
    for char in text:
        if text_width(kept + char, size, bold=bold) > room:
            break
        kept += char
    return kept.rstrip() + _ELLIPSIS if kept.strip() else ""
