"""Chapters, introductions, papers, and documents and letters that an edition prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .dates import When, print_date
from .editions import edition_of, series_and_number, volume_of, volumes_of
from .kinds import Kind
from .line import Line
from .parts import (
    add_address_to_bibliography,
    add_address_to_note,
    add_contributions_as_sentences,
    add_contributions_in_passing,
    add_contributions_to_note,
    add_imprint_to_bibliography,
    add_locator,
    add_title_addon,
    contributions_to_book,
    head_in_bibliography,
    head_in_note,
    imprint,
    imprint_as_sentence,
    imprint_in_note,
    names_first_printer,
    pages_of,
)
from .titles import (
    TitleStyle,
    begin_with_title,
    begins_like_introduction,
    is_introduction,
    italic_title,
    set_title,
    title_style,
)
from .words import Run, Words, as_plain, uncapitalize, upper_first

if TYPE_CHECKING:
    from .locator import Locator
    from .record import Source


_NEVER = When()


def date_of_document(source: Source) -> When:
    """Return the date of a document within a collection of documents."""
    if source.type in {"inproceedings", "conference"}:
        return _NEVER
    if source.event_date or names_first_printer(source):
        return source.event_date
    return source.original_date


def _document_date(source: Source) -> str:
    return print_date(date_of_document(source))


def _host(source: Source) -> Words:
    """Return the title of the book that holds a chapter, with its set."""
    line = Line()
    if source.main_title:
        line.comma(italic_title(source.main_title)).comma(volume_of(source))
    line.comma(italic_title(source.book_title)).comma(source.book_addon)
    if source.book_authors and source.book_authors != source.authors:
        line.comma(f"by {source.book_authors.straight}")
    return line.words


_NUMBERED = re.compile(r"(?:(?:doc(?:ument)?|no)s?\.? ?)?(?P<number>\d+[A-Za-z]?)", re.IGNORECASE)


def _document_number(source: Source) -> str:
    """Return “doc. 61”: a chapter that stands in no series has the number of a document."""
    found = _NUMBERED.fullmatch(source.number)
    return f"doc. {found['number']}" if found and not source.series else ""


def _chapter_link(source: Source) -> str:
    if is_introduction(source):
        return "of " if re.search(r"\bto\b", as_plain(source.title)) else "to "
    if begins_like_introduction(source.kind_words):  # an introduction with a title of its own
        return f"{as_plain(source.kind_words)} to "
    return f"chap. {source.chapter} in " if source.chapter and not source.pages else "in "


def name_whole(source: Source) -> Words:
    """Return the whole title; of an introduction also that of its book: every book has one."""
    host = italic_title(source.book_title)
    if not is_introduction(source) or not host:
        return source.title
    return (*source.title, Run(f" {_chapter_link(source)}"), *host)


def hides_sender(source: Source) -> bool:
    """Tell whether a letter in a collection names its author in the title already."""
    names = source.authors.names
    if source.kind is not Kind.CHAPTER or not source.subtype or not names:
        return False
    family = rf"(?<!\w){re.escape(names[0].family)}(?!\w)"
    is_plain = title_style(source) is TitleStyle.PLAIN
    return is_plain and bool(re.search(family, as_plain(source.title)))


def note_chapter(source: Source, locator: Locator) -> Line:
    """Return “Title,” in *Book*, ed. X (Place: Publisher, Year), 12."""
    line = Line("" if hides_sender(source) else head_in_note(source))
    title = set_title(title_style(source), source.title)
    if is_introduction(source):
        host = _host(source)
        line.comma(uncapitalize(title)).space((Run(_chapter_link(source)), *host) if host else ())
    else:
        line.comma(title)
        add_title_addon(line, source)
        line.comma(_document_date(source))
        host = _host(source)
        line.comma((Run(_chapter_link(source)), *host) if host else ())
    add_contributions_to_note(line, contributions_to_book(source))
    line.comma(edition_of(source))
    if not source.main_title:
        line.comma(volume_of(source))
    line.comma(volumes_of(source)).comma(series_and_number(source))
    line.paren(imprint_in_note(source) if names_first_printer(source) else imprint(source))
    if locator:
        add_locator(line, locator)
    else:
        line.comma(_document_number(source) or pages_of(source))
    add_address_to_note(line, source)
    return line


def list_chapter(source: Source) -> Line:
    """Return “Title.” In *Book*, edited by X, 65–87. Place: Publisher, Year."""
    line = Line(head_in_bibliography(source))
    line.sentence(begin_with_title(source))
    style = title_style(source)
    host = _host(source)
    after = False
    if is_introduction(source):
        line.space((Run(_chapter_link(source)), *host) if host else ())
        after = bool(source.book_authors)
    else:
        add_title_addon(line, source, as_sentence=True)
        if style is TitleStyle.PLAIN:
            line.comma(_document_date(source))
        else:
            line.sentence(_document_date(source))
        line.sentence((Run(upper_first(_chapter_link(source))), *host) if host else ())
    if not after:
        add_contributions_in_passing(line, contributions_to_book(source))
    line.comma(edition_of(source))
    if not source.main_title:
        line.comma(volume_of(source))
    line.comma(volumes_of(source)).comma(pages_of(source) or _document_number(source))
    if after:
        add_contributions_as_sentences(line, contributions_to_book(source))
    line.sentence(series_and_number(source))
    if names_first_printer(source):
        add_imprint_to_bibliography(line, source)
    else:
        line.sentence(imprint_as_sentence(source))
    add_address_to_bibliography(line, source)
    return line
