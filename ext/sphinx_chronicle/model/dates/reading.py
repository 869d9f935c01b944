"""Read an expression: one date, an interval, or a set, in either calendar."""

from .calendar import Calendar, Day
from .date_time import read_date_time
from .hints import explain
from .parts import read_part
from .values import (
    DateError,
    DateKind,
    DatePart,
    DateRange,
    EndKind,
    HistoricalDate,
)

_JULIAN = "julian:"
_OPEN = ".."
_ENDS = {"": EndKind.UNKNOWN, _OPEN: EndKind.OPEN}
_SETS = {"[": ("]", DateKind.ONE_OF), "{": ("}", DateKind.ALL_OF)}


def parse_date(text: str) -> HistoricalDate:
    """Return the date that *text* says in EDTF, levels 0 to 2 (ISO 8601-2, Library of Congress).

    ``julian:1917-10-25`` is read in the Julian calendar; its bounds are Gregorian.

    :raises DateError: if the notation or the calendar refuses *text*.
    """
    calendar, edtf = _split(text)
    try:
        return _read(text, edtf, calendar)
    except _NotEdtfError as error:
        prefix = _JULIAN if calendar is Calendar.JULIAN else ""
        raise DateError(prefix + explain(edtf, str(error), _read_proposal, prefix)) from None
    except DateError as error:
        why = str(error)
        # An end or a member names itself only.
        if not why.startswith(edtf):
            why = f"{edtf}: {why}"
    if calendar is Calendar.JULIAN:
        why = f"{_JULIAN}{why} (Julian calendar)"
    raise DateError(why)


def _split(text: str) -> tuple[Calendar, str]:
    if text.startswith(_JULIAN):
        return Calendar.JULIAN, text.removeprefix(_JULIAN)
    return Calendar.GREGORIAN, text


def _read_proposal(text: str) -> HistoricalDate:
    calendar, edtf = _split(text)
    return _read(text, edtf, calendar)


class _NotEdtfError(DateError):
    """A text, or the piece of it that is named, is not written in EDTF."""


def _read(text: str, edtf: str, calendar: Calendar) -> HistoricalDate:
    if edtf[:1] in _SETS:
        return _read_set(text, edtf, calendar)
    if "/" in edtf:
        return _read_interval(text, edtf, calendar)
    part = read_date_time(edtf, calendar) if "T" in edtf else read_part(edtf, calendar)
    if part is None:
        raise _NotEdtfError(edtf)
    kind = DateKind.SEASON if part.season else DateKind.DATE
    return HistoricalDate(text, kind, part.lower, part.upper, (part,), calendar=calendar)


def _read_interval(text: str, edtf: str, calendar: Calendar) -> HistoricalDate:
    head, _, tail = edtf.partition("/")
    if "/" in tail:
        raise _NotEdtfError(edtf)
    first, start = _read_end(edtf, head, calendar)
    last, end = _read_end(edtf, tail, calendar)
    if not first and not last:
        raise DateError(f"{edtf}: an interval needs a date at one end at least, such as 1961/..")
    if first and last and first.lower > last.upper:
        raise DateError(f"{edtf}: ends before it begins; write {tail}/{head}")
    return HistoricalDate(
        text,
        DateKind.INTERVAL,
        first.lower if first else None,
        last.upper if last else None,
        (DateRange(first=first, last=last),),
        start,
        end,
        calendar,
    )


def _read_end(edtf: str, text: str, calendar: Calendar) -> tuple[DatePart | None, EndKind]:
    if text in _ENDS:
        return None, _ENDS[text]
    part = read_part(text, calendar)
    if part is None:
        if "T" in text and read_date_time(text, calendar):
            raise DateError(f"{edtf}: an interval runs from date to date, without clock times")
        raise _NotEdtfError(text)
    return part, EndKind.KNOWN


def _read_set(text: str, edtf: str, calendar: Calendar) -> HistoricalDate:
    closing, kind = _SETS[edtf[0]]
    if " " in edtf:
        raise _NotEdtfError(edtf)
    if f"{closing}/" in edtf:
        raise DateError(f"{edtf}: an interval runs from date to date; a set stands alone")
    if not edtf.endswith(closing):
        raise DateError(f"{edtf}: a set that begins with {edtf[0]} ends with {closing}")
    if edtf == f"{edtf[0]}{closing}":
        raise DateError(f"{edtf}: a set holds dates; write {edtf[0]}1961,1962{closing}")
    members = edtf[1:-1].split(",")
    parts = tuple(
        _read_member(edtf, member, calendar, place=(place, len(members)))
        for place, member in enumerate(members)
    )
    start = end = EndKind.KNOWN
    lower: list[Day] = []
    upper: list[Day] = []
    for part in parts:
        first, last = (part, part) if isinstance(part, DatePart) else (part.first, part.last)
        if first:
            lower.append(first.lower)
        else:
            start = EndKind.OPEN
        if last:
            upper.append(last.upper)
        else:
            end = EndKind.OPEN
    return HistoricalDate(
        text,
        kind,
        min(lower) if start is EndKind.KNOWN else None,
        max(upper) if end is EndKind.KNOWN else None,
        parts,
        start,
        end,
        calendar,
    )


def _read_member(
    edtf: str, text: str, calendar: Calendar, place: tuple[int, int]
) -> DatePart | DateRange:
    if _OPEN not in text:
        return _read_single(edtf, text, calendar)
    head, _, tail = text.partition(_OPEN)
    if _OPEN in tail:
        raise DateError(f"{edtf}: .. stands between two dates; write the first and the last")
    if not head and not tail:
        raise DateError(f"{edtf}: .. needs a date before or after it")
    if not head and place[0] != 0:
        raise DateError(f"{edtf}: {text} (and all before) can only be the first member of a set")
    if not tail and place[0] != place[1] - 1:
        raise DateError(f"{edtf}: {text} (and all after) can only be the last member of a set")
    first = _read_single(edtf, head, calendar) if head else None
    last = _read_single(edtf, tail, calendar) if tail else None
    if first and last:
        if first.precision is not last.precision:
            raise DateError(f"{edtf}: both sides of .. are years, or both months, or both days")
        if first.lower > last.upper:
            raise DateError(f"{edtf}: {text} ends before it begins; write {tail}..{head}")
    return DateRange(first=first, last=last)


def _as_range(interval: str) -> str:
    """Return *interval* as the members of a set are written, or an example of that."""
    head, _, tail = interval.partition("/")
    if head in _ENDS or tail in _ENDS or "/" in tail:
        return "1670..1672"
    return f"{head}{_OPEN}{tail}"


def _read_single(edtf: str, text: str, calendar: Calendar) -> DatePart:
    part = read_part(text, calendar)
    if part is None:
        if not text:
            raise DateError(f"{edtf}: a date is missing between the commas")
        if "/" in text:
            raise DateError(f"{edtf}: a set holds dates; write a range in it as {_as_range(text)}")
        if "T" in text and read_date_time(text, calendar):
            raise DateError(f"{edtf}: a set holds dates, without clock times")
        raise _NotEdtfError(text)
    return part
