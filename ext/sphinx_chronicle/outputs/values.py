"""Typed values as the plain data that JSON has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..model.dates import ClockTime, Day, HistoricalDate, format_date
from ..model.entity import Coordinates, Reference, Sources
from ..model.names import full_name, short_name

if TYPE_CHECKING:
    from ..model.chronicle import Chronicle
    from ..model.entity import Entity, Ref, Value
    from ..model.types import Field
    from .output import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """An entity that an option leads to: of this book or, without *entity*, of another one."""

    ref: Ref
    name: str
    short: str
    url: str
    entity: Entity | None


def goal_of(
    target: str, objtypes: tuple[str, ...], chronicle: Chronicle, edition: Edition
) -> Goal | None:
    """Return the entity of *objtypes* that the id *target* means, None if no book has it."""
    found = chronicle.find(target, objtypes)
    if found is not None:
        return _goal(found, edition.address(found), chronicle, found)
    foreign = edition.elsewhere(target, objtypes)
    return _goal(foreign.entity, foreign.url, chronicle, None) if foreign else None


def _goal(entity: Entity, url: str, chronicle: Chronicle, own: Entity | None) -> Goal:
    objtype = chronicle.types[entity.ref.objtype]
    name, short = full_name(entity, objtype), short_name(entity, objtype)
    return Goal(ref=entity.ref, name=name, short=short, url=url, entity=own)


def unique_name(ref: Ref) -> str:
    """Return a name that no other entity has: ``person-anna``, ``peace-treaty.haven``."""
    return f"{ref.objtype}{'.' if '-' in ref.objtype else '-'}{ref.id}"


def plain_value(value: Value, field: Field, chronicle: Chronicle, edition: Edition) -> Any:
    """Return *value* as JSON has it: text, list or object."""
    match value:
        case str():
            return value
        case HistoricalDate():
            return plain_date(value, edition.locale)
        case ClockTime():
            return {"text": value.text, "zone": value.zone or None}
        case Coordinates():
            return {
                "latitude": value.latitude,
                "longitude": value.longitude,
                "approximate": value.approximate,
            }
        case Sources():
            return {"text": value.text, "keys": list(value.keys)}
        case _:
            return [
                plain_reference(item, field, chronicle, edition)
                if isinstance(item, Reference)
                else item
                for item in value
            ]


def plain_date(date: HistoricalDate, locale: str) -> dict[str, Any]:
    """Return a date as EDTF, as text for readers, and with its first and last day."""
    return {
        "edtf": date.edtf,
        "text": format_date(date, locale),
        "lower": iso_day(date.lower),
        "upper": iso_day(date.upper),
    }


def plain_reference(
    reference: Reference, field: Field, chronicle: Chronicle, edition: Edition
) -> dict[str, Any]:
    """Return a reference with the type of its goal; null where no book has it.

    One of another book has its name and its address there.
    """
    goal = goal_of(reference.target, field.to, chronicle, edition)
    if goal is None:
        found: dict[str, Any] = {"type": None, "id": reference.target}
    else:
        found = {"type": goal.ref.objtype, "id": goal.ref.id}
        if goal.entity is None:
            found |= {"name": goal.name, "url": goal.url}
    if reference.label:
        found["label"] = reference.label
    if reference.term:
        found["term"] = reference.term.edtf
    return found


def iso_day(day: Day | None) -> str | None:
    """Return *day* in ISO 8601, null where there is none."""
    return day.isoformat() if day else None
