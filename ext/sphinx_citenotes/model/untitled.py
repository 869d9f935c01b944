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
    from .words import Words

_TO = re.compile(r"to\s+(?=\S)", re.IGNORECASE)


def name_by_other_fields(source: Source, fields: Fields) -> Source:
    """Return *source* under a title that says what it is, if the entry leaves that to *fields*."""
    if source.kind is Kind.INTERVIEW:
        return _name_interview(source)
    if source.kind is Kind.LETTER or KIND_OF_SUBTYPE.get(source.subtype) is Kind.LETTER:
        return _name_letter(source)
    if source.kind is Kind.REFERENCE:
        return _name_work(source, fields)
    if source.kind in {Kind.ARTICLE, Kind.NEWS, Kind.REVIEW}:
        return _name_article(source)
    if source.kind in {Kind.BOOK, Kind.REPORT} and not source.title:
        return replace(source, title=source.main_title, title_head=source.main_title, main_title=())
    return _name_part(source, fields)


def _name_interview(source: Source) -> Source:
    """Return *source*, an interview without a title under the name of who asked."""
    asked = [c for c in source.contributions if c.role is Role.INTERVIEWER]
    found = _INTERVIEW_WITH.fullmatch(as_plain(source.title))
    is_named_twice = found is not None and _is_author(source, found["name"] or "")
    says_no_more = found is not None and not found["name"] and bool(asked)
    if not (is_named_twice or says_no_more) and (source.title or not asked):
        return source
    kind = found["kind"].lower() if found else "interview"
    words = as_words(f"{kind} by {asked[0].names.straight}" if asked else kind)
    others = tuple(c for c in source.contributions if c not in asked[:1])
    return replace(
        source,
        title=words,
        title_head=(),
        short_title=source.short_title or as_words(kind),
        contributions=others,
    )


_INTERVIEW_WITH = re.compile(
    r"(?P<kind>(?:oral history )?interview)(?: (?:with|of) (?P<name>.+))?", re.IGNORECASE
)


def _is_author(source: Source, name: str) -> bool:
    """Tell whether *name* is that of the first author, who spoke in the interview."""
    names = source.authors.names
    return bool(names) and name in {names[0].straight, names[0].surname}


_REVIEW_OF = re.compile(r"rev(?:iew|\.) of (?=\S)", re.IGNORECASE)
_HEADING = re.compile(r"letters? to the editor|editorial|obituary|advertisement", re.IGNORECASE)


def _name_article(source: Source) -> Source:
    """Return *source*, a review or a piece without a title, under what it is (14.196, 14.202)."""
    title = as_plain(source.title)
    if _REVIEW_OF.match(as_plain(source.note)) and not source.title_addon:
        return replace(source, title_addon=_begin_small(source.note), note=())
    begun = _REVIEW_OF.match(title)
    is_book = source.type == "review" and source.title[:1] and source.title[0].italic
    if begun or is_book:
        rest = drop(source.title, begun.end()) if begun else source.title
        return replace(source, title=(*as_words("review of "), *rest), title_head=())
    if source.kind is Kind.NEWS and _HEADING.fullmatch(title):
        return replace(source, title=as_words(title.lower()), title_head=())
    return source


def _begin_small(words: Words) -> Words:
    return (*as_words(as_plain(words[:1])[:1].lower()), *drop(words, 1))


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
    source = _without_from(source)
    found = _TO.match(as_plain(source.title))
    if not found or not source.authors:
        return source
    recipient = drop(source.title, found.end())
    title = (*as_words(f"{source.authors.straight} to "), *recipient)
    short = source.short_title or (*as_words(f"{source.authors.short()} to "), *recipient)
    return replace(source, title=title, title_head=title, short_title=short)


_FROM = re.compile(
    r"(?P<kind>letter|memorandum|memo|telegram|cable|e-?mail) from (?=(?P<sender>.+?) to )",
    re.IGNORECASE,
)


def _without_from(source: Source) -> Source:
    """Return *source*, “Telegram from X to Y” by X, under “X to Y”, its kind behind that."""
    found = _FROM.match(as_plain(source.title))
    if not found or not any(name.surname in found["sender"] for name in source.authors.names):
        return source
    title = drop(source.title, found.end())
    kind = found["kind"].lower()
    addon = source.title_addon or as_words("" if kind == "letter" else kind)
    return replace(source, title=title, title_head=title, title_addon=addon)


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
