"""Wholes and parts, causes and effects, at any depth; what goes round in a circle ends there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .chronicle import Chronicle
    from .entity import Entity, Ref

_WHOLE = "part-of"
_EFFECT = "leads-to"


def wholes_above(entity: Entity, chronicle: Chronicle) -> tuple[Entity, ...]:
    """Return what *entity* is a part of, from the next to the whole of all."""
    found: dict[Ref, Entity] = {entity.ref: entity}
    current: Entity | None = entity
    while current is not None:
        current = _whole(current, chronicle)
        if current is None or current.ref in found:
            break
        found[current.ref] = current
    return tuple(found.values())[1:]


def _whole(entity: Entity, chronicle: Chronicle) -> Entity | None:
    field = chronicle.type_of(entity.ref).field(_WHOLE)
    for reference in entity.references(_WHOLE) if field else ():
        assert field is not None
        return chronicle.find(reference.target, field.to)
    return None


def parts_of(ref: Ref, chronicle: Chronicle) -> tuple[Ref, ...]:
    """Return the direct parts of *ref* in order of time."""
    return tuple(
        backlink.source for backlink in chronicle.backlinks(ref) if backlink.field.name == _WHOLE
    )


def parts_below(ref: Ref, chronicle: Chronicle, seen: set[Ref]) -> Iterator[Ref]:
    """Yield the parts of *ref* with their own parts after each, but for those in *seen*."""
    waiting = list(reversed(parts_of(ref, chronicle)))
    while waiting:
        part = waiting.pop()
        if part not in seen:
            seen.add(part)
            yield part
            waiting += reversed(parts_of(part, chronicle))


def effects_of(ref: Ref, chronicle: Chronicle) -> tuple[Ref, ...]:
    """Return what *ref* led to directly, in the author's order."""
    entity = chronicle.entities[ref]
    field = chronicle.type_of(ref).field(_EFFECT)
    goals = (
        chronicle.find(reference.target, field.to)
        for reference in (entity.references(_EFFECT) if field else ())
        if field
    )
    return tuple(goal.ref for goal in goals if goal is not None)


def causes_of(ref: Ref, chronicle: Chronicle) -> tuple[Ref, ...]:
    """Return what led to *ref* directly, in order of time."""
    return tuple(
        backlink.source for backlink in chronicle.backlinks(ref) if backlink.field.name == _EFFECT
    )


def steps_from(ref: Ref, chronicle: Chronicle, *, back: bool) -> Iterator[tuple[Ref, ...]]:
    """Yield what *ref* led to, then what that led to, and so on; the causes if *back*.

    Each event stands in the first step that reaches it.
    """
    following = causes_of if back else effects_of
    seen = {ref}
    step: Iterable[Ref] = (ref,)
    while step:
        found = [goal for each in step for goal in following(each, chronicle)]
        step = tuple(goal for goal in dict.fromkeys(found) if goal not in seen)
        seen.update(step)
        if step:
            yield tuple(step)
