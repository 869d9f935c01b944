"""The time line on narrow sheets: time runs downward, and a list of events stands beside it.

Each sheet covers a part of the time and is true to scale in itself; as many events go on one as
have room for their words. The lanes are columns of marks, named above like a staircase, and each
entry of the list is joined to its mark by a leader.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..drawing import NARROW, PAGE, Anchor, Box, Dot, Drawing, Group, Line, Words
from .labels import fit
from .metrics import text_width
from .packing import Piece, Placed, Placing, pack
from .scale import TimeScale

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..drawing import Mark
    from .scale import Tick
    from .timeline import Chart, Event, Period

_TEXT = 11.5
_LINE = 14.0
_BETWEEN = 3.0  # between two entries
_SIZE = 13.5  # of a title
_NAME = 10.5
_NAME_LINE = 13.0
_TICK = 10.0
_TICK_ROOM = 24.0
_TICKS = 56.0  # width of the column of ticks, at most
_DOT = 3.0
_BAR = 5.0
_TRACK = 6.6
_TRACKS = 8  # of one lane, at most
_ALL_TRACKS = 20
_GUTTER = 23.0  # where leaders slant
_INDENT = 10.0
_UNKNOWN = 40.0
_STEPS = 4  # in which an end fades
_MOST_LINES = 3
_SPACIOUS = 1.2  # times the height that the words need
_LEAST = 140.0
_ENTRIES = 22  # on a sheet, about
# Of more events than these the weightiest are listed, and the rest are marks alone.
_MOST_NAMED = 240
_CELL = 3.0  # height within which marks without a name are drawn once
_TOP = 8.0
_BOTTOM = 8.0


def draw_narrow(chart: Chart) -> tuple[Drawing, ...]:
    """Return the sheets of the overview, and after them those of each strip."""
    inside = {
        number
        for number, event in enumerate(chart.events)
        if any(strip.holds(event.reach) for strip in chart.strips)
    }
    shown = [
        number
        for number, event in enumerate(chart.events)
        if number not in inside and chart.whole.meets(event.reach)
    ]
    sheets = list(_draw_period(chart, chart.whole, shown, chart.title, chart.strips))
    for strip in chart.strips:
        found = [
            number
            for number, event in enumerate(chart.events)
            if strip.meets(event.reach)
            and (event.reach.first >= strip.first or event.reach.last <= strip.last)
        ]
        sheets += _draw_period(chart, strip, found, strip.label, ())
    return tuple(sheets)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One entry of the list: its lines, the first after the date; *number* None for a lens."""

    number: int | None
    day: float
    when: str
    lines: tuple[str, ...]
    period: Period | None = None

    @property
    def height(self) -> float:
        return len(self.lines) * _LINE + _BETWEEN


def _draw_period(
    chart: Chart,
    period: Period,
    numbers: Sequence[int],
    title: str,
    lenses: Sequence[Period],
) -> Iterator[Drawing]:
    """Yield the sheets of one period."""
    layout = _Layout(chart, period, numbers)
    named = _name_some(chart, numbers)
    entries = [layout.entry(number) for number in named]
    entries += [layout.lens_entry(lens) for lens in lenses]
    if len(named) < len(numbers):
        entries.append(layout.rest_entry(len(numbers) - len(named)))
    entries.sort(key=lambda entry: (entry.day, entry.number is None, entry.number or 0))
    room = PAGE - layout.head(title)
    parts = list(_divide(entries, room))
    for at, part in enumerate(parts):
        first = period.first if at == 0 else part[0].day
        last = parts[at + 1][0].day if at + 1 < len(parts) else period.last
        last = last if last > first else first + 1.0
        yield layout.draw(part, first, last, title if at == 0 else "", room)


def _name_some(chart: Chart, numbers: Sequence[int]) -> list[int]:
    """Return the events that are listed: all, or of very many the weightiest, in order of time."""
    if chart.labelled or len(numbers) <= _MOST_NAMED:
        return list(numbers)
    ranked = sorted(numbers, key=lambda number: (-chart.events[number].weight, number))
    return sorted(ranked[:_MOST_NAMED])


def _divide(entries: Sequence[_Entry], room: float) -> Iterator[list[_Entry]]:
    """Yield the entries of each sheet, about as many on one as on another."""
    usable = room - _TOP - _BOTTOM
    total = sum(entry.height for entry in entries)
    target = total / max(1, math.ceil(total / (usable * 0.94)))
    part: list[_Entry] = []
    height = 0.0
    for entry in entries:
        if part and height + entry.height > min(usable, target + entry.height / 2):
            yield part
            part, height = [], 0.0
        part.append(entry)
        height += entry.height
    if part:
        yield part


@dataclass(slots=True)
class _Layout:
    """The columns of one period, shared by its sheets."""

    chart: Chart
    period: Period
    numbers: Sequence[int]
    columns: list[float] = field(default_factory=list)
    list_left: float = 0
    list_width: float = 0

    def __post_init__(self) -> None:
        used = {self.chart.events[number].lane for number in self.numbers}
        lanes = max(1, len(self.chart.lanes))
        spans = self._spans()
        x = _TICKS + 10
        for lane in range(lanes):
            self.columns.append(x)
            x += spans[lane] * _TRACK + 3 if lane in used else 0
        self.list_left = x + _GUTTER
        self.list_width = NARROW - 4 - self.list_left

    def _spans(self) -> dict[int, int]:
        """Return how many marks of each lane lie beside one another, at most."""
        deepest: dict[int, int] = {}
        scale = self._any_scale()
        for lane, pieces in self._pieces(scale, self.numbers).items():
            placed, _left_over = pack(pieces, _TRACKS)
            deepest[lane] = max((each.row + 1 for each in placed), default=1)
        most = _TRACKS
        while most > 1 and sum(min(most, each) for each in deepest.values()) > _ALL_TRACKS:
            most -= 1
        return {lane: min(most, each) for lane, each in deepest.items()}

    def _any_scale(self) -> TimeScale:
        """Return a scale about as fine as that of the sheets will be."""
        height = PAGE * math.ceil(len(self.numbers) / _ENTRIES)
        return TimeScale(start=self.period.first, end=self.period.last, left=0, right=height)

    def head(self, title: str) -> float:
        """Return the height of what stands above the axis."""
        return (_SIZE + 8 if title else 0) + len(self._lane_names()) * _NAME_LINE + 4

    def _lane_names(self) -> list[tuple[str, int, float]]:
        used = {self.chart.events[number].lane for number in self.numbers}
        return [
            (name, hue, self.columns[lane])
            for lane, (name, hue) in enumerate(self.chart.lanes)
            if name and lane in used
        ]

    # --- entries -------------------------------------------------------------------------------

    def entry(self, number: int) -> _Entry:
        """Return the entry of an event."""
        event = self.chart.events[number]
        day = event.reach.first if math.isfinite(event.reach.first) else self.period.first
        lines = self._fill(event.label, event.when, bold=event.has_parts)
        day = min(max(day, self.period.first), self.period.last)
        return _Entry(number=number, day=day, when=event.when, lines=lines)

    def lens_entry(self, lens: Period) -> _Entry:
        """Return the entry that stands for a period enlarged below."""
        count = sum(lens.holds(event.reach) for event in self.chart.events)
        text = self.chart.enlarged.format(label=lens.label, count=count)
        lines = self._fill(text, "", bold=True)
        return _Entry(number=None, day=lens.first, when="", lines=lines, period=lens)

    def rest_entry(self, count: int) -> _Entry:
        """Return the entry that says how many events are not listed."""
        lines = self._fill(self.chart.more.format(count=count), "", bold=False)
        return _Entry(number=None, day=self.period.last, when="", lines=lines)

    def _fill(self, text: str, when: str, *, bold: bool) -> tuple[str, ...]:
        """Return *text* in lines, the first of which begins after the date."""
        lines = [""]
        room = self.list_width - (text_width(when, _NAME) + 6 if when else 0)
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if text_width(longer, _TEXT, bold=bold) <= room:
                lines[-1] = longer
            else:
                room = self.list_width - _INDENT
                lines.append(word)
        if len(lines) > _MOST_LINES:
            lines[_MOST_LINES - 1] += " " + lines[_MOST_LINES]
            del lines[_MOST_LINES:]
        first = self.list_width - (text_width(when, _NAME) + 6 if when else 0)
        rooms = [first] + [self.list_width - _INDENT] * len(lines)
        return tuple(
            fit(line, room, _TEXT, bold=bold) if line else ""
            for line, room in zip(lines, rooms, strict=False)
        )

    # --- a sheet -------------------------------------------------------------------------------

    def draw(
        self, entries: Sequence[_Entry], first: float, last: float, title: str, room: float
    ) -> Drawing:
        """Return the sheet with *entries*, from the day *first* to *last*."""
        marks: list[Mark] = list(self._heading(title))
        top = self.head(title) + _TOP
        needed = sum(entry.height for entry in entries)
        usable = room - _TOP - _BOTTOM
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
        return Drawing(width=NARROW, height=top + height + _BOTTOM, marks=tuple(marks))

    def _heading(self, title: str) -> Iterator[Mark]:
        y = 0.0
        if title:
            y += _SIZE + 8
            text = fit(title, NARROW - 8, _SIZE, bold=True)
            yield Words(x=2, y=_SIZE, text=text, size=_SIZE, bold=True)
        names = self._lane_names()
        bottom = y + len(names) * _NAME_LINE + 4 + _TOP
        for number, (name, hue, x) in enumerate(names):
            line = y + number * _NAME_LINE
            middle = x + _TRACK / 2
            yield Line(points=((middle, line + 5), (middle, bottom)), style=f"edge-{hue}")
            yield Box(x=middle - 3, y=line + 2, width=6, height=6, style=f"hue-{hue}")
            text = fit(name, NARROW - x - 20, _NAME, bold=True)
            yield Words(x=middle + 7, y=line + 9, text=text, size=_NAME, bold=True)

    def _columns_ground(self, scale: TimeScale) -> Iterator[Mark]:
        right = self.list_left - _GUTTER
        height = scale.right - scale.left
        left = _TICKS + 6
        yield Box(x=left, y=scale.left, width=right - left, height=height, style="band")
        for _name, hue, x in self._lane_names():
            ends = ((x + _TRACK / 2, scale.left), (x + _TRACK / 2, scale.right))
            yield Line(points=ends, style=f"edge-{hue} faint-2")

    def _axis(self, scale: TimeScale) -> Iterator[Mark]:
        x = _TICKS + 6
        right = self.list_left - _GUTTER
        yield Line(points=((x, scale.left), (x, scale.right)), style="axis")
        count = int((scale.right - scale.left) / _TICK_ROOM)
        ticks = scale.ticks(count, self.chart.locale)
        for tick in ticks:
            y = scale.x(tick.day)
            yield Line(points=((x - 4, y), (right, y)), style="rule" if tick.opens else "rule-fine")
            yield from self._tick_words(tick, x - 6, y, scale)

    @staticmethod
    def _tick_words(tick: Tick, x: float, y: float, scale: TimeScale) -> Iterator[Mark]:
        """Yield the label of a tick; the first also says what it leaves out, above it."""
        base = min(y + 3.5, scale.right + 2)
        if not tick.opens:
            text = fit(tick.text, _TICKS, _TICK)
            yield Words(x=x, y=base, text=text, size=_TICK, anchor=Anchor.END, style="soft")
            base -= 11
        if tick.brief:
            text = fit(tick.brief, _TICKS, _TICK, bold=True)
            yield Words(x=x, y=base, text=text, size=_TICK, bold=True, anchor=Anchor.END)

    def _lenses(
        self, entries: Sequence[_Entry], places: Sequence[float], scale: TimeScale
    ) -> Iterator[Mark]:
        for entry, place in zip(entries, places, strict=True):
            if entry.number is not None:
                continue
            yield from self._words(entry, place, bold=entry.period is not None)
            if entry.period is None:
                continue
            left, right = _TICKS + 6, self.list_left - _GUTTER
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
            top, bottom = _clip(event, scale)
            bare = Placing(left=top, right=bottom)
            pieces.setdefault(event.lane, []).append(Piece(number=number, bare=bare))
        return pieces

    def _placed(self, scale: TimeScale, numbers: Sequence[int]) -> Iterator[tuple[Placed, int]]:
        """Yield the marks with their tracks, in order of time."""
        found: list[tuple[int, Placed, int]] = []
        for lane, pieces in self._pieces(scale, numbers).items():
            columns = [*self.columns[lane + 1 :], self.list_left - _GUTTER]
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
        entry: _Entry | None,
        place: float | None,
    ) -> Group:
        event = self.chart.events[number]
        x = self.columns[lane] + placed.row * _TRACK + _TRACK / 2
        marks: list[Mark] = []
        top, _bottom = _clip(event, scale)
        if entry is not None and place is not None:
            y = scale.x(entry.day) if _is_long(event, scale) else (top + _bottom) / 2
            y = min(max(y, scale.left), scale.right) + (2 if _is_long(event, scale) else 0)
            gutter = self.list_left - _GUTTER + 2
            points = ((x, y), (gutter, y), (self.list_left - 8, place + 7))
            marks.append(Line(points=(*points, (self.list_left - 3, place + 7)), style="leader"))
        marks += _mark(event, x, scale)
        if entry is not None and place is not None:
            marks += self._words(entry, place, bold=event.has_parts)
        return Group(
            marks=tuple(marks),
            goal=event.goal,
            title=event.title,
            style="item",
            facts=(("words", event.words),) if event.words else (),
        )

    def _words(self, entry: _Entry, place: float, *, bold: bool) -> Iterator[Mark]:
        x = self.list_left
        y = place + 11
        if entry.when:
            # Set from its end, so that it stands close to the title in any typeface.
            x += text_width(entry.when, _NAME)
            yield Words(x=x, y=y, text=entry.when, size=_NAME, anchor=Anchor.END, style="soft")
            x += 6
        for number, line in enumerate(entry.lines):
            if line:
                yield Words(x=x, y=y + number * _LINE, text=line, size=_TEXT, bold=bold)
            x = self.list_left + _INDENT


def _shows(event: Event, first: float, last: float) -> bool:
    """Tell whether *event* falls on a sheet that does not list it."""
    return event.reach.first < last and event.reach.last > first


def _forced(piece: Piece, row: int) -> Placed:
    return Placed(piece=piece, placing=piece.bare, row=row)


def _is_long(event: Event, scale: TimeScale) -> bool:
    top, bottom = _clip(event, scale)
    return bottom - top > 2 * _DOT + 0.5


def _clip(event: Event, scale: TimeScale) -> tuple[float, float]:
    """Return the top and the bottom of the mark, within the axis."""
    reach = event.reach
    top, bottom = scale.x(reach.first), scale.x(reach.last)
    if math.isinf(top):
        top = scale.left if reach.opens_back else bottom - _UNKNOWN
    if math.isinf(bottom):
        bottom = scale.right if reach.opens_on else top + _UNKNOWN
    if bottom - top < 2 * _DOT + 1:
        middle = min(max((top + bottom) / 2, scale.left), scale.right)
        return middle - _DOT, middle + _DOT
    top, bottom = max(top, scale.left), min(bottom, scale.right)
    if bottom - top < 2 * _DOT:  # all but a little of it lies on another sheet
        middle = min(max((top + bottom) / 2, scale.left + _DOT), scale.right - _DOT)
        return middle - _DOT, middle + _DOT
    return top, bottom


def _mark(event: Event, x: float, scale: TimeScale) -> Iterator[Mark]:
    top, bottom = _clip(event, scale)
    hue = event.hue
    reach = event.reach
    if not _is_long(event, scale):
        hollow = reach.doubted or reach.about
        style = f"ring-{hue}" if hollow else f"hue-{hue}"
        yield Dot(x=x, y=(top + bottom) / 2, radius=_DOT, style=style)
        return
    fade_in = _fade(scale.x(reach.sure) - max(scale.x(reach.first), top), bottom - top)
    fade_out = _fade(min(scale.x(reach.last), bottom) - scale.x(reach.until), bottom - top)
    if math.isinf(reach.first) and not reach.opens_back:
        fade_in = _UNKNOWN * 0.8
    if math.isinf(reach.last) and not reach.opens_on:
        fade_out = _UNKNOWN * 0.8
    if reach.about or reach.doubted:
        least = min(8.0, (bottom - top) / 3)
        fade_in, fade_out = max(fade_in, least), max(fade_out, least)
    width = _BAR - (1 if reach.whole_day else 0)
    left = x - width / 2
    yield from _faded(left, top, top + fade_in, width, hue, rising=True)
    solid = bottom - fade_out - top - fade_in
    if solid > 0:
        yield Box(x=left, y=top + fade_in, width=width, height=solid, style=f"hue-{hue}")
    yield from _faded(left, bottom - fade_out, bottom, width, hue, rising=False)
    if reach.opens_on:
        yield Line(
            points=((left - 1, bottom), (left + width + 1, bottom), (x, bottom + 5)),
            closed=True,
            style=f"hue-{hue}",
        )


def _fade(length: float, whole: float) -> float:
    """Return over how many pixels an end fades, half the bar at most."""
    return min(length, whole / 2) if math.isfinite(length) and length > 2 else 0.0  # noqa: PLR2004


def _faded(
    left: float, top: float, bottom: float, width: float, hue: int, *, rising: bool
) -> Iterator[Mark]:
    """Yield the fading end of an upright bar in steps."""
    height = (bottom - top) / _STEPS
    if height <= 0:
        return
    for step in range(_STEPS):
        strength = step + 1 if rising else _STEPS - step
        yield Box(
            x=left,
            y=top + step * height,
            width=width,
            height=height,
            style=f"hue-{hue} faint-{strength}",
        )


def spread(
    wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float
) -> list[float]:
    """Return where entries stand so that none covers another, as near as can be to *wanted*.

    Entries that would collide form a block, and the block stands where it is nearest to what
    all of them want (the least squares of an isotonic regression). Linear in their number.
    """
    blocks: list[tuple[float, float, int]] = []  # sum of wanted tops, height, number of entries
    for want, height in zip(wanted, heights, strict=True):
        block = (want, height, 1)
        while blocks and _block_top(blocks[-1], top, bottom) + blocks[-1][1] > _block_top(
            block, top, bottom
        ):
            total, tall, count = blocks.pop()
            # What an entry of the later block wants is told from the top of the joint one.
            block = (total + block[0] - block[2] * tall, tall + block[1], count + block[2])
        blocks.append(block)
    places: list[float] = []
    rest = iter(heights)
    for block in blocks:
        y = _block_top(block, top, bottom)
        for _ in range(block[2]):
            places.append(y)
            y += next(rest)
    return places


def _block_top(block: tuple[float, float, int], top: float, bottom: float) -> float:
    total, height, count = block
    return max(top, min(total / count, bottom - height))
