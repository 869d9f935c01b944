"""One axis of a wide time line: the rows of its lanes, and which events on them are named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .labels import fit
from .metrics import text_width, wrap
from .packing import Piece, Placing, fold, pack
from .timeline_marks import ROW, TEXT, clip, is_dot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .packing import Placed
    from .scale import TimeScale
    from .timeline import Chart, Event, Period

LANE_PAD = 5.0  # above the first row of a lane and below the last
NAME_LINE = 13.5
EDGE = 10.0  # room right of the axis
NAME = 11.5  # size of the names of lanes
_FEWEST_ROWS = 4  # of a lane of it
# Marks that the script of the page shows when there is room; with more, a page would be heavy.
_MOST_FOLDED = 250
_GAP = 3.0  # between a dot and its label
_PAD = 6.0  # from the left of a bar to the text on it
_SHORT_BAR = 26.0  # a label does not stand on what is shorter
_LEAST_ROOM = 46.0  # for a label that is cut
_PILE = 17.0  # height of the row of counts
_NAMES = 92.0  # width of the column of names, at most


@dataclass(slots=True)
class LanePlan:
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
        self.height = max(rows * ROW + piles, len(self.name) * NAME_LINE + 2) + 2 * LANE_PAD


@dataclass(slots=True)
class Panel:
    """The overview or a strip: a scale, and the lanes on it."""

    chart: Chart
    scale: TimeScale
    limit: int
    widest: float
    unlabelled: frozenset[int] = frozenset()
    lanes: list[LanePlan] = field(default_factory=list)

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
            plan = LanePlan(
                name=name_lines(name),
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
        if start + width <= self.scale.right + EDGE - 2:
            end = max(right, start + width)
            yield Placing(left=left, right=end, label=text, label_left=start)
        if left - _GAP - width >= self.scale.left:
            begin = left - _GAP - width
            yield Placing(left=begin, right=right, label=text, label_left=begin)
        room = self.scale.right + EDGE - 2 - start
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


def name_lines(name: str) -> tuple[str, ...]:
    """Return the name of a lane in lines that fit the column of names."""
    lines = wrap(name, _NAMES - 8, NAME, bold=True)
    return tuple(fit(line, _NAMES - 8, NAME, bold=True) for line in lines[:4])


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
            ends.append(pile_width(len(left_over)) + 4)
    return piles


def pile_width(count: int) -> float:
    """Return the width of the badge that counts *count* events."""
    return text_width(f"+{count}", 9.5) + 8
