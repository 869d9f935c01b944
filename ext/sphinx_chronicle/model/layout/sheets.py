"""Share rows out over sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")
_TRIES = 12
_STEP = 0.06  # of the room
_LEAST_LAST = 0.25  # rows of the last sheet as against the first


def share_out(fill: Callable[[float], list[list[_T]]], room: float) -> list[list[_T]]:
    """Return the sheets that *fill* makes, as few as *room* allows and all but the last full.

    So a printed page is filled, and what follows the last sheet has room below it. The others
    leave that one enough that it is worth a sheet. *fill* takes the height that a sheet may have
    and fills one sheet after another.
    """
    sheets = fill(room)
    for number in range(1, _TRIES + 1):
        if len(sheets[-1]) >= len(sheets[0]) * _LEAST_LAST:
            break
        trial = fill(room * (1 - number * _STEP))
        if len(trial) > len(sheets):
            break
        sheets = trial
    return sheets
