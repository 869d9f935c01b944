"""Rules about one thing under two ids."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ..collation import fold
from ..names import full_name
from .certainty import first_day, last_day, may_meet
from .rule import Finding, Manuscript, Rule, Severity, found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..chronicle import Chronicle
    from ..dates import HistoricalDate
    from ..entity import Entity

_WORD = re.compile(r"\w+")
# Shorter names differ by a letter too often: Rusk and Ruska, Ana and Ada.
_LONG_ENOUGH = 8
# What tells two events, places, bodies or offices of one name apart.
_TELLING = ("kind", "part-of", "coordinates", "organization", "place", "time")
_AUTHORITIES = {"wikidata": "Wikidata", "viaf": "VIAF", "lcnaf": "the Library of Congress"}


def _find_doubles(manuscript: Manuscript) -> Iterator[Finding]:
    chronicle = manuscript.chronicle
    known: dict[object, Entity] = {}
    by_authority: dict[tuple[str, str], Entity] = {}
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
            continue
        for authority, file in _AUTHORITIES.items():
            ident = entity.text(authority)
            other = by_authority.setdefault((authority, ident), entity) if ident else entity
            if other is not entity:
                yield found(
                    "double",
                    entity,
                    f"‘{ident}’ of {file} stands for {other.ref.objtype} ‘{other.ref.id}’ too;"
                    " correct one of the ids, or keep one of the two",
                    other.ref,
                )


class _Spelled(NamedTuple):
    """An entity, the words of its name without case and accents, and when it can have begun."""

    entity: Entity
    words: tuple[str, ...]
    first: float
    last: float


def _find_similar(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield pairs whose names are one letter apart, or the same but for order and initials."""
    chronicle = manuscript.chronicle
    alike: dict[object, list[_Spelled]] = defaultdict(list)
    for entity in chronicle.entities.values():
        words = _words(_name(entity, chronicle))
        # Numbers tell the first and the second of a row apart.
        numbers = tuple(word for word in words if not word.isalpha() and _has_digit(word))
        if sum(map(len, words)) + len(words) > _LONG_ENOUGH:
            date = chronicle.beginning(entity)
            days = (first_day(date), last_day(date)) if date else (-math.inf, math.inf)
            alike[entity.ref.objtype, numbers].append(_Spelled(entity, tuple(words), *days))
    for group in alike.values():
        for one, other in _near_pairs(group):
            if _may_be_one(one, other, chronicle):
                yield found(
                    "similar",
                    other.entity,
                    f"‘{_name(other.entity, chronicle)}’ is spelled much like"
                    f" ‘{_name(one.entity, chronicle)}’ (‘{one.entity.ref.id}’); if they are one,"
                    " keep one",
                    one.entity.ref,
                )


def _name(entity: Entity, chronicle: Chronicle) -> str:
    return full_name(entity, chronicle.type_of(entity.ref))


def _words(name: str) -> list[str]:
    """Return the words of *name* without case and accents."""
    return _WORD.findall(fold(name))


def _has_digit(word: str) -> bool:
    return any(char.isdigit() for char in word)


def _near_pairs(group: list[_Spelled]) -> Iterator[tuple[_Spelled, _Spelled]]:
    """Yield each pair of *group* that has a spelling in common, in the order of the group.

    One dictionary of hashes finds the few spellings that occur twice, before any is filed.
    """
    if len(group) < 2:  # noqa: PLR2004
        return
    spelled = [_spellings(each.words) for each in group]
    seen: set[str] = set()
    twice: set[str] = set()
    for spellings in spelled:
        twice |= seen & spellings
        seen |= spellings
    filed: dict[str, list[int]] = defaultdict(list)
    for number, spellings in enumerate(spelled):
        for spelling in spellings & twice:
            filed[spelling].append(number)
    pairs = {pair for numbers in filed.values() for pair in _at_one_time(numbers, group)}
    yield from ((group[one], group[other]) for one, other in sorted(pairs))


def _at_one_time(numbers: list[int], group: list[_Spelled]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of *numbers* that can have begun together; a title may come back yearly."""
    before: list[int] = []
    for number in sorted(numbers, key=lambda number: group[number].first):
        before = [each for each in before if group[each].last >= group[number].first]
        yield from ((min(each, number), max(each, number)) for each in before)
        before.append(number)


def _spellings(words: Iterable[str]) -> set[str]:
    """Return what a similar name has in common: the name less any one letter, and its words."""
    text = " ".join(words)
    less = {text[:place] + text[place + 1 :] for place in range(len(text))}
    return less | {text, "=" + " ".join(_in_any_order(words))}


def _in_any_order(words: Iterable[str]) -> list[str]:
    return sorted(word for word in words if len(word) > 1)


def _may_be_one(one: _Spelled, other: _Spelled, chronicle: Chronicle) -> bool:
    theirs, ours = _dates(one.entity, chronicle), _dates(other.entity, chronicle)
    if one.words == other.words and theirs == ours:
        return False  # that is a double
    pairs = zip(theirs, ours, strict=True)
    return all(a is None or b is None or may_meet(a, b) for a, b in pairs)


def _dates(entity: Entity, chronicle: Chronicle) -> tuple[HistoricalDate | None, ...]:
    return chronicle.beginning(entity), chronicle.ending(entity)


DOUBLE = Rule(
    name="double",
    sentence="Two ids stand for one thing: the same name and dates, or the same id elsewhere.",
    severity=Severity.WARNING,
    why="What one entry says, the other lacks: mentions, offices and events are shared out between"
    " two cards, and neither index nor network is right.",
    mend="Keep one of the two and let all links lead to it. If they are two, tell them apart by"
    " dates, by ‘kind’, or by a fuller name; two people have two ids at Wikidata, VIAF and the"
    " Library of Congress.",
    unseen="The same name with other dates, which may be father and son; events of one name and"
    " date at two places or hours; and names that are only alike: the rule ‘similar’ reads those.",
    find=_find_doubles,
)
SIMILAR = Rule(
    name="similar",
    sentence="Two names are spelled so much alike that they may be one.",
    severity=Severity.NOTE,
    why="Names come into a book from many sources, each with its own spelling and its own"
    " initials: Jonathan and Jonathon, “Merrow, Ada” and “Ada M. Merrow”.",
    mend="If they are one, keep one entry and give it the other spelling in ‘aliases’. If they are"
    " two, say so: ‘:allow: similar (his brother)’.",
    unseen="Names of fewer than eight letters, names with other numbers in them (“First Congress”"
    " has none, “Congress 1” has), two spellings that differ by more than a letter, and people"
    " whose dates cannot be the same.",
    find=_find_similar,
)
