"""Dates in Spanish, as the Ortografía of the Real Academia (2010) prints them."""

import re
from collections.abc import Sequence

from .phrases import Phrases, YearEnd
from .values import Precision

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
# "o" becomes "u" before the sound o: octubre, ocho, once, and 8, 80, 800, 11 in figures.
_SOUNDS_O = re.compile(r"o|8|11(?!\d)|11[.\u00a0]")
_SECOND_DECADE = re.compile(r"(década de [\d\u00a0]+ (?:(?:a|y) la|y|o|u)) década\b")
_SOUNDS_I = re.compile(r"i|hi(?!e)")


def roman(number: int) -> str:
    """Return the Roman numeral."""
    numeral = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def _century(number: int) -> str:
    return f"siglo {roman(number)}"


def _centuries(first: int, last: int) -> str:
    return f"siglos {roman(first)}-{roman(last)}"


def _join(word: str, items: Sequence[str]) -> str:
    *some, last = items
    return f"{', '.join(some)} {word} {last}" if some else last


def _any_of(items: Sequence[str]) -> str:
    return _join("u" if _SOUNDS_O.match(items[-1]) else "o", items)


def _all_of(items: Sequence[str]) -> str:
    return _join("e" if _SOUNDS_I.match(items[-1]) else "y", items)


def _contract(text: str) -> str:
    """Write ``del`` and ``al``, ``la 01:15`` as of one hour, and of two decades the word once."""
    text = _SECOND_DECADE.sub(r"\1", text)
    text = re.sub(r"\b(de|a) el\b", r"\1l", text)
    return re.sub(r"\blas (?=01:)", "la ", text)


_SPRINGS = (21, 25, 29)
_NAMES = ("primavera", "verano", "otoño", "invierno")
_ORDINALS = ("primer", "segundo", "tercer", "cuarto")

SPANISH = Phrases(
    months=(
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
    short_months=(
        *("ene.", "feb.", "mar.", "abr.", "mayo", "jun."),
        *("jul.", "ago.", "sept.", "oct.", "nov.", "dic."),
    ),
    day_month_year="{day} de {month} de {year}",
    month_year="{month} de {year}",
    day_month="{day} de {month}",
    short_day_month_year="{day} {month} {year}",
    short_month_year="{month} {year}",
    short_day_month="{day} {month}",
    with_year="{date} de {year}",
    short_with_year="{date} {year}",
    before_christ="{year} a. C.",
    after_christ="{year} d. C.",
    thousands="\u00a0",
    julian="{} (juliano)",
    decade="década de {year}",
    century=_century,
    centuries=_centuries,
    seasons={
        **{n: f"{name} de {{year}}" for n, name in enumerate(_NAMES, 21)},
        **{n: f"{name} de {{year}} (hemisferio norte)" for n, name in enumerate(_NAMES, 25)},
        **{n: f"{name} de {{year}} (hemisferio sur)" for n, name in enumerate(_NAMES, 29)},
        **{n: f"{nth} trimestre de {{year}}" for n, nth in enumerate(_ORDINALS, 33)},
        **{n: f"{nth} cuatrimestre de {{year}}" for n, nth in enumerate(_ORDINALS[:3], 37)},
        **{n: f"{nth} semestre de {{year}}" for n, nth in enumerate(_ORDINALS[:2], 40)},
    },
    definite={
        Precision.DECADE: "la {}",
        Precision.CENTURY: "el {}",
        Precision.DAY: "el {}",
    },
    season_articles={n: "la {}" if n in _SPRINGS else "el {}" for n in range(21, 42)},
    dash="-",
    dashed=frozenset({Precision.YEAR}),
    year_end=YearEnd.FULL,
    from_to="de {first} a {last}",
    after="desde {}",
    until="hasta {}",
    by="no después de {}",
    or_earlier="{} o antes",
    or_later="{} o después",
    and_earlier="{} y antes",
    and_later="{} y después",
    between="entre {first} y {last}",
    day_of_unknown_month="día {day} de un mes desconocido",
    of_year="{date} de {year}",
    date_in_years="{date} de un año {years}",
    date_in_unknown_year="{date} de un año desconocido",
    in_years="de {}",
    unknown_year="año desconocido",
    any_of=_any_of,
    all_of=_all_of,
    born="n. {}",
    died="m. {}",
    about="hacia las {}",
    zone_by_name="{time} (hora de {zone})",
    local_time="(hora local)",
    tidy=_contract,
)
