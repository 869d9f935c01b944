"""Rules about offices: seats that two hold at once, terms that reach beyond a life."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from ..dates import Day
from ..known_names import names_of
from ..offices import Clash, find_clashes, seats_of
from .certainty import SLACK_TOLD, ends_of, is_over_before, may_meet, reaches_beyond
from .links import references_of
from .rule import Finding, Manuscript, Rule, Severity, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..chronicle import Chronicle
    from ..dates import HistoricalDate
    from ..entity import Entity, Ref

_BETWEEN_PARTS = re.compile(r"[,;/]")
_AS = re.compile(r"^as (?:the )?", re.IGNORECASE)


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
    """Yield terms that lie in a life but begin before it or end after it.

    What lies outside it altogether, the rule ``term`` finds.
    """
    chronicle = manuscript.chronicle
    for entity in chronicle.entities.values():
        for field, reference in references_of(entity, chronicle):
            if reference.term is not None:
                goal = chronicle.find(reference.target, field.to)
                for one in (entity, goal):
                    beyond = _beyond(reference.term, one, chronicle) if one else ""
                    if one and beyond:
                        yield found(
                            "term-end",
                            entity,
                            f"option ‘{field.name}’: ‘{reference.target}’ ({reference.term})"
                            f" {beyond}; correct one of the dates",
                            one.ref,
                        )


def _beyond(term: HistoricalDate, one: Entity, chronicle: Chronicle) -> str:
    """Return how *term* reaches beyond the time of *one*, which it lies in for the rest."""
    objtype = chronicle.type_of(one.ref)
    begins, ends = chronicle.beginning(one), chronicle.ending(one)
    if not objtype.beginning or not objtype.ending:
        return ""
    if (begins and is_over_before(term, begins)) or (ends and is_over_before(ends, term)):
        return ""
    first = ends_of(begins).start.first if begins else -math.inf
    last = ends_of(ends).end.last if ends else math.inf
    match reaches_beyond(term, first, last):
        case "begins before":
            return f"begins before ‘{objtype.beginning.name}’ {begins} of ‘{one.ref.id}’"
        case "ends after":
            return f"ends after ‘{objtype.ending.name}’ {ends} of ‘{one.ref.id}’"
    return ""


def _find_acts_out_of_office(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield participants named by an office that they held at other times, not at the event's."""
    chronicle = manuscript.chronicle
    named = _offices_by_name(chronicle)
    for event in chronicle.events:
        date = chronicle.beginning(event)
        for reference in event.references("participants"):
            person = chronicle.find(reference.target, ("person",))
            if person is None or date is None:
                continue
            for part, office in _offices_in(reference.label, named):
                held = _held_at_other_times(person, office, date, chronicle)
                if held:
                    yield found(
                        "in-office",
                        event,
                        f"‘{person.ref.id}’ takes part as ‘{part}’ on {date}, but held"
                        f" that office from {held}; correct a date, or the part taken",
                        person.ref,
                        office,
                    )


def _offices_in(label: str, named: Mapping[str, Ref]) -> Iterator[tuple[str, Ref]]:
    """Yield the offices that the part taken names, alone or in a list."""
    for part in dict.fromkeys((label, *_BETWEEN_PARTS.split(label))):
        office = named.get(_AS.sub("", part.strip()).casefold())
        if office is not None:
            yield part.strip(), office


def _held_at_other_times(
    person: Entity, office: Ref, date: HistoricalDate, chronicle: Chronicle
) -> str:
    """Return the terms in which *person* held *office*, if none of them may reach *date*."""
    terms = [t for t in chronicle.tenures.of_person(person.ref) if t.office == office]
    dated = [tenure.term for tenure in terms if tenure.term]
    if len(dated) < len(terms) or any(may_meet(term, date) for term in dated):
        return ""
    return ", ".join(str(term) for term in dated)


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
    why="“President Kennedy” at a meeting of 1960 was a senator. Readers weigh what somebody did"
    " by the office in which it was done.",
    mend="Correct the date, write the part as it was (‘senator’, ‘president-elect’, ‘former"
    " president’), or add the term that is missing in the person’s ‘offices’.",
    unseen="It compares a part only where that is the name of an office of the book, and the"
    " person has dated terms in it."
    f" {SLACK_TOLD}",
    find=_find_acts_out_of_office,
)
SEATS = Rule(
    name="seats",
    sentence="Two hold an office of one seat at once.",
    severity=Severity.WARNING,
    why="Two popes at once are a schism, or a slip in the end of a term. Whoever asks who held the"
    " office on a day gets two answers.",
    mend="Correct the terms; call one of the two acting, as in ‘mayor (acting, 1930/1931)’; or"
    " tell how many hold the office: ‘:seats: 5’, ‘:seats: several’.",
    unseen="The day of a hand-over belongs to both, and terms whose ends are doubted or unknown"
    " are not held to clash.",
    find=_find_clashes,
)
TERM_END = Rule(
    name="term-end",
    sentence="A term of office or membership begins before a life does, or ends after it.",
    severity=Severity.WARNING,
    why="Those who die in office end their term that day. A term that runs on is a date of the"
    " successor, or of the next election; one that begins too early, of the predecessor.",
    mend="Correct the term, or the dates of the person or the body. Leave the end open (‘1961/..’)"
    " where it is not known to have ended otherwise than by death.",
    unseen="A term all of which lies outside the life: the rule ‘term’ reads those. An open end"
    " reaches no further than the life."
    f" {SLACK_TOLD}",
    find=_find_beyond_life,
)
