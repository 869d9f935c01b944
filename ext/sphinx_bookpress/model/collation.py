"""The order of an index."""

from __future__ import annotations

import re
import unicodedata

_AFTER_NAME = re.compile(r"[,(:]")
_NUMBER = re.compile(r"[0-9]+")
_DIGITS = 12
"""As long as no number in a name is; numbers are sorted by what they count."""
_OWN_LETTERS = {
    "da": "zæøå",
    "es": "nñ",
    "fi": "zåäö",
    "nb": "zæøå",
    "nn": "zæøå",
    "no": "zæøå",
    "pl": "aą cć eę lł nń oó sś zźż",
    "ro": "aăâ iî sșş tțţ",
    "sv": "zåäö",
}
"""By language, letters that stand after another instead of among it (as CLDR has it)."""

_FIRST_RANK = 0xE000
"""A private sign, which is after every letter, marks a letter that stands after another."""

_LAST_RANK = 0xE00F
_APART = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})


def collation_key(name: str, language: str = "") -> tuple[tuple[str, ...], str]:
    """Return by what *name* is sorted: letter by letter, accents and spaces left out.

    What follows a comma, a colon or a bracket counts only between names that are alike before it
    (CMOS 17, 16.58–61). Where the *language* has letters of its own, they keep their place.
    """
    own = _ranks_of(language)
    parts = tuple(_letters(part, own) for part in _AFTER_NAME.split(name))
    return parts, name


def own_letter_of(name: str, language: str) -> str:
    """Return the first letter of *name* if *language* does not file it under another letter."""
    first = unicodedata.normalize("NFC", name.strip())[:1]
    return first.upper() if ord(first or "a") in _ranks_of(language) else ""


def _ranks_of(language: str) -> dict[int, str]:
    """Return for each letter that *language* has for itself, small or capital, what sorts it."""
    return {
        ord(form): group[0] + chr(_FIRST_RANK + rank)
        for group in _OWN_LETTERS.get(language, "").split()
        for rank, letter in enumerate(group[1:])
        for form in (letter, letter.upper())
    }


def _letters(text: str, own: dict[int, str]) -> str:
    """Return the letters, digits and signs of *text*; the signs only if it has nothing else."""
    ranked = unicodedata.normalize("NFC", text).translate(own)
    plain = unicodedata.normalize("NFD", ranked.casefold().translate(_APART))
    letters = "".join(sign for sign in plain if _counts(sign)) or plain.strip()
    return _NUMBER.sub(lambda number: number.group().zfill(_DIGITS), letters)


def _counts(sign: str) -> bool:
    return sign.isalnum() or _FIRST_RANK <= ord(sign) <= _LAST_RANK
