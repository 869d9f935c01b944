"""A window on time: where days, bars and the labels of the axis stand in it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from .metrics import text_width
from .scale import TimeScale

if TYPE_CHECKING:
    from ..terms import Span
    from .scale import Tick

_TEXT = 9.5
_TICK = 44.0  # from tick to tick, at least
_APART = 6.0  # between labels on one line
# Room beyond both ends of the axis, for arrows.
EDGE = 9.0
_FADE = 46.0  # of an end that is not known
_DOUBT = 8.0  # of an end that is doubted
_LEAST = 3.0  # width of a bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A bar on the sheet: its ends, over which length they fade, and whether they are cropped."""

    left: float
    right: float
    fade_in: float = 0
    fade_out: float = 0
    goes_back: bool = False
    goes_on: bool = False


class Window:
    """The days from *start* to *end*, drawn from *left* to *right* on the sheet."""

    def __init__(self, start: float, end: float, left: float, right: float, locale: str) -> None:
        self.left = left
        self.right = right
        self.scale = TimeScale(start=start, end=end, left=left, right=right)
        self.ticks = self._tick(locale)
        self.contexts = self._contexts()

    def x(self, day: float) -> float:
        """Return the place of *day*, which may lie outside the window."""
        return self.scale.x(day)

    def label_x(self, tick: Tick) -> float:
        """Return the middle of the label of *tick*, which keeps near the ends of the axis."""
        half = text_width(tick.text, _TEXT) / 2
        return min(max(self.x(tick.day), self.left + half - EDGE), self.right - half + EDGE)

    def _tick(self, locale: str) -> tuple[Tick, ...]:
        """Return as many ticks as have room for their labels."""
        number = int((self.right - self.left) / _TICK)
        while True:
            ticks = self.scale.ticks(number, locale)
            if number <= 1 or all(self._is_apart(*pair) for pair in pairwise(ticks)):
                return ticks
            number = number * 2 // 3

    def _is_apart(self, one: Tick, other: Tick) -> bool:
        half = (text_width(one.text, _TEXT) + text_width(other.text, _TEXT)) / 2
        return self.label_x(other) - self.label_x(one) >= half + _APART

    def _contexts(self) -> tuple[tuple[float, str], ...]:
        """Return what the ticks leave out, each at its place; of two too near, the later."""
        found: list[tuple[float, str]] = []
        for tick in self.ticks:
            if tick.context:
                x = min(self.x(tick.day), self.right - text_width(tick.context, _TEXT, bold=True))
                while (
                    found and found[-1][0] + text_width(found[-1][1], _TEXT, bold=True) + _APART > x
                ):
                    found.pop()
                found.append((x, tick.context))
        return tuple(found)

    def extent(self, span: Span) -> Extent | None:
        """Return the bar of *span*, None where it lies outside; an unknown end dissolves."""
        left, sure_left = self._start(span)
        right, sure_right = self._end(span)
        if right - left < _LEAST:
            left, right = (left + right - _LEAST) / 2, (left + right + _LEAST) / 2
        if right <= self.left or left >= self.right:
            return None
        shown_left, shown_right = max(left, self.left), min(right, self.right)
        width = shown_right - shown_left
        fade_in = min(max(sure_left - shown_left, 0), width)
        fade_out = min(max(shown_right - sure_right, 0), width)
        share = min(1.0, width / (fade_in + fade_out)) if fade_in + fade_out else 1.0
        return Extent(
            left=shown_left,
            right=shown_right,
            fade_in=fade_in * share if left >= self.left else 0,
            fade_out=fade_out * share if right <= self.right else 0,
            goes_back=left < self.left,
            goes_on=right > self.right,
        )

    def _start(self, span: Span) -> tuple[float, float]:
        """Return where a bar begins, and from where on it is sure."""
        first, last, doubted = span.start
        if math.isfinite(first) and math.isfinite(last):
            left = self.x(first)
            return left, max(self.x(last), left + _DOUBT if doubted else left)
        if first == last:
            return self.left - 1, self.left
        sure = self.x(last if math.isfinite(last) else span.end.first)
        earliest = self.x(first) if math.isfinite(first) else self.left
        return min(max(sure - _FADE, earliest), sure), sure

    def _end(self, span: Span) -> tuple[float, float]:
        """Return where a bar ends, and up to where it is sure."""
        first, last, doubted = span.end
        if math.isfinite(first) and math.isfinite(last):
            right = self.x(last + 1)
            return right, min(self.x(first + 1), right - _DOUBT if doubted else right)
        if first == last:
            return self.right + 1, self.right
        sure = self.x(first if math.isfinite(first) else span.start.last)
        latest = self.x(last + 1) if math.isfinite(last) else self.right
        return max(min(sure + _FADE, latest), sure), sure
