"""RIS, the format that every program for bibliographies reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .exchange import inverted
from .kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .exchange import Item

_TYPES = {
    Kind.BOOK: "BOOK", Kind.CHAPTER: "CHAP", Kind.ARTICLE: "JOUR", Kind.NEWS: "NEWS",
    Kind.REVIEW: "JOUR", Kind.ISSUE: "JFULL", Kind.THESIS: "THES", Kind.REPORT: "RPRT",
    Kind.LETTER: "PCOMM", Kind.RECORD: "MANSCPT", Kind.COLLECTION: "MANSCPT", Kind.WEB: "ELEC",
    Kind.BLOG: "BLOG", Kind.FILM: "MPCT", Kind.BROADCAST: "VIDEO", Kind.IMAGE: "ART",
    Kind.REFERENCE: "ENCYC", Kind.CASE: "CASE", Kind.LAW: "STAT", Kind.PATENT: "PAT",
    Kind.UNPUBLISHED: "UNPB",
}  # fmt: skip


def as_ris(item: Item) -> str:
    """Return *item* as one RIS record."""
    # A line break in a value would begin a new field.
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in _fields(item) if value]
    return "\n".join([*lines, "ER  - ", ""])


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(item.kind, "GEN")
    yield "ID", item.key
    for name in item.authors:
        yield "AU", inverted(name)
    # What holds a chapter has editors of its own, who are “secondary” to it.
    for name in item.editors:
        yield "A2" if item.container else "ED", inverted(name)
    for name in item.translators:
        yield "A4", inverted(name)
    yield "TI", item.title
    yield "T2", item.container or item.series
    yield "T3", item.series if item.container else ""
    yield "ET", item.edition
    yield "VL", item.volume
    yield "IS", item.issue
    first, _dash, last = item.pages.partition("–")
    yield "SP", first
    yield "EP", last
    yield "CY", item.place
    yield "PB", item.publisher
    yield "M3", item.degree or item.genre or item.medium
    yield "M1", item.number
    yield "NV", item.volumes
    yield "ST", item.short_title
    yield "DB", item.archive
    yield "AV", ", ".join(part for part in (item.shelf, item.collection) if part)
    yield "OP", _original(item)
    yield "C3", item.event
    yield "Y2", _slashed(item.seen)
    yield "N1", item.note
    yield "PY", item.date[:4]
    yield "DA", _slashed(item.date)
    yield "SN", item.isbn
    yield "DO", item.doi
    yield "UR", item.url


def _original(item: Item) -> str:
    """Return the title and imprint of the first printing in one field, as RIS has but one."""
    imprint = ": ".join(part for part in (item.original_place, item.original_publisher) if part)
    parts = (item.original_title, imprint, item.original_date[:4])
    return ", ".join(part for part in parts if part)


def _slashed(date: str) -> str:
    """Return the date as RIS has it: year/month/day/, empty between slashes what is not known."""
    if not date:
        return ""
    year, month, day = [*date.split("-"), "", ""][:3]
    return f"{year}/{month}/{day}/"
