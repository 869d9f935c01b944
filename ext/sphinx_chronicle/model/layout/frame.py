"""What stands around the places of a map: degrees along its frame, and the bar of its scale."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from ..drawing import Anchor, Group, Line, Words
from .coast import CELL
from .metrics import text_width
from .places import Frame
from .projection import scale_bar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..drawing import Mark
    from .projection import Bar, Chart

_STEPS = (30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01)
_SAMPLES = 60
_TICK = 5.0
_SMALL = 8.5
_CORNER = 26.0
_HALF_TURN = 180
_BAR = 3.5  # the teeth of a scale bar
_BAR_TEXT = 9.0
_FROM_FRAME = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Compass:
    """The letters for north, south, east and west in the language of the book."""

    north: str = "N"
    south: str = "S"
    east: str = "E"
    west: str = "W"


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Marks with the frames that names keep clear of."""

    marks: tuple[Mark, ...]
    frames: tuple[Frame, ...]


# --- degrees -------------------------------------------------------------------------------------


def draw_degrees(chart: Chart, apart: float, compass: Compass) -> Furniture:
    """Return ticks along the frame at round degrees, at least *apart* pixels from one another."""
    step = _choose_step(chart, apart)
    marks: list[Mark] = []
    frames: list[Frame] = []
    width, height = chart.width, chart.height
    for edge, inward in ((height, -1), (0.0, 1)):
        for x, degrees in _crossings(chart, step, edge, across=True):
            marks.append(Line(points=((x, edge), (x, edge + inward * _TICK)), style="tick"))
            if edge and _CORNER < x < width - _CORNER:
                text = _longitude(degrees, compass)
                _label(text, x, height - _TICK - 3, Anchor.MIDDLE, marks, frames)
    for edge, inward in ((0.0, 1), (width, -1)):
        for y, degrees in _crossings(chart, step, edge, across=False):
            marks.append(Line(points=((edge, y), (edge + inward * _TICK, y)), style="tick"))
            if not edge and _CORNER < y < height - _CORNER:
                _label(_latitude(degrees, compass), _TICK + 3, y + 3, Anchor.START, marks, frames)
    return Furniture(marks=tuple(marks), frames=tuple(frames))


def _choose_step(chart: Chart, apart: float) -> float:
    """Return the smallest round step that keeps ticks *apart*."""
    west, south = chart.degrees(0, chart.height / 2)
    east, north = chart.degrees(chart.width, chart.height / 2)
    per_pixel = max((east - west) / chart.width, 1e-9)
    return next((step for step in reversed(_STEPS) if step / per_pixel >= apart), _STEPS[0])


def _crossings(
    chart: Chart, step: float, edge: float, *, across: bool
) -> Iterator[tuple[float, float]]:
    """Yield where meridians (if *across*) or parallels meet an edge, with their degrees."""
    length = chart.width if across else chart.height
    points = [number * length / _SAMPLES for number in range(_SAMPLES + 1)]
    axis = 0 if across else 1
    values = [chart.degrees(*((at, edge) if across else (edge, at)))[axis] for at in points]
    for number in range(_SAMPLES):
        first, last = values[number], values[number + 1]
        low, high = min(first, last), max(first, last)
        for line in range(ceil(low / step), floor(high / step) + 1):
            degrees = line * step
            if low < high and (degrees > low or number == 0):
                share = (degrees - first) / (last - first)
                yield points[number] + share * (points[number + 1] - points[number]), degrees


def _label(
    text: str, x: float, y: float, anchor: Anchor, marks: list[Mark], frames: list[Frame]
) -> None:
    width = text_width(text, _SMALL)
    left = x - width / 2 if anchor is Anchor.MIDDLE else x
    marks.append(Words(x=x, y=y, text=text, size=_SMALL, anchor=anchor, style="soft halo"))
    frames.append(Frame(left - 2, y - _SMALL, left + width + 2, y + 3))


def _longitude(degrees: float, compass: Compass) -> str:
    turned = (round(degrees, 2) + _HALF_TURN) % 360 - _HALF_TURN
    if turned in (0, -_HALF_TURN):
        return f"{abs(turned):g}°"
    return f"{abs(round(turned, 2)):g}° {compass.east if turned > 0 else compass.west}"


def _latitude(degrees: float, compass: Compass) -> str:
    if round(degrees, 2) == 0:
        return "0°"
    return f"{abs(round(degrees, 2)):g}° {compass.north if degrees > 0 else compass.south}"


# --- the scale -----------------------------------------------------------------------------------


def draw_scale(
    chart: Chart,
    room: float,
    units: tuple[str, str],
    taken: Sequence[Frame],
    coast: frozenset[tuple[int, int]],
) -> Furniture:
    """Return a scale bar in the emptiest corner, with the words for kilometers and miles."""
    bar = scale_bar(chart.km_per_pixel, room)
    far, near = f"{bar.kilometers:g} {units[0]}", f"{bar.miles:g} {units[1]}"
    width = 8 + max(
        bar.kilometer_length + text_width(far, _BAR_TEXT),
        bar.mile_length + text_width(near, _BAR_TEXT),
    )
    frame = min(
        _corners(chart, width, 24.0),
        key=lambda corner: _crowding(corner[1], taken, coast) + corner[0],
    )[1]
    return Furniture(marks=tuple(_bar_marks(bar, frame, (far, near))), frames=(frame,))


def _corners(chart: Chart, width: float, height: float) -> list[tuple[float, Frame]]:
    """Return the four corners, from the best by custom, with what makes each worse."""
    left, right = _FROM_FRAME + 14, chart.width - _FROM_FRAME - width
    top, bottom = _FROM_FRAME, chart.height - _FROM_FRAME - height
    places = ((left, bottom), (right, bottom), (left, top), (right, top))
    return [
        (number * 0.4, Frame(x, y, x + width, y + height)) for number, (x, y) in enumerate(places)
    ]


def _crowding(
    frame: Frame, taken: Sequence[Frame], coast: frozenset[tuple[int, int]]
) -> float:
    wide = Frame(frame.left - 30, frame.top - 10, frame.right + 30, frame.bottom + 10)
    crossed = sum(
        (column, row) in coast
        for column in range(int(frame.left // CELL), int(frame.right // CELL) + 1)
        for row in range(int(frame.top // CELL), int(frame.bottom // CELL) + 1)
    )
    return crossed * 0.3 + sum(4.0 * frame.meets(other) + wide.meets(other) for other in taken)


def _bar_marks(bar: Bar, frame: Frame, words: tuple[str, str]) -> Iterator[Mark]:
    left, middle = frame.left, (frame.top + frame.bottom) / 2
    longest = max(bar.kilometer_length, bar.mile_length)
    marks: list[Mark] = [Line(points=((left, middle), (left + longest, middle)), style="axis")]
    marks.append(Line(points=((left, middle - _BAR), (left, middle + _BAR)), style="axis"))
    for length, up, text in (
        (bar.kilometer_length, -1, words[0]),
        (bar.mile_length, 1, words[1]),
    ):
        end = left + length
        marks.append(Line(points=((end, middle), (end, middle + up * _BAR)), style="axis"))
        y = middle - 2.5 if up < 0 else middle + _BAR_TEXT - 1
        marks.append(Words(x=end + 4, y=y, text=text, size=_BAR_TEXT, style="halo"))
    yield Group(marks=tuple(marks))
