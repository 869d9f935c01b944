"""Rules about lives: of people, of bodies, and of all else that begins and ends."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .certainty import SLACK_TOLD, days_between, is_over_before
from .links import references_of
from .parts_taken import is_for_a_child, is_for_the_dead
from .rule import Finding, Manuscript, Rule, Severity, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..chronicle import Chronicle
    from ..dates import HistoricalDate
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
        if begins and ends and is_over_before(ends, begins):
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
        years = days_between(born, died)[0] / _YEAR if born and died else 0
        if years > _LONGEST_LIFE and math.isfinite(years):
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
                yield from _compare(event, date, field, reference, who, chronicle)


def _compare(
    event: Entity,
    date: HistoricalDate,
    field: Field,
    reference: Reference,
    who: Entity,
    chronicle: Chronicle,
) -> Iterator[Finding]:
    objtype = chronicle.type_of(who.ref)
    begins, ends = chronicle.beginning(who), chronicle.ending(who)
    mend = "correct a date or take the name out"
    said = f"option ‘{field.name}’ names ‘{who.ref.id}’, but {date} is"
    if begins and objtype.beginning and is_over_before(date, begins):
        limit = f"before its ‘{objtype.beginning.name}’ {begins}"
        yield found("lifetime", event, f"{said} {limit}; {mend}", who.ref)
    if ends and objtype.ending and is_over_before(ends, date):
        if is_for_the_dead(reference.label):
            return
        if who.ref.objtype == "person":
            mend += f", or say how the dead take part: ‘{who.ref.id} (remembered)’"
        limit = f"after its ‘{objtype.ending.name}’ {ends}"
        yield found("lifetime", event, f"{said} {limit}; {mend}", who.ref)


def _find_children(manuscript: Manuscript) -> Iterator[Finding]:
    chronicle = manuscript.chronicle
    for event in chronicle.events:
        date = chronicle.beginning(event)
        for _field, reference in references_of(event, chronicle):
            who = chronicle.find(reference.target, ("person",))
            born = chronicle.beginning(who) if who else None
            if who is None or born is None or date is None or not _is_near(born, date):
                continue
            if is_for_a_child(reference.label):
                continue
            age = days_between(born, date)[1] / _YEAR
            # Whoever may be born that day takes part as one who is born.
            if 0 < age < _GROWN and is_over_before(born, date):
                yield found(
                    "childhood",
                    event,
                    f"‘{who.ref.id}’, born {born}, was {int(age)} years old at most on {date};"
                    f" if nobody else is meant, say the part: ‘{who.ref.id} (child)’",
                    who.ref,
                )


def _is_near(born: HistoricalDate, date: HistoricalDate) -> bool:
    """Tell, cheaply, whether *date* may lie in a childhood; doubt only lengthens an age."""
    first, last = born.lower, date.upper
    return first is not None and last is not None and last.year - first.year <= _GROWN


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
    if (begins and is_over_before(term, begins)) or (ends and is_over_before(ends, term)):
        life = f"{begins or '?'} to {ends or '?'}"
        yield found(
            "term",
            entity,
            f"option ‘{field.name}’: ‘{reference.target}’ from {term} lies outside the time of"
            f" {one.ref.objtype} ‘{one.ref.id}’, {life}; correct a date",
            one.ref,
        )


LIFE_ORDER = Rule(
    name="life-order",
    sentence="Something ends before it begins: a person, a body, a ship.",
    severity=Severity.ERROR,
    why="One of the two dates is wrong, and whoever quotes the book carries the slip on. Most"
    " often the two lines were swapped, or one digit was.",
    mend="Look both dates up again and correct the wrong one. If the sources disagree, write the"
    " date with its doubt, such as ‘1900~’ or ‘[1899,1901]’.",
    unseen=f"A date that may be right is left alone: ‘1900’ can be after ‘1900-05’. {SLACK_TOLD}",
    find=_find_reversed,
)
LIFE_SPAN = Rule(
    name="life-span",
    sentence="A person lives longer than anyone on record.",
    severity=Severity.WARNING,
    why="The longest life on record is 122 years. More than that is a slip in a century, or the"
    " birth of one person and the death of another of the same name.",
    mend="Correct one of the two dates, or part the two people who were taken for one.",
    unseen=f"Lives of which one end is unknown, and lives that are only unlikely. {SLACK_TOLD}",
    find=_find_long,
)
LIFETIME = Rule(
    name="lifetime",
    sentence="A person or body takes part in an event before it began or after it ended.",
    severity=Severity.WARNING,
    why="Nobody acts before birth or after death, and no organization before its founding. It is"
    " another person of that name, a wrong date, or a service in somebody’s memory.",
    mend="Correct the date of the event or of the life, or take the name out. At a funeral or a"
    " memorial, say the part that the dead take: ‘castro-fidel (remembered)’, ‘(buried)’,"
    " ‘(honored)’, ‘(posthumous)’, or the like in Spanish.",
    unseen="An event that lasted until after a death is left alone, as long as it began before."
    f" {SLACK_TOLD}",
    find=_find_out_of_life,
)
CHILDHOOD = Rule(
    name="childhood",
    sentence="A person takes part in an event as a child.",
    severity=Severity.WARNING,
    why="Someone under twelve at a council of war is mostly a namesake, a father or a grandmother,"
    " or a birth in the wrong decade.",
    mend="Name the person who is meant. If it was the child, say the part in parentheses:"
    " ‘(born)’, ‘(child)’, ‘(son)’, ‘(pupil)’, ‘(bystander)’, ‘(victim)’, ‘(heir)’, or the like in"
    " Spanish.",
    unseen="Whoever may have been born on the day of the event, and whoever may have been twelve."
    f" {SLACK_TOLD}",
    find=_find_children,
)
TERM = Rule(
    name="term",
    sentence="A term of office or membership lies outside the life of the person or the body.",
    severity=Severity.WARNING,
    why="Nobody joins a party before it is founded, or holds a seat after death. A term typed"
    " under the wrong person shows here first.",
    mend="Correct the term, or the dates of the person or the body.",
    unseen="A term that begins or ends outside a life, but not all of it: the rule ‘term-end’"
    " reads those."
    f" {SLACK_TOLD}",
    find=_find_membership_out_of_life,
)
