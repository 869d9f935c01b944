"""What the inventory of a book tells other books of its entities: their names and dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from .dates import DateError, HistoricalDate, parse_date
from .entity import Entity, Ref
from .nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .entity import Value
    from .types import EntityType, Field

_NAMES = ("short", "surname", "sort")
# An inventory writes this where the name shown is the id itself.
_AS_ID = "-"


class Listing(Protocol):
    """One line of another book's inventory, as Sphinx has read it."""

    @property
    def project_name(self) -> str:
        """The title of the book."""

    @property
    def uri(self) -> str:
        """Where the entity is."""

    @property
    def display_name(self) -> str:
        """What the line says."""


# The lines of one book by type (``chronicle:person``) and id.
Inventory: TypeAlias = "Mapping[str, Mapping[str, Listing]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignEntity:
    """An entity that another book defines: *book* is our word for it, *title* its own."""

    entity: Entity
    book: str
    title: str
    url: str


def told_of(entity: Entity, objtype: EntityType) -> Iterator[tuple[str, str]]:
    """Yield what an inventory tells of *entity* beside its name: type of line, text.

    One line for each: ``person.short``, ``person.born`` … Sphinx's own lines have room for one
    name only, and others than us pass over types of line that they do not know.
    """
    for field in _told_fields(objtype):
        value = entity.values.get(field.name)
        if isinstance(value, str | HistoricalDate):
            yield f"{objtype.name}.{field.name}", str(value)


def _told_fields(objtype: EntityType) -> Iterator[Field]:
    for field in objtype.fields:
        if field.name in _NAMES or field.begins or field.ends:
            yield field


class OtherBooks:
    """The entities that linked books define, found by id.

    *inventories* holds the inventory of each book under our word for it; *domain* is what the
    types of its lines begin with.
    """

    def __init__(
        self,
        inventories: Mapping[str, Inventory],
        types: Iterable[EntityType],
        domain: str,
    ) -> None:
        self._inventories = inventories
        self._types = {objtype.name: objtype for objtype in types}
        self._domain = domain
        self._nearest: dict[tuple[str, str], str] = {}
        self._ids: dict[str, dict[str, str]] = {}

    def find(self, target: str, objtypes: Iterable[str] = ()) -> tuple[ForeignEntity, ...]:
        """Return what *target* can mean, at most one entity of each book.

        It is an id, or the word for a book and an id in it: ``moon:armstrong``.
        """
        book, colon, ident = target.rpartition(":")
        wanted = tuple(objtypes) or tuple(self._types)
        books = [book] if colon else list(self._inventories)
        found = (self._find_in(name, ident, wanted) for name in books)
        return tuple(entity for entity in found if entity is not None)

    def _find_in(self, book: str, ident: str, objtypes: tuple[str, ...]) -> ForeignEntity | None:
        inventory = self._inventories.get(book, {})
        for name in objtypes:
            line = inventory.get(f"{self._domain}:{name}", {}).get(ident)
            if line is not None and name in self._types:
                return ForeignEntity(
                    entity=self._read(inventory, self._types[name], ident),
                    book=book,
                    title=line.project_name,
                    url=line.uri,
                )
        return None

    def _read(self, inventory: Inventory, objtype: EntityType, ident: str) -> Entity:
        """Return the entity as far as the inventory tells of it."""
        values: dict[str, Value] = {}
        for field in (objtype.naming, *_told_fields(objtype)):
            kind = objtype.name if field is objtype.naming else f"{objtype.name}.{field.name}"
            line = inventory.get(f"{self._domain}:{kind}", {}).get(ident)
            value = _value(field, line.display_name, ident) if line is not None else None
            if value is not None:
                values[field.name] = value
        ref = Ref(objtype.name, ident)
        return Entity(ref=ref, docname="", line=0, anchor="", values=values)

    def nearest(self, target: str, objtype: str) -> str:
        """Return the id in another book most like *target*, empty where none is like it.

        It stands after the word for its book, since it may not be the only one: ``moon:armstrong``.
        """
        asked = target, objtype
        if asked not in self._nearest:
            known = self._known(objtype)
            ident = target.rpartition(":")[2]
            self._nearest[asked] = known.get(nearest(ident, known), "")
        return self._nearest[asked]

    def _known(self, objtype: str) -> dict[str, str]:
        """Return all ids of *objtype*, each with the word for its book before it."""
        if objtype not in self._ids:
            self._ids[objtype] = {
                ident: f"{book}:{ident}"
                for book, inventory in reversed(list(self._inventories.items()))
                for ident in inventory.get(f"{self._domain}:{objtype}", ())
            }
        return self._ids[objtype]

    @property
    def count(self) -> int:
        """How many books there are."""
        return len(self._inventories)


def _value(field: Field, text: str, ident: str) -> Value | None:
    """Return the value that *text* has in *field*; None where this version cannot read it."""
    if not (field.begins or field.ends):
        return ident if text == _AS_ID else text
    try:
        return parse_date(text)
    except DateError:
        return None
