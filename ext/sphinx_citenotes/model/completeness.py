"""What an entry lacks that its citation wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kinds import Kind
from .parts import is_without_imprint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .record import Source

_IN_PERIODICALS = frozenset({Kind.ARTICLE, Kind.NEWS, Kind.REVIEW})
_UNTITLED = frozenset({Kind.INTERVIEW, Kind.LETTER, Kind.ISSUE, Kind.NEWS})
_DATED = frozenset({Kind.BOOK, Kind.CHAPTER, Kind.ARTICLE, Kind.NEWS, Kind.THESIS, Kind.REPORT})


def missing_fields(source: Source, *, has_date: bool = False) -> Iterator[str]:
    """Yield, for each field that *source* lacks, the sentence that tells its author.

    It *has_date* if there is a field, though nobody can read it.
    """
    kind = source.kind
    if not _is_titled(source):
        yield "the field title is missing; add it"
    if kind in _IN_PERIODICALS and not source.journal:
        yield "the field journaltitle is missing; add it"
    if kind is Kind.CHAPTER and not (source.book_title or source.main_title):
        yield "the field booktitle is missing; add it"
    if kind is Kind.THESIS and not source.institution:
        yield "the field institution is missing; add the university"
    is_dated = has_date or source.date or source.state or is_without_imprint(source)
    if kind in _DATED and not is_dated:
        yield "the field date is missing; add it, or year = {n.d.} if the source has none"


def _is_titled(source: Source) -> bool:
    if source.title or source.reviewed or source.main_title or source.book_title:
        return True
    return source.kind in _UNTITLED and bool(source.title_addon or source.journal)
