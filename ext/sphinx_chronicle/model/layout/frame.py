"""What stands around the places of a map: degrees along its frame, and the bar of its scale."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from ..drawing import Anchor, Group, Line, Words
from .coast import CELL
from .collisions import Frame
from .metrics import text_width
from .projection import scale_bar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..drawing import Mark
    from .projection import Chart

_STEPS = (90, 60, 30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002)
_DIGITS = 3
_SAMPLES = 60
_TICK = 5.0
_SMALL = 9.5
_CORNER = 26.0
_HALF_TURN = 180
_TOOTH = 4.0
_BAR_TEXT = 9.5
_BAR_HEIGHT = 31.0
_FROM_EDGE = 20.0
_FROM_SIDE = 42.0  # beside the degrees of latitude
_STRIDE = 6.0
_CUSTOM = 0.6  # what a corner costs more than the one before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Compass:
    """The letters for north, south, east and west in the language of the book."""

    north: str = "N"
    south: str = "S"
    east: str = "E"
    west: str = "W"


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Marks, and the frames that names keep clear of."""

    marks: tuple[Mark, ...]
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Degrees:
    """Ticks along the frame, and their words, which give way to the names of places."""

    ticks: tuple[Line, ...]
    words: tuple[tuple[Words, Frame], ...]


# --- degrees -------------------------------------------------------------------------------------


def draw_degrees(chart: Chart, apart: float, compass: Compass) -> Degrees:
    """Return ticks along the frame at round degrees, at least *apart* pixels from one another."""
    step = _choose_step(chart, apart)
    ticks: list[Line] = []
    words: list[tuple[Words, Frame]] = []
    width, height = chart.width, chart.height
    for edge, inward in ((height, -_TICK), (0.0, _TICK)):
        for x, degrees in _crossings(chart, step, edge, across=True):
            ticks.append(Line(points=((x, edge), (x, edge + inward)), style="tick"))
            if edge and _CORNER < x < width - _CORNER:
                text = _longitude(degrees, compass)
                words.append(_label(text, x, height - _TICK - 3, Anchor.MIDDLE))
    for edge, inward in ((0.0, _TICK), (width, -_TICK)):
        for y, degrees in _crossings(chart, step, edge, across=False):
            ticks.append(Line(points=((edge, y), (edge + inward, y)), style="tick"))
            if not edge and _CORNER < y < height - _CORNER:
                words.append(_label(_latitude(degrees, compass), _TICK + 3, y + 3, Anchor.START))
    return Degrees(ticks=tuple(ticks), words=tuple(words))


def _choose_step(chart: Chart, apart: float) -> float:
    """Return the smallest round step that keeps ticks *apart*."""
    west, _south = chart.degrees(0, chart.height / 2)
    east, _north = chart.degrees(chart.width, chart.height / 2)
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


def _label(text: str, x: float, y: float, anchor: Anchor) -> tuple[Words, Frame]:
    width = text_width(text, _SMALL)
    left = x - width / 2 if anchor is Anchor.MIDDLE else x
    words = Words(x=x, y=y, text=text, size=_SMALL, anchor=anchor, style="soft halo")
    return words, Frame(left - 2, y - _SMALL, left + width + 2, y + 3)


def _longitude(degrees: float, compass: Compass) -> str:
    turned = (round(degrees, _DIGITS) + _HALF_TURN) % 360 - _HALF_TURN
    if turned in (0, -_HALF_TURN):
        return f"{abs(turned):g}°"
    return f"{abs(round(turned, _DIGITS)):g}° {compass.east if turned > 0 else compass.west}"


def _latitude(degrees: float, compass: Compass) -> str:
    if round(degrees, _DIGITS) == 0:
        return "0°"
    return f"{abs(round(degrees, _DIGITS)):g}° {compass.north if degrees > 0 else compass.south}"


# --- the scale -----------------------------------------------------------------------------------


def draw_scale(
    chart: Chart,
    room: float,
    units: tuple[str, str],
    taken: Sequence[Frame],
    coast: frozenset[tuple[int, int]],
) -> Furniture:
    """Return a scale bar in the emptiest corner, with the words for kilometers and miles.

    Where a place lies in each corner the bar stands elsewhere; on a map that is full there is none.
    """
    bar = scale_bar(chart.km_per_pixel, room)
    teeth = (
        (bar.kilometer_length, -1, f"{bar.kilometers:g} {units[0]}"),
        (bar.mile_length, 1, f"{bar.miles:g} {units[1]}"),
    )
    width = max(length + text_width(text, _BAR_TEXT) / 2 for length, _up, text in teeth)
    costs = {
        frame: _crowding(frame, taken, coast) + number * _CUSTOM
        for number, frame in enumerate(_corners(chart, width, _BAR_HEIGHT))
        if _is_free(frame, taken)
    }
    elsewhere = (each for each in _elsewhere(chart, width, _BAR_HEIGHT) if _is_free(each, taken))
    frame = min(costs, key=costs.__getitem__) if costs else next(elsewhere, None)
    if frame is None:
        return Furniture(marks=(), frames=())
    return Furniture(marks=(_bar(frame, teeth),), frames=(frame,))


def _is_free(frame: Frame, taken: Sequence[Frame]) -> bool:
    return not any(frame.meets(other) for other in taken)


def _corners(chart: Chart, width: float, height: float) -> tuple[Frame, ...]:
    """Return the four corners, from the best by custom."""
    left, right = _FROM_SIDE, chart.width - _FROM_EDGE - width
    top, bottom = _FROM_EDGE, chart.height - _FROM_EDGE - height
    places = ((left, bottom), (right, bottom), (left, top), (right, top))
    return tuple(Frame(x, y, x + width, y + height) for x, y in places)


def _elsewhere(chart: Chart, width: float, height: float) -> Iterator[Frame]:
    """Yield frames all over the map, from the left of its foot upwards."""
    bottom, right = chart.height - _FROM_EDGE - height, chart.width - _FROM_EDGE - width
    for row in range(max(int((bottom - _FROM_EDGE) // _STRIDE) + 1, 1)):
        for column in range(max(int((right - _FROM_SIDE) // _STRIDE) + 1, 1)):
            left, top = _FROM_SIDE + column * _STRIDE, bottom - row * _STRIDE
            yield Frame(left, top, left + width, top + height)


def _crowding(frame: Frame, taken: Sequence[Frame], coast: frozenset[tuple[int, int]]) -> float:
    """Return how much coast a bar would cover, and how many marks would want names about there."""
    wide = Frame(frame.left - 40, frame.top - 14, frame.right + 40, frame.bottom + 14)
    crossed = sum(
        (column, row) in coast
        for column in range(int(frame.left // CELL), int(frame.right // CELL) + 1)
        for row in range(int(frame.top // CELL), int(frame.bottom // CELL) + 1)
    )
    return crossed * 0.3 + sum(wide.meets(other) for other in taken)


def _bar(frame: Frame, teeth: Sequence[tuple[float, int, str]]) -> Group:
    """Return a line with a tooth for kilometers above it and one for miles below."""
    left, middle = frame.left, (frame.top + frame.bottom) / 2
    longest = max(length for length, _up, _text in teeth)
    marks: list[Mark] = [
        Line(points=((left, middle), (left + longest, middle)), style="axis"),
        Line(points=((left, middle - _TOOTH), (left, middle + _TOOTH)), style="axis"),
    ]
    for length, up, text in teeth:
        end = left + length
        y = middle - _TOOTH - 2.5 if up < 0 else middle + _TOOTH + _BAR_TEXT - 1
        marks.append(Line(points=((end, middle), (end, middle + up * _TOOTH)), style="axis"))
        marks.append(
            Words(x=end, y=y, text=text, size=_BAR_TEXT, anchor=Anchor.MIDDLE, style="halo")
        )
    return Group(marks=tuple(marks))
