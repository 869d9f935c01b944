"""Citations by the MHRA Style Guide, third edition: notes, shortened notes, bibliography."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import british
from .archives import name_collection, names_author, shelfmark_of
from .chicago import cite_fully
from .dashes import with_dashes
from .dates import print_year, says_date
from .details import Detail, date_of, title_of_host, words_of
from .editions import edition_of, volume_in_short
from .kinds import Kind
from .line import Line
from .locator import NOWHERE, Locator, names_volume
from .media import episode_of
from .numbers import print_pages
from .parts import (
    head_contribution,
    head_names,
    is_classical,
    is_reprint,
    is_without_imprint,
    label_of,
    names_first_printer,
    original_imprint,
    publisher_of,
    year_or_state,
)
from .periodicals import reviewed_in
from .record import Contribution, Role, Source
from .scripture import is_scripture
from .style import Style
from .titles import TitleStyle, drop_article, series_of, short_title, title_style
from .words import Run, Words, as_plain, as_text, as_words, lower_boxes, uncapitalize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pybtex.richtext import Text

    from .chicago import ShortOptions

_LAW = frozenset({Kind.CASE, Kind.LAW})  # the guide sends these to other guides
_BOOKS = frozenset({Kind.BOOK, Kind.REPORT, Kind.FILM})
_PRINTED = frozenset({Kind.BOOK, Kind.REPORT, Kind.CHAPTER, Kind.ARTICLE})
_PERIODICAL = frozenset({Kind.ARTICLE, Kind.NEWS, Kind.REVIEW, Kind.ISSUE})
_UNPUBLISHED = frozenset({Kind.THESIS, Kind.UNPUBLISHED, Kind.SPEECH})
_ARCHIVAL = frozenset({Kind.LETTER, Kind.RECORD, Kind.INTERVIEW, Kind.COLLECTION})
_ROLES = {
    Role.EDITOR: "ed. by", Role.TRANSLATOR: "trans. by", Role.COMPILER: "comp. by",
    Role.EDITOR_AND_TRANSLATOR: "ed. and trans. by", Role.DIRECTOR: "dir. by",
    Role.REVISER: "rev. by",
}  # fmt: skip


def note(source: Source, locator: Locator) -> Text:
    """Return Peter Wyden, *Bay of Pigs* (London: Cape, 1979), p. 23; open at its end."""
    if source.kind in _LAW or is_scripture(source):
        return cite_fully(source, locator)
    head = british.print_names(source.authors, source.authors.straight)
    return as_text(_entry(source, head, source.contributions, locator) or as_words(source.key))


def short(source: Source, locator: Locator, options: ShortOptions) -> Text:
    """Return Wyden, *Bay of Pigs*, p. 23; open at its end."""
    if is_scripture(source):
        return cite_fully(source, locator)
    title = source.title if options.whole_title else short_title(source)
    head = british.print_names(source.authors, source.authors.short(options.given))
    line = Line(_begin(source, head, title))
    if source.kind is Kind.LETTER:
        line.comma(british.print_date(source.date))
    _add_details(line, source, options, locator)
    place = _place(source, locator)
    if is_classical(source):
        return as_text(line.space(place).words or as_words(source.key))
    if locator and not names_volume(locator):
        line.comma(british.roman(volume_in_short(source)))
    return as_text(line.comma(place).words or as_words(source.key))


def _add_details(line: Line, source: Source, options: ShortOptions, locator: Locator) -> None:
    for detail in options.details:
        if detail is Detail.VOLUME and locator and volume_in_short(source):
            continue
        line.comma(british.print_date(date_of(source, detail)))
        title = title_of_host(source) if detail is Detail.HOST else ()
        line.comma(_in_italics(title) or words_of(source, detail))


def bibliography(source: Source) -> Text:
    """Return Wyden, Peter, *Bay of Pigs* (London: Cape, 1979), without a period."""
    if source.kind in _LAW or is_scripture(source):
        return cite_fully(source)
    head, contribution = _name(source), head_contribution(source)
    if contribution:
        role = contribution.role.at_head(plural=contribution.names.is_plural)
        head = f"{head}, {role}".replace("eds.", "eds").replace("comps.", "comps")
    others = tuple(other for other in source.contributions if other is not contribution)
    entry = Line(_entry(source, head, others, NOWHERE) or as_words(source.key))
    return as_text(entry.comma(_origin(source)).words)


def _origin(source: Source) -> Words:
    """Return “first publ. as *Das Meer* (Kiel: Hafen, 1922)”."""
    if source.kind not in _PRINTED or is_reprint(source) or not names_first_printer(source):
        return ()
    title = british.set_title(title_style(source), source.original_title)
    line = Line("first publ. as" if title else "first publ.").space(title)
    return line.paren(original_imprint(source)).words


def _name(source: Source) -> str:
    names = head_names(source)
    return british.print_names(names, names.inverted) if names else ""


def _begin(source: Source, head: str, title: Words) -> Words:
    """Return names and title; a letter is not said twice to be by its author."""
    if source.kind is Kind.COLLECTION and "," not in head:
        return name_collection(source, head)
    line = Line("" if names_author(source) and "," not in head else head)
    style = title_style(source)
    is_description = line.words and style is TitleStyle.PLAIN
    words = uncapitalize(title) if is_description else british.set_title(style, title)
    return line.comma(words or reviewed_in(source)).words


def _entry(
    source: Source, head: str, contributions: Sequence[Contribution], locator: Locator
) -> Words:
    place = _place(source, locator)
    is_volume = source.kind in _BOOKS and bool(source.main_title)
    line = Line(_begin(source, head, source.main_title if is_volume else source.title))
    line.comma(() if source.kind in _UNPUBLISHED else source.title_addon)
    if source.kind in _UNPUBLISHED | _PERIODICAL | _ARCHIVAL:
        _add_persons(line, contributions)
    if source.kind in _UNPUBLISHED:
        line.paren(_unpublished(source)).comma(place)
    elif source.kind in _PERIODICAL:
        _add_periodical(line, source, locator)
    elif source.kind in _ARCHIVAL:
        line.comma(_in_italics(series_of(source))).comma(source.publisher)
        line.comma(british.print_date(source.date)).comma(source.place)
        line.comma(source.institution or source.how).comma(source.organization)
        line.comma(source.series).comma(lower_boxes(source.note)).comma(shelfmark_of(source))
        line.comma(place)
    elif source.kind in {Kind.CHAPTER, Kind.REFERENCE}:
        line.comma(british.print_date(source.event_date))
        book = Line(source.book_authors.straight)
        book.comma(_in_italics(source.main_title or source.book_title))
        line.comma((Run("in "), *book.words) if book.words else ())
        title = source.book_title if source.main_title else ()
        _add_book(line, source, contributions, title, locator)
        line.comma(f"doc. {source.number}" if source.number and not source.series else "")
        _add_pages(line, source, locator, "pp. ")
    elif source.kind in _BOOKS:
        _add_book(line, source, contributions, source.title if is_volume else (), locator)
        line.space(place) if is_without_imprint(source) else line.comma(place)
    else:  # web pages, blogs, broadcasts, pictures
        line.comma(_in_italics(series_of(source)))
        line.comma(() if source.title_addon else episode_of(source))
        _add_persons(line, contributions)
        if source.type == "performance":
            line.comma(source.venue).comma(source.place)
        day = source.event_date if source.kind is Kind.BROADCAST else ()
        line.comma(publisher_of(source)).comma(british.print_date(day or source.date)).comma(place)
    return line.space(british.print_address(source)).comma(british.print_copy(source)).words


def _place(source: Source, locator: Locator) -> Words:
    """Return the place; lines of a classical work are no pages."""
    return locator.words if is_classical(source) else british.print_place(locator)


def _in_italics(words: Words) -> Words:
    return british.set_title(TitleStyle.ITALIC, words)


def _add_persons(line: Line, contributions: Sequence[Contribution]) -> None:
    for contribution in contributions:
        label = _ROLES.get(contribution.role, label_of(contribution))
        line.comma(
            f"{label} {british.print_names(contribution.names, contribution.names.straight)}"
        )


def _add_book(
    line: Line,
    source: Source,
    contributions: Sequence[Contribution],
    volume_title: Words,
    locator: Locator,
) -> None:
    """Add editors, edition, series, volumes, imprint and volume."""
    _add_persons(line, contributions)
    line.comma(re.sub(r"\bed\.$", "edn", edition_of(source)))
    if source.kind is Kind.REPORT:
        line.comma(Line(source.kind_words or "report").space(source.number).words)
    line.comma(source.series).comma(source.number if source.series else "")
    line.comma(f"{source.volumes} vols" if source.volumes and not source.volume else "")
    if is_without_imprint(source):
        return
    year = year_or_state(source).replace("ca.", "c.")
    imprint = Line(source.place).colon(publisher_of(source)).comma(year).words
    if is_reprint(source):
        first = print_year(source.original_date) or original_imprint(source)
        imprint = Line(first).semicolon("repr.").space(imprint).words
    number = "" if names_volume(locator) and not volume_title else british.roman(source.volume)
    volume = Line(number).colon(_in_italics(volume_title))
    line.paren(imprint).comma(volume.words)


def _add_periodical(line: Line, source: Source, locator: Locator) -> None:
    journal = source.journal
    if source.kind is Kind.NEWS and as_plain(journal) != "The Times":
        journal = drop_article(journal, source.language)
    line.comma(_in_italics(journal)).paren(source.place)
    volume = ".".join(part for part in (source.volume, source.number) if part)
    if source.kind is not Kind.NEWS and volume:
        line.comma(volume).paren(year_or_state(source))
        _add_pages(line, source, locator, "")
    else:
        line.comma(british.print_date(source.date) or "n.d.")
        _add_pages(line, source, locator, "pp. ")


def _add_pages(line: Line, source: Source, locator: Locator, label: str) -> None:
    """Add the pages of the whole, and behind them the one that is meant: 120–45 (p. 122)."""
    pages = british.shorten_ranges(print_pages(source.pages))
    place = british.print_place(locator)
    if pages and source.kind is not Kind.NEWS and re.search(r"[–,]", pages):
        line.comma(f"{label}{pages}").paren(place)
    else:
        line.comma(place or (british.print_pages(pages) if pages else ""))


def _unpublished(source: Source) -> Words:
    """Return kind, occasion, university and date."""
    kind = re.sub(r"^PhD diss\.$", "doctoral thesis", as_plain(source.kind_words or source.how))
    if source.kind is Kind.THESIS and not kind.startswith("unpublished"):
        kind = f"unpublished {kind}"
    line = Line(uncapitalize(source.title_addon or as_words(kind)))
    occasion = line.space if re.search(r"\b(?:at|to|for)$", as_plain(line.words)) else line.comma
    line = occasion(source.event).comma(source.venue).comma(source.institution)
    line.comma(source.place)
    is_told = says_date(as_plain(line.words), source.date)
    return line.comma("" if is_told else british.print_date(source.date) or "n.d.").words


def _dashed(sources: Sequence[Source]) -> list[Text]:
    return with_dashes([*map(bibliography, sources)], [*map(_name, sources)], "——")


MHRA = Style(
    name="mhra", note=note, short=short, bibliography=bibliography, place=british.print_place,
    dashed=_dashed, marks_inside_quotes=False,
)  # fmt: skip
