"""Say why a text is no EDTF date, and how to write what its author probably meant."""

import re
import unicodedata
from collections.abc import Callable

from .mistakes import MISTAKES, SPACES
from .values import DateError
from .wordings import reword

_FORMS = "write 1961, 1961-04, 1961-04-17, 1961-04-17/1961-04-20 or 1961~"
# No mistake that we know is longer; patterns are not tried on what a program may have sent.
_LONGEST = 200
_SHOWN = 40
_DAY = re.compile(r"-?\d{4}-\d\d(?:-\d\d)?")
# Hyphen, non-breaking hyphen, figure dash, minus, small and full-width hyphen.
_HYPHENS = "\u2010\u2011\u2012\u2212\ufe63\uff0d"

Read = Callable[[str], object]


def explain(text: str, piece: str, read: Read, prefix: str = "") -> str:
    """Return why *text* was refused and, if it can be guessed, how to write it.

    *piece* is the end or member of *text* that could not be read; *read* tries a proposal;
    *prefix* stands before what is proposed.
    """
    in_set = text[:1] in ("[", "{")
    found = _recognize(text, read, prefix, in_set=in_set)
    if not found and piece != text:
        found = _recognize(piece, read, prefix, in_set=in_set)
    shown = text if len(text) <= _LONGEST else f"{text[:_SHOWN]}…"
    return f"{shown or '(empty)'}: {found or f'not an EDTF date; {_FORMS}'}"


def _recognize(text: str, read: Read, prefix: str, *, in_set: bool) -> str:
    if not text.strip():
        return f"there is no date; write {prefix}1961-04-17"
    if len(text) > _LONGEST:
        return ""
    plain, reason = _as_typed(text)
    if plain != text and _can_be_read(plain, read):
        return f"{reason}; write {prefix}{plain}"
    found = _reworded(plain, read) or _find(plain, text, read)
    if not found:
        return reason
    why, proposed = found
    if in_set and "/" in proposed and "/" not in plain:
        return f"a set holds dates; write a range in it as {proposed.replace('/', '..')}"
    return _proposal(why, proposed, prefix)


def _find(plain: str, text: str, read: Read) -> tuple[str, str] | None:
    """Return the first mistake that *plain* is, with what to write if that can be read."""
    for pattern, why, rewrite in MISTAKES:
        match = re.fullmatch(pattern, plain, re.ASCII | re.DOTALL)
        if match:
            proposed = rewrite(match)
            if proposed != text and _can_be_read(proposed, read):
                return why, proposed
            if why != SPACES:
                return why, ""
    return None


def _reworded(plain: str, read: Read) -> tuple[str, str] | None:
    found = reword(plain)
    if found is None or not found[1] or _can_be_read(found[1], read):
        return found
    if _DAY.fullmatch(found[1]):
        try:
            read(found[1])
        except DateError as error:  # 31 June
            return str(error).partition(": ")[2], ""
    return None


def _proposal(why: str, proposed: str, prefix: str) -> str:
    """Return *why* with what to write, both dates of a choice in the calendar of *prefix*."""
    if not proposed:
        return why
    seam = ":" if why.startswith("write ") else "; write"
    choices = proposed.split(" or ")
    shown = (each if each.startswith(prefix) else f"{prefix}{each}" for each in choices)
    return f"{why}{seam} {' or '.join(dict.fromkeys(shown))}"


def _as_typed(text: str) -> tuple[str, str]:
    """Return *text* with the characters of a plain keyboard, and what was unusual in it."""
    plain, reason = "", ""
    for char in text:
        digit = unicodedata.decimal(char, None)
        if digit is not None and char != str(digit):
            plain, reason = plain + str(digit), "digits are 0 to 9"
        elif char in _HYPHENS:
            plain, reason = f"{plain}-", "hyphens are those of the keyboard"
        elif unicodedata.category(char) in ("Cf", "Cc") and not char.isspace():
            reason = f"an invisible character (U+{ord(char):04X}) is in it"
        elif unicodedata.category(char) == "Zs":
            plain += " "
        else:
            plain += char
    return plain, reason


def _can_be_read(text: str, read: Read) -> bool:
    if not text:
        return False
    try:
        for each in text.split(" or "):
            read(each)
    except ValueError:
        return False
    return True
