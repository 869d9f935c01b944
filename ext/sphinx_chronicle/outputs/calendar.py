"""iCalendar: the chronology for calendars."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ..model.dates import ClockTime, Day, Precision, format_date
from ..model.names import full_name
from .output import Edition, Output
from .values import goal_of, unique_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.chronicle import Chronicle
    from ..model.dates import HistoricalDate
    from ..model.entity import Entity

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_LINE = 75  # octets, RFC 5545, section 3.1


def write_calendar(chronicle: Chronicle, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield ``chronology.ics`` (RFC 5545): the events whose days are known.

    A calendar cannot say “about” or “in 1960”, so that other events stay out. Times are given
    only in words, in the description, since a calendar would shift them to its own zone.
    """
    stamp = datetime.fromtimestamp(edition.stamp, UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sphinx-chronicle//Chronology//EN"]
    lines.append(f"X-WR-CALNAME:{_escape(edition.title)}")
    for event in chronicle.events:
        date = chronicle.beginning(event)
        if date is not None and _has_days(date):
            lines += _event_lines(event, date, chronicle, edition, stamp)
    lines.append("END:VCALENDAR")
    yield "chronology.ics", "".join(f"{_fold(line)}\r\n" for line in lines)


def _has_days(date: HistoricalDate) -> bool:
    """Tell whether both ends are undoubted days that iCalendar can write (years 1 to 9999)."""
    return (
        date.is_certain
        and date.precision >= Precision.DAY
        and date.lower is not None
        and date.upper is not None
        and date.lower.year >= 1
        and date.upper < Day(9999, 12, 31)
    )


def _event_lines(
    event: Entity, date: HistoricalDate, chronicle: Chronicle, edition: Edition, stamp: str
) -> Iterator[str]:
    assert date.lower is not None, "both ends are known"
    assert date.upper is not None, "both ends are known"
    # The end is the day after the last, RFC 5545, section 3.6.1.
    end = Day.from_ordinal(date.upper.ordinal + 1)
    time = event.value("time", ClockTime)
    words = format_date(date, edition.locale) + (f", {time.text}" if time else "")
    yield "BEGIN:VEVENT"
    yield f"UID:{unique_name(event.ref)}@{_host(edition)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_basic(date.lower)}"
    yield f"DTEND;VALUE=DATE:{_basic(end)}"
    yield f"SUMMARY:{_escape(full_name(event, chronicle.type_of(event.ref)))}"
    yield f"DESCRIPTION:{_escape(words)}"
    for reference in event.references("place"):
        place = goal_of(reference.target, ("place",), chronicle, edition)
        if place is not None:
            yield f"LOCATION:{_escape(place.name)}"
    if edition.base_url:
        yield f"URL:{edition.address(event)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _host(edition: Edition) -> str:
    return edition.base_url.partition("://")[2].split("/")[0] or "chronicle.invalid"


def _basic(day: Day) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _escape(text: str) -> str:
    return text.translate(_ESCAPES)


def _fold(line: str) -> str:
    """Return *line* with a break and a blank after every 75 octets, never within a character."""
    pieces, size = [""], 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _LINE - (len(pieces) > 1):
            pieces.append("")
            size = 0
        pieces[-1] += char
        size += octets
    return "\r\n ".join(pieces)


CALENDAR = Output(
    name="ics",
    files=write_calendar,
    names=lambda _chronicle: ("chronology.ics",),
    mime="text/calendar",
    help="The events whose days are known as a calendar, chronology.ics.",
)
