"""Titles for interviews, letters and introductions, which have none of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .kind_reading import names_introduction
from .kinds import KIND_OF_SUBTYPE, Kind
from .record import Role, Source
from .titles import begins_like_introduction
from .words import as_plain, as_words, capitalize, drop

if TYPE_CHECKING:
    from .fields import Fields

_TO = re.compile(r"to\s+(?=\S)", re.IGNORECASE)


def name_by_other_fields(source: Source, fields: Fields) -> Source:
    """Return *source* under a title that says what it is, if the entry leaves that to *fields*."""
    if source.kind is Kind.INTERVIEW:
        return _name_interview(source)
    if source.kind is Kind.LETTER or KIND_OF_SUBTYPE.get(source.subtype) is Kind.LETTER:
        return _name_letter(source)
    if source.kind is Kind.REFERENCE:
        return _name_work(source, fields)
    return _name_part(source, fields)


def _name_interview(source: Source) -> Source:
    """Return *source*, an interview without a title under the name of who asked."""
    asked = [c for c in source.contributions if c.role is Role.INTERVIEWER]
    if source.title or not asked:
        return source
    words = as_words(f"interview by {asked[0].names.straight}")
    others = tuple(c for c in source.contributions if c is not asked[0])
    short = source.short_title or as_words("interview")
    return replace(source, title=words, short_title=short, contributions=others)


def _name_work(source: Source, fields: Fields) -> Source:
    """Return *source* under its entry, if the title is that of the whole work.

    So in biblatex-chicago, where ``lista`` holds the entries.
    """
    if source.book_title or source.main_title:
        return source
    return replace(
        source, book_title=source.title, title=fields.words("lista"), title_head=(), short_title=()
    )


def _name_letter(source: Source) -> Source:
    """Return *source*, a letter with the title “to Harold Ross”, under “E. B. White to …”."""
    found = _TO.match(as_plain(source.title))
    if not found or not source.authors:
        return source
    recipient = drop(source.title, found.end())
    title = (*as_words(f"{source.authors.straight} to "), *recipient)
    short = source.short_title or (*as_words(f"{source.authors.short()} to "), *recipient)
    return replace(source, title=title, title_head=title, short_title=short)


def _name_part(source: Source, fields: Fields) -> Source:
    """Return *source*, an introduction, a foreword or the like by that name.

    One with a title of its own keeps its name as ``kind_words``.
    """
    part = names_introduction(fields) if source.kind is Kind.CHAPTER else ""
    if not part:
        return source
    if begins_like_introduction(source.title):
        return replace(source, kind_words=())
    name = capitalize(as_words(part))
    if not source.title:
        return replace(source, title=name, title_head=name, kind_words=())
    if as_plain(source.book_title or source.main_title):
        return replace(source, kind_words=as_words(part))
    return replace(
        source, title=name, title_head=name, book_title=source.title, kind_words=()
    )  # biblatex-chicago: the title is the book’s
