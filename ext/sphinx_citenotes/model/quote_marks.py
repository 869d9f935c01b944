"""Quotation marks of any spelling, paired by what opens and what closes."""

from __future__ import annotations

import re

from .words import CLOSE, OPEN


def pair_marks(text: str) -> str:
    """Return *text*, of the same length, with quotation marks that know what they close."""
    return _pair_quotes(_curl_quotes(text))


def _curl_quotes(text: str) -> str:
    """Return *text* with curly marks for typewriter's ones."""
    if '"' not in text and "'" not in text:
        return text
    letters = list(text)
    for at, letter in enumerate(letters):
        if letter not in "\"'":
            continue
        before = letters[at - 1] if at else " "
        opens = before.isspace() or before in "([{—–“‘/" or before == OPEN
        if letter == '"':
            letters[at] = "“" if opens else "”"
        else:
            letters[at] = "‘" if opens and _closes_later(text, at) else "’"
    return "".join(letters)


def _closes_later(text: str, at: int) -> bool:
    """Tell whether the typewriter's mark at *at* opens a quotation and is no apostrophe."""
    if not text[at + 1 : at + 2].isalpha():
        return False
    return bool(re.search(r"\S['’](?!\w)", text[at + 1 :]))


def _pair_quotes(text: str) -> str:
    """Return *text* with every pair of quotation marks as marks without a depth of their own."""
    if not any(sign in text for sign in "“‘"):
        return text
    letters = list(text)
    doubles: list[int] = []
    for at, letter in enumerate(text):
        if letter == "“":
            doubles.append(at)
        elif letter == "”" and doubles:
            letters[doubles.pop()] = OPEN
            letters[at] = CLOSE
        elif letter == "‘":
            end = _closing_single(text, at)
            if end:
                letters[at], letters[end] = OPEN, CLOSE
    return "".join(letters)


def _closing_single(text: str, at: int) -> int:
    """Return where the quotation that opens at *at* closes; 0 if nowhere.

    The same sign is the apostrophe: after a plural’s s we look for a better one.
    """
    limit = text.find("‘", at + 1)
    limit = len(text) if limit < 0 else limit
    ends = [found.start() for found in re.finditer(r"’(?!\w)", text[:limit]) if found.start() > at]
    if not ends:
        return 0
    first = ends[0]
    return ends[-1] if len(ends) > 1 and text[first - 1] == "s" else first
