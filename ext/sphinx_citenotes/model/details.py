"""What a shortened note may add to a source, so that it means that one only."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from .chapters import date_of_document
from .dates import When
from .editions import edition_of, volume_of
from .kinds import Kind
from .line import Line
from .parts import pages_of, publisher_of
from .words import Words, as_words, lower_boxes, uncapitalize

if TYPE_CHECKING:
    from .record import Source


class Detail(Enum):
    """What tells two sources of one short form apart, in the order in which it is tried."""

    TITLE = "the whole title"
    VOLUME = "the volume of a set"
    DATE = "the day of the document, or the year of the book"
    NUMBER = "the number"
    KIND = "telegram or memorandum"
    HOST = "the book, journal or site that holds it"
    YEAR = "the date of what holds it"
    EDITION = "the edition"
    SHELF = "box, folder and collection"
    PUBLISHER = "place and publisher"
    PAGES = "the pages"


_IN_VOLUMES = frozenset({Kind.BOOK, Kind.REPORT, Kind.CHAPTER, Kind.REFERENCE})
_KEPT = frozenset({Kind.LETTER, Kind.RECORD, Kind.COLLECTION})
_NEVER = When()


def date_of(source: Source, detail: Detail) -> When:
    """Return the date that *detail* is: of a document, or of the volume that prints it."""
    if detail is Detail.YEAR:
        return source.date if source.kind is Kind.CHAPTER else _NEVER
    if detail is not Detail.DATE or source.kind is Kind.LETTER:  # a letter always has its day
        return _NEVER
    if source.kind is Kind.CHAPTER:
        return date_of_document(source)
    return source.event_date or source.date if source.kind is Kind.BROADCAST else source.date


def title_of_host(source: Source) -> Words:
    """Return the title of what holds *source*, to be set off."""
    host = source.journal or source.book_title or source.main_title
    return () if host == source.title else host


def words_of(source: Source, detail: Detail) -> Words:
    """Return the words of a *detail* that is neither a title nor a date."""
    if detail is Detail.VOLUME:
        return as_words(volume_of(source)) if source.kind in _IN_VOLUMES else ()
    if detail is Detail.NUMBER:
        return as_words(_number(source))
    if detail is Detail.KIND:
        return uncapitalize(source.title_addon or source.kind_words or as_words(source.subtype))
    if detail is Detail.HOST:
        return source.organization or source.institution
    if detail is Detail.EDITION:
        return as_words(edition_of(source))
    if detail is Detail.SHELF:
        line = Line(lower_boxes(source.note)).comma(source.shelfmark)
        return line.comma(source.organization).comma(source.institution).words
    if detail is Detail.PUBLISHER:
        return Line(source.place).colon(publisher_of(source)).words
    return as_words(pages_of(source)) if detail is Detail.PAGES else ()


def _number(source: Source) -> str:
    if not source.number[:1].isdigit() or source.kind in _KEPT:
        return source.number
    is_document = source.kind is Kind.CHAPTER and not source.series
    return f"{'doc.' if is_document else 'no.'} {source.number}"
