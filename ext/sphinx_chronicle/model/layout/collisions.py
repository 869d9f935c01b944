"""What covers what on a map: frames by the cells of a grid, so that each look-up is short."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from .coast import CELL

_WIDTH = 36.0  # of a cell in pixels


class Frame(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Frame) -> bool:
        """Tell whether the two cover one another."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Grid:
    """Frames by the cells that they touch; each belongs to a name, to a mark, or to nobody."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Frame, int]]] = defaultdict(list)

    def add(self, frame: Frame, owner: int) -> None:
        """Put *frame* of *owner* in."""
        for cell in _cells(frame):
            self._cells[cell].append((frame, owner))

    def remove(self, frame: Frame, owner: int) -> None:
        """Take *frame* of *owner* out again."""
        for cell in _cells(frame):
            self._cells[cell].remove((frame, owner))

    def owners(self, frame: Frame, but: tuple[int, ...] = ()) -> set[int]:
        """Return whose frames *frame* meets, those of *but* left out."""
        return {
            owner
            for cell in _cells(frame)
            for other, owner in self._cells.get(cell, ())
            if other.meets(frame) and owner not in but
        }

    def is_free(self, frame: Frame, but: tuple[int, ...] = ()) -> bool:
        """Tell whether *frame* meets none but those of *but*."""
        left, top, right, bottom = frame
        cells = self._cells
        for cell in _cells(frame):
            for other, owner in cells.get(cell, ()):
                if (
                    other[0] < right
                    and left < other[2]
                    and other[1] < bottom
                    and top < other[3]
                    and owner not in but
                ):
                    return False
        return True


def _cells(frame: Frame) -> list[tuple[int, int]]:
    left, top, right, bottom = frame
    rows = range(int(top // _WIDTH), int(bottom // _WIDTH) + 1)
    columns = range(int(left // _WIDTH), int(right // _WIDTH) + 1)
    return [(column, row) for column in columns for row in rows]


class CoastCount:
    """Counts the cells of coast below a frame, by sums over all cells up to each."""

    def __init__(self, frame: Frame, cells: frozenset[tuple[int, int]]) -> None:
        self._columns = int(frame.right // CELL) + 2
        self._rows = int(frame.bottom // CELL) + 2
        self._sums = [[0] * (self._rows + 1) for _ in range(self._columns + 1)] if cells else []
        for column in range(self._columns if cells else 0):
            before, here, total = self._sums[column], self._sums[column + 1], 0
            for row in range(self._rows):
                total += (column, row) in cells
                here[row + 1] = before[row + 1] + total

    def under(self, frame: Frame) -> int:
        """Return how many cells *frame* touches through which a coast runs."""
        if not self._sums:
            return 0
        left, right = int(frame.left // CELL), int(frame.right // CELL) + 1
        top, bottom = int(frame.top // CELL), int(frame.bottom // CELL) + 1
        far, near = self._sums[right], self._sums[left]
        return far[bottom] - far[top] - near[bottom] + near[top]
