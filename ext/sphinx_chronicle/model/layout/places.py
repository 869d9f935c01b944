"""Names beside points, as a cartographer sets them: none covers another, nor a mark.

Each name has places in an order of preference (Imhof, “Positioning Names on Maps”, 1975): to
the right and a little up or down, to the left, above, below; then a little way off, with a line
that leads to it. Names that find no room may push one other aside. All look-ups go through a
grid, so that the cost grows with the number of names alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import hypot
from typing import TYPE_CHECKING

from ..drawing import Anchor
from .collisions import CoastCount, Frame, Grid
from .metrics import text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_GAP = 2.5  # from a mark to its name
_AIR = 1.0  # about a name
_LEADING = 1.16
_ASCENT = 0.78
_ON_COAST = 0.16  # for each cell of coast that a name covers
_MOST_COAST = 1.4
_FEWER_WORDS = 0.75
_LED = 3.0
_FAR = (12.0, 22.0, 34.0, 48.0, 66.0)
_MOST = 400  # names, more than any sheet has room for
# Names that may push others aside, and that may stand off: the most important of those left.
_PUSHING = 100
_LEADERS = 60
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
_FAR_SIDES = (
    *_SIDES,
    (0.45, 1.0, Anchor.START),
    (0.45, -1.0, Anchor.START),
    (-0.45, 1.0, Anchor.END),
    (-0.45, -1.0, Anchor.END),
)
_STEP = 0.09  # from one side to the next in preference


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

    *variants* are the lines of the name, in ever fewer words; a higher *rank* goes first. One
    that *may_stand_off* has a line that leads to it, if there is no room beside the point.
    """

    x: float
    y: float
    reach: float
    variants: tuple[tuple[Text, ...], ...]
    rank: float = 0
    may_stand_off: bool = True


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


_NOBODY = -1


def _mark(number: int) -> int:
    """Return the owner of the frame of a mark, as against that of the name beside it."""
    return -2 - number


class Placing:
    """Places the names of a map within *frame*, clear of *obstacles* and if possible of coasts."""

    def __init__(
        self,
        frame: Frame,
        obstacles: Iterable[Frame] = (),
        coast: frozenset[tuple[int, int]] = frozenset(),
    ) -> None:
        self.frame = frame
        self._coast = CoastCount(frame, coast)
        self._most_coast = _MOST_COAST if coast else 0.0
        self.tags: list[Tag] = []
        self._sizes: dict[int, tuple[tuple[float, float], ...]] = {}
        self.spots: dict[int, Spot] = {}
        self._grid = Grid()
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
            self._sizes.pop(number, None)
        self._run(others)
        return self.spots

    def _run(self, numbers: Iterable[int]) -> None:
        ranked = sorted(numbers, key=lambda number: (-self.tags[number].rank, number))
        order = ranked[:_MOST]
        for number in order:
            self._settle(number, self._near(number))
        left = [number for number in order if number not in self.spots]
        for number in left[:_PUSHING]:
            self._push_in(number)
        left = [number for number in order if number not in self.spots]
        for number in [each for each in left if self.tags[each].may_stand_off][:_LEADERS]:
            self._settle(number, self._far(number))
        for number in order:
            self._better(number)

    def is_free(self, frame: Frame) -> bool:
        """Tell whether nothing stands in *frame*."""
        return self._grid.is_free(frame)

    # --- finding room ----------------------------------------------------------------------------

    def _settle(self, number: int, spots: Iterable[Spot]) -> bool:
        """Take the cheapest of *spots* that is free, or tell that none is.

        But for the coast they come from the cheapest on, so that most need not be looked at.
        """
        own = number, _mark(number)
        best: Spot | None = None
        for spot in spots:
            if best is not None and spot.cost - self._most_coast >= best.cost:
                break
            cheaper = best is None or spot.cost < best.cost
            if cheaper and all(self._grid.is_free(frame, own) for frame in _frames(spot)):
                best = spot
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
        own = number, _mark(number)
        return {owner for frame in _frames(spot) for owner in self._grid.owners(frame, own)}

    def _put(self, number: int, spot: Spot) -> None:
        self.spots[number] = spot
        for frame in _frames(spot):
            self._grid.add(frame, number)

    def _take(self, number: int) -> None:
        for frame in _frames(self.spots.pop(number)):
            self._grid.remove(frame, number)

    # --- where a name might stand ----------------------------------------------------------------

    def _measured(self, number: int) -> tuple[tuple[float, float], ...]:
        """Return the sizes of the variants of a name, measured once."""
        sizes = self._sizes.get(number)
        if sizes is None:
            sizes = tuple(measure(lines) for lines in self.tags[number].variants)
            self._sizes[number] = sizes
        return sizes

    def _near(self, number: int) -> Iterator[Spot]:
        tag = self.tags[number]
        for variant, (width, height) in enumerate(self._measured(number)):
            worse = variant * _FEWER_WORDS
            if not tag.reach:
                frame = _centered(tag.x, tag.y, width, height)
                yield from self._spot(variant, frame, Anchor.MIDDLE, worse)
            for order, side in enumerate(_SIDES):
                frame = _beside(tag.x, tag.y, tag.reach + _GAP, side, (width, height))
                yield from self._spot(variant, frame, side[2], worse + (order + 1) * _STEP)

    def _far(self, number: int) -> Iterator[Spot]:
        tag = self.tags[number]
        sizes = self._measured(number)
        for cost, variant, away, order in _far_places(len(sizes)):
            side = _FAR_SIDES[order]
            frame = _beside(tag.x, tag.y, tag.reach + away, side, sizes[variant])
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
            coast = min(self._coast.under(frame) * _ON_COAST, _MOST_COAST)
            yield Spot(variant=variant, frame=frame, anchor=anchor, cost=cost + coast)


@cache
def _far_places(variants: int) -> tuple[tuple[float, int, float, int], ...]:
    """Return cost, variant, distance and side of all places a little way off, cheapest first."""
    places = (
        (_LED + variant * _FEWER_WORDS + away * 0.03 + order * _STEP, variant, away, order)
        for variant in range(variants)
        for away in _FAR
        for order in range(len(_FAR_SIDES))
    )
    return tuple(sorted(places))


def measure(lines: Sequence[Text]) -> tuple[float, float]:
    """Return width and height of *lines* below one another."""
    width = max((text_width(line.text, line.size, bold=line.bold) for line in lines), default=0.0)
    return width, sum(line.size * _LEADING for line in lines)


def _frames(spot: Spot) -> Iterator[Frame]:
    """Yield the frames that a spot takes: of the name, and along the line that leads to it."""
    frame = spot.frame
    yield Frame(frame.left - _AIR, frame.top, frame.right + _AIR, frame.bottom)
    if spot.leader:
        (ax, ay), (bx, by) = spot.leader
        steps = int(hypot(bx - ax, by - ay) / 4) + 1
        for step in range(1, steps):  # it may begin at marks that cover one another
            share = (step + 0.5) / steps
            yield _centered(ax + (bx - ax) * share, ay + (by - ay) * share, 2.5, 2.5)


def _centered(x: float, y: float, width: float, height: float) -> Frame:
    return Frame(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _beside(
    x: float, y: float, away: float, side: tuple[float, float, Anchor], size: tuple[float, float]
) -> Frame:
    """Return the frame of a name of *size* on one *side* of a point."""
    (across, up, anchor), (width, height) = side, size
    left = x + across * away
    if anchor is not Anchor.START:
        left -= width if anchor is Anchor.END else width / 2
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
