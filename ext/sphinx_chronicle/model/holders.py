"""What a role asks of an office or a person for a day, and what it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .dates import (
    DateError,
    DateForm,
    DateKind,
    DateRange,
    format_date,
    format_term,
    parse_date,
)
from .dates.locales import phrases_for
from .fields import is_slug
from .names import NameForm, full_name, name_in, short_name
from .terms import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .chronicle import Chronicle
    from .dates import HistoricalDate
    from .entity import Entity, Ref
    from .offices import Holding, Tenure


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One who held the office: the name as asked for, where the link leads, “acting” or nothing."""

    person: Ref
    home: tuple[str, str]
    name: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Who held an office on a day; *is_open* where it was one of them and nobody can tell which.

    *trouble* is what the author has to be told, empty if nothing.
    """

    holders: tuple[Holder, ...] = ()
    is_open: bool = False
    trouble: str = ""

    def joined(self, locale: str) -> list[tuple[str, Holder | None]]:
        """Return the text in pieces: each name with its holder, and the words between with None."""
        names = [
            f"{each.name} ({each.remark})" if each.remark else each.name for each in self.holders
        ]
        phrases = phrases_for(locale)
        rest = (phrases.any_of if self.is_open else phrases.all_of)(names) if names else ""
        pieces: list[tuple[str, Holder | None]] = []
        for name, holder in zip(names, self.holders, strict=True):
            between, _, rest = rest.partition(name)
            pieces += [(between, None), (holder.name, holder), (name[len(holder.name) :], None)]
        return [piece for piece in (*pieces, (rest, None)) if piece[0]]

    def text(self, locale: str) -> str:
        """Return the whole text."""
        return "".join(words for words, _holder in self.joined(locale))


def read_day(when: str) -> HistoricalDate | None:
    """Return the date that *when* is, None if it is the id of an event.

    :raises DateError: if it is neither.
    """
    try:
        return parse_date(when)
    except DateError:
        if is_slug(when) and any(char.isalpha() for char in when):
            return None
        raise


def date_of(when: str, chronicle: Chronicle) -> HistoricalDate | None:
    """Return the date that *when* is, or that of the event which it names, if there is one."""
    try:
        return read_day(when) or _date_of_event(when, chronicle)
    except DateError:
        return None


def _date_of_event(event_id: str, chronicle: Chronicle) -> HistoricalDate | None:
    event = chronicle.find_event(event_id)
    return chronicle.beginning(event) if event else None


def holders_at(office: Ref, when: str, chronicle: Chronicle) -> tuple[Ref, ...]:
    """Return those who are named where *office* is cited for the day or the event *when*."""
    date = date_of(when, chronicle)
    holdings = chronicle.tenures.holders_on(office, date) if date else ()
    return tuple(dict.fromkeys(holding.tenure.person for holding in _shown(holdings)))


def _shown(holdings: tuple[Holding, ...]) -> tuple[Holding, ...]:
    """Return those sure to have held the office; where there are none, those who may have."""
    sure = tuple(each for each in holdings if each.certainty is not Certainty.POSSIBLE)
    return sure or holdings


def _once_each(tenures: Iterable[Tenure]) -> Iterable[Tenure]:
    """Return one tenure of each person: where there are several, the first that is regular."""
    found: dict[Ref, Tenure] = {}
    for tenure in tenures:
        known = found.setdefault(tenure.person, tenure)
        if known.acting and not tenure.acting:
            found[tenure.person] = tenure
    return found.values()


def answer_holder(
    office: Entity, when: str, form: NameForm, chronicle: Chronicle, locale: str
) -> Answer:
    """Return who held *office* on the day or at the event *when*, under names in *form*."""
    date = date_of(when, chronicle)
    if date is None:
        return Answer(trouble=_no_date(when, chronicle))
    holdings = chronicle.tenures.holders_on(office.ref, date)
    shown = _shown(holdings)
    is_open = any(holding.certainty is Certainty.POSSIBLE for holding in shown)
    trouble = ""
    if not holdings:
        trouble = _gap(office, date, chronicle, locale)
    elif is_open:
        trouble = _open(office, date, holdings, chronicle, locale)
    return Answer(
        holders=tuple(
            _holder(tenure, form, chronicle, locale)
            for tenure in _once_each(holding.tenure for holding in shown)
        ),
        is_open=is_open,
        trouble=trouble,
    )


def _holder(tenure: Tenure, form: NameForm, chronicle: Chronicle, locale: str) -> Holder:
    person = chronicle.entities[tenure.person]
    name = name_in(form, person, chronicle.type_of(person.ref), locale)
    home = person.docname, person.anchor
    return Holder(person=person.ref, home=home, name=name, remark=tenure.acting)


# --- what the author is told ---------------------------------------------------------------


def _no_date(when: str, chronicle: Chronicle) -> str:
    event = chronicle.find_event(when)
    if event is not None:
        return f"event ‘{when}’ has no date; write the day itself after the @"
    near = chronicle.nearest(when, chronicle.happening)
    hint = f"; did you mean ‘{near}’?" if near else "; write a date or the id of an event"
    return f"no event ‘{when}’ in the book{hint}"


def _gap(office: Entity, date: HistoricalDate, chronicle: Chronicle, locale: str) -> str:
    terms = "; ".join(
        f"{_name_of(tenure, chronicle)}, {format_term(tenure.term, locale)}"
        for tenure in chronicle.tenures.of_office(office.ref)
        if tenure.term
    )
    known = f"the terms known are {terms}" if terms else "no term of it is known"
    return (
        f"no holder of ‘{office.ref.id}’ on {format_date(date, locale)}; {known}; add the holder"
        " or correct the day"
    )


def _open(
    office: Entity,
    date: HistoricalDate,
    holdings: Sequence[Holding],
    chronicle: Chronicle,
    locale: str,
) -> str:
    names = phrases_for("en").any_of(
        [f"{_name_of(holding.tenure, chronicle)} ({holding.tenure.term})" for holding in holdings]
    )
    return (
        f"the holder of ‘{office.ref.id}’ on {format_date(date, locale)} may be {names}, or"
        " nobody: the ends of the terms leave it open; state them to the day"
    )


def _name_of(tenure: Tenure, chronicle: Chronicle) -> str:
    return short_name(chronicle.entities[tenure.person], chronicle.type_of(tenure.person))


# --- people under the titles of a day ------------------------------------------------------


def title_of(tenure: Tenure, chronicle: Chronicle) -> str:
    """Return what its holder is called: the office, after “acting” for one who stands in."""
    office = chronicle.entities[tenure.office]
    name = short_name(office, chronicle.type_of(office.ref))
    return f"{tenure.acting} {name}" if tenure.acting else name


def titles_at(person: Ref, date: HistoricalDate, chronicle: Chronicle) -> tuple[Tenure, ...]:
    """Return the offices that *person* held for certain when *date* began.

    Of an interval with a known beginning its first day, month or year is taken, so that whoever
    left office in its course has it still.
    """
    only = date.parts[0]
    if date.kind is DateKind.INTERVAL and isinstance(only, DateRange) and only.first:
        date = parse_date(date.edtf.partition("/")[0])
    return chronicle.tenures.offices_on(person, date)


def titled_name(
    person: Entity, when: str, form: NameForm, chronicle: Chronicle, locale: str
) -> tuple[str, str]:
    """Return the name of *person* with the offices held on the day or at the event *when*.

    In the full form the terms stand in place of the life dates: “Allen Welsh Dulles, Director of
    Central Intelligence (1953–61)”. The second text is what the author has to be told.
    """
    objtype = chronicle.type_of(person.ref)
    plain = name_in(form, person, objtype, locale)
    date = date_of(when, chronicle)
    if date is None:
        return plain, _no_date(when, chronicle)
    tenures = titles_at(person.ref, date, chronicle)
    if not tenures:
        return plain, _no_title(person, date, chronicle, locale)
    titles = [_with_years(tenure, form, chronicle, locale) for tenure in tenures]
    name = full_name(person, objtype) if form is NameForm.FULL else plain
    return f"{name}, {phrases_for(locale).all_of(titles)}", ""


def _with_years(tenure: Tenure, form: NameForm, chronicle: Chronicle, locale: str) -> str:
    title = title_of(tenure, chronicle)
    if form is not NameForm.FULL or tenure.term is None:
        return title
    return f"{title} ({format_date(tenure.term, locale, DateForm.YEAR)})"


def _no_title(person: Entity, date: HistoricalDate, chronicle: Chronicle, locale: str) -> str:
    terms = "; ".join(
        f"{tenure.office.id}, {format_term(tenure.term, locale)}"
        for tenure in chronicle.tenures.of_person(person.ref)
        if tenure.term
    )
    known = f"the terms known are {terms}" if terms else "no term of office is known"
    return (
        f"‘{person.ref.id}’ held no office for certain on {format_date(date, locale)}; {known};"
        " add the office, correct the day, or leave the @ out"
    )


# --- names that depend on a day, wherever they are shown -----------------------------------


def shown_on(
    objtype: str, target: str, when: str, form: NameForm, chronicle: Chronicle, locale: str
) -> str:
    """Return what a link shows that may ask for a day; empty where its entity is unknown."""
    entity = chronicle.find(target, (objtype,))
    if entity is None:
        return ""
    if not when:
        return name_in(form, entity, chronicle.type_of(entity.ref), locale)
    if objtype == "office":
        return answer_holder(entity, when, form, chronicle, locale).text(locale) or target
    return titled_name(entity, when, form, chronicle, locale)[0]
