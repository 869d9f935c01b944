"""How old somebody was at an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .dates import DateKind

if TYPE_CHECKING:
    from .dates import Day, HistoricalDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """How old someone was: completed years, at least and at most, or *about* so many."""

    least: int
    most: int
    about: bool


def age_at(
    date: HistoricalDate, born: HistoricalDate | None, died: HistoricalDate | None
) -> Age | None:
    """Return how old who was *born* and *died* then was on *date*, on its first day if it is long.

    None where the birth is not known, or the person was not yet born, or surely dead.
    """
    if born is None or born.lower is None or born.upper is None:
        return None
    first = date.lower or date.upper
    last = date.upper if date.lower is None or date.kind is not DateKind.INTERVAL else date.lower
    assert first is not None, "a date has at least one end"
    last = last or first
    if last < born.lower or (died is not None and died.upper is not None and died.upper < first):
        return None
    return Age(
        least=max(0, _years(born.upper, first)),
        most=max(0, _years(born.lower, last)),
        about=bool(born.qualifiers or date.qualifiers),
    )


def _years(birth: Day, day: Day) -> int:
    """Return the completed years from *birth* to *day*."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
