"""The axis of a time line: ticks, their labels, and the lines that cross the lanes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ..drawing import Anchor, Line, Words
from .metrics import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..drawing import Mark
    from .scale import Tick, TimeScale

# The height of an axis with two lines of labels.
AXIS = 32.0
_TEXT = 10.5
_CONTEXT = 12.0
_APART = 6.0
_BESIDE = 3.0  # from a tick to its label
_SPILL = 8.0  # how far a label may go beyond the end of the axis


def find_ticks(scale: TimeScale, room: float, locale: str) -> tuple[Tick, ...]:
    """Return ticks at least *room* apart; fewer, where their years are too long for that."""
    count = int((scale.right - scale.left) / room)
    ticks = scale.ticks(count, locale)
    while count > 1 and not any(tick.context for tick in ticks) and _are_crowded(ticks, scale):
        count = count * 2 // 3
        ticks = scale.ticks(count, locale)
    return ticks


def _are_crowded(ticks: Sequence[Tick], scale: TimeScale) -> bool:
    return any(
        scale.x(tick.day) + text_width(tick.text, _TEXT) + _APART > scale.x(following.day)
        for tick, following in pairwise(ticks)
    )


def draw_grid(ticks: Sequence[Tick], scale: TimeScale, top: float, bottom: float) -> Iterator[Mark]:
    """Yield a line for each tick, stronger where a period opens or ticks are alike."""
    alike = not any(tick.opens for tick in ticks)
    for tick in ticks:
        x = scale.x(tick.day)
        style = "rule" if tick.opens or alike else "rule-fine"
        yield Line(points=((x, top), (x, bottom)), style=style)


def draw_axis(ticks: Sequence[Tick], scale: TimeScale, y: float, *, above: bool) -> Iterator[Mark]:
    """Yield the axis at *y*, with its labels above or below it."""
    yield Line(points=((scale.left, y), (scale.right, y)), style="axis")
    has_context = any(tick.context for tick in ticks)
    near, far = (y - 5, y - 18) if above else (y + 13, y + 26)
    end = float("-inf")
    for tick in ticks:
        x = scale.x(tick.day)
        tall = 9.0 if tick.opens else 5.0
        yield Line(points=((x, y), (x, y - tall if above else y + tall)), style="axis")
        width = text_width(tick.text, _TEXT)
        if x + _BESIDE < end + _APART or x + _BESIDE + width > scale.right + _SPILL:
            continue
        yield Words(x=x + _BESIDE, y=near, text=tick.text, size=_TEXT, style="soft")
        end = x + _BESIDE + width
    if has_context:
        yield from _contexts(ticks, scale, far)


def _contexts(ticks: Sequence[Tick], scale: TimeScale, y: float) -> Iterator[Mark]:
    """Yield the second line of labels, each from where its period begins; crowded ones go."""
    named = [(scale.x(tick.day) if tick.opens else None, tick) for tick in ticks if tick.context]
    following: float | None = None
    found: list[Mark] = []
    for x, tick in reversed(named):
        start = scale.left if x is None else x
        width = text_width(tick.context, _CONTEXT, bold=True)
        room = scale.right + _SPILL if following is None else following - _APART
        left = start + (_BESIDE if x is not None else 0)
        anchor = Anchor.START
        if left + width > room:
            continue
        found.append(Words(x=left, y=y, text=tick.context, size=_CONTEXT, bold=True, anchor=anchor))
        following = left
    yield from reversed(found)
