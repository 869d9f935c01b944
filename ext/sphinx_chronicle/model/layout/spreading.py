"""Entries of a list beside an axis: each as near to its place as its neighbors let it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def spread(
    wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float
) -> list[float]:
    """Return where entries stand so that none covers another, as near as can be to *wanted*.

    Entries that would collide form a block, and the block stands where it is nearest to what
    all of them want (the least squares of an isotonic regression). Linear in their number.
    """
    blocks: list[tuple[float, float, int]] = []  # sum of wanted tops, height, number of entries
    for want, height in zip(wanted, heights, strict=True):
        block = (want, height, 1)
        while blocks and _block_top(blocks[-1], top, bottom) + blocks[-1][1] > _block_top(
            block, top, bottom
        ):
            total, tall, count = blocks.pop()
            # What an entry of the later block wants is told from the top of the joint one.
            block = (total + block[0] - block[2] * tall, tall + block[1], count + block[2])
        blocks.append(block)
    places: list[float] = []
    rest = iter(heights)
    for block in blocks:
        y = _block_top(block, top, bottom)
        for _ in range(block[2]):
            places.append(y)
            y += next(rest)
    return places


def _block_top(block: tuple[float, float, int], top: float, bottom: float) -> float:
    total, height, count = block
    return max(top, min(total / count, bottom - height))
