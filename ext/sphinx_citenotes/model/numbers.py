"""Ranges of pages and years, shortened as Chicago does."""

from __future__ import annotations

import re

_RANGE = re.compile(r"(?<![\w.])(\d{1,18})\s*(?:--?-?|[–—‐‑−])\s*(\d{1,18})(?![\w.]*\d)")
_DASH = re.compile(r"\s*(?:---?|(?<![A-Z])(?<=\w)-(?=\w)|[–‐‑−])\s*")


_ROMAN = re.compile(r"(?i)(?=[ivxl])(xl|l?x{0,3})(ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


def arabic(text: str) -> str:
    """Return a roman number of a volume in figures (CMOS 17, 14.116); anything else as it is."""
    if not _ROMAN.fullmatch(text) or text.lower() == "l":
        return text
    values = [_VALUES[letter] for letter in text.lower()]
    following = [*values[1:], 0]
    pairs = zip(values, following, strict=True)
    return str(sum(-value if value < after else value for value, after in pairs))


def shorten_range(first: str, last: str) -> str:
    """Return the last number of a range of pages, as far as it must be printed.

    CMOS 17, 9.61: 3–10, 71–72, 100–104, 107–8, 321–25, 1496–504, 1087–89.
    """
    is_short = len(first) <= len("99") or first.endswith("00")
    if is_short or len(first) != len(last) or int(last) <= int(first):
        return last
    same = 0
    while first[same] == last[same]:
        same += 1
    shortest = 1 if first[-2] == "0" else 2
    return last[min(same, len(last) - shortest) :]


def shorten_years(first: int, last: int) -> str:
    """Return the last year of a span: 1948–53, but 1899–1901 (CMOS 17, 9.64)."""
    if str(first)[:-2] != str(last)[:-2]:
        return str(last)
    return shorten_range(str(first), str(last))


def print_pages(text: str) -> str:
    """Return page numbers as typed in *text* with en dashes and shortened ranges."""

    def shortened(found: re.Match[str]) -> str:
        first, last = found.group(1), found.group(2)
        if len(last) < len(first):  # typed short: 471-91
            last = first[: len(first) - len(last)] + last
        if last == first:
            return first
        return f"{first}–{shorten_range(first, last)}"

    return _DASH.sub("–", _RANGE.sub(shortened, text.strip()))
