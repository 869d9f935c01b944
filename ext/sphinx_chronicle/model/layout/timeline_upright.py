"""The mark of one event where time runs downward."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ..drawing import Box, Dot, Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..drawing import Mark
    from .scale import TimeScale
    from .timeline import Event

_DOT = 3.0
_BAR = 5.0
_ARROW = 5.0
_UNKNOWN = 40.0  # over which an end that nobody knows fades
_DOUBT = 8.0  # over which an end that is doubted fades, at least
_STEPS = 4  # in which an end fades


def is_long(event: Event, scale: TimeScale) -> bool:
    """Tell whether *event* is a bar on this scale."""
    top, bottom = clip_upright(event, scale)
    return bottom - top > 2 * _DOT + 0.5


def clip_upright(event: Event, scale: TimeScale) -> tuple[float, float]:
    """Return the top and the bottom of the mark, within the axis."""
    reach = event.reach
    top, bottom = scale.x(reach.first), scale.x(reach.last)
    if math.isinf(top):
        top = scale.left if reach.opens_back else bottom - _UNKNOWN
    if math.isinf(bottom):
        bottom = scale.right if reach.opens_on else top + _UNKNOWN
    if bottom - top < 2 * _DOT + 1:
        middle = min(max((top + bottom) / 2, scale.left), scale.right)
        return middle - _DOT, middle + _DOT
    top, bottom = max(top, scale.left), min(bottom, scale.right)
    if bottom - top < 2 * _DOT:  # all but a little of it lies on another sheet
        middle = min(max((top + bottom) / 2, scale.left + _DOT), scale.right - _DOT)
        return middle - _DOT, middle + _DOT
    return top, bottom


def draw_upright(event: Event, x: float, scale: TimeScale) -> Iterator[Mark]:
    """Yield the mark of *event* about the line at *x*: a dot, or a bar with its ends."""
    top, bottom = clip_upright(event, scale)
    hue = event.hue
    reach = event.reach
    if not is_long(event, scale):
        hollow = reach.doubted or reach.about
        style = f"ring-{hue}" if hollow else f"hue-{hue}"
        yield Dot(x=x, y=(top + bottom) / 2, radius=_DOT, style=style)
        return
    fade_in, fade_out = _fades(event, top, bottom, scale)
    width = _BAR - (1 if reach.whole_day else 0)
    left = x - width / 2
    yield from _faded(left, top, top + fade_in, width, hue, rising=True)
    solid = bottom - fade_out - top - fade_in
    if solid > 0:
        yield Box(x=left, y=top + fade_in, width=width, height=solid, style=f"hue-{hue}")
    yield from _faded(left, bottom - fade_out, bottom, width, hue, rising=False)
    if reach.opens_on:
        yield _arrow(x, bottom, 1, hue)
    if reach.opens_back:
        yield _arrow(x, top, -1, hue)


def _arrow(x: float, y: float, way: int, hue: int) -> Line:
    side = _BAR / 2 + 1
    points = ((x - side, y), (x + side, y), (x, y + way * _ARROW))
    return Line(points=points, closed=True, style=f"hue-{hue}")


def _fades(event: Event, top: float, bottom: float, scale: TimeScale) -> tuple[float, float]:
    """Return the lengths over which both ends dissolve."""
    reach = event.reach
    fade_in = _fade(scale.x(reach.sure) - max(scale.x(reach.first), top), bottom - top)
    fade_out = _fade(min(scale.x(reach.last), bottom) - scale.x(reach.until), bottom - top)
    if math.isinf(reach.first) and not reach.opens_back:
        fade_in = _UNKNOWN * 0.8
    if math.isinf(reach.last) and not reach.opens_on:
        fade_out = _UNKNOWN * 0.8
    if reach.about or reach.doubted:
        least = min(_DOUBT, (bottom - top) / 3)
        fade_in, fade_out = max(fade_in, least), max(fade_out, least)
    share = min(1.0, (bottom - top) / max(fade_in + fade_out, 1.0))
    return fade_in * share, fade_out * share


def _fade(length: float, whole: float) -> float:
    """Return over how many pixels an end fades, half the bar at most."""
    return min(length, whole / 2) if math.isfinite(length) and length > 2 else 0.0  # noqa: PLR2004


def _faded(
    left: float, top: float, bottom: float, width: float, hue: int, *, rising: bool
) -> Iterator[Mark]:
    """Yield the fading end of an upright bar in steps."""
    height = (bottom - top) / _STEPS
    if height <= 0:
        return
    for step in range(_STEPS):
        strength = step + 1 if rising else _STEPS - step
        yield Box(
            x=left,
            y=top + step * height,
            width=width,
            height=height,
            style=f"hue-{hue} faint-{strength}",
        )
