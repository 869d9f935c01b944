"""The time line on narrow sheets: time runs downward, and a list of events stands beside it.

Each sheet covers a part of the time and is true to scale in itself; as many events go on one as
have room for their words. The lanes are columns of marks, named above like a staircase, and each
entry of the list is joined to its mark by a leader.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..drawing import NARROW, PAGE, PHONE, Anchor, Box, Drawing, Group, Line, Words
from .labels import fit
from .metrics import text_width
from .packing import Piece, Placed, Placing, pack
from .scale import TimeScale
from .spreading import spread
from .timeline_list import BOTTOM, TOP, Entry, divide, draw_entry, fill, fill_dated, name_some
from .timeline_upright import clip_upright, draw_upright, is_long

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..drawing import Mark
    from .scale import Tick
    from .timeline import Chart, Event, Period

_SIZE = 13.5  # of a title
_NAME = 10.5
_NAME_LINE = 13.0
_TICK = 10.0
_TICK_ROOM = 24.0
_TRACK = 6.6
_TRACKS = 8  # of one lane, at most
_CONTEXT = 8.0  # for what the first tick leaves out, where nothing else stands above it
_SPACIOUS = 1.2  # times the height that the words need
_LEAST = 140.0
_ENTRIES = 22  # on a sheet, about
_CELL = 3.0  # height within which marks without a name are drawn once


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """What differs between print and phone.

    *ticks* is the width of the column of ticks at most, *gutter* that of where leaders slant;
    *tracks* is how many marks may lie beside one another in all.
    """

    width: float
    ticks: float
    gutter: float
    tracks: int


_NARROW = _Style(width=NARROW, ticks=56, gutter=23, tracks=20)
_PHONE = _Style(width=PHONE, ticks=47, gutter=16, tracks=12)


def draw_narrow(chart: Chart) -> tuple[Drawing, ...]:
    """Return the sheets of the overview, and after them those of each strip."""
    return tuple(_draw(chart, _NARROW))


def draw_phone(chart: Chart) -> tuple[Drawing, ...]:
    """Return the same sheets for a phone."""
    return tuple(_draw(chart, _PHONE))


def _draw(chart: Chart, style: _Style) -> Iterator[Drawing]:
    inside = chart.enlarged_numbers
    shown = [
        number
        for number, event in enumerate(chart.events)
        if number not in inside and chart.whole.meets(event.reach)
    ]
    whole = _Layout(chart, chart.whole, shown, style)
    yield from _draw_period(whole, chart.title, chart.strips)
    for strip in chart.strips:
        found = [
            number
            for number, event in enumerate(chart.events)
            if strip.meets(event.reach)
            and (event.reach.first >= strip.first or event.reach.last <= strip.last)
        ]
        yield from _draw_period(_Layout(chart, strip, found, style), strip.label, ())


def _draw_period(layout: _Layout, title: str, lenses: Sequence[Period]) -> Iterator[Drawing]:
    """Yield the sheets of one period."""
    period, numbers = layout.period, layout.numbers
    named = name_some(layout.chart, numbers)
    entries = [layout.entry(number) for number in named]
    entries += [layout.lens_entry(lens) for lens in lenses]
    if len(named) < len(numbers):
        entries.append(layout.rest_entry(len(numbers) - len(named)))
    entries.sort(key=lambda entry: (entry.day, entry.number is None, entry.number or 0))
    room = PAGE - layout.head(title)
    parts = list(divide(entries, room))
    for at, part in enumerate(parts):
        first = period.first if at == 0 else part[0].day
        last = parts[at + 1][0].day if at + 1 < len(parts) else period.last
        last = last if last > first else first + 1.0
        yield layout.draw(part, first, last, title if at == 0 else "", room)


@dataclass(slots=True)
class _Layout:
    """The columns of one period, shared by its sheets."""

    chart: Chart
    period: Period
    numbers: Sequence[int]
    style: _Style
    columns: list[float] = field(default_factory=list)
    list_left: float = 0
    list_width: float = 0

    def __post_init__(self) -> None:
        used = {self.chart.events[number].lane for number in self.numbers}
        lanes = max(1, len(self.chart.lanes))
        spans = self._spans()
        x = self.style.ticks + 10
        for lane in range(lanes):
            self.columns.append(x)
            x += spans[lane] * _TRACK + 3 if lane in used else 0
        self.list_left = x + self.style.gutter
        self.list_width = self.style.width - 4 - self.list_left

    def _spans(self) -> dict[int, int]:
        """Return how many marks of each lane lie beside one another, at most."""
        deepest: dict[int, int] = {}
        scale = self._any_scale()
        for lane, pieces in self._pieces(scale, self.numbers).items():
            placed, _left_over = pack(pieces, _TRACKS)
            deepest[lane] = max((each.row + 1 for each in placed), default=1)
        most = _TRACKS
        while most > 1 and sum(min(most, each) for each in deepest.values()) > self.style.tracks:
            most -= 1
        return {lane: min(most, each) for lane, each in deepest.items()}

    def _any_scale(self) -> TimeScale:
        """Return a scale about as fine as that of the sheets will be."""
        height = PAGE * math.ceil(len(self.numbers) / _ENTRIES)
        return TimeScale(start=self.period.first, end=self.period.last, left=0, right=height)

    def head(self, title: str) -> float:
        """Return the height of what stands above the axis."""
        above = (_SIZE + 8 if title else 0) + len(self._lane_names()) * _NAME_LINE
        return max(above, _CONTEXT) + 4

    def _lane_names(self) -> list[tuple[str, int, float]]:
        used = {self.chart.events[number].lane for number in self.numbers}
        return [
            (name, hue, self.columns[lane])
            for lane, (name, hue) in enumerate(self.chart.lanes)
            if name and lane in used
        ]

    # --- entries -------------------------------------------------------------------------------

    def entry(self, number: int) -> Entry:
        """Return the entry of an event."""
        event = self.chart.events[number]
        day = event.reach.first if math.isfinite(event.reach.first) else self.period.first
        when, lines = fill_dated(event.label, event.when, self.list_width, bold=event.has_parts)
        day = min(max(day, self.period.first), self.period.last)
        return Entry(number=number, day=day, when=when, lines=lines)

    def lens_entry(self, lens: Period) -> Entry:
        """Return the entry that stands for a period enlarged below."""
        count = sum(lens.holds(event.reach) for event in self.chart.events)
        text = self.chart.enlarged.format(label=lens.label, count=count)
        lines = fill(text, "", self.list_width, bold=True)
        return Entry(number=None, day=lens.first, when=(), lines=lines, period=lens)

    def rest_entry(self, count: int) -> Entry:
        """Return the entry that says how many events are not listed."""
        lines = fill(self.chart.more.format(count=count), "", self.list_width, bold=False)
        return Entry(number=None, day=self.period.last, when=(), lines=lines)

    # --- a sheet -------------------------------------------------------------------------------

    def draw(
        self, entries: Sequence[Entry], first: float, last: float, title: str, room: float
    ) -> Drawing:
        """Return the sheet with *entries*, from the day *first* to *last*."""
        marks: list[Mark] = list(self._heading(title))
        top = self.head(title) + TOP
        needed = sum(entry.height for entry in entries)
        usable = room - TOP - BOTTOM
        height = min(usable, max(needed * _SPACIOUS, _LEAST))
        scale = TimeScale(start=first, end=last, left=top, right=top + height)
        marks += self._columns_ground(scale)
        marks += self._axis(scale)
        wanted = [scale.x(entry.day) - 4 for entry in entries]
        places = spread(wanted, [entry.height for entry in entries], top - 4, top + height + 4)
        at = {entry.number: y for entry, y in zip(entries, places, strict=True)}
        marks += self._lenses(entries, places, scale)
        shown = [
            number
            for number in self.numbers
            if number in at or _shows(self.chart.events[number], first, last)
        ]
        own = {entry.number: entry for entry in entries}
        cells: set[tuple[int, int, float]] = set()
        for placed, lane in self._placed(scale, shown):
            number = placed.piece.number
            cell = lane, placed.row, placed.placing.left // _CELL
            if number not in at and cell in cells:
                continue
            cells.add(cell)
            marks.append(self._event(number, placed, lane, scale, own.get(number), at.get(number)))
        marks.sort(key=lambda mark: isinstance(mark, Group) and mark.style == "item")
        return Drawing(width=self.style.width, height=top + height + BOTTOM, marks=tuple(marks))

    def _heading(self, title: str) -> Iterator[Mark]:
        y = 0.0
        if title:
            y += _SIZE + 8
            text = fit(title, self.style.width - 8, _SIZE, bold=True)
            yield Words(x=2, y=_SIZE, text=text, size=_SIZE, bold=True)
        names = self._lane_names()
        bottom = y + len(names) * _NAME_LINE + 4 + TOP
        for number, (name, hue, x) in enumerate(names):
            line = y + number * _NAME_LINE
            middle = x + _TRACK / 2
            yield Line(points=((middle, line + 5), (middle, bottom)), style=f"edge-{hue}")
            yield Box(x=middle - 3, y=line + 2, width=6, height=6, style=f"hue-{hue}")
            text = fit(name, self.style.width - x - 20, _NAME, bold=True)
            yield Words(x=middle + 7, y=line + 9, text=text, size=_NAME, bold=True)

    def _columns_ground(self, scale: TimeScale) -> Iterator[Mark]:
        right = self.list_left - self.style.gutter
        height = scale.right - scale.left
        left = self.style.ticks + 6
        yield Box(x=left, y=scale.left, width=right - left, height=height, style="band")
        for _name, hue, x in self._lane_names():
            ends = ((x + _TRACK / 2, scale.left), (x + _TRACK / 2, scale.right))
            yield Line(points=ends, style=f"edge-{hue} faint-2")

    def _axis(self, scale: TimeScale) -> Iterator[Mark]:
        x = self.style.ticks + 6
        right = self.list_left - self.style.gutter
        yield Line(points=((x, scale.left), (x, scale.right)), style="axis")
        count = int((scale.right - scale.left) / _TICK_ROOM)
        ticks = scale.ticks(count, self.chart.locale)
        for tick in ticks:
            y = scale.x(tick.day)
            yield Line(points=((x - 4, y), (right, y)), style="rule" if tick.opens else "rule-fine")
            yield from self._tick_words(tick, x - 6, y, scale)

    def _tick_words(self, tick: Tick, x: float, y: float, scale: TimeScale) -> Iterator[Mark]:
        """Yield the label of a tick; the first also says what it leaves out, above it."""
        base = min(y + 3.5, scale.right + 2)
        if not tick.opens:
            # A year that is cut (“1,000,000…”) would be another year.
            size = _TICK * min(1.0, self.style.ticks / text_width(tick.text, _TICK))
            yield Words(x=x, y=base, text=tick.text, size=size, anchor=Anchor.END, style="soft")
            base -= 11
        if tick.brief:
            text = fit(tick.brief, self.style.ticks, _TICK, bold=True)
            yield Words(x=x, y=base, text=text, size=_TICK, bold=True, anchor=Anchor.END)

    def _lenses(
        self, entries: Sequence[Entry], places: Sequence[float], scale: TimeScale
    ) -> Iterator[Mark]:
        for entry, place in zip(entries, places, strict=True):
            if entry.number is not None:
                continue
            yield from draw_entry(entry, self.list_left, place, bold=entry.period is not None)
            if entry.period is None:
                continue
            left, right = self.style.ticks + 6, self.list_left - self.style.gutter
            top = scale.x(entry.period.first)
            height = max(min(scale.x(entry.period.last), scale.right) - top, 3.0)
            yield Box(x=left, y=top, width=right - left, height=height, style="lens")
            yield Line(
                points=((right, top + height / 2), (self.list_left - 3, place + 6)),
                style="leader",
            )

    # --- marks ---------------------------------------------------------------------------------

    def _pieces(self, scale: TimeScale, numbers: Sequence[int]) -> dict[int, list[Piece]]:
        pieces: dict[int, list[Piece]] = {}
        for number in numbers:
            event = self.chart.events[number]
            top, bottom = clip_upright(event, scale)
            bare = Placing(left=top, right=bottom)
            pieces.setdefault(event.lane, []).append(Piece(number=number, bare=bare))
        return pieces

    def _placed(self, scale: TimeScale, numbers: Sequence[int]) -> Iterator[tuple[Placed, int]]:
        """Yield the marks with their tracks, in order of time."""
        found: list[tuple[int, Placed, int]] = []
        for lane, pieces in self._pieces(scale, numbers).items():
            columns = [*self.columns[lane + 1 :], self.list_left - self.style.gutter]
            tracks = max(1, int((columns[0] - self.columns[lane]) / _TRACK))
            placed, left_over = pack(pieces, tracks)
            found += [(each.piece.number, each, lane) for each in placed]
            last = tracks - 1
            found += [(piece.number, _forced(piece, last), lane) for piece in left_over]
        for _number, each, lane in sorted(found, key=lambda each: each[0]):
            yield each, lane

    def _event(
        self,
        number: int,
        placed: Placed,
        lane: int,
        scale: TimeScale,
        entry: Entry | None,
        place: float | None,
    ) -> Group:
        event = self.chart.events[number]
        x = self.columns[lane] + placed.row * _TRACK + _TRACK / 2
        marks: list[Mark] = []
        top, _bottom = clip_upright(event, scale)
        if entry is not None and place is not None:
            y = scale.x(entry.day) if is_long(event, scale) else (top + _bottom) / 2
            y = min(max(y, scale.left), scale.right) + (2 if is_long(event, scale) else 0)
            gutter = self.list_left - self.style.gutter + 2
            points = ((x, y), (gutter, y), (self.list_left - 8, place + 7))
            marks.append(Line(points=(*points, (self.list_left - 3, place + 7)), style="leader"))
        marks += draw_upright(event, x, scale)
        if entry is not None and place is not None:
            marks += draw_entry(entry, self.list_left, place, bold=event.has_parts)
        return Group(
            marks=tuple(marks),
            goal=event.goal,
            title=event.title,
            style="item",
            facts=(("words", event.words),) if event.words else (),
        )


def _shows(event: Event, first: float, last: float) -> bool:
    """Tell whether *event* falls on a sheet that does not list it."""
    return event.reach.first < last and event.reach.last > first


def _forced(piece: Piece, row: int) -> Placed:
    return Placed(piece=piece, placing=piece.bare, row=row)
