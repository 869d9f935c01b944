"""The order of names: one for the web, for print and for the bibliography.

As if without marks, letter by letter (CMOS 17, 16.58–67); numbers by what they count; the letters
that a language has for itself where it has them (as CLDR sorts). Other scripts come after Latin,
by their code points.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

FilingKey = tuple[tuple[str, ...], str]
"""What a name is sorted by: its parts, then the name as it is written."""

_AFTER_NAME = re.compile(r"[,(:]")
_NUMBER = re.compile(r"\d+")
# What no decomposition takes apart.
_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ħ": "h",
    "ŧ": "t", "ŋ": "n", "ƀ": "b", "ǥ": "g", "ɨ": "i", "ə": "e", "ɖ": "d", "ɓ": "b", "ɗ": "d",
    "ƙ": "k", "ƴ": "y",
}  # fmt: skip
_CAPITALS = {form.upper(): plain.capitalize() for form, plain in _LETTERS.items() if form != "ß"}
_PLAIN = str.maketrans({**_LETTERS, **_CAPITALS, "ẞ": "SS", "ı": "i"})
_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
"""Katakana are filed with hiragana."""

# By language, letters that follow another one instead of standing among it; = for letters that
# stand in one place.
_NORDIC = "z æ=ä ø=ö å"
_CROATIAN = "c č ć|d dž đ|l lj|n nj|s š|z ž|д ђ|и ј|л љ|н њ|т ћ|ч џ"
_OWN_LETTERS = {
    "az": "c ç|e ə|g ğ|h ı|o ö|s ş|u ü",
    "be": "з і|и й|у ў",
    "bs": _CROATIAN,
    "cs": "c č|h ch|r ř|s š|z ž",
    "da": _NORDIC,
    "es": "n ñ",
    "et": "s š z ž|w õ ä ö ü",
    "fi": "z å ä=æ ö=ø",
    "hr": _CROATIAN,
    "hu": "c cs|d dz dzs|g gy|l ly|n ny|o ö=ő|s sz|t ty|u ü=ű|z zs",
    "is": "a á|d ð|e é|i í|o ó|u ú|y ý|z þ æ ö=ø å",
    "lt": "c č|s š|z ž",
    "lv": "c č|g ģ|k ķ|l ļ|n ņ|s š|z ž",
    "nb": _NORDIC,
    "nn": _NORDIC,
    "no": _NORDIC,
    "pl": "a ą|c ć|e ę|l ł|n ń|o ó|s ś|z ź ż",
    "ro": "a ă â|i î|s ș=ş|t ț=ţ",
    "sk": "a ä|c č|h ch|o ô|s š|z ž",
    "sl": "c č ć|d đ|s š|z ž",
    "sq": "c ç|d dh|e ë|g gj|l ll|n nj|r rr|s sh|t th|x xh|z zh",
    "sr": _CROATIAN,
    "sv": "z å ä=æ ö=ø",
    "tr": "c ç|g ğ|h ı|o ö|s ş|u ü",
    "uk": "г ґ|е є|и і ї й",
}
_ANYWHERE = "и й|у ў"
_DOTLESS = frozenset({"az", "tr"})
"""The languages in which I is the capital of ı, and İ that of i."""

_FIRST_RANK, _LAST_RANK = 0xE000, 0xE0FF
"""Private characters, which are after every letter, mark a letter that follows another."""

_SIGN = " "
"""What begins with a sign is before all numbers and letters."""

_ASIDE = "\"'’¡¿…."
_PASSED_OVER = ("Pi", "Pf", "Ps", "Pe", "Pd", "Zs", "Cf", "Mn")

_CONSONANTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_FIRST_CONSONANT = 0x1100


def filing_key(name: str, language: str = "") -> FilingKey:
    """Return what *name* is sorted by in a book whose language has the code *language*.

    What follows a comma, a colon or a bracket counts only between names that are alike before it.
    """
    parts = _AFTER_NAME.split(unicodedata.normalize("NFKC", name))
    first, *others = (letters_of(part, language) for part in parts)
    return (_SIGN + first if _opens_with_sign(name) else first, *others), name


def heading_of(name: str, language: str = "") -> str:
    """Return the letter under which an index has *name*; nothing if it begins with none."""
    letters = letters_of(_AFTER_NAME.sub("", name), language)
    if _opens_with_sign(name) or not letters[:1].isalpha():
        return ""
    _pattern, ranks = _own_letters(_code(language))
    own = next((form for form, ranked in ranks.items() if letters.startswith(ranked)), "")
    if own:
        return own.capitalize()
    if letters[0] == "i" and _code(language) in _DOTLESS:
        return "İ"
    consonant = ord(letters[0]) - _FIRST_CONSONANT
    return _CONSONANTS[consonant] if 0 <= consonant < len(_CONSONANTS) else letters[0].upper()


def letters_of(text: str, language: str = "") -> str:
    """Return the letters and numbers of *text*, as names are compared by them.

    The signs too if it has nothing else.
    """
    pattern, ranks = _own_letters(_code(language))
    small = _small(text, _code(language))
    ranked = pattern.sub(lambda found: ranks[found[0]], small)
    plain = without_marks(ranked).translate(_HIRAGANA)
    letters = "".join(char for char in plain if _counts(char))
    return _NUMBER.sub(lambda found: _by_size(found[0]), letters) or small.strip()


def fold(text: str) -> str:
    """Return *text* in small letters without marks: ``Łukasz`` and ``lukasz`` are one."""
    return without_marks(_small(text, ""))


def without_marks(text: str) -> str:
    """Return *text* without accents and marks, its capitals kept: ``Łukasz`` is ``Lukasz``."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return plain.translate(_PLAIN)


def _opens_with_sign(name: str) -> bool:
    """Tell whether *name* begins with a sign such as + or #, quotation marks and brackets aside."""
    seen = (char for char in name if char not in _ASIDE)
    first = next((char for char in seen if unicodedata.category(char) not in _PASSED_OVER), "")
    return bool(first) and not first.isalnum()


def _code(language: str) -> str:
    return re.split(r"[-_@.]", language, maxsplit=1)[0].lower()


def _small(text: str, code: str) -> str:
    composed = unicodedata.normalize("NFKC", text)
    if code in _DOTLESS:
        composed = composed.replace("I", "ı").replace("İ", "i")
    return unicodedata.normalize("NFC", composed.casefold())


def _by_size(number: str) -> str:
    """Return *number* so that a longer one, without zeros before it, comes after a shorter one."""
    digits = "".join(str(unicodedata.decimal(digit)) for digit in number).lstrip("0")
    return f"{len(digits):04}{digits}"


def _counts(char: str) -> bool:
    return char.isalnum() or _FIRST_RANK <= ord(char) <= _LAST_RANK


@cache
def _own_letters(code: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return how the own letters of a language are found, and what each is compared by."""
    ranks = {}
    groups = f"{_ANYWHERE}|{_OWN_LETTERS.get(code, '')}".split("|")
    for first, *following in (group.split() for group in groups if group):
        for rank, forms in enumerate(following):
            for form in forms.split("="):
                ranks[form] = first + chr(_FIRST_RANK + rank)
    longest_first = sorted(ranks, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), ranks
