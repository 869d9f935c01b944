"""When an event happened, as days on an axis: from where and to where, and how surely."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..dates import DateKind, DatePart, DateRange, EndKind, Precision, Qualifier
from ..dates.zones import offset_of

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
    def known(self) -> tuple[float, float]:
        """The first and the last day of which something is said.

        An open end is at infinity; one of which nobody knows is where the other is.
        """
        first = self.last if math.isinf(self.first) and not self.opens_back else self.first
        last = self.first if math.isinf(self.last) and not self.opens_on else self.last
        return first, last

    @property
    def middle(self) -> float:
        """Where a single mark stands for it."""
        if math.isinf(self.first):
            return self.last
        return self.first if math.isinf(self.last) else (self.first + self.last) / 2


def reach_of(
    date: HistoricalDate, time: ClockTime | None, common_offset: int | None = None
) -> Reach:
    """Return the days and hours that *date* covers.

    With a *common_offset* (seconds ahead of UTC) the hours of a zone that tells how far it is
    from UTC are those of the common clock, so that what happened at once stands at one place.
    """
    part = date.parts[0]
    doubts = date.qualifiers | (time.qualifiers if time else Qualifier.NONE)
    about, doubted = Qualifier.APPROXIMATE in doubts, Qualifier.UNCERTAIN in doubts
    if date.kind is DateKind.INTERVAL and isinstance(part, DateRange):
        first, sure = _beginning(part.first, time, common_offset)
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
    hours = _hours(part, time, common_offset)
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
    # “1959 or earlier” goes back as far as one likes, as an open end does.
    return replace(
        _haze(_start(date.lower), _end(date.upper)),
        opens_back=date.lower is None,
        opens_on=date.upper is None,
        about=about,
        doubted=doubted,
    )


def _haze(first: float, last: float) -> Reach:
    """Return the reach of something that happened somewhere between *first* and *last*."""
    unsure = (last - first) * _HAZE if math.isfinite(last - first) else 0.0
    return Reach(first=first, sure=first + unsure, until=last - unsure, last=last)


def _beginning(
    part: DatePart | None, time: ClockTime | None, common_offset: int | None
) -> tuple[float, float]:
    """Return the earliest and the latest beginning."""
    if part is None:
        return -math.inf, -math.inf
    first = float(part.lower.ordinal)
    hours = _hours(part, time, common_offset) or (0.0, 0.0)
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


def _hours(
    part: DatePart | DateRange, time: ClockTime | None, common_offset: int | None
) -> tuple[float, float] | None:
    """Return the part of the day that is known, as fractions of it; None if it may be any."""
    if time is not None:
        ahead = _ahead(time.offset, common_offset)
        start = (time.start.seconds + ahead) / _SECONDS
        end = (time.end.seconds + ahead) / _SECONDS if time.end else start
        return start, end if end >= start else end + 1
    if isinstance(part, DatePart) and part.clock is not None:
        ahead = _ahead(offset_of(part.offset), common_offset)
        at = (part.clock.seconds + ahead) / _SECONDS
        return at, at
    return None


def _ahead(offset: int | None, common_offset: int | None) -> int:
    """Return the seconds that the common clock is ahead of another; 0 if one does not tell."""
    return 0 if offset is None or common_offset is None else common_offset - offset


def _start(day: Day | None) -> float:
    return -math.inf if day is None else float(day.ordinal)


def _end(day: Day | None) -> float:
    return math.inf if day is None else day.ordinal + 1.0
