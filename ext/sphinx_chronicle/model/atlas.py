"""Which places a map shows, where they lie, and what happened there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from .dates import DateError, HistoricalDate, format_date, parse_date
from .entity import Coordinates, Ref
from .hierarchy import wholes_above
from .items import Item, dated_item, short_item
from .selection import Selection, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .chronicle import Chronicle
    from .entity import Entity


class Shown(StrEnum):
    """What puts a place on the map: that it passes the filters, or that its events do."""

    PLACES = "places"
    EVENTS = "events"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place with its *point*, which may be that of *within*, the whole that it is a part of.

    *events* are those shown, in order of time; *span* says when they were.
    """

    place: Item
    kind: str
    point: Coordinates | None
    within: Item | None = None
    events: tuple[Item, ...] = ()
    span: str = ""


def find_sites(
    shown: Shown, selection: Selection, route: Sequence[str], chronicle: Chronicle, locale: str
) -> tuple[Site, ...]:
    """Return the places asked for and those of *route*, filed by name, with their events.

    Places have no dates: a period chooses among their events.
    """
    timeless = replace(selection, since=None, until=None)
    places = chronicle.of_type("place")
    passing = {place.ref for place in select(places, timeless, chronicle)}
    period = Selection(since=selection.since, until=selection.until)
    asked = period if shown is Shown.PLACES else selection
    events = _by_place(select(chronicle.events, asked, chronicle), chronicle)
    wanted = {
        Shown.PLACES: passing,
        Shown.EVENTS: set(events),
        Shown.BOTH: passing | set(events),
    }[shown] | {Ref("place", target) for target in route}
    return tuple(
        _site(place, events.get(place.ref, ()), chronicle, locale)
        for place in places
        if place.ref in wanted
    )


def _by_place(events: Iterable[Entity], chronicle: Chronicle) -> Mapping[Ref, Sequence[Entity]]:
    """Return *events* by the place where they happened, in their order."""
    found: dict[Ref, list[Entity]] = defaultdict(list)
    for event in events:
        for reference in event.references("place"):
            place = chronicle.find(reference.target, ("place",))
            if place is not None:
                found[place.ref].append(event)
    return found


def _site(place: Entity, events: Sequence[Entity], chronicle: Chronicle, locale: str) -> Site:
    point, owner = _locate(place, chronicle)
    dates = [date for event in events if (date := chronicle.beginning(event))]
    return Site(
        place=short_item(place, chronicle),
        kind=place.text("kind"),
        point=point,
        within=short_item(owner, chronicle) if owner else None,
        events=tuple(dated_item(event, chronicle, locale) for event in events),
        span=_span(dates, locale),
    )


def _locate(place: Entity, chronicle: Chronicle) -> tuple[Coordinates | None, Entity | None]:
    """Return where *place* lies, and the whole whose place that is if it states none."""
    point = place.value("coordinates", Coordinates)
    if point is not None:
        return point, None
    for whole in wholes_above(place, chronicle):
        point = whole.value("coordinates", Coordinates)
        if point is not None:
            return point, whole
    return None, None


def _span(dates: Sequence[HistoricalDate], locale: str) -> str:
    """Return the time from the first to the last of *dates*, empty where it has no bounds."""
    bounded = [(date.lower, date.upper, date) for date in dates if date.lower and date.upper]
    if not bounded or len(bounded) < len(dates):
        return ""
    first = min(bounded, key=lambda each: each[0])[2]
    last = max(bounded, key=lambda each: each[1])[2]
    if first == last:
        return format_date(first, locale)
    start, end = first.edtf.partition("/")[0], last.edtf.rpartition("/")[2]
    try:
        return format_date(parse_date(start if start == end else f"{start}/{end}"), locale)
    except DateError:  # sets, and what else has no first and last part
        return ""


def stages_of(route: Iterable[str], chronicle: Chronicle) -> Iterator[tuple[float, float]]:
    """Yield longitude and latitude of the places with the ids of *route* that have a place."""
    for target in route:
        place = chronicle.find(target, ("place",))
        point = _locate(place, chronicle)[0] if place else None
        if point is not None:
            yield point.longitude, point.latitude
