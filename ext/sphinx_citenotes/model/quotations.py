"""Direct quotations in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED = re.compile(r"“([^“”]+)(?:”|$)|(?<![\w\"])\"([^\"]+)(?:\"|$)")
_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """How many words are quoted, and the first of them, to find the place by."""

    count: int
    start: str


def quotations_in(text: str) -> Iterator[Quotation]:
    """Yield what stands between quotation marks in a paragraph, to its end if none closes it."""
    for found in _QUOTED.finditer(text):
        yield as_quotation(found[1] or found[2])


def as_quotation(text: str) -> Quotation:
    """Return *text* as one quotation, as a block of its own is."""
    words = text.split()
    return Quotation(count=len(words), start=" ".join(words[:_SHOWN]))
