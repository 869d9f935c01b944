"""The rule that nobody is at two places in the same hour."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ..entity import Coordinates
from .globe import kilometers_between
from .moments import Moment, moment_of
from .parts_taken import is_from_afar
from .rule import Finding, Manuscript, Rule, Severity, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..chronicle import Chronicle
    from ..entity import Entity, Ref

_HOUR = 3600
# Two places so near that one can get from one to the other within the hour, on foot or on a horse.
_NEAR = 10.0


class _Presence(NamedTuple):
    """An event at a known time and place, which lies in further *places*."""

    moment: Moment
    event: Entity
    places: tuple[Ref, ...]


def _find_elsewhere(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield pairs of events that one person is at in the same hour, at two places."""
    chronicle = manuscript.chronicle
    for person, presences in _presences(chronicle).items():
        for one, other in _within_an_hour(presences):
            if _collide(one, other, chronicle):
                yield found(
                    "elsewhere",
                    other.event,
                    f"‘{person.id}’ is at ‘{one.event.ref.id}’ ({_clock(one)}, at"
                    f" ‘{one.places[0].id}’) in the same hour as here ({_clock(other)}, at"
                    f" ‘{other.places[0].id}’); correct a time, a place or the participants",
                    one.event.ref,
                    person,
                )


def _presences(chronicle: Chronicle) -> dict[Ref, list[_Presence]]:
    found_: dict[Ref, list[_Presence]] = defaultdict(list)
    for event in chronicle.events:
        moment = moment_of(event, chronicle.beginning(event))
        places = _places_around(event, chronicle) if moment else ()
        if moment is None or not places:
            continue
        for reference in event.references("participants"):
            person = chronicle.find(reference.target, ("person",))
            if person is not None and not is_from_afar(reference.label):
                found_[person.ref].append(_Presence(moment, event, places))
    return found_


def _within_an_hour(presences: list[_Presence]) -> Iterator[tuple[_Presence, _Presence]]:
    """Yield the pairs between which there is less than an hour, by the clocks of one frame."""
    going_on: list[_Presence] = []
    for presence in sorted(presences, key=lambda each: (each.moment, each.event.ref)):
        frame, first, _last, _lasts = presence.moment
        going_on = [
            each
            for each in going_on
            if each.moment.frame == frame and each.moment.last + _HOUR > first
        ]
        yield from ((each, presence) for each in going_on)
        going_on.append(presence)


def _collide(one: _Presence, other: _Presence, chronicle: Chronicle) -> bool:
    """Tell whether nobody can be at both."""
    here, there = one.places[0], other.places[0]
    if here in other.places or there in one.places:
        return False
    if _are_nested(one.event, other.event, chronicle):
        return False
    at_once = one.moment.first == other.moment.first or one.moment.last > other.moment.first
    return at_once or not _are_near(here, there, chronicle)


def _are_near(here: Ref, there: Ref, chronicle: Chronicle) -> bool:
    places = (chronicle.entities[ref] for ref in (here, there))
    one, other = (place.value("coordinates", Coordinates) for place in places)
    return one is not None and other is not None and kilometers_between(one, other) < _NEAR


def _are_nested(one: Entity, other: Entity, chronicle: Chronicle) -> bool:
    """Tell whether one of two events is a part of the other, or a part of a part."""
    return other.ref in _wholes(one, chronicle) or one.ref in _wholes(other, chronicle)


def _wholes(event: Entity, chronicle: Chronicle) -> set[Ref]:
    wholes: set[Ref] = set()
    waiting = [event]
    while waiting:
        for reference in waiting.pop().references("part-of"):
            whole = chronicle.find(reference.target, (event.ref.objtype, "event"))
            if whole is not None and whole.ref not in wholes:
                wholes.add(whole.ref)
                waiting.append(whole)
    return wholes


def _places_around(event: Entity, chronicle: Chronicle) -> tuple[Ref, ...]:
    """Return the event's place and those that it lies in."""
    places: list[Ref] = []
    target = next((reference.target for reference in event.references("place")), "")
    while target:
        place = chronicle.find(target, ("place",))
        if place is None or place.ref in places:
            break
        places.append(place.ref)
        target = next((whole.target for whole in place.references("part-of")), "")
    return tuple(places)


def _clock(presence: _Presence) -> str:
    return str(presence.event.values["time"])


ELSEWHERE = Rule(
    name="elsewhere",
    sentence="A person is at two places in the same hour.",
    severity=Severity.WARNING,
    why="Minutes and telegrams are dated in different zones, and lists of those present are"
    " copied. Who was in the room is often the question.",
    mend="Correct a clock, its zone, a place or the participants. Who took part from elsewhere"
    " says so: ‘dulles (by telephone)’, ‘(absent)’, ‘(informed)’, ‘(decider)’, ‘(commander)’.",
    unseen="Only events with an exact day, a clock time without doubt and a place are compared,"
    " and clocks only where their zones are the same or tell how far they are from UTC. A place"
    " and the one that it lies in are one place, an event and its part are one event; and within"
    " ten kilometers one can be at two places in an hour, but not at once.",
    find=_find_elsewhere,
)
