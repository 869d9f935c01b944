"""``{timeline}``: events along an axis of time, in lanes, with periods enlarged below."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from ..diagnostics import Trouble, suggest, warn
from ..model.dates import DateError, DateForm, format_date, format_time, parse_date
from ..model.drawing import Plate
from ..model.fields import FieldError, clean, split_list
from ..model.layout.reach import reach_of
from ..model.layout.timeline import Chart, Event, Period, draw_wide
from ..model.layout.timeline_narrow import draw_narrow
from ..model.names import opening
from ..model.timeline import Lane, LaneKind, Lanes, Strip, Timeline, find_timeline
from ..render.drawings import drawn
from ..render.links import render_item
from .view import View, ViewOption, one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..model.chronicle import Chronicle
    from ..model.dates import HistoricalDate
    from ..model.selection import ViewRequest
    from ..model.timeline import Happening
    from ..nodes import chronicle_view

_translate = get_translation("sphinx_chronicle")

_LANE = re.compile(r"(?P<ids>[^()]+?)\s*(?:\((?P<name>.*)\))?")
_STRIP = re.compile(r"(?P<period>[^\s()]+)\s*(?:\((?P<label>.*)\))?")
_LABELLED = {"all": True, "some": None, "none": False}
_HUES = 6
_MARGIN = 0.02  # of the time shown, at both ends, where the author sets none
_LEAST = 1.0  # days


def _(message: str) -> str:
    """Return *message* in the language of the book; Sphinx may give a proxy, unfit to paint."""
    return str(_translate(message))


# --- options ---------------------------------------------------------------------------------------


def _read_lanes(text: str) -> Lanes:
    """Return the lanes of ``place``, or of ``tag: castro, cuba (Havana); jfk``."""
    word, colon, rest = text.partition(":")
    kind = clean(word)
    if kind not in list(LaneKind):
        known = " or ".join(f"‘{known}’" for known in LaneKind)
        raise FieldError(f"is ‘{kind}’; write {known}")
    named = tuple(_read_lane(item) for item in split_list(rest))
    if colon and not named:
        raise FieldError(f"has nothing after ‘{kind}:’")
    if kind == LaneKind.SIDE and not named:
        raise FieldError("has to name the sides")
    return Lanes(kind=LaneKind(kind), named=named)


def _read_lane(item: str) -> Lane:
    match = _LANE.fullmatch(item)
    ids = tuple(filter(None, map(clean, match["ids"].split(",")))) if match else ()
    if match is None or not ids:
        raise FieldError(f"has a lane ‘{item}’ that is not an id with a name in parentheses")
    return Lane(ids=ids, name=clean(match["name"] or ""))


def _read_zoom(text: str) -> tuple[Strip, ...]:
    """Return the periods of ``1961-04-15/1961-04-20 (The landing); 1962-10``."""
    strips = tuple(_read_strip(item) for item in split_list(text))
    if not strips:
        raise FieldError("is empty")
    return strips


def _read_strip(item: str) -> Strip:
    match = _STRIP.fullmatch(item)
    if match is None:
        raise FieldError(f"has a period ‘{item}’ that is not a date with a name in parentheses")
    try:
        period = parse_date(match["period"])
    except DateError as error:
        raise FieldError(f"has a period that is not a date: {error}") from error
    if period.lower is None or period.upper is None:
        raise FieldError(f"has a period ‘{match['period']}’ with an open end")
    return Strip(period=period, label=clean(match["label"] or ""))


# --- the record ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is shown, and how it is to look."""

    title: str
    labels: str
    kind: LaneKind
    timeline: Timeline
    locale: str


def compose_timeline(chronicle: Chronicle, request: ViewRequest, locale: str) -> Wanted:
    """Return the events asked for with their lanes, and the words of the options."""
    lanes = request.setting("lanes", Lanes) or Lanes()
    strips = request.setting("zoom", tuple) or ()
    return Wanted(
        title=request.setting("title", str) or "",
        labels=request.setting("labels", str) or "some",
        kind=lanes.kind,
        timeline=find_timeline(chronicle, request.selection, lanes, strips, locale),
        locale=locale,
    )


def render_timeline(wanted: Wanted, placeholder: chronicle_view) -> list[nodes.Node]:
    """Return the drawing with a list as its twin, or a sentence where there is nothing."""
    timeline = wanted.timeline
    for kind, target, nearest in timeline.unknown:
        where = "has the events shown" if kind == LaneKind.TAG else "is in the book"
        message = f"timeline: option ‘lanes’: no {kind} ‘{target}’ {where}{suggest(nearest)}"
        warn(Trouble.VIEW, message, placeholder)
    docname = placeholder["docname"]
    dated = [happening for happening in timeline.events if happening.date]
    twin = _twin(timeline, docname)
    if not dated:
        return [nodes.paragraph("", _("No events to show.")), *twin]
    chart = _chart(wanted)
    plate = Plate(
        kind="timeline",
        title=wanted.title or _("Time line"),
        description=_describe(wanted, chart),
        wide=draw_wide(chart),
        narrow=draw_narrow(chart),
    )
    return drawn(plate, twin, placeholder)


def _describe(wanted: Wanted, chart: Chart) -> str:
    timeline = wanted.timeline
    drawn_events = [event for event in chart.events if chart.whole.meets(event.reach)]
    told = _("{count} events on an axis of time, from {first} to {last}.").format(
        count=len(drawn_events), first=_edge_text(timeline, 0), last=_edge_text(timeline, -1)
    )
    lanes = [name for name, _hue in chart.lanes if name]
    if lanes:
        told += " " + _("In lanes: {names}.").format(names="; ".join(lanes))
    if chart.strips:
        names = "; ".join(strip.label for strip in chart.strips)
        told += " " + _("Enlarged below: {names}.").format(names=names)
    return told


def _edge_text(timeline: Timeline, end: int) -> str:
    dated = [happening.event.lead for happening in timeline.events if happening.date]
    return dated[end]


# --- the drawing -----------------------------------------------------------------------------------


def _chart(wanted: Wanted) -> Chart:
    timeline = wanted.timeline
    numbers: dict[int, int] = {}
    shown: list[Happening] = []
    for number, happening in enumerate(timeline.events):
        if happening.date:
            numbers[number] = len(shown)
            shown.append(happening)
    wholes = {happening.whole for happening in shown}
    hues = _hues(timeline, shown)
    lanes = _lanes(timeline)
    events = tuple(
        _event(
            happening,
            hue=hues[happening.lane] if lanes else hues[0],
            lane=happening.lane if lanes else 0,
            whole=numbers.get(happening.whole) if happening.whole is not None else None,
            has_parts=number in wholes,
            locale=wanted.locale,
            lanes=lanes,
        )
        for number, happening in enumerate(timeline.events)
        if happening.date
    )
    return Chart(
        events=events,
        lanes=tuple(zip(lanes, hues, strict=True)) if lanes else (),
        whole=_window(timeline, events),
        strips=tuple(_period(strip) for strip in timeline.strips),
        title=wanted.title,
        labelled=_LABELLED[wanted.labels],
        locale=wanted.locale,
        more=_("{count} more events"),
        enlarged=_("{label}: {count} events, enlarged below"),
        facts=(("words", json.dumps(_controls(), ensure_ascii=False)),),
    )


def _controls() -> dict[str, str]:
    """Return the words of the controls that the script adds to the page."""
    return {
        "tools": _("Time line"),
        "in": _("Zoom in"),
        "out": _("Zoom out"),
        "reset": _("Show all"),
        "earlier": _("Earlier"),
        "later": _("Later"),
        "filter": _("Find events"),
        "found": _("{found} of {all} events"),
        "shown": _("From {first} to {last}"),
    }


def _lanes(timeline: Timeline) -> tuple[str, ...]:
    others = (_("Other"),) if timeline.has_others else ()
    return (*timeline.lanes, *others) if timeline.lanes else ()


def _hues(timeline: Timeline, shown: Iterable[Happening]) -> tuple[int, ...]:
    """Return the number of the color of each lane; 0 is for what fits in none."""
    if not timeline.lanes:
        return (1,)
    named = tuple(number % _HUES + 1 for number in range(len(timeline.lanes)))
    return (*named, 0) if timeline.has_others else named


def _event(
    happening: Happening,
    *,
    hue: int,
    lane: int,
    whole: int | None,
    has_parts: bool,
    locale: str,
    lanes: tuple[str, ...],
) -> Event:
    assert happening.date, "undated events are not drawn"
    item = happening.event
    where = f" ({happening.place.text})" if happening.place else ""
    return Event(
        label=item.text,
        when=_short_when(happening, locale),
        title=f"{item.lead}: {item.text}{where}",
        goal=item.goal,
        reach=reach_of(happening.date, happening.time),
        lane=lane,
        hue=hue,
        weight=happening.weight + (6 if has_parts else 0),
        whole=whole,
        has_parts=has_parts,
        words=" ".join((*happening.tags, *(lanes[lane : lane + 1]))),
    )


def _short_when(happening: Happening, locale: str) -> str:
    assert happening.date, "undated events are not drawn"
    text = opening(format_date(happening.date, locale, DateForm.SHORT))
    if happening.time is not None:
        text = f"{text}, {format_time(happening.time, locale)}"
    return text


def _window(timeline: Timeline, events: tuple[Event, ...]) -> Period:
    """Return the time of the overview: as the author sets it, else with a margin about all."""
    ends = [end for event in events for end in _finite(event)]
    since = float(timeline.since.lower.ordinal) if timeline.since and timeline.since.lower else None
    until = timeline.until.upper.ordinal + 1.0 if timeline.until and timeline.until.upper else None
    first = min(ends) if since is None else since
    last = max(ends) if until is None else until
    if last <= first:
        first, last = min(first, last), max(first, last) + _LEAST
    margin = max((last - first) * _MARGIN, _LEAST)
    return Period(
        first=first - (margin if since is None else 0),
        last=last + (margin if until is None else 0),
    )


def _finite(event: Event) -> Iterator[float]:
    yield from (end for end in (event.reach.first, event.reach.last) if math.isfinite(end))


def _period(strip: Strip) -> Period:
    lower, upper = strip.period.lower, strip.period.upper
    assert lower, "read only if known"
    assert upper, "read only if known"
    label = f"{strip.label}, {strip.dates}" if strip.label else strip.dates
    return Period(first=float(lower.ordinal), last=upper.ordinal + 1.0, label=label)


# --- the twin ----------------------------------------------------------------------------------


def _twin(timeline: Timeline, docname: str) -> list[nodes.Node]:
    """Return the events in order of time, under the names of their lanes."""
    names = _lanes(timeline)
    if not names:
        return [_listed(timeline.events, docname)] if timeline.events else []
    found: list[nodes.Node] = []
    grouped: dict[int, list[Happening]] = {}
    for happening in timeline.events:
        grouped.setdefault(happening.lane, []).append(happening)
    for number, name in enumerate(names):
        if number in grouped:
            found.append(nodes.rubric(name, name, classes=["chronicle-group"]))
            found.append(_listed(grouped[number], docname))
    return found


def _listed(happenings: Iterable[Happening], docname: str) -> nodes.bullet_list:
    items = []
    for happening in happenings:
        paragraph = nodes.paragraph("", "", *render_item(happening.event, docname))
        if happening.place is not None:
            paragraph += nodes.Text(", ")
            paragraph += render_item(happening.place, docname)
        items.append(nodes.list_item("", paragraph))
    return nodes.bullet_list("", *items, bullet="-")


TIMELINE = View(
    name="timeline",
    compose=compose_timeline,
    render=render_timeline,
    objtype="event",
    argument=ViewOption(
        name="title", example="{timeline} From Havana to Geneva", help="The title of the picture."
    ),
    options=(
        ViewOption(
            name="lanes",
            example="tag: castro, cuba (Havana); jfk (The White House)",
            help=(
                "How events are told apart: a kind alone takes the most frequent six; after a"
                " colon stand the lanes from top to bottom, each with its ids and, in"
                " parentheses, its name. An event stands in the first lane that it fits."
            ),
            read=_read_lanes,
        ),
        ViewOption(
            name="zoom",
            example="1961-04-15/1961-04-20 (The week of the landing); 1962-10",
            help="Periods that are drawn again, enlarged, below; a name may follow each.",
            read=_read_zoom,
        ),
        ViewOption(
            name="labels",
            example="some",
            help="‘some’ names as many events as have room, ‘all’ makes room, ‘none’ shows dots.",
            read=one_of("some", "all", "none"),
        ),
    ),
    help="Events along an axis of time, drawn, with periods enlarged and a list as a twin.",
)
