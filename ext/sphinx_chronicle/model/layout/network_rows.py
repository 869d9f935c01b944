"""Who stands around in a network, as rows in columns and on sheets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from .sheets import share_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..entity import Ref

_ROW = 26.5
_BARE_ROW = 18.0
_HEADING = 20.0
_SPLIT = 70.0  # how uneven two columns may be, in pixels, before a group is split
_ORPHANS = 2


class Strand(StrEnum):
    """What ties two together; the word is the style of its line."""

    EVENTS = "events"
    RELATION = "relation"
    BODY = "body"
    ASIDE = "aside"


class Shape(StrEnum):
    """How a node is drawn, so that its type can be told without colors."""

    PERSON = "person"
    ORGANIZATION = "organization"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One person or body.

    The first of *notes* that has room stands below the name, *title* is what the pointer shows;
    nodes of one *group* stand together under its name; *ties* are the kinds of line to the middle
    with their weights.
    """

    name: str
    shape: Shape
    goal: Ref
    notes: tuple[str, ...] = ()
    title: str = ""
    group: str = ""
    ties: tuple[tuple[Strand, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A node by its number, or the heading of a group."""

    node: int = -1
    heading: str = ""
    group: str = ""
    height: float = _HEADING


def rows_of(nodes: Sequence[Node]) -> list[Row]:
    """Return one row for each of *nodes*, without headings."""
    return [_node_row(number, node) for number, node in enumerate(nodes)]


def _node_row(number: int, node: Node) -> Row:
    return Row(node=number, group=node.group, height=_ROW if node.notes else _BARE_ROW)


def _headed(rows: Sequence[Row]) -> list[Row]:
    """Return *rows* with the heading of each group before its first."""
    found: list[Row] = []
    for number, row in enumerate(rows):
        if row.group and (number == 0 or rows[number - 1].group != row.group):
            found.append(Row(heading=row.group, group=row.group))
        found.append(row)
    return found


def _measure(rows: Sequence[Row]) -> float:
    return sum(row.height for row in _headed(rows))


def halve(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Return the rows of two columns as high as one another, parting no group without need."""
    heights = [row.height for row in rows]
    total = sum(heights)
    best, cost, height = 0, float("inf"), 0.0
    for cut in range(1, len(rows) + 1):
        height += heights[cut - 1]
        parts = cut < len(rows) and rows[cut].group == rows[cut - 1].group
        uneven = abs(total - 2 * height) + (_SPLIT if parts and rows[cut].group else 0)
        if uneven < cost:
            best, cost = cut, uneven
    return _headed(rows[:best]), _headed(rows[best:])


def paginate(rows: list[Row], room: float) -> list[list[Row]]:
    """Return the rows of each sheet, with headings, none higher than *room*."""
    return [_headed(page) for page in share_out(lambda share: _fill(rows, share), room)]


def _fill(rows: list[Row], room: float) -> list[list[Row]]:
    sheets: list[list[Row]] = [[]]
    for row in rows:
        if sheets[-1] and _measure([*sheets[-1], row]) > room:
            sheets.append(_take_orphans(sheets[-1], row))
        sheets[-1].append(row)
    return sheets


def _take_orphans(page: list[Row], following: Row) -> list[Row]:
    """Take from the end of *page* a row or two whose group goes on with *following*."""
    length = 0
    while length < len(page) and page[-1 - length].group == following.group:
        length += 1
    if not 0 < length <= _ORPHANS or length == len(page):
        return []
    orphans = page[-length:]
    del page[-length:]
    return orphans
