"""Unspecified digits: which years, months and days ``19XX``, ``1X`` or ``XX`` can stand for."""

from collections.abc import Iterator
from functools import cache
from itertools import product

from .calendar import Calendar, is_leap, month_length

_DIGITS = "0123456789"


@cache
def matching(mask: str, highest: int) -> tuple[int, ...]:
    """Return the two-digit numbers from 1 to *highest* that *mask* can stand for."""
    return tuple(number for number in range(1, highest + 1) if _fits(f"{number:02d}", mask))


def matching_years(mask: str, *, latest_first: bool = False) -> Iterator[int]:
    """Give the years that *mask* can stand for, in order of time."""
    negative = mask.startswith("-")
    digits = _DIGITS[::-1] if negative != latest_first else _DIGITS
    choices = [digits if char == "X" else char for char in mask.lstrip("-")]
    for chosen in product(*choices):
        year = int("".join(chosen))
        # "-0000" is no year: 1 B.C. is written 0000.
        if not negative or year:
            yield -year if negative else year


def earliest(
    years: Iterator[int], months: tuple[int, ...], days: tuple[int, ...], calendar: Calendar
) -> tuple[int, int, int]:
    """Return the first existing day among the choices; *years* come in order of time.

    :raises LookupError: if no year has such a day.
    """
    return _first_existing(years, months, days, calendar)


def latest(
    years: Iterator[int], months: tuple[int, ...], days: tuple[int, ...], calendar: Calendar
) -> tuple[int, int, int]:
    """Return the last existing day among the choices; *years* come latest first.

    :raises LookupError: if no year has such a day.
    """
    return _first_existing(years, months[::-1], days[::-1], calendar)


def _first_existing(
    years: Iterator[int], months: tuple[int, ...], days: tuple[int, ...], calendar: Calendar
) -> tuple[int, int, int]:
    for year in years:
        for month in months:
            length = month_length(year, month, calendar)
            for day in days:
                if day <= length:
                    return year, month, day
        # If a leap year has no such day, no year has.
        if is_leap(year, calendar):
            break
    raise LookupError


def _fits(digits: str, mask: str) -> bool:
    return all(char in ("X", digit) for digit, char in zip(digits, mask, strict=True))
