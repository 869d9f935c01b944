"""Whom one person had to do with: through events, relations and organizations."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from .dates import format_date, format_term, may_overlap, parse_date
from .items import Item, dated_item, full_item, short_item
from .kinship import inverse_relation
from .memberships import members_of, memberships_of
from .names import existence
from .network_groups import group_ties
from .selection import select

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .chronicle import Chronicle
    from .entity import Entity, Ref
    from .memberships import Membership
    from .network_groups import Grouping
    from .selection import Selection


_LAST_YEAR = 9999  # that EDTF writes with four digits


class Through(StrEnum):
    """What can tie two together."""

    EVENTS = "events"
    RELATIONS = "relations"
    AFFILIATIONS = "affiliations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Whom to look for: around *center*, those of *kinds*, tied by *through*, at most *limit*."""

    center: Ref
    kinds: tuple[str, ...]
    through: tuple[Through, ...]
    limit: int
    grouping: Grouping
    with_others: bool
    selection: Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """An event that both took part in, its date as it stands within a sentence, and its place."""

    event: Item
    when: str
    place: Item | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One person or body and what ties it to the one in the middle.

    *span* has the years from the first to the last of the *meetings*.
    """

    who: Item
    group: str = ""
    meetings: tuple[Meeting, ...] = ()
    span: str = ""
    relations: tuple[str, ...] = ()
    bodies: tuple[Item, ...] = ()

    @property
    def weight(self) -> int:
        """How many things tie the two."""
        return len(self.meetings) + len(self.relations) + len(self.bodies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two of those around, by their numbers, and what they have without the one in the middle."""

    first: int
    second: int
    meetings: tuple[Meeting, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The one in the middle, those around in the order shown, and how many had no room."""

    center: Item
    ties: tuple[Tie, ...]
    pairs: tuple[Pair, ...]
    left_out: int


def find_network(question: Question, chronicle: Chronicle, locale: str) -> Network | None:
    """Return those tied to the center, if it is in the book."""
    center = chronicle.entities.get(question.center)
    return _Search(question, chronicle, locale).network(center) if center else None


class _Search:
    """One question to one Chronicle."""

    def __init__(self, question: Question, chronicle: Chronicle, locale: str) -> None:
        self.question = question
        self.chronicle = chronicle
        self.locale = locale

    def network(self, center: Entity) -> Network:
        """Return the whole network of *center*."""
        found = sorted(self._ties(center).items(), key=self._closeness)
        shown = dict(found[: self.question.limit])
        ordered = group_ties(shown, self.question.grouping, self.chronicle)
        return Network(
            center=self._who(center),
            ties=tuple(ordered.values()),
            pairs=tuple(self._pairs(tuple(ordered), center)) if self.question.with_others else (),
            left_out=len(found) - len(shown),
        )

    def _closeness(self, found: tuple[Ref, Tie]) -> tuple[object, ...]:
        ref, tie = found
        entity = self.chronicle.entities[ref]
        return -tie.weight, self.chronicle.filing_key(entity), ref

    def _who(self, entity: Entity) -> Item:
        objtype = self.chronicle.type_of(entity.ref)
        life = existence(entity, objtype, self.locale)
        return replace(short_item(entity, self.chronicle), when=life)

    # --- ties ------------------------------------------------------------------------------

    def _ties(self, center: Entity) -> dict[Ref, Tie]:
        meetings: dict[Ref, list[Meeting]] = defaultdict(list)
        relations: dict[Ref, list[str]] = defaultdict(list)
        bodies: dict[Ref, list[Item]] = defaultdict(list)
        through = self.question.through
        if Through.EVENTS in through:
            for event in self._events((center.ref,)):
                meeting = self._meeting(event)
                for ref in self._present(event):
                    meetings[ref].append(meeting)
        if Through.RELATIONS in through:
            for ref, label in self._relations(center):
                relations[ref].append(label)
        if Through.AFFILIATIONS in through:
            for ref, body in self._colleagues(center):
                bodies[ref].append(body)
        return {
            ref: Tie(
                who=self._who(self.chronicle.entities[ref]),
                meetings=tuple(meetings[ref]),
                span=_span([meeting.event.edtf for meeting in meetings[ref]], self.locale),
                relations=tuple(dict.fromkeys(relations[ref])),
                bodies=tuple(dict.fromkeys(bodies[ref])),
            )
            for ref in dict.fromkeys((*meetings, *relations, *bodies))
            if ref != center.ref and ref.objtype in self.question.kinds
        }

    def _events(self, refs: Iterable[Ref]) -> tuple[Entity, ...]:
        """Return the events that any of *refs* took part in and that pass the filters, by time."""
        sources = {backlink.source for ref in refs for backlink in self.chronicle.backlinks(ref)}
        events = [
            self.chronicle.entities[source]
            for source in sources
            if self.chronicle.type_of(source).happens
        ]
        ordered = tuple(sorted(events, key=self.chronicle.time_key))
        return select(ordered, self.question.selection, self.chronicle)

    def _present(self, event: Entity) -> list[Ref]:
        """Return who took part in *event*, of the kinds asked for."""
        goals = self.chronicle.goals(event.ref)
        return sorted(goal for goal in goals if goal.objtype in self.question.kinds)

    def _meeting(self, event: Entity) -> Meeting:
        date = self.chronicle.beginning(event)
        when = format_date(date, self.locale) if date else ""
        return Meeting(
            event=dated_item(event, self.chronicle, self.locale),
            when=when,
            place=self._place(event),
        )

    def _place(self, event: Entity) -> Item | None:
        for reference in event.references("place"):
            place = self.chronicle.find(reference.target, ("place",))
            if place is not None:
                return short_item(place, self.chronicle)
        return None

    def _relations(self, center: Entity) -> Iterator[tuple[Ref, str]]:
        """Yield the relatives of *center* and what they are to it, stated on either side."""
        stated: set[Ref] = set()
        for reference in center.references("relations"):
            other = self.chronicle.find(reference.target, ("person",))
            if other is not None:
                stated.add(other.ref)
                yield other.ref, reference.label
        for backlink in self.chronicle.backlinks(center.ref):
            if backlink.field.name == "relations" and backlink.source not in stated:
                yield backlink.source, inverse_relation(backlink.reference.label)

    # --- organizations ---------------------------------------------------------------------

    def _colleagues(self, center: Entity) -> Iterator[tuple[Ref, Item]]:
        """Yield who belonged to a body while *center* may have, and the body.

        For an organization in the middle, those who belonged to it and as what.
        """
        if center.ref.objtype == "organization":
            for member in members_of(center.ref, self.chronicle):
                yield member.ref, self._body(center, member)
            return
        for membership in memberships_of(center, self.chronicle):
            body = self.chronicle.entities[membership.ref]
            yield body.ref, self._body(body, membership)
            for member in members_of(body.ref, self.chronicle):
                terms = membership.term, member.term
                if terms[0] is None or terms[1] is None or may_overlap(terms[0], terms[1]):
                    yield member.ref, self._body(body)

    def _body(self, body: Entity, membership: Membership | None = None) -> Item:
        term = membership.term if membership else None
        return replace(
            full_item(body, self.chronicle),
            label=membership.label if membership else "",
            when=format_term(term, self.locale) if term else "",
        )

    # --- those around ----------------------------------------------------------------------

    def _pairs(self, refs: tuple[Ref, ...], center: Entity) -> Iterator[Pair]:
        """Yield those around who have ties among themselves, beside those through the center."""
        meetings: dict[tuple[int, int], list[Meeting]] = defaultdict(list)
        relations: dict[tuple[int, int], list[str]] = defaultdict(list)
        number = {ref: position for position, ref in enumerate(refs)}
        if Through.EVENTS in self.question.through:
            for event in self._events(refs):
                present = sorted(number[ref] for ref in self._present(event) if ref in number)
                if center.ref not in self.chronicle.goals(event.ref):
                    meeting = self._meeting(event)
                    for pair in combinations(present, 2):
                        meetings[pair].append(meeting)
        if Through.RELATIONS in self.question.through:
            for ref in refs:
                for other, label in self._relations(self.chronicle.entities[ref]):
                    if other in number and number[ref] < number[other]:
                        relations[number[ref], number[other]].append(label)
        for first, second in sorted({*meetings, *relations}):
            yield Pair(
                first=first,
                second=second,
                meetings=tuple(meetings[first, second]),
                relations=tuple(relations[first, second]),
            )


def _span(dates: Iterable[str], locale: str) -> str:
    """Return the years from the earliest to the latest of *dates*, which are EDTF."""
    known = [parse_date(date) for date in dates if date]
    years = [day.year for date in known for day in (date.lower, date.upper) if day]
    if not years or max(map(abs, years)) > _LAST_YEAR:
        return ""
    first, last = (f"{'-' if year < 0 else ''}{abs(year):04d}" for year in (min(years), max(years)))
    return format_date(parse_date(first if first == last else f"{first}/{last}"), locale)
