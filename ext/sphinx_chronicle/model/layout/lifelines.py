"""Lives as bars on one axis of time, with terms of office on them and events across them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..drawing import NARROW, PAGE, PHONE, WIDE, Anchor, Box, Drawing, Group, Line, Words
from .flags import Flag, Flags
from .labels import fit
from .life_rows import Row, RowPlan, Stretch, border_of, paper
from .metrics import text_width, wrap
from .sheets import share_out
from .window import EDGE, Window

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..drawing import Mark
    from ..entity import Ref

__all__ = ["Crossing", "Lives", "Row", "Stretch", "draw_narrow", "draw_wide"]

_NAME = 11.5
_TEXT = 9.5
_HEADING = 22.0
_EVENT = 13.0  # of a line of events
_AXIS = 18.0
_CONTEXT = 12.0  # of a second line of the axis
_FOOT_LINE = 14.0
_EVENT_LANES = 12
_LEAST = 3.0  # width of a bar
_TALLEST = 1100.0  # of a wide sheet
_NAMES = 170.0  # width of the column of names, at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """An event, from its *first* to its *last* day, that crosses all lives."""

    label: str
    first: float
    last: float
    title: str = ""
    goal: Ref | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lives:
    """What is drawn, cropped to the days from *since* to *until*; *remarks* stand below.

    The axis is labelled for readers of *locale*.
    """

    rows: tuple[Row, ...]
    crossings: tuple[Crossing, ...] = ()
    since: float
    until: float
    locale: str = "en_US"
    remarks: tuple[str, ...] = ()


def draw_wide(lives: Lives) -> tuple[Drawing, ...]:
    """Return the sheets for a desktop: names in a column at the left."""
    widest = max((text_width(row.name, _NAME) for row in lives.rows), default=0)
    return _Painter(lives, WIDE, _TALLEST, min(widest, _NAMES) + 12).sheets()


def draw_narrow(lives: Lives) -> tuple[Drawing, ...]:
    """Return the sheets for print and a column of text: each name above its bar."""
    return _Painter(lives, NARROW, PAGE, 0).sheets()


def draw_phone(lives: Lives) -> tuple[Drawing, ...]:
    """Return the sheets for a phone, like the narrow ones."""
    return _Painter(lives, PHONE, PAGE, 0).sheets()


class _Painter:
    """Lays out the sheets of one width."""

    def __init__(self, lives: Lives, width: float, tallest: float, names: float) -> None:
        self.lives = lives
        self.width = width
        self.tallest = tallest
        self.names = names
        border = border_of(lives.rows) if names else 0
        left, right = names + EDGE + border, width - EDGE - border
        self.window = Window(lives.since, lives.until, left, right, lives.locale)
        self.events = self._place_events()
        self.plans = [
            RowPlan(row, self.window, border=border, named_above=not names) for row in lives.rows
        ]

    def sheets(self) -> tuple[Drawing, ...]:
        """Return the sheets, each with the axis and the events."""
        sheets = self._paginate()
        return tuple(self._sheet(plans, last=plans is sheets[-1]) for plans in sheets)

    @property
    def _head(self) -> float:
        """The height of what stands above the rows: axis and events."""
        return self._axis_high + self.events.lanes * _EVENT + 8

    @property
    def _axis_high(self) -> float:
        return _AXIS + (_CONTEXT if self.window.contexts else 0)

    @property
    def _foot(self) -> list[str]:
        """The lines below the rows."""
        room = self.width - 6
        lines = (line for text in self.lives.remarks for line in wrap(text, room, _TEXT))
        return [fit(line, room, _TEXT) for line in lines]

    def _paginate(self) -> list[list[RowPlan]]:
        room = self.tallest - self._head - self._axis_high - len(self._foot) * _FOOT_LINE - 4
        return share_out(self._fill, room)

    def _fill(self, room: float) -> list[list[RowPlan]]:
        """Return the rows of sheets, none higher than *room* unless one row is."""
        sheets: list[list[RowPlan]] = []
        height, group = math.inf, ""
        for plan in self.plans:
            headed = bool(plan.row.group) and plan.row.group != group
            height += plan.height + headed * _HEADING
            if height > room:
                sheets.append([])
                height = plan.height + bool(plan.row.group) * _HEADING
            sheets[-1].append(plan)
            group = plan.row.group
        return sheets

    def _place_events(self) -> Flags:
        flags = Flags(self.window.left - self.names, self.window.right, _EVENT_LANES)
        room = min(230.0, self.width / 2)
        seen = [
            (number, each)
            for number, each in enumerate(self.lives.crossings)
            if self._is_seen(each)
        ]
        for number, crossing in sorted(seen, key=lambda each: -each[1].first):
            stem = max(self.window.x(crossing.first), self.window.left)
            flags.place(number, (fit(crossing.label, room, _TEXT),), stem, _TEXT)
        return flags

    def _is_seen(self, crossing: Crossing) -> bool:
        return crossing.first <= self.lives.until and crossing.last >= self.lives.since

    # --- marks ------------------------------------------------------------------------------------

    def _sheet(self, plans: Sequence[RowPlan], *, last: bool) -> Drawing:
        bottom = self._head + _stand(plans)
        marks: list[Mark] = [*self._axis(bottom), *self._crossings(bottom)]
        top = self._head
        group = ""
        for plan in plans:
            if plan.row.group != group:
                group = plan.row.group
                marks += self._heading(group, top)
                top += _HEADING if group else 0
            marks += plan.marks(top, self.names)
            top += plan.height
        y = bottom + self._axis_high + 8
        foot = self._foot if last else []
        for line in foot:
            marks.append(Words(x=3, y=y, text=line, size=_TEXT, style="soft"))
            y += _FOOT_LINE
        height = bottom + self._axis_high + len(foot) * _FOOT_LINE + 4
        return Drawing(width=self.width, height=height, marks=tuple(marks))

    def _heading(self, text: str, top: float) -> Iterator[Mark]:
        if text:
            shown = fit(text, self.width - 8, _NAME, bold=True)
            yield paper(2, top, text_width(shown, _NAME, bold=True) + 5, _HEADING - 5)
            yield Words(x=2, y=top + 13, text=shown, size=_NAME, bold=True, style="soft")

    def _axis(self, bottom: float) -> Iterator[Mark]:
        left, right, top = self.window.left, self.window.right, self._axis_high
        for tick in self.window.ticks:
            x = self.window.x(tick.day)
            yield Line(points=((x, top), (x, bottom)), style="rule")
            for y in (top - 5, bottom + 12):
                yield Words(
                    x=self.window.label_x(tick),
                    y=y,
                    text=tick.text,
                    size=_TEXT,
                    anchor=Anchor.MIDDLE,
                    style="soft",
                )
        for x, text in self.window.contexts:
            for y in (top - 5 - _CONTEXT, bottom + 12 + _CONTEXT):
                yield Words(x=x, y=y, text=text, size=_TEXT, bold=True, style="soft")
        for y in (top, bottom):
            yield Line(points=((left, y), (right, y)), style="axis")

    def _crossings(self, bottom: float) -> Iterator[Group]:
        """Yield the events, that of the farthest label first: what is nearer covers its line."""
        flags = {flag.number: flag for flag in self.events.placed}
        seen = [(flags.get(number), each) for number, each in enumerate(self.lives.crossings)]
        for flag, crossing in sorted(seen, key=lambda each: -each[0].lane if each[0] else 0):
            if self._is_seen(crossing):
                marks = tuple(self._crossing(crossing, flag, bottom))
                yield Group(marks=marks, goal=crossing.goal, title=crossing.title)

    def _crossing(self, crossing: Crossing, flag: Flag | None, bottom: float) -> Iterator[Mark]:
        left = max(self.window.x(crossing.first), self.window.left)
        right = min(self.window.x(crossing.last + 1), self.window.right)
        lines = self._head - 4
        top = lines - (flag.lane + 1) * _EVENT if flag else lines
        if right - left > _LEAST:
            yield Box(x=left, y=lines, width=right - left, height=bottom - lines, style="era")
        yield Line(points=((left, top), (left, bottom)), style="crossing")
        if flag:
            yield paper(flag.start - 1, top, flag.end - flag.start + 2, _EVENT - 1)
            yield Words(x=flag.start, y=top + 9, text=flag.text, size=_TEXT, style="crossing-name")


def _stand(plans: Sequence[RowPlan]) -> float:
    """Return how high *plans* stand one below the other, with the headings of their groups."""
    groups = [plan.row.group for plan in plans]
    headed = sum(
        bool(group) and (number == 0 or groups[number - 1] != group)
        for number, group in enumerate(groups)
    )
    return sum(plan.height for plan in plans) + headed * _HEADING
