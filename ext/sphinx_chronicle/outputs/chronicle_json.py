"""``chronicle.json``: everything, with the JSON Schema that it keeps to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..model.builtin import BUILTIN_TYPES
from ..model.names import full_name, short_name
from ..model.types import FieldKind
from .output import Edition, Output
from .values import plain_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.chronicle import Chronicle
    from ..model.entity import Entity, Mention
    from ..model.types import EntityType, Field

_VERSION = 1
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DATE = {
    "type": "object",
    "required": ["edtf", "text", "lower", "upper"],
    "properties": {
        "edtf": {"type": "string", "description": "The expression in EDTF (ISO 8601-2)."},
        "text": {"type": "string", "description": "The date for readers of the book."},
        "lower": {"type": ["string", "null"], "description": "First day that it can mean."},
        "upper": {"type": ["string", "null"], "description": "Last day that it can mean."},
    },
    "additionalProperties": False,
}
_REFERENCE = {
    "type": "object",
    "required": ["type", "id"],
    "properties": {
        "type": {"type": ["string", "null"], "description": "Null if the book lacks the entity."},
        "id": {"type": "string"},
        "name": {"type": "string", "description": "The name in the other book that has it."},
        "url": {"type": "string", "description": "Where it is in the other book."},
        "label": {"type": "string"},
        "term": {"type": "string", "description": "EDTF."},
    },
    "additionalProperties": False,
}
_STRINGS = {"type": "array", "items": {"type": "string"}}
# What is left out is for the author of the book: which rules of the linter an entity may break.
_KINDS: dict[FieldKind, dict[str, Any]] = {
    FieldKind.TEXT: {"type": "string"},
    FieldKind.IMAGE: {"type": "string"},
    FieldKind.PROSE: {"type": "string"},
    FieldKind.TEXTS: _STRINGS,
    FieldKind.DATE: {"$ref": "#/$defs/date"},
    FieldKind.TIME: {
        "type": "object",
        "required": ["text", "zone"],
        "properties": {"text": {"type": "string"}, "zone": {"type": ["string", "null"]}},
        "additionalProperties": False,
    },
    FieldKind.REFERENCE: {"type": "array", "items": {"$ref": "#/$defs/reference"}},
    FieldKind.REFERENCES: {"type": "array", "items": {"$ref": "#/$defs/reference"}},
    FieldKind.COORDINATES: {
        "type": "object",
        "required": ["latitude", "longitude", "approximate"],
        "properties": {
            "latitude": {"type": "number", "minimum": -90, "maximum": 90},
            "longitude": {"type": "number", "minimum": -180, "maximum": 180},
            "approximate": {"type": "boolean"},
        },
        "additionalProperties": False,
    },
    FieldKind.SOURCES: {
        "type": "object",
        "required": ["text", "keys"],
        "properties": {"text": {"type": "string"}, "keys": _STRINGS},
        "additionalProperties": False,
    },
}


def write_chronicle(chronicle: Chronicle, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield ``chronicle.json`` and its schema."""
    entities = [
        _plain_entity(entity, chronicle, edition)
        for name in chronicle.types
        for entity in chronicle.of_type(name)
    ]
    book = {"title": edition.title, "author": edition.author, "language": edition.language}
    record = {
        "$schema": "chronicle.schema.json",
        "version": _VERSION,
        "book": book,
        "entities": entities,
        "chronology": [{"type": e.ref.objtype, "id": e.ref.id} for e in chronicle.events],
    }
    yield "chronicle.json", _dump(record)
    yield "chronicle.schema.json", _dump(make_schema(tuple(chronicle.types.values())))


def _plain_entity(entity: Entity, chronicle: Chronicle, edition: Edition) -> dict[str, Any]:
    objtype = chronicle.type_of(entity.ref)
    found: dict[str, Any] = {
        "type": entity.ref.objtype,
        "id": entity.ref.id,
        "label": full_name(entity, objtype),
        "short_label": short_name(entity, objtype),
        "url": edition.address(entity),
    }
    own: dict[str, Any] = {}
    for field in objtype.fields:
        value = entity.values.get(field.name)
        if value is not None and field.kind in _KINDS:
            goal = own if _is_own(field) else found
            goal[_key(field)] = plain_value(value, field, chronicle, edition)
    if own:
        found["own"] = own
    mentions = chronicle.mentions.get(entity.ref, ())
    found["mentions"] = [_plain_mention(mention, chronicle, edition) for mention in mentions]
    return found


def _plain_mention(mention: Mention, chronicle: Chronicle, edition: Edition) -> dict[str, str]:
    spot = mention.spot
    page = chronicle.titles.get(spot.docname, spot.docname)
    title = chronicle.headings.get((spot.docname, spot.anchor), spot.title)
    anchor = mention.anchor or spot.anchor
    url = edition.page_address(spot.docname) + (f"#{anchor}" if anchor else "")
    return {"page": page, "section": title, "url": url}


def _key(field: Field) -> str:
    return field.name.replace("-", "_")


def _is_own(field: Field) -> bool:
    """Tell whether *field* is of this book alone: its name may be one that the file itself uses."""
    return field.name not in _BUILT_IN


_BUILT_IN = {field.name for objtype in BUILTIN_TYPES for field in objtype.fields}


def make_schema(types: tuple[EntityType, ...]) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of ``chronicle.json`` in a book with *types*."""
    return {
        "$schema": _DIALECT,
        "title": "The chronicle of a book",
        "type": "object",
        "required": ["version", "book", "entities", "chronology"],
        "properties": {
            "$schema": {"type": "string"},
            "version": {"const": _VERSION},
            "book": {
                "type": "object",
                "required": ["title", "author", "language"],
                "properties": {n: {"type": "string"} for n in ("title", "author", "language")},
            },
            "entities": {
                "type": "array",
                "items": {"oneOf": [{"$ref": f"#/$defs/types/{t.name}"} for t in types]},
            },
            "chronology": {"type": "array", "items": {"$ref": "#/$defs/reference"}},
        },
        "$defs": {
            "date": _DATE,
            "reference": _REFERENCE,
            "types": {t.name: _schema_of(t) for t in types},
        },
    }


def _schema_of(objtype: EntityType) -> dict[str, Any]:
    fields = [field for field in objtype.fields if field.kind in _KINDS]
    built_in = {_key(field): _schema_of_field(field) for field in fields if not _is_own(field)}
    own = {_key(field): _schema_of_field(field) for field in fields if _is_own(field)}
    if own:
        built_in["own"] = {
            "type": "object",
            "description": "The options that only this book has.",
            "properties": own,
            "additionalProperties": False,
        }
    always = {
        "type": {"const": objtype.name},
        "id": {"type": "string"},
        "label": {"type": "string"},
        "short_label": {"type": "string"},
        "url": {"type": "string"},
        "mentions": {"type": "array", "items": _MENTION},
    }
    return {
        "type": "object",
        "title": objtype.label,
        "required": list(always),
        "properties": {**always, **built_in},
        "additionalProperties": False,
    }


def _schema_of_field(field: Field) -> dict[str, Any]:
    return {**_KINDS[field.kind], "description": field.label}


_MENTION = {
    "type": "object",
    "required": ["page", "section", "url"],
    "properties": {n: {"type": "string"} for n in ("page", "section", "url")},
    "additionalProperties": False,
}


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


CHRONICLE_JSON = Output(
    name="json",
    files=write_chronicle,
    names=lambda _chronicle: ("chronicle.json", "chronicle.schema.json"),
    mime="application/json",
    help="Everything in one file, chronicle.json, with its JSON Schema.",
)
