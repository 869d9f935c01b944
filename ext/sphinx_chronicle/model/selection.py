"""Which entities a view shows: the filters that all views share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .entity import Entity, Ref

if TYPE_CHECKING:
    from .chronicle import Chronicle
    from .dates import HistoricalDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Filters, each passing everything while it is empty; within one, any of its values fits."""

    since: HistoricalDate | None = None
    until: HistoricalDate | None = None
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewRequest:
    """What one directive of a view asks for; *grouping* is a word that the view knows."""

    view: str
    selection: Selection
    objtype: str = ""
    grouping: str = ""


def select(
    entities: tuple[Entity, ...], selection: Selection, chronicle: Chronicle
) -> tuple[Entity, ...]:
    """Return those of *entities* that pass every filter, in their order."""
    parts = _parts_below(selection.part_of, chronicle) if selection.part_of else None
    return tuple(
        entity
        for entity in entities
        if _in_time(entity, selection, chronicle)
        and (parts is None or entity.ref in parts)
        and (not selection.tags or set(selection.tags) & set(entity.texts("tags")))
        and _linked(entity, selection.people, "participants")
        and _linked(entity, selection.places, "place")
        and _linked(entity, selection.organizations, "participants", "affiliation", "organization")
    )


def _linked(entity: Entity, wanted: tuple[str, ...], *fields: str) -> bool:
    if not wanted:
        return True
    named = {reference.target for field in fields for reference in entity.references(field)}
    return not named.isdisjoint(wanted)


def _in_time(entity: Entity, selection: Selection, chronicle: Chronicle) -> bool:
    """Tell whether the entity's dates may lie in the period, both ends included."""
    if selection.since is None and selection.until is None:
        return True
    fields = chronicle.type_of(entity.ref).fields
    begins = next((entity.date(field.name) for field in fields if field.begins), None)
    ends = next((entity.date(field.name) for field in fields if field.ends), None) or begins
    if begins is None or ends is None:
        return False
    since = selection.since.lower if selection.since else None
    until = selection.until.upper if selection.until else None
    too_early = since is not None and ends.upper is not None and ends.upper < since
    too_late = until is not None and begins.lower is not None and begins.lower > until
    return not (too_early or too_late)


def _parts_below(roots: tuple[str, ...], chronicle: Chronicle) -> set[Ref]:
    """Return the events that are part of *roots*, at any depth, the roots themselves left out."""
    found: set[Ref] = set()
    waiting = [Ref("event", root) for root in roots]
    while waiting:
        for backlink in chronicle.backlinks(waiting.pop()):
            if backlink.field.name == "part-of" and backlink.source not in found:
                found.add(backlink.source)
                waiting.append(backlink.source)
    return found
