"""The record of a time line as the chart that the layout draws, with the words on it."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from ..model.dates import DateForm, format_date, format_time
from ..model.layout.reach import reach_of
from ..model.layout.timeline import Chart, Event, Period
from ..model.names import opening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model.timeline import Happening, Strip, Timeline

_translate = get_translation("sphinx_chronicle")

_LABELLED = {"all": True, "some": None, "none": False}
_HUES = 6
_OF_PARTS = 6  # what an event with parts weighs more
_MARGIN = 0.02  # of the time shown, at both ends, where the author sets none
_LEAST = 1.0  # days
_DAYS_IN_HOURS = 10  # of more days, hours do not show


def _(message: str) -> str:
    """Return *message* in the language of the book; Sphinx may give a proxy, unfit to paint."""
    return str(_translate(message))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is shown, and how it is to look."""

    title: str
    labels: str
    timeline: Timeline
    locale: str


def chart_of(wanted: Wanted) -> Chart:
    """Return what the layout draws of *wanted*."""
    timeline = wanted.timeline
    lanes = lane_names(timeline)
    hues = _hues(timeline)
    wholes = {happening.whole for happening in timeline.events}
    events = tuple(
        _event(happening, number in wholes, hues, lanes, wanted)
        for number, happening in enumerate(timeline.events)
    )
    whole = _window(timeline, events)
    return Chart(
        events=events,
        lanes=tuple(zip(lanes, hues, strict=True)) if lanes else (),
        whole=whole,
        strips=tuple(
            period
            for strip in timeline.strips
            if _happens_in(period := _period(strip, timeline), events)
        ),
        title=_with_clock(wanted.title, whole.last - whole.first, timeline),
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


def lane_names(timeline: Timeline) -> tuple[str, ...]:
    """Return the names of the lanes, with one for what fits in none if there is such."""
    others = (_("Other"),) if timeline.has_others else ()
    return (*timeline.lanes, *others) if timeline.lanes else ()


def _hues(timeline: Timeline) -> tuple[int, ...]:
    """Return the number of the color of each lane; 0 is for what fits in none."""
    if not timeline.lanes:
        return (1,)
    named = tuple(number % _HUES + 1 for number in range(len(timeline.lanes)))
    return (*named, 0) if timeline.has_others else named


def _event(
    happening: Happening,
    has_parts: bool,  # noqa: FBT001
    hues: tuple[int, ...],
    lanes: tuple[str, ...],
    wanted: Wanted,
) -> Event:
    item = happening.event
    clock = wanted.timeline.clock
    lane = happening.lane if lanes else 0
    where = f" ({happening.place.text})" if happening.place else ""
    return Event(
        label=item.text,
        when=_short_when(happening, wanted.locale),
        title=f"{item.lead}: {item.text}{where}",
        goal=item.goal,
        reach=reach_of(happening.date, happening.time, clock.offset if clock else None),
        lane=lane,
        hue=hues[lane],
        weight=happening.weight + (_OF_PARTS if has_parts else 0),
        whole=happening.whole,
        has_parts=has_parts,
        words=" ".join((*happening.tags, *lanes[lane : lane + 1])),
    )


def _short_when(happening: Happening, locale: str) -> str:
    text = opening(format_date(happening.date, locale, DateForm.SHORT))
    if happening.time is not None:
        text = f"{text}, {format_time(happening.time, locale)}"
    return text


def _window(timeline: Timeline, events: tuple[Event, ...]) -> Period:
    """Return the time of the overview: as the author sets it, else with a margin about all."""
    first, last = _extent(timeline, events)
    margin = max((last - first) * _MARGIN, _LEAST)
    return Period(
        first=first - (margin if timeline.since is None else 0),
        last=last + (margin if timeline.until is None else 0),
    )


def _extent(timeline: Timeline, events: tuple[Event, ...]) -> tuple[float, float]:
    ends = [end for event in events for end in (event.reach.first, event.reach.last)]
    known = [end for end in ends if math.isfinite(end)] or [
        float(day.ordinal)
        for happening in timeline.events
        for part in happening.date.dates
        for day in (part.lower, part.upper)
    ]
    since = timeline.since.lower if timeline.since else None
    until = timeline.until.upper if timeline.until else None
    first = float(since.ordinal) if since else min(known)
    last = until.ordinal + 1.0 if until else max(known)
    return first, max(last, first + _LEAST)


def _period(strip: Strip, timeline: Timeline) -> Period:
    lower, upper = strip.period.lower, strip.period.upper
    assert lower, "read only if known"
    assert upper, "read only if known"
    label = f"{strip.label}, {strip.dates}" if strip.label else strip.dates
    label = _with_clock(label, upper.ordinal + 1 - lower.ordinal, timeline)
    return Period(first=float(lower.ordinal), last=upper.ordinal + 1.0, label=label)


def empty_strips(timeline: Timeline, chart: Chart) -> Iterator[Strip]:
    """Yield the periods in which nothing happens that is shown; they are not drawn."""
    for strip in timeline.strips:
        if not _happens_in(_period(strip, timeline), chart.events):
            yield strip


def _happens_in(period: Period, events: Sequence[Event]) -> bool:
    return any(period.meets(event.reach) for event in events)


def _with_clock(label: str, days: float, timeline: Timeline) -> str:
    """Return *label* with the zone of the hours, where several are told and hours show."""
    if timeline.clock is None or days > _DAYS_IN_HOURS:
        return label
    told = _("{label} (hours: {zone})") if label else _("Hours: {zone}")
    return told.format(label=label, zone=timeline.clock.zone)
