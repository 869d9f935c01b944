"""Who held which office when: terms of office by office, by person and by day.

On a day of hand-over, when one term ends and the next begins, the incoming holder has the
office; who asks for longer than that day is told of both.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .terms import Certainty, Span, held_in, held_throughout, query_of, span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .chronicle import Chronicle
    from .dates import HistoricalDate
    from .entity import Entity, Ref

_ACTING = re.compile(
    r"\b(?:acting|ad interim|interim|provisional|caretaker|interin[oa]|en funciones)\b",
    re.IGNORECASE,
)
_SEVERAL = {"several", "many", "varios", "varias"}
# A seat may stand empty for some weeks before the next holder fills it. After a longer gap there
# may be a holder whom the book leaves out, and nobody is called predecessor or successor.
_VACANCY = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """One person's term in one office; a *term* that nobody knows has no *span* either."""

    office: Ref
    person: Ref
    label: str = ""
    term: HistoricalDate | None = None
    span: Span | None = None

    @property
    def acting(self) -> str:
        """The author's word for one who only stands in (“acting”, “interim”), else empty."""
        match = _ACTING.search(self.label)
        return match[0] if match else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A tenure and how sure it is that a day asked about lies in it."""

    tenure: Tenure
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two regular tenures of one office at once, for certain and for longer than a hand-over.

    *first* and *last* are the days, as numbers, that both have; the last may be infinite.
    """

    one: Tenure
    other: Tenure
    first: float
    last: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenures:
    """Every tenure of the book, in order of time by office, in the author's order by person.

    *seats* tells how many hold an office at a time (infinite for several). *incoming* has the
    offices of a single seat with the days on which a regular holder came in to stay, and
    *neighbours* the regular holders of such offices with predecessor and successor.
    """

    by_office: Mapping[Ref, tuple[Tenure, ...]]
    by_person: Mapping[Ref, tuple[Tenure, ...]]
    seats: Mapping[Ref, float]
    incoming: frozenset[tuple[Ref, float]]
    neighbours: Mapping[Tenure, tuple[Tenure | None, Tenure | None]]

    def of_office(self, office: Ref) -> tuple[Tenure, ...]:
        """Return the tenures of *office* in order of time; those of unknown time come last."""
        return self.by_office.get(office, ())

    def of_person(self, person: Ref) -> tuple[Tenure, ...]:
        """Return the tenures of *person* in the author's order."""
        return self.by_person.get(person, ())

    def holders_on(self, office: Ref, date: HistoricalDate) -> tuple[Holding, ...]:
        """Return who held *office* on *date*, in order of time.

        Where regular holders fill every seat for certain, those who only may have held it are
        left out. A tenure whose time is unknown is never claimed for a day.
        """
        found = [
            Holding(tenure=tenure, certainty=certainty)
            for tenure in self.of_office(office)
            if (certainty := self._certainty(tenure, date))
        ]
        filled = sum(
            holding.certainty is not Certainty.POSSIBLE and not holding.tenure.acting
            for holding in found
        )
        if filled >= self.seats.get(office, 1):
            found = [each for each in found if each.certainty is not Certainty.POSSIBLE]
        return tuple(found)

    def offices_on(self, person: Ref, date: HistoricalDate) -> tuple[Tenure, ...]:
        """Return what *person* held for certain on every day of *date*, in the author's order."""
        return tuple(
            tenure
            for tenure in self.of_person(person)
            if tenure.span
            and held_throughout(tenure.span, date)
            and not self._is_handed_over(tenure, date)
        )

    def beside(self, tenure: Tenure) -> tuple[Tenure | None, Tenure | None]:
        """Return predecessor and successor of a regular holder of a single seat.

        They are those next in time, if no gap in which there may have been another parts them.
        """
        return self.neighbours.get(tenure, (None, None))

    def _certainty(self, tenure: Tenure, date: HistoricalDate) -> Certainty | None:
        if tenure.term is None or tenure.span is None or self._is_handed_over(tenure, date):
            return None
        return held_in(tenure.term, tenure.span, date)

    def _is_handed_over(self, tenure: Tenure, date: HistoricalDate) -> bool:
        """Tell whether *date* is the one day on which the next holder takes over from *tenure*."""
        first, last = query_of(date)
        if tenure.span is None or tenure.acting or first != last:
            return False
        start, end = tenure.span
        return end.day == first != start.day and (tenure.office, first) in self.incoming


def gather_tenures(chronicle: Chronicle) -> Tenures:
    """Return the tenures that the people of *chronicle* state in their option ``offices``."""
    by_person: dict[Ref, tuple[Tenure, ...]] = {}
    grouped: dict[Ref, list[Tenure]] = defaultdict(list)
    for person in chronicle.of_type("person"):
        tenures = tuple(_tenures_of(person, chronicle))
        if tenures:
            by_person[person.ref] = tenures
        for tenure in tenures:
            grouped[tenure.office].append(tenure)
    by_office = {office: tuple(sorted(all_, key=_time_key)) for office, all_ in grouped.items()}
    seats = {office: seats_of(chronicle.entities[office]) or 1 for office in by_office}
    single = [
        [tenure for tenure in tenures if tenure.span and not tenure.acting]
        for office, tenures in by_office.items()
        if seats[office] == 1
    ]
    return Tenures(
        by_office=by_office,
        by_person=by_person,
        seats=seats,
        incoming=frozenset(arrival for tenures in single for arrival in _arrivals(tenures)),
        neighbours={
            tenure: beside for tenures in single for tenure, beside in _neighbours(tenures)
        },
    )


def seats_of(office: Entity) -> float | None:
    """Return how many hold *office* at a time, one by default; None if that cannot be read."""
    text = office.text("seats").casefold()
    if text in _SEVERAL:
        return math.inf
    if not text:
        return 1
    return int(text) if text.isdecimal() and int(text) > 0 else None


def find_clashes(tenures: Tenures) -> Iterator[Clash]:
    """Yield the regular tenures that find no seat empty on more days than that of a hand-over."""
    for office, held in tenures.by_office.items():
        seats = tenures.seats[office]
        if math.isfinite(seats):
            yield from _clashes(held, int(seats))


def _clashes(held: Iterable[Tenure], seats: int) -> Iterator[Clash]:
    spans = [
        (*tenure.span.certain, number, tenure)
        for number, tenure in enumerate(held)
        if tenure.span and not tenure.acting
    ]
    taken: list[tuple[float, int, Tenure]] = []
    for first, last, number, tenure in sorted(spans, key=lambda span: span[:3]):
        if first > last:
            continue
        while taken and taken[0][0] <= first:
            heapq.heappop(taken)
        if len(taken) >= seats:
            until, _number, other = taken[0]
            yield Clash(one=other, other=tenure, first=first, last=min(until, last))
        heapq.heappush(taken, (last, number, tenure))


def _tenures_of(person: Entity, chronicle: Chronicle) -> Iterator[Tenure]:
    born, died = chronicle.beginning(person), chronicle.ending(person)
    for reference in person.references("offices"):
        office = chronicle.find(reference.target, ("office",))
        if office is not None:
            term = reference.term
            yield Tenure(
                office=office.ref,
                person=person.ref,
                label=reference.label,
                term=term,
                span=span_of(term, born, died) if term else None,
            )


def _time_key(tenure: Tenure) -> tuple[object, ...]:
    return tenure.term is None, tenure.term.sort_key if tenure.term else (), tenure.person


def _arrivals(held: Iterable[Tenure]) -> Iterator[tuple[Ref, float]]:
    for tenure in held:
        assert tenure.span is not None, "only tenures with a term are asked"
        start, end = tenure.span
        if start.day is not None and end.last > start.day:
            yield tenure.office, start.day


def _neighbours(
    held: list[Tenure],
) -> Iterator[tuple[Tenure, tuple[Tenure | None, Tenure | None]]]:
    """Yield each of *held*, which are in order of time, with those next to it."""
    for number, tenure in enumerate(held):
        before = held[number - 1] if number else None
        after = held[number + 1] if number + 1 < len(held) else None
        yield (
            tenure,
            (
                before if before and _follows(before, tenure) else None,
                after if after and _follows(tenure, after) else None,
            ),
        )


def _follows(earlier: Tenure, later: Tenure) -> bool:
    """Tell whether *later* takes over from *earlier*, another person, without a long gap."""
    if earlier.span is None or later.span is None or earlier.person == later.person:
        return False
    arrived, left = later.span.start.first, earlier.span.end.last
    return math.isfinite(arrived) and math.isfinite(left) and arrived - left <= _VACANCY
