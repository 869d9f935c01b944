"""Entities filed by name or time, under headings, each with the facts that a view shows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from sphinx_authoring.filing_order import filing_key

from .cards import compose_field
from .dates import format_term
from .items import Item, Label, full_item, item_of
from .names import existence, full_name, opening, sort_name
from .selection import select
from .types import Field, FieldKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_authoring.filing_order import FilingKey

    from .chronicle import Chronicle
    from .entity import Entity, Reference
    from .selection import ViewRequest
    from .types import EntityType

DATES = "dates"
"""The column with the dates of a life, or the date of an event."""

_REFERENCES = (FieldKind.REFERENCE, FieldKind.REFERENCES)
_WORDS = (FieldKind.TEXT, FieldKind.TEXTS)
# What has markup of its own, or is no fact about the entity.
_UNFIT = (FieldKind.PROSE, FieldKind.SOURCES, FieldKind.IMAGE, FieldKind.ALLOWANCES)
_MAIN_FACTS = 2


class Style(StrEnum):
    """How the entities are shown."""

    LIST = "list"
    TABLE = "table"
    CARDS = "cards"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entity: its name with its dates, *facts* by column, and what it is to its group."""

    name: Item
    facts: tuple[tuple[Item, ...], ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Entries under a heading; those to which no heading fits, or all, have none."""

    heading: Item | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """The groups of a view; *columns* are the labels of the facts, as English message ids."""

    style: Style
    label: str
    columns: tuple[str, ...]
    groups: tuple[Group, ...]


def column_names(objtype: EntityType) -> list[str]:
    """Return the words that can be columns of a table of *objtype*."""
    fields = objtype.fields[1:]
    return [DATES, *(field.name for field in fields if field.kind not in _UNFIT)]


def grouping_names(objtype: EntityType) -> list[str]:
    """Return the fields by which entities of *objtype* can be grouped."""
    kinds = (*_REFERENCES, *_WORDS)
    return [f.name for f in objtype.fields[1:] if f.kind in kinds and not f.url]


def compose_roll(chronicle: Chronicle, request: ViewRequest, locale: str) -> Roll:
    """Return the entities asked for under their headings, with the facts asked for."""
    style = _style(request)
    objtype = chronicle.types.get(request.objtype)
    if objtype is None:
        return Roll(style=style, label="", columns=(), groups=())
    chosen = select(chronicle.of_type(objtype.name), request.selection, chronicle)
    columns = () if style is Style.LIST else _columns(objtype, request, chosen)
    if request.setting("order-by", str) == "date":
        chosen = tuple(sorted(chosen, key=chronicle.time_key))
    grouper = _Grouper(request.grouping, objtype, chronicle, locale)
    for entity in chosen:
        grouper.file(entity, _entry(entity, objtype, columns, chronicle, locale))
    return Roll(
        style=style,
        label=objtype.label,
        columns=tuple(_label(column, objtype) for column in columns),
        groups=tuple(grouper.groups()),
    )


def _style(request: ViewRequest) -> Style:
    word = request.setting("as", str)
    if word is None:
        return Style.TABLE if request.setting("columns", tuple) else Style.LIST
    return Style(word)


# --- columns ----------------------------------------------------------------------------------


def _columns(
    objtype: EntityType, request: ViewRequest, chosen: tuple[Entity, ...]
) -> tuple[str, ...]:
    """Return the columns asked for; by default the dates and the first facts that are known."""
    asked = request.setting("columns", tuple)
    if asked:
        known = column_names(objtype)
        return tuple(str(column) for column in asked if column in known)
    kinds = (*_REFERENCES, *_WORDS)
    facts = [f.name for f in objtype.fields if f.shown and f.kind in kinds and not f.url]
    told = {"aliases", request.grouping}
    stated = {name for entity in chosen for name in entity.values}
    main = [name for name in facts if name in stated and name not in told][:_MAIN_FACTS]
    dates = {f.name for f in (objtype.beginning, objtype.ending) if f} & stated
    return (*((DATES,) if dates else ()), *main)


def _label(column: str, objtype: EntityType) -> str:
    field = objtype.field(column)
    if field is not None:
        return field.label
    return objtype.beginning.label if objtype.happens and objtype.beginning else Label.DATES


def _entry(
    entity: Entity, objtype: EntityType, columns: tuple[str, ...], chronicle: Chronicle, locale: str
) -> Entry:
    name = sort_name(entity, objtype) if objtype.name == "person" else full_name(entity, objtype)
    dates = existence(entity, objtype, locale)
    facts = tuple(_fact(entity, objtype.field(each), dates, chronicle, locale) for each in columns)
    return Entry(
        name=replace(item_of(entity, name), when=dates),
        facts=facts,
    )


def _fact(
    entity: Entity, field: Field | None, dates: str, chronicle: Chronicle, locale: str
) -> tuple[Item, ...]:
    """Return what stands in one column; who is missing from the book is a name without a link."""
    if field is None:
        return (Item(text=opening(dates)),) if dates else ()
    items = compose_field(entity, field, chronicle, locale)
    goals = ((item, None if item.missing else item.goal) for item in items)
    return tuple(replace(item, goal=goal, missing="", beside=()) for item, goal in goals)


# --- headings ---------------------------------------------------------------------------------


class _Grouper:
    """Files entries under the headings of one grouping."""

    def __init__(
        self, grouping: str, objtype: EntityType, chronicle: Chronicle, locale: str
    ) -> None:
        self.grouping = grouping
        self.objtype = objtype
        self.chronicle = chronicle
        self.locale = locale
        self.field = objtype.field(grouping)
        self.filed: dict[Item | None, list[Entry]] = defaultdict(list)

    def file(self, entity: Entity, entry: Entry) -> None:
        """File *entry* under each heading that fits *entity*."""
        headings = dict(self._headings(entity))
        for heading, remark in headings.items():
            self.filed[heading].append(replace(entry, remark=remark) if remark else entry)
        if not headings:
            self.filed[None].append(entry)

    def groups(self) -> Iterator[Group]:
        """Yield the groups by heading; last, those without one."""
        headings = [heading for heading in self.filed if heading is not None]
        for heading in sorted(headings, key=self._filing):
            yield Group(heading=heading, entries=tuple(self.filed[heading]))
        if None in self.filed:
            yield Group(heading=None, entries=tuple(self.filed[None]))

    def _headings(self, entity: Entity) -> Iterator[tuple[Item, str]]:
        if self.grouping == "initial":
            yield Item(text=self.chronicle.filing_letter(entity)), ""
        elif self.field is not None and self.field.kind in _REFERENCES:
            for reference in entity.references(self.grouping):
                yield self._goal(reference, self.field), self._remark(reference)
        elif self.field is not None:
            words = entity.texts(self.grouping) or (entity.text(self.grouping),)
            yield from ((Item(text=opening(word)), "") for word in words if word)

    def _filing(self, heading: Item) -> FilingKey:
        goal = self.chronicle.entities.get(heading.goal) if heading.goal else None
        if goal is not None:
            return self.chronicle.filing_key(goal)
        return filing_key(heading.text, self.chronicle.language)

    def _goal(self, reference: Reference, field: Field) -> Item:
        goal = self.chronicle.find(reference.target, field.to)
        if goal is None:
            return Item(text=reference.target)
        return full_item(goal, self.chronicle)

    def _remark(self, reference: Reference) -> str:
        when = format_term(reference.term, self.locale) if reference.term else ""
        return ", ".join(word for word in (reference.label, when) if word)
