"""Events in order of time, the parts of an event under it, grouped by the time of the first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from .dates import ClockTime, DateKind, format_date, format_time, parse_date
from .dates.pieces import is_unknown_year
from .items import Item, item_of, short_item
from .names import opening, short_name
from .selection import select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .chronicle import Chronicle
    from .dates import Day, HistoricalDate
    from .entity import Entity, Ref
    from .selection import ViewRequest

# LaTeX has no more levels of lists; what is deeper stands on the last of them.
_DEEPEST = 4


class Period(StrEnum):
    """What events are grouped by, from coarse to fine."""

    NONE = "none"
    DECADE = "decade"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


# How many steps of century, decade, year, month and day make a heading.
_DEPTHS = {Period.NONE: 0, Period.DECADE: 2, Period.YEAR: 3, Period.MONTH: 4, Period.DAY: 5}
_LAST_YEAR = 9999
# Stands in the key of a chapter before the first and the last day of what is not sure.
_UNSURE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One event: when, what and where, and the events that are part of it."""

    event: Item
    place: Item | None
    parts: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Lines under a heading, which is empty where nothing is grouped, or all *is_undated*."""

    heading: str
    lines: tuple[Line, ...]
    is_undated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Annals:
    """The lines of a chronology under their headings."""

    chapters: tuple[Chapter, ...]


def compose_annals(chronicle: Chronicle, request: ViewRequest, locale: str) -> Annals:
    """Return the events asked for, in order of time; a part stands under its whole.

    What begins at a time less sure than a heading says stands under a wider one: an event of
    1961 under 1961, before those of January. What may have begun in one century or another has
    a heading of its own; undated is only what has no date, or one of an unknown year.
    """
    chosen = select(chronicle.events, request.selection, chronicle)
    composer = _Composer(chosen, chronicle, locale)
    period = Period(request.grouping)
    chapters: dict[tuple[int, ...], list[Entity]] = defaultdict(list)
    undated: list[Entity] = []
    for event in composer.roots:
        date = chronicle.beginning(event)
        key = _chapter(date, period) if date else ()
        if date is None or (not key and period is not Period.NONE):
            undated.append(event)
        else:
            chapters[key].append(event)
    found = []
    for key in sorted(chapters):
        heading = _heading(key, locale)
        told = heading if period is Period.DAY else ""
        found.append(Chapter(heading=heading, lines=composer.lines(chapters[key], 1, told)))
    if undated:
        found.append(Chapter(heading="", lines=composer.lines(undated, 1), is_undated=True))
    return Annals(chapters=tuple(found))


# --- headings ---------------------------------------------------------------------------------


def heading_of(date: HistoricalDate, period: Period, locale: str) -> str:
    """Return the heading under which a list by *period* has what begins on *date*."""
    return _heading(_chapter(date, period), locale)


def _chapter(date: HistoricalDate, period: Period) -> tuple[int, ...]:
    """Return the period in which *date* surely begins, no finer than *period*.

    It is the century and then, as far as they are sure, the decade, year, month and day. If not
    even the century is sure, the steps of the first day are followed by both days between which
    it began. Empty if nothing is to be grouped, or nobody knows the year.
    """
    depth = _DEPTHS[period]
    if depth == 0 or is_unknown_year(date.dates[0]):
        return ()
    first, last = _opening_days(date)
    found: list[int] = []
    for one, other in zip(_steps(first), _steps(last), strict=True):
        if one != other or len(found) == depth:
            break
        found.append(one)
    return tuple(found) or (*_steps(first)[:depth], _UNSURE, *first, *last)


def _steps(day: Day) -> tuple[int, ...]:
    # Before Christ, and beyond four digits, nobody counts in centuries and decades.
    common = 0 <= day.year <= _LAST_YEAR
    century, decade = (day.year // 100, day.year // 10) if common else (day.year, day.year)
    return century, decade, *day


def _opening_days(date: HistoricalDate) -> tuple[Day, Day]:
    """Return the first and the last day on which *date* may have begun."""
    if date.kind is DateKind.ONE_OF and date.lower and date.upper:
        return date.lower, date.upper
    return date.dates[0].lower, date.dates[0].upper


def _heading(key: tuple[int, ...], locale: str) -> str:
    """Return the words over a chapter; none where nothing is grouped."""
    if not key:
        return ""
    if len(key) > _DEPTHS[Period.DAY]:
        years = "/".join(_year(key[place]) for place in (-6, -3))
        return opening(format_date(parse_date(years), locale))
    *_coarse, last = key
    if len(key) <= _DEPTHS[Period.DECADE] and 0 <= last <= _LAST_YEAR:
        expression = f"{last:02d}XX" if len(key) < _DEPTHS[Period.DECADE] else f"{last:03d}X"
    else:
        year, *days = key[min(len(key), _DEPTHS[Period.YEAR]) - 1 :]
        expression = "-".join([_year(year), *(f"{each:02d}" for each in days)])
    return opening(format_date(parse_date(expression), locale))


def _year(year: int) -> str:
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}" if abs(year) <= _LAST_YEAR else f"Y{year}"


# --- lines ------------------------------------------------------------------------------------


class _Composer:
    """Composes the lines of the events that are shown."""

    def __init__(self, chosen: tuple[Entity, ...], chronicle: Chronicle, locale: str) -> None:
        self.chronicle = chronicle
        self.locale = locale
        self.wholes = self._find_wholes(chosen)
        self.roots = [event for event in chosen if event.ref not in self.wholes]
        self.parts: dict[Ref, list[Entity]] = defaultdict(list)
        for event in chosen:
            if event.ref in self.wholes:
                self.parts[self.wholes[event.ref]].append(event)

    def _find_wholes(self, chosen: tuple[Entity, ...]) -> dict[Ref, Ref]:
        """Return under which event each is shown; in a circle of parts nothing is."""
        shown = {event.ref for event in chosen}
        wholes = {event.ref: whole for event in chosen if (whole := self._whole(event)) in shown}
        sure: set[Ref] = set()
        for start in list(wholes):
            path: dict[Ref, None] = {}
            current: Ref | None = start
            while current is not None and current not in sure and current not in path:
                path[current] = None
                current = wholes.get(current)
            if current in path:
                circle = list(path)[list(path).index(current) :]
                for ref in circle:
                    del wholes[ref]
            sure.update(path)
        return wholes

    def _whole(self, event: Entity) -> Ref | None:
        field = self.chronicle.type_of(event.ref).field("part-of")
        for reference in event.references("part-of") if field else ():
            whole = self.chronicle.find(reference.target, field.to) if field else None
            return whole.ref if whole else None
        return None

    def lines(self, events: list[Entity], level: int, told: str = "") -> tuple[Line, ...]:
        """Return the lines of *events* at *level* of nesting, under the heading *told*."""
        found = []
        for event in events:
            deeper = level < _DEEPEST
            parts = self.lines(self.parts[event.ref], level + 1) if deeper else ()
            found.append(self._line(event, parts, told))
            if not deeper:
                found += [self._line(part, ()) for part in self._below(event.ref)]
        return tuple(found)

    def _below(self, ref: Ref) -> Iterator[Entity]:
        """Yield all parts of *ref*, each before its own parts."""
        waiting = self.parts[ref][::-1]
        while waiting:
            part = waiting.pop()
            yield part
            waiting += self.parts[part.ref][::-1]

    def _line(self, event: Entity, parts: tuple[Line, ...], told: str = "") -> Line:
        date = self.chronicle.beginning(event)
        item = replace(
            short_item(event, self.chronicle),
            lead=self._lead(event, told),
            edtf=date.edtf if date else "",
        )
        return Line(event=item, place=self._place(event), parts=parts)

    def _lead(self, event: Entity, told: str) -> str:
        """Return date and time, without a date that the heading has *told*."""
        date = self.chronicle.beginning(event)
        time = event.value("time", ClockTime)
        words = opening(format_date(date, self.locale)) if date else ""
        clock = format_time(time, self.locale) if time else ""
        shown = ("" if words == told else words, clock if date else "")
        return opening(", ".join(word for word in shown if word))

    def _place(self, event: Entity) -> Item | None:
        """Return the event's place, unless its title names it already."""
        field = self.chronicle.type_of(event.ref).field("place")
        for reference in event.references("place") if field else ():
            place = self.chronicle.find(reference.target, field.to) if field else None
            if place is not None:
                name = short_name(place, self.chronicle.type_of(place.ref))
                title = short_name(event, self.chronicle.type_of(event.ref))
                if name.casefold() in title.casefold():
                    return None
                return item_of(place, name)
        return None
