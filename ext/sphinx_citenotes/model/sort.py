"""The order of a bibliography."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_authoring.filing_order import letters_of

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
_ELIDED = re.compile(r"(?:l|un)[’'](?=\w)", re.IGNORECASE)


def sort_key(source: Source, language: str = "") -> SortKey:
    """Return what to sort *source* by in a book in *language*: name, then title, then year.

    Letter by letter, accents and punctuation ignored; a work of one author stands before those
    with others (CMOS 17, 14.60–66, 16.59). ``sortkey``, ``sortname`` and ``sorttitle`` go first.
    """

    def letters(text: str) -> str:
        return letters_of(text, language)

    title = letters(source.sort_title or _title(source))
    if source.sort_key:
        names: tuple[tuple[str, ...], ...] = ((letters(source.sort_key),),)
    elif source.sort_name:
        names = (tuple(letters(part) for part in source.sort_name.split(",")),)
    else:
        stated = _names(source) or ((_head(source) or title,),)
        names = tuple(tuple(map(letters, name)) for name in stated)
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
        return family, name.given, name.particle, name.suffix
    return (family, *parts[1:])


def _title(source: Source) -> str:
    """Return what the entry prints first of its titles; volumes of one set follow their numbers."""
    words = source.title or source.main_title or source.title_addon
    if source.kind is Kind.REFERENCE and not source.place:
        words = (*source.book_title, *as_words(" "), *source.title)
    if source.kind is Kind.BROADCAST and series_of(source) and not _begins_with_title(source):
        words = (*series_of(source), *as_words(f" {source.volume} "), *source.title)
    if source.main_title and source.kind in (Kind.BOOK, Kind.REPORT):
        words = (*source.main_title, *as_words(f" {source.volume} "), *source.title)
    return _without_article(as_plain(drop_article(words, source.language)), source.language)


def _begins_with_title(source: Source) -> bool:
    """Tell whether the title of an episode or a piece goes before that of the whole."""
    return source.subtype == "podcast" or source.type in {"audio", "music"}


def _without_article(text: str, language: str) -> str:
    articles = _ARTICLES.get(language)
    if not articles:
        return text
    text = re.sub(rf"^(?:{articles})\s+", "", text, flags=re.IGNORECASE)
    return _ELIDED.sub("", text, count=1) if _ELIDED.match(text) else text


def _head(source: Source) -> str:
    """Return what stands at the head of an entry without persons, if that is not its title."""
    if source.kind is Kind.NEWS and source.journal:
        return as_plain(drop_article(source.journal, source.language))
    if is_listed_by_sponsor(source):
        return as_plain(drop_article(sponsor_of(source), source.language))
    return ""
