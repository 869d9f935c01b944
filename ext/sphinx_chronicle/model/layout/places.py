"""Names beside points, as a cartographer sets them: none covers another, nor a mark.

Each name has places in an order of preference (Imhof, “Positioning Names on Maps”, 1975): to
the right and a little up or down, to the left, above, below; then a little way off, with a line
that leads to it. Names that find no room may push one other aside. All look-ups go through a
grid, so that the cost grows with the number of names alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from ..drawing import Anchor
from .coast import CELL
from .metrics import text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_GRID = 36.0
_GAP = 2.5  # from a mark to its name
_AIR = 1.0  # about a name
_LEADING = 1.16
_ASCENT = 0.78
_ON_COAST = 0.16  # for each cell of coast that a name covers
_MOST_COAST = 1.4
_FEWER_WORDS = 0.75
_LED = 3.0
_FAR = (12.0, 22.0, 34.0, 48.0)
_LEADERS = 150  # names that may stand off, the most important of those left
_SIDES = (
    # across, up, and the part of the text that stands at the mark
    (1.0, 0.0, Anchor.START),
    (0.8, 0.75, Anchor.START),
    (0.8, -0.75, Anchor.START),
    (-1.0, 0.0, Anchor.END),
    (-0.8, 0.75, Anchor.END),
    (-0.8, -0.75, Anchor.END),
    (0.0, 1.0, Anchor.MIDDLE),
    (0.0, -1.0, Anchor.MIDDLE),
)
_STEP = 0.09  # from one side to the next in preference


class Frame(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Frame) -> bool:
        """Tell whether the two cover one another."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of a name, and the number of what it names, if a tag names several."""

    text: str
    size: float
    bold: bool = False
    style: str = ""
    names: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A name for the point *x*, *y*, whose mark reaches *reach* pixels around it (none if 0).

    *variants* are the lines of the name, in ever fewer words; a higher *rank* goes first.
    """

    x: float
    y: float
    reach: float
    variants: tuple[tuple[Text, ...], ...]
    rank: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a name stands: the *variant* shown, its frame, and the line that leads to it."""

    variant: int
    frame: Frame
    anchor: Anchor
    cost: float
    leader: tuple[tuple[float, float], ...] = ()

    def baselines(self, lines: Sequence[Text]) -> Iterator[tuple[float, float]]:
        """Yield the point of each of *lines*, for its anchor."""
        x = {
            Anchor.START: self.frame.left,
            Anchor.END: self.frame.right,
            Anchor.MIDDLE: (self.frame.left + self.frame.right) / 2,
        }[self.anchor]
        top = self.frame.top
        for line in lines:
            yield x, top + line.size * (_ASCENT + (_LEADING - 1) / 2)
            top += line.size * _LEADING


class _Grid:
    """Frames by the cells that they touch; each belongs to a name, to a mark, or to nobody."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Frame, int]]] = defaultdict(list)

    def add(self, frame: Frame, owner: int) -> None:
        for cell in _cells(frame):
            self._cells[cell].append((frame, owner))

    def remove(self, frame: Frame, owner: int) -> None:
        for cell in _cells(frame):
            self._cells[cell].remove((frame, owner))

    def owners(self, frame: Frame, *, but: int) -> set[int]:
        """Return whose frames *frame* meets, those of *but* left out."""
        return {
            owner
            for cell in _cells(frame)
            for other, owner in self._cells.get(cell, ())
            if owner not in (but, _mark(but)) and frame.meets(other)
        }


def _cells(frame: Frame) -> Iterator[tuple[int, int]]:
    for column in range(int(frame.left // _GRID), int(frame.right // _GRID) + 1):
        for row in range(int(frame.top // _GRID), int(frame.bottom // _GRID) + 1):
            yield column, row


_NOBODY = -1


def _mark(number: int) -> int:
    """Return the owner of the frame of a mark, as against that of the name beside it."""
    return -2 - number


class Placing:
    """Places the names of one map within *frame*, clear of *obstacles*, and if possible of coasts."""

    def __init__(
        self,
        frame: Frame,
        obstacles: Iterable[Frame] = (),
        coast: frozenset[tuple[int, int]] = frozenset(),
    ) -> None:
        self.frame = frame
        self.coast = coast
        self.tags: list[Tag] = []
        self.spots: dict[int, Spot] = {}
        self._grid = _Grid()
        for obstacle in obstacles:
            self._grid.add(obstacle, _NOBODY)

    def place(self, tags: Sequence[Tag]) -> dict[int, Spot]:
        """Return the spots of those of *tags* that have room, by their numbers."""
        self.tags = list(tags)
        for number, tag in enumerate(tags):
            if tag.reach:
                side = 2 * tag.reach
                self._grid.add(_centered(tag.x, tag.y, side, side), _mark(number))
        self._run(range(len(tags)))
        return self.spots

    def retry(self, others: Mapping[int, Tag]) -> dict[int, Spot]:
        """Return all spots after names that had no room are replaced by *others*."""
        for number, tag in others.items():
            self.tags[number] = tag
        self._run(others)
        return self.spots

    def _run(self, numbers: Iterable[int]) -> None:
        order = sorted(numbers, key=lambda number: (-self.tags[number].rank, number))
        for number in order:
            self._settle(number, self._near(number))
        for number in order:
            if number not in self.spots:
                self._push_in(number)
        left = [number for number in order if number not in self.spots]
        for number in left[:_LEADERS]:
            self._settle(number, self._far(number))
        for number in order:
            self._better(number)

    # --- finding room ----------------------------------------------------------------------------

    def _settle(self, number: int, spots: Iterable[Spot]) -> bool:
        """Take the cheapest of *spots* that is free, or tell that none is."""
        free = (spot for spot in spots if not self._met(spot, number))
        best = min(free, key=lambda spot: spot.cost, default=None)
        if best is not None:
            self._put(number, best)
        return best is not None

    def _push_in(self, number: int) -> None:
        """Find room by moving one name that is in the way."""
        for spot in sorted(self._near(number), key=lambda spot: spot.cost):
            met = self._met(spot, number)
            if len(met) == 1 and min(met) >= 0:
                other = met.pop()
                before = self.spots[other]
                self._take(other)
                self._put(number, spot)
                if self._settle(other, self._near(other)):
                    return
                self._take(number)
                self._put(other, before)

    def _better(self, number: int) -> None:
        """Move a name to a better place that has become free."""
        before = self.spots.get(number)
        if before is not None and before.cost > _STEP:
            self._take(number)
            better = (spot for spot in self._near(number) if spot.cost < before.cost)
            if not self._settle(number, better):
                self._put(number, before)

    def _met(self, spot: Spot, number: int) -> set[int]:
        frames = _frames(spot)
        return {owner for frame in frames for owner in self._grid.owners(frame, but=number)}

    def _put(self, number: int, spot: Spot) -> None:
        self.spots[number] = spot
        for frame in _frames(spot):
            self._grid.add(frame, number)

    def _take(self, number: int) -> None:
        for frame in _frames(self.spots.pop(number)):
            self._grid.remove(frame, number)

    # --- where a name might stand ----------------------------------------------------------------

    def _near(self, number: int) -> Iterator[Spot]:
        tag = self.tags[number]
        for variant, lines in enumerate(tag.variants):
            width, height = measure(lines)
            worse = variant * _FEWER_WORDS
            if not tag.reach:
                frame = _centered(tag.x, tag.y, width, height)
                yield from self._spot(variant, frame, Anchor.MIDDLE, worse)
            for order, side in enumerate(_SIDES):
                frame = _beside(tag.x, tag.y, tag.reach + _GAP, side, (width, height))
                yield from self._spot(variant, frame, side[2], worse + (order + 1) * _STEP)

    def _far(self, number: int) -> Iterator[Spot]:
        tag = self.tags[number]
        for variant, lines in enumerate(tag.variants):
            size = measure(lines)
            for away in _FAR:
                for order, side in enumerate(_SIDES):
                    frame = _beside(tag.x, tag.y, tag.reach + away, side, size)
                    cost = _LED + variant * _FEWER_WORDS + away * 0.03 + order * _STEP
                    for spot in self._spot(variant, frame, side[2], cost):
                        yield _led(spot, tag, side)

    def _spot(self, variant: int, frame: Frame, anchor: Anchor, cost: float) -> Iterator[Spot]:
        room = self.frame
        inside = (
            frame.left >= room.left
            and frame.right <= room.right
            and frame.top >= room.top
            and frame.bottom <= room.bottom
        )
        if inside:
            coast = min(self._coast_under(frame) * _ON_COAST, _MOST_COAST)
            yield Spot(variant=variant, frame=frame, anchor=anchor, cost=cost + coast)

    def _coast_under(self, frame: Frame) -> int:
        if not self.coast:
            return 0
        return sum(
            (column, row) in self.coast
            for column in range(int(frame.left // CELL), int(frame.right // CELL) + 1)
            for row in range(int(frame.top // CELL), int(frame.bottom // CELL) + 1)
        )


def measure(lines: Sequence[Text]) -> tuple[float, float]:
    """Return width and height of *lines* below one another."""
    width = max((text_width(line.text, line.size, bold=line.bold) for line in lines), default=0.0)
    return width, sum(line.size * _LEADING for line in lines)


def _frames(spot: Spot) -> list[Frame]:
    """Return the frames that a spot takes: of the name, and along the line that leads to it."""
    frame = spot.frame
    found = [Frame(frame.left - _AIR, frame.top, frame.right + _AIR, frame.bottom)]
    if spot.leader:
        (ax, ay), (bx, by) = spot.leader
        steps = int(hypot(bx - ax, by - ay) / 4) + 1
        for step in range(steps):
            share = (step + 0.5) / steps
            found.append(_centered(ax + (bx - ax) * share, ay + (by - ay) * share, 2.5, 2.5))
    return found


def _centered(x: float, y: float, width: float, height: float) -> Frame:
    return Frame(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _beside(
    x: float, y: float, away: float, side: tuple[float, float, Anchor], size: tuple[float, float]
) -> Frame:
    """Return the frame of a name of *size* on one *side* of a point."""
    (across, up, anchor), (width, height) = side, size
    at = x + across * away
    left = at - width * {Anchor.START: 0, Anchor.MIDDLE: 0.5, Anchor.END: 1}[anchor]
    middle = y - up * (away + height / 2)
    return Frame(left, middle - height / 2, left + width, middle + height / 2)


def _led(spot: Spot, tag: Tag, side: tuple[float, float, Anchor]) -> Spot:
    """Return *spot* with the line from the mark to the name."""
    across, up, anchor = side
    frame = spot.frame
    length = hypot(across, up)
    start = tag.x + across / length * tag.reach, tag.y - up / length * tag.reach
    end_x = {
        Anchor.START: frame.left - 1,
        Anchor.END: frame.right + 1,
        Anchor.MIDDLE: (frame.left + frame.right) / 2,
    }[anchor]
    end_y = (frame.top + frame.bottom) / 2
    if anchor is Anchor.MIDDLE:
        end_y = frame.bottom if up > 0 else frame.top
    return Spot(
        variant=spot.variant,
        frame=frame,
        anchor=anchor,
        cost=spot.cost,
        leader=(start, (end_x, end_y)),
    )
