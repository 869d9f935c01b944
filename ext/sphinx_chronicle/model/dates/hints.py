"""Say why a text is no EDTF date, and how to write what its author probably meant."""

import re
import unicodedata
from collections.abc import Callable

from .mistakes import MISTAKES

_FORMS = "write 1961, 1961-04, 1961-04-17, 1961-04-17/1961-04-20 or 1961~"
# No mistake that we know is longer; patterns are not tried on what a program may have sent.
_LONGEST = 200
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
    return f"{text or '(empty)'}: {found or f'not an EDTF date; {_FORMS}'}"


def _recognize(text: str, read: Read, prefix: str, *, in_set: bool) -> str:
    if not text.strip():
        return f"there is no date; write {prefix}1961-04-17"
    if len(text) > _LONGEST:
        return ""
    plain, reason = _as_typed(text)
    if plain != text and _can_be_read(plain, read):
        return f"{reason}; write {prefix}{plain}"
    for pattern, why, rewrite in MISTAKES:
        match = re.fullmatch(pattern, plain, re.ASCII | re.DOTALL)
        if not match:
            continue
        proposed = rewrite(match)
        if in_set and "/" in proposed and "/" not in plain:
            return f"a set holds dates; write a range in it as {proposed.replace('/', '..')}"
        if proposed != text and _can_be_read(proposed, read):
            again = "" if proposed.startswith(prefix) else prefix
            seam = ":" if why.startswith("write ") else "; write"
            return f"{why}{seam} {again}{proposed}"
        return why
    return reason


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
