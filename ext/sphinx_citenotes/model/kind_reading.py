"""What kind of source an entry describes: from its type, its subtype, and what it holds."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from .kinds import KIND_OF_SUBTYPE, KIND_OF_TYPE, SUBTYPES_HEEDED_IN, Kind
from .name_reading import read_names
from .words import WITH_AUTHOR

if TYPE_CHECKING:
    from .dates import When
    from .fields import Fields

_REVIEW = re.compile(r"(?:\\bibstring\{)?rev(?:iew|\.)(?: essay)? ?of\b", re.IGNORECASE)
_SHELF = re.compile(
    r"\b(?:box(?:es)?|folders?|reels?|MSS?\.?|RG|record group)\s+\d"
    r"|\b(?:papers|records|collection),",
    re.IGNORECASE,
)
_REPOSITORY = re.compile(
    r"\b(?:Librar(?:y|ies)|Archives?|Special Collections|Record Office|Historical Society|Museum"
    r"|Arch?ivi?o|Arquivo|Archiv|\w+archiv|\w+arkiv(?:et)?|Biblioth[eè]que|Bibliote[ck]a?"
    r"|\w*[Bb]ibliothek)\b(?:[^.,]*,|$)"
)
"""The names of those who keep papers, with a city behind them."""
_PERIODICAL = ("journaltitle", "journal")
_PLACE_IN_PERIODICAL = ("volume", "number", "issue", "pages")
_OWNERS = ("organization", "institution", "library", "publisher", "journaltitle", "journal")
_UNPRINTED = frozenset({Kind.INTERVIEW, Kind.LETTER, Kind.RECORD, Kind.SPEECH})
_MEETINGS = frozenset({"inproceedings", "conference"})


def read_kind(fields: Fields, date: When, *, has_url: bool, has_how: bool) -> Kind:
    """Return the kind of the source; a subtype may make its type more precise."""
    kind = KIND_OF_TYPE.get(fields.type) or KIND_OF_SUBTYPE.get(fields.type, Kind.MISC)
    subtype = KIND_OF_SUBTYPE.get(read_subtype(fields))
    if subtype and kind in SUBTYPES_HEEDED_IN:
        return _kind_of_subtype(fields, subtype, date)
    if _is_in_book(fields, kind):
        return Kind.CHAPTER
    if kind is Kind.ARTICLE or _is_article(fields, kind):
        return _kind_of_article(fields, date)
    if kind is Kind.CHAPTER:
        return _kind_of_part(fields)
    if kind is Kind.UNPUBLISHED:
        return _kind_of_manuscript(fields)
    if kind is Kind.MISC and WITH_AUTHOR.fullmatch(fields.plain("title")):
        return Kind.INTERVIEW
    if kind is Kind.MISC:
        return _kind_of_misc(fields, has_url=has_url, has_how=has_how)
    return kind


def _is_in_book(fields: Fields, kind: Kind) -> bool:
    """Tell whether the fields are those of a part of a book, whatever the type says."""
    if not fields.raw("booktitle"):
        return False
    if kind is Kind.ARTICLE:
        return not fields.raw(*_PERIODICAL)
    return kind is Kind.LETTER or (fields.type == "book" and bool(fields.raw("pages")))


_MISTAKEN = frozenset({Kind.MISC, Kind.UNPUBLISHED, Kind.WEB, Kind.CHAPTER, Kind.BOOK})


def _is_article(fields: Fields, kind: Kind) -> bool:
    """Tell whether the fields are those of an article, whatever the type says."""
    if kind not in _MISTAKEN or not fields.raw(*_PERIODICAL) or fields.raw("booktitle"):
        return False
    if kind is Kind.BOOK:
        return not fields.raw("publisher") and bool(fields.raw("volume") and fields.raw("pages"))
    names_place = fields.raw(*_PLACE_IN_PERIODICAL)
    return bool(names_place) or (kind is not Kind.WEB and not fields.raw("url", "howpublished"))


_TOLD_BY_TYPE = frozenset({Kind.LETTER, Kind.INTERVIEW, Kind.IMAGE})
_OPEN_TYPES = frozenset({"misc", "unpublished"})


def read_subtype(fields: Fields) -> str:
    """Return what ``entrysubtype`` says, or ``type``, where a letter is no type of its own."""
    subtype = fields.plain("entrysubtype").lower()
    typed = fields.plain("type").lower()
    is_told = fields.type in _OPEN_TYPES and (
        KIND_OF_SUBTYPE.get(typed) in _TOLD_BY_TYPE or typed in {"speech", "lecture", "address"}
    )
    if fields.type in _OPEN_TYPES and re.match(r"(?:oral history )?interview\b", typed):
        typed, is_told = "interview", True
    return typed if is_told and not subtype else subtype


def complaint_of_type(fields: Fields) -> str:
    """Return what to tell an author whose type of entry we do not know; nothing if we do."""
    if fields.type in KIND_OF_TYPE:
        return ""
    near = get_close_matches(fields.type, KIND_OF_TYPE, n=1, cutoff=0.75)
    hint = f"did you mean @{near[0]}?" if near else "use @misc with an entrysubtype"
    if fields.type in KIND_OF_SUBTYPE:
        is_news = KIND_OF_SUBTYPE[fields.type] is Kind.NEWS
        type_ = "article" if is_news else "misc"
        hint = f"write @{type_} with entrysubtype = {{{fields.type}}}"
    return f"@{fields.type} is no type of source that we know; {hint}"


def _kind_of_subtype(fields: Fields, subtype: Kind, date: When) -> Kind:
    if subtype is Kind.LETTER and fields.raw("booktitle"):
        return Kind.CHAPTER
    if subtype is Kind.IMAGE and fields.raw("eventtitle"):  # the poster of a congress
        return Kind.SPEECH
    in_journal = fields.raw("journaltitle", "journal") and not fields.raw("institution")
    if subtype in _UNPRINTED and in_journal:
        return _kind_of_article(fields, date)
    return subtype


def _kind_of_part(fields: Fields) -> Kind:
    if fields.raw("booktitle", "maintitle", "crossref"):
        return Kind.CHAPTER
    if fields.type in _MEETINGS and fields.raw("eventtitle", "venue"):
        return Kind.SPEECH
    return Kind.BOOK if fields.type == "inbook" and not names_introduction(fields) else Kind.CHAPTER


def _kind_of_article(fields: Fields, date: When) -> Kind:
    """Return what an article is: what has a day and no volume stood in the news."""
    if _REVIEW.match(fields.raw("title")):
        return Kind.REVIEW
    if fields.raw("volume", "number", "issue") or fields.type == "suppperiodical":
        return Kind.ARTICLE
    return Kind.NEWS if date.has_month else Kind.ARTICLE


def _kind_of_manuscript(fields: Fields) -> Kind:
    if fields.raw("eventtitle", "venue"):
        return Kind.SPEECH
    return _kind_of_record(fields) if _is_shelved(fields) else Kind.UNPUBLISHED


def _is_shelved(fields: Fields) -> bool:
    """Tell whether the entry says in which box or collection the source lies."""
    note, how = fields.plain("note"), fields.plain("howpublished")
    return bool(_SHELF.search(note) or _SHELF.search(how) or _REPOSITORY.search(note))


_SENT = re.compile(r"(?:letter|memorandum|telegram|cable) (?:from|to)\b|\S.* to \S", re.IGNORECASE)


def _kind_of_record(fields: Fields) -> Kind:
    """Return LETTER for a paper from the archives whose title names its author as the sender."""
    title = fields.plain("title")
    sender = re.sub(r",? [JS]r\.$", "", title.partition(" to ")[0])
    is_from_author = any(
        sender.endswith(name.surname) for name in read_names(fields.persons.get("author", ())).names
    )
    return Kind.LETTER if is_from_author and _SENT.match(title) else Kind.RECORD


_UNPRINTED_WORK = re.compile(
    r"(?:unpublished|typescript|manuscript|lecture|speech|talk|(?:conference )?paper|poster)"
    r"(?: (?:manuscript|typescript|paper|thesis|presented|given|read|delivered|at|to)\b|,|$)",
    re.IGNORECASE,
)


def _kind_of_misc(fields: Fields, *, has_url: bool, has_how: bool) -> Kind:
    if fields.raw("booktitle"):
        return Kind.CHAPTER
    if fields.raw("eventtitle") and not fields.raw("publisher"):
        return Kind.SPEECH
    if fields.raw("school"):
        return Kind.THESIS
    if fields.raw("publisher") and (fields.raw("location", "address") or not has_url):
        return Kind.BOOK
    if not has_url and (fields.raw("institution", "library") or _is_shelved(fields)):
        return _kind_of_record(fields)
    if _UNPRINTED_WORK.match(fields.plain("howpublished")):
        return Kind.UNPUBLISHED
    if has_url or has_how:
        return Kind.MISC if has_how else Kind.WEB
    says_what = fields.raw("note", "titleaddon") and fields.raw("date", "year")
    return Kind.UNPUBLISHED if says_what and not fields.raw(*_OWNERS) else Kind.MISC


_INTRODUCTION = re.compile(
    r"(?:introduction|preface|foreword|afterword|prologue|epilogue)", re.IGNORECASE
)
_PARTS = ("introduction", "foreword", "afterword")


def names_introduction(fields: Fields) -> str:
    """Return “foreword” if the entry says, outside its title, that it is one; else nothing."""
    for name in ("type", "entrysubtype"):
        found = _INTRODUCTION.fullmatch(fields.plain(name))
        if found:
            return found[0].lower()
    if not fields.type.startswith("supp") or fields.type == "suppperiodical":
        return ""
    marked = [name for name in _PARTS if fields.raw(name)]
    return marked[0] if marked else "introduction"
