"""Years in two reckonings, and days in two calendars: ``15 January 1743/44``, ``15/26 January``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .calendar import Calendar, gregorian, month_length
from .single_wordings import single_date

if TYPE_CHECKING:
    from .single_wordings import Reworded

_MONTH = r"[^\W\d_]{3,}\.?"
_LAST_MONTH = 12

# England and its colonies began the year on March 25 until 1752, and counted 11 days less.
_LAST_DOUBLE = 1752
_DOUBLE_YEAR = re.compile(r"(?P<rest>.*?)(?P<year>\d{3,4})/(?P<next>\d{1,4})(?P<tail>(?:-.*)?)")


def double_date(text: str) -> Reworded | None:
    """Return what a date with two years, days or calendars is: ``15 january 1743/44``."""
    text = text.removeprefix("julian:").strip()
    both = re.fullmatch(
        rf"(?:(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}}) (?P<month>{_MONTH})|(?P<word>{_MONTH})"
        r" (?P<first>\d{1,2})/(?P<second>\d{1,2})),? (?P<year>\d{3,4}(?:/\d{1,4})?)",
        text,
    )
    if both:
        month, year = both["month"] or both["word"], both["year"]
        days = both["one"] or both["first"], both["two"] or both["second"]
        single = re.sub(r"(\d+)/(\d+)", _later_year, year)
        return _in_two_calendars(*(single_date(f"{day} {month} {single}") for day in days))
    bracketed = re.fullmatch(
        rf"(\d+ {_MONTH}) [(\[](o\.? ?s\.? )?(\d+ {_MONTH})[)\]],? (\d{{3,4}})", text
    )
    if bracketed:
        both_days = [bracketed[1], bracketed[3]][:: -1 if bracketed[2] else 1]
        text = f"{both_days[0]}/{both_days[1]} {bracketed[4]}"
    ends = text.split("/")
    if len(ends) == 2 and all(re.search("[^\\W\\d]", end) for end in ends):  # noqa: PLR2004
        # 15 January/26 January 1744: the year stands once.
        years = re.findall(r"\d{3,4}", ends[1])
        alike = ends[0] if re.search(r"\d{3}", ends[0]) else f"{ends[0]} {''.join(years[-1:])}"
        two = [single_date(alike), single_date(ends[1])]
        if all(re.fullmatch(r"\d{4}-\d\d-\d\d", each) for each in two):
            found = _in_two_calendars(*two)
            if not bracketed or not found or " or " in found[1]:
                return found
            return "the two days are not one day in two calendars; write one of them", ""
    match = _DOUBLE_YEAR.fullmatch(text)
    if match is None or not _follows(match["year"], match["next"]):
        return None
    year = int(match["year"])
    if not match["rest"] and not match["tail"]:
        return _double_year(year)
    date = single_date(f"{match['rest']}{year + 1}{match['tail']}")
    why = "a day of the year that began on March 25 is of the second year, in the Julian calendar"
    return (why, f"julian:{date}") if date else None


def _double_year(year: int) -> Reworded | None:
    if year > _LAST_DOUBLE:
        return None
    why = (
        f"ask what the source means: a day from January 1 to March 24 of {year + 1} (the year began"
        " on March 25), or both years"
    )
    return why, f"julian:{year + 1:04d} or {year:04d}/{year + 1:04d}"


def _follows(year: str, after: str) -> bool:
    """Tell whether *after* are the last digits of the year after *year*."""
    return len(after) < len(year) and str(int(year) + 1).endswith(after)


def _later_year(match: re.Match[str]) -> str:
    return str(int(match[1]) + 1) if _follows(match[1], match[2]) else match[1]


def _in_two_calendars(one: str, other: str) -> Reworded | None:
    """Return the day that *one* is in the Julian and *other* in the Gregorian calendar."""
    if not one or not other:
        return None
    year, month, day = (int(part) for part in one.split("-"))
    if not 1 <= day <= month_length(year, month, Calendar.JULIAN):
        return None
    if gregorian(year, month, day, Calendar.JULIAN).isoformat() == _next_month(one, other):
        why = "one day in two calendars is written in one of them"
        return why, f"julian:{one} or {_next_month(one, other)}"
    return "write both days in full", f"{one}/{other}"


def _next_month(one: str, other: str) -> str:
    """Return *other*, or the month after where its day is the smaller: 28/8 January 1744."""
    year, month, day = (int(part) for part in other.split("-"))
    if one[:7] != other[:7] or one < other:
        return other
    year, month = (year + 1, 1) if month == _LAST_MONTH else (year, month + 1)
    return f"{year:04d}-{month:02d}-{day:02d}"
