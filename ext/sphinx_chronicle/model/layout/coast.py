"""A base map in the frame of a chart: cut to it, freed of what is too fine to be seen."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, hypot, radians
from typing import TYPE_CHECKING

from ..drawing import Area, Line
from ..geojson import UNIT, Layer, bounds_of
from .projection import Cone

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from ..drawing import Mark
    from ..geojson import BaseMap, Shape
    from .projection import Chart

Point = tuple[float, float]
Edges = tuple[float, float, float, float]  # left, top, right, bottom; or west, south, east, north

# Cells of this width in pixels tell labels where the coast runs.
CELL = 6.0
_FINE = 0.5  # pixels between two points of a path, at least
_STRAIGHT = 0.3  # pixels by which a path may leave its course
_TINY = 0.8
_LONGEST = 2.0  # degrees of a straight line that a cone bends
_CUT = 180 * UNIT
_POLAR = -89.9 * UNIT
_TRIANGLE = 4  # points of a ring that is closed


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The marks of a base map, and the cells of the frame through which a coast runs."""

    marks: tuple[Mark, ...]
    coast: frozenset[tuple[int, int]]


def draw_base(base: BaseMap, chart: Chart) -> Ground:
    """Return what of *base* is seen in *chart*, painted in the order of its layers."""
    surveyor = _Surveyor(chart)
    order = list(Layer)
    for shape in sorted(base.shapes, key=lambda each: order.index(each.layer)):
        for turn in (-360, 0, 360):
            surveyor.survey(shape, turn)
    return Ground(marks=tuple(surveyor.marks), coast=frozenset(surveyor.coast))


class _Surveyor:
    """Gathers the marks of one base map."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.marks: list[Mark] = []
        self.coast: set[tuple[int, int]] = set()
        window = chart.window
        aside = (window.east - window.west) * 0.02
        above = (window.north - window.south) * 0.02
        self.window = (
            window.west - aside,
            window.south - above,
            window.east + aside,
            window.north + above,
        )
        self.frame = 0.0, 0.0, chart.width, chart.height
        middle = window.center[1]
        self.across = chart.scale * max(cos(radians(middle)), 0.1) / UNIT  # pixels in a unit
        self.up = chart.scale / UNIT
        self.bends = isinstance(chart.projection, Cone)

    def survey(self, shape: Shape, turn: int) -> None:
        """Take up what is seen of *shape*, moved by *turn* degrees to the east."""
        if not self._is_seen(shape.bounds, turn):
            return
        seen = [path for path in shape.paths if self._is_seen(bounds_of((path,)), turn)]
        if shape.is_area:
            self._survey_area(shape.layer, [path for path in seen if not self._is_tiny(path)], turn)
        else:
            for path in seen:
                self._add_lines(_turned(self._thin(path), turn), shape.layer.value)

    def _is_seen(self, bounds: tuple[int, int, int, int], turn: int) -> bool:
        west, south, east, north = self.window
        low, bottom, high, top = (bound / UNIT for bound in bounds)
        return low + turn <= east and high + turn >= west and bottom <= north and top >= south

    def _is_tiny(self, path: array[int]) -> bool:
        west, south, east, north = bounds_of((path,))
        return (east - west) * self.across < _TINY and (north - south) * self.up < _TINY

    def _thin(self, path: array[int]) -> list[tuple[int, int]]:
        """Return the points of *path* that are far enough from one another to be seen."""
        points = list(zip(path[::2], path[1::2], strict=True))
        across, up = self.across, self.up
        least = _FINE * _FINE
        x, y = points[0]
        found = [(x, y)]
        for point in points:
            aside, above = (point[0] - x) * across, (point[1] - y) * up
            if aside * aside + above * above >= least:
                found.append(point)
                x, y = point
        if found[-1] != points[-1]:
            found.append(points[-1])
        return found

    def _place(self, points: Sequence[Point]) -> list[Point]:
        """Return the places in the frame of *points* in degrees."""
        pixel = self.chart.pixel
        return [pixel(x, y) for x, y in (_bent(points) if self.bends else points)]

    # --- areas -----------------------------------------------------------------------------------

    def _survey_area(self, layer: Layer, paths: list[array[int]], turn: int) -> None:
        rings: list[list[Point]] = []
        thin: list[list[tuple[int, int]]] = []
        is_whole = True
        for path in paths:
            thinned = self._thin(path)
            ring = _straighten(self._place(clip_ring(_turned(thinned, turn), self.window)))
            inside = clip_ring(ring, self.frame)
            if len(inside) >= _TRIANGLE:
                rings.append(inside)
                thin.append(thinned)
                is_whole &= inside == ring and len(_runs(thinned)) == 1
        if rings and is_whole:
            self._add_whole(layer, rings)
        elif rings:
            self._add_parts(
                layer, rings, [_turned(run, turn) for ring in thin for run in _runs(ring)]
            )

    def _add_whole(self, layer: Layer, rings: Sequence[list[Point]]) -> None:
        """Add an area that is seen to its last shore."""
        style = layer.value if layer is Layer.WETLAND else f"{layer} shore"
        self.marks.append(Area(rings=tuple(tuple(ring) for ring in rings), style=style))
        if layer is not Layer.WETLAND:
            for ring in rings:
                self._note_coast(ring)

    def _add_parts(
        self, layer: Layer, rings: Sequence[list[Point]], shores: Sequence[list[Point]]
    ) -> None:
        """Add an area and apart its *shores*: the frame that cuts it is none."""
        self.marks.append(Area(rings=tuple(tuple(ring) for ring in rings), style=layer.value))
        if layer is not Layer.WETLAND:
            for shore in shores:
                for piece in self._add_lines(shore, "shore"):
                    self._note_coast(piece)

    def _add_lines(self, points: Sequence[Point], style: str) -> list[list[Point]]:
        """Add what is seen of a line, which is given in degrees, and return it."""
        near = clip_line(points, self.window)
        pieces = [
            piece
            for part in near
            for piece in clip_line(_straighten(self._place(part)), self.frame)
        ]
        self.marks += [Line(points=tuple(piece), style=style) for piece in pieces]
        return pieces

    def _note_coast(self, points: Sequence[Point]) -> None:
        for (ax, ay), (bx, by) in pairwise(points):
            steps = ceil(hypot(bx - ax, by - ay) / CELL * 2) + 1
            for step in range(steps + 1):
                share = step / steps
                x, y = ax + (bx - ax) * share, ay + (by - ay) * share
                self.coast.add((int(x // CELL), int(y // CELL)))


def _turned(points: Sequence[tuple[int, int]], turn: int) -> list[Point]:
    """Return *points* in degrees, moved by *turn* to the east."""
    return [(x / UNIT + turn, y / UNIT) for x, y in points]


def _runs(points: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return a ring without its edges along 180 degrees or the pole, which are no coast."""
    runs = [[points[0]]]
    for here, there in pairwise(points):
        along_cut = here[0] == there[0] and abs(here[0]) == _CUT
        if along_cut or (here[1] < _POLAR and there[1] < _POLAR):
            runs.append([there])
        else:
            runs[-1].append(there)
    return [run for run in runs if len(run) > 1]


def _bent(points: Sequence[Point]) -> list[Point]:
    """Return *points* with others between those far apart, as a cone bends straight lines."""
    found = list(points[:1])
    for (ax, ay), (bx, by) in pairwise(points):
        steps = ceil(max(abs(bx - ax), abs(by - ay)) / _LONGEST)
        for step in range(1, steps):
            share = step / steps
            found.append((ax + (bx - ax) * share, ay + (by - ay) * share))
        found.append((bx, by))
    return found


def _straighten(points: list[Point]) -> list[Point]:
    """Return *points* without those that the line passes anyway (Douglas and Peucker, 1973)."""
    if len(points) <= _TRIANGLE:
        return points
    kept = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, number = _farthest(points, first, last)
        if far > _STRAIGHT:
            kept.add(number)
            waiting += [(first, number), (number, last)]
    return [points[number] for number in sorted(kept)]


def _farthest(points: Sequence[Point], first: int, last: int) -> tuple[float, int]:
    """Return how far, and which, point between two others is from the line through these."""
    (ax, ay), (bx, by) = points[first], points[last]
    dx, dy = bx - ax, by - ay
    length = hypot(dx, dy)
    best, found = -1.0, first
    for number in range(first + 1, last):
        x, y = points[number]
        away = abs((x - ax) * dy - (y - ay) * dx) / length if length else hypot(x - ax, y - ay)
        if away > best:
            best, found = away, number
    return best, found


# --- cutting -------------------------------------------------------------------------------------


def clip_ring(ring: Sequence[Point], edges: Edges) -> list[Point]:
    """Return what of a closed ring lies within *edges* (Sutherland and Hodgman, 1974), closed.

    A ring that leaves and comes back is kept in one piece, joined along the edge.
    """
    low_x, low_y, high_x, high_y = edges
    found = list(ring)
    if not found or all(low_x <= x <= high_x and low_y <= y <= high_y for x, y in found):
        return found
    for axis, edge, sign in ((0, low_x, 1), (0, high_x, -1), (1, low_y, 1), (1, high_y, -1)):
        found = _cut(found, axis, edge, sign)
    return found


def _cut(ring: list[Point], axis: int, edge: float, sign: int) -> list[Point]:
    """Return what of *ring* lies on one side of an edge."""
    found: list[Point] = []
    for here, there in pairwise(ring):
        inside, stays = (here[axis] - edge) * sign >= 0, (there[axis] - edge) * sign >= 0
        if inside:
            found.append(here)
        if inside is not stays:
            share = (edge - here[axis]) / (there[axis] - here[axis])
            met = here[1 - axis] + (there[1 - axis] - here[1 - axis]) * share
            found.append((edge, met) if axis == 0 else (met, edge))
    return [*found, found[0]] if found else found


def clip_line(points: Sequence[Point], edges: Edges) -> list[list[Point]]:
    """Return the pieces of a line that lie within *edges* (Liang and Barsky, 1984)."""
    pieces: list[list[Point]] = []
    for here, there in pairwise(points):
        seen = _clip_stroke(here, there, edges)
        if seen is None:
            continue
        if pieces and pieces[-1][-1] == seen[0]:
            pieces[-1].append(seen[1])
        else:
            pieces.append(list(seen))
    return pieces


def _clip_stroke(here: Point, there: Point, edges: Edges) -> tuple[Point, Point] | None:
    low_x, low_y, high_x, high_y = edges
    (x, y), dx, dy = here, there[0] - here[0], there[1] - here[1]
    enter, leave = 0.0, 1.0
    for step, room in ((-dx, x - low_x), (dx, high_x - x), (-dy, y - low_y), (dy, high_y - y)):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            enter = max(enter, room / step)
        else:
            leave = min(leave, room / step)
    if enter >= leave:
        return None
    start = here if enter == 0 else (x + dx * enter, y + dy * enter)
    return start, there if leave == 1 else (x + dx * leave, y + dy * leave)
