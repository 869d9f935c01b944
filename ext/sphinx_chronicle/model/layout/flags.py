"""Labels on lines, each held by a stem, that do not cover one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .metrics import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_APART = 6.0  # between labels on one line
_BESIDE = 3.0  # from a stem to its label


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A label at the *start* of its text, held by a stem at *stem*."""

    number: int
    text: str
    start: float
    end: float
    stem: float
    lane: int


class Flags:
    """Labels placed on lines so that none covers another, nor if possible another's stem.

    They are placed from the right, so that a stem passes to the left of what is nearer.
    """

    def __init__(self, left: float, right: float, lanes: int) -> None:
        self.left = left
        self.right = right
        self.limit = lanes
        self.placed: list[Flag] = []

    def place(self, number: int, texts: Sequence[str], stem: float, size: float) -> bool:
        """Place the first of *texts* that has room at *stem*, or tell that none has."""
        found = (flag for text in texts for flag in self._flags(number, text, stem, size))
        free = [flag for flag in found if self._is_free(flag)]
        clear = (flag for flag in free if self._is_clear(flag))
        flag = next(clear, next(iter(free), None))
        if flag:
            self.placed.append(flag)
        return flag is not None

    def _flags(self, number: int, text: str, stem: float, size: float) -> Iterator[Flag]:
        """Yield where *text* might stand: after its stem, about it, and before it."""
        width = text_width(text, size)
        for start in (stem + _BESIDE, self.right - width, stem - _BESIDE - width):
            apart = start > stem + _BESIDE or start + width < stem - _BESIDE - 1
            if not apart and start >= self.left and start + width <= self.right:
                for lane in range(self.limit):
                    yield Flag(
                        number=number,
                        text=text,
                        start=start,
                        end=start + width,
                        stem=stem,
                        lane=lane,
                    )

    def _is_free(self, flag: Flag) -> bool:
        return all(
            flag.end + _APART <= other.start or other.end + _APART <= flag.start
            for other in self.placed
            if other.lane == flag.lane
        )

    def _is_clear(self, flag: Flag) -> bool:
        """Tell whether no stem runs behind a label that is nearer."""
        for other in self.placed:
            near, far = sorted((flag, other), key=lambda each: each.lane)
            if near.lane < far.lane and near.start - 1 < far.stem < near.end + 1:
                return False
        return True

    @property
    def lanes(self) -> int:
        """How many lines are in use."""
        return max((flag.lane + 1 for flag in self.placed), default=0)
