"""The book itself and its pages as sources, for those who cite them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pybtex.database import Entry

from .dates import read_date
from .name_reading import read_names
from .source import read_source

if TYPE_CHECKING:
    from .names import Names
    from .record import Source

_SPECIAL = re.compile(r"[\\{}$&#%_~^]")
_ESCAPES = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A book as its title page has it.

    *authors* and *editors* are written as in a .bib file, one string each; *date* is ISO 8601;
    *pdf* is the address of the printed book. The other words are plain text.
    """

    title: str
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    edition: str = ""
    publisher: str = ""
    place: str = ""
    date: str = ""
    doi: str = ""
    isbn: str = ""
    pdf: str = ""

    @property
    def author_names(self) -> Names:
        """The authors, read."""
        return read_names(self.authors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The book or one page of it, to be cited: its key, its title, its address if it has one.

    *chapter* is empty for the book.
    """

    publication: Publication
    key: str
    chapter: str = ""
    url: str = ""


def as_entry(work: Work) -> Entry:
    """Return *work* as the entry of a .bib file, its values in LaTeX."""
    book = work.publication
    when = read_date(book.date).start
    fields = {
        "author": " and ".join(book.authors),
        "editor": " and ".join(book.editors),
        "title": _escape(work.chapter or book.title),
        "booktitle": _escape(book.title) if work.chapter else "",
        "edition": _escape(book.edition),
        "publisher": _escape(book.publisher),
        "address": _escape(book.place),
        "year": str(when.year) if when else _escape(book.date),
        "month": str(when.month) if when and when.month else "",
        "day": str(when.day) if when and when.day else "",
        "isbn": book.isbn,
        # The DOI is the book's: a chapter is found by its own address, if it has one.
        "doi": "" if work.chapter and work.url else book.doi,
        "url": work.url,
    }
    kept = {name: value for name, value in fields.items() if value}
    entry = Entry("incollection" if work.chapter else "book", fields=kept)
    entry.key = work.key
    return entry


def as_source(work: Work) -> Source:
    """Return *work* as a source, to be printed like any other."""
    source, _problems = read_source(work.key, as_entry(work))
    return source


def as_bibtex(work: Work) -> str:
    """Return *work* as the text of a .bib file."""
    entry = as_entry(work)
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in entry.fields.items())
    return f"@{entry.type}{{{entry.key},\n{fields}}}\n"


def surname_of(publication: Publication) -> str:
    """Return the name by which *publication* is known: of its first author or editor, or none."""
    names = read_names(publication.authors or publication.editors)
    return names.names[0].surname if names else ""


def _escape(text: str) -> str:
    """Return plain *text* in LaTeX."""
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], f"\\{found[0]}"), text)
