"""What the directive of an entity states: the facts of its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_authoring.languages import is_right_to_left

from .dates import ClockTime, HistoricalDate, format_date, format_term, format_time
from .entity import Coordinates, Entity, Ref, Reference, Sources, Value
from .hierarchy import wholes_above
from .holders import title_of, titles_at
from .items import Item, Label, Row, RowLayout, short_item
from .names import full_name, opening, short_name
from .types import EntityType, Field, FieldKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .chronicle import Chronicle


class StatedFacts:
    """Composes the facts of one card; holds what every row needs."""

    def __init__(self, entity: Entity, chronicle: Chronicle, locale: str) -> None:
        self.entity = entity
        self.chronicle = chronicle
        self.locale = locale
        self.objtype: EntityType = chronicle.type_of(entity.ref)

    def rows(self) -> Iterator[Row]:
        """Yield a row for each option that is given and shown."""
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
            return (Item(text=format_coordinates(value, self.locale)),)
        if isinstance(value, tuple):
            return tuple(
                self._reference_item(field, item)
                if isinstance(item, Reference)
                else Item(text=item)
                for item in value
            )
        text = value if isinstance(value, str) else ""
        return (Item(text=text, url=field.address(text)),)

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
                    yield Label.PREDECESSOR, self._short(before.person)
                if after:
                    yield Label.SUCCESSOR, self._short(after.person)
                return

    def _short(self, ref: Ref) -> Item:
        return short_item(self.chronicle.entities[ref], self.chronicle)

    def _path(self, field: Field) -> tuple[Item, ...]:
        """Return what the entity is part of, and what that is part of, to the outermost."""
        wholes = wholes_above(self.entity, self.chronicle)
        first = self.items(field, self.entity.references(field.name))
        return (*first, *(self._short(whole.ref) for whole in wholes[1:]))

    def _name(self, entity: Entity, field: Field) -> str:
        """Return a name that stands alone: in full for offices and bodies, short for others."""
        objtype = self.chronicle.type_of(entity.ref)
        in_body = field.name == "part-of" and entity.ref.objtype == "organization"
        if in_body or field.name in ("offices", "organization", "affiliation"):
            return full_name(entity, objtype)
        return short_name(entity, objtype)


def _source_items(value: Value) -> tuple[Item, ...]:
    """Return the sources as typed, for a book that loads no citation extension."""
    return (Item(text=value.text),) if isinstance(value, Sources) else ()


_LEFT_TO_RIGHT = "\u200e"


def format_coordinates(point: Coordinates, locale: str) -> str:
    """Return latitude and longitude in decimal degrees with their hemispheres.

    A mark that nobody sees keeps their order between words that are read from right to left.
    """
    latitude = f"{abs(point.latitude):g}° {'N' if point.latitude >= 0 else 'S'}"
    longitude = f"{abs(point.longitude):g}° {'E' if point.longitude >= 0 else 'W'}"
    mark = _LEFT_TO_RIGHT if is_right_to_left(locale) else ""
    return f"{mark}{'about ' if point.approximate else ''}{latitude}, {longitude}"
