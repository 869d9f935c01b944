"""Make phrases for any locale from Babel's patterns (Unicode CLDR)."""

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
        before_christ=f"{{year}} {locale.eras['abbreviated'][0]}",
        after_christ=f"{{year}} {locale.eras['abbreviated'][1]}",
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
    return template.strip()


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
