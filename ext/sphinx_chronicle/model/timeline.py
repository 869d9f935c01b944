"""What a time line shows: the events in their lanes, and the periods that are enlarged."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from .dates import ClockTime, HistoricalDate, format_date, format_time
from .dates.clock_text import name_zone
from .dates.pieces import is_unknown_year
from .dates.zones import offset_of
from .items import Item, item_of
from .names import opening, short_name
from .nearest import nearest
from .selection import Selection, select

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .chronicle import Chronicle
    from .entity import Entity, Ref

_MOST_LANES = 6
# What leads from a body to those who belong to it.
_BELONGING = ("part-of", "organization", "offices", "affiliation")


class LaneKind(StrEnum):
    """What decides in which lane an event stands."""

    NONE = "none"
    TAG = "tag"
    PLACE = "place"
    ORGANIZATION = "organization"
    PERSON = "person"
    SIDE = "side"
    PART_OF = "part-of"
    TYPE = "type"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A lane that the author names: who or what it is for, and its name if that is another."""

    ids: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """How events are told apart; with no lanes *named*, the most frequent ones are taken."""

    kind: LaneKind = LaneKind.NONE
    named: tuple[Lane, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A period that is enlarged; *dates* is how readers read it."""

    period: HistoricalDate
    label: str = ""
    dates: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """By which hours are drawn: the zone as an event names it, and its seconds ahead of UTC."""

    zone: str
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event: when, what and where; the number of its lane and of the event it is part of."""

    event: Item
    place: Item | None
    date: HistoricalDate
    time: ClockTime | None
    lane: int
    whole: int | None
    weight: int
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Events in order of time, in *lanes* by number; the number after them is for all others.

    *clock* is given where the hours are told in several zones, and is the most frequent of them.
    What has no date is *undated*. *unknown* has the type, the id and the nearest known id of
    whatever the author wants a lane for and the book does not have.
    """

    events: tuple[Happening, ...]
    undated: tuple[Item, ...]
    lanes: tuple[str, ...]
    has_others: bool
    strips: tuple[Strip, ...]
    since: HistoricalDate | None
    until: HistoricalDate | None
    clock: Clock | None = None
    unknown: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """A lane with what stands in it."""

    name: str
    holds: Callable[[Entity], bool]


def find_timeline(
    chronicle: Chronicle,
    selection: Selection,
    lanes: Lanes,
    strips: tuple[Strip, ...],
    locale: str,
) -> Timeline:
    """Return the events that pass *selection*, with the lane of each."""
    chosen = select(chronicle.events, selection, chronicle)
    return _Finder(chronicle, lanes, locale).timeline(chosen, selection, strips)


class _Finder:
    """One kind of lanes in one Chronicle."""

    def __init__(self, chronicle: Chronicle, lanes: Lanes, locale: str) -> None:
        self.chronicle = chronicle
        self.lanes = lanes
        self.locale = locale

    def timeline(
        self, chosen: tuple[Entity, ...], selection: Selection, strips: tuple[Strip, ...]
    ) -> Timeline:
        """Return the whole record."""
        found = [(event, date) for event in chosen if (date := self._date(event))]
        groups = tuple(self._groups([event for event, _date in found]))
        lanes = [_lane_of(event, groups) for event, _date in found]
        if not self.lanes.named:  # those of which all events stand in another lane are no use
            groups, lanes = _without_empty(groups, lanes)
        numbers = {event.ref: number for number, (event, _date) in enumerate(found)}
        return Timeline(
            events=tuple(
                self._happening(event, date, lane, numbers)
                for (event, date), lane in zip(found, lanes, strict=True)
            ),
            undated=tuple(self._item(event) for event in chosen if not self._date(event)),
            lanes=tuple(group.name for group in groups),
            has_others=bool(groups) and len(groups) in lanes,
            strips=tuple(self._dated(strip) for strip in strips),
            since=selection.since,
            until=selection.until,
            clock=_common_clock(found),
            unknown=tuple(self._unknown(chosen)),
        )

    def _date(self, event: Entity) -> HistoricalDate | None:
        """Return when *event* began; what was in an unknown year has no place on an axis."""
        date = self.chronicle.beginning(event)
        return None if date is None or is_unknown_year(date.dates[0]) else date

    def _dated(self, strip: Strip) -> Strip:
        dates = opening(format_date(strip.period, self.locale))
        return Strip(period=strip.period, label=strip.label, dates=dates)

    def _happening(
        self, event: Entity, date: HistoricalDate, lane: int, numbers: dict[Ref, int]
    ) -> Happening:
        time = event.value("time", ClockTime)
        lead = opening(format_date(date, self.locale))
        if time is not None:
            lead = f"{lead}, {format_time(time, self.locale)}"
        whole = self._target(event, "part-of", self.chronicle.happening)
        mentions = self.chronicle.mentions.get(event.ref, ())
        return Happening(
            event=self._item(event, lead=lead, edtf=date.edtf),
            place=self._place(event),
            date=date,
            time=time,
            lane=lane,
            whole=numbers.get(whole.ref) if whole and whole is not event else None,
            weight=len(mentions) + 2 * len(self.chronicle.backlinks(event.ref)),
            tags=event.texts("tags"),
        )

    def _item(self, entity: Entity, lead: str = "", edtf: str = "") -> Item:
        return replace(item_of(entity, self._name(entity)), lead=lead, edtf=edtf)

    def _place(self, event: Entity) -> Item | None:
        place = self._target(event, "place", ("place",))
        return self._item(place) if place else None

    def _target(self, entity: Entity, field: str, objtypes: Iterable[str]) -> Entity | None:
        for reference in entity.references(field):
            return self.chronicle.find(reference.target, objtypes)
        return None

    def _name(self, entity: Entity) -> str:
        return short_name(entity, self.chronicle.type_of(entity.ref))

    # --- lanes -----------------------------------------------------------------------------

    def _groups(self, chosen: list[Entity]) -> Iterator[_Group]:
        """Yield the lanes asked for, or the most frequent ones."""
        kind = self.lanes.kind
        named = self.lanes.named
        if not named and kind is not LaneKind.NONE:
            keys = Counter(key for event in chosen for key in self._keys(event))
            ranked = sorted(keys, key=lambda key: (-keys[key], key))
            named = tuple(Lane(ids=(key,)) for key in ranked[:_MOST_LANES])
        for lane in named:
            yield _Group(name=lane.name or self._lane_name(lane), holds=self._test(lane))

    def _keys(self, event: Entity) -> Iterable[str]:
        """Return the ids of the lanes that *event* would stand in."""
        kind = self.lanes.kind
        if kind is LaneKind.TAG:
            return event.texts("tags")
        if kind is LaneKind.TYPE:
            return (event.ref.objtype,)
        if kind is LaneKind.PLACE:
            return self._outermost(event)
        if kind is LaneKind.PART_OF:
            return (reference.target for reference in event.references("part-of"))
        goals = sorted(self.chronicle.goals(event.ref))
        return (goal.id for goal in goals if goal.objtype == kind.value)

    def _outermost(self, event: Entity) -> tuple[str, ...]:
        """Return the widest place that that of *event* lies in."""
        place = self._target(event, "place", ("place",))
        seen: set[Ref] = set()
        while place is not None and place.ref not in seen:
            seen.add(place.ref)
            wider = self._target(place, "part-of", ("place",))
            if wider is None:
                return (place.ref.id,)
            place = wider
        return ()

    def _lane_name(self, lane: Lane) -> str:
        if self.lanes.kind is LaneKind.TYPE:
            return ", ".join(self._type_name(name) for name in lane.ids)
        entities = [self.chronicle.find(each, self._objtypes()) for each in lane.ids]
        named = self.lanes.kind is not LaneKind.TAG
        names = [
            self._name(entity) if entity and named else opening(each)
            for each, entity in zip(lane.ids, entities, strict=True)
        ]
        return ", ".join(names)

    def _type_name(self, name: str) -> str:
        objtype = self.chronicle.types.get(name)
        return opening(objtype.plural) if objtype else opening(name)

    def _objtypes(self) -> tuple[str, ...]:
        return {
            LaneKind.PLACE: ("place",),
            LaneKind.ORGANIZATION: ("organization",),
            LaneKind.PERSON: ("person",),
            LaneKind.SIDE: ("organization", "person"),
            LaneKind.PART_OF: self.chronicle.happening,
        }.get(self.lanes.kind, ())

    def _test(self, lane: Lane) -> Callable[[Entity], bool]:
        """Return what tells whether an event stands in *lane*."""
        ids = set(lane.ids)
        if self.lanes.kind is LaneKind.TAG:
            return lambda event: not ids.isdisjoint(event.texts("tags"))
        if self.lanes.kind is LaneKind.TYPE:
            return lambda event: event.ref.objtype in ids
        found = (self.chronicle.find(each, self._objtypes()) for each in lane.ids)
        roots = {entity.ref for entity in found if entity}
        if self.lanes.kind is LaneKind.PART_OF:
            inside = self._below(roots, ("part-of",))
            return lambda event: event.ref in inside
        fields = {
            LaneKind.PLACE: ("part-of",),
            LaneKind.ORGANIZATION: ("part-of",),
            LaneKind.SIDE: _BELONGING,
        }.get(self.lanes.kind, ())
        members = self._below(roots, fields)
        return lambda event: not members.isdisjoint(self.chronicle.goals(event.ref))

    def _below(self, roots: set[Ref], fields: tuple[str, ...]) -> set[Ref]:
        """Return *roots* and all that belongs to them by one of *fields*, at any depth."""
        found = set(roots)
        waiting = list(roots)
        while waiting:
            for backlink in self.chronicle.backlinks(waiting.pop()):
                if backlink.field.name in fields and backlink.source not in found:
                    found.add(backlink.source)
                    waiting.append(backlink.source)
        return found

    def _unknown(self, chosen: tuple[Entity, ...]) -> Iterator[tuple[str, str, str]]:
        """Yield kind, id and the nearest known id of whatever a lane asks for in vain."""
        kind = self.lanes.kind
        known = (
            {tag for event in chosen for tag in event.texts("tags")}
            if kind is LaneKind.TAG
            else set(self.chronicle.types)
        )
        for target in (each for lane in self.lanes.named for each in lane.ids):
            if kind in (LaneKind.TAG, LaneKind.TYPE):
                if target not in known:
                    yield kind.value, target, nearest(target, known)
            elif self.chronicle.find(target, self._objtypes()) is None:
                yield self._objtypes()[0], target, self.chronicle.nearest(target, self._objtypes())


def _lane_of(event: Entity, groups: tuple[_Group, ...]) -> int:
    return next((number for number, group in enumerate(groups) if group.holds(event)), len(groups))


def _without_empty(
    groups: tuple[_Group, ...], lanes: list[int]
) -> tuple[tuple[_Group, ...], list[int]]:
    held = set(lanes)
    used = [number for number in range(len(groups)) if number in held]
    places = {number: place for place, number in enumerate(used)}
    return tuple(groups[number] for number in used), [places.get(n, len(used)) for n in lanes]


def _common_clock(dated: Iterable[tuple[Entity, HistoricalDate]]) -> Clock | None:
    """Return the most frequent clock where there are several, the first named of equals."""
    told = [clock for event, date in dated if (clock := _clock_of(event, date))]
    counted = Counter(clock.offset for clock in told)
    if len(counted) < 2:  # noqa: PLR2004 (one clock is everybody's)
        return None
    offset = counted.most_common(1)[0][0]
    return next(clock for clock in told if clock.offset == offset)


def _clock_of(event: Entity, date: HistoricalDate) -> Clock | None:
    """Return by which clock the hour of *event* is told, None if that is not said."""
    time = event.value("time", ClockTime)
    if time is not None:
        return None if time.offset is None else Clock(zone=name_zone(time.zone), offset=time.offset)
    zone = date.dates[0].offset
    offset = offset_of(zone)
    return None if offset is None else Clock(zone=name_zone(zone), offset=offset)
