"""What is certain about two dates, in spite of all that is coarse, open, unknown or doubted."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ..dates import Precision, may_overlap
from ..terms import Edge, Span, span_of

if TYPE_CHECKING:
    from ..dates import DatePart, HistoricalDate

# By how many days a date marked ‘?’ or ‘~’ may be off: about the next larger unit.
_YEAR = 366
_SLACK = {
    Precision.SECOND: 31,
    Precision.DAY: 31,
    Precision.MONTH: _YEAR,
    Precision.SEASON: _YEAR,
    Precision.YEAR: 10 * _YEAR,
    Precision.DECADE: 20 * _YEAR,
    Precision.CENTURY: 100 * _YEAR,
    Precision.MILLENNIUM: 1000 * _YEAR,
}
SLACK_TOLD = (
    "A date marked ‘~’ or ‘?’ may be off by the next larger unit: a day by a month, a month by a"
    " year, a year by ten years."
)


def ends_of(date: HistoricalDate) -> Span:
    """Return the days on which *date* may begin and end, as far as doubt may move them."""
    start, end = span_of(date, None, None)
    if not (start.doubted or end.doubted):
        return Span(start, end)
    slack = _slack_of(date)
    return Span(_widen(start, slack), _widen(end, slack))


def _widen(edge: Edge, slack: int) -> Edge:
    return Edge(edge.first - slack, edge.last + slack, doubted=True) if edge.doubted else edge


def is_over_before(one: HistoricalDate, other: HistoricalDate) -> bool:
    """Tell whether *one* is over for certain before *other* can begin."""
    upper, lower = one.upper, other.lower
    if upper is None or lower is None or upper >= lower:
        return False  # doubt only widens dates, and is dear to ask for
    return last_day(one) < first_day(other)


def may_meet(one: HistoricalDate, other: HistoricalDate) -> bool:
    """Tell whether a day may belong to both dates."""
    if one.qualifiers or other.qualifiers:
        return not (is_over_before(one, other) or is_over_before(other, one))
    return may_overlap(one, other)


def days_between(one: HistoricalDate, other: HistoricalDate) -> tuple[float, float]:
    """Return the least and the most days from *one* to *other*; infinite where an end is open."""
    return first_day(other) - last_day(one), last_day(other) - first_day(one)


def reaches_beyond(part: HistoricalDate, begins: float, ends: float) -> str:
    """Return ‘begins before’ or ‘ends after’ where *part* does so for certain, else nothing.

    *begins* is the first day of the whole, *ends* its last one; an open end of *part* reaches
    no further than the whole.
    """
    start, end = ends_of(part)
    if start.last < begins and math.isfinite(start.last):
        return "begins before"
    return "ends after" if end.first > ends and math.isfinite(end.first) else ""


def first_day(date: HistoricalDate) -> float:
    """Return the first day that *date* can cover."""
    lower = date.lower
    if lower is None:
        return -math.inf
    return lower.ordinal - _slack_of(date) if date.qualifiers else lower.ordinal


def last_day(date: HistoricalDate) -> float:
    """Return the last day that *date* can cover."""
    upper = date.upper
    if upper is None:
        return math.inf
    return upper.ordinal + _slack_of(date) if date.qualifiers else upper.ordinal


def _slack_of(date: HistoricalDate) -> int:
    return max(_SLACK[_doubted_precision(part)] for part in date.dates)


def _doubted_precision(part: DatePart) -> Precision:
    """Return the precision of what is doubted: the year alone of ‘1940?-05-01’, or the date."""
    year, month, day = part.qualifiers
    if part.precision is Precision.DAY and not day:
        return Precision.MONTH if month else Precision.YEAR
    if part.precision in (Precision.MONTH, Precision.SEASON) and year and not month:
        return Precision.YEAR
    return part.precision
