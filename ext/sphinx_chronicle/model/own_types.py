"""Entity types and fields that an author adds: complete, or refused with the mend."""

from __future__ import annotations

import difflib
import re
import reprlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_authoring.addresses import is_web_address

from .builtin import BUILTIN_TYPES, COMMON_FIELDS, NAME_FIELDS
from .fields import FieldError, clean, is_slug, parse_field, to_slug
from .names import opening
from .types import EntityType, Field, FieldKind, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_TYPES = "chronicle_entity_types"
_FIELDS = "chronicle_entity_fields"
_NAMING = ("name", "title")
_REFERENCES = (FieldKind.REFERENCE, FieldKind.REFERENCES)
_EXAMPLES = {
    FieldKind.TEXT: "a few words",
    FieldKind.TEXTS: "one; another",
    FieldKind.IMAGE: "images/picture.jpg",
    FieldKind.DATE: "1961-04-17",
    FieldKind.TIME: "14:30",
    FieldKind.REFERENCE: "an-id",
    FieldKind.REFERENCES: "an-id (a remark, 1961); another-id",
    FieldKind.COORDINATES: "22.067, -81.036",
    FieldKind.SOURCES: "wyden1979{12–14}",
    FieldKind.PROSE: "A sentence.",
    FieldKind.ALLOWANCES: "lifetime (the reason)",
}


class TypeSettingError(ValueError):
    """An entity type or field of ``conf.py`` cannot work; the message says how to mend it."""


def book_types(
    own: Iterable[EntityType], added: Mapping[str, Iterable[Field]]
) -> tuple[EntityType, ...]:
    """Return the entity types of a book: the built-in ones, then its *own*, complete.

    *added* are further fields, by the name of the type, which come before the common ones.

    :raises TypeSettingError: if a type or a field cannot work.
    """
    own = tuple(own)
    for objtype in own:
        _check_type(objtype)
    names = [objtype.name for objtype in (*BUILTIN_TYPES, *own)]
    for name, count in Counter(names).items():
        if count > 1:
            raise TypeSettingError(_doubled_type(name))
    for name in added:
        if name not in names:
            raise TypeSettingError(f"{_FIELDS}: there is no type {name!r}{_nearest(name, names)}")
    types = [*BUILTIN_TYPES, *(_complete(objtype) for objtype in own)]
    found = tuple(_with_fields(objtype, added.get(objtype.name, ())) for objtype in types)
    for objtype in found:
        _check_fields(objtype, names)
    return found


def _doubled_type(name: str) -> str:
    if any(objtype.name == name for objtype in BUILTIN_TYPES):
        return (
            f"{_TYPES}: {name!r} is a type that every book has; give yours another name, or add"
            f" fields to it: {_FIELDS} = {{{name!r}: (text('rank'),)}}"
        )
    return f"{_TYPES}: {name!r} is there twice; give one of the two another name"


def _check_type(objtype: object) -> None:
    if not isinstance(objtype, EntityType):
        raise TypeSettingError(
            f"{_TYPES}: {_shown(objtype)} is not an EntityType; write"
            " EntityType(name='ship', fields=(date('launched', begins=True),))"
        )
    if not is_slug(str(objtype.name)) or objtype.name[0].isdigit():
        near = to_slug(str(objtype.name)).lstrip("0123456789-") or "ship"
        raise TypeSettingError(
            f"{_TYPES}: the name {objtype.name!r} cannot be that of a directive: it has only a–z,"
            f" 0–9 and hyphens, and begins with a letter; write {near!r}"
        )
    for number, field in enumerate(_tuple_of(objtype.fields, f"{_TYPES}: {objtype.name!r}")):
        _check_field(field, f"{_TYPES}: {objtype.name!r}, field {number + 1}")


def _tuple_of(fields: object, where: str) -> tuple[object, ...]:
    if isinstance(fields, list | tuple):
        return tuple(fields)
    if isinstance(fields, Field):
        said = f"its only field {fields.name!r} is in no tuple; end it with a comma"
    else:
        said = f"its fields are {_shown(fields)}, which is no tuple; write one"
    raise TypeSettingError(f"{where}: {said}: (text('rank'),)")


def _shown(value: object) -> str:
    """Return *value* as a message names it, without all that is in it."""
    if isinstance(value, Field | EntityType):
        return f"{type(value).__name__}({value.name!r})"
    return reprlib.repr(value)


def _check_field(field: object, where: str) -> None:
    if not isinstance(field, Field):
        hint = "write text('rank', 'Rank')"
        raise TypeSettingError(f"{where}: {_shown(field)} is not a Field; {hint}")
    if not is_slug(str(field.name)):
        near = to_slug(str(field.name)) or "rank"
        raise TypeSettingError(
            f"{where}: the name {field.name!r} cannot be that of an option: it has only a–z, 0–9"
            f" and hyphens; write {near!r}"
        )


# --- what the author left out -----------------------------------------------------------------


def _complete(objtype: EntityType) -> EntityType:
    """Return *objtype* with a name in front, the fields that every type has, and its labels."""
    label = clean(objtype.label) or opening(objtype.name.replace("-", " "))
    plural = opening(clean(objtype.plural)) or _plural(label)
    stated = {field.name: field for field in objtype.fields}
    naming = next((stated[name] for name in _NAMING if name in stated), text("name"))
    example = naming.example or f"The name of the {label.lower()}"
    naming = replace(naming, required=True, shown=False, example=example)
    front = tuple(field for field in NAME_FIELDS if field.name not in stated)
    back = tuple(field for field in COMMON_FIELDS if field.name not in stated)
    own = tuple(_labelled(f, plural) for f in objtype.fields if f.name != naming.name)
    if len(own) + (naming.name in stated) < len(objtype.fields):
        doubled = Counter(field.name for field in objtype.fields).most_common(1)[0][0]
        raise TypeSettingError(_doubled_field(objtype.name, doubled))
    fields = (_labelled(naming, plural), *front, *own, *back)
    return replace(objtype, label=label, plural=plural, fields=fields)


def _plural(noun: str) -> str:
    """Return the regular English plural of *noun*."""
    if re.search("[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"


def _labelled(field: Field, plural: str) -> Field:
    """Return *field* with its label, the label of its other side, and an example."""
    leads = field.kind in _REFERENCES
    return replace(
        field,
        label=clean(field.label) or opening(field.name.replace("-", " ")),
        inverse=clean(field.inverse) or (plural if leads else ""),
        example=clean(field.example) or _EXAMPLES[field.kind],
    )


def _with_fields(objtype: EntityType, added: Iterable[Field]) -> EntityType:
    """Return *objtype* with further fields, before those that every type has."""
    where = f"{_FIELDS}: {objtype.name!r}"
    found: list[Field] = []
    for number, field in enumerate(_tuple_of(added, where)):
        _check_field(field, f"{where}, field {number + 1}")
        assert isinstance(field, Field)
        found.append(_labelled(field, objtype.plural))
    common = {field.name for field in COMMON_FIELDS}
    front = [field for field in objtype.fields if field.name not in common]
    back = [field for field in objtype.fields if field.name in common]
    return replace(objtype, fields=(*front, *found, *back))


# --- what cannot work -------------------------------------------------------------------------


def _check_fields(objtype: EntityType, names: list[str]) -> None:
    """Refuse fields that contradict one another or the rest of the book."""
    for name, count in Counter(field.name for field in objtype.fields).items():
        if count > 1:
            raise TypeSettingError(_doubled_field(objtype.name, name))
    begins = [field.name for field in objtype.fields if field.begins]
    ends = [field.name for field in objtype.fields if field.ends]
    for word, dates in (("begins", begins), ("ends", ends)):
        if len(dates) > 1:
            listed = " and ".join(map(repr, dates))
            raise TypeSettingError(
                f"type {objtype.name!r}: {listed} both say {word}=True; take it from all but one"
            )
    for field in objtype.fields:
        trouble = _trouble_with(field, names)
        if trouble:
            raise TypeSettingError(f"type {objtype.name!r}, field {field.name!r}: {trouble}")


def _doubled_field(objtype: str, name: str) -> str:
    return (
        f"type {objtype!r}: the field {name!r} is there twice; take one away or give it another"
        " name"
    )


def _trouble_with(field: Field, names: list[str]) -> str:
    """Return what is wrong with *field*, and its mend; empty if nothing is."""
    expected = _KINDS.get(field.name, field.kind)
    if field.kind is not expected:
        return f"every book reads it as {expected.value}; give yours another name"
    if (field.begins or field.ends) and field.kind is not FieldKind.DATE:
        return "begins and ends are for dates; write date(…) or take them away"
    if field.kind in _REFERENCES and not field.to:
        return f"it leads nowhere; write to={names[0]!r}"
    for goal in field.to:
        if goal not in names:
            return f"to={goal!r} is no type of this book{_nearest(goal, names)}"
    if field.url and (field.url.count("{}") != 1 or re.search("[{}]", field.url.replace("{}", ""))):
        return f"url={field.url!r} needs one ‘{{}}’ where the identifier goes"
    if field.url and not is_web_address(field.address("x")):
        return f"url={field.url!r} is no address of the web; write one such as 'https://…/{{}}'"
    try:
        parse_field(field, field.example)
    except FieldError as error:
        return f"its example {field.example!r} {error}; write one such as {_EXAMPLES[field.kind]!r}"
    return ""


# What the rest of the package reads by its name.
_KINDS = {field.name: field.kind for field in (*NAME_FIELDS, *COMMON_FIELDS)} | {
    "name": FieldKind.TEXT,
    "title": FieldKind.TEXT,
    "surname": FieldKind.TEXT,
    "time": FieldKind.TIME,
    "part-of": FieldKind.REFERENCE,
    "coordinates": FieldKind.COORDINATES,
    "disputed": FieldKind.PROSE,
}


def _nearest(name: object, names: list[str]) -> str:
    near = next(iter(difflib.get_close_matches(str(name), names, n=1)), "")
    return f"; did you mean {near!r}?" if near else f"; write one of {', '.join(names)}"
