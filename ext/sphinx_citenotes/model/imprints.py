"""What is missing in the imprint of a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kinds import Kind
from .parts import is_without_imprint, publisher_of

if TYPE_CHECKING:
    from .source import Source

_PUBLISHED = frozenset({Kind.BOOK, Kind.CHAPTER, Kind.REPORT})
_FIRST_WITH_PUBLISHER = 1900


def missing_imprint(source: Source) -> tuple[str, ...]:
    """Return the fields of place and publisher that *source* wants and does not have.

    Books and chapters want both; what was printed before 1900 may go without its publisher, and
    a report has its place in the name of its institution. What is not published yet has neither.
    A missing year is told when the entry is read.
    """
    if source.kind not in _PUBLISHED or source.state or is_without_imprint(source):
        return ()
    missing = []
    if not source.place and source.kind is not Kind.REPORT:
        missing.append("location")
    is_old = 0 < source.date.year < _FIRST_WITH_PUBLISHER
    if not publisher_of(source) and not is_old:
        missing.append("publisher")
    return tuple(missing)
