"""Citations by the Chicago Manual of Style, 17th edition: notes, shortened notes, bibliography."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import (
    archives,
    books,
    chapters,
    law,
    media,
    periodicals,
    pictures,
    reference,
    web,
)
from .dates import print_date
from .details import Detail, date_of, title_of_host, words_of
from .editions import volume_in_short, volume_of
from .kinds import Kind
from .line import Line
from .locator import NOWHERE, Locator, Unit, names_volume
from .names import Given
from .parts import head_names, is_classical
from .record import Source
from .scripture import is_scripture, list_scripture, note_scripture
from .titles import (
    TitleStyle,
    is_description_of_letter,
    italic_title,
    set_title,
    short_title,
    title_style,
)
from .words import Run, Words, as_plain, as_text, begin_sentence, uncapitalize

if TYPE_CHECKING:
    from pybtex.richtext import Text

__all__ = ["PLAIN_SHORT", "ShortOptions", "bibliography", "cite_briefly",
           "cite_fully", "note", "short"]  # fmt: skip

_Note = Callable[[Source, Locator], Line]
_Listing = Callable[[Source], Line]

_FORMS: dict[Kind, tuple[_Note, _Listing]] = {
    Kind.BOOK: (books.note_book, books.list_book),
    Kind.CHAPTER: (chapters.note_chapter, chapters.list_chapter),
    Kind.ARTICLE: (periodicals.note_article, periodicals.list_article),
    Kind.NEWS: (periodicals.note_news, periodicals.list_news),
    Kind.REVIEW: (periodicals.note_article, periodicals.list_article),
    Kind.ISSUE: (periodicals.note_issue, periodicals.list_issue),
    Kind.THESIS: (books.note_thesis, books.list_thesis),
    Kind.REPORT: (books.note_book, books.list_book),
    Kind.LETTER: (archives.note_record, archives.list_record),
    Kind.RECORD: (archives.note_record, archives.list_record),
    Kind.INTERVIEW: (archives.note_record, archives.list_record),
    Kind.SPEECH: (archives.note_speech, archives.list_speech),
    Kind.COLLECTION: (archives.note_collection, archives.list_collection),
    Kind.WEB: (web.note_web, web.list_web),
    Kind.BLOG: (web.note_blog, web.list_blog),
    Kind.FILM: (media.note_film, media.list_film),
    Kind.BROADCAST: (media.note_broadcast, media.list_broadcast),
    Kind.IMAGE: (pictures.note_image, pictures.list_image),
    Kind.REFERENCE: (reference.note_reference, reference.list_reference),
    Kind.CASE: (law.note_case, law.list_case),
    Kind.LAW: (law.note_law, law.list_law),
    Kind.PATENT: (law.note_patent, law.list_patent),
    Kind.UNPUBLISHED: (archives.note_unpublished, archives.list_unpublished),
    Kind.MISC: (web.note_web, web.list_web),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortOptions:
    """What a shortened note must add so that it means one source only."""

    given: Given = Given.NONE
    details: tuple[Detail, ...] = ()

    @property
    def whole_title(self) -> bool:
        """Whether the title is not to be shortened."""
        return Detail.TITLE in self.details


PLAIN_SHORT = ShortOptions()


def note(source: Source, locator: Locator = NOWHERE) -> Text:
    """Return the full note, closed by a period."""
    return as_text(begin_sentence(_note_line(source, locator).end().words))


def short(source: Source, locator: Locator = NOWHERE, options: ShortOptions = PLAIN_SHORT) -> Text:
    """Return the shortened note, closed by a period."""
    return as_text(begin_sentence(_short_line(source, locator, options).end().words))


def bibliography(source: Source) -> Text:
    """Return the entry of the bibliography, closed by a period."""
    line = list_scripture(source) if is_scripture(source) else _FORMS[source.kind][1](source)
    return as_text(_unless_empty(line, source).end().words)


def cite_fully(source: Source, locator: Locator = NOWHERE) -> Text:
    """Return what :func:`note` does, open at its end, so that a note can go on."""
    return as_text(_note_line(source, locator).words)


def cite_briefly(
    source: Source, locator: Locator = NOWHERE, options: ShortOptions = PLAIN_SHORT
) -> Text:
    """Return what :func:`short` does, open at its end."""
    return as_text(_short_line(source, locator, options).words)


def _note_line(source: Source, locator: Locator) -> Line:
    print_note = note_scripture if is_scripture(source) else _FORMS[source.kind][0]
    return _unless_empty(print_note(source, locator), source)


def _unless_empty(line: Line, source: Source) -> Line:
    return line if line.words else Line(source.key)


_TITLE_LED = frozenset({Kind.FILM, Kind.CASE})


def _short_line(source: Source, locator: Locator, options: ShortOptions) -> Line:
    """Return names, short title and place (CMOS 17, 14.30–36)."""
    if is_scripture(source):
        return _unless_empty(note_scripture(source, locator), source)
    if source.kind is Kind.CASE:
        title = source.title if options.whole_title else short_title(source)
        line = law.short_case(source, title, locator)
        _add_details(line, source, options, locator)
        return _unless_empty(line, source)
    names = head_names(source)
    if source.kind is Kind.COLLECTION and names and not source.short_title:
        owner = names.short(options.given)
        line = Line(archives.name_collection(source, owner))
        _add_details(line, source, options, locator)
        return line.comma(locator.words)
    line = Line()
    if _leads_with_names(source):
        line.comma(source.short_author or names.short(options.given))
    title = _short_words(source, options)
    is_abbreviated = is_classical(source) and as_plain(title).endswith(".")
    if is_abbreviated and source.short_author.endswith("."):  # Thuc. *Hist.* (CMOS 17, 14.244)
        line.space(title)
    else:
        line.comma(title)
    if source.kind is Kind.LETTER:
        line.comma(print_date(source.date))
    _add_details(line, source, options, locator)
    if is_classical(source):  # Thucydides, *History* 2.40.2 (CMOS 17, 14.243)
        line.space(locator.words)
    else:
        _add_place(line, source, locator)
    return _unless_empty(line, source)


def _add_details(line: Line, source: Source, options: ShortOptions, locator: Locator) -> None:
    """Add what tells *source* from others; the volume of a page stands before that page."""
    for detail in options.details:
        if detail is Detail.VOLUME and locator and volume_in_short(source):
            continue
        line.comma(print_date(date_of(source, detail)))
        title = title_of_host(source) if detail is Detail.HOST else ()
        line.comma(italic_title(title) or words_of(source, detail))


def _add_place(line: Line, source: Source, locator: Locator) -> None:
    """Add “2:45” where the short title is that of a set (CMOS 17, 14.116), or “vol. 2, chap. 3”."""
    volume = volume_in_short(source)
    if not locator or not volume or names_volume(locator):
        line.comma(locator.words)
    elif locator.unit is Unit.PAGE and volume.isdigit():
        line.comma((Run(f"{volume}:"), *locator.words))
    else:
        line.comma(volume_of(source)).comma(locator.words)


def _leads_with_names(source: Source) -> bool:
    """Tell whether a shortened note begins with persons."""
    if not head_names(source) or source.kind in _TITLE_LED or archives.names_author(source):
        return False
    if source.kind in {Kind.ARTICLE, Kind.NEWS, Kind.REVIEW}:
        return periodicals.is_signed(source) or head_names(source) != source.authors
    return not chapters.hides_sender(source)


def _short_words(source: Source, options: ShortOptions) -> Words:
    """Return the short title, set off as the full one is."""
    style = title_style(source)
    if source.kind is Kind.REFERENCE and not source.authors:
        return reference.entry_in_work(source)
    if not source.title and not source.short_title:
        return periodicals.reviewed_in(source) or source.title_addon
    if source.kind is Kind.ISSUE and source.issue_title and not source.short_title:
        return set_title(TitleStyle.QUOTED, source.issue_title)
    words = chapters.name_whole(source) if options.whole_title else short_title(source)
    is_described = source.kind in _DESCRIBED and not chapters.hides_sender(source)
    is_described = is_described or is_description_of_letter(source)
    if style is TitleStyle.PLAIN and is_described and source.authors:
        words = uncapitalize(words)
    return set_title(style, words)


_DESCRIBED = frozenset({
    Kind.INTERVIEW, Kind.REVIEW, Kind.RECORD, Kind.CHAPTER, Kind.MISC, Kind.UNPUBLISHED,
})  # fmt: skip
"""Kinds whose title in roman is no name but says what the source is: “introduction”."""
