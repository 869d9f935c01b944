"""A term of office as days: when it began, when it ended, and whether a day lies in it."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from .dates import (
    DateKind,
    DateRange,
    EndKind,
    Qualifier,
    Relation,
    may_overlap,
    relate,
)

if TYPE_CHECKING:
    from .dates import DatePart, Day, HistoricalDate

_DOUBT = Qualifier.UNCERTAIN | Qualifier.APPROXIMATE


class Certainty(StrEnum):
    """How sure it is that somebody held an office."""

    CERTAIN = "certain"
    """Whatever the coarse and the unknown ends of the term turn out to be."""

    DOUBTED = "doubted"
    """If ends marked ``?`` or ``~`` are taken at their word."""

    POSSIBLE = "possible"
    """The ends of the term leave it open."""


class Edge(NamedTuple):
    """One end of a term: the days, as numbers, of which it is one; infinite where none is known.

    An end that is open is at infinity for certain; one that is unknown lies anywhere.
    """

    first: float
    last: float
    doubted: bool = False

    @property
    def day(self) -> float | None:
        """The day, where it is known exactly and not doubted."""
        return self.first if self.first == self.last and not self.doubted else None


class Span(NamedTuple):
    """Both ends of a term."""

    start: Edge
    end: Edge

    @property
    def certain(self) -> tuple[float, float]:
        """The first and the last day that lie in the term for certain; reversed if none do."""
        if self.start.doubted or self.end.doubted:
            return math.inf, -math.inf
        return min(self.start.last, self.end.last), max(self.end.first, self.start.first)


def span_of(term: HistoricalDate, born: HistoricalDate | None, died: HistoricalDate | None) -> Span:
    """Return the ends of *term*; nobody holds an office before birth or after death.

    An open end lasts until the holder's death, and without one for ever.
    """
    part = term.parts[0]
    if term.kind is DateKind.INTERVAL and isinstance(part, DateRange):
        start = _edge(part.first, term.start, -math.inf)
        end = _edge(part.last, term.end, math.inf)
    else:
        doubted = bool(term.qualifiers & _DOUBT)
        start = end = Edge(_number(term.lower, -math.inf), _number(term.upper, math.inf), doubted)
    return Span(_after_birth(start, born), _before_death(end, died))


def _edge(part: DatePart | None, kind: EndKind, forever: float) -> Edge:
    if part is not None:
        return Edge(part.lower.ordinal, part.upper.ordinal, bool(part.qualifier & _DOUBT))
    return Edge(forever, forever) if kind is EndKind.OPEN else Edge(-math.inf, math.inf)


def _number(day: Day | None, forever: float) -> float:
    return forever if day is None else day.ordinal


def _after_birth(start: Edge, born: HistoricalDate | None) -> Edge:
    if born is None or math.isfinite(start.first):
        return start
    last = _number(born.upper, math.inf) if start.last == -math.inf else start.last
    return start._replace(first=_number(born.lower, -math.inf), last=last)


def _before_death(end: Edge, died: HistoricalDate | None) -> Edge:
    if died is None or math.isfinite(end.last):
        return end
    first = _number(died.lower, -math.inf) if end.first == math.inf else end.first
    return end._replace(first=first, last=_number(died.upper, math.inf))


def query_of(date: HistoricalDate) -> tuple[float, float]:
    """Return the first and the last day that *date* asks about; marks of doubt are ignored."""
    return _number(date.lower, -math.inf), _number(date.upper, math.inf)


def held_in(term: HistoricalDate, span: Span, date: HistoricalDate) -> Certainty | None:
    """Tell how sure it is that a day of *date* lies in the term, None if none can."""
    first, last = query_of(date)
    start, end = span
    if start.first > last or end.last < first or not may_overlap(term, date):
        return None
    if term.kind in (DateKind.ONE_OF, DateKind.ALL_OF) and not _is_within(term, date):
        return Certainty.POSSIBLE
    # It fails only if the term can end before the days asked about, or begin after them.
    ended = max(end.first, start.first) < first
    to_begin = min(start.last, end.last) > last
    if ended or to_begin:
        return Certainty.POSSIBLE
    return Certainty.DOUBTED if start.doubted or end.doubted else Certainty.CERTAIN


def _is_within(term: HistoricalDate, date: HistoricalDate) -> bool:
    return relate(term, date) in (Relation.WITHIN, Relation.EQUAL)


def held_throughout(span: Span, date: HistoricalDate) -> bool:
    """Tell whether every day of *date* lies in the term for certain."""
    first, last = query_of(date)
    begins, ends = span.certain
    return begins <= first and last <= ends
