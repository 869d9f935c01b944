"""From when to when lives and terms of office are drawn."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .dates.pieces import is_unknown_year
from .lifelines import LONGEST_LIFE
from .terms import Edge, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .dates import HistoricalDate
    from .lifelines import Life, Lifelines

_YEAR = 365.25  # days
_MARGIN = 0.015  # of the time shown, at both ends
_LEAST_MARGIN = 30.0  # days


def span_of_life(life: Life, lifelines: Lifelines) -> Span | None:
    """Return the days from birth to death, None where there is nothing to draw."""
    if next(_days_known(life, of_offices=lifelines.of_offices), None) is None:
        return None
    known = list(_days_known(life))
    start = Edge(-math.inf, min(known))
    if life.born and not _is_unknown(life.born):
        start = _edge(life.born, -math.inf)
    if life.died:
        unknown = Edge(max(known), math.inf)
        return Span(start, unknown if _is_unknown(life.died) else _edge(life.died, math.inf))
    lives_on = life.born is not None and max(known) + LONGEST_LIFE * _YEAR >= _last_day(lifelines)
    return Span(start, Edge(math.inf if lives_on else max(known), math.inf))


def _is_unknown(date: HistoricalDate) -> bool:
    return is_unknown_year(date.dates[0])


def _edge(date: HistoricalDate, forever: float) -> Edge:
    first, last = (day.ordinal if day else forever for day in (date.lower, date.upper))
    return Edge(first, last, bool(date.qualifiers))


def _days_known(life: Life, *, of_offices: bool = False) -> Iterator[float]:
    """Yield the days that are known of a life, or of the terms in it alone."""
    dates = [term.date for term in life.terms]
    if not of_offices:
        dates += [life.born, life.died]
    for date in dates:
        if date and not _is_unknown(date):
            yield from (day.ordinal for day in (date.lower, date.upper) if day)


def _last_day(lifelines: Lifelines) -> float:
    """Return the last day shown, or the last that is known of any life."""
    until = lifelines.until and lifelines.until.upper
    if until:
        return until.ordinal
    return max(day for life in lifelines.lives for day in _days_known(life))


def window_of(lifelines: Lifelines) -> tuple[float, float] | None:
    """Return the first and the last day shown: those asked for, or all that is known of."""
    shown = [
        day
        for life in lifelines.lives
        for day in _days_known(life, of_offices=lifelines.of_offices)
    ]
    for landmark in lifelines.landmarks:
        shown += [day.ordinal for day in (landmark.date.lower, landmark.date.upper) if day]
    since = lifelines.since and lifelines.since.lower
    until = lifelines.until and lifelines.until.upper
    if not shown:
        return None
    first = since.ordinal if since else min(shown)
    last = until.ordinal + 1 if until else max(shown) + 1
    margin = max((last - first) * _MARGIN, _LEAST_MARGIN)
    window = first if since else first - margin, last if until else last + margin
    return window if window[0] < window[1] else None
