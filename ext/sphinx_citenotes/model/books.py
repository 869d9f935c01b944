"""Books, chapters, reports, theses, and entries of reference works."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .dates import print_date, print_year
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
    edition_of,
    head_in_bibliography,
    head_in_note,
    imprint,
    imprint_in_note,
    other_contributions,
    pages_of,
    series_and_number,
    volume_of,
    volumes_of,
    year_or_state,
)
from .titles import (
    TitleStyle,
    begin_with_title,
    drop_article,
    is_introduction,
    set_title,
    title_style,
)
from .words import Run, Words, as_plain, as_words, capitalize, italicize, uncapitalize

if TYPE_CHECKING:
    from .locator import Locator
    from .record import Source


def _full_date(source: Source) -> bool:
    return source.kind is Kind.REPORT


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


# --- books and reports -------------------------------------------------------------------------


def note_book(source: Source, locator: Locator) -> Line:
    """Return *Title*, ed. X, 2nd ed., 2 vols., Series 3 (Place: Publisher, Year), 12."""
    if title_style(source) is TitleStyle.QUOTED:
        return _note_paper(source, locator)
    line = Line(head_in_note(source))
    if source.main_title:
        line.comma(italicize(source.main_title)).comma(volume_of(source))
    line.comma(italicize(source.title))
    add_title_addon(line, source)
    add_contributions_to_note(line, other_contributions(source))
    line.comma(edition_of(source))
    if not source.main_title:
        line.comma(volume_of(source))
    line.comma(volumes_of(source)).comma(series_and_number(source)).comma(_report_number(source))
    line.paren(imprint_in_note(source, full_date=_full_date(source)))
    if source.chapter and not locator:
        line.comma(f"chap. {source.chapter}")
    add_locator(line, locator)
    line.comma(source.how if source.type != "booklet" else ())
    add_address_to_note(line, source)
    return line


def list_book(source: Source) -> Line:
    """Return *Title*. Edited by X. 2nd ed. 2 vols. Series 3. Place: Publisher, Year."""
    if title_style(source) is TitleStyle.QUOTED:
        return _list_paper(source)
    line = Line(head_in_bibliography(source))
    if source.main_title:
        line.sentence(italicize(source.main_title)).sentence(_upper_first(volume_of(source)))
        line.comma(italicize(source.title))
    else:
        line.sentence(italicize(source.title))
    add_title_addon(line, source, as_sentence=True)
    add_contributions_as_sentences(line, other_contributions(source))
    line.sentence(_upper_first(edition_of(source)))
    if not source.main_title:
        line.sentence(_upper_first(volume_of(source)))
    line.sentence(volumes_of(source)).sentence(series_and_number(source))
    line.sentence(_upper_first(_report_number(source)))
    add_imprint_to_bibliography(line, source, full_date=_full_date(source))
    line.sentence(capitalize(source.how) if source.type != "booklet" else ())
    add_address_to_bibliography(line, source)
    return line


def _report_number(source: Source) -> str:
    """Return type and number of a report, or the number of a book that stands in no series."""
    kind, number = as_plain(source.kind_words), source.number
    if source.series or (not number and not kind):
        return ""
    if source.kind is not Kind.REPORT and not kind:
        return ""
    if not kind:
        return f"no. {number}" if number.isdigit() else number
    return f"{kind} {number}".strip()


def _paper_words(source: Source) -> Words:
    number = source.number
    if number.isdigit():
        number = f"no. {number}"
    line = Line((*source.kind_words, *as_words(f" {number}" if number else "")))
    line.comma(source.publisher or source.institution).comma(source.place)
    return line.comma(year_or_state(source, full=True)).words


def _note_paper(source: Source, locator: Locator) -> Line:
    line = Line(head_in_note(source)).comma(set_title(TitleStyle.QUOTED, source.title))
    line.paren(_paper_words(source))
    add_locator(line, locator)
    add_address_to_note(line, source)
    return line


def _list_paper(source: Source) -> Line:
    line = Line(head_in_bibliography(source))
    line.sentence(set_title(TitleStyle.QUOTED, source.title))
    line.sentence(capitalize(_paper_words(source)))
    add_address_to_bibliography(line, source)
    return line


# --- chapters ----------------------------------------------------------------------------------


def _document_date(source: Source) -> str:
    """Return the date of a document within a collection of documents."""
    if source.type in {"inproceedings", "conference"}:
        return ""
    return print_date(source.event_date or source.original_date)


def _host(source: Source) -> Words:
    """Return the title of the book that holds a chapter, with its set."""
    line = Line()
    if source.main_title:
        line.comma(italicize(source.main_title)).comma(volume_of(source))
    line.comma(italicize(source.book_title)).comma(source.book_addon)
    if source.book_authors and source.book_authors != source.authors:
        line.comma(f"by {source.book_authors.straight}")
    return line.words


def _document_number(source: Source) -> str:
    return f"doc. {source.number}" if source.number.isdigit() and not source.series else ""


def _chapter_link(source: Source) -> str:
    if is_introduction(source):
        return "to "
    return f"chap. {source.chapter} in " if source.chapter and not source.pages else "in "


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
    add_contributions_to_note(line, source.contributions)
    line.comma(edition_of(source))
    if not source.main_title:
        line.comma(volume_of(source))
    line.comma(volumes_of(source)).comma(series_and_number(source))
    line.paren(imprint_in_note(source) if not source.original_date else imprint(source))
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
    host = _host(source)
    after = False
    if is_introduction(source):
        line.space((Run("to "), *host) if host else ())
        after = bool(source.book_authors)
    else:
        add_title_addon(line, source, as_sentence=True)
        line.sentence(_document_date(source))
        line.sentence((Run(_upper_first(_chapter_link(source))), *host) if host else ())
    if not after:
        add_contributions_in_passing(line, source.contributions)
    line.comma(edition_of(source))
    if not source.main_title:
        line.comma(volume_of(source))
    line.comma(volumes_of(source)).comma(pages_of(source) or _document_number(source))
    if after:
        add_contributions_as_sentences(line, source.contributions)
    line.sentence(series_and_number(source)).sentence(imprint(source))
    add_address_to_bibliography(line, source)
    return line


# --- theses ------------------------------------------------------------------------------------


def note_thesis(source: Source, locator: Locator) -> Line:
    """Return “Title” (PhD diss., University, Year), 12."""
    line = Line(head_in_note(source)).comma(set_title(TitleStyle.QUOTED, source.title))
    where = Line(source.kind_words).comma(source.institution)
    line.paren(where.comma(year_or_state(source)).words)
    add_locator(line, locator)
    add_address_to_note(line, source)
    return line


def list_thesis(source: Source) -> Line:
    """Return “Title.” PhD diss., University, Year."""
    line = Line(head_in_bibliography(source))
    line.sentence(set_title(TitleStyle.QUOTED, source.title))
    line.sentence(capitalize(source.kind_words)).comma(source.institution)
    line.comma(year_or_state(source))
    add_address_to_bibliography(line, source)
    return line


# --- reference works ---------------------------------------------------------------------------


def note_reference(source: Source, locator: Locator) -> Line:
    """Return *Encyclopaedia*, 15th ed. (1980), s.v. “Title” (CMOS 17, 14.232–33)."""
    line = _work(source).comma(_sub_verbo(source))
    if source.authors:
        line.comma(f"by {source.authors.straight}")
    add_locator(line, locator)
    if source.url and not source.place:
        line.comma(print_date(source.date))
    add_address_to_note(line, source)
    return line


def list_reference(source: Source) -> Line:
    """Return Author. “Title.” In *Encyclopaedia*; unsigned entries stand under the work."""
    line = Line()
    if source.authors:
        line = Line(head_in_bibliography(source))
        line.sentence(set_title(TitleStyle.QUOTED, source.title))
        work = _work(source).words
        line.sentence((Run("In "), *work) if work else ())
    else:
        line.sentence(_work(source).words).comma(_sub_verbo(source))
    if source.url and not source.place:
        line.sentence(print_date(source.date))
    add_address_to_bibliography(line, source)
    return line


def _work(source: Source) -> Line:
    """Return *Encyclopaedia*, 15th ed. (1980); places only if typed (CMOS 17, 14.232)."""
    line = Line(italicize(source.book_title or source.main_title))
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
    return Line(italicize(work)).comma(_sub_verbo(source)).words
