"""What the card of an entity says, ready to be shown; nothing here is markup.

A :class:`Card` holds everything that the page shows about other entities too, so that its
``repr`` changes whenever the page has to be written again.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import quote

from .dates import ClockTime, HistoricalDate, format_date, format_term, format_time
from .entity import Coordinates, Entity, Ref, Reference, Sources, Spot, Value
from .kinship import inverse_relation
from .names import existence, full_name, opening, short_name
from .types import EntityType, Field, FieldKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .chronicle import Backlink, Chronicle

# Rows of others' making that stay on one line, and the one of relatives.
_SHORT_ROWS = {"Led from", "Places in it", "Offices"}
_KIN = "Relations"


class RowLayout(StrEnum):
    """How the items of a row stand: after one another, or each on its line."""

    RUN_IN = "run-in"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing in a row: words, with a link where *goal* or *spot* says so.

    *lead* stands before the words (a date), *label* and *when* after them in parentheses.
    *missing* is the option that names an entity which the book does not have.
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
            relations=(*self._inverse_rows(), *self._mention_rows()),
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
            else:
                items = self._items(field, value)
                yield Row(label=field.label, items=items)

    def _items(self, field: Field, value: Value) -> tuple[Item, ...]:
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
            label=reference.label,
            when=when,
            goal=goal.ref,
            home=(goal.docname, goal.anchor),
        )

    def _name(self, entity: Entity, field: Field) -> str:
        """Return a name that stands alone: in full for offices and bodies, short for others."""
        objtype = self.chronicle.type_of(entity.ref)
        if field.name in ("offices", "organization", "affiliation"):
            return full_name(entity, objtype)
        return short_name(entity, objtype)

    # --- what others state about it --------------------------------------------------------

    def _inverse_rows(self) -> Iterator[Row]:
        grouped: dict[str, list[Backlink]] = defaultdict(list)
        for backlink in self.chronicle.backlinks(self.entity.ref):
            grouped[backlink.field.inverse].append(backlink)
        for label, backlinks in grouped.items():
            if label == _KIN:
                row = self._kin_row(backlinks)
            else:
                layout = RowLayout.RUN_IN if label in _SHORT_ROWS else RowLayout.LIST
                row = self._backlink_row(label, backlinks, layout)
            if row.items:
                yield row

    def _backlink_row(self, label: str, backlinks: list[Backlink], layout: RowLayout) -> Row:
        ordered = self._in_time(backlinks)
        items = tuple(self._backlink_item(backlink) for backlink in ordered)
        return Row(label=label, items=items, layout=layout)

    def _kin_row(self, backlinks: list[Backlink]) -> Row:
        """Return the relatives who are not already named by this person's own entry."""
        stated = {reference.target for reference in self.entity.references("relations")}
        items = tuple(
            replace(self._backlink_item(backlink), label=inverse_relation(backlink.reference.label))
            for backlink in backlinks
            if backlink.source.id not in stated
        )
        return Row(label=_KIN, items=items)

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
        source = self.chronicle.entities[backlink.source]
        objtype = self.chronicle.type_of(source.ref)
        date = self.chronicle.beginning(source) if objtype.happens else None
        term = backlink.reference.term
        return Item(
            text=short_name(source, objtype),
            lead=opening(format_date(date, self.locale)) if date else "",
            label=backlink.reference.label,
            when=format_term(term, self.locale) if term else "",
            goal=source.ref,
            home=(source.docname, source.anchor),
            edtf=date.edtf if date else "",
        )

    def _mention_rows(self) -> Iterator[Row]:
        """Yield the row “Mentioned in”: a page, then its sections where a paragraph links here."""
        pages: dict[str, dict[Spot, None]] = defaultdict(dict)
        for mention in self.chronicle.mentions.get(self.entity.ref, ()):
            if mention.spot.card != self.entity.ref:
                pages[mention.spot.docname][mention.spot] = None
        if pages:
            items = tuple(
                Item(
                    text=self.chronicle.titles.get(docname, docname),
                    home=(docname, ""),
                    spots=tuple(self._titled(spot) for spot in spots if spot.anchor),
                )
                for docname, spots in pages.items()
            )
            yield Row(label="Mentioned in", items=items, layout=RowLayout.LIST)

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
