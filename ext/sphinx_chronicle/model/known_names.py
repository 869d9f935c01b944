"""Find the names of the book's entities in running text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_authoring.filing_order import without_marks

from .names import full_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .chronicle import Chronicle
    from .entity import Entity, Ref

# A possessive ending is no part of the word; an apostrophe or a hyphen within one is. “Smythe &
# Sons” has three words.
_WORD = re.compile(r"\w+(?:[’'.-](?!s\b)\w+)*|&")

# "Jr", "St", and initials.
_SHORT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name in a text, from character *start* to *end*, and all who bear it."""

    start: int
    end: int
    refs: tuple[Ref, ...]


class KnownNames:
    """The names of entities, word by word.

    Letters count as written, but for accents: *Giron* finds *Girón*, *may* does not find *May*.
    """

    def __init__(self, names: Iterable[tuple[str, Ref]], silent: Iterable[str] = ()) -> None:
        """Know *names* with those who bear them, and *silent* ones that nobody need bear."""
        bearers: dict[tuple[str, ...], dict[Ref, None]] = defaultdict(dict)
        for name, ref in names:
            bearers[spelling(name)][ref] = None
        for name in silent:
            bearers.setdefault(spelling(name), {})
        bearers.pop((), None)
        self._bearers = {words: tuple(refs) for words, refs in bearers.items()}
        lengths: dict[str, set[int]] = defaultdict(set)
        for words in bearers:
            lengths[words[0]].add(len(words))
        # The longest name wins. Many titles begin with “The”: their lengths are few.
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def find(self, text: str) -> Iterator[Named]:
        """Yield the names in *text* from left to right, the longest at each place."""
        words = [
            (without_marks(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)
        ]
        place = 0
        while place < len(words):
            found = self._match(words, place, text)
            if found is None:
                place += 1
            else:
                length, refs = found
                yield Named(start=words[place][1], end=words[place + length - 1][2], refs=refs)
                place += length

    def _match(
        self, words: list[tuple[str, int, int]], place: int, text: str
    ) -> tuple[int, tuple[Ref, ...]] | None:
        for length in self._lengths.get(words[place][0], ()):
            here = words[place : place + length]
            refs = self._bearers.get(tuple(word for word, _start, _end in here))
            if refs is not None and len(here) == length and _is_close(text, here):
                return length, refs
        return None


def spelling(name: str) -> tuple[str, ...]:
    """Return the words of *name* as they are compared."""
    return tuple(without_marks(match[0]) for match in _WORD.finditer(name))


def _is_close(text: str, words: list[tuple[str, int, int]]) -> bool:
    """Tell whether nothing but blanks stands between the words of a name.

    A comma may, and the marks around a nickname (“Buzz”), and a point after an initial or a short
    form, but not one that ends a sentence.
    """
    for left, right in pairwise(words):
        between = text[left[2] : right[1]].strip(" \n\u00a0")
        if between not in ("", ",", "“", "”", '"') and not (
            between == "." and len(left[0]) <= _SHORT
        ):
            return False
    return True


def names_of(entity: Entity, chronicle: Chronicle) -> tuple[str, ...]:
    """Return every name by which prose may call *entity*, the surname left out."""
    full = full_name(entity, chronicle.type_of(entity.ref))
    return tuple(dict.fromkeys((full, entity.text("short") or full, *entity.texts("aliases"))))
