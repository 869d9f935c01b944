"""The order of an index."""

from __future__ import annotations

import re
import unicodedata

_AFTER_NAME = re.compile(r"[,(:]")
_NUMBER = re.compile(r"[0-9]+")
_DIGITS = 12
"""As long as no number in a name is; numbers are sorted by what they count."""
_APART = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})


def collation_key(name: str) -> tuple[tuple[str, ...], str]:
    """Return by what *name* is sorted: letter by letter, accents and spaces left out.

    What follows a comma, a colon or a bracket counts only between names that are alike before it
    (CMOS 17, 16.58–61).
    """
    parts = tuple(map(_letters, _AFTER_NAME.split(name)))
    return parts, name


def _letters(text: str) -> str:
    """Return the letters, digits and signs of *text*; the signs only if it has nothing else."""
    plain = unicodedata.normalize("NFD", text.casefold().translate(_APART))
    letters = "".join(sign for sign in plain if sign.isalnum()) or plain.strip()
    return _NUMBER.sub(lambda number: number.group().zfill(_DIGITS), letters)
