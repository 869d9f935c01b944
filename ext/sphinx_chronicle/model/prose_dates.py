"""Find dates in running text, in the words of a locale."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from babel.dates import get_month_names

from sphinx_authoring.languages import locale_named

from .dates import DateError, HistoricalDate, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .dates import Day

# What parts two days of which one month is told: “April 17 and 18”, “del 17 al 20 de abril”.
_TO_NEXT = r"\s*(?:[,;–—-]|and|or|to|through|y|o|a|al|und|bis|et|ou|au)\s*"
_JOINED = re.compile(rf",?{_TO_NEXT}(?:the |el |al )?")
_JOINT_LENGTH = 30  # characters; a month and the word after it are shorter
_LONGEST_YEAR = 366

# “17”, “17.”, “17th”, “17º”, and what stands between a day and its month.
_DAY = r"[0-3]?\d(?:st|nd|rd|th|º|\.)?"
_OF = r"(?:,?\s+|\s+(?:de|of)\s+)"
_YEAR = r"[12]\d{3}"
_THROUGH = r"\s*(?:[–—-]|to|through|until|till|a|al|hasta|bis)\s*(?:the\s|el\s)?\s*"
_BEFORE_YEAR = r",?\s+(?:del?\s+|of\s+)?"
# The hemisphere of a season is not told, so that its year is all that it tells; summer and
# winter have two years somewhere.
_SEASON = re.compile(
    r"(?<![\w–-])(?:spring|autumn|fall|primavera|otoño|(?P<turning>summer|winter|verano|invierno))"
    rf"\s+(?:of\s+|del?\s+)?(?P<year>{_YEAR})(?:[–/-]\d\d(?:\d\d)?)?(?![\w–-])"
)
_ISO = re.compile(r"(?<![\w–./-])[12]\d{3}-[01]\d-[0-3]\d(?![\w–/-])")
_YEAR_LENGTH = 4


class Dated(NamedTuple):
    """A date in a text, from character *start* to *end*."""

    start: int
    end: int
    date: HistoricalDate
    is_stretch: bool = False


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
    """Yield the dates of *text* that name a day, month or season of a year: “April 17, 1961”.

    And stretches from one to another, “17–20 April 1961”. Those without a year are left alone,
    since the year may be anything that was said before.
    """
    stretches = list(_find_stretches(text, locale))
    yield from stretches
    for dated in (*_find_single(text, locale), *_find_seasons(text), *_find_iso(text)):
        if not any(each.start < dated.end and dated.start < each.end for each in stretches):
            yield dated


def _find_single(text: str, locale: str) -> Iterator[Dated]:
    pattern, months = _load_pattern(locale)
    for match in pattern.finditer(text):
        if match["before"] and _follows_another(match, locale):
            continue  # of “16 and 17 April 1961” the first may be meant
        day = match["before"] or match["after"]
        dated = _date_at(match, _edtf(match["year"], _number_of(match["month"], months), day))
        if dated:
            yield dated


def _find_stretches(text: str, locale: str) -> Iterator[Dated]:
    pattern, months = _load_stretch_pattern(locale)
    for match in pattern.finditer(text):
        one, two = _edge(match, "1", months), _edge(match, "2", months)
        days = one.day, two.day
        if not (one.month or two.month) or (None in days and any(days)):
            continue
        first = _edtf(one.year or two.year or "", one.month or two.month, days[0])
        last = _edtf(two.year or "", two.month or one.month, days[1])
        dated = _date_at(match, f"{first}/{last}")
        if dated:
            yield dated._replace(is_stretch=True)


class _Edge(NamedTuple):
    year: str | None
    month: int
    day: str | None


def _edge(match: re.Match[str], side: str, months: Mapping[str, int]) -> _Edge:
    month = match[f"m{side}"] or match[f"n{side}"]
    return _Edge(
        match[f"y{side}"],
        _number_of(month, months) if month else 0,
        match[f"d{side}"] or match[f"e{side}"],
    )


def _find_seasons(text: str) -> Iterator[Dated]:
    for match in _SEASON.finditer(text):
        year = int(match["year"])
        around = f"{year - 1}/{year + 1}" if match["turning"] else match["year"]
        dated = _date_at(match, around)
        if dated:
            yield dated


def _find_iso(text: str) -> Iterator[Dated]:
    for match in _ISO.finditer(text):
        dated = _date_at(match, match[0])
        if dated:
            yield dated


def whole_year(year: str, shortened: str) -> str:
    """Return *shortened* with the digits that it has in common with *year*: 45 after 1939."""
    return year[: _YEAR_LENGTH - len(shortened)] + shortened


def _edtf(year: str, month: int, day: str | None) -> str:
    number = int("".join(filter(str.isdigit, day))) if day else 0
    return f"{year}-{month:02}" + (f"-{number:02}" if number else "")


def _date_at(match: re.Match[str], edtf: str) -> Dated | None:
    try:
        return Dated(match.start(), match.end(), parse_date(edtf))
    except DateError:
        return None  # April 31 is a slip of the pen, but no date to compare


def find_days_of_year(text: str, locale: str) -> Iterator[DayOfYear]:
    """Yield the days of *text* that have a month and no year: “April 17”."""
    pattern, months = _load_day_pattern(locale)
    for match in pattern.finditer(text):
        typed = match["before"] or match["after"] or "0"
        day = int("".join(filter(str.isdigit, typed)))
        if match["before"] and _follows_another(match, locale):
            continue
        month = _number_of(match["month"], months)
        if month and 1 <= day <= 31:  # noqa: PLR2004
            yield DayOfYear(match.start(), match.end(), month, day)


def _number_of(month: str, months: Mapping[str, int]) -> int:
    """Return the number of *month*; 0 where capitals are not those of Unicode (Turkish MAYIS)."""
    return months.get(month.casefold(), 0)


def _follows_another(match: re.Match[str], locale: str) -> bool:
    """Tell whether another day, or its month, is joined to the day before which it stands."""
    start = match.start()
    return bool(_load_joint(locale).search(match.string, max(0, start - _JOINT_LENGTH), start))


@cache
def _load_joint(locale: str) -> re.Pattern[str]:
    listed, _months = _load_months(locale)
    return re.compile(rf"(?:\d(?:st|nd|rd|th|º)?|{listed}){_TO_NEXT}(?:the\s+)?$")


@cache
def _load_day_pattern(locale: str) -> tuple[re.Pattern[str], Mapping[str, int]]:
    listed, months = _load_months(locale)
    pattern = re.compile(
        rf"(?<![\w–-])(?:(?P<before>{_DAY}){_OF})?(?P<month>{listed})"
        rf"(?:\s+(?P<after>{_DAY}(?<!\.)))?(?![\w–-])(?!,?\s+(?:del?\s+|of\s+)?\d)(?!{_TO_NEXT}\d)"
    )
    return pattern, months


@cache
def _load_months(locale: str) -> tuple[str, Mapping[str, int]]:
    """Return a pattern for the months, long or short, and the number of each."""
    known = locale_named(locale) or "en"
    wide = get_month_names("wide", locale=known)
    short = get_month_names("abbreviated", locale=known)
    months = {name.casefold(): number for number, name in wide.items()}
    # Without its point or its capital a short form is a word: “mar”, “set”.
    stems = {name.rstrip("."): number for number, name in short.items()}
    stems |= {f"{name}t": number for name, number in stems.items() if name == "Sep"}
    stems = {name: number for name, number in stems.items() if name.casefold() not in months}
    months |= {name.casefold(): number for name, number in stems.items()}
    months |= {f"{name.casefold()}.": number for name, number in stems.items()}
    pointed = [re.escape(name) + (r"\.?" if name[0].isupper() else r"\.") for name in stems]
    long = sorted(map(re.escape, wide.values()), key=len, reverse=True)
    return "|".join([*long, *sorted(pointed, key=len, reverse=True)]), months


@cache
def _load_pattern(locale: str) -> tuple[re.Pattern[str], Mapping[str, int]]:
    listed, months = _load_months(locale)
    pattern = re.compile(
        rf"(?:(?<![\w–-])|(?<=\bmid-))(?:(?P<before>{_DAY}){_OF})?(?P<month>{_any_case(listed)})"
        rf"(?:\s+(?P<after>{_DAY}(?<!\.))(?!\d|[–-]\d))?{_BEFORE_YEAR}(?P<year>{_YEAR})(?![\w–-])"
    )
    return pattern, months


@cache
def _load_stretch_pattern(locale: str) -> tuple[re.Pattern[str], Mapping[str, int]]:
    listed, months = _load_months(locale)
    listed = _any_case(listed)

    def edge(side: str, year: str) -> str:
        day_first = rf"(?P<d{side}>{_DAY})(?:{_OF}(?P<m{side}>{listed}))?"
        month_first = rf"(?P<n{side}>{listed})(?:\s+(?P<e{side}>{_DAY}(?<!\.)))?"
        return rf"(?:{day_first}|{month_first})(?:{_BEFORE_YEAR}(?P<y{side}>{_YEAR})){year}"

    comma = ",?"  # “April 14, 1950, to May 2, 1950”
    return re.compile(rf"(?<![\w–-]){edge('1', '?')}{comma}{_THROUGH}{edge('2', '')}(?![\w–-])"), (
        months
    )


def _any_case(listed: str) -> str:
    return f"(?i:{listed})"
