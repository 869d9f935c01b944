"""Titles: how each is set off, and how it is shortened."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from .kinds import Kind
from .words import (
    CLOSE,
    OPEN,
    WITH_AUTHOR,
    Words,
    as_plain,
    capitalize,
    cut,
    drop,
    italicize,
    quote,
    start_of_upright,
    starts_small,
    uncapitalize,
)

if TYPE_CHECKING:
    from .record import Source


class TitleStyle(Enum):
    """How a title is set off."""

    ITALIC = "italic"
    QUOTED = "quoted"
    PLAIN = "plain"


_ITALIC = frozenset({
    Kind.BOOK, Kind.REPORT, Kind.FILM, Kind.IMAGE, Kind.BROADCAST, Kind.ISSUE,
})  # fmt: skip
_PLAIN = frozenset({Kind.COLLECTION, Kind.CASE, Kind.LAW, Kind.PATENT})
_ARCHIVAL = frozenset({Kind.LETTER, Kind.RECORD, Kind.INTERVIEW})

_GENERIC = re.compile(
    r"(?:interview|oral history|review|introduction|preface|foreword|afterword|prologue|epilogue"
    r"|letters?|(?:circular )?telegrams?|cables?|airgram|d[ei]spatch|memorand(?:um|a)|memo|notes?"
    r"|minutes|diary|diaries|journal|correspondence|undated|untitled|record|report|draft|statement|speech|address"
    r"|remarks|lecture|transcript|photograph|map|file|editorial|obituary|advertisement|comment"
    r"|discussion|conversation|item|entry|email|will|deed|logbook|meeting|list|testimony)\b",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(
    r"(?:introduction|preface|foreword|afterword|prologue|epilogue)\b", re.IGNORECASE
)
_LOOSE = frozenset({Kind.MISC, Kind.UNPUBLISHED, Kind.INTERVIEW})
_FROM_TO = re.compile(r"\b(?:to|between)\b")
_PAPERS = re.compile(r"working paper|discussion paper", re.IGNORECASE)


def title_style(source: Source) -> TitleStyle:
    """Return how the title of *source* is set off (CMOS 17, 14.86–94, 14.221–32)."""
    kind = source.kind
    if kind is Kind.LAW and is_hearing(source):
        return TitleStyle.ITALIC
    if kind in _PLAIN or is_introduction(source) or _is_supplied(source):
        return TitleStyle.PLAIN
    if kind is Kind.IMAGE and _is_untitled(source):
        return TitleStyle.PLAIN
    if kind is Kind.CHAPTER and source.type == "bookinbook":
        return TitleStyle.ITALIC
    if kind is Kind.REPORT and _PAPERS.search(as_plain(source.kind_words)):
        return TitleStyle.QUOTED
    if kind is Kind.BROADCAST and (series_of(source) or _is_clip(source)):
        return TitleStyle.QUOTED
    if kind in _LOOSE and WITH_AUTHOR.fullmatch(as_plain(source.title)):
        return TitleStyle.PLAIN
    if kind in _ITALIC or _is_publication(source):
        return TitleStyle.ITALIC
    return TitleStyle.PLAIN if _is_description(source) else TitleStyle.QUOTED


_HEARING = re.compile(r"\b[Hh]earings? (?:[Oo]n|[Bb]efore)\b")


def is_hearing(source: Source) -> bool:
    """Tell whether a document of law is a hearing of Congress, printed under a title."""
    typed = {source.subtype, as_plain(source.kind_words).lower()}
    is_called = not typed.isdisjoint({"hearing", "hearings"})
    return is_called or bool(_HEARING.search(as_plain(source.title)))


def _is_supplied(source: Source) -> bool:
    """Tell whether the title is in brackets whole: a translation or a description (14.99)."""
    title = as_plain(source.title)
    return title.startswith("[") and title.find("]") == len(title) - 1


def _is_untitled(source: Source) -> bool:
    """Tell whether somebody only describes the picture (CMOS 17, 14.235)."""
    return starts_small(source.title) or as_plain(source.title).startswith("Untitled ")


def _is_publication(source: Source) -> bool:
    """Tell whether the source is a program, or a pamphlet that somebody put out."""
    is_put_out = source.type == "misc" and source.kind is Kind.MISC and bool(source.how)
    return source.type == "software" or (is_put_out and not source.url)


_HOSTS = re.compile(r"\b(?:YouTube|Vimeo|TikTok|Dailymotion|Facebook|Instagram)\b", re.IGNORECASE)


def _is_clip(source: Source) -> bool:
    """Tell whether the source is a video on the web, and no film or programme in its own right."""
    is_posted = source.type == "video" and _HOSTS.search(
        as_plain(source.organization or source.publisher)
    )
    is_video = source.subtype == "video" or bool(is_posted)
    return is_video and bool(source.url) and not source.place


def _is_description(source: Source) -> bool:
    """Tell whether the title only says what the source is: it is set in roman, unquoted."""
    plain = as_plain(source.title)
    generic = bool(_GENERIC.match(plain))
    if source.kind in _ARCHIVAL:
        is_letter = source.kind is Kind.LETTER and bool(_FROM_TO.search(plain))
        return generic or is_letter or plain[:1].islower()
    if source.kind is Kind.CHAPTER and source.subtype and _FROM_TO.search(plain):
        return not generic
    if source.kind is Kind.REVIEW:
        return generic and plain.lower().startswith("review")
    return generic and starts_small(source.title)


def is_description_of_letter(source: Source) -> bool:
    """Tell whether the title says “letter to the Times”, and not who wrote to whom."""
    return source.kind is Kind.LETTER and bool(_GENERIC.match(as_plain(source.title)))


def is_introduction(source: Source) -> bool:
    """Tell whether *source* is an introduction, a preface or the like to a book."""
    if source.kind is not Kind.CHAPTER:
        return False
    plain = as_plain(source.title)
    is_part = source.type in {"suppbook", "suppcollection"} and ":" not in plain
    return bool((_INTRODUCTION.match if is_part else _INTRODUCTION.fullmatch)(plain))


def begins_like_introduction(title: Words) -> bool:
    """Tell whether *title* begins with the name of such a part: “Preface to the Second Edition”."""
    return bool(_INTRODUCTION.match(as_plain(title)))


def set_title(style: TitleStyle, words: Words) -> Words:
    """Return *words* set off in *style*.

    A translation in brackets stands in roman behind the title, and so does the title in the
    characters of a script that has no italics, where the title itself is romanized (CMOS 17,
    11.90 and 14.99).
    """
    if style is TitleStyle.PLAIN:
        return words
    title, behind = part_title(words)
    off = italicize(_free_brackets(title)) if style is TitleStyle.ITALIC else quote(title)
    return (*off, *behind)


def italic_title(words: Words) -> Words:
    """Return the title of a book, a journal or a programme set off."""
    return set_title(TitleStyle.ITALIC, words)


_TRANSLATION = re.compile(r" \[(?!sic\]|\.\.\.|…|!|\?)[^\[\]]*[^\W\d][^\[\]]*\](?=$|: )")
"""What follows a title in brackets: not a “[sic]”, and not brackets in its midst."""


def part_title(words: Words) -> tuple[Words, Words]:
    """Return a title, and what stands behind it: its own characters, its translation."""
    text = "".join(run.text for run in words)
    end = len(text)
    for found in _TRANSLATION.finditer(text):
        end = found.start() if found.end() == len(text) else end
    end = start_of_upright(text[:end]) or end
    return (cut(words, end), drop(words, end)) if end < len(text) else (words, ())


def _free_brackets(words: Words) -> Words:
    """Return *words* with a translation before a colon in italics, which italics make roman."""
    found = _TRANSLATION.search("".join(run.text for run in words))
    if not found:
        return words
    end = found.end() + len(": ")
    inside = drop(cut(words, end), found.start())
    roman = tuple(replace(run, italic=not run.italic) for run in inside)
    return (*cut(words, found.start()), *roman, *drop(words, end))


def begin_with_title(source: Source) -> Words:
    """Return the title set off; a mere description takes a capital, titles stay as typed."""
    style = title_style(source)
    title = set_title(style, source.title)
    if style is not TitleStyle.PLAIN:
        return title
    is_communication = WITH_AUTHOR.fullmatch(as_plain(title))
    return capitalize(uncapitalize(title) if is_communication else title)


def go_on_with_title(source: Source) -> Words:
    """Return the title set off as it stands after a name: “interview by X”."""
    style = title_style(source)
    title = set_title(style, source.title)
    return uncapitalize(title) if style is TitleStyle.PLAIN else title


def series_of(source: Source) -> Words:
    """Return the programme, journal or work that holds the title."""
    return source.main_title or source.book_title or source.journal


_ARTICLE = re.compile(r"(?:A|An|The)\s+(?=\S)")


def short_title(source: Source) -> Words:
    """Return the title as shortened notes print it: to the colon, without its first article."""
    words = source.title_head or source.title
    end = _colon(words) or _end_of_question(words)
    if end:
        words = cut(words, end)
    words, _behind = part_title(words)
    # Zotero fills in the title up to its colon: that is no word of the author’s.
    if source.short_title and (not end or as_plain(source.short_title) != as_plain(words)):
        return source.short_title
    return drop_article(words, source.language)


def drop_article(words: Words, language: str = "") -> Words:
    """Return *words* without a leading English article."""
    if language and not re.search("english|american|british|^en", language):
        return words
    found = _ARTICLE.match("".join(run.text for run in words))
    return drop(words, found.end()) if found else words


_SECOND_TITLE = re.compile(r"; or,? |(?<=[?!]) (?=[^\W\da-z]\w*(?: [^?!]+){2}$)")


def _end_of_question(words: Words) -> int:
    """Return where the first of two titles in one ends; 0 if there is but one.

    “Who Knew? Memories of a Clerk”, “Water; or, The Flood” (CMOS 17, 14.91 and 14.96).
    """
    found = _SECOND_TITLE.search("".join(run.text for run in words))
    return found.start() if found else 0


def _colon(words: Words) -> int:
    """Return where the first colon outside quotation marks stands; 0 if there is none."""
    text = "".join(run.text for run in words)
    depth = 0
    for at, character in enumerate(text):
        depth += (character == OPEN) - (character == CLOSE)
        if character == ":" and not depth and text[at + 1 : at + 2] in {" ", "\u00a0"}:
            return at
    return 0
