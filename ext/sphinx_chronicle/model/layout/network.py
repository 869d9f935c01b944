"""A person among others: a fan of ties from the one in the middle to names in columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING

from ..drawing import (
    NARROW,
    PAGE,
    PHONE,
    WIDE,
    Anchor,
    Box,
    Curve,
    Dot,
    Drawing,
    Group,
    Line,
    Words,
)
from .labels import fit
from .metrics import text_width, wrap
from .network_rows import Node, Row, Shape, Strand, halve, paginate, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..drawing import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A tie between two of the nodes around, by their numbers."""

    first: int
    second: int
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Star:
    """What is drawn: the *ego*, the nodes around in their order, and the ties among those.

    *key* explains each kind of line in use, *remarks* are lines of text below the drawing.
    """

    ego: Node
    nodes: tuple[Node, ...]
    links: tuple[Link, ...] = ()
    key: tuple[tuple[Strand | Shape, str], ...] = ()
    remarks: tuple[str, ...] = ()


__all__ = ["Link", "Node", "Shape", "Star", "Strand", "draw_narrow", "draw_phone", "draw_wide"]

_NAME = 11.5
_NOTE = 9.5
_HEAD = 9.5
_MARGIN = 12.0
_LINE = 14.0
_DOT = 4.5
_GAP = 9.0
_ASIDE = 13.0  # between two kinds of tie to one node
_WIDTHS = 5  # of lines, as the style sheet has them


def draw_wide(star: Star) -> tuple[Drawing, ...]:
    """Return the sheet for a desktop: the ego in the middle, the others in a ring around it."""
    left, right = halve(rows_of(star.nodes))
    height = max(sum(row.height for row in side) for side in (left, right))
    ring = _Ring(center=(WIDE / 2, _MARGIN + height / 2), height=height, outer=165, inner=96)
    ego = _Pill(star.ego, ring.center, 118)
    seats = [*ring.seat(left, -1), *ring.seat(right, 1)]
    return (_sheet(star, seats, ego, WIDE, height),)


def draw_narrow(star: Star) -> tuple[Drawing, ...]:
    """Return the sheets for print and a column of text: the ego left, the others down the right."""
    return _draw_column(star, NARROW, 112)


def draw_phone(star: Star) -> tuple[Drawing, ...]:
    """Return the sheets for a phone, like the narrow ones."""
    return _draw_column(star, PHONE, 68)


def _draw_column(star: Star, width: float, away: float) -> tuple[Drawing, ...]:
    room = PAGE - 2 * _MARGIN - _foot_height(star, width)
    sheets = paginate(rows_of(star.nodes), room)
    goes_on = replace(star, remarks=())
    return tuple(
        _column_sheet(star if rows is sheets[-1] else goes_on, rows, width, away) for rows in sheets
    )


def _column_sheet(star: Star, rows: Sequence[Row], width: float, away: float) -> Drawing:
    height = max(sum(row.height for row in rows), 40.0)
    ego = _Pill(star.ego, (44, _MARGIN + height / 2), 80)
    column = _Ring(center=(44, _MARGIN + height / 2), height=height, outer=away, inner=away)
    return _sheet(star, list(column.seat(rows, 1)), ego, width, height)


# --- places ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seat:
    """Where a row stands: its point, and the side its text runs to."""

    row: Row
    x: float
    y: float
    side: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ring:
    """A flat ring about *center*: *outer* wide at its middle, *inner* at top and bottom."""

    center: tuple[float, float]
    height: float
    outer: float
    inner: float

    def seat(self, rows: Sequence[Row], side: int) -> Iterator[_Seat]:
        """Yield the seats of the rows of a column, from the top."""
        x, y = self.center
        top = y - sum(row.height for row in rows) / 2
        for row in rows:
            middle = top + row.height / 2
            yield _Seat(row=row, x=x + side * self._reach(middle - y), y=middle, side=side)
            top += row.height

    def _reach(self, away: float) -> float:
        share = min(1.0, abs(away) / max(self.height / 2, 1.0))
        return self.inner + (self.outer - self.inner) * sqrt(1 - share * share)


class _Pill:
    """The ego's name in a frame, in two or three lines if it is long."""

    def __init__(self, node: Node, center: tuple[float, float], width: float) -> None:
        self.node = node
        self.center = center
        lines = wrap(node.name, width - 16, _NAME, bold=True)[:3]
        self.lines = [fit(line, width - 16, _NAME, bold=True) for line in lines]
        widest = max((text_width(line, _NAME, bold=True) for line in self.lines), default=0)
        self.width = max(widest + 16, 44.0)
        self.height = _LINE * max(len(self.lines), 1) + 12

    def marks(self) -> Group:
        """Return the frame and the name."""
        x, y = self.center
        radius = 3 if self.node.shape is Shape.ORGANIZATION else self.height / 2
        frame = Box(
            x=x - self.width / 2,
            y=y - self.height / 2,
            width=self.width,
            height=self.height,
            radius=min(radius, 15),
            style=f"paper outline {self.node.shape}-outline",
        )
        top = y - _LINE * len(self.lines) / 2 + 11
        words = [
            Words(x=x, y=top + _LINE * n, text=line, size=_NAME, bold=True, anchor=Anchor.MIDDLE)
            for n, line in enumerate(self.lines)
        ]
        return Group(marks=(frame, *words), goal=self.node.goal, title=self.node.title)


# --- marks -------------------------------------------------------------------------------------


def _sheet(star: Star, seats: Sequence[_Seat], ego: _Pill, width: float, height: float) -> Drawing:
    marks: list[Mark] = [*_links(star.links, seats, ego)]
    marks += [
        _heading(seat, width)
        if seat.row.heading
        else _node(star.nodes[seat.row.node], seat, ego, width)
        for seat in seats
    ]
    marks.append(ego.marks())
    top = height + 2 * _MARGIN
    marks += _foot(star, width, top)
    return Drawing(width=width, height=top + _foot_height(star, width), marks=tuple(marks))


def _heading(seat: _Seat, width: float) -> Words:
    start = seat.x + seat.side * _GAP
    text = fit(seat.row.heading, _room(start, seat.side, width), _HEAD, bold=True)
    anchor = Anchor.START if seat.side > 0 else Anchor.END
    return Words(
        x=start, y=seat.y + 6, text=text, size=_HEAD, bold=True, anchor=anchor, style="soft"
    )


def _node(node: Node, seat: _Seat, ego: _Pill, width: float) -> Group:
    start = seat.x + seat.side * _GAP
    room = _room(start, seat.side, width)
    anchor = Anchor.START if seat.side > 0 else Anchor.END
    y = seat.y - 2.5 if node.notes else seat.y + 4
    name = Words(x=start, y=y, text=fit(node.name, room, _NAME), size=_NAME, anchor=anchor)
    note = Words(
        x=start,
        y=seat.y + 9.5,
        text=_choose(node.notes, room),
        size=_NOTE,
        anchor=anchor,
        style="soft",
    )
    words = (name, note) if note.text else (name,)
    ties = tuple(_ties(node, seat, ego))
    return Group(
        marks=(*ties, _spot(node.shape, seat.x, seat.y), *words), goal=node.goal, title=node.title
    )


def _choose(notes: Sequence[str], room: float) -> str:
    """Return the first of *notes* that has room, or what there is room for of the last."""
    fitting = (note for note in notes if text_width(note, _NOTE) <= room)
    return next(fitting, "") or fit(notes[-1] if notes else "", room, _NOTE)


def _room(start: float, side: int, width: float) -> float:
    return (width - start if side > 0 else start) - 3


def _spot(shape: Shape, x: float, y: float) -> Mark:
    if shape is Shape.ORGANIZATION:
        return Box(x=x - _DOT, y=y - _DOT, width=2 * _DOT, height=2 * _DOT, style=shape)
    return Dot(x=x, y=y, radius=_DOT, style=shape)


def _ties(node: Node, seat: _Seat, ego: _Pill) -> Iterator[Curve]:
    """Yield one curve for each kind of tie, beside one another if there are several."""
    x, y = ego.center
    away = seat.x - x
    middle = (len(node.ties) - 1) / 2
    for number, (strand, weight) in enumerate(node.ties):
        aside = (number - middle) * _ASIDE
        yield Curve(
            start=(x, y),
            control=((x + away * 0.5, y + aside), (seat.x - away * 0.45, seat.y + aside)),
            end=(seat.x, seat.y),
            style=f"tie tie-{strand} tie-{min(weight, _WIDTHS)}",
        )


def _links(links: Iterable[Link], seats: Sequence[_Seat], ego: _Pill) -> Iterator[Group]:
    """Yield the ties among those around, bowed to the inside."""
    places = {seat.row.node: seat for seat in seats}
    for link in links:
        if link.first in places and link.second in places:
            first, second = places[link.first], places[link.second]
            bow = _bow(first, second, ego)
            curve = Curve(
                start=(first.x, first.y),
                control=bow,
                end=(second.x, second.y),
                style="tie tie-aside",
            )
            yield Group(marks=(curve,), title=link.title)


def _bow(
    first: _Seat, second: _Seat, ego: _Pill
) -> tuple[tuple[float, float], tuple[float, float]]:
    x = ego.center[0]
    if first.side != second.side:
        return (first.x + (x - first.x) * 0.6, first.y), (second.x + (x - second.x) * 0.6, second.y)
    depth = min(0.62, 0.12 + abs(first.y - second.y) / 500)
    reach = depth * max(abs(first.x - x), abs(second.x - x))
    return (
        (first.x - first.side * reach, first.y + (second.y - first.y) * 0.15),
        (second.x - second.side * reach, second.y + (first.y - second.y) * 0.15),
    )


# --- the foot ----------------------------------------------------------------------------------


def _foot_height(star: Star, width: float) -> float:
    lines = len(_key_lines(star, width)) + len(_remark_lines(star, width))
    return lines * _LINE + (6 if lines else 0)


def _remark_lines(star: Star, width: float) -> list[str]:
    lines = (line for remark in star.remarks for line in wrap(remark, width - 6, _NOTE))
    return [fit(line, width - 6, _NOTE) for line in lines]


def _key_lines(star: Star, width: float) -> list[list[tuple[Strand | Shape, str, float]]]:
    """Return the entries of the key, by line, each with its place."""
    lines: list[list[tuple[Strand | Shape, str, float]]] = []
    x = width
    for sign, words in star.key:
        text = fit(words, width - 50, _NOTE)
        needed = 34 + text_width(text, _NOTE)
        if x + needed > width:
            lines.append([])
            x = 3.0
        lines[-1].append((sign, text, x))
        x += needed + 18
    return lines


def _foot(star: Star, width: float, top: float) -> Iterator[Mark]:
    y = top + 8
    for line in _key_lines(star, width):
        for sign, text, x in line:
            if isinstance(sign, Shape):
                yield _spot(sign, x + 22, y - 3)
            else:
                yield Line(points=((x, y - 3), (x + 28, y - 3)), style=f"tie tie-{sign} tie-2")
            yield Words(x=x + 34, y=y, text=text, size=_NOTE, style="soft")
        y += _LINE
    for text in _remark_lines(star, width):
        yield Words(x=3, y=y, text=text, size=_NOTE, style="soft")
        y += _LINE
