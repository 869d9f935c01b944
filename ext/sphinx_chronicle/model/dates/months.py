"""The names of months and weekdays in the languages that people date in (Unicode CLDR)."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal

# Two languages may call different months by one word, as Czech and Croatian do; none is proposed.
_LANGUAGES = (
    "en", "es", "fr", "de", "de_AT", "it", "pt", "nl", "ru", "uk", "pl", "cs", "sk", "hr", "sl",
    "da", "nb", "sv", "fi", "et", "lv", "lt", "hu", "ro", "tr", "el", "bg", "ca",
)  # fmt: skip
_FORMS: tuple[tuple[Literal["format", "stand-alone"], Literal["wide", "abbreviated"]], ...] = (
    ("format", "wide"),
    ("stand-alone", "wide"),
    ("format", "abbreviated"),
)
# Clerks, Latin, and what the languages of today have no more.
_OLD = {
    1: "januarii januarius ianuarii jenner",
    2: "februarii februarius feber",
    3: "martii martius",
    4: "aprilis",
    5: "maii maius",
    6: "junii iunii junius",
    7: "julii iulii julius",
    8: "augusti augustus",
    9: "septembris septr septbr sept sett set 7ber 7br 7bre 7bris viiber",
    10: "octobris octr octbr 8ber 8br 8bre 8bris viiiber",
    11: "novembris novr novbr 9ber 9br 9bre 9bris ixber",
    12: "decembris decr decbr 10ber 10br 10bre 10bris xber xbr xbre xbris",
}
_SHORTEST = 3


def plain(text: str) -> str:
    """Return *text* in small letters without accents, with single blanks."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFC", bare).split())  # Korean is put together again


def month_named(word: str) -> int:
    """Return the month that *word* names, whole or shortened; 0 where it names none, or two."""
    names = _months()
    word = word.rstrip(".")
    found = names.get(word)
    if found is None and len(word) >= _SHORTEST:
        found = frozenset[int]().union(*(names[name] for name in names if name.startswith(word)))
    return next(iter(found)) if found and len(found) == 1 else 0


def is_weekday(word: str) -> bool:
    """Tell whether *word* is a day of the week."""
    return word.rstrip(".,") in _weekdays()


@cache
def _months() -> dict[str, frozenset[int]]:
    """Return what each name may mean."""
    from babel.dates import get_month_names  # noqa: PLC0415 (only a wording has need of it)

    found: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        for context, width in _FORMS:
            for month, name in get_month_names(width, context, language).items():
                found.setdefault(plain(name).rstrip("."), set()).add(month)
    for month, names in _OLD.items():
        for name in names.split():
            found.setdefault(name, set()).add(month)
    return {name: frozenset(months) for name, months in found.items() if not name.isdecimal()}


@cache
def _weekdays() -> frozenset[str]:
    from babel.dates import get_day_names  # noqa: PLC0415

    return frozenset(
        plain(name).rstrip(".")
        for language in _LANGUAGES
        for context, width in _FORMS
        for name in get_day_names(width, context, language).values()
    )
