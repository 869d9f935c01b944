"""OpenURL 1.0 (ANSI/NISO Z39.88-2004) in key/value form, which a COinS span carries.

Zotero and other programs take the sources of a page from such spans.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from .exchange import inverted, spelled
from .kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .exchange import Item

_JOURNAL_GENRES = {
    Kind.ARTICLE: "article", Kind.NEWS: "article", Kind.REVIEW: "article", Kind.ISSUE: "issue",
}  # fmt: skip
_BOOK_GENRES = {
    Kind.BOOK: "book", Kind.CHAPTER: "bookitem", Kind.REFERENCE: "bookitem", Kind.REPORT: "report",
}  # fmt: skip
# Dublin Core leaves the words free; these are Zotero's.
_DUBLIN_CORE_TYPES = {
    Kind.LETTER: "letter", Kind.RECORD: "manuscript", Kind.COLLECTION: "manuscript",
    Kind.INTERVIEW: "interview", Kind.SPEECH: "presentation", Kind.WEB: "webpage",
    Kind.BLOG: "blogPost", Kind.FILM: "film", Kind.BROADCAST: "tvBroadcast",
    Kind.IMAGE: "artwork", Kind.CASE: "case", Kind.LAW: "statute", Kind.PATENT: "patent",
    Kind.UNPUBLISHED: "manuscript",
}  # fmt: skip


def as_openurl(item: Item) -> str:
    """Return *item* as a context object, the title of a COinS span."""
    pairs = [("ctx_ver", "Z39.88-2004"), *_referent(item)]
    # quote and not quote_plus: not every reader takes a plus for a space.
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs if value)


def _referent(item: Item) -> Iterator[tuple[str, str]]:
    if item.kind in _JOURNAL_GENRES:
        yield from _journal(item)
    elif item.kind in _BOOK_GENRES:
        yield from _book(item)
    elif item.kind is Kind.THESIS:
        yield from _dissertation(item)
    else:
        yield from _dublin_core(item)


def _journal(item: Item) -> Iterator[tuple[str, str]]:
    yield from _format("journal", _JOURNAL_GENRES[item.kind])
    yield "rft.atitle", item.title if item.kind is not Kind.ISSUE else ""
    yield "rft.jtitle", item.container
    yield "rft.volume", item.volume
    yield "rft.issue", item.issue
    yield "rft.pages", item.pages
    yield from _shared(item)


def _book(item: Item) -> Iterator[tuple[str, str]]:
    yield from _format("book", _BOOK_GENRES[item.kind])
    is_part = _BOOK_GENRES[item.kind] == "bookitem"
    yield "rft.atitle", item.title if is_part else ""
    yield "rft.btitle", item.container if is_part else item.title
    yield "rft.edition", item.edition
    yield "rft.series", item.series
    yield "rft.pages", item.pages if is_part else ""
    yield "rft.place", item.place
    yield "rft.pub", item.publisher
    yield "rft.isbn", item.isbn
    yield from _shared(item)


def _dissertation(item: Item) -> Iterator[tuple[str, str]]:
    yield from _format("dissertation")
    yield "rft.title", item.title
    yield "rft.inst", item.publisher
    yield "rft.degree", item.degree
    yield from _shared(item)


def _dublin_core(item: Item) -> Iterator[tuple[str, str]]:
    yield from _format("dc")
    yield "rft.type", _DUBLIN_CORE_TYPES.get(item.kind, "document")
    yield "rft.title", item.title
    for name in item.authors:
        yield "rft.creator", inverted(name)
    yield "rft.source", item.container
    yield "rft.publisher", item.publisher
    yield "rft.date", item.date
    yield "rft.identifier", item.url
    yield from _addresses(item)


def _format(name: str, genre: str = "") -> Iterator[tuple[str, str]]:
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{name}"
    yield "rft.genre", genre


def _shared(item: Item) -> Iterator[tuple[str, str]]:
    """Yield date, authors and addresses. OpenURL has no word for editors."""
    yield "rft.date", item.date
    persons = [name for name in item.authors if name.given]
    if persons:
        family, given, suffix = spelled(persons[0])
        yield "rft.aulast", family
        yield "rft.aufirst", given
        yield "rft.ausuffix", suffix
    for name in item.authors:
        yield "rft.au" if name.given else "rft.aucorp", inverted(name)
    yield from _addresses(item)


def _addresses(item: Item) -> Iterator[tuple[str, str]]:
    yield "rft_id", f"info:doi/{item.doi}" if item.doi else ""
    yield "rft_id", item.url
