"""Rules about offices: seats that two hold at once, terms that reach beyond a life."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ..dates import Day, may_overlap
from ..known_names import names_of
from ..offices import Clash, Tenure, find_clashes, seats_of
from .rule import Finding, Manuscript, Rule, Severity, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..chronicle import Chronicle
    from ..entity import Ref


def _find_clashes(manuscript: Manuscript) -> Iterator[Finding]:
    chronicle = manuscript.chronicle
    for office in chronicle.of_type("office"):
        if seats_of(office) is None:
            yield found(
                "seats",
                office,
                f"option ‘seats’ is ‘{office.text('seats')}’; write a number such as 5, or"
                " ‘several’",
            )
    for clash in find_clashes(chronicle.tenures):
        one, other = clash.one, clash.other
        office = chronicle.entities[other.office]
        yield found(
            "seats",
            chronicle.entities[other.person],
            f"‘{one.person.id}’ ({one.term}) and ‘{other.person.id}’ ({other.term}) hold office"
            f" ‘{office.ref.id}’ at once, {_days(clash)}; correct a term, label one of them"
            f" acting, or tell in the office how many hold it: ‘:seats: 2’ or ‘:seats: several’",
            office.ref,
            one.person,
        )


def _days(clash: Clash) -> str:
    first, last = (
        Day.from_ordinal(int(edge)).isoformat() if math.isfinite(edge) else ""
        for edge in (clash.first, clash.last)
    )
    if first and last:
        return f"from {first} to {last}"
    return f"from {first} on" if first else f"until {last}" if last else "at all times"


def _find_beyond_life(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield terms that lie in a life but begin before birth or end after death.

    What lies outside it altogether, the rule ``term`` finds.
    """
    chronicle = manuscript.chronicle
    for person in chronicle.of_type("person"):
        for tenure in chronicle.tenures.of_person(person.ref):
            word = _beyond(tenure, chronicle)
            if word:
                assert tenure.term is not None, "a term without dates lies beyond nothing"
                yield found(
                    "term-end",
                    person,
                    f"option ‘offices’: ‘{tenure.office.id}’ ({tenure.term}) {word}; correct one"
                    " of the dates",
                    tenure.office,
                )


def _beyond(tenure: Tenure, chronicle: Chronicle) -> str:
    person = chronicle.entities[tenure.person]
    born, died = chronicle.beginning(person), chronicle.ending(person)
    term = tenure.term
    if term is None or term.lower is None or term.upper is None or tenure.span is None:
        return ""
    start, end = tenure.span
    birth = born.lower.ordinal if born and born.lower else -math.inf
    death = died.upper.ordinal if died and died.upper else math.inf
    if end.last < birth or start.first > death:
        return ""
    if start.last < birth:
        return f"begins before ‘born’ {born}"
    return f"ends after ‘died’ {died}" if end.first > death else ""


def _find_acts_out_of_office(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield participants named by an office that they held at other times, not at the event's."""
    chronicle = manuscript.chronicle
    named = _offices_by_name(chronicle)
    for event in chronicle.events:
        date = chronicle.beginning(event)
        for reference in event.references("participants"):
            office = named.get(reference.label.casefold())
            person = chronicle.find(reference.target, ("person",))
            if office is None or person is None or date is None:
                continue
            terms = [t for t in chronicle.tenures.of_person(person.ref) if t.office == office]
            dated = [tenure.term for tenure in terms if tenure.term]
            if dated and len(dated) == len(terms) and not any(may_overlap(t, date) for t in dated):
                held = ", ".join(str(term) for term in dated)
                yield found(
                    "in-office",
                    event,
                    f"‘{person.ref.id}’ takes part as ‘{reference.label}’ on {date}, but held"
                    f" that office from {held}; correct a date, or the part taken",
                    person.ref,
                    office,
                )


def _offices_by_name(chronicle: Chronicle) -> dict[str, Ref]:
    """Return the offices by each name that an author may call them; the first of a name."""
    named: dict[str, Ref] = {}
    for office in chronicle.of_type("office"):
        for name in (office.ref.id, *names_of(office, chronicle)):
            named.setdefault(name.casefold(), office.ref)
    return named


IN_OFFICE = Rule(
    name="in-office",
    sentence="A person acts in an office that she does not hold yet, or no longer.",
    severity=Severity.WARNING,
    find=_find_acts_out_of_office,
)
SEATS = Rule(
    name="seats",
    sentence="Two hold an office of one seat at once.",
    severity=Severity.WARNING,
    find=_find_clashes,
)
TERM_END = Rule(
    name="term-end",
    sentence="A term of office begins before its holder was born, or ends after the death.",
    severity=Severity.WARNING,
    find=_find_beyond_life,
)
