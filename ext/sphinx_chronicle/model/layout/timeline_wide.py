"""The time line on a wide sheet: time runs to the right, the strips stand below the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..drawing import Anchor, Box, Drawing, Group, Line, Words
from .labels import fit
from .metrics import text_width
from .scale import TimeScale
from .timeline_axis import AXIS, draw_axis, draw_grid, find_ticks
from .timeline_marks import BAR, ROW, clip, draw_event
from .timeline_panel import EDGE, LANE_PAD, NAME, NAME_LINE, Panel, name_lines, pile_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..drawing import Mark
    from .timeline import Chart, Period
    from .timeline_panel import LanePlan

# Less than other views take, since the column of text is narrower than a sheet of theirs and
# small type would be made smaller.
_WIDTH = 680.0
_MOST_ROWS = 46  # of an overview in all
_ALL_ROWS = 400
_STRIP_ROWS = 60
_LABEL = 200.0  # width of a label, at most
_STRIP_LABEL = 320.0
_FEW = 30  # events, whose labels need not be short
_TALL = 300.0  # from this height on the axis is drawn below, too
_LENS = 30.0  # height of what joins a strip to the overview
_RUG = 12.0
_TICK_ROOM = 52.0


def draw_wide(chart: Chart) -> tuple[Drawing, ...]:
    """Return the one sheet for a desktop: the overview, and below it the strips."""
    return (_Sheet(chart).draw(),)


class _Sheet:
    """Paints the wide sheet from the top down."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        named = [line for name, _ in chart.lanes for line in name_lines(name)]
        widest = max((text_width(line, NAME, bold=True) for line in named), default=0)
        self.left = widest + 18 if named else 8.0
        self.right = _WIDTH - EDGE
        self.marks: list[Mark] = []
        self.y = 4.0

    def draw(self) -> Drawing:
        """Return the sheet."""
        chart = self.chart
        if chart.title:
            self.y += 16
            title = fit(chart.title, _WIDTH - 8, 14, bold=True)
            self.marks.append(Words(x=4, y=self.y, text=title, size=14, bold=True))
            self.y += 6
        overview = self._overview()
        self._paint_panel(overview, chart.whole, chart.strips)
        for number, strip in enumerate(chart.strips):
            self._paint_strip(strip, first=number == 0)
        sheet = Group(marks=tuple(self.marks), style="sheet", facts=chart.facts)
        return Drawing(width=_WIDTH, height=self.y + 4, marks=(sheet,))

    def _scale(self, period: Period) -> TimeScale:
        return TimeScale(start=period.first, end=period.last, left=self.left, right=self.right)

    def _overview(self) -> Panel:
        chart = self.chart
        hidden = self._all() if chart.labelled is False else chart.enlarged_numbers
        panel = Panel(
            chart=chart,
            scale=self._scale(chart.whole),
            limit=_ALL_ROWS if chart.labelled else _MOST_ROWS,
            widest=_STRIP_LABEL if chart.labelled or len(chart.events) <= _FEW else _LABEL,
            unlabelled=hidden,
        )
        panel.plan(chart.whole, all_lanes=True)
        return panel

    def _all(self) -> frozenset[int]:
        return frozenset(range(len(self.chart.events)))

    def _paint_strip(self, strip: Period, *, first: bool) -> None:
        panel = Panel(
            chart=self.chart,
            scale=self._scale(strip),
            limit=_ALL_ROWS if self.chart.labelled else _STRIP_ROWS,
            widest=_STRIP_LABEL,
            unlabelled=self._all() if self.chart.labelled is False else frozenset(),
        )
        panel.plan(strip, all_lanes=False)
        self._paint_lens(strip, first=first)
        self.y += 15
        label = fit(strip.label, _WIDTH - 20, 12, bold=True)
        self.marks.append(Words(x=8, y=self.y, text=label, size=12, bold=True))
        self.y += 5
        top = self.y
        self._paint_panel(panel, strip, ())
        frame = ((0.5, self.y), (0.5, top - 20), (_WIDTH - 0.5, top - 20), (_WIDTH - 0.5, self.y))
        self.marks.append(Line(points=(*frame, frame[0]), style="lens-edge"))

    def _paint_lens(self, strip: Period, *, first: bool) -> None:
        """Paint what joins the strip to its place in the overview, or in a small copy of it."""
        scale = self._scale(self.chart.whole)
        begin = max(scale.x(strip.first), scale.left)
        end = min(max(scale.x(strip.last), begin + 1.5), scale.right)
        if not first:
            self.y += 14
            self._paint_rug(scale)
            box = Box(x=begin, y=self.y, width=max(end - begin, 2), height=_RUG, style="lens")
            self.marks.append(box)
            self.y += _RUG
        top, bottom = self.y, self.y + _LENS
        shape = ((begin, top), (end, top), (_WIDTH - 0.5, bottom), (0.5, bottom))
        facts = (("from", _number(strip.first)), ("to", _number(strip.last)))
        beam = Line(points=shape, closed=True, style="beam")
        self.marks.append(Group(marks=(beam,), style="lens-beam", facts=facts if first else ()))
        self.y = bottom

    def _paint_rug(self, scale: TimeScale) -> None:
        middle = self.y + _RUG / 2
        self.marks.append(Line(points=((scale.left, middle), (scale.right, middle)), style="rule"))
        seen = {
            round(min(max(clip(event.reach, scale)[0], scale.left), scale.right))
            for event in self.chart.events
            if self.chart.whole.meets(event.reach)
        }
        for x in sorted(seen):
            ends = ((x, middle - 3.0), (x, middle + 3.0))
            self.marks.append(Line(points=ends, style="leader"))

    def _paint_panel(self, panel: Panel, period: Period, lenses: tuple[Period, ...]) -> None:
        """Paint axis, lanes and events of one panel; a lens marks each period enlarged below."""
        scale = panel.scale
        ticks = find_ticks(scale, _TICK_ROOM, self.chart.locale)
        self.y += AXIS
        top = self.y
        bottom = top + panel.height
        ground: list[Mark] = list(self._lane_grounds(panel, top))
        ground.append(Group(marks=tuple(draw_grid(ticks, scale, top, bottom)), style="grid"))
        ground += self._lenses(lenses, scale, top, bottom)
        axis = list(draw_axis(ticks, scale, top, above=True))
        if panel.height > _TALL:
            axis += draw_axis(ticks, scale, bottom, above=False)
        names = list(_paint_names(panel))
        events = sorted(
            ((number, mark) for lane in panel.lanes for number, mark in self._events(lane, panel)),
            key=lambda each: each[0],
        )
        piles = [mark for lane in panel.lanes for mark in self._piles(lane)]
        self.marks.append(
            Group(
                marks=(
                    *ground,
                    Group(marks=tuple(axis), style="ticks"),
                    *names,
                    *(mark for _number, mark in events),
                    *piles,
                ),
                style="panel",
                facts=_panel_facts(period, scale, top, bottom, tall=panel.height > _TALL),
            )
        )
        self.y = bottom + (AXIS if panel.height > _TALL else 0)

    def _lane_grounds(self, panel: Panel, top: float) -> Iterator[Mark]:
        y = top
        for number, lane in enumerate(panel.lanes):
            lane.top = y
            if number % 2 == 0:
                yield Box(x=0, y=y, width=_WIDTH, height=lane.height, style="band")
            y += lane.height

    def _lenses(
        self, lenses: tuple[Period, ...], scale: TimeScale, top: float, bottom: float
    ) -> Iterator[Mark]:
        for lens in lenses:
            left = max(scale.x(lens.first), scale.left)
            width = max(min(scale.x(lens.last), scale.right) - left, 1.5)
            facts = (("from", _number(lens.first)), ("to", _number(lens.last)))
            box = Box(x=left, y=top, width=width, height=bottom - top, style="lens")
            yield Group(marks=(box,), title=lens.label, style="lens-band", facts=facts)

    def _events(self, lane: LanePlan, panel: Panel) -> Iterator[tuple[int, Mark]]:
        for number, placed in enumerate((*lane.placed, *lane.folded)):
            event = self.chart.events[placed.piece.number]
            y = lane.top + LANE_PAD + placed.row * ROW
            style = "item" if number < len(lane.placed) else "item folded"
            mark = draw_event(event, placed.placing, panel.scale, y, style)
            yield placed.piece.number, mark

    def _piles(self, lane: LanePlan) -> Iterator[Mark]:
        bottom = lane.top + lane.height - LANE_PAD
        for middle, count in lane.piles:
            text = f"+{count}"
            width = pile_width(count)
            at = min(max(middle, self.left + width / 2), _WIDTH - width / 2 - 1)
            box = Box(
                x=at - width / 2, y=bottom - BAR, width=width, height=BAR, radius=6, style="pile"
            )
            words = Words(x=at, y=bottom - 3.2, text=text, size=9.5, anchor=Anchor.MIDDLE)
            yield Group(
                marks=(box, words), title=self.chart.more.format(count=count), style="count"
            )


def _paint_names(panel: Panel) -> Iterator[Mark]:
    for lane in panel.lanes:
        if not lane.name:
            continue
        top = lane.top + LANE_PAD
        height = len(lane.name) * NAME_LINE
        yield Box(x=3, y=top, width=3, height=height, style=f"hue-{lane.hue}")
        for number, line in enumerate(lane.name):
            y = top + number * NAME_LINE + 10
            yield Words(x=10, y=y, text=line, size=NAME, bold=True)


def _panel_facts(
    period: Period, scale: TimeScale, top: float, bottom: float, *, tall: bool
) -> tuple[tuple[str, str], ...]:
    return (
        ("from", _number(period.first)),
        ("to", _number(period.last)),
        ("left", _number(scale.left)),
        ("right", _number(scale.right)),
        ("top", _number(top)),
        ("bottom", _number(bottom)),
        ("tall", "1" if tall else ""),
    )


def _number(number: float) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".")
