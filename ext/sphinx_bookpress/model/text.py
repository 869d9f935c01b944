"""Words as Typst strings, so that nothing an author types becomes markup."""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SPACES = re.compile(r"[ \t\r\n\f\v\u0085\u2028\u2029]+")
BREAK = "\u200b"
"""A place where a line may break, which takes no room."""

LONGEST_WORD = 40
"""Letters of a word that is not broken by force."""

_WIDE = re.compile(r"[MW@%\u2014\u2026\u2025\u2190-\u21ff\u2600-\U0010ffff]")
_LETTER_ROOM = 0.5
"""What a letter takes of a line on average, in its size; a capital, or a wide sign."""
_CAPITAL_ROOM, _WIDE_ROOM = 0.7, 1.0

_PART_OF_WORD = r"(?:[^\s\u00a0\u00ad\u200b/\-–—]|[/\-–—](?=[/\-–—]))"
_LONG_WORD = re.compile(rf"{_PART_OF_WORD}{{20,}}")
_CHUNK = 12
_LAST_STOP = re.compile(r"[.!?\u2026\u3002][\"'\u2019\u201d\u00bb]*\s*\Z")
_CLOSING_MARKS = re.compile(r"[\"'\u2019\u201d]*[\"\u201d]\s*\Z")
_LONGEST_ADDRESS = 8000
"""Bytes that Typst 0.15 takes for a link."""

_LONGEST_NAME = 60
"""Letters of a file name; a disk takes 255 bytes, and a letter has up to four."""


def string_of(text: str) -> str:
    """Return *text* as a Typst string literal, every character kept that can be printed."""
    clean = _UNPRINTABLE.sub("", _SURROGATE.sub("\ufffd", text))
    escaped = clean.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\r\n", "\n").replace("\n", "\\n").replace("\t", "\\t") + '"'


def words_of(text: str, *, longest: int = LONGEST_WORD) -> str:
    """Return *text* as it runs in a paragraph: one space for any run of white space.

    A word that takes the room of more than *longest* letters gets places where a line may break,
    because no line of a book could hold it.
    """
    return literal_of(_SPACES.sub(" ", text), longest=longest)


def literal_of(text: str, *, longest: int = LONGEST_WORD) -> str:
    """Return *text* with its white space, and places to break in words that are too long."""
    return _LONG_WORD.sub(lambda word: _breakable(word.group(), longest), text)


def address_of(address: str) -> str:
    """Return *address* as a Typst string literal, or nothing if a PDF cannot link to it."""
    literal = string_of(address)
    return literal if len('""') < len(literal) and len(literal.encode()) <= _LONGEST_ADDRESS else ""


def array_of(items: tuple[str, ...]) -> str:
    """Return Typst code of an array whose items are the Typst expressions *items*."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def strings_of(texts: tuple[str, ...]) -> str:
    """Return Typst code of an array of strings."""
    return array_of(tuple(string_of(text) for text in texts))


def ends_sentence(text: str) -> bool:
    """Return whether the last word of *text* has a stop, be it within a closing quotation mark."""
    return _LAST_STOP.search(text) is not None


def closing_marks_of(text: str) -> str:
    """Return the marks that close a quotation at the end of *text*, which may be none.

    A single mark alone may be an apostrophe, and is not one of them.
    """
    match = _CLOSING_MARKS.search(text)
    return match.group() if match else ""


def slug_of(title: str) -> str:
    """Return *title* as a file name of at most sixty small letters, digits and hyphens."""
    name = re.sub(r"[^\w]+", "-", title.casefold())
    return name.strip("-_")[:_LONGEST_NAME].rstrip("-_") or "book"


def _breakable(word: str, longest: int) -> str:
    if len(word) <= longest and _room_of(word) <= longest * _LETTER_ROOM:
        return word
    return BREAK.join(word[start : start + _CHUNK] for start in range(0, len(word), _CHUNK))


def _room_of(word: str) -> float:
    """Return how much of a line *word* takes, in the size of its letters."""
    wide = len(_WIDE.findall(word))
    capitals = sum(letter.isupper() for letter in word)
    return (
        _LETTER_ROOM * len(word)
        + (_CAPITAL_ROOM - _LETTER_ROOM) * capitals
        + (_WIDE_ROOM - _CAPITAL_ROOM) * wide
    )
