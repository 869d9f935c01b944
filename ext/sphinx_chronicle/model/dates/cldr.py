"""Make phrases for any locale from Babel's patterns (Unicode CLDR)."""

import re
from collections.abc import Sequence
from functools import partial
from typing import Literal

from babel import Locale
from babel.dates import tokenize_pattern
from babel.lists import format_list

from sphinx_authoring.languages import locale_named

from .english import AMERICAN
from .phrases import Phrases, YearEnd
from .values import Precision

_SLOTS = {"d": "{day}", "M": "{month}", "L": "{month}", "y": "{year}"}
_STANDALONE = "L"
_NAMED = 3


def phrases_from_cldr(identifier: str) -> Phrases:
    """Return phrases made of the locale's patterns; where CLDR lacks a word, a sign stands.

    An unknown locale falls back to its language, then to American English.
    """
    locale = locale_named(identifier)
    if locale is None:
        return AMERICAN
    full = str(locale.date_formats["long"].pattern)
    short = _skeleton(locale, "yMMMd")
    month_year = _skeleton(locale, "yMMMM")
    return Phrases(
        months=_months(locale, full),
        short_months=_months(locale, short),
        months_alone=_months(locale, month_year),
        day_month_year=_template(full),
        month_year=_template(month_year),
        day_month=_template(_skeleton(locale, "MMMMd")),
        short_day_month_year=_template(short),
        short_month_year=_template(_skeleton(locale, "yMMM")),
        short_day_month=_template(_skeleton(locale, "MMMd")),
        before_christ=_with_era(locale, 0),
        after_christ=_with_era(locale, 1),
        thousands=str(locale.number_symbols["latn"]["group"]),
        decade="{year}–{last}",
        century=_century,
        seasons={},
        definite={},
        dashed=frozenset({Precision.YEAR, Precision.SEASON, Precision.MONTH, Precision.DAY}),
        year_end=YearEnd.FULL,
        from_to="{first} – {last}",
        after="{}–",
        until="–{}",
        by="≤ {}",
        or_earlier="≤ {}",
        or_later="≥ {}",
        and_earlier="≤ {}",
        and_later="≥ {}",
        between="{first}–{last}",
        day_of_unknown_month="{day}. ?.",
        of_year="{date} {year}",
        date_in_years="{date}, {years}",
        date_in_unknown_year="{date}",
        in_years="{}",
        unknown_year="?",
        any_of=partial(_join, locale, "or"),
        all_of=partial(_join, locale, "standard"),
        born="* {}",
        died="† {}",
        zone_by_name="{time} ({zone})",
        tidy=partial(_move_eras, _year_mark(locale), tuple(_era(locale, era) for era in (0, 1))),
    )


def _skeleton(locale: Locale, skeleton: str) -> str:
    found = locale.datetime_skeletons.get(skeleton)
    return str(found.pattern) if found else str(locale.date_formats["long"].pattern)


def _template(pattern: str) -> str:
    """Return a CLDR pattern as a template: ``d. MMMM y`` is ``{day}. {month} {year}``."""
    template = ""
    for _, value in tokenize_pattern(pattern):
        if isinstance(value, str):
            template += value.replace("{", "{{").replace("}", "}}")
        else:
            template += _SLOTS.get(str(value[0]), "")
    # An era that a pattern asks for is left to the year, and leaves its space.
    return re.sub(" {2,}", " ", template).strip()


def _era(locale: Locale, number: int) -> str:
    return str(locale.eras["abbreviated"][number])


def _with_era(locale: Locale, number: int) -> str:
    """Return the template of a year with its era, which stands before it or behind it."""
    before, year, _behind = _skeleton(locale, "Gy").partition("y")
    if year and "G" in before:
        return before.replace("G", _era(locale, number)) + "{year}"
    return f"{{year}} {_era(locale, number)}"


def _year_mark(locale: Locale) -> str:
    """Return what stands between a year and its era: `` г.`` in ``45 г. до н. э.``."""
    for skeleton in ("Gy", "GyMMM"):
        found = re.search("{year}(.*)G", _template(_skeleton(locale, skeleton).replace("G", "'G'")))
        if found and found[1].strip():
            return found[1].rstrip()
    return ""


def _move_eras(mark: str, eras: tuple[str, ...], text: str) -> str:
    """Return *text* with each era behind the mark of its year, before which it was put."""
    if mark:
        for era in eras:
            text = text.replace(f" {era}{mark}", f"{mark} {era}")
    return text


def _months(locale: Locale, pattern: str) -> tuple[str, ...]:
    """Return the names of months in the form that *pattern* asks for, or their numbers."""
    fields = [value for _, value in tokenize_pattern(pattern) if not isinstance(value, str)]
    letter, length = next(
        ((str(letter), int(length)) for letter, length in fields if letter in ("M", "L")), ("M", 4)
    )
    if length < _NAMED:
        return tuple(str(month) for month in range(1, 13))
    context = "stand-alone" if letter == _STANDALONE else "format"
    width = "wide" if length > _NAMED else "abbreviated"
    names = locale.months[context][width]
    return tuple(str(names[month]) for month in range(1, 13))


def _century(number: int) -> str:
    return f"{number - 1}00–{number - 1}99"


def _join(locale: Locale, style: Literal["or", "standard"], items: Sequence[str]) -> str:
    return format_list(items, style=style, locale=locale)
