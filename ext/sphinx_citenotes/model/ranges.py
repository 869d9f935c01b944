"""Ranges that run backwards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .locator import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .locator import Locator

_RANGE = re.compile(r"(?<![\w.:/–-])(?P<first>\d{1,18})–(?P<last>\d{1,18})(?![\w.:/–-])")
_COUNTED = re.compile(r"(?:(?:docs?|chaps?|fols?|cols?|secs?|paras?|pp?)\.|lines?|§§?|¶¶?) (?=\d)")


def backward_ranges(locator: Locator) -> tuple[str, ...]:
    """Return the ranges of pages, documents, chapters and the like that end before they begin.

    A last number with fewer digits is short for one with as many: 321–28 runs forward, and
    128–21 runs backward. Numbers of files, boxes and docket numbers are no ranges to us.
    """
    text = str(locator)
    if locator.unit is Unit.PAGE:
        return tuple(_backward(text))
    counted = (_COUNTED.split(segment, maxsplit=1)[1:] for segment in text.split("; "))
    return tuple(found for rest in counted for part in rest for found in _backward(part))


def backward_pages(pages: str) -> tuple[str, ...]:
    """Return the ranges in *pages*, the numbers of an entry, that end before they begin."""
    return tuple(_backward(re.sub(r"\s*(?:--?-?|[—‐‑−])\s*", "–", pages)))


def _backward(text: str) -> Iterator[str]:
    for found in _RANGE.finditer(text):
        first, last = found["first"], found["last"]
        whole = first[: max(0, len(first) - len(last))] + last
        if int(whole) < int(first):
            yield found.group()
