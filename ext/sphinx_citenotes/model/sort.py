"""The order of a bibliography."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from .kinds import Kind
from .media import director_of
from .parts import head_names
from .periodicals import is_signed
from .titles import drop_article, series_of
from .web import is_listed_by_sponsor, sponsor_of
from .words import as_plain, as_words

if TYPE_CHECKING:
    from .names import Name, Names
    from .source import Source

SortKey = tuple[str, tuple[tuple[str, ...], ...], str, int, str]

_ARTICLES = {
    "spanish": "el|la|los|las|un|una|lo",
    "french": "le|la|les|un|une|des",
    "german": "der|die|das|ein|eine",
    "ngerman": "der|die|das|ein|eine",
    "italian": "il|lo|la|i|gli|le|un|uno|una",
    "portuguese": "o|a|os|as|um|uma",
    "dutch": "de|het|een",
}
_VOLUME_DIGITS = 4
_ELIDED = re.compile(r"(?:l|un)[’'](?=\w)", re.IGNORECASE)
_PLAIN_LETTERS = str.maketrans({
    "ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i",
})  # fmt: skip


def sort_key(source: Source) -> SortKey:
    """Return what to sort *source* by: name, then title, then year.

    Letter by letter, accents and punctuation ignored; a work of one author stands before those
    with others (CMOS 17, 14.60–66, 16.59). ``sortkey``, ``sortname`` and ``sorttitle`` go first.
    """
    title = as_letters(source.sort_title or _title(source))
    if source.sort_key:
        names: tuple[tuple[str, ...], ...] = ((as_letters(source.sort_key),),)
    elif source.sort_name:
        names = (tuple(as_letters(part) for part in source.sort_name.split(",")),)
    else:
        names = _names(source) or ((_head(source, title),),)
    return source.presort or "mm", names, title, source.date.year, source.key


def _names(source: Source) -> tuple[tuple[str, ...], ...]:
    if source.kind in {Kind.ARTICLE, Kind.NEWS, Kind.REVIEW} and not is_signed(source):
        return ()
    names: Names = head_names(source)
    director = director_of(source)
    if director:
        names = director.names
    # Works with unnamed others follow those of one author (CMOS 17, 14.66).
    others: tuple[tuple[str, ...], ...] = (("",),) if names.others else ()
    return (*(_name(name) for name in names.names), *others)


def _name(name: Name) -> tuple[str, ...]:
    parts = name.inverted.split(", ")
    family = re.sub(r"^al-(?=\w)", "", parts[0])
    if not name.keeps_particle and name.particle:
        return as_letters(family), as_letters(name.given), as_letters(name.particle), name.suffix
    return tuple(as_letters(part) for part in (family, *parts[1:]))


def _title(source: Source) -> str:
    """Return what the entry prints first of its titles; volumes of one set follow their numbers."""
    words = source.title or source.main_title or source.title_addon
    if source.kind is Kind.REFERENCE and not source.place:
        words = (*source.book_title, *as_words(" "), *source.title)
    if source.kind is Kind.BROADCAST and series_of(source) and not _begins_with_title(source):
        words = (*series_of(source), *as_words(f" {_number(source)} "), *source.title)
    if source.main_title and source.kind in (Kind.BOOK, Kind.REPORT):
        words = (*source.main_title, *as_words(f" {_number(source)} "), *source.title)
    return _without_article(as_plain(drop_article(words, source.language)), source.language)


def _begins_with_title(source: Source) -> bool:
    """Tell whether the title of an episode or a piece goes before that of the whole."""
    return source.subtype == "podcast" or source.type in {"audio", "music"}


def _number(source: Source) -> str:
    number = source.volume
    return number.zfill(_VOLUME_DIGITS) if number.isdigit() else number


def _without_article(text: str, language: str) -> str:
    articles = _ARTICLES.get(language)
    if not articles:
        return text
    text = re.sub(rf"^(?:{articles})\s+", "", text, flags=re.IGNORECASE)
    return _ELIDED.sub("", text, count=1) if _ELIDED.match(text) else text


def _head(source: Source, title: str) -> str:
    """Return what stands at the head of an entry without persons: a newspaper, or the title."""
    if source.kind is Kind.NEWS and source.journal:
        return as_letters(as_plain(drop_article(source.journal, source.language)))
    if is_listed_by_sponsor(source):
        return as_letters(as_plain(drop_article(sponsor_of(source), source.language)))
    return title


def as_letters(text: str) -> str:
    """Return *text* as small letters and figures only, without accents."""
    plain = unicodedata.normalize("NFD", text.casefold()).translate(_PLAIN_LETTERS)
    return "".join(character for character in plain if character.isalnum())
