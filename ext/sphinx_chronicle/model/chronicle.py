"""The Chronicle: all records of the book linked, frozen, and ready to be asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_authoring.filing_order import filing_key, heading_of

from .autolink import AutoLinking, link_names
from .dates import ClockTime, HistoricalDate, parse_date
from .entity import Entity, Mention, Ref, Reference, Spot
from .holders import holders_at
from .kinship import genders_in
from .known_names import names_of, spelling
from .names import sort_name
from .nearest import nearest
from .offices import Tenures, gather_tenures
from .questions import group_questions
from .types import EntityType, Field, FieldKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_authoring.filing_order import FilingKey

    from .autolink import Ambiguity, AutoLink
    from .dates import TimeKey
    from .kinship import Gender
    from .passages import Passage
    from .register import Register

_UNDATED = parse_date("9999").day_key
_NO_LINKING = AutoLinking()


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
    linking: AutoLinking = _NO_LINKING,
    language: str = "",
) -> Chronicle:
    """Return the Chronicle of everything filed in *register*.

    *book_order* lists the docnames as a reader meets them; others follow by name. *titles*
    gives the title of each page, *linking* says which names in the prose are links, *language*
    which letters names are filed by.
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
    chronicle = Chronicle(
        types=by_name,
        entities=entities,
        duplicates=tuple(duplicates),
        mentions={},
        titles=titles or {},
        headings={},
        positions=position,
        questions={},
        autolinks={},
        ambiguities=(),
        language=language,
    )
    # Own steps: who has a name, and who held an office, is known only when all is linked.
    autolinks, ambiguities = link_names(register, chronicle, linking)
    chronicle = replace(chronicle, autolinks=autolinks, ambiguities=ambiguities)
    return replace(
        chronicle,
        mentions=_group_mentions(register, chronicle),
        questions=group_questions(register, chronicle),
    )


def _group_mentions(register: Register, chronicle: Chronicle) -> dict[Ref, tuple[Mention, ...]]:
    """Group the mentions by the entity that they mean, in book order.

    Who cites the holder of an office mentions both.
    """
    found: dict[Ref, list[Mention]] = defaultdict(list)
    position = chronicle.positions
    last = len(position)
    for docname in sorted(register.docnames(), key=lambda name: (position.get(name, last), name)):
        for mention in _mentions_in(docname, register, chronicle):
            entity = chronicle.find(mention.id, (mention.objtype,) if mention.objtype else ())
            if entity is None:
                continue
            found[entity.ref].append(mention)
            if mention.when and entity.ref.objtype == "office":
                for person in holders_at(entity.ref, mention.when, chronicle):
                    found[person].append(mention)
    return {ref: tuple(mentions) for ref, mentions in found.items()}


def _mentions_in(docname: str, register: Register, chronicle: Chronicle) -> list[Mention]:
    """Return the mentions of a page, with those that are links by themselves, by section."""
    filing = register.filing(docname)
    own = [
        Mention(
            objtype=link.ref.objtype,
            id=link.ref.id,
            anchor=link.anchor,
            spot=filing.passages[link.passage].spot or Spot(docname=docname),
        )
        for link in chronicle.autolinks.get(docname, ())
    ]
    if not own:
        return filing.mentions
    spots = dict.fromkeys(passage.spot for passage in filing.passages)
    order = {spot: number for number, spot in enumerate(spots)}
    return sorted([*filing.mentions, *own], key=lambda mention: order.get(mention.spot, -1))


def _find(target: str, objtypes: Iterable[str], entities: Mapping[Ref, Entity]) -> Entity | None:
    for objtype in objtypes:
        entity = entities.get(Ref(objtype, target))
        if entity is not None:
            return entity
    return None


@dataclass(frozen=True, kw_only=True)
class Chronicle:
    """The linked book: look-ups by id, backwards, by time and by mention.

    Never changed after :func:`link` made it; the cached look-ups are built when first asked.
    *headings* has the titles of the sections (by docname and id) that name an entity, since
    those were not known when the mentions in them were filed. *autolinks* are the names in the
    prose of each page that are links by themselves, *ambiguities* those that might be.
    """

    types: Mapping[str, EntityType]
    entities: Mapping[Ref, Entity]
    duplicates: tuple[Duplicate, ...]
    mentions: Mapping[Ref, tuple[Mention, ...]]
    titles: Mapping[str, str]
    headings: Mapping[tuple[str, str], str]
    positions: Mapping[str, int]
    questions: Mapping[Ref, tuple[Spot, ...]]
    autolinks: Mapping[str, tuple[AutoLink, ...]]
    ambiguities: tuple[tuple[Passage, Ambiguity], ...]
    language: str = ""

    def type_of(self, ref: Ref) -> EntityType:
        """Return the type of the entity *ref*."""
        return self.types[ref.objtype]

    def filing_key(self, entity: Entity) -> FilingKey:
        """Return what *entity* is sorted by among others."""
        return filing_key(sort_name(entity, self.type_of(entity.ref)), self.language)

    def filing_letter(self, entity: Entity) -> str:
        """Return the letter under which an index has *entity*; ``#`` if it begins with none."""
        return heading_of(sort_name(entity, self.type_of(entity.ref)), self.language) or "#"

    def of_type(self, name: str) -> tuple[Entity, ...]:
        """Return the entities of the type *name*, filed by sort name."""
        return self._by_type.get(name, ())

    def find(self, target: str, objtypes: Iterable[str] = ()) -> Entity | None:
        """Return the entity with the id *target*, of the first of *objtypes* that has it.

        With no types given any type will do, in the order in which the types are declared.
        """
        return _find(target, objtypes or self.types, self.entities)

    def stated_at(self, docname: str, anchor: str) -> Entity:
        """Return the entity of the directive at *anchor* of the page, even if its id is taken."""
        return self._stated[docname, anchor]

    def nearest(self, target: str, objtypes: Iterable[str] = ()) -> str:
        """Return the known id most like *target*, empty where none is like it."""
        asked = target, tuple(objtypes or self.types)
        if asked not in self._nearest:  # a name that is wrong once is wrong on many pages
            known = {ref.id for ref in self.entities if ref.objtype in asked[1]}
            self._nearest[asked] = nearest(target, known)
        return self._nearest[asked]

    def called(self, name: str, objtypes: Iterable[str] = ()) -> Entity | None:
        """Return the only entity of *objtypes* that is called *name*, None if there is none."""
        wanted = tuple(objtypes or self.types)
        named = self._by_name.get(spelling(name.casefold()), ())
        found = [entity for entity in named if entity.ref.objtype in wanted]
        return found[0] if len(found) == 1 else None

    def backlinks(self, ref: Ref) -> tuple[Backlink, ...]:
        """Return the references that lead to *ref*: as types and fields are declared, by time."""
        return self._backlinks.get(ref, ())

    def goals(self, ref: Ref) -> set[Ref]:
        """Return the entities that the options of *ref* lead to."""
        return self._goals.get(ref, set())

    def time_key(self, entity: Entity) -> tuple[object, ...]:
        """Return what sorts *entity* in order of time.

        By the days of its date; on one date by the clock, and after that what has no time of
        day; then by the text of the date and in the order of the book. Clocks are compared in
        UTC (12:15 Moscow time is before 09:00 EST); one whose zone is not given, or does not
        tell, counts in the zone that most times of the book give. What has no date comes last.
        """
        date = self.beginning(entity)
        clock = self._clock_key(entity, date)
        return (
            date is None,
            date.day_key if date else _UNDATED,
            clock is None,
            clock or (),
            date.edtf if date else "",
            self.positions.get(entity.docname, len(self.positions)),
            entity.docname,
            entity.line,
            entity.ref,
        )

    def beginning(self, entity: Entity) -> HistoricalDate | None:
        """Return when *entity* begins; of an event its date, which may be an interval."""
        field = self.types[entity.ref.objtype].beginning
        return entity.date(field.name) if field else None

    def ending(self, entity: Entity) -> HistoricalDate | None:
        """Return when *entity* ends, None for an event, whose date says that too."""
        field = self.types[entity.ref.objtype].ending
        return entity.date(field.name) if field else None

    @property
    def happening(self) -> tuple[str, ...]:
        """The types whose entities are events: the event, and others that happen at a date."""
        return tuple(name for name, objtype in self.types.items() if objtype.happens)

    def find_event(self, target: str) -> Entity | None:
        """Return what happened under the id *target*, an event first."""
        return _find(target, ("event", *self.happening), self.entities)

    @cached_property
    def events(self) -> tuple[Entity, ...]:
        """The events in order of time, and all else of the book that happens at a date."""
        found = (entity for name in self.happening for entity in self.of_type(name))
        return tuple(sorted(found, key=self.time_key))

    @cached_property
    def tenures(self) -> Tenures:
        """Who held which office when."""
        return gather_tenures(self)

    @cached_property
    def genders(self) -> Mapping[Ref, Gender]:
        """The people whose gender the book says, in words such as “brother” or “widow”."""
        return genders_in(self)

    @cached_property
    def tags(self) -> frozenset[str]:
        """The tags of all entities."""
        return frozenset(tag for each in self.entities.values() for tag in each.texts("tags"))

    def _clock_key(self, entity: Entity, date: HistoricalDate | None) -> TimeKey | None:
        """Return the place on its day, from the option ``time`` or else from the date itself."""
        time = entity.value("time", ClockTime)
        if time is not None:
            return time.order_key(self._usual_offset)
        clock = date.clock_seconds(self._usual_offset) if date else None
        return None if clock is None else (clock, clock, "")

    @cached_property
    def _usual_offset(self) -> int:
        """Seconds ahead of UTC of the zone that most times of the book give; UTC if none does."""
        times = (entity.value("time", ClockTime) for entity in self.entities.values())
        offsets = Counter(time.offset for time in times if time and time.offset is not None)
        return min(offsets, key=lambda offset: (-offsets[offset], offset), default=0)

    @cached_property
    def _stated(self) -> dict[tuple[str, str], Entity]:
        dropped = (duplicate.dropped for duplicate in self.duplicates)
        return {(e.docname, e.anchor): e for e in (*self.entities.values(), *dropped)}

    @cached_property
    def _nearest(self) -> dict[tuple[str, tuple[str, ...]], str]:
        return {}

    @cached_property
    def _by_name(self) -> dict[tuple[str, ...], tuple[Entity, ...]]:
        grouped: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
        for entity in self.entities.values():
            for name in {spelling(name.casefold()) for name in names_of(entity, self)}:
                grouped[name].append(entity)
        return {name: tuple(found) for name, found in grouped.items()}

    @cached_property
    def _by_type(self) -> dict[str, tuple[Entity, ...]]:
        grouped: dict[str, list[Entity]] = defaultdict(list)
        for ref, entity in self.entities.items():
            grouped[ref.objtype].append(entity)
        return {
            name: tuple(sorted(entities, key=self.filing_key)) for name, entities in grouped.items()
        }

    @cached_property
    def _goals(self) -> dict[Ref, set[Ref]]:
        grouped: dict[Ref, set[Ref]] = defaultdict(set)
        for goal, backlinks in self._backlinks.items():
            for backlink in backlinks:
                grouped[backlink.source].add(goal)
        return dict(grouped)

    @cached_property
    def _backlinks(self) -> dict[Ref, tuple[Backlink, ...]]:
        grouped: dict[Ref, list[Backlink]] = defaultdict(list)
        for backlink in self._references():
            goal = self.find(backlink.reference.target, backlink.field.to)
            if goal is not None:
                grouped[goal.ref].append(backlink)
        return {ref: tuple(links) for ref, links in grouped.items()}

    def _references(self) -> Iterator[Backlink]:
        """Yield every reference of the book: as types and fields are declared, by time."""
        for name, objtype in self.types.items():
            sources = sorted(self.of_type(name), key=self.time_key)
            for field in objtype.fields:
                if field.kind in (FieldKind.REFERENCE, FieldKind.REFERENCES):
                    for entity in sources:
                        for reference in entity.references(field.name):
                            yield Backlink(source=entity.ref, field=field, reference=reference)
