"""Events along an axis of time: an overview in lanes, and strips that enlarge parts of it.

Design. A chart answers three questions, each for itself: when was that, what else happened then,
and how sure is it. So time runs true to scale, on one axis for all lanes; a lane is a place or a
side, told by its place and its name and only then by its color. An event known to the day is a
dot; what lasted is a bar as long as it lasted. Firm ends are drawn firm, and an end that is not
known fades over the days on which it may lie; what is doubted is drawn hollow; what goes on has
an arrow. A label stands right of its mark, on its bar, or left of it, never over another, and
the weightiest events (those that the book speaks of most) are labelled first. What has no room
for a label stays a dot with a title, and where even dots have no room their number stands. An
event within an enlarged period is named there and is a dot in the overview, so that the overview
shows how dense that time was and the strip shows what happened.

On a narrow sheet a label needs the whole width. There time runs downward: the lanes are columns,
and the labels form a list beside them, joined to their marks by leaders
(:mod:`.timeline_narrow`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..entity import Ref
    from .reach import Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What is drawn of one event.

    *when* is its date in few words, *title* all that a reader gets who points at it, *words*
    what the filter of the web page looks through beside the title. *hue* is the number of its
    color, *lane* that of its lane; *whole* is the number of the event that it is a part of.
    """

    label: str
    when: str
    title: str
    goal: Ref | None
    reach: Reach
    lane: int = 0
    hue: int = 1
    weight: float = 0
    whole: int | None = None
    has_parts: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from *first* to *last*, midnight to midnight, with a name."""

    first: float
    last: float
    label: str = ""

    def holds(self, reach: Reach) -> bool:
        """Tell whether all of *reach* lies in it."""
        return self.first <= reach.first and reach.last <= self.last

    def meets(self, reach: Reach) -> bool:
        """Tell whether some of *reach* may lie in it."""
        first, last = reach.known
        return first < self.last and (last > self.first or first == last == self.first)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What is drawn: *events* in order of time, *lanes* by number, and the words on the sheet.

    *labelled* is None for as many labels as fit, else whether all or none are wanted. *more*
    is the title of a count, with ``{count}`` in it; *enlarged* stands, on a narrow sheet, where
    a period begins that is enlarged on another. *facts* are for the script of the page.
    """

    events: tuple[Event, ...]
    lanes: tuple[tuple[str, int], ...]
    whole: Period
    strips: tuple[Period, ...] = ()
    title: str = ""
    labelled: bool | None = None
    locale: str = "en_US"
    more: str = "{count} more events"
    enlarged: str = "{label} ({count})"
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def enlarged_numbers(self) -> frozenset[int]:
        """The numbers of the events that lie within a strip."""
        return frozenset(
            number
            for number, event in enumerate(self.events)
            if any(strip.holds(event.reach) for strip in self.strips)
        )
