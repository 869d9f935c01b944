"""Find dates in running text, in the words of a locale."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale
from babel.dates import get_month_names

from .dates import DateError, HistoricalDate, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .dates import Day

# What parts two days of which one month is told: “April 17 and 18”, “del 17 al 20 de abril”.
_TO_NEXT = r"\s*(?:[,;–—-]|and|or|to|through|y|o|a|al|und|bis|et|ou|au)\s*"
_JOINED = re.compile(rf",?{_TO_NEXT}(?:the |el |al )?")
_JOINT_LENGTH = 30  # characters; a month and the word after it are shorter
_LONGEST_YEAR = 366


class Dated(NamedTuple):
    """A date in a text, from character *start* to *end*."""

    start: int
    end: int
    date: HistoricalDate


class DayOfYear(NamedTuple):
    """A day whose year is not told, from character *start* to *end*."""

    start: int
    end: int
    month: int
    day: int

    def may_be_in(self, first: Day | None, last: Day | None) -> bool:
        """Tell whether such a day can lie between *first* and *last*, if these are known."""
        if first is None or last is None or last.ordinal - first.ordinal >= _LONGEST_YEAR:
            return True
        return any(
            first[:3] <= (year, self.month, self.day) <= last[:3]
            for year in range(first.year, last.year + 1)
        )


def are_joined(between: str) -> bool:
    """Tell whether the words *between* two dates make one stretch of time or a list of them."""
    return _JOINED.fullmatch(between) is not None


def find_dates(text: str, locale: str) -> Iterator[Dated]:
    """Yield the dates of *text* that name a day or a month of a year: “April 17, 1961”.

    Those without a year are left alone, since the year may be anything that was said before.
    """
    pattern, months = _load_pattern(locale)
    for match in pattern.finditer(text):
        if match["before"] and _follows_another(match, locale):
            continue  # of “16 and 17 April 1961” the first may be meant
        month = months[match["month"].casefold()]
        day = match["before"] or match["after"]
        edtf = f"{match['year']}-{month:02}" + (f"-{int(day):02}" if day else "")
        try:
            yield Dated(match.start(), match.end(), parse_date(edtf))
        except DateError:
            continue  # April 31 is a slip of the pen, but no date to compare


def find_days_of_year(text: str, locale: str) -> Iterator[DayOfYear]:
    """Yield the days of *text* that have a month and no year: “April 17”."""
    pattern, months = _load_day_pattern(locale)
    for match in pattern.finditer(text):
        day = int(match["before"] or match["after"] or 0)
        if match["before"] and _follows_another(match, locale):
            continue
        if 1 <= day <= 31:  # noqa: PLR2004
            month = months[match["month"].casefold()]
            yield DayOfYear(match.start(), match.end(), month, day)


def _follows_another(match: re.Match[str], locale: str) -> bool:
    """Tell whether another day, or its month, is joined to the day before which it stands."""
    start = match.start()
    return bool(_load_joint(locale).search(match.string, max(0, start - _JOINT_LENGTH), start))


@cache
def _load_joint(locale: str) -> re.Pattern[str]:
    listed, _months = _load_months(locale)
    return re.compile(rf"(?:\d|{listed}){_TO_NEXT}$")


@cache
def _load_day_pattern(locale: str) -> tuple[re.Pattern[str], dict[str, int]]:
    listed, months = _load_months(locale)
    pattern = re.compile(
        rf"(?<![\w–-])(?:(?P<before>[0-3]?\d)(?:\.|º)?\s+(?:de\s+)?)?(?P<month>{listed})"
        rf"(?:\s+(?P<after>[0-3]?\d))?(?![\w–-])(?!,?\s+(?:de\s+|del\s+)?\d)(?!{_TO_NEXT}\d)"
    )
    return pattern, months


@cache
def _load_months(locale: str) -> tuple[str, dict[str, int]]:
    names = get_month_names("wide", locale=Locale.parse(locale))
    months = {name.casefold(): number for number, name in names.items()}
    return "|".join(sorted(map(re.escape, names.values()), key=len, reverse=True)), months


@cache
def _load_pattern(locale: str) -> tuple[re.Pattern[str], dict[str, int]]:
    listed, months = _load_months(locale)
    pattern = re.compile(
        rf"(?<![\w–-])(?:(?P<before>[0-3]?\d)(?:\.|º)?\s+(?:de\s+)?)?(?P<month>{listed})"
        r"(?:\s+(?P<after>[0-3]?\d)(?!\d|[–-]\d))?,?\s+(?:de\s+|del\s+)?(?P<year>[12]\d{3})(?![\w–-])",
        re.IGNORECASE,
    )
    return pattern, months
