"""Find the names of the book's entities in running text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_authoring.filing_order import without_marks

from .names import full_name
from .prose_words import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .chronicle import Chronicle
    from .entity import Entity, Ref

# A possessive ending is no part of the word; an apostrophe or a hyphen within one is. “Smythe &
# Sons” has three words.
# A letter may have its marks behind it.
_PART = r"\w[\w\u0300-\u036f]*"
WORD = rf"{_PART}(?:[’'.-](?!s\b){_PART})*|&"
_WORD = re.compile(WORD)

# Letters with a stroke, which Unicode does not take for a letter and a mark.
_STROKES = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h"}
    | {"Ħ": "H", "ŧ": "t", "Ŧ": "T", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe"}
    | {"Œ": "Oe", "þ": "th", "Þ": "Th"}
)

# "Jr", "St", and initials.
_SHORT = 2


# Scripts that put no blanks between words: Thai, Lao, Burmese, Khmer, kana, Han.
_UNPARTED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_KATAKANA = r"\u30a1-\u30fa\u30fc"
_HANGUL = r"\uac00-\ud7a3"
_WITHIN = re.compile(rf"[{_UNPARTED}]{{2,}}|[{_HANGUL}]{{2,}}(?: [{_HANGUL}]+)*")
# What Korean writes to the end of a name: cases, “and”, “from”, “Mr.”
_PARTICLES = (
    "은 는 이 가 을 를 의 에 에서 에게 에게서 께 께서 와 과 랑 이랑 도 만 로 으로 부터 까지"
    " 보다 처럼 마다 조차 마저 이나 나 이라 라 이라고 라고 이라는 라는 이며 며 이고 고 이었다 였다"
    " 이다 한테 하고 씨 님 들"
)


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
        within: dict[str, dict[Ref, None]] = defaultdict(dict)
        for name, ref in (*names, *((name, None) for name in silent)):
            is_within = _WITHIN.fullmatch(name.strip()) is not None
            known = within[name.strip()] if is_within else bearers[spelling(name)]
            known |= {} if ref is None else {ref: None}
        bearers.pop((), None)
        self._bearers = {words: tuple(refs) for words, refs in bearers.items()}
        self._within = {name: tuple(refs) for name, refs in within.items()}
        self._pattern = _pattern_within(within)
        lengths: dict[str, set[int]] = defaultdict(set)
        for words in bearers:
            lengths[words[0]].add(len(words))
        # The longest name wins. Many titles begin with “The”: their lengths are few.
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def find(self, text: str) -> Iterator[Named]:
        """Yield the names in *text* from left to right, the longest at each place."""
        if self._pattern is None:
            return self._find_words(text)
        inside = (
            Named(start=match.start(), end=match.end(), refs=self._within[match[0]])
            for match in self._pattern.finditer(text)
        )
        return iter(sorted((*inside, *self._find_words(text)), key=lambda named: named.start))

    def _find_words(self, text: str) -> Iterator[Named]:
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


def _pattern_within(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds *names* among letters that no blank parts from them, the longest first.

    One in katakana is a whole word; behind one in Hangul only what Korean writes to a name.
    """
    endings = "|".join(_PARTICLES.split())
    alternatives = []
    for name in sorted(names, key=len, reverse=True):
        found = re.escape(name)
        if re.match(rf"[{_HANGUL}]", name):
            found = rf"(?<![{_HANGUL}]){found}(?=(?:{endings}){{0,3}}(?![{_HANGUL}]))"
        if re.match(rf"[{_KATAKANA}]", name):
            found = rf"(?<![{_KATAKANA}]){found}"
        if re.search(rf"[{_KATAKANA}]$", name):
            found = rf"{found}(?![{_KATAKANA}])"
        alternatives.append(found)
    return re.compile("|".join(alternatives)) if alternatives else None


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
        is_short = len(left[0]) <= _SHORT or left[0].casefold() in TITLES
        if between not in ("", ",", "“", "”", '"') and not (between == "." and is_short):
            return False
    return True


def names_of(entity: Entity, chronicle: Chronicle) -> tuple[str, ...]:
    """Return every name by which prose may call *entity*, the surname left out."""
    full = full_name(entity, chronicle.type_of(entity.ref))
    return tuple(dict.fromkeys((full, entity.text("short") or full, *entity.texts("aliases"))))
