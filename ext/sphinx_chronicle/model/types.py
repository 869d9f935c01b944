"""Entity types as data: which fields an entity has, what they hold and where they lead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote


class FieldKind(StrEnum):
    """What the text of an option becomes when it is read."""

    TEXT = "text"
    TEXTS = "texts"
    IMAGE = "image"
    DATE = "date"
    TIME = "time"
    REFERENCE = "reference"
    REFERENCES = "references"
    COORDINATES = "coordinates"
    SOURCES = "sources"
    PROSE = "prose"
    ALLOWANCES = "allowances"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One option of an entity's directive.

    *to* names the entity types that a reference may lead to, the first being the one meant
    where an id fits several; *inverse* is the label of the row that the other entity's card
    gains; *example* is a right value, shown to an author whose value was not understood; *url*
    is the address of an identifier, ``{}`` standing for its text. A field that an author adds
    may leave out label, inverse and example, which follow from the rest.
    """

    name: str
    label: str = ""
    kind: FieldKind
    example: str = ""
    required: bool = False
    shown: bool = True
    begins: bool = False
    ends: bool = False
    to: tuple[str, ...] = ()
    inverse: str = ""
    url: str = ""

    def address(self, text: str) -> str:
        """Return the address of the identifier *text*, empty of a field that holds none."""
        return self.url.format(quote(text)) if self.url and text else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityType:
    """A kind of thing that a history book defines once: a person, an event, a ship.

    *name* is the name of directive and role; *label* and *plural* are English message ids. A
    type that an author adds may leave out label, plural, and the fields that every type has.
    """

    name: str
    label: str = ""
    plural: str = ""
    fields: tuple[Field, ...] = ()

    def field(self, name: str) -> Field | None:
        """Return the field called *name*, or None."""
        return next((field for field in self.fields if field.name == name), None)

    @property
    def naming(self) -> Field:
        """The field that names an entity of this type (``name`` or ``title``): the first one."""
        return self.fields[0]

    @property
    def beginning(self) -> Field | None:
        """The field with the date at which an entity of this type begins, or happens."""
        return next((field for field in self.fields if field.begins), None)

    @property
    def ending(self) -> Field | None:
        """The field with the date at which an entity of this type ends."""
        return next((field for field in self.fields if field.ends), None)

    @property
    def happens(self) -> bool:
        """Whether entities of this type are events: they have a date, and no end beside it.

        A battle or a treaty is listed among the events of a view; a ship, which is launched and
        lost, is not.
        """
        return self.beginning is not None and self.ending is None


def text(
    name: str, label: str = "", *, example: str = "", required: bool = False, shown: bool = True
) -> Field:
    """Return a field that holds one line of text."""
    return Field(
        name=name,
        label=label,
        kind=FieldKind.TEXT,
        example=example,
        required=required,
        shown=shown,
    )


def identifier(name: str, label: str = "", *, url: str, example: str = "") -> Field:
    """Return a field that holds the entity's id in an authority file; *url* has ``{}`` for it."""
    return Field(name=name, label=label, kind=FieldKind.TEXT, example=example, url=url)


def texts(name: str, label: str = "", *, example: str = "", shown: bool = True) -> Field:
    """Return a field that holds a list of words or phrases."""
    return Field(name=name, label=label, kind=FieldKind.TEXTS, example=example, shown=shown)


def prose(name: str, label: str = "", *, example: str = "") -> Field:
    """Return a field that holds a sentence or two with markup, links and notes."""
    return Field(name=name, label=label, kind=FieldKind.PROSE, example=example)


def date(
    name: str,
    label: str = "",
    *,
    example: str = "",
    required: bool = False,
    begins: bool = False,
    ends: bool = False,
) -> Field:
    """Return a field that holds an EDTF date; *begins* and *ends* bound the entity's existence."""
    return Field(
        name=name,
        label=label,
        kind=FieldKind.DATE,
        example=example,
        required=required,
        begins=begins,
        ends=ends,
    )


def time(name: str = "time", label: str = "", *, example: str = "") -> Field:
    """Return a field that holds a time of day."""
    return Field(name=name, label=label, kind=FieldKind.TIME, example=example)


def coordinates(name: str = "coordinates", label: str = "", *, example: str = "") -> Field:
    """Return a field that holds a point in WGS 84."""
    return Field(name=name, label=label, kind=FieldKind.COORDINATES, example=example)


def ref(
    name: str, label: str = "", *, to: str | tuple[str, ...], inverse: str = "", example: str = ""
) -> Field:
    """Return a field that leads to one other entity."""
    return Field(
        name=name,
        label=label,
        kind=FieldKind.REFERENCE,
        to=(to,) if isinstance(to, str) else tuple(to),
        inverse=inverse,
        example=example,
    )


def refs(
    name: str, label: str = "", *, to: str | tuple[str, ...], inverse: str = "", example: str = ""
) -> Field:
    """Return a field that leads to several entities, each with a label and a term if need be."""
    return Field(
        name=name,
        label=label,
        kind=FieldKind.REFERENCES,
        to=(to,) if isinstance(to, str) else tuple(to),
        inverse=inverse,
        example=example,
    )
