"""A base map in the frame of a chart: cut to it, freed of what is too fine to be seen."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, cos, hypot, radians
from typing import TYPE_CHECKING

from ..drawing import Area, Line
from ..geojson import UNIT, Layer
from .projection import Cone

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Sequence

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
        self.window = window.west - aside, window.south - above, window.east + aside, window.north + above
        self.frame = 0.0, 0.0, chart.width, chart.height
        middle = window.center[1]
        self.across = chart.scale * max(cos(radians(middle)), 0.1) / UNIT  # pixels in a unit
        self.up = chart.scale / UNIT
        self.bends = isinstance(chart.projection, Cone)

    def survey(self, shape: Shape, turn: int) -> None:
        """Take up what is seen of *shape*, moved by *turn* degrees to the east."""
        if not self._is_seen(shape.bounds, turn):
            return
        seen = [path for path in shape.paths if self._is_seen(_bounds(path), turn)]
        if shape.is_area:
            self._survey_area(shape, [path for path in seen if not self._is_tiny(path)], turn)
        else:
            for path in seen:
                self._add_lines(self._project(self._thin(path), turn), shape.layer.value)

    def _is_seen(self, bounds: tuple[int, int, int, int], turn: int) -> bool:
        west, south, east, north = self.window
        low, bottom, high, top = (bound / UNIT for bound in bounds)
        return low + turn <= east and high + turn >= west and bottom <= north and top >= south

    def _is_tiny(self, path: array[int]) -> bool:
        west, south, east, north = _bounds(path)
        return (east - west) * self.across < _TINY and (north - south) * self.up < _TINY

    def _thin(self, path: array[int]) -> list[tuple[int, int]]:
        """Return the points of *path* that are far enough from one another to be seen."""
        points = list(zip(path[::2], path[1::2], strict=True))
        across, up = self.across, self.up
        least = _FINE * _FINE
        found = [points[0]]
        x, y = points[0]
        for point in points:
            aside, above = (point[0] - x) * across, (point[1] - y) * up
            if aside * aside + above * above >= least:
                found.append(point)
                x, y = point
        if len(found) > 1 and found[-1] != points[-1]:
            found[-1] = points[-1]
        return found

    # --- areas -----------------------------------------------------------------------------------

    def _survey_area(self, shape: Shape, paths: list[array[int]], turn: int) -> None:
        rings: list[list[Point]] = []
        shores: list[list[Point]] = []
        is_whole = True
        for path in paths:
            thin = self._thin(path)
            ring = _straighten(self._project(_clip_ring(_turned(thin, turn), self.window), 0))
            if len(ring) < 4:
                continue
            inside = _clip_ring(ring, self.frame)
            if len(inside) < 3:
                continue
            whole = inside == ring and not any(_is_seam(*ends) for ends in _pairs(thin))
            is_whole &= whole
            rings.append(inside)
            runs = [thin] if whole else _runs(thin)
            shores += [_straighten(self._project(run, turn)) for run in runs]
        if rings:
            self._add_area(shape.layer, rings, shores, is_whole=is_whole)

    def _add_area(
        self, layer: Layer, rings: list[list[Point]], shores: list[list[Point]], *, is_whole: bool
    ) -> None:
        outlined = layer is not Layer.WETLAND
        style = f"{layer} shore" if outlined and is_whole else layer.value
        self.marks.append(Area(rings=tuple(tuple(ring) for ring in rings), style=style))
        if not outlined:
            return
        for shore in shores:
            pieces = [shore] if is_whole else clip_line(shore, self.frame)
            for piece in pieces:
                self._note_coast(piece)
                if not is_whole:
                    self.marks.append(Line(points=tuple(piece), style="shore"))

    def _note_coast(self, points: Sequence[Point]) -> None:
        for (ax, ay), (bx, by) in _pairs(points):
            steps = max(ceil(hypot(bx - ax, by - ay) / (CELL / 2)), 1)
            for step in range(steps + 1):
                share = step / steps
                x, y = ax + (bx - ax) * share, ay + (by - ay) * share
                self.coast.add((int(x // CELL), int(y // CELL)))

    # --- lines -----------------------------------------------------------------------------------

    def _add_lines(self, points: list[Point], style: str) -> None:
        for piece in clip_line(_straighten(points), self.frame):
            self.marks.append(Line(points=tuple(piece), style=style))

    def _project(self, points: Sequence[Point] | Sequence[tuple[int, int]], turn: int) -> list[Point]:
        """Return the places of *points*, which are in the unit of paths."""
        pixel = self.chart.pixel
        shown = [(x / UNIT + turn, y / UNIT) for x, y in points] if turn or points else []
        return [pixel(x, y) for x, y in (_bent(shown) if self.bends else shown)]
