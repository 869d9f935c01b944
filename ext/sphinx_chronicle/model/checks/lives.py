"""Rules about lives: of people, of bodies, and of all else that begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .links import references_of
from .rule import Finding, Manuscript, Rule, Severity, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..chronicle import Chronicle
    from ..dates import Day, HistoricalDate
    from ..entity import Entity, Reference
    from ..types import Field

# The longest life on record is 122 years (Jeanne Calment, 1875–1997).
_LONGEST_LIFE = 122
_GROWN = 12
_YEAR = 365.2425


def _find_reversed(manuscript: Manuscript) -> Iterator[Finding]:
    chronicle = manuscript.chronicle
    for entity in chronicle.entities.values():
        begins, ends = chronicle.beginning(entity), chronicle.ending(entity)
        if begins and ends and _is_before(ends, begins):
            objtype = chronicle.type_of(entity.ref)
            assert objtype.beginning is not None, "the date has a field"
            assert objtype.ending is not None, "the date has a field"
            yield found(
                "life-order",
                entity,
                f"‘{objtype.ending.name}’ {ends} is before ‘{objtype.beginning.name}’ {begins};"
                " swap the two dates or correct one",
            )


def _find_long(manuscript: Manuscript) -> Iterator[Finding]:
    chronicle = manuscript.chronicle
    for person in chronicle.of_type("person"):
        born, died = chronicle.beginning(person), chronicle.ending(person)
        years = _years(born.upper, died.lower) if born and died else 0
        if years > _LONGEST_LIFE:
            yield found(
                "life-span",
                person,
                f"a life of at least {int(years)} years, from {born} to {died}; correct one of"
                " the dates",
            )


def _find_out_of_life(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield those who take part in what happened before they began or after they ended."""
    chronicle = manuscript.chronicle
    for event in chronicle.events:
        date = chronicle.beginning(event)
        for field, reference in references_of(event, chronicle):
            who = chronicle.find(reference.target, field.to)
            if date is not None and who is not None and chronicle.type_of(who.ref).ending:
                yield from _compare(event, date, field, who, chronicle)


def _compare(
    event: Entity, date: HistoricalDate, field: Field, who: Entity, chronicle: Chronicle
) -> Iterator[Finding]:
    objtype = chronicle.type_of(who.ref)
    begins, ends = chronicle.beginning(who), chronicle.ending(who)
    for limit, bound, word in (
        (begins, objtype.beginning, "before" if begins and _is_before(date, begins) else ""),
        (ends, objtype.ending, "after" if ends and _is_before(ends, date) else ""),
    ):
        if word and bound:
            yield found(
                "lifetime",
                event,
                f"option ‘{field.name}’ names ‘{who.ref.id}’, but {date} is {word} its"
                f" ‘{bound.name}’ {limit}; correct a date or take the name out",
                who.ref,
            )


def _find_children(manuscript: Manuscript) -> Iterator[Finding]:
    chronicle = manuscript.chronicle
    for event in chronicle.events:
        date = chronicle.beginning(event)
        for _field, reference in references_of(event, chronicle):
            who = chronicle.find(reference.target, ("person",))
            born = chronicle.beginning(who) if who else None
            if who is None or born is None or date is None:
                continue
            age = _years(born.lower, date.upper)
            if 0 < age < _GROWN and not _is_before(date, born):
                yield found(
                    "childhood",
                    event,
                    f"‘{who.ref.id}’, born {born}, was {int(age)} years old at most on {date};"
                    " is another person meant?",
                    who.ref,
                )


def _find_membership_out_of_life(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield terms of office and membership that lie wholly outside a life or a body's time."""
    chronicle = manuscript.chronicle
    for entity in chronicle.entities.values():
        for field, reference in references_of(entity, chronicle):
            if reference.term is not None:
                goal = chronicle.find(reference.target, field.to)
                for one in (entity, goal):
                    if one is not None:
                        yield from _outside(entity, reference, one, field, chronicle)


def _outside(
    entity: Entity, reference: Reference, one: Entity, field: Field, chronicle: Chronicle
) -> Iterator[Finding]:
    begins, ends = chronicle.beginning(one), chronicle.ending(one)
    term = reference.term
    if term is None or not chronicle.type_of(one.ref).ending:
        return
    if (begins and _is_before(term, begins)) or (ends and _is_before(ends, term)):
        life = f"{begins or '?'} to {ends or '?'}"
        yield found(
            "term",
            entity,
            f"option ‘{field.name}’: ‘{reference.target}’ from {term} lies outside the time of"
            f" {one.ref.objtype} ‘{one.ref.id}’, {life}; correct a date",
            one.ref,
        )


def _is_before(one: HistoricalDate, other: HistoricalDate) -> bool:
    """Tell whether *one* is over for certain before *other* can begin."""
    return one.upper is not None and other.lower is not None and one.upper < other.lower


def _years(first: Day | None, last: Day | None) -> float:
    return (last.ordinal - first.ordinal) / _YEAR if first and last else 0


LIFE_ORDER = Rule(
    name="life-order",
    sentence="Something ends before it begins: a person, a body, a ship.",
    severity=Severity.ERROR,
    find=_find_reversed,
)
LIFE_SPAN = Rule(
    name="life-span",
    sentence="A person lives longer than anyone on record.",
    severity=Severity.WARNING,
    find=_find_long,
)
LIFETIME = Rule(
    name="lifetime",
    sentence="A person or body takes part in an event before it began or after it ended.",
    severity=Severity.WARNING,
    find=_find_out_of_life,
)
CHILDHOOD = Rule(
    name="childhood",
    sentence="A person takes part in an event as a child.",
    severity=Severity.WARNING,
    find=_find_children,
)
TERM = Rule(
    name="term",
    sentence="A term of office or membership lies outside the life of the person or the body.",
    severity=Severity.WARNING,
    find=_find_membership_out_of_life,
)
