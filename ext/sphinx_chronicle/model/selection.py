"""Which entities a view shows: the filters that all views share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from .entity import Entity, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .chronicle import Chronicle
    from .dates import HistoricalDate
    from .questions import Question

_T = TypeVar("_T")


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

    def targets(self) -> Iterator[tuple[str, tuple[str, ...], str]]:
        """Yield the entities named: option, types that it may lead to (none for any), id."""
        options = {
            "person": self.people,
            "place": self.places,
            "organization": self.organizations,
        }
        for option, ids in options.items():
            yield from ((option, (option,), target) for target in ids)
        yield from (("part-of", (), target) for target in self.part_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewRequest:
    """What one directive of a view asks for.

    *grouping* is a word that the view knows; *settings* are the values of the view's own
    options, by name and in the order in which the view declares them. *question* is what the
    view answers, where it is one to which cards link.
    """

    view: str
    selection: Selection
    objtype: str = ""
    grouping: str = ""
    settings: tuple[tuple[str, object], ...] = ()
    question: Question | None = None

    def setting(self, name: str, kind: type[_T]) -> _T | None:
        """Return the value of the view's own option *name*, or None if it was not given."""
        value = dict(self.settings).get(name)
        return value if isinstance(value, kind) else None


def select(
    entities: tuple[Entity, ...], selection: Selection, chronicle: Chronicle
) -> tuple[Entity, ...]:
    """Return those of *entities* that pass every filter, in their order."""
    filters = _filters(selection, chronicle)
    return tuple(
        entity
        for entity in entities
        if _in_time(entity, selection, chronicle)
        and (not selection.tags or set(selection.tags) & set(entity.texts("tags")))
        and all(entity.ref in passing for passing in filters)
    )


def _filters(selection: Selection, chronicle: Chronicle) -> list[set[Ref]]:
    """Return the entities that pass, one set for each filter by other entities that is in use."""
    places = {Ref("place", target) for target in selection.places}
    filters = [
        _linked({Ref("person", target) for target in selection.people}, chronicle),
        # What lies in a place belongs to it: events at Playa Girón are events in Cuba.
        _linked(places | _parts_below(places, chronicle), chronicle),
        _linked({Ref("organization", target) for target in selection.organizations}, chronicle),
        _parts_below(
            {Ref(name, target) for name in chronicle.types for target in selection.part_of},
            chronicle,
        ),
    ]
    asked = (selection.people, selection.places, selection.organizations, selection.part_of)
    return [passing for passing, targets in zip(filters, asked, strict=True) if targets]


def _linked(wanted: set[Ref], chronicle: Chronicle) -> set[Ref]:
    """Return *wanted* with all that they name and all that name them, whatever the option."""
    sources = {backlink.source for ref in wanted for backlink in chronicle.backlinks(ref)}
    named = {goal for ref in wanted for goal in chronicle.goals(ref)}
    return wanted | sources | named


def _in_time(entity: Entity, selection: Selection, chronicle: Chronicle) -> bool:
    """Tell whether the entity's dates may lie in the period, both ends included."""
    if selection.since is None and selection.until is None:
        return True
    begins = chronicle.beginning(entity)
    ends = chronicle.ending(entity) or begins
    if begins is None or ends is None:
        return False
    since = selection.since.lower if selection.since else None
    until = selection.until.upper if selection.until else None
    too_early = since is not None and ends.upper is not None and ends.upper < since
    too_late = until is not None and begins.lower is not None and begins.lower > until
    return not (too_early or too_late)


def _parts_below(roots: set[Ref], chronicle: Chronicle) -> set[Ref]:
    """Return what is part of *roots*, at any depth, the roots themselves left out."""
    found: set[Ref] = set()
    waiting = list(roots)
    while waiting:
        for backlink in chronicle.backlinks(waiting.pop()):
            if backlink.field.name == "part-of" and backlink.source not in found:
                found.add(backlink.source)
                waiting.append(backlink.source)
    return found
