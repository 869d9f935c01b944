"""Numbers, codes and transliterated letters that LaTeX’s commands turn into characters."""

from __future__ import annotations

import re
import unicodedata

from .editions import ordinal

_FRACTIONS = {
    (str(numerator), str(denominator)): character
    for character in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
    for numerator, denominator in [unicodedata.normalize("NFKC", character).split("⁄")]
}
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 4000
_LAST_CODE = 0x10FFFF
_GREEK = dict(zip("abgdezhjiklmnxoprstufqyw", "αβγδεζηθικλμνξοπρστυφχψω", strict=True))
_GREEK_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "~": "\u0342", ">": "\u0313", "<": "\u0314", '"': "\u0308",
    "|": "\u0345", "\u00a0": "\u0342", "’": "\u0301", "‘": "\u0300",
}  # fmt: skip


def as_ordinal(text: str) -> str:
    """Return 2nd for 2; anything that is no number as it is."""
    return ordinal(int(text)) if re.fullmatch(r"\d{1,6}", text.strip()) else text


def as_roman(text: str) -> str:
    """Return iv for 4; anything that is no number as it is."""
    if not re.fullmatch(r"\d{1,4}", text.strip()) or not 0 < int(text) < _MOST_ROMAN:
        return text
    number, letters = int(text), ""
    for value, letter in _ROMAN:
        letters += letter * (number // value)
        number %= value
    return letters


def as_fraction(numerator: str, denominator: str) -> str:
    """Return ½ where there is one character, 7/12 where there is none."""
    key = numerator.strip(), denominator.strip()
    return _FRACTIONS.get(key, "/".join(part for part in key if part))


def as_character(code: str) -> str:
    """Return the character of a number as TeX writes it: 233, "E9, '351 or `é.

    Nothing where it is none, or one that no page can hold.
    """
    code = code.strip().replace("”", '"').replace("’", "'")
    if code[:1] in {"`", "‘"}:
        return code[1:].removeprefix("\\")[:1]
    base = {'"': 16, "'": 8}.get(code[:1], 10)
    try:
        number = int(code.lstrip("\"'"), base)
    except ValueError:
        return ""
    if not 0 < number <= _LAST_CODE:
        return ""
    character = chr(number)
    is_text = character.isprintable() or character.isspace()
    is_own = unicodedata.category(character) in {"Cs", "Co", "Cn", "Cc"}
    return character if is_text and not is_own else ""


def as_greek(text: str) -> str:
    """Return Greek typed in Latin letters, as Babel reads it: ``l'ogos`` is λόγος."""
    if not text.isascii() and any(unicodedata.name(c, "").startswith("GREEK") for c in text):
        return text
    letters: list[str] = []
    waiting = ""
    for character in text:
        if character in _GREEK_ACCENTS and character != "|":
            waiting += _GREEK_ACCENTS[character]
        elif character == "|":
            letters.append(_GREEK_ACCENTS[character])
        else:
            small = _GREEK.get(character.lower(), character)
            small = "ς" if character == "c" else small
            letters.append((small.upper() if character.isupper() else small) + waiting)
            waiting = ""
    words = unicodedata.normalize("NFC", "".join(letters))
    return re.sub(r"σ\b", "ς", words)
