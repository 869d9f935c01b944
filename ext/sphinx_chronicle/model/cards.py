"""What the card of an entity says, ready to be shown; nothing here is markup.

A :class:`Card` holds everything that the page shows about other entities too, so that its
``repr`` changes whenever the page has to be written again.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote

from .dates import ClockTime, HistoricalDate, format_date, format_term, format_time
from .entity import Coordinates, Entity, Ref, Reference, Sources, Spot, Value
from .hierarchy import parts_below, parts_of, steps_from, wholes_above
from .holders import title_of, titles_at
from .kinship import inverse_relation
from .names import existence, full_name, opening, short_name
from .types import EntityType, Field, FieldKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .chronicle import Backlink, Chronicle
    from .offices import Tenure

# Rows of others' making that stay on one line, and those that are put together in their own way.
_SHORT_ROWS = {"Led from", "Places in it", "Offices"}
_KIN = "Relations"
_HOLDERS = "Holders"
_PEOPLE = "People"
_PARTS = "Parts"
# Lists in lists, and events in a chain of causes, beyond which nobody reads on a card.
_DEEPEST_LIST = 3
_LONGEST_CHAIN = 40


class RowLayout(StrEnum):
    """How the items of a row stand: after one another, or each on its line.

    A path leads from the nearest whole to the outermost; the items of a chain stand by steps.
    """

    RUN_IN = "run-in"
    LIST = "list"
    PATH = "path"
    EFFECTS = "effects"
    CAUSES = "causes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing in a row: words, with a link where *goal* or *spot* says so.

    *lead* stands before the words (a date), *label* and *when* after them in parentheses.
    *missing* is the option that names an entity which the book does not have. *beside* are
    others in those parentheses, each after its words (“preceded by”), *below* its parts, and
    *step* tells how far it is along a chain.
    """

    text: str
    lead: str = ""
    label: str = ""
    when: str = ""
    goal: Ref | None = None
    home: tuple[str, str] = ("", "")
    spots: tuple[Spot, ...] = ()
    edtf: str = ""
    missing: str = ""
    url: str = ""
    beside: tuple[tuple[str, Item], ...] = ()
    below: tuple[Item, ...] = ()
    step: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One labelled line of a card; *slot* names an option whose own markup fills it."""

    label: str
    items: tuple[Item, ...] = ()
    layout: RowLayout = RowLayout.RUN_IN
    slot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An entity as its page shows it: heading, stated facts, and what follows from others."""

    ref: Ref
    heading: str
    dates: str
    facts: tuple[Row, ...]
    relations: tuple[Row, ...]


def compose_card(entity: Entity, chronicle: Chronicle, locale: str) -> Card:
    """Return the card of *entity* with its dates written for readers of *locale*."""
    return _Composer(entity, chronicle, locale).card()


def compose_field(
    entity: Entity, field: Field, chronicle: Chronicle, locale: str
) -> tuple[Item, ...]:
    """Return what *entity* states in *field*, in the words and links of its card."""
    value = entity.values.get(field.name)
    return () if value is None else _Composer(entity, chronicle, locale).items(field, value)


class _Composer:
    """Composes one card; holds what every row needs."""

    def __init__(self, entity: Entity, chronicle: Chronicle, locale: str) -> None:
        self.entity = entity
        self.chronicle = chronicle
        self.locale = locale
        self.objtype: EntityType = chronicle.type_of(entity.ref)

    def card(self) -> Card:
        """Return the whole card."""
        return Card(
            ref=self.entity.ref,
            heading=full_name(self.entity, self.objtype),
            dates=self._heading_dates(),
            facts=tuple(self._facts()),
            relations=(*self._inverse_rows(), *self._chain_rows(), *self._spot_rows()),
        )

    def _heading_dates(self) -> str:
        """Return the life dates; an event's date has a row of its own instead."""
        if self.objtype.ending:
            return existence(self.entity, self.objtype, self.locale)
        return ""

    # --- what the directive states ---------------------------------------------------------

    def _facts(self) -> Iterator[Row]:
        for field in self.objtype.fields:
            value = self.entity.values.get(field.name)
            if value is None or not field.shown:
                continue
            if field.kind in (FieldKind.PROSE, FieldKind.SOURCES):
                yield Row(label=field.label, slot=field.name, items=_source_items(value))
            elif field.name == "time" and self.entity.date("date"):
                continue  # told in the row of the date
            elif field.name == "part-of":
                yield Row(label=field.label, items=self._path(field), layout=RowLayout.PATH)
            else:
                items = self.items(field, value)
                many = len(items) > 1 and any(item.when or item.beside for item in items)
                layout = RowLayout.LIST if many else RowLayout.RUN_IN
                yield Row(label=field.label, items=items, layout=layout)

    def items(self, field: Field, value: Value) -> tuple[Item, ...]:
        """Return what one option holds."""
        if isinstance(value, HistoricalDate):
            return (self._date_item(field, value),)
        if isinstance(value, ClockTime):
            return (Item(text=format_time(value, self.locale)),)
        if isinstance(value, Coordinates):
            return (Item(text=format_coordinates(value)),)
        if isinstance(value, tuple):
            return tuple(
                self._reference_item(field, item)
                if isinstance(item, Reference)
                else Item(text=item)
                for item in value
            )
        text = value if isinstance(value, str) else ""
        return (Item(text=text, url=field.url.format(quote(text)) if field.url else ""),)

    def _date_item(self, field: Field, date: HistoricalDate) -> Item:
        text = format_date(date, self.locale)
        time = self.entity.value("time", ClockTime)
        if field.name == "date" and time is not None:
            text = f"{text}, {format_time(time, self.locale)}"
        beside = {"born": "birthplace", "died": "deathplace"}.get(field.name, "")
        where = self.entity.text(beside) if beside else ""
        return Item(text=opening(f"{text}, {where}" if where else text), edtf=date.edtf)

    def _reference_item(self, field: Field, reference: Reference) -> Item:
        goal = self.chronicle.find(reference.target, field.to)
        when = format_term(reference.term, self.locale) if reference.term else ""
        if goal is None:
            return Item(
                text=reference.target,
                label=reference.label,
                when=when,
                goal=Ref(field.to[0], reference.target),
                missing=field.name,
            )
        return Item(
            text=self._name(goal, field),
            label=reference.label or self._title(goal, field),
            when=when,
            goal=goal.ref,
            home=(goal.docname, goal.anchor),
            beside=tuple(self._beside(reference, goal)) if field.name == "offices" else (),
        )

    def _title(self, goal: Entity, field: Field) -> str:
        """Return the office that a participant without a label held on the event's date.

        Of several it is the one that the person's own entry names first.
        """
        date = self.chronicle.beginning(self.entity)
        if field.name != "participants" or date is None or not self.objtype.happens:
            return ""
        titles = titles_at(goal.ref, date, self.chronicle)
        return title_of(titles[0], self.chronicle) if titles else ""

    def _beside(self, reference: Reference, office: Entity) -> Iterator[tuple[str, Item]]:
        """Yield predecessor and successor in a term of office."""
        for tenure in self.chronicle.tenures.of_person(self.entity.ref):
            stated = tenure.office, tenure.label, tenure.term
            if stated == (office.ref, reference.label, reference.term):
                before, after = self.chronicle.tenures.beside(tenure)
                if before:
                    yield "preceded by", self._short_item(before.person)
                if after:
                    yield "followed by", self._short_item(after.person)
                return

    def _short_item(self, ref: Ref) -> Item:
        """Return a link to *ref* under its short name."""
        entity = self.chronicle.entities[ref]
        name = short_name(entity, self.chronicle.type_of(ref))
        return Item(text=name, goal=ref, home=(entity.docname, entity.anchor))

    def _path(self, field: Field) -> tuple[Item, ...]:
        """Return what the entity is part of, and what that is part of, to the outermost."""
        wholes = wholes_above(self.entity, self.chronicle)
        first = self.items(field, self.entity.references(field.name))
        return (*first, *(self._short_item(whole.ref) for whole in wholes[1:]))

    def _name(self, entity: Entity, field: Field) -> str:
        """Return a name that stands alone: in full for offices and bodies, short for others."""
        objtype = self.chronicle.type_of(entity.ref)
        in_body = field.name == "part-of" and entity.ref.objtype == "organization"
        if in_body or field.name in ("offices", "organization", "affiliation"):
            return full_name(entity, objtype)
        return short_name(entity, objtype)

    # --- what others state about it --------------------------------------------------------

    def _inverse_rows(self) -> Iterator[Row]:
        grouped: dict[str, list[Backlink]] = defaultdict(list)
        if self.objtype.name == "organization":
            grouped[_PEOPLE] = []  # those who hold its offices belong to it, members or not
        for backlink in self.chronicle.backlinks(self.entity.ref):
            grouped[backlink.field.inverse].append(backlink)
        for label, backlinks in grouped.items():
            yield from (row for row in self._inverse_row(label, backlinks) if row.items)

    def _inverse_row(self, label: str, backlinks: list[Backlink]) -> Iterator[Row]:
        if label == _KIN:
            yield self._kin_row(backlinks)
        elif label == _HOLDERS:
            yield from self._holder_rows(backlinks)
        elif label == _PEOPLE and self.objtype.name == "organization":
            yield self._people_row(backlinks)
        elif label == _PARTS:
            seen = {self.entity.ref}
            items = self._parts(self.entity.ref, seen, depth=1)
            yield Row(label=_PARTS, items=items, layout=RowLayout.LIST)
        else:
            layout = RowLayout.RUN_IN if label in _SHORT_ROWS else RowLayout.LIST
            yield self._backlink_row(label, backlinks, layout)

    def _holder_rows(self, backlinks: list[Backlink]) -> Iterator[Row]:
        """Yield the holders in order of time, and apart those whose time nobody knows."""
        dated = [backlink for backlink in backlinks if backlink.reference.term]
        undated = [backlink for backlink in backlinks if not backlink.reference.term]
        yield self._backlink_row(_HOLDERS, dated, RowLayout.LIST)
        yield self._backlink_row("Also held by", undated, RowLayout.RUN_IN)

    def _people_row(self, backlinks: list[Backlink]) -> Row:
        """Return members and holders of the body's offices, in order of time.

        A membership of which nothing is said is left out where its member holds an office.
        """
        tenures = self._tenures_in_offices()
        officers = {tenure.person for tenure in tenures}
        entries = [
            (backlink.reference.term, self._backlink_item(backlink))
            for backlink in backlinks
            if backlink.reference.label
            or backlink.reference.term
            or backlink.source not in officers
        ]
        entries += [(tenure.term, self._officer(tenure)) for tenure in tenures]
        dated = sorted(
            (term.sort_key, number, item)
            for number, (term, item) in enumerate(entries)
            if term is not None
        )
        undated = [item for term, item in entries if term is None]
        items = (*(item for _key, _number, item in dated), *undated)
        return Row(label=_PEOPLE, items=items, layout=RowLayout.LIST)

    def _tenures_in_offices(self) -> list[Tenure]:
        return [
            tenure
            for backlink in self.chronicle.backlinks(self.entity.ref)
            if backlink.source.objtype == "office"
            for tenure in self.chronicle.tenures.of_office(backlink.source)
        ]

    def _officer(self, tenure: Tenure) -> Item:
        when = format_term(tenure.term, self.locale) if tenure.term else ""
        title = title_of(tenure, self.chronicle)
        return replace(self._short_item(tenure.person), label=title, when=when)

    def _parts(self, ref: Ref, seen: set[Ref], depth: int) -> tuple[Item, ...]:
        """Return the parts of *ref* with theirs below them, those of the deepest list in line."""
        if depth == _DEEPEST_LIST:
            below = parts_below(ref, self.chronicle, seen)
            return tuple(self._happened(part) for part in below)
        items = []
        for part in parts_of(ref, self.chronicle):
            if part not in seen:
                seen.add(part)
                below_it = self._parts(part, seen, depth + 1)
                items.append(replace(self._happened(part), below=below_it))
        return tuple(items)

    def _happened(self, ref: Ref) -> Item:
        """Return a link to *ref* after the date at which it happened."""
        entity = self.chronicle.entities[ref]
        happens = self.chronicle.type_of(ref).happens
        date = self.chronicle.beginning(entity) if happens else None
        lead = opening(format_date(date, self.locale)) if date else ""
        edtf = date.edtf if date else ""
        return replace(self._short_item(ref), lead=lead, edtf=edtf)

    def _chain_rows(self) -> Iterator[Row]:
        """Yield what the effects led to in turn, and what the causes came of."""
        for label, layout in (
            ("In turn led to", RowLayout.EFFECTS),
            ("Traced back to", RowLayout.CAUSES),
        ):
            steps = steps_from(self.entity.ref, self.chronicle, back=layout is RowLayout.CAUSES)
            far = ((number, ref) for number, step in enumerate(steps) if number for ref in step)
            items = tuple(
                replace(self._short_item(ref), step=number)
                for number, ref in islice(far, _LONGEST_CHAIN)
            )
            if items:
                yield Row(label=label, items=items, layout=layout)

    def _backlink_row(self, label: str, backlinks: list[Backlink], layout: RowLayout) -> Row:
        ordered = self._in_time(backlinks)
        items = tuple(self._backlink_item(backlink) for backlink in ordered)
        return Row(label=label, items=items, layout=layout)

    def _kin_row(self, backlinks: list[Backlink]) -> Row:
        """Return the relatives who are not already named by this person's own entry."""
        stated = {reference.target for reference in self.entity.references("relations")}
        items = tuple(
            replace(self._backlink_item(backlink), label=self._other_side(backlink))
            for backlink in backlinks
            if backlink.source.id not in stated
        )
        return Row(label=_KIN, items=items)

    def _other_side(self, backlink: Backlink) -> str:
        """Return what the source of *backlink* is to this person; “as …” where no rule tells."""
        label = backlink.reference.label
        turned = inverse_relation(label, self.chronicle.genders.get(backlink.source))
        if turned or not label or not self.locale.startswith("en"):
            return turned
        return f"as {label}"

    def _in_time(self, backlinks: list[Backlink]) -> list[Backlink]:
        """Order by the term where references have one, else as the Chronicle does: by time."""
        dated = [
            (backlink.reference.term.sort_key, number, backlink)
            for number, backlink in enumerate(backlinks)
            if backlink.reference.term
        ]
        undated = [backlink for backlink in backlinks if not backlink.reference.term]
        return [backlink for _key, _number, backlink in sorted(dated)] + undated

    def _backlink_item(self, backlink: Backlink) -> Item:
        term = backlink.reference.term
        when = format_term(term, self.locale) if term else ""
        return replace(self._happened(backlink.source), label=backlink.reference.label, when=when)

    def _spot_rows(self) -> Iterator[Row]:
        """Yield the rows “Accounts” and “Mentioned in”: pages, and the places in each."""
        questions = self.chronicle.questions.get(self.entity.ref, ())
        mentions = self.chronicle.mentions.get(self.entity.ref, ())
        others = [mention.spot for mention in mentions if mention.spot.card != self.entity.ref]
        for label, spots in (("Accounts", questions), ("Mentioned in", others)):
            yield from self._spot_row(label, spots)

    def _spot_row(self, label: str, found: Iterable[Spot]) -> Iterator[Row]:
        pages: dict[str, dict[Spot, None]] = defaultdict(dict)
        for spot in found:
            pages[spot.docname][spot] = None
        if pages:
            items = tuple(
                Item(
                    text=self.chronicle.titles.get(docname, docname),
                    home=(docname, ""),
                    spots=tuple(self._titled(spot) for spot in spots if spot.anchor),
                )
                for docname, spots in pages.items()
            )
            yield Row(label=label, items=items, layout=RowLayout.LIST)

    def _titled(self, spot: Spot) -> Spot:
        """Return *spot* with the title of its section or the name of the card that it is."""
        if spot.card is None:
            title = self.chronicle.headings.get((spot.docname, spot.anchor), spot.title)
            return replace(spot, title=title)
        entity = self.chronicle.entities.get(spot.card)
        name = short_name(entity, self.chronicle.type_of(spot.card)) if entity else spot.card.id
        return replace(spot, title=name)


def _source_items(value: Value) -> tuple[Item, ...]:
    """Return the sources as typed, for a book that loads no citation extension."""
    return (Item(text=value.text),) if isinstance(value, Sources) else ()


def format_coordinates(point: Coordinates) -> str:
    """Return latitude and longitude in decimal degrees with their hemispheres."""
    latitude = f"{abs(point.latitude):g}° {'N' if point.latitude >= 0 else 'S'}"
    longitude = f"{abs(point.longitude):g}° {'E' if point.longitude >= 0 else 'W'}"
    return f"{'about ' if point.approximate else ''}{latitude}, {longitude}"
