"""The mark of one event: a dot or a bar, with its label, in a group that is a link."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ..drawing import Box, Dot, Group, Line, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..drawing import Mark
    from .packing import Placing
    from .reach import Reach
    from .scale import TimeScale
    from .timeline import Event

ROW = 16.5
BAR = 14.0
TEXT = 11.5
DOT = 3.3
_LEAST_BAR = 6.0  # what would be shorter is a dot
_CAP = 2.5  # width of a firm end
_UNKNOWN = 60.0  # over which an end that nobody knows fades
_DOUBT = 10.0  # over which an end that is approximate fades, at least
_ARROW = 5.0


def is_dot(reach: Reach, scale: TimeScale) -> bool:
    """Tell whether *reach* is, on this scale, a point and no span."""
    if math.isinf(reach.first) or math.isinf(reach.last):
        return False
    return (reach.last - reach.first) * scale.per_day < _LEAST_BAR


def clip(reach: Reach, scale: TimeScale) -> tuple[float, float]:
    """Return the left and the right end of the mark, within the axis."""
    if is_dot(reach, scale):
        middle = min(max(scale.x(reach.middle), scale.left), scale.right)
        return middle - DOT, middle + DOT
    left, right = _ends(reach, scale)
    left = min(max(left, scale.left), scale.right - _LEAST_BAR)
    return left, max(min(right, scale.right), left + _LEAST_BAR)


def _ends(reach: Reach, scale: TimeScale) -> tuple[float, float]:
    """Return where the bar begins and ends, also beyond the axis."""
    left, right = scale.x(reach.first), scale.x(reach.last)
    if math.isinf(left):
        left = scale.left if reach.opens_back else right - _UNKNOWN
    if math.isinf(right):
        right = scale.right if reach.opens_on else left + _UNKNOWN
    return left, right


def draw_event(
    event: Event, placing: Placing, scale: TimeScale, y: float, style: str = "item"
) -> Group:
    """Return the mark of *event* in the row that begins at *y*."""
    marks: list[Mark] = list(_mark(event, scale, y))
    if placing.label:
        marks.append(
            Words(
                x=placing.label_left,
                y=y + 11,
                text=placing.label,
                size=TEXT,
                bold=event.has_parts,
            )
        )
    return Group(
        marks=tuple(marks),
        goal=event.goal,
        title=event.title,
        style=style,
        facts=tuple(_facts(event, placing, scale, y)),
    )


def _mark(event: Event, scale: TimeScale, y: float) -> Iterator[Mark]:
    left, right = clip(event.reach, scale)
    middle = y + BAR / 2
    reach = event.reach
    if is_dot(reach, scale):
        if reach.about:
            haze = Box(
                x=left - 7,
                y=middle - 3,
                width=right - left + 14,
                height=6,
                fade_in=9,
                fade_out=9,
                style=f"tint-{event.hue}",
            )
            yield haze
        style = f"ring-{event.hue}" if reach.doubted or reach.about else f"hue-{event.hue}"
        yield Dot(x=(left + right) / 2, y=middle, radius=DOT - 0.4 * reach.doubted, style=style)
        return
    yield from _bar(event, left, right, y, scale)


def _bar(event: Event, left: float, right: float, y: float, scale: TimeScale) -> Iterator[Mark]:
    reach = event.reach
    fade_in, fade_out = _fades(reach, left, right, scale)
    faint = " day" if reach.whole_day else ""
    yield Box(
        x=left,
        y=y,
        width=right - left,
        height=BAR,
        radius=2,
        fade_in=fade_in,
        fade_out=fade_out,
        style=f"tint-{event.hue}{faint}",
    )
    begins, ends = _ends(reach, scale)
    thick = _CAP + (1 if event.has_parts else 0)
    firm = not reach.whole_day
    if firm and not fade_in and begins >= scale.left - 0.5 and not reach.opens_back:
        yield Box(x=left, y=y, width=thick, height=BAR, style=f"hue-{event.hue}")
    if firm and not fade_out and ends <= scale.right + 0.5 and not reach.opens_on:
        yield Box(x=right - 1.2, y=y, width=1.2, height=BAR, style=f"hue-{event.hue}")
    if reach.opens_on:
        yield _arrow(right, y, event.hue, 1)
    if reach.opens_back:
        yield _arrow(left, y, event.hue, -1)


def _fades(reach: Reach, left: float, right: float, scale: TimeScale) -> tuple[float, float]:
    """Return the lengths over which both ends dissolve; none where the bar is cut off."""
    fade_in = _fade(reach.sure - reach.first, scale)
    fade_out = _fade(reach.last - reach.until, scale)
    if math.isinf(reach.first):
        fade_in = 0 if reach.opens_back else _UNKNOWN * 0.8
    if math.isinf(reach.last):
        fade_out = 0 if reach.opens_on else _UNKNOWN * 0.8
    if reach.about or reach.doubted:
        fade_in, fade_out = max(fade_in, _DOUBT), max(fade_out, _DOUBT)
    begins, ends = _ends(reach, scale)
    fade_in = max(0.0, fade_in - (left - begins)) if not math.isinf(begins) else 0
    fade_out = max(0.0, fade_out - (ends - right)) if not math.isinf(ends) else 0
    length = right - left
    if fade_in + fade_out > length:
        share = length / (fade_in + fade_out)
        fade_in, fade_out = fade_in * share, fade_out * share
    return (fade_in if fade_in > 1 else 0), (fade_out if fade_out > 1 else 0)


def _fade(days: float, scale: TimeScale) -> float:
    return days * scale.per_day if math.isfinite(days) else 0.0


def _arrow(x: float, y: float, hue: int, way: int) -> Line:
    points = ((x, y), (x + way * _ARROW, y + BAR / 2), (x, y + BAR))
    return Line(points=points, closed=True, style=f"hue-{hue}")


def _facts(event: Event, placing: Placing, scale: TimeScale, y: float) -> Iterator[tuple[str, str]]:
    """Yield what the script needs to place the mark on another scale."""
    reach = event.reach
    dot = is_dot(reach, scale)
    first, last = (reach.middle, reach.middle) if dot else (reach.first, reach.last)
    if math.isfinite(first):
        yield "from", f"{first:.4f}".rstrip("0").rstrip(".")
    if math.isfinite(last):
        yield "to", f"{last:.4f}".rstrip("0").rstrip(".")
    yield "row", f"{y:g}"
    if placing.label != event.label:
        yield "label", event.label
    if event.has_parts:
        yield "bold", "1"
    if event.words:
        yield "words", event.words
