"""When an event happened, as days on an axis: from where and to where, and how surely."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..dates import DateKind, DatePart, DateRange, EndKind, Precision, Qualifier

if TYPE_CHECKING:
    from ..dates import ClockTime, Day, HistoricalDate

_SECONDS = 24 * 3600
# The share of a coarse date at each end that is drawn as doubtful: an event of February lies
# somewhere in it, and less likely at its very edge than in it.
_HAZE = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Days, with hours as fractions: *first* to *last* possibly, *sure* to *until* surely.

    An end that is open or unknown is infinite. An *open* one lasts on (``1961/..``); of an
    unknown one nobody knows how long (``1961/``). What is *about* is marked ``~``, what is
    *doubted* ``?``. A *whole day* is one on which the hour is not known.
    """

    first: float
    sure: float
    until: float
    last: float
    opens_back: bool = False
    opens_on: bool = False
    about: bool = False
    doubted: bool = False
    whole_day: bool = False

    @property
    def middle(self) -> float:
        """Where a single mark stands for it."""
        if math.isinf(self.first):
            return self.last
        return self.first if math.isinf(self.last) else (self.first + self.last) / 2


def reach_of(date: HistoricalDate, time: ClockTime | None) -> Reach:
    """Return the days and hours that *date* covers; zones of time are ignored."""
    part = date.parts[0]
    doubts = date.qualifiers | (time.qualifiers if time else Qualifier.NONE)
    about, doubted = Qualifier.APPROXIMATE in doubts, Qualifier.UNCERTAIN in doubts
    if date.kind is DateKind.INTERVAL and isinstance(part, DateRange):
        first, sure = _beginning(part.first, time)
        until, last = _ending(part.last)
        if sure > until:
            sure = until = _within(max(first, until), min(last, sure))
        return Reach(
            first=first,
            sure=sure,
            until=until,
            last=last,
            opens_back=part.first is None and date.start is EndKind.OPEN,
            opens_on=part.last is None and date.end is EndKind.OPEN,
            about=about,
            doubted=doubted,
        )
    hours = _hours(part, time)
    if date.lower is not None and date.lower == date.upper:
        first, last = (date.lower.ordinal + hour for hour in hours or (0.0, 1.0))
        whole = hours is None
        return Reach(
            first=first,
            sure=first,
            until=last,
            last=last,
            about=about,
            doubted=doubted,
            whole_day=whole,
        )
    return _haze(_start(date.lower), _end(date.upper), about=about, doubted=doubted)


def _haze(first: float, last: float, *, about: bool, doubted: bool) -> Reach:
    """Return the reach of something that happened somewhere between *first* and *last*."""
    unsure = (last - first) * _HAZE if math.isfinite(last - first) else 0.0
    return Reach(
        first=first,
        sure=first + unsure,
        until=last - unsure,
        last=last,
        about=about,
        doubted=doubted,
    )


def _beginning(part: DatePart | None, time: ClockTime | None) -> tuple[float, float]:
    """Return the earliest and the latest beginning."""
    if part is None:
        return -math.inf, -math.inf
    first = float(part.lower.ordinal)
    hours = _hours(part, time) or (0.0, 0.0)
    if part.precision >= Precision.DAY and not part.is_masked:
        return first + hours[0], first + hours[0]
    return first, part.upper.ordinal + 1.0


def _ending(part: DatePart | None) -> tuple[float, float]:
    """Return the earliest and the latest end."""
    if part is None:
        return math.inf, math.inf
    last = part.upper.ordinal + 1.0
    if part.precision >= Precision.DAY and not part.is_masked:
        return (last, last) if part.clock is None else (_at(part), _at(part))
    return float(part.lower.ordinal), last


def _at(part: DatePart) -> float:
    return part.lower.ordinal + (part.clock.seconds if part.clock else 0) / _SECONDS


def _within(first: float, last: float) -> float:
    return (first + last) / 2 if math.isfinite(first + last) else first


def _hours(part: DatePart | DateRange, time: ClockTime | None) -> tuple[float, float] | None:
    """Return the part of the day that is known, as fractions of it; None if it may be any."""
    if time is not None:
        start = time.start.seconds / _SECONDS
        end = time.end.seconds / _SECONDS if time.end else start
        return start, end if end >= start else end + 1
    if isinstance(part, DatePart) and part.clock is not None:
        at = part.clock.seconds / _SECONDS
        return at, at
    return None


def _start(day: Day | None) -> float:
    return -math.inf if day is None else float(day.ordinal)


def _end(day: Day | None) -> float:
    return math.inf if day is None else day.ordinal + 1.0
