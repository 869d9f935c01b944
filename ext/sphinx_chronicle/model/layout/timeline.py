"""Events along an axis of time: an overview in lanes, and strips that enlarge parts of it.

Design. A chart answers three questions, each for itself: when was that, what else happened then,
and how sure is it. So time runs true to scale, on one axis for all lanes; a lane is a place or a
side, told by its place and its name and only then by its color. An event known to the day is a
dot; what lasted is a bar as long as it lasted. Firm ends are drawn firm, and an end that is not
known fades over the days on which it may lie; what is doubted is drawn hollow; what goes on has
an arrow. A label stands right of its mark, on its bar, or left of it, never over another, and
the weightiest events (those that the book speaks of most) are labelled first. What has no room
for a label stays a dot with a title, and where even dots have no room their number stands. An
event within an enlarged period is named there and is a dot in the overview, so that the overview
shows how dense that time was and the strip shows what happened.

On a narrow sheet a label needs the whole width. There time runs downward: the lanes are columns,
and the labels form a list beside them, joined to their marks by leaders
(:mod:`.timeline_narrow`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..drawing import Anchor, Box, Drawing, Group, Line, Words
from .labels import fit
from .metrics import text_width, wrap
from .packing import Piece, Placing, fold, pack
from .scale import TimeScale
from .timeline_axis import AXIS, draw_axis, draw_grid
from .timeline_marks import BAR, ROW, TEXT, clip, draw_event, is_dot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..drawing import Mark
    from ..entity import Ref
    from .packing import Placed
    from .reach import Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What is drawn of one event.

    *when* is its date in few words, *title* all that a reader gets who points at it, *words*
    what the filter of the web page looks through beside the title. *hue* is the number of its
    color, *lane* that of its lane; *whole* is the number of the event that it is a part of.
    """

    label: str
    when: str
    title: str
    goal: Ref | None
    reach: Reach
    lane: int = 0
    hue: int = 1
    weight: float = 0
    whole: int | None = None
    has_parts: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from *first* to *last*, midnight to midnight, with a name."""

    first: float
    last: float
    label: str = ""

    def holds(self, reach: Reach) -> bool:
        """Tell whether all of *reach* lies in it."""
        return self.first <= reach.first and reach.last <= self.last

    def meets(self, reach: Reach) -> bool:
        """Tell whether some of *reach* may lie in it."""
        return reach.first < self.last and max(reach.last, reach.first + 1e-6) > self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What is drawn: *events* in order of time, *lanes* by number, and the words on the sheet.

    *labelled* is None for as many labels as fit, else whether all or none are wanted. *more*
    is the title of a count, with ``{count}`` in it; *enlarged* stands, on a narrow sheet, where
    a period begins that is enlarged on another. *facts* are for the script of the page.
    """

    events: tuple[Event, ...]
    lanes: tuple[tuple[str, int], ...]
    whole: Period
    strips: tuple[Period, ...] = ()
    title: str = ""
    labelled: bool | None = None
    locale: str = "en_US"
    more: str = "{count} more events"
    enlarged: str = "{label} ({count})"
    facts: tuple[tuple[str, str], ...] = ()


# Less than other views take, since the column of text is narrower than a sheet of theirs and
# small type would be made smaller.
_WIDTH = 680.0
_MOST_ROWS = 46  # of an overview in all
_FEWEST_ROWS = 4  # of a lane of it
_ALL_ROWS = 400
_STRIP_ROWS = 60
# Marks that the script of the page shows when there is room; with more, a page would be heavy.
_MOST_FOLDED = 250
_LABEL = 200.0  # width of a label, at most
_STRIP_LABEL = 320.0
_GAP = 3.0  # between a dot and its label
_PAD = 6.0  # from the left of a bar to the text on it
_SHORT_BAR = 26.0  # a label does not stand on what is shorter
_LANE_PAD = 5.0  # above the first row of a lane and below the last
_NAME = 11.5
_NAMES = 92.0  # width of the column of names, at most
_NAME_LINE = 13.5
_EDGE = 10.0  # room right of the axis
_TALL = 300.0  # from this height on the axis is drawn below, too
_HEADING = 20.0
_LENS = 30.0  # height of what joins a strip to the overview
_RUG = 12.0
_LEAST_ROOM = 46.0  # for a label that is cut
_PILE = 17.0  # height of the row of counts
_TICK_ROOM = 52.0


def draw_wide(chart: Chart) -> tuple[Drawing, ...]:
    """Return the one sheet for a desktop: the overview, and below it the strips."""
    return (_Sheet(chart).draw(),)


@dataclass(slots=True)
class _LanePlan:
    """One lane of one panel, laid out."""

    name: tuple[str, ...]
    hue: int
    placed: list[Placed]
    piles: list[tuple[float, int]]
    folded: list[Placed]
    height: float = 0
    top: float = 0

    def measure(self) -> None:
        """Set the height that rows, name and counts need."""
        rows = max((each.row + 1 for each in self.placed), default=1)
        piles = _PILE if self.piles else 0
        self.height = max(rows * ROW + piles, len(self.name) * _NAME_LINE + 2) + 2 * _LANE_PAD


@dataclass(slots=True)
class _Panel:
    """The overview or a strip: a scale, and the lanes on it."""

    chart: Chart
    scale: TimeScale
    limit: int
    widest: float
    unlabelled: frozenset[int] = frozenset()
    lanes: list[_LanePlan] = field(default_factory=list)

    def plan(self, period: Period, *, all_lanes: bool) -> None:
        """Lay out the events of *period*; lanes without any are left out if not *all_lanes*."""
        pieces: dict[int, list[Piece]] = {}
        for number, event in enumerate(self.chart.events):
            if period.meets(event.reach):
                pieces.setdefault(event.lane, []).append(self._piece(number, event))
        shown = [
            (name, hue, pieces.get(lane, []))
            for lane, (name, hue) in enumerate(self.chart.lanes or (("", 1),))
            if lane in pieces or all_lanes
        ]
        packed = _share([found for _name, _hue, found in shown], self.limit)
        for (name, hue, _found), (placed, left_over) in zip(shown, packed, strict=True):
            counted = [piece.bare for piece in left_over if piece.number not in self.unlabelled]
            plan = _LanePlan(
                name=_name_lines(name),
                hue=hue,
                placed=placed,
                piles=_pile(counted),
                folded=fold(placed, left_over) if len(left_over) <= _MOST_FOLDED else [],
            )
            plan.measure()
            self.lanes.append(plan)

    @property
    def height(self) -> float:
        """The height of all lanes."""
        return sum(lane.height for lane in self.lanes)

    def _piece(self, number: int, event: Event) -> Piece:
        left, right = clip(event.reach, self.scale)
        return Piece(
            number=number,
            bare=Placing(left=left, right=right),
            labelled=() if number in self.unlabelled else tuple(self._ways(event, left, right)),
            weight=event.weight,
            whole=event.whole,
        )

    def _ways(self, event: Event, left: float, right: float) -> Iterator[Placing]:
        """Yield the ways to set a label: right of the mark or on it, left of it, cut short."""
        bold = event.has_parts
        text = fit(event.label, self.widest, TEXT, bold=bold)
        width = text_width(text, TEXT, bold=bold)
        beside = is_dot(event.reach, self.scale) or right - left < min(_SHORT_BAR, width)
        start = right + _GAP if beside else left + _PAD
        if start + width <= self.scale.right + _EDGE - 2:
            end = max(right, start + width)
            yield Placing(left=left, right=end, label=text, label_left=start)
        if left - _GAP - width >= self.scale.left:
            begin = left - _GAP - width
            yield Placing(left=begin, right=right, label=text, label_left=begin)
        room = self.scale.right + _EDGE - 2 - start
        if room >= _LEAST_ROOM:
            cut = fit(event.label, min(room, self.widest * 0.6), TEXT, bold=bold)
            if cut and cut != text:
                end = max(right, start + text_width(cut, TEXT, bold=bold))
                yield Placing(left=left, right=end, label=cut, label_left=start)


def _share(lanes: Sequence[list[Piece]], limit: int) -> list[tuple[list[Placed], list[Piece]]]:
    """Pack each lane on as many rows as it needs; where all need over *limit*, long ones yield."""
    packed = [pack(pieces, limit) for pieces in lanes]
    rows = [max((each.row + 1 for each in placed), default=1) for placed, _ in packed]
    most = limit
    while most > _FEWEST_ROWS and sum(min(most, each) for each in rows) > limit:
        most -= 1
    return [
        pack(pieces, most) if needed > most else found
        for pieces, needed, found in zip(lanes, rows, packed, strict=True)
    ]


def _name_lines(name: str) -> tuple[str, ...]:
    lines = wrap(name, _NAMES - 8, _NAME, bold=True)
    return tuple(fit(line, _NAMES - 8, _NAME, bold=True) for line in lines[:4])


def _pile(left_over: Sequence[Placing]) -> list[tuple[float, int]]:
    """Return where counts of marks stand, and how many each counts; none touches another."""
    piles: list[tuple[float, int]] = []
    ends: list[float] = []
    for bare in sorted(left_over, key=lambda bare: (bare.left, bare.right)):
        middle = (bare.left + bare.right) / 2
        if piles and middle - piles[-1][0] < ends[-1]:
            at, count = piles[-1]
            piles[-1] = at, count + 1
        else:
            piles.append((middle, 1))
            ends.append(_pile_width(len(left_over)) + 4)
    return piles


def _pile_width(count: int) -> float:
    return text_width(f"+{count}", 9.5) + 8


class _Sheet:
    """Paints the wide sheet from the top down."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        named = [line for name, _ in chart.lanes for line in _name_lines(name)]
        widest = max((text_width(line, _NAME, bold=True) for line in named), default=0)
        self.left = widest + 18 if named else 8.0
        self.right = _WIDTH - _EDGE
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

    def _overview(self) -> _Panel:
        chart = self.chart
        within = (
            number
            for number, event in enumerate(chart.events)
            if any(strip.holds(event.reach) for strip in chart.strips)
        )
        hidden = range(len(chart.events)) if chart.labelled is False else within
        panel = _Panel(
            chart=chart,
            scale=self._scale(chart.whole),
            limit=_ALL_ROWS if chart.labelled else _MOST_ROWS,
            widest=_LABEL,
            unlabelled=frozenset(hidden),
        )
        panel.plan(chart.whole, all_lanes=True)
        return panel

    def _paint_strip(self, strip: Period, *, first: bool) -> None:
        panel = _Panel(
            chart=self.chart,
            scale=self._scale(strip),
            limit=_ALL_ROWS if self.chart.labelled else _STRIP_ROWS,
            widest=_STRIP_LABEL,
            unlabelled=frozenset(
                range(len(self.chart.events)) if self.chart.labelled is False else ()
            ),
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

    def _paint_panel(self, panel: _Panel, period: Period, lenses: tuple[Period, ...]) -> None:
        """Paint axis, lanes and events of one panel; a lens marks each period enlarged below."""
        scale = panel.scale
        ticks = scale.ticks(int((scale.right - scale.left) / _TICK_ROOM), self.chart.locale)
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

    def _lane_grounds(self, panel: _Panel, top: float) -> Iterator[Mark]:
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

    def _events(self, lane: _LanePlan, panel: _Panel) -> Iterator[tuple[int, Mark]]:
        for number, placed in enumerate((*lane.placed, *lane.folded)):
            event = self.chart.events[placed.piece.number]
            y = lane.top + _LANE_PAD + placed.row * ROW
            style = "item" if number < len(lane.placed) else "item folded"
            mark = draw_event(event, placed.placing, panel.scale, y, style)
            yield placed.piece.number, mark

    def _piles(self, lane: _LanePlan) -> Iterator[Mark]:
        bottom = lane.top + lane.height - _LANE_PAD
        for middle, count in lane.piles:
            text = f"+{count}"
            width = _pile_width(count)
            at = min(max(middle, self.left + width / 2), _WIDTH - width / 2 - 1)
            box = Box(
                x=at - width / 2, y=bottom - BAR, width=width, height=BAR, radius=6, style="pile"
            )
            words = Words(x=at, y=bottom - 3.2, text=text, size=9.5, anchor=Anchor.MIDDLE)
            yield Group(
                marks=(box, words), title=self.chart.more.format(count=count), style="count"
            )


def _paint_names(panel: _Panel) -> Iterator[Mark]:
    for lane in panel.lanes:
        if not lane.name:
            continue
        top = lane.top + _LANE_PAD
        height = len(lane.name) * _NAME_LINE
        yield Box(x=3, y=top, width=3, height=height, style=f"hue-{lane.hue}")
        for number, line in enumerate(lane.name):
            y = top + number * _NAME_LINE + 10
            yield Words(x=10, y=y, text=line, size=_NAME, bold=True)


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
