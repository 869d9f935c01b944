"""Fields that say what a source is, and that its citation has no place for."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from .chicago import bibliography, note
from .kinds import Kind
from .numbers import arabic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .fields import Fields
    from .record import Source

_CONTENT = (
    "title", "booktitle", "maintitle", "journaltitle", "journal", "issuetitle", "series", "volume",
    "number", "pages", "publisher", "institution", "school", "eventtitle", "howpublished",
    "titleaddon", "shelfmark", "addendum", "origtitle",
)  # fmt: skip
_PERIODICAL = frozenset({"publisher", "institution", "school", "eventtitle"})
_BOOK = frozenset({"booktitle", "pages", "institution", "eventtitle", "howpublished"})
_LEFT_OUT = {
    Kind.BOOK: _BOOK,
    Kind.REPORT: _BOOK,
    Kind.CHAPTER: frozenset({"institution", "eventtitle", "pages", "howpublished"}),
    Kind.REFERENCE: frozenset({"institution", "publisher", "pages", "number", "series"}),
    Kind.ARTICLE: _PERIODICAL,
    Kind.REVIEW: _PERIODICAL,
    Kind.ISSUE: _PERIODICAL | {"pages"},
    Kind.NEWS: _PERIODICAL | {"volume", "number", "pages", "series"},
    Kind.THESIS: frozenset({"publisher", "pages", "howpublished"}),
    Kind.WEB: frozenset({"howpublished"}),
    # reporters are abbreviated
    Kind.LAW: frozenset({"series", "journaltitle", "journal", "number", "publisher"}),
    Kind.CASE: frozenset({"series", "journaltitle", "journal"}),
}
"""What the manual leaves out of citations of a kind, though catalogs and databases give it."""
_ALWAYS = {
    Kind.BOOK: frozenset({"title", "maintitle", "volume", "publisher", "series", "origtitle"}),
    Kind.CHAPTER: frozenset({"title", "booktitle", "maintitle", "volume", "publisher", "series"}),
    Kind.ARTICLE: frozenset({"title", "journaltitle", "journal", "volume", "number", "pages"}),
    Kind.REVIEW: frozenset({"title", "journaltitle", "journal", "volume", "number", "pages"}),
    Kind.NEWS: frozenset({"title", "journaltitle", "journal"}),
    Kind.THESIS: frozenset({"title", "institution", "school", "number"}),
    Kind.REPORT: frozenset({"title", "publisher", "number", "series"}),
    Kind.LETTER: frozenset({"title", "titleaddon", "institution", "shelfmark"}),
    Kind.RECORD: frozenset({"title", "titleaddon", "institution", "shelfmark"}),
    Kind.INTERVIEW: frozenset({"title", "institution"}),
    Kind.WEB: frozenset({"title", "titleaddon"}),
}
"""What citations of a kind always print: of most sources nothing has to be looked for."""
_PHRASES = {Kind.MISC: "a source of this type"}


def complaint_of_fields(source: Source, fields: Fields, stated: Iterable[str]) -> str:
    """Return what to tell an author of whose *stated* fields some are printed nowhere."""
    lost = _unprinted(source, fields, frozenset(name.lower() for name in stated))
    if not lost:
        return ""
    names = lost[0] if len(lost) == 1 else f"{', '.join(lost[:-1])} and {lost[-1]}"
    kind = _PHRASES.get(source.kind) or f"a source of the kind ‘{source.kind.value}’"
    several = "fields" if len(lost) > 1 else "field"
    verb = "are" if len(lost) > 1 else "is"
    return (
        f"the {several} {names} {verb} not printed for {kind}; correct the type @{fields.type},"
        " or say it in addendum"
    )


def _unprinted(source: Source, fields: Fields, stated: frozenset[str]) -> list[str]:
    known = _LEFT_OUT.get(source.kind, frozenset()) | _ALWAYS.get(source.kind, frozenset())
    asked = [name for name in _CONTENT if name in stated and name not in known]
    printed = set(_words(f"{bibliography(source)} {note(source)}")) if asked else set()
    return [name for name in asked if not _is_printed(fields.plain(name), printed)]


# ProQuest names itself as the journal of every thesis.
_SILENT = re.compile(r"\W*(?:ProQuest .*|s\. ?[ln]\.?|n\. ?p\.?|n/?a|none|-+)?\W*", re.IGNORECASE)
_RENAMED = frozenset({"newseries", "oldseries", "new series", "old series"})


def _is_printed(text: str, printed: set[str]) -> bool:
    if _SILENT.fullmatch(text) or text.lower() in _RENAMED:
        return True
    words = {arabic(word) for word in _words(text)} - _NO_CONTENT
    found = {word for word in words if word in printed or _starts(word, printed)}
    is_number = any(word.isdigit() for word in words)
    return bool(found) if is_number else not words or 2 * len(found) > len(words)


def _starts(word: str, printed: set[str]) -> bool:
    # A series 3 is “3rd ser.”
    return word.isdigit() and any(other.startswith(word) for other in printed)


_NO_CONTENT = frozenset({"the", "a", "an", "of", "and", "vol", "volume", "no", "pp", "p"})
_WORD = re.compile(r"[^\W_]+")


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _WORD.findall(letters)
