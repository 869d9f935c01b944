"""A scale of time: where on an axis a day stands, and where the axis is ticked.

Days are numbers as :attr:`~..dates.Day.ordinal` counts them. Day *n* lasts from *n* to *n* + 1, so
that its noon is *n* + 0.5 and an event that ends on it is drawn to *n* + 1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from ..dates import Calendar, ClockReading, ClockTime, DateForm, Day, format_time
from ..dates.calendar import count_days, month_length
from ..dates.locales import phrases_for
from ..dates.part_text import PartPrinter
from ..dates.pieces import Pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

_MINUTES = 24 * 60
_MONTH = 30.44  # days, on the average
_YEAR = 365.2425
_DECEMBER = 12
_LENIENT = 0.1  # of a tick: four years are a little more than four average ones
# From this many years on, the year 1 is ticked between 100 B.C. and A.D. 100.
_FIRST_YEAR_APART = 5


class Unit(IntEnum):
    """What the ticks of an axis count, from fine to coarse."""

    MINUTE = 1
    HOUR = 2
    DAY = 3
    MONTH = 4
    YEAR = 5


class Step(NamedTuple):
    """From one tick to the next: so many units."""

    number: int
    unit: Unit

    @property
    def days(self) -> float:
        """How many days a step has, on the average."""
        lengths = (1 / _MINUTES, 1 / 24, 1.0, _MONTH, _YEAR)
        return self.number * lengths[self.unit - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One mark of an axis.

    *text* is short ("17", "Apr.", "1961", "6 a.m."). *context* names what *text* leaves out
    ("April 1961"), *brief* the same in less room ("Apr. 1961"); both are given at the first tick
    and wherever they change. A tick *opens* the period that its context names if it is the
    first of it: January, the 1st, midnight.
    """

    day: float
    text: str
    context: str = ""
    brief: str = ""
    opens: bool = False


class _Moment(NamedTuple):
    day: float
    year: int
    month: int = 1
    date: int = 1
    minute: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeScale:
    """Days from *start* to *end* on the pixels from *left* to *right*."""

    start: float
    end: float
    left: float
    right: float

    def x(self, day: float) -> float:
        """Return where *day* stands; beyond the ends of the axis for a day outside it."""
        return self.left + (day - self.start) * self.per_day

    @property
    def per_day(self) -> float:
        """How many pixels a day has."""
        return (self.right - self.left) / max(self.end - self.start, 1 / _MINUTES)

    def step(self, max_count: int) -> Step:
        """Return the finest step that gives about *max_count* ticks at most."""
        span = self.end - self.start
        most = max(max_count, 1) + _LENIENT
        return next(step for step in _steps() if span / step.days <= most)

    def days(self, step: Step) -> tuple[float, ...]:
        """Return where the axis has ticks at this *step*, both ends included."""
        return tuple(moment.day for moment in self._moments(step))

    def ticks(self, max_count: int, locale: str = "en_US") -> tuple[Tick, ...]:
        """Return about *max_count* ticks at most, labelled as readers of *locale* write dates."""
        step = self.step(max_count)
        writer = _Writer(locale)
        found: list[Tick] = []
        context = ""
        for moment in self._moments(step):
            named = writer.context(moment, step.unit)
            is_new = named != context
            found.append(
                Tick(
                    day=moment.day,
                    text=writer.text(moment, step.unit),
                    context=named if is_new else "",
                    brief=writer.brief(moment, step.unit) if is_new else "",
                    opens=_opens(moment, step.unit),
                )
            )
            context = named
        return tuple(found)

    # --- where ticks are -----------------------------------------------------------------------

    def _moments(self, step: Step) -> Iterator[_Moment]:
        for moment in self._moments_around(step):
            if self.start <= moment.day <= self.end:
                yield moment

    def _moments_around(self, step: Step) -> Iterator[_Moment]:
        first = Day.from_ordinal(math.floor(self.start))
        last = Day.from_ordinal(math.ceil(self.end))
        if step.unit is Unit.YEAR:
            for year in _round_years(first.year, last.year, step.number):
                yield _Moment(_ordinal(year), year)
        elif step.unit is Unit.MONTH:
            for year in range(first.year, last.year + 1):
                for month in range(1, _DECEMBER + 1, step.number):
                    yield _Moment(_ordinal(year, month), year, month)
        elif step.unit is Unit.DAY:
            yield from _round_dates(first, last, step.number)
        else:
            minutes = step.number if step.unit is Unit.MINUTE else step.number * 60
            yield from _round_minutes(first, last, minutes)


def _steps() -> Iterator[Step]:
    yield from (Step(number, Unit.MINUTE) for number in (1, 5, 15, 30))
    yield from (Step(number, Unit.HOUR) for number in (1, 2, 3, 6, 12))
    yield from (Step(number, Unit.DAY) for number in (1, 2, 5, 10, 15))
    yield from (Step(number, Unit.MONTH) for number in (1, 3, 6))
    for power in count():
        yield from (Step(number * 10**power, Unit.YEAR) for number in (1, 2, 5))


def _ordinal(year: int, month: int = 1, day: int = 1) -> int:
    return count_days(year, month, day, Calendar.GREGORIAN)


def _round_years(first: int, last: int, step: int) -> Iterator[int]:
    """Yield the years whose number, counted from Christ either way, *step* divides."""
    for number in range((1 - first) // step * step, 0, -step):
        if 1 - number <= last:
            yield 1 - number
    if first <= 1 <= last and step >= _FIRST_YEAR_APART:
        yield 1
    yield from range(-(-max(first, 1) // step) * step, last + 1, step)


def _round_dates(first: Day, last: Day, step: int) -> Iterator[_Moment]:
    """Yield the 1st and the multiples of *step* in each month, none too near to the next 1st."""
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        length = month_length(year, month)
        opening = _ordinal(year, month)
        odd = step == 2  # noqa: PLR2004 (1, 3, 5, since the 1st and the 2nd would stand too close)
        dates = range(1, length + 1, step) if odd else (1, *range(step, length + 1, step))
        for date in dict.fromkeys(dates):
            if date == 1 or length + 1 - date >= step * 0.8:
                yield _Moment(opening + date - 1, year, month, date)
        year, month = (year, month + 1) if month < _DECEMBER else (year + 1, 1)


def _round_minutes(first: Day, last: Day, step: int) -> Iterator[_Moment]:
    for ordinal in range(first.ordinal, last.ordinal + 1):
        day = Day.from_ordinal(ordinal)
        for minute in range(0, _MINUTES, step):
            yield _Moment(ordinal + minute / _MINUTES, *day, minute)


def _opens(moment: _Moment, unit: Unit) -> bool:
    return {
        Unit.YEAR: False,
        Unit.MONTH: moment.month == 1,
        Unit.DAY: moment.date == 1,
    }.get(unit, moment.minute == 0)


class _Writer:
    """Writes the labels of ticks in one language."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self.phrases = phrases_for(locale)
        self.printer = PartPrinter(self.phrases, DateForm.SHORT)
        self.full = PartPrinter(self.phrases, DateForm.FULL)

    def text(self, moment: _Moment, unit: Unit) -> str:
        """Return the label itself."""
        if unit is Unit.YEAR:
            return self.printer.year(moment.year)
        if unit is Unit.MONTH:
            return self.phrases.short_months[moment.month - 1]
        return str(moment.date) if unit is Unit.DAY else self._clock(moment.minute)

    def context(self, moment: _Moment, unit: Unit) -> str:
        """Return what the label leaves out."""
        if unit is Unit.YEAR:
            return ""
        year = self.full.year(moment.year)
        months = self.phrases.months
        if unit is Unit.MONTH:
            return year
        if unit is Unit.DAY:
            months = self.phrases.months_alone or months
            return self.full.compose(Pieces(day="", month=months[moment.month - 1], year=year))
        month = months[moment.month - 1]
        return self.full.compose(Pieces(day=str(moment.date), month=month, year=year))

    def brief(self, moment: _Moment, unit: Unit) -> str:
        """Return what the label leaves out, but not the year of a day."""
        if unit >= Unit.MONTH:
            return self.context(moment, unit)
        month = self.phrases.short_months[moment.month - 1]
        if unit is Unit.DAY:
            year = self.printer.year(moment.year)
            return self.printer.compose(Pieces(day="", month=month, year=year))
        return self.printer.compose(Pieces(day=str(moment.date), month=month, year=""))

    def _clock(self, minute: int) -> str:
        reading = ClockReading(hour=minute // 60, minute=minute % 60)
        if not minute and self.phrases.twelve_hours:  # the day before ends at what we call so
            reading = ClockReading(hour=24, minute=0)
        text = format_time(ClockTime(text="", start=reading), self.locale)
        return text.replace(":00 ", " ")
