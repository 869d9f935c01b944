"""Pieces that lie beside one another on as few rows as will hold them, none over another."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_APART = 4.0  # pixels between two pieces on a row


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """One way to set a label: what mark and label take together, and where the label begins."""

    left: float
    right: float
    label: str = ""
    label_left: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A mark and the ways to label it, best first; *bare* is the mark without a label.

    Of two that both want a label the one with more *weight* gets it. *whole* is the number of
    the piece that this one is a part of: it stands in a row below it.
    """

    number: int
    bare: Placing
    labelled: tuple[Placing, ...] = ()
    weight: float = 0
    whole: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A piece in its row."""

    piece: Piece
    placing: Placing
    row: int


class _Rows:
    """Rows, at most *limit*, with what is taken on each."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.taken: list[list[tuple[float, float]]] = []

    def take(self, placing: Placing, start: int = 0) -> int | None:
        """Take the first row from *start* on that is free there; None if none is."""
        for row in range(start, self.limit):
            if row == len(self.taken):
                self.taken.append([])
            if self._is_free(self.taken[row], placing):
                insort(self.taken[row], (placing.left, placing.right))
                return row
        return None

    @staticmethod
    def _is_free(taken: list[tuple[float, float]], placing: Placing) -> bool:
        at = bisect_left(taken, (placing.left, placing.right))
        if at and taken[at - 1][1] + _APART > placing.left:
            return False
        return at == len(taken) or placing.right + _APART <= taken[at][0]


def pack(pieces: Sequence[Piece], limit: int) -> tuple[list[Placed], list[Piece]]:
    """Return *pieces* on *limit* rows at most, in order of time, and those without room.

    First it is settled which labels there is room for, the weightiest first. Then all that have
    one are laid out from the left, each on the first free row: of all layouts of these pieces
    that one needs the fewest rows. Marks without a label fill the gaps.
    """
    chosen = _choose(pieces, limit)
    lefts = {piece.number: piece.bare.left for piece in pieces}
    rows = _Rows(limit)
    placed: dict[int, Placed] = {}
    left_over: list[Piece] = []
    for labelled in (True, False):
        group = [(chosen.get(piece.number, piece.bare), piece) for piece in pieces]
        wanted = [each for each in group if bool(each[0].label) is labelled]
        for placing, piece in sorted(wanted, key=lambda each: _order(each, lefts)):
            row = _find_row(rows, placing, _row_below(piece, placed))
            if row is None:
                left_over.append(piece)
            else:
                placed[piece.number] = Placed(piece=piece, placing=placing, row=row)
    return list(placed.values()), left_over


def fold(placed: Sequence[Placed], left_over: Iterable[Piece]) -> list[Placed]:
    """Return *left_over*, each bare on the row where its neighbors are farthest from it."""
    middles: list[list[float]] = [[] for _ in range(max((p.row + 1 for p in placed), default=1))]
    for each in placed:
        insort(middles[each.row], _middle(each.piece))
    found = []
    for piece in left_over:
        middle = _middle(piece)
        row = max(range(len(middles)), key=lambda row: _distance(middles[row], middle))
        insort(middles[row], middle)
        found.append(Placed(piece=piece, placing=piece.bare, row=row))
    return found


def _middle(piece: Piece) -> float:
    return (piece.bare.left + piece.bare.right) / 2


def _distance(row: list[float], middle: float) -> float:
    at = bisect_left(row, middle)
    return min((abs(each - middle) for each in row[max(0, at - 1) : at + 1]), default=1e9)


def _choose(pieces: Iterable[Piece], limit: int) -> dict[int, Placing]:
    """Return, by number of the piece, the label of every piece that has room for one."""
    rows = _Rows(limit)
    chosen: dict[int, Placing] = {}
    for piece in sorted(pieces, key=lambda piece: (-piece.weight, piece.number)):
        for placing in piece.labelled:
            if rows.take(placing) is not None:
                chosen[piece.number] = placing
                break
    return chosen


def _order(
    each: tuple[Placing, Piece], lefts: Mapping[int, float]
) -> tuple[float, bool, float, int]:
    """Return what sorts pieces from the left, a part after its whole."""
    placing, piece = each
    of_whole = lefts.get(piece.whole) if piece.whole is not None else None
    left = placing.left if of_whole is None else max(placing.left, of_whole)
    return left, of_whole is not None, -placing.right, piece.number


def _row_below(piece: Piece, placed: Mapping[int, Placed]) -> int:
    whole = placed.get(piece.whole) if piece.whole is not None else None
    return whole.row + 1 if whole else 0


def _find_row(rows: _Rows, placing: Placing, start: int) -> int | None:
    row = rows.take(placing, start)
    return rows.take(placing) if row is None and start else row
