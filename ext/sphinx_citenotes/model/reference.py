"""Entries of encyclopedias, dictionaries and other works in the order of the alphabet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .chapters import list_chapter, note_chapter
from .dates import print_date, print_year
from .editions import edition_of, volume_of
from .line import Line
from .parts import (
    add_address_to_bibliography,
    add_address_to_note,
    add_contributions_to_note,
    add_locator,
    imprint,
    revision_of,
)
from .titles import TitleStyle, drop_article, italic_title, set_title
from .words import Run, Words, capitalize

if TYPE_CHECKING:
    from .locator import Locator
    from .record import Source


def note_reference(source: Source, locator: Locator) -> Line:
    """Return *Encyclopaedia*, 15th ed. (1980), s.v. “Title” (CMOS 17, 14.232–34).

    A signed entry is cited by its author.
    """
    if source.authors:
        return note_chapter(source, locator)
    line = _work(source).comma(_sub_verbo(source)).comma(source.title_addon or revision_of(source))
    add_locator(line, locator)
    if source.url and not source.place:
        line.comma(print_date(source.date))
    add_address_to_note(line, source)
    return line


def list_reference(source: Source) -> Line:
    """Return *Encyclopaedia*, 15th ed. (1980), s.v. “Title”.

    What is signed, or has its place of publication, is listed as a chapter is.
    """
    if source.authors or (source.place and source.title):
        return list_chapter(source)
    line = Line(_work(source).words).comma(_sub_verbo(source))
    line.sentence(capitalize(source.title_addon or revision_of(source)))
    if source.url and not source.place:
        line.sentence(print_date(source.date))
    add_address_to_bibliography(line, source, with_note=revision_of(source) != source.note)
    return line


def _work(source: Source) -> Line:
    """Return *Encyclopaedia*, 15th ed. (1980); places only if typed (CMOS 17, 14.232)."""
    line = Line(italic_title(source.book_title or source.main_title))
    add_contributions_to_note(line, source.contributions)
    line.comma(edition_of(source)).comma(volume_of(source))
    if source.place:
        return line.paren(imprint(source))
    return line.paren(print_year(source.date) if source.date and not source.url else "")


def _sub_verbo(source: Source) -> Words:
    entry = set_title(TitleStyle.QUOTED, source.title)
    return (Run("s.v. "), *entry) if entry else ()


def entry_in_work(source: Source) -> Words:
    """Return *Encyclopaedia*, s.v. “Title”, as a shortened note cites an entry."""
    work = drop_article(source.book_title or source.main_title, source.language)
    return Line(italic_title(work)).comma(_sub_verbo(source)).words
