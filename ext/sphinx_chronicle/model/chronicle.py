"""The Chronicle: all records of the book linked, frozen, and ready to be asked."""

from __future__ import annotations

import difflib
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from .collation import filing_key
from .dates import ClockTime, HistoricalDate, parse_date
from .entity import Entity, Mention, Ref, Reference
from .names import sort_name
from .types import EntityType, Field, FieldKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .register import Register

_UNDATED = parse_date("9999").sort_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlink:
    """One reference seen from the entity that it leads to."""

    source: Ref
    field: Field
    reference: Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """Two entities of one type and id; *kept* comes first in the book and is the one linked."""

    kept: Entity
    dropped: Entity


def link(
    register: Register,
    types: Iterable[EntityType],
    *,
    book_order: Sequence[str] = (),
    titles: Mapping[str, str] | None = None,
) -> Chronicle:
    """Return the Chronicle of everything filed in *register*.

    *book_order* lists the docnames as a reader meets them; others follow by name. *titles*
    gives the title of each page.
    """
    by_name = {objtype.name: objtype for objtype in types}
    position = {docname: number for number, docname in enumerate(book_order)}
    last = len(position)

    def place(entity: Entity) -> tuple[int, str, int]:
        return position.get(entity.docname, last), entity.docname, entity.line

    entities: dict[Ref, Entity] = {}
    duplicates: list[Duplicate] = []
    for entity in sorted(register.entities(), key=place):
        kept = entities.setdefault(entity.ref, entity)
        if kept is not entity:
            duplicates.append(Duplicate(kept=kept, dropped=entity))
    return Chronicle(
        types=by_name,
        entities=entities,
        duplicates=tuple(duplicates),
        mentions=_group_mentions(register, entities, position),
        titles=titles or {},
        positions=position,
    )


def _group_mentions(
    register: Register, entities: Mapping[Ref, Entity], position: Mapping[str, int]
) -> dict[Ref, tuple[Mention, ...]]:
    """Group the mentions by the entity that they mean, in book order."""
    by_id: dict[str, list[Ref]] = defaultdict(list)
    for ref in entities:
        by_id[ref.id].append(ref)
    found: dict[Ref, list[Mention]] = defaultdict(list)
    last = len(position)
    for docname in sorted(register.docnames(), key=lambda name: (position.get(name, last), name)):
        for mention in register.filing(docname).mentions:
            if mention.objtype:
                refs = [Ref(mention.objtype, mention.id)]
            else:
                refs = by_id.get(mention.id, [])
            for ref in refs[:1]:
                if ref in entities:
                    found[ref].append(mention)
    return {ref: tuple(mentions) for ref, mentions in found.items()}


@dataclass(frozen=True, kw_only=True)
class Chronicle:
    """The linked book: look-ups by id, backwards, by time and by mention.

    Never changed after :func:`link` made it; the cached look-ups are built when first asked.
    """

    types: Mapping[str, EntityType]
    entities: Mapping[Ref, Entity]
    duplicates: tuple[Duplicate, ...]
    mentions: Mapping[Ref, tuple[Mention, ...]]
    titles: Mapping[str, str]
    positions: Mapping[str, int]

    def type_of(self, ref: Ref) -> EntityType:
        """Return the type of the entity *ref*."""
        return self.types[ref.objtype]

    def of_type(self, name: str) -> tuple[Entity, ...]:
        """Return the entities of the type *name*, filed by sort name."""
        return self._by_type.get(name, ())

    def find(self, target: str, objtypes: Iterable[str] = ()) -> Entity | None:
        """Return the entity with the id *target*, of the first of *objtypes* that has it.

        With no types given any type will do, in the order in which the types are declared.
        """
        for objtype in objtypes or self.types:
            entity = self.entities.get(Ref(objtype, target))
            if entity is not None:
                return entity
        return None

    def nearest(self, target: str, objtypes: Iterable[str] = ()) -> str:
        """Return the known id most like *target*, empty where none is like it."""
        known = sorted({ref.id for ref in self.entities if ref.objtype in (objtypes or self.types)})
        return next(iter(difflib.get_close_matches(target, known, n=1)), "")

    def backlinks(self, ref: Ref) -> tuple[Backlink, ...]:
        """Return the references that lead to *ref*, by field, then in order of time."""
        return self._backlinks.get(ref, ())

    def time_key(self, entity: Entity) -> tuple[object, ...]:
        """Return what sorts *entity* in order of time.

        By date; on one date by the clock as stated, and after that what has no time of day, in
        the order of the book. What has no date comes last.
        """
        date = self._beginning(entity)
        time = entity.value("time", ClockTime)
        return (
            date is None,
            date.sort_key if date else _UNDATED,
            time is None,
            time.sort_key if time else (),
            self.positions.get(entity.docname, len(self.positions)),
            entity.docname,
            entity.line,
            entity.ref,
        )

    def _beginning(self, entity: Entity) -> HistoricalDate | None:
        fields = self.types[entity.ref.objtype].fields
        dates = (entity.date(field.name) for field in fields if field.begins)
        return next((date for date in dates if date), None)

    @cached_property
    def events(self) -> tuple[Entity, ...]:
        """The events in order of time."""
        return tuple(sorted(self.of_type("event"), key=self.time_key))

    @cached_property
    def _by_type(self) -> dict[str, tuple[Entity, ...]]:
        grouped: dict[str, list[Entity]] = defaultdict(list)
        for ref, entity in self.entities.items():
            grouped[ref.objtype].append(entity)
        return {
            name: tuple(sorted(entities, key=lambda e: filing_key(sort_name(e, self.types[name]))))
            for name, entities in grouped.items()
        }

    @cached_property
    def _backlinks(self) -> dict[Ref, tuple[Backlink, ...]]:
        grouped: dict[Ref, list[Backlink]] = defaultdict(list)
        for entity in sorted(self.entities.values(), key=self.time_key):
            for field in self.types[entity.ref.objtype].fields:
                if field.kind not in (FieldKind.REFERENCE, FieldKind.REFERENCES):
                    continue
                for reference in entity.references(field.name):
                    goal = self.find(reference.target, field.to)
                    if goal is not None:
                        grouped[goal.ref].append(
                            Backlink(source=entity.ref, field=field, reference=reference)
                        )
        return {ref: tuple(links) for ref, links in grouped.items()}

