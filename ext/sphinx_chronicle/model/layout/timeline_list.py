"""The list beside an upright time line: its entries, their lines, and which sheet they are on."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..drawing import Anchor, Words
from .labels import fit
from .metrics import text_width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..drawing import Mark
    from .timeline import Chart, Period

TOP = 8.0
BOTTOM = 8.0
_WHEN = 10.5  # size of dates
_TEXT = 11.5
_LINE = 14.0
_BETWEEN = 3.0  # between two entries
_INDENT = 10.0
_MOST_LINES = 3
# Of more events than these the weightiest are listed, and the rest are marks alone.
_MOST_NAMED = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the list: its lines, the first after the date; *number* None for a lens.

    A date too long for one line has several, and as many of *lines* are empty.
    """

    number: int | None
    day: float
    when: tuple[str, ...]
    lines: tuple[str, ...]
    period: Period | None = None

    @property
    def height(self) -> float:
        """How much of the list it takes."""
        return len(self.lines) * _LINE + _BETWEEN


def name_some(chart: Chart, numbers: Sequence[int]) -> list[int]:
    """Return the events that are listed: all, or of very many the weightiest, in order of time."""
    if chart.labelled or len(numbers) <= _MOST_NAMED:
        return list(numbers)
    ranked = sorted(numbers, key=lambda number: (-chart.events[number].weight, number))
    return sorted(ranked[:_MOST_NAMED])


def divide(entries: Sequence[Entry], room: float) -> Iterator[list[Entry]]:
    """Yield the entries of each sheet, about as many on one as on another."""
    usable = room - TOP - BOTTOM
    total = sum(entry.height for entry in entries)
    target = total / max(1, math.ceil(total / (usable * 0.94)))
    part: list[Entry] = []
    height = 0.0
    for entry in entries:
        if part and height + entry.height > min(usable, target + entry.height / 2):
            yield part
            part, height = [], 0.0
        part.append(entry)
        height += entry.height
    if part:
        yield part


def fill_dated(
    text: str, when: str, width: float, *, bold: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines of a date and those of *text*, which goes on beside it if it is short."""
    if text_width(when, _WHEN) <= width:
        return (when,) if when else (), fill(text, when, width, bold=bold)
    dates = wrap(when, width, _WHEN)[:_MOST_LINES]
    words = fill(text, "", width - _INDENT, bold=bold)
    return tuple(fit(date, width, _WHEN) for date in dates), ("",) * len(dates) + words


def fill(text: str, when: str, width: float, *, bold: bool) -> tuple[str, ...]:
    """Return *text* in lines, the first of which begins after the date."""
    lines = [""]
    room = first = width - (text_width(when, _WHEN) + 6 if when else 0)
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, _TEXT, bold=bold) <= room:
            lines[-1] = longer
        else:
            room = width - _INDENT
            lines.append(word)
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES - 1] += " " + lines[_MOST_LINES]
        del lines[_MOST_LINES:]
    rooms = [first] + [width - _INDENT] * len(lines)
    return tuple(
        fit(line, room, _TEXT, bold=bold) if line else ""
        for line, room in zip(lines, rooms, strict=False)
    )


def draw_entry(entry: Entry, left: float, place: float, *, bold: bool) -> Iterator[Mark]:
    """Yield the words of *entry*, from *left* and from *place* downward."""
    x = left
    y = place + 11
    for number, when in enumerate(entry.when):
        # Set from its end, so that it stands close to the title in any typeface.
        x = left + text_width(when, _WHEN)
        base = y + number * _LINE
        yield Words(x=x, y=base, text=when, size=_WHEN, anchor=Anchor.END, style="soft")
        x += 6
    for number, line in enumerate(entry.lines):
        if line:
            yield Words(x=x, y=y + number * _LINE, text=line, size=_TEXT, bold=bold)
        x = left + _INDENT
