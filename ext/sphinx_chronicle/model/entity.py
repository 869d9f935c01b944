"""The records that reading files: entities, references, mentions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from .dates import ClockTime, HistoricalDate

if TYPE_CHECKING:
    from collections.abc import Mapping


class Ref(NamedTuple):
    """The type and the id that name one entity in the whole book."""

    objtype: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One item of a list that leads to other entities: ``m26-7 (leader, 1955/1965)``."""

    target: str
    label: str = ""
    term: HistoricalDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinates:
    """A point in WGS 84, decimal degrees, north and east positive."""

    latitude: float
    longitude: float
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Citation keys with their locators, and the text as the author typed it."""

    text: str
    keys: tuple[str, ...]


Value = (
    str
    | tuple[str, ...]
    | tuple[Reference, ...]
    | HistoricalDate
    | ClockTime
    | Coordinates
    | Sources
)
_V = TypeVar("_V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What the author states of one thing; *anchor* is the id in the page.

    *line* counts from 1: in the page, or in the data *file* (from the folder of the book).
    """

    ref: Ref
    docname: str
    line: int
    anchor: str
    file: str = ""
    values: Mapping[str, Value]

    def value(self, name: str, kind: type[_V]) -> _V | None:
        """Return the value of the field *name* if there is one of type *kind*."""
        found = self.values.get(name)
        return found if isinstance(found, kind) else None

    def text(self, name: str) -> str:
        """Return the text of the field *name*, empty where none was given."""
        return self.value(name, str) or ""

    def date(self, name: str) -> HistoricalDate | None:
        """Return the date of the field *name*, if any."""
        return self.value(name, HistoricalDate)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the words of the list field *name*."""
        return tuple(item for item in self.value(name, tuple) or () if isinstance(item, str))

    def references(self, name: str) -> tuple[Reference, ...]:
        """Return the references of the field *name*, in the author's order."""
        items = self.value(name, tuple) or ()
        return tuple(item for item in items if isinstance(item, Reference))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place in the book that a reader can be sent to.

    A section has an *anchor* and a *title*, the head of a page neither, the card of an entity
    an *anchor* and the *card* it is.
    """

    docname: str
    anchor: str = ""
    title: str = ""
    card: Ref | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One link to an entity in the text.

    *objtype* is empty where the author's link does not say which type it means
    (``[Castro](#castro-fidel)``). *spot* is the section (or card) that it stands in. *anchor*
    is the id that the general index sends to, given to the first mention of an entity in each
    paragraph and empty for the others. *when* is the day or the event for which an office is
    asked for its holder, or a person for the title, empty in other links.
    """

    objtype: str
    id: str
    anchor: str
    spot: Spot
    when: str = ""
