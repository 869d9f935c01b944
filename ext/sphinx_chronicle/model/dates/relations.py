"""Compare dates: what is sure to be before, after or within what, and what cannot be told."""

from collections.abc import Iterator
from enum import StrEnum

from .calendar import Day
from .values import DateKind, DatePart, EndKind, HistoricalDate

_FIRST = float("-inf")
_LAST = float("inf")
_Edge = int | float


class Relation(StrEnum):
    """How the days that one date covers lie to those of another."""

    BEFORE = "before"
    AFTER = "after"
    EQUAL = "equal"
    WITHIN = "within"
    CONTAINS = "contains"
    OVERLAPS = "overlaps"
    UNKNOWN = "unknown"
    """It cannot be told."""


def relate(a: HistoricalDate, b: HistoricalDate, *, trust_qualified: bool = False) -> Relation:
    """Return the relation that holds whatever the unknown turns out to be, else ``UNKNOWN``.

    A set counts from its first day to its last.

    An open end reaches forever. An unknown end may be any day that leaves the date whole. An end
    marked ``?`` or ``~`` may be any day too, since no rule says how far off it is, unless
    *trust_qualified* takes marked dates at their word.
    """
    found: set[Relation] = set()
    a_ends, b_ends = (_edges(date, trust_qualified=trust_qualified) for date in (a, b))
    landmarks = [*_landmarks(a), *_landmarks(b)]
    for a_first, a_last in _readings(a_ends, landmarks):
        for b_first, b_last in _readings(b_ends, landmarks):
            found.add(_compare(a_first, a_last, b_first, b_last))
            if len(found) > 1:
                return Relation.UNKNOWN
    return found.pop()


def may_overlap(a: HistoricalDate, b: HistoricalDate) -> bool:
    """Tell whether a day may belong to both; marks of doubt are ignored, as in the bounds."""
    return any(_meet(one, other) for one in _stretches(a) for other in _stretches(b))


def is_possibly_on(date: HistoricalDate, day: Day) -> bool:
    """Tell whether *date* may cover *day*; an open or unknown end may reach any day."""
    return any(_meet(stretch, (day, day)) for stretch in _stretches(date))


_Stretch = tuple[Day | None, Day | None]


def _stretches(date: HistoricalDate) -> Iterator[_Stretch]:
    """Give first and last day of each member of a set, or those of the whole date."""
    if date.kind not in (DateKind.ONE_OF, DateKind.ALL_OF):
        yield date.lower, date.upper
        return
    for part in date.parts:
        first, last = (part, part) if isinstance(part, DatePart) else (part.first, part.last)
        yield first.lower if first else None, last.upper if last else None


def _meet(one: _Stretch, other: _Stretch) -> bool:
    return not (_ends_before(one, other) or _ends_before(other, one))


def _ends_before(one: _Stretch, other: _Stretch) -> bool:
    return one[1] is not None and other[0] is not None and one[1] < other[0]


def _compare(a_first: _Edge, a_last: _Edge, b_first: _Edge, b_last: _Edge) -> Relation:
    if a_last < b_first:
        return Relation.BEFORE
    if b_last < a_first:
        return Relation.AFTER
    if (a_first, a_last) == (b_first, b_last):
        return Relation.EQUAL
    if b_first <= a_first and a_last <= b_last:
        return Relation.WITHIN
    if a_first <= b_first and b_last <= a_last:
        return Relation.CONTAINS
    return Relation.OVERLAPS


def _edges(date: HistoricalDate, *, trust_qualified: bool) -> tuple[_Edge | None, _Edge | None]:
    """Return first and last day as numbers, ``None`` where it may be any day."""
    first = _edge(date.lower, date.start, _FIRST)
    last = _edge(date.upper, date.end, _LAST)
    if trust_qualified:
        return first, last
    if any(part.qualifier and part.lower == date.lower for part in date.dates):
        first = None
    if any(part.qualifier and part.upper == date.upper for part in date.dates):
        last = None
    return first, last


def _edge(day: Day | None, kind: EndKind, forever: float) -> _Edge | None:
    if day is not None:
        return day.ordinal
    return forever if kind is EndKind.OPEN else None


def _landmarks(date: HistoricalDate) -> Iterator[int]:
    """Give the days around which a relation can change."""
    for day in (date.lower, date.upper):
        if day is not None:
            yield from (day.ordinal - 1, day.ordinal, day.ordinal + 1)


def _readings(
    ends: tuple[_Edge | None, _Edge | None], landmarks: list[int]
) -> Iterator[tuple[_Edge, _Edge]]:
    """Give first and last day for all that an unknown end can mean, as far as it matters."""
    far = [min(landmarks) - 2, max(landmarks) + 2]
    first, last = ends
    starts: list[_Edge] = [*landmarks, *far] if first is None else [first]
    stops: list[_Edge] = [*landmarks, *far] if last is None else [last]
    for start in starts:
        for stop in stops:
            if start <= stop:
                yield start, stop
