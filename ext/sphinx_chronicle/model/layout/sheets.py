"""Share rows out over sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")
_TRIES = 10


def balance(fill: Callable[[float], list[list[_T]]], room: float) -> list[list[_T]]:
    """Return the sheets that *fill* makes, as few as *room* allows and about equally high.

    *fill* takes the height that a sheet may have and fills one sheet after another.
    """
    sheets = fill(room)
    low, high = 0.0, room
    for _ in range(_TRIES):
        middle = (low + high) / 2
        trial = fill(middle)
        if len(trial) > len(sheets):
            low = middle
        else:
            sheets, high = trial, middle
    return sheets
