"""CSL-JSON, what Zotero, pandoc and citeproc read and write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .exchange import spelled
from .kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .exchange import Item
    from .names import Name

_TYPES = {
    Kind.BOOK: "book", Kind.CHAPTER: "chapter", Kind.ARTICLE: "article-journal",
    Kind.NEWS: "article-newspaper", Kind.REVIEW: "review", Kind.ISSUE: "periodical",
    Kind.THESIS: "thesis", Kind.REPORT: "report", Kind.LETTER: "personal_communication",
    Kind.RECORD: "document", Kind.COLLECTION: "collection", Kind.INTERVIEW: "interview",
    Kind.SPEECH: "speech", Kind.WEB: "webpage", Kind.BLOG: "post-weblog",
    Kind.FILM: "motion_picture", Kind.BROADCAST: "broadcast", Kind.IMAGE: "graphic",
    Kind.REFERENCE: "entry-encyclopedia", Kind.CASE: "legal_case", Kind.LAW: "legislation",
    Kind.PATENT: "patent",
    Kind.UNPUBLISHED: "manuscript",
}  # fmt: skip

CslItem = dict[str, object]
"""One entry of CSL-JSON."""


def as_csl(item: Item) -> CslItem:
    """Return *item* as an entry of CSL-JSON."""
    entry: CslItem = {
        "id": item.key,
        "type": _TYPES.get(item.kind, "document"),
        "title": item.title,
        "container-title": item.container,
        "author": _names(item.authors),
        "editor": _names(item.editors),
        "translator": _names(item.translators),
        "issued": _dates(item),
        "edition": item.edition,
        "collection-title": item.series,
        "volume": item.volume,
        "issue": item.issue,
        "page": item.pages,
        "genre": item.degree or item.genre,
        "medium": item.medium,
        "number": item.number,
        "number-of-volumes": item.volumes,
        "title-short": item.short_title,
        "archive": item.archive,
        "archive_collection": item.collection,
        "archive_location": item.shelf,
        "archive-place": item.place if item.archive else "",
        "event-title": item.event,
        "event-place": item.event_place,
        "event-date": _date(item.event_date),
        "original-title": item.original_title,
        "original-publisher": item.original_publisher,
        "original-publisher-place": item.original_place,
        "original-date": _date(item.original_date),
        "accessed": _date(item.seen),
        "note": item.note,
        "publisher": item.publisher,
        "publisher-place": "" if item.archive else item.place,
        "ISBN": item.isbn,
        "DOI": item.doi,
        "URL": item.url,
    }
    return {name: value for name, value in entry.items() if value}


def _names(names: Iterable[Name]) -> list[dict[str, str]]:
    return [_name(name) for name in names]


def _name(name: Name) -> dict[str, str]:
    family, given, suffix = spelled(name)
    if not given:
        return {"literal": family}
    parts = {"family": family, "given": given, "suffix": suffix}
    return {part: value for part, value in parts.items() if value}


def _dates(item: Item) -> dict[str, list[list[int]]]:
    return _date(item.date, item.end)


def _date(*dates: str) -> dict[str, list[list[int]]]:
    parts = [[int(part) for part in date.split("-")] for date in dates if date]
    return {"date-parts": parts} if parts else {}
