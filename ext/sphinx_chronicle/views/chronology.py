"""``{chronology}``: events in order of time, the parts of an event under it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from ..indices import year_heading
from ..model.cards import Item
from ..model.dates import ClockTime, format_date, format_time
from ..model.names import opening, short_name
from ..model.selection import select
from ..render.links import render_item
from .view import View

if TYPE_CHECKING:
    from ..model.chronicle import Chronicle
    from ..model.entity import Entity, Ref
    from ..model.selection import ViewRequest
    from ..nodes import chronicle_view


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One event: when, what and where, and the events that are part of it."""

    event: Item
    place: Item | None
    parts: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annals:
    """The lines of a chronology under their headings."""

    groups: tuple[tuple[str, tuple[Line, ...]], ...]


def compose_annals(chronicle: Chronicle, request: ViewRequest, locale: str) -> Annals:
    """Return the events asked for, in order of time; a part stands under its whole."""
    chosen = select(chronicle.events, request.selection, chronicle)
    shown = {event.ref for event in chosen}
    parts: dict[Ref, list[Entity]] = defaultdict(list)
    roots: list[Entity] = []
    for event in chosen:
        whole = _whole(event, chronicle)
        if whole is not None and whole.ref in shown and not _is_below(whole, event, chronicle):
            parts[whole.ref].append(event)
        else:
            roots.append(event)

    def line(event: Entity) -> Line:
        return Line(
            event=_event_item(event, chronicle, locale),
            place=_place_item(event, chronicle),
            parts=tuple(line(part) for part in parts[event.ref]),
        )

    groups: dict[str, list[Line]] = {}
    for event in roots:
        heading = year_heading(chronicle.beginning(event)) if request.grouping == "year" else ""
        groups.setdefault(heading, []).append(line(event))
    return Annals(groups=tuple((heading, tuple(lines)) for heading, lines in groups.items()))


def _whole(event: Entity, chronicle: Chronicle) -> Entity | None:
    for reference in event.references("part-of"):
        return chronicle.find(reference.target, ("event",))
    return None


def _is_below(event: Entity, root: Entity, chronicle: Chronicle) -> bool:
    """Tell whether *event* is, in a circle of parts, itself a part of *root*."""
    seen: set[Ref] = set()
    current: Entity | None = event
    while current is not None and current.ref not in seen:
        if current.ref == root.ref:
            return True
        seen.add(current.ref)
        current = _whole(current, chronicle)
    return current is not None


def _event_item(event: Entity, chronicle: Chronicle, locale: str) -> Item:
    date = chronicle.beginning(event)
    time = event.value("time", ClockTime)
    lead = opening(format_date(date, locale)) if date else ""
    if lead and time is not None:
        lead = f"{lead}, {format_time(time, locale)}"
    return Item(
        text=short_name(event, chronicle.type_of(event.ref)),
        lead=lead,
        goal=event.ref,
        home=(event.docname, event.anchor),
        edtf=date.edtf if date else "",
    )


def _place_item(event: Entity, chronicle: Chronicle) -> Item | None:
    for reference in event.references("place"):
        place = chronicle.find(reference.target, ("place",))
        if place is not None:
            name = short_name(place, chronicle.type_of(place.ref))
            return Item(text=name, goal=place.ref, home=(place.docname, place.anchor))
    return None


def render_annals(annals: Annals, placeholder: chronicle_view) -> list[nodes.Node]:
    """Return a list of events for each group, under its heading."""
    docname = placeholder["docname"]
    box = nodes.container("", classes=["chronicle-view", "chronicle-chronology"])
    for heading, lines in annals.groups:
        if heading:
            box += nodes.rubric(heading, heading, classes=["chronicle-group"])
        box += _render_lines(lines, docname)
    return [box]


def _render_lines(lines: tuple[Line, ...], docname: str) -> nodes.bullet_list:
    found = nodes.bullet_list("", bullet="-")
    for line in lines:
        paragraph = nodes.paragraph("", "", *render_item(line.event, docname))
        if line.place is not None:
            paragraph += nodes.Text(", ")
            paragraph += render_item(line.place, docname)
        item = nodes.list_item("", paragraph)
        if line.parts:
            item += _render_lines(line.parts, docname)
        found += item
    return found


CHRONOLOGY = View(
    name="chronology",
    compose=compose_annals,
    render=render_annals,
    groupings=("year", "none"),
    objtype="event",
    help="Events in order of time, each with its place; the parts of an event stand under it.",
)
