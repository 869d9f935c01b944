"""Rules about offices: seats that two hold at once, terms that reach beyond a life."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from ..dates import Day
from ..known_names import names_of
from ..offices import Clash, find_clashes, seats_of
from ..terms import Certainty
from .certainty import SLACK_TOLD, ends_of, is_over_before, may_meet, reaches_beyond
from .links import references_of
from .rule import Finding, Manuscript, Rule, Severity, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..chronicle import Chronicle
    from ..dates import HistoricalDate
    from ..entity import Entity, Ref

_BETWEEN_PARTS = re.compile(r"[,;/]|\sand\s|\sy\s")
_AS = re.compile(r"^(?:(?:as|the|then|acting|interim|como|el|la|en funciones)\s+)+", re.IGNORECASE)
# “President of the Republic” is called president; “Governor of New South Wales”, governor.
_OF = re.compile(r"\s(?:of|for|to|de|del|von|der)\s", re.IGNORECASE)
_STANDING_IN = re.compile(r"(?:as\s+)?(?:the\s+)?(?:acting|interim)\b", re.IGNORECASE)
# What a meeting, a ship or a play has too, whatever offices the book knows.
_PART_WORDS = """
    agent captain chair chairman chief clerk commander delegate director head host leader master
    member observer secretary speaker treasurer warden
"""
_PARTS = frozenset(_PART_WORDS.split())


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
            for part, offices in _offices_in(reference.label, person, named, chronicle):
                why = _held_at_other_times(part, person, offices, date, chronicle) or (
                    _held_by_another(part, person, offices, date, chronicle)
                )
                if why:
                    yield found(
                        "in-office",
                        event,
                        f"‘{person.ref.id}’ takes part as ‘{part}’ on {date}, but {why}; correct a"
                        " date, or the part taken",
                        person.ref,
                        *offices,
                    )


def _offices_in(
    label: str, person: Entity, named: Mapping[str, tuple[Ref, ...]], chronicle: Chronicle
) -> Iterator[tuple[str, tuple[Ref, ...]]]:
    """Yield the offices that each part taken may name: by any name, or by the head of one held."""
    for part in dict.fromkeys((label, *_BETWEEN_PARTS.split(label))):
        words = _AS.sub("", part.strip()).casefold()
        called = named.get(words, ())
        offices = tuple(dict.fromkeys((*called, *_held_by_head(words, person, chronicle))))
        if offices:
            yield part.strip(), offices
        if called and part == label:
            return  # “minister of war and navy” is one office


def _held_by_head(words: str, person: Entity, chronicle: Chronicle) -> tuple[Ref, ...]:
    """Return the offices of *person* that are *words* of something: president of the Republic."""
    if words in _PARTS:
        return ()
    held = dict.fromkeys(tenure.office for tenure in chronicle.tenures.of_person(person.ref))
    return tuple(ref for ref in held if words in _heads(chronicle.entities[ref], chronicle))


def _heads(office: Entity, chronicle: Chronicle) -> Iterator[str]:
    for name in names_of(office, chronicle):
        head, *rest = _OF.split(name.casefold(), maxsplit=1)
        if rest:
            yield head


def _held_at_other_times(
    part: str,
    person: Entity,
    offices: tuple[Ref, ...],
    date: HistoricalDate,
    chronicle: Chronicle,
) -> str:
    """Return the terms in which *person* held the *offices*, if none of them may reach *date*.

    Whoever stands in (“acting president”) is compared with terms as such alone.
    """
    stands_in = _STANDING_IN.match(part)
    terms = [
        tenure
        for tenure in chronicle.tenures.of_person(person.ref)
        if tenure.office in offices and (tenure.acting or not stands_in)
    ]
    dated = [tenure.term for tenure in terms if tenure.term]
    if len(dated) < len(terms) or any(may_meet(term, date) for term in dated):
        return ""
    return f"held that office from {', '.join(map(str, dated))}" if dated else ""


def _held_by_another(
    part: str,
    person: Entity,
    offices: tuple[Ref, ...],
    date: HistoricalDate,
    chronicle: Chronicle,
) -> str:
    """Return who alone held an office of one seat that *person* never had, and *part* names whole.

    A single word (“director”) may be that of another office, which the book does not have.
    """
    tenures = chronicle.tenures
    if len(offices) != 1 or " " not in _AS.sub("", part) or _STANDING_IN.match(part):
        return ""
    if any(tenure.office == offices[0] for tenure in tenures.of_person(person.ref)):
        return ""
    if tenures.seats.get(offices[0], 1) > 1:
        return ""
    for holding in tenures.holders_on(offices[0], date):
        if holding.certainty is Certainty.CERTAIN and not holding.tenure.acting:
            return f"‘{holding.tenure.person.id}’ held that office ({holding.tenure.term})"
    return ""


def _offices_by_name(chronicle: Chronicle) -> dict[str, tuple[Ref, ...]]:
    """Return the offices by each name that an author may call them."""
    named: dict[str, dict[Ref, None]] = defaultdict(dict)
    for office in chronicle.of_type("office"):
        for name in (office.ref.id, *names_of(office, chronicle)):
            named[name.casefold()][office.ref] = None
    return {name: tuple(refs) for name, refs in named.items()}


IN_OFFICE = Rule(
    name="in-office",
    sentence="A person acts in an office that she does not hold yet, or no longer.",
    severity=Severity.WARNING,
    why="“President Kennedy” at a meeting of 1960 was a senator. Readers weigh what somebody did"
    " by the office in which it was done.",
    mend="Correct the date, write the part as it was (‘senator’, ‘president-elect’, ‘former"
    " president’), or add the term that is missing in the person’s ‘offices’.",
    unseen="It compares a part only where that is a name of an office of the book, or the head of"
    " one that the person held (president, of the President of the Republic), and her terms in it"
    " are dated; or where an office of one seat, named in more than a word, was another’s."
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
