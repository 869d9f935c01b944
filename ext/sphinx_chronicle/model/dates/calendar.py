"""Days without limits: Gregorian and Julian calendars for any year, however far."""

from enum import StrEnum
from typing import NamedTuple

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2


class Calendar(StrEnum):
    """The calendar in which a date was written."""

    GREGORIAN = "gregorian"
    JULIAN = "julian"


# A tuple and no dataclass: bounds are compared and made by the ten thousand.
class Day(NamedTuple):
    """A day, in the Gregorian calendar of all times; year 0 is 1 B.C., year -43 is 44 B.C."""

    year: int
    month: int
    day: int

    def isoformat(self) -> str:
        """Return ``1961-04-17``; years have four digits or more and a sign before Christ."""
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"

    @property
    def ordinal(self) -> int:
        """The number of the day; 1 is January 1 of year 1, as in :mod:`datetime`."""
        return count_days(self.year, self.month, self.day, Calendar.GREGORIAN)

    @classmethod
    def from_ordinal(cls, ordinal: int, calendar: Calendar = Calendar.GREGORIAN) -> "Day":
        """Return what *calendar* calls the day with this number."""
        years, days = (400, 146_097) if calendar is Calendar.GREGORIAN else (4, 1461)
        year = ordinal * years // days + 1
        while count_days(year, 1, 1, calendar) > ordinal:
            year -= 1
        while count_days(year + 1, 1, 1, calendar) <= ordinal:
            year += 1
        month, rest = 1, ordinal - count_days(year, 1, 1, calendar)
        while rest >= month_length(year, month, calendar):
            rest -= month_length(year, month, calendar)
            month += 1
        return cls(year, month, rest + 1)


def is_leap(year: int, calendar: Calendar = Calendar.GREGORIAN) -> bool:
    """Tell whether the astronomical *year* has a February 29."""
    if calendar is Calendar.JULIAN:
        return year % 4 == 0
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int, calendar: Calendar = Calendar.GREGORIAN) -> int:
    """Return how many days the month has."""
    if month == _FEBRUARY and is_leap(year, calendar):
        return 29
    return _LENGTHS[month]


def count_days(year: int, month: int, day: int, calendar: Calendar) -> int:
    """Return the number of the day that *calendar* names so; both calendars share the count."""
    past = year - 1
    days = past * 365 + past // 4
    # Both counts meet in the third century: March 1, 200 is the same day in both calendars.
    days += past // 400 - past // 100 if calendar is Calendar.GREGORIAN else -2
    return days + sum(month_length(year, m, calendar) for m in range(1, month)) + day


def gregorian(year: int, month: int, day: int, calendar: Calendar) -> Day:
    """Return the Gregorian day that *calendar* calls *year*, *month*, *day*."""
    if calendar is Calendar.GREGORIAN:
        return Day(year, month, day)
    return Day.from_ordinal(count_days(year, month, day, calendar))


def as_written(day: Day, calendar: Calendar) -> Day:
    """Return the year, month and day that *calendar* calls the Gregorian *day*."""
    return day if calendar is Calendar.GREGORIAN else Day.from_ordinal(day.ordinal, calendar)
