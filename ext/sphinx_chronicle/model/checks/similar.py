"""The rule about names that are spelled so much alike that they may be one."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ..known_names import names_of
from .certainty import first_day, last_day, may_meet
from .doubles import dates_of, name_of, words_of
from .rule import Finding, Manuscript, Rule, Severity, found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..chronicle import Chronicle
    from ..entity import Entity, Ref

# They come and go with the source, and tell no husband from his wife.
_HONORIFICS = {"sir", "dame", "dr", "doctor", "rev", "reverend", "prof", "professor"}
# Spellings that sound alike: Fryer and Frier, Josef and Joseph, Kruschev and Khrushchev.
_SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?<=\w)h"), ""),
    (re.compile(r"ck|q|c"), "k"),
    (re.compile(r"z"), "s"),
    (re.compile(r"w"), "v"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"(\w)\1+"), r"\1"),
)
# Shorter names differ by a letter too often: Rusk and Ruska, Ana and Ada.
_LONG_ENOUGH = 8


class _Spelled(NamedTuple):
    """An entity, the words of its name without case and accents, and when it can have begun."""

    entity: Entity
    words: tuple[str, ...]
    first: float
    last: float


def _find_similar(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield pairs that may be one, each once."""
    told: set[frozenset[Ref | None]] = set()
    for find in (_find_near, _find_other_names, _find_initials):
        for finding in find(manuscript):
            pair = frozenset((finding.subject, *finding.also))
            if pair not in told:
                told.add(pair)
                yield finding


def _find_near(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield pairs whose names are one letter apart, or the same but for order and initials."""
    chronicle = manuscript.chronicle
    alike: dict[object, list[_Spelled]] = defaultdict(list)
    for entity in chronicle.entities.values():
        words = _plain_words(name_of(entity, chronicle))
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
                    f"‘{name_of(other.entity, chronicle)}’ is spelled much like"
                    f" ‘{name_of(one.entity, chronicle)}’ (‘{one.entity.ref.id}’); if they are one,"
                    " keep one",
                    one.entity.ref,
                )


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
    return less | {text, "=" + " ".join(_in_any_order(words)), "~" + _sound(text)}


def _sound(text: str) -> str:
    for letters, plain in _SOUNDS:
        text = letters.sub(plain, text)
    return text


def _in_any_order(words: Iterable[str]) -> list[str]:
    return sorted(word for word in words if len(word) > 1)


def _may_be_one(one: _Spelled, other: _Spelled, chronicle: Chronicle) -> bool:
    theirs, ours = dates_of(one.entity, chronicle), dates_of(other.entity, chronicle)
    names = (words_of(name_of(each.entity, chronicle)) for each in (one, other))
    if theirs == ours and next(names) == next(names):
        return False  # that is a double
    return _may_be_of_one_time(one.entity, other.entity, chronicle)


def _may_be_of_one_time(one: Entity, other: Entity, chronicle: Chronicle) -> bool:
    pairs = zip(dates_of(one, chronicle), dates_of(other, chronicle), strict=True)
    return all(a is None or b is None or may_meet(a, b) for a, b in pairs)


def _find_other_names(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield those whose whole name another has for short name or alias."""
    chronicle = manuscript.chronicle
    known: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
    for entity in chronicle.entities.values():
        known[entity.ref.objtype, *_plain_words(name_of(entity, chronicle))].append(entity)
    for entity in chronicle.entities.values():
        own = _plain_words(name_of(entity, chronicle))
        for name in names_of(entity, chronicle):
            words = _plain_words(name)
            if words == own or len(words) < 2:  # noqa: PLR2004
                continue
            for other in known.get((entity.ref.objtype, *words), ()):
                if other is not entity and _may_be_of_one_time(entity, other, chronicle):
                    yield found(
                        "similar",
                        other,
                        f"its name is also a name of ‘{entity.ref.id}’; if they are one, keep one",
                        entity.ref,
                    )


def _find_initials(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield people of initials and a surname that a fuller name has too: R. Roe, Richard Roe."""
    chronicle = manuscript.chronicle
    known: dict[tuple[str, str], list[tuple[list[str], Entity]]] = defaultdict(list)
    initials: list[tuple[list[str], Entity]] = []
    for person in chronicle.of_type("person"):
        words = _plain_words(name_of(person, chronicle))
        if len(words) < 2:  # noqa: PLR2004
            continue
        if all(len(word) == 1 for word in words[:-1]):
            initials.append((words, person))
        elif len(words[0]) > 1:
            known[words[0][0], words[-1]].append((words, person))
    for words, person in initials:
        for fuller, other in known.get((words[0], words[-1]), ()):
            pairs = zip(words[:-1], fuller[:-1], strict=False)
            if all(word == whole[0] for word, whole in pairs) and _may_be_of_one_time(
                person, other, chronicle
            ):
                yield found(
                    "similar",
                    person,
                    f"‘{name_of(person, chronicle)}’ may be ‘{name_of(other, chronicle)}’"
                    f" (‘{other.ref.id}’); if they are one, keep one",
                    other.ref,
                )


def _plain_words(name: str) -> list[str]:
    return [word for word in words_of(name) if word not in _HONORIFICS]


SIMILAR = Rule(
    name="similar",
    sentence="Two names are spelled so much alike that they may be one.",
    severity=Severity.NOTE,
    why="Names come into a book from many sources, each with its own spelling and its own"
    " initials: Jonathan and Jonathon, “Merrow, Ada” and “Ada M. Merrow”.",
    mend="If they are one, keep one entry and give it the other spelling in ‘aliases’. If they are"
    " two, say so: ‘:allow: similar (his brother)’.",
    unseen="Names of fewer than eight letters, names with other numbers in them (“First Congress”"
    " has none, “Congress 1” has), two spellings that differ by more than a letter and do not"
    " sound alike, and people whose dates cannot be the same.",
    find=_find_similar,
)
