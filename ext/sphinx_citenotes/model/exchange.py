"""Sources in the words of other programs: one item, from which RIS, CSL and OpenURL are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_authoring.addresses import is_web_address

from .editions import edition_of
from .kinds import Kind
from .line import Line
from .parts import publisher_of
from .record import Role
from .words import as_plain, lower_boxes

if TYPE_CHECKING:
    from .dates import Moment
    from .names import Name
    from .record import Source

DOI_ADDRESS = "https://doi.org/"
_LAST_MONTH, _LAST_YEAR = 12, 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What programs for bibliographies keep of a source, as plain text; what is absent is empty.

    *date* and *end* are ISO 8601, as far as they are certain.
    """

    key: str
    kind: Kind
    title: str
    container: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    publisher: str = ""
    place: str = ""
    date: str = ""
    end: str = ""
    edition: str = ""
    series: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    degree: str = ""
    isbn: str = ""
    doi: str = ""
    url: str = ""
    seen: str = ""
    short_title: str = ""
    genre: str = ""
    medium: str = ""
    number: str = ""
    volumes: str = ""
    archive: str = ""
    collection: str = ""
    shelf: str = ""
    event: str = ""
    event_place: str = ""
    event_date: str = ""
    original_title: str = ""
    original_publisher: str = ""
    original_place: str = ""
    original_date: str = ""
    note: str = ""


_KEPT = frozenset({
    Kind.LETTER, Kind.RECORD, Kind.COLLECTION, Kind.INTERVIEW, Kind.SPEECH, Kind.UNPUBLISHED,
    Kind.IMAGE, Kind.MISC,
})  # fmt: skip
"""What an institution keeps, and did not publish."""
_PERIODICAL = frozenset({Kind.ARTICLE, Kind.NEWS, Kind.REVIEW, Kind.ISSUE})


def as_item(source: Source, *, isbn: str = "") -> Item:
    """Return *source* as an item; the record of a source does not keep its ISBN."""
    doi = source.url.removeprefix(DOI_ADDRESS) if source.url.startswith(DOI_ADDRESS) else ""
    in_journal = source.kind in _PERIODICAL
    is_kept = source.kind in _KEPT and bool(source.institution or source.shelfmark)
    shelf = Line(lower_boxes(source.note)).comma(source.shelfmark) if is_kept else Line()
    return Item(
        key=source.key,
        kind=source.kind,
        title=_title(source),
        container=_container(source),
        authors=source.authors.names,
        editors=_contributors(source, Role.EDITOR, Role.EDITOR_AND_TRANSLATOR, Role.COMPILER),
        translators=_contributors(source, Role.TRANSLATOR, Role.EDITOR_AND_TRANSLATOR),
        publisher=as_plain(source.publisher if is_kept else publisher_of(source)),
        place=as_plain(source.place),
        date=_iso(source.date.start),
        end=_iso(source.date.end) if _iso(source.date.start) else "",
        edition=edition_of(source),
        series="" if is_kept else as_plain(source.series),
        volume=source.volume,
        issue=source.number if in_journal else "",
        pages=_pages(source.pages),
        degree=as_plain(source.kind_words) if source.kind is Kind.THESIS else "",
        seen=_iso(source.url_date.start),
        short_title=as_plain(source.short_title),
        genre=_genre(source),
        medium=as_plain(source.how),
        number="" if in_journal else source.number,
        volumes=source.volumes,
        archive=as_plain(source.institution) if is_kept else "",
        collection=as_plain(source.organization) if is_kept else "",
        shelf=as_plain(shelf.comma(source.series).words) if is_kept else "",
        event=as_plain(source.event),
        event_place=as_plain(source.venue),
        event_date=_iso(source.event_date.start),
        original_title=as_plain(source.original_title),
        original_publisher=as_plain(source.original_publisher),
        original_place=as_plain(source.original_place),
        original_date=_iso(source.original_date.start),
        note=_remarks(source, is_kept=is_kept),
        isbn=isbn,
        doi=doi,
        # Programs make a link of it, and so it is one of the web.
        url=source.url if is_web_address(source.url) and not doi else "",
    )


def _genre(source: Source) -> str:
    """Return what the thing is: “telegram”, “oil on canvas”; nothing where its kind says so."""
    genre = as_plain(source.kind_words)
    if source.kind not in _KEPT:
        return "" if source.kind is Kind.THESIS else genre
    genre = genre or as_plain(source.title_addon)
    return genre or ("" if source.subtype == source.kind.value else source.subtype)


def _remarks(source: Source, *, is_kept: bool) -> str:
    line = Line(() if is_kept else source.note).sentence(source.addendum)
    return as_plain(line.words)


def spelled(name: Name) -> tuple[str, str, str]:
    """Return family name, given names and suffix; a body is all family name.

    A particle stands with the name under which the person is sorted.
    """
    if name.keeps_particle:
        return _spaced(name.particle, name.family), name.given, name.suffix
    return name.family, _spaced(name.given, name.particle), name.suffix


def inverted(name: Name) -> str:
    """Return “Bissell, Richard M., Jr.”, with the comma that programs look for."""
    return ", ".join(part for part in spelled(name) if part)


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _title(source: Source) -> str:
    title = as_plain(source.title or source.title_addon)
    if source.main_title and source.kind is not Kind.CHAPTER:
        volume = f"Vol. {source.volume}, " if source.volume and title else ""
        return ". ".join(part for part in (as_plain(source.main_title), volume + title) if part)
    if not title and source.reviewed:
        return f"Review of {as_plain(source.reviewed)}"
    return title or as_plain(source.book_title or source.journal) or source.key


def _container(source: Source) -> str:
    if source.kind in {Kind.WEB, Kind.BLOG}:
        return as_plain(source.journal or source.organization or source.book_title)
    container = as_plain(source.journal or source.book_title)
    if source.kind is Kind.CHAPTER and not container:
        return as_plain(source.main_title)
    return container


def _contributors(source: Source, *roles: Role) -> tuple[Name, ...]:
    return tuple(
        name
        for contribution in source.contributions
        if contribution.role in roles
        for name in contribution.names.names
    )


def _pages(text: str) -> str:
    """Return pages with an en dash, the last one in full: 471–491, not 471–91."""
    return re.sub(r"(\d+)\s*[-–]+\s*(\d+)", _span, text)


def _span(found: re.Match[str]) -> str:
    first, last = found[1], found[2]
    return f"{first}–{first[: max(0, len(first) - len(last))]}{last}"


def _iso(moment: Moment | None) -> str:
    """Return a day, month or year; a guess would be taken for a fact, and has only its year."""
    if moment is None or not 0 < moment.year <= _LAST_YEAR or moment.decade:
        return ""
    year = f"{moment.year:04d}"
    if moment.approximate or moment.uncertain or not 0 < moment.month <= _LAST_MONTH:
        return year
    month = f"{year}-{moment.month:02d}"
    return f"{month}-{moment.day:02d}" if moment.day else month
