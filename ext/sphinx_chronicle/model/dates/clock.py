"""Times of day as sources give them: about, doubtful, from–to, in a zone by name."""

import re
from dataclasses import dataclass

from .date_time import check_clock, check_offset
from .parts import QUALIFIERS
from .values import ClockReading, DateError, Qualifier
from .zones import offset_of

TimeKey = tuple[int, int, str]

_READING = r"([?~%]?)([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?([?~%]?)"
_TIME = re.compile(
    rf"(?P<start>{_READING})(?:/(?P<end>{_READING}))?"
    r"(?: ?(?P<offset>Z|[+-][0-9]{2}(?::?[0-9]{2})?)| (?P<zone>[^\W\d_][^/?~%\n]*))?"
)
_CLOCK = re.compile(_READING)
_NAMED = {"noon": "12:00", "midnight": "00:00, or 24:00 for the end of the day"}
_SHOWN = 40
_FORMS = "write 14:30, 14:30 EST, ~01:15 EST, 18:30? or 14:30/15:10"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockTime:
    """A time of day, or a span of it; the zone is kept as the source names it."""

    text: str
    start: ClockReading
    end: ClockReading | None = None
    zone: str = ""

    def __str__(self) -> str:
        return self.text

    @property
    def qualifiers(self) -> Qualifier:
        """All that is doubted of either end."""
        return self.start.qualifier | (self.end.qualifier if self.end else Qualifier.NONE)

    @property
    def offset(self) -> int | None:
        """Seconds that its clock is ahead of UTC; ``None`` without a zone that tells."""
        return offset_of(self.zone)

    def order_key(self, usual_offset: int = 0) -> TimeKey:
        """Return the place in the order of one day: by start, then end, in UTC, then the text.

        A time without a zone, or in one that does not tell how far it is from UTC, counts as
        *usual_offset* seconds ahead of UTC: every time has one place, so the order is total. A
        span that ends before it starts (23:30/00:45) ends on the next day.
        """
        offset = self.offset
        ahead = usual_offset if offset is None else offset
        first = self.start.seconds
        last = self.end.seconds if self.end else first
        last = last if last >= first else last + 24 * 3600
        return first - ahead, last - ahead, self.text


def parse_time(text: str) -> ClockTime:
    """Return the time of day that *text* says: ``~01:15 EST``, ``14:30/15:10``, ``12:15 Moscow``.

    :raises DateError: if no clock shows it, or it is not written so.
    """
    match = _TIME.fullmatch(text)
    if not match:
        raise DateError(_explain(text))
    check_offset(text, match["offset"] or "")
    return ClockTime(
        text=text,
        start=_read_clock(text, match["start"]),
        end=_read_clock(text, match["end"]) if match["end"] else None,
        zone=(match["offset"] or match["zone"] or "").strip(),
    )


def _read_clock(text: str, reading: str) -> ClockReading:
    match = _CLOCK.fullmatch(reading)
    assert match, "the outer expression holds this one"
    before, hour, minute, second, after = match.groups()
    if before and after:
        raise DateError(f"{text}: mark a time once; ?, ~, or % for both")
    clock = ClockReading(
        hour=int(hour),
        minute=int(minute),
        second=int(second or 0),
        qualifier=QUALIFIERS[before or after or None],
    )
    check_clock(text, clock)
    return clock


def _explain(text: str) -> str:
    """Return why *text* is no time of day, and how to write it if that can be guessed."""
    shown = (text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…") or "(empty)"
    why, proposal = _guess(text)
    if not proposal or not _can_be_read(proposal.partition(",")[0]):
        return f"{shown}: not a time of day; {_FORMS}"
    return f"{shown}: {why}; write {proposal}"


def _can_be_read(text: str) -> bool:
    try:
        parse_time(text)
    except DateError:
        return False
    return True


def _guess(text: str) -> tuple[str, str]:
    twelve = re.fullmatch(r"(?i)([0-9]{1,2})(?::([0-9]{2}))? ?([ap])\.?m\.?(?: (\S.*))?", text)
    if twelve:
        hour = int(twelve[1]) % 12 + (12 if twelve[3].lower() == "p" else 0)
        zone = f" {twelve[4]}" if twelve[4] else ""
        return "hours go from 00 to 23", f"{hour:02d}:{twelve[2] or '00'}{zone}"
    doubted = re.fullmatch(r"([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)( [^?~%]+)([?~%])", text)
    if doubted:
        mended = f"{doubted[1]}{doubted[3]}{doubted[2]}"
        return f"{doubted[3]} stands beside the clock", mended
    dashed = re.fullmatch(r"([0-9]{2}:[0-9]{2}) ?[–—] ?([0-9]{2}:[0-9]{2})(.*)", text)
    if dashed:
        return "a span is written with a slash", f"{dashed[1]}/{dashed[2]}{dashed[3]}"
    twice = re.fullmatch(r"([0-9:]{5,8})( [^/]+)/([0-9:]{5,8})\2", text)
    if twice:
        return "the zone stands once, at the end", f"{twice[1]}/{twice[3]}{twice[2]}"
    if text.lower() in _NAMED:
        return "hours are numbers", _NAMED[text.lower()]
    short = re.fullmatch(r"([0-9]):([0-9]{2})(\D.*)?", text)
    if short:
        return "hours have two digits", f"0{short[1]}:{short[2]}{short[3] or ''}"
    joined = re.fullmatch(r"([0-9]{2})[.h]?([0-9]{2})( .*)?", text)
    if joined:
        return "put a colon between", f"{joined[1]}:{joined[2]}{joined[3] or ''}"
    return "", ""
