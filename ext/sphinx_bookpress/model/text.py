"""Words as Typst strings, so that nothing an author types becomes markup."""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SPACES = re.compile(r"[ \t\r\n\f\v\u0085\u2028\u2029]+")
_LONG_WORD = re.compile(r"[^\s\u00a0\u00ad\u200b/\-–—]{41,}")
_CHUNK = 12


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


def array_of(items: tuple[str, ...]) -> str:
    """Return Typst code of an array whose items are the Typst expressions *items*."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def strings_of(texts: tuple[str, ...]) -> str:
    """Return Typst code of an array of strings."""
    return array_of(tuple(string_of(text) for text in texts))


def slug_of(title: str) -> str:
    """Return *title* as a file name of small letters, digits and hyphens."""
    return re.sub(r"[^\w]+", "-", title.casefold()).strip("-_") or "book"


def _breakable(match: re.Match[str]) -> str:
    word = match.group()
    return "\u200b".join(word[start : start + _CHUNK] for start in range(0, len(word), _CHUNK))
