"""Which of the dates of an entry is that of the source itself."""

from __future__ import annotations

from dataclasses import dataclass

from .dates import When
from .kinds import Kind

_NEVER = When()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The dates of a source: its own, that of an earlier printing, that of what it tells of."""

    own: When = _NEVER
    original: When = _NEVER
    event: When = _NEVER


_WRITTEN = frozenset({Kind.LETTER, Kind.RECORD})
_SPOKEN = frozenset({Kind.INTERVIEW, Kind.SPEECH})
_TWICE_DATED = frozenset({Kind.CHAPTER, Kind.REFERENCE, Kind.PATENT})
"""Kinds that print ``origdate`` or ``eventdate`` in a place of its own, beside ``date``."""


def settle_dates(kind: Kind, dates: Dates, *, is_printed_again: bool) -> Dates:
    """Return *dates* so that the source’s own date is known wherever any is.

    A letter or record is dated by ``origdate``, the day on which it was written, as the manual of
    biblatex-chicago teaches; what was spoken by ``eventdate``; all else by ``date``. Where that
    field is not there the next one stands in: ``date``, ``origdate``, ``eventdate``.
    *is_printed_again* says that ``origdate`` belongs to an earlier printing that is named.
    """
    own, original, event = dates.own, dates.original, dates.event
    if kind in _WRITTEN:
        return Dates(own=original or own or event)
    if kind in _TWICE_DATED:
        return dates
    if is_printed_again and not own:
        return Dates(own=event, original=original)
    if kind in _SPOKEN and event:
        return Dates(own=event, original=original)
    if own:
        return dates
    if kind is Kind.BROADCAST:  # “aired” and “recorded” stand before the day
        return Dates(own=original, event=event)
    return Dates(own=original or event, event=event if original else _NEVER)
