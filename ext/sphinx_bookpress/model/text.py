"""Words as Typst strings, so that nothing an author types becomes markup."""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SPACES = re.compile(r"[ \t\r\n\f\v\u0085\u2028\u2029]+")
LONGEST_WORD = 40
"""Letters of a word that is not broken by force."""

_LONG_WORD = re.compile(rf"[^\s\u00a0\u00ad\u200b/\-–—]{{{LONGEST_WORD + 1},}}")
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


def words_of(text: str) -> str:
    """Return *text* as it runs in a paragraph: one space for any run of white space.

    A word of more than forty characters gets places where a line may break, because no line of a
    book could hold it.
    """
    return _LONG_WORD.sub(_breakable, _SPACES.sub(" ", text))


def literal_of(text: str) -> str:
    """Return *text* with its white space, and places to break in words of over forty letters."""
    return _LONG_WORD.sub(_breakable, text)


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


def _breakable(match: re.Match[str]) -> str:
    word = match.group()
    return "\u200b".join(word[start : start + _CHUNK] for start in range(0, len(word), _CHUNK))
