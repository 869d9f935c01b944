"""Read a day with a clock time, and refuse what no clock shows."""

import re

from .calendar import Calendar
from .parts import read_part
from .values import ClockReading, DateError, DatePart, Precision
from .zones import offset_of

_DATE_TIME = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})"
    r"(Z|[+-][0-9]{2}(?::[0-9]{2})?)?"
)
_LARGEST_OFFSET = 14 * 3600


def read_date_time(text: str, calendar: Calendar) -> DatePart | None:
    """Return the day with a clock time that *text* is, or ``None`` if it is not written so.

    :raises DateError: if the day or the time does not exist.
    """
    match = _DATE_TIME.fullmatch(text)
    if not match:
        return None
    date, hours, minutes, seconds, offset = match.groups()
    day = read_part(date, calendar)
    if day is None or day.precision is not Precision.DAY:
        raise DateError(f"{text}: a clock time needs a day before it, such as 1961-04-17T01:15:00")
    clock = ClockReading(hour=int(hours), minute=int(minutes), second=int(seconds))
    check_clock(text, clock)
    check_offset(text, offset or "")
    return DatePart(
        day.year,
        day.month,
        day.day,
        Precision.SECOND,
        day.lower,
        day.upper,
        clock=clock,
        offset=offset or "",
    )


def check_clock(text: str, clock: ClockReading) -> None:
    """Refuse a reading that no clock shows.

    :raises DateError: after 24:00:00, or with 60 minutes or seconds.
    """
    if clock.seconds > 24 * 3600 or clock.hour > 24:  # noqa: PLR2004
        raise DateError(f"{text}: a day has 24 hours; write 00 to 23, or 24:00 for its end")
    if clock.minute > 59 or clock.second > 59:  # noqa: PLR2004
        raise DateError(f"{text}: minutes and seconds go from 00 to 59")


def check_offset(text: str, offset: str) -> None:
    """Refuse a difference from UTC that no clock has; ``Z`` and names of zones pass.

    :raises DateError: beyond 14 hours, with 60 minutes, or for ``-00:00``.
    """
    if offset[:1] not in ("+", "-"):
        return
    away, minutes = offset_of(offset) or 0, int(offset[3:].lstrip(":") or 0)
    if minutes > 59 or abs(away) > _LARGEST_OFFSET:  # noqa: PLR2004
        raise DateError(f"{text}: clocks differ from UTC by 14:00 at most, not {offset}")
    if away == 0 and offset[0] == "-":
        raise DateError(f"{text}: no difference from UTC is written Z or +00:00")
