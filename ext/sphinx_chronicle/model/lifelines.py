"""Lives with their terms of office and memberships, beside events that fell into them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from .ages import Age, age_at
from .dates import DateForm, HistoricalDate, format_date, format_term, parse_date
from .dates.pieces import is_unknown_year
from .items import Item, item_of
from .names import existence, full_name, opening, short_name
from .selection import select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .chronicle import Chronicle
    from .dates import Day
    from .entity import Entity, Ref, Reference
    from .selection import Selection

# Years that one may have lived of whom no death is known.
LONGEST_LIFE = 100
_UNDATED = parse_date("9999").sort_key


class Order(StrEnum):
    """What lives are sorted by."""

    BORN = "born"
    DIED = "died"
    NAME = "name"
    OFFICE = "office"


class Post(StrEnum):
    """What a person was for a time: the holder of an office, or a member of a body."""

    OFFICE = "office"
    MEMBERSHIP = "membership"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Whose lives, and what is shown of them.

    With *people* these in this order, with *offices* those who held them, else who passes
    *selection*. *order* is None where the order given is kept, or the usual one wanted.
    """

    people: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    posts: tuple[Post, ...] = tuple(Post)
    order: Order | None = None
    selection: Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Time in an office or a body.

    *what* links to it and says as what and when, *years* says when in short.
    """

    post: Post
    what: Item
    short: str
    years: str = ""
    date: HistoricalDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One person's life.

    *born_in* and *died_in* are the years for readers; *ages* are those at the events, None where
    there is none to tell.
    """

    who: Item
    group: str = ""
    born: HistoricalDate | None
    died: HistoricalDate | None
    born_in: str = ""
    died_in: str = ""
    terms: tuple[Term, ...] = ()
    ages: tuple[Age | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """An event that crosses all lives."""

    event: Item
    date: HistoricalDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifelines:
    """The lives in the order shown, and the events; *since* and *until* crop them."""

    lives: tuple[Life, ...]
    landmarks: tuple[Landmark, ...]
    since: HistoricalDate | None
    until: HistoricalDate | None
    of_offices: bool
    locale: str


def find_lifelines(choice: Choice, chronicle: Chronicle, locale: str) -> Lifelines:
    """Return the lives that *choice* is of, dates written for readers of *locale*."""
    finder = _Finder(choice, chronicle, locale)
    landmarks = tuple(finder.landmarks())
    return Lifelines(
        lives=tuple(finder.lives(landmarks)),
        landmarks=landmarks,
        since=choice.selection.since,
        until=choice.selection.until,
        of_offices=bool(choice.offices),
        locale=locale,
    )


class _Finder:
    """One choice from one Chronicle."""

    def __init__(self, choice: Choice, chronicle: Chronicle, locale: str) -> None:
        self.choice = choice
        self.chronicle = chronicle
        self.locale = locale

    def landmarks(self) -> Iterator[Landmark]:
        """Yield the events asked for that have a date, in order of time."""
        kinds = [name for name, objtype in self.chronicle.types.items() if objtype.happens]
        found = [self.chronicle.find(target, kinds) for target in self.choice.events]
        events = dict.fromkeys(event.ref for event in found if event)
        for ref in sorted(events, key=lambda ref: self.chronicle.time_key(self._entity(ref))):
            event = self._entity(ref)
            date = self.chronicle.beginning(event)
            if date is not None:
                name = short_name(event, self.chronicle.type_of(ref))
                when = opening(format_date(date, self.locale))
                yield Landmark(
                    event=replace(item_of(event, name), lead=when, edtf=date.edtf), date=date
                )

    def lives(self, landmarks: tuple[Landmark, ...]) -> Iterator[Life]:
        """Yield the lives in the order asked for."""
        if self.choice.offices:
            yield from self._officeholders(landmarks)
            return
        for person in self._people():
            yield self._life(person, tuple(self._terms(person)), "", landmarks)

    def _officeholders(self, landmarks: tuple[Landmark, ...]) -> Iterator[Life]:
        for office, holders in self._holders().items():
            entity = self._entity(office)
            name = full_name(entity, self.chronicle.type_of(office))
            for person, references in holders.items():
                terms = (self._term(reference, Post.OFFICE) for reference in references)
                yield self._life(self._entity(person), tuple(terms), name, landmarks)

    def _life(
        self,
        person: Entity,
        terms: tuple[Term, ...],
        group: str,
        landmarks: tuple[Landmark, ...],
    ) -> Life:
        objtype = self.chronicle.type_of(person.ref)
        born, died = self.chronicle.beginning(person), self.chronicle.ending(person)
        years = existence(person, objtype, self.locale)
        return Life(
            who=replace(item_of(person, short_name(person, objtype)), when=years),
            group=group,
            born=born,
            died=died,
            born_in=self._year(born),
            died_in=self._year(died),
            terms=terms,
            ages=tuple(age_at(landmark.date, born, died) for landmark in landmarks),
        )

    def _year(self, date: HistoricalDate | None) -> str:
        if date is None or is_unknown_year(date.dates[0]):
            return ""
        return format_date(date, self.locale, DateForm.YEAR)

    # --- who -------------------------------------------------------------------------------

    def _people(self) -> list[Entity]:
        if self.choice.people:
            named = (self.chronicle.find(target, ("person",)) for target in self.choice.people)
            found = list({person.ref: person for person in named if person}.values())
        else:
            found = [person for person in self._passing() if self._is_seen(person)]
        order = self.choice.order or (None if self.choice.people else Order.BORN)
        return sorted(found, key=lambda person: self._place(person, order)) if order else found

    def _place(self, person: Entity, order: Order) -> tuple[object, ...]:
        """Return what sorts *person*; unknown dates come last, and names decide."""
        name = self.chronicle.filing_key(person)
        if order is Order.NAME:
            return name
        if order is Order.OFFICE:
            return (*self._first_office(person), *name)
        date = person.date(order.value)
        return date is None, date.sort_key if date else _UNDATED, *name

    def _first_office(self, person: Entity) -> tuple[object, ...]:
        for reference in person.references("offices"):
            office = self.chronicle.find(reference.target, ("office",))
            if office is not None:
                return False, self.chronicle.filing_key(office), _term_key(reference)
        return True, ((), ""), (True, _UNDATED)

    def _holders(self) -> dict[Ref, dict[Ref, list[Reference]]]:
        """Return, by office, who held it and passes the filters, with the terms; by time."""
        passing = {person.ref for person in self._passing()}
        found: dict[Ref, dict[Ref, list[Reference]]] = {}
        for target in self.choice.offices:
            office = self.chronicle.find(target, ("office",))
            if office is None:
                continue
            held: dict[Ref, list[Reference]] = defaultdict(list)
            backlinks = [
                backlink
                for backlink in self.chronicle.backlinks(office.ref)
                if backlink.field.name == "offices"
                and backlink.source in passing
                and self._is_within(backlink.reference.term)
            ]
            for backlink in sorted(backlinks, key=lambda backlink: _term_key(backlink.reference)):
                held[backlink.source].append(backlink.reference)
            found[office.ref] = self._ordered(held)
        return found

    def _passing(self) -> tuple[Entity, ...]:
        """Return who passes the filters; ``from`` and ``to`` only crop what is drawn of them."""
        uncropped = replace(self.choice.selection, since=None, until=None)
        return select(self.chronicle.of_type("person"), uncropped, self.chronicle)

    def _is_seen(self, person: Entity) -> bool:
        """Tell whether a part of the life may lie in the time shown."""
        since, until = self.choice.selection.since, self.choice.selection.until
        if since is None and until is None:
            return True
        first, last = self._limits(person)
        if first is None and last is None:
            return False
        return self._meets(first, last)

    def _is_within(self, term: HistoricalDate | None) -> bool:
        """Tell whether a part of the *term* may lie in the time shown."""
        return term is None or self._meets(term.lower, term.upper)

    def _meets(self, first: Day | None, last: Day | None) -> bool:
        since, until = self.choice.selection.since, self.choice.selection.until
        too_late = bool(until and until.upper and first and first > until.upper)
        too_early = bool(since and since.lower and last and last < since.lower)
        return not (too_late or too_early)

    def _limits(self, person: Entity) -> tuple[Day | None, Day | None]:
        """Return the earliest birth and the latest death, None where there is no telling."""
        born, died = self.chronicle.beginning(person), self.chronicle.ending(person)
        first = born.lower if born else None
        if died is not None:
            return first, died.upper
        if born is not None and born.upper is not None:
            return first, born.upper._replace(year=born.upper.year + LONGEST_LIFE)
        terms = [term.date for term in self._terms(person) if term.date]
        return None, max((term.upper for term in terms if term.upper), default=None)

    def _ordered(self, held: dict[Ref, list[Reference]]) -> dict[Ref, list[Reference]]:
        order = self.choice.order
        if order is None or order is Order.OFFICE:
            return held
        return dict(
            sorted(held.items(), key=lambda each: self._place(self._entity(each[0]), order))
        )

    # --- what they were --------------------------------------------------------------------

    def _terms(self, person: Entity) -> Iterator[Term]:
        fields = {Post.OFFICE: "offices", Post.MEMBERSHIP: "affiliation"}
        for post in self.choice.posts:
            references = person.references(fields[post])
            yield from (self._term(reference, post) for reference in references)

    def _term(self, reference: Reference, post: Post) -> Term:
        kind = "office" if post is Post.OFFICE else "organization"
        entity = self.chronicle.find(reference.target, (kind,))
        when = format_term(reference.term, self.locale) if reference.term else ""
        if entity is None:
            what = Item(text=reference.target, label=reference.label, when=when)
            return Term(post=post, what=what, short=reference.target, date=reference.term)
        objtype = self.chronicle.type_of(entity.ref)
        item = item_of(entity, full_name(entity, objtype))
        return Term(
            post=post,
            what=replace(item, label=reference.label, when=when),
            short=short_name(entity, objtype),
            years=format_date(reference.term, self.locale, DateForm.YEAR) if reference.term else "",
            date=reference.term,
        )

    def _entity(self, ref: Ref) -> Entity:
        return self.chronicle.entities[ref]


def _term_key(reference: Reference) -> tuple[object, ...]:
    return reference.term is None, reference.term.sort_key if reference.term else _UNDATED
