"""``{timeline}``: events along an axis of time, in lanes, with periods enlarged below."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from ..diagnostics import Trouble, suggest, warn
from ..model.dates import Day, format_date, parse_date
from ..model.drawing import Plate
from ..model.layout.timeline_narrow import draw_narrow, draw_phone
from ..model.layout.timeline_wide import draw_wide
from ..model.timeline import LaneKind, Lanes, find_timeline
from ..render.cards import bulleted
from ..render.drawings import drawn
from ..render.links import render_item
from .timeline_chart import Wanted, chart_of, empty_strips, lane_names
from .timeline_options import read_lanes, read_zoom
from .view import View, ViewOption, one_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model.chronicle import Chronicle
    from ..model.layout.timeline import Chart
    from ..model.selection import ViewRequest
    from ..model.timeline import Happening, Timeline
    from ..nodes import chronicle_view

_translate = get_translation("sphinx_chronicle")

_FOUR_DIGITS = 9999


def _(message: str) -> str:
    """Return *message* in the language of the book; Sphinx may give a proxy, unfit to paint."""
    return str(_translate(message))


def compose_timeline(chronicle: Chronicle, request: ViewRequest, locale: str) -> Wanted:
    """Return the events asked for with their lanes, and the words of the options."""
    lanes = request.setting("lanes", Lanes) or Lanes()
    strips = request.setting("zoom", tuple) or ()
    return Wanted(
        title=request.setting("title", str) or "",
        labels=request.setting("labels", str) or "some",
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
    twin = _twin(timeline, placeholder["docname"])
    if not timeline.events:
        return [nodes.paragraph("", _("No events to show.")), *twin]
    chart = chart_of(wanted)
    for strip in empty_strips(timeline, chart):
        message = (
            f"timeline: option ‘zoom’: no event shown happened in {strip.period}; correct the"
            " period, widen the filters, or take it out"
        )
        warn(Trouble.VIEW, message, placeholder)
    plate = Plate(
        kind="timeline",
        title=wanted.title or _("Time line"),
        description=_describe(chart, wanted.locale),
        wide=partial(draw_wide, chart),
        narrow=partial(draw_narrow, chart),
        phone=partial(draw_phone, chart),
        shrinks_well=True,
    )
    return drawn(plate, twin, placeholder)


def _describe(chart: Chart, locale: str) -> str:
    whole = chart.whole
    shown = [event.reach for event in chart.events if whole.meets(event.reach)]
    ends = [end for reach in shown for end in (reach.first, reach.last) if math.isfinite(end)]
    within = [min(max(end, whole.first), whole.last) for end in ends]
    told = _("{count} events on an axis of time, from {first} to {last}.").format(
        count=len(shown),
        first=_day_text(math.floor(min(within, default=whole.first)), locale),
        last=_day_text(math.ceil(max(within, default=whole.last)) - 1, locale),
    )
    names = [name for name, _hue in chart.lanes]
    if names:
        told += " " + _("In lanes: {names}.").format(names="; ".join(names))
    if chart.strips:
        labels = "; ".join(strip.label for strip in chart.strips)
        told += " " + _("Enlarged below: {names}.").format(names=labels)
    return told


def _day_text(ordinal: int, locale: str) -> str:
    day = Day.from_ordinal(ordinal)
    far = abs(day.year) > _FOUR_DIGITS
    return format_date(parse_date(f"Y{day.year}" if far else day.isoformat()), locale)


# --- the twin ----------------------------------------------------------------------------------


def _twin(timeline: Timeline, docname: str) -> list[nodes.Node]:
    """Return the events in order of time, under the names of their lanes."""
    names = lane_names(timeline)
    grouped: dict[int, list[Happening]] = defaultdict(list)
    for happening in timeline.events:
        grouped[happening.lane if names else 0].append(happening)
    found: list[nodes.Node] = []
    for number, name in enumerate(names or ("",)):
        if number in grouped:
            found += [nodes.rubric(name, name, classes=["chronicle-group"])] if name else []
            found.append(_listed(grouped[number], docname))
    if timeline.undated:
        heading = _("Without a date")
        found.append(nodes.rubric(heading, heading, classes=["chronicle-group"]))
        found.append(bulleted(render_item(item, docname) for item in timeline.undated))
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
            read=read_lanes,
        ),
        ViewOption(
            name="zoom",
            example="1961-04-15/1961-04-20 (The week of the landing); 1962-10",
            help="Periods that are drawn again, enlarged, below; a name may follow each.",
            read=read_zoom,
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
