"""Arrows from one place of a map to the next."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from ..drawing import Line
from .coast import CELL, clip_line
from .collisions import Frame

if TYPE_CHECKING:
    from .coast import Edges, Point

_BOW = 0.09  # of its length, from a straight line
_CLEAR = 7.0  # of the marks at both ends
_HEAD = 7.5
_WING = 3.2
_LEAST = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """The marks of an arrow, the frame of its head if seen, and the cells that it runs through."""

    marks: tuple[Line, ...] = ()
    heads: tuple[Frame, ...] = ()
    cells: frozenset[tuple[int, int]] = frozenset()


def draw_arrow(here: Point, there: Point, edges: Edges) -> Arrow:
    """Return what is seen within *edges* of a bowed arrow; nothing where it would be too short."""
    length = hypot(there[0] - here[0], there[1] - here[1])
    if length < _LEAST:
        return Arrow()
    course = _course(here, there, int(length / CELL * 2) + 2)
    kept = [
        point
        for point in course
        if _apart(point, here) > _CLEAR and _apart(point, there) > _CLEAR + _HEAD
    ]
    shaft = [Line(points=tuple(piece), style="route") for piece in clip_line(kept, edges)]
    cells = frozenset((int(x // CELL), int(y // CELL)) for x, y in course)
    head = _head(kept[-1], there)
    across, down = zip(*head.points, strict=True)
    frame = Frame(min(across), min(down), max(across), max(down))
    left, top, right, bottom = edges
    # Before a place at the edge it may lie beyond, if the way comes from there.
    is_seen = left <= frame.left and frame.right <= right and top <= frame.top
    if not (is_seen and frame.bottom <= bottom):
        return Arrow(marks=tuple(shaft), cells=cells)
    return Arrow(marks=(*shaft, head), heads=(frame,), cells=cells)


def _course(here: Point, there: Point, steps: int) -> list[Point]:
    """Return the points of a line that is bowed to its left."""
    (ax, ay), (bx, by) = here, there
    dx, dy = bx - ax, by - ay
    shares = [step / steps for step in range(steps + 1)]
    bows = [4 * share * (1 - share) * _BOW for share in shares]
    return [
        (ax + dx * share + dy * bow, ay + dy * share - dx * bow)
        for share, bow in zip(shares, bows, strict=True)
    ]


def _head(neck: Point, there: Point) -> Line:
    """Return the head of an arrow that comes from *neck*."""
    away = _apart(neck, there)
    ux, uy = (there[0] - neck[0]) / away, (there[1] - neck[1]) / away
    tip = there[0] - ux * _CLEAR, there[1] - uy * _CLEAR
    foot = tip[0] - ux * _HEAD, tip[1] - uy * _HEAD
    wings = [(foot[0] - uy * side, foot[1] + ux * side) for side in (_WING, -_WING)]
    return Line(points=(tip, *wings), closed=True, style="arrowhead")


def _apart(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
