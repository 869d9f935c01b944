"""Rules about events: their parts, their causes, and who can be where."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from ..dates import ClockTime, HistoricalDate, may_overlap
from .links import references_of
from .rule import Finding, Manuscript, Rule, Severity, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..chronicle import Chronicle
    from ..entity import Entity, Ref

_HOUR = 3600


def _find_outside(manuscript: Manuscript) -> Iterator[Finding]:
    chronicle = manuscript.chronicle
    for event in chronicle.events:
        date = chronicle.beginning(event)
        for reference in event.references("part-of"):
            whole = chronicle.find(reference.target, (event.ref.objtype, "event"))
            span = chronicle.beginning(whole) if whole else None
            if whole and date and span and not may_overlap(date, span):
                yield found(
                    "part-of",
                    event,
                    f"{date} lies outside ‘{whole.ref.id}’ ({span}), of which it is a part;"
                    " correct a date or take ‘part-of’ out",
                    whole.ref,
                )


def _find_reversed_causes(manuscript: Manuscript) -> Iterator[Finding]:
    chronicle = manuscript.chronicle
    for cause in chronicle.events:
        date = chronicle.beginning(cause)
        for reference in cause.references("leads-to"):
            effect = chronicle.find(reference.target, ("event",))
            then = chronicle.beginning(effect) if effect else None
            if effect and date and then and _is_over_before(then, date):
                yield found(
                    "cause",
                    cause,
                    f"it leads to ‘{effect.ref.id}’, which was over on {then}, before {date};"
                    " correct a date or take ‘leads-to’ out",
                    effect.ref,
                )


def _is_over_before(effect: HistoricalDate, cause: HistoricalDate) -> bool:
    return effect.upper is not None and cause.lower is not None and effect.upper < cause.lower


def _find_cycles(manuscript: Manuscript) -> Iterator[Finding]:
    chronicle = manuscript.chronicle
    for option in ("part-of", "leads-to"):
        for circle in _circles(_edges(option, chronicle)):
            first = chronicle.entities[circle[0]]
            way = " → ".join(ref.id for ref in (*circle, circle[0]))
            yield found(
                "cycle",
                first,
                f"‘{option}’ goes round in a circle ({way}); take one of the steps out",
                *circle[1:],
            )


def _edges(option: str, chronicle: Chronicle) -> dict[Ref, list[Ref]]:
    edges: dict[Ref, list[Ref]] = {}
    for entity in chronicle.entities.values():
        goals = []
        for field, reference in references_of(entity, chronicle):
            goal = chronicle.find(reference.target, field.to) if field.name == option else None
            if goal is not None:
                goals.append(goal.ref)
        if goals:
            edges[entity.ref] = goals
    return edges


def _circles(edges: Mapping[Ref, list[Ref]]) -> Iterator[tuple[Ref, ...]]:
    """Yield each circle that a walk meets first, once; without recursion, as chains are long."""
    done: set[Ref] = set()
    for root in edges:
        path: list[Ref] = []
        places: dict[Ref, int] = {}
        waiting = [(root, False)]
        while waiting:
            ref, leaving = waiting.pop()
            if leaving:
                path.pop()
                del places[ref]
                done.add(ref)
            elif ref in places:
                yield tuple(path[places[ref] :])
            elif ref not in done:
                places[ref] = len(path)
                path.append(ref)
                waiting.append((ref, True))
                waiting += [(goal, False) for goal in reversed(edges.get(ref, ()))]


def _find_elsewhere(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield pairs of events that one person is at in the same hour, at two places."""
    chronicle = manuscript.chronicle
    seen: dict[tuple[Ref, int], list[Entity]] = defaultdict(list)
    for event in chronicle.events:
        date = chronicle.beginning(event)
        if date is None or not date.is_exact_day or not event.value("time", ClockTime):
            continue
        assert date.lower is not None, "an exact day has one"
        for reference in event.references("participants"):
            person = chronicle.find(reference.target, ("person",))
            if person is not None:
                seen[person.ref, date.lower.ordinal].append(event)
    for (person_ref, _day), events in seen.items():
        for one, other in pairwise(sorted(events, key=_start)):
            if _collide(one, other, chronicle):
                yield found(
                    "elsewhere",
                    other,
                    f"‘{person_ref.id}’ is at ‘{one.ref.id}’ ({_clock(one)}, at"
                    f" ‘{_place_id(one)}’) in the same hour as here ({_clock(other)}, at"
                    f" ‘{_place_id(other)}’); correct a time, a place or the participants",
                    one.ref,
                    person_ref,
                )


def _collide(one: Entity, other: Entity, chronicle: Chronicle) -> bool:
    """Tell whether nobody can be at both; without a place, or a zone that tells, anybody can."""
    first, second = one.value("time", ClockTime), other.value("time", ClockTime)
    if first is None or second is None or first.qualifiers or second.qualifiers:
        return False
    if first.zone != second.zone and (first.offset is None or second.offset is None):
        return False
    if abs(_start(other) - _start(one)) >= _HOUR:
        return False
    places = _places_around(one, chronicle), _places_around(other, chronicle)
    return all(places) and places[0][0] not in places[1] and places[1][0] not in places[0]


def _start(event: Entity) -> int:
    """Return the second of the day at which *event* begins, in UTC where its zone is known."""
    time = event.value("time", ClockTime)
    return time.start.seconds - (time.offset or 0) if time else 0


def _clock(event: Entity) -> str:
    return str(event.value("time", ClockTime) or "")


def _place_id(event: Entity) -> str:
    return next((reference.target for reference in event.references("place")), "")


def _places_around(event: Entity, chronicle: Chronicle) -> list[Ref]:
    """Return the event's place and those that it lies in."""
    found_places: list[Ref] = []
    target = _place_id(event)
    while target:
        place = chronicle.find(target, ("place",))
        if place is None or place.ref in found_places:
            break
        found_places.append(place.ref)
        target = next((whole.target for whole in place.references("part-of")), "")
    return found_places


PART_OF = Rule(
    name="part-of",
    sentence="An event lies outside the event that it is a part of.",
    severity=Severity.WARNING,
    find=_find_outside,
)
CAUSE = Rule(
    name="cause",
    sentence="An effect was over before its cause began.",
    severity=Severity.WARNING,
    find=_find_reversed_causes,
)
CYCLE = Rule(
    name="cycle",
    sentence="Parts or causes go round in a circle.",
    severity=Severity.ERROR,
    find=_find_cycles,
)
ELSEWHERE = Rule(
    name="elsewhere",
    sentence="A person is at two places in the same hour.",
    severity=Severity.WARNING,
    find=_find_elsewhere,
)
