"""Lengths and languages as Typst wants them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*([a-z]*|%)\s*", re.IGNORECASE)
_POINTS = {"": 0.75, "px": 0.75, "pt": 1.0, "pc": 12.0, "bp": 1.0}
_AMERICAN = frozenset({"", "US", "CA"})
"""Regions that write American English; who names none is taken to do so."""

_SAME_IN_TYPST = frozenset({"cm", "mm", "in", "em"})


def length_of(text: str) -> str | None:
    """Return a docutils length as Typst writes it, or ``None`` if it cannot be read.

    Plain numbers and pixels are CSS pixels, 96 to the inch.
    """
    match = _LENGTH.fullmatch(text)
    if match is None:
        return None
    number, unit = float(match.group(1)), match.group(2).lower()
    if unit == "%":
        return f"{number:g}%"
    if unit in _SAME_IN_TYPST:
        return f"{number:g}{unit}"
    if unit in _POINTS:
        return f"{number * _POINTS[unit]:g}pt"
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language and, where known, a region, which decide hyphenation and the PDF's language."""

    code: str
    region: str = ""

    @property
    def has_stops_in_quotations(self) -> bool:
        """Whether a stop goes before the marks that close a quotation.

        So American English has it (Chicago Manual of Style, 17th edition, 6.9), and no other.
        """
        return self.code == "en" and self.region in _AMERICAN


def language_of(code: str) -> Language:
    """Return the language that Sphinx calls *code*, such as ``en`` or ``pt_BR``; else English."""
    parts = re.split(r"[-_@.]", code or "en")
    language = parts[0].lower()
    if not re.fullmatch(r"[a-z]{2,3}", language):
        return Language(code="en")
    regions = [part.upper() for part in parts[1:] if re.fullmatch(r"[A-Za-z]{2}", part)]
    return Language(code=language, region=regions[0] if regions else "")
