"""The known word that a misspelt one is most like, found in bounded time."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_NUMBERS = re.compile(r"\d+")
_FEW = 1000  # so many are compared whole
_FARTHEST = 2  # letters that the length may differ by, where there are more


def nearest(target: str, known: Collection[str]) -> str:
    """Return the word of *known* most like *target*, empty where none is like it.

    Of many words only those are compared that begin alike and are about as long; of which there
    are many still (``p00277``), they are numbers, and no misspelling of one another.
    """
    if target in known:
        return target
    folded = {word.casefold(): word for word in known}
    if target.casefold() in folded:
        return folded[target.casefold()]
    if len(known) > _FEW:
        known = [
            word
            for word in known
            if word[:1] == target[:1] and abs(len(word) - len(target)) <= _FARTHEST
        ]
        if len(known) > _FEW:
            return ""
    # Another number is another thing, however like it looks.
    shape = _NUMBERS.sub("", target)
    if shape != target:
        known = [word for word in known if _NUMBERS.sub("", word) != shape]
    return next(iter(difflib.get_close_matches(target, sorted(known), n=1)), "")
