"""The clock of an event: from when to when it was, and whether two clocks can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..dates import ClockTime

if TYPE_CHECKING:
    from ..dates import HistoricalDate
    from ..entity import Entity

_DAY = 24 * 3600
_UTC = "UTC"


class Moment(NamedTuple):
    """The first and the last second of an event, in the *frame* of its clock.

    Only seconds of one frame can be compared: that of UTC, or that of a zone which does not
    tell how far it is from UTC. *lasts* tells whether the source gives the end.
    """

    frame: str
    first: int
    last: int
    lasts: bool


def moment_of(event: Entity, date: HistoricalDate | None) -> Moment | None:
    """Return when on its *date* the event was; None unless day and clock are beyond doubt."""
    time = event.value("time", ClockTime)
    if time is None or time.qualifiers or date is None or not date.is_exact_day:
        return None
    assert date.lower is not None, "an exact day has one"
    offset = time.offset
    midnight = date.lower.ordinal * _DAY - (offset or 0)
    first = time.start.seconds
    last = time.end.seconds if time.end else first
    last = last if last >= first else last + _DAY  # 23:30/00:45 ends on the next day
    frame = _UTC if offset is not None else time.zone
    return Moment(frame, midnight + first, midnight + last, time.end is not None)
