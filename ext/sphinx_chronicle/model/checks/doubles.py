"""Rules about one thing under two ids."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from ..collation import fold
from ..dates import may_overlap
from ..names import full_name
from .rule import Finding, Manuscript, Rule, Severity, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..chronicle import Chronicle
    from ..dates import HistoricalDate
    from ..entity import Entity, Ref

_WORD = re.compile(r"\w+")
# Shorter names differ by a letter too often: Rusk and Ruska, Ana and Ada.
_LONG_ENOUGH = 8
# What tells two places, bodies or offices of one name apart.
_TELLING = ("kind", "part-of", "coordinates", "organization")


def _find_doubles(manuscript: Manuscript) -> Iterator[Finding]:
    chronicle = manuscript.chronicle
    known: dict[object, Entity] = {}
    for entity in chronicle.entities.values():
        words = " ".join(_words(_name(entity, chronicle)))
        what = tuple(repr(entity.values.get(name)) for name in _TELLING)
        key = entity.ref.objtype, words, tuple(map(str, _dates(entity, chronicle))), what
        first = known.setdefault(key, entity)
        if first is not entity and words:
            yield found(
                "double",
                entity,
                f"has the name and the dates of ‘{first.ref.id}’; keep one of the two",
                first.ref,
            )


def _find_similar(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield pairs whose names are one letter apart, or the same but for order and initials."""
    chronicle = manuscript.chronicle
    known: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in chronicle.entities.values():
        words = _words(_name(entity, chronicle))
        partners: dict[Ref, Entity] = {}
        for key in _spellings(words):
            filed = known[entity.ref.objtype, key]
            partners.update((other.ref, other) for other in filed)
            filed.append(entity)
        for other in partners.values():
            if _may_be_one(entity, other, words, chronicle):
                yield found(
                    "similar",
                    entity,
                    f"‘{_name(entity, chronicle)}’ is spelled much like"
                    f" ‘{_name(other, chronicle)}’ (‘{other.ref.id}’); if they are one, keep one",
                    other.ref,
                )


def _name(entity: Entity, chronicle: Chronicle) -> str:
    return full_name(entity, chronicle.type_of(entity.ref))


def _words(name: str) -> list[str]:
    """Return the words of *name* without case and accents."""
    return _WORD.findall(fold(name))


def _spellings(words: list[str]) -> set[str]:
    """Return what a similar name has in common: the name less any one letter, and its words."""
    text = " ".join(words)
    if len(text) < _LONG_ENOUGH:
        return set()
    less = {text[:place] + text[place + 1 :] for place in range(len(text))}
    return less | {text, "=" + " ".join(_in_any_order(words))}


def _in_any_order(words: list[str]) -> list[str]:
    return sorted(word for word in words if len(word) > 1)


def _may_be_one(one: Entity, other: Entity, words: list[str], chronicle: Chronicle) -> bool:
    theirs = _words(_name(other, chronicle))
    if words == theirs and _dates(one, chronicle) == _dates(other, chronicle):
        return False  # that is a double
    if _numbers(words) != _numbers(theirs):
        return False  # the first and the second of a row
    pairs = zip(_dates(one, chronicle), _dates(other, chronicle), strict=True)
    return all(a is None or b is None or may_overlap(a, b) for a, b in pairs)


def _numbers(words: list[str]) -> list[str]:
    return [word for word in words if any(char.isdigit() for char in word)]


def _dates(entity: Entity, chronicle: Chronicle) -> tuple[HistoricalDate | None, ...]:
    return chronicle.beginning(entity), chronicle.ending(entity)


DOUBLE = Rule(
    name="double",
    sentence="Two ids stand for one thing: the same name and the same dates.",
    severity=Severity.WARNING,
    find=_find_doubles,
)
SIMILAR = Rule(
    name="similar",
    sentence="Two names are spelled so much alike that they may be one.",
    severity=Severity.NOTE,
    find=_find_similar,
)
