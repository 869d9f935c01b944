"""Typed values as the plain data that JSON has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..model.dates import ClockTime, Day, HistoricalDate, format_date
from ..model.entity import Coordinates, Reference, Sources

if TYPE_CHECKING:
    from ..model.chronicle import Chronicle
    from ..model.entity import Value
    from ..model.types import Field


def plain_value(value: Value, field: Field, chronicle: Chronicle, locale: str) -> Any:
    """Return *value* as JSON has it: text, list or object."""
    match value:
        case str():
            return value
        case HistoricalDate():
            return plain_date(value, locale)
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
                plain_reference(item, field, chronicle) if isinstance(item, Reference) else item
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


def plain_reference(reference: Reference, field: Field, chronicle: Chronicle) -> dict[str, Any]:
    """Return a reference with the type of its goal; null where the book does not have it."""
    goal = chronicle.find(reference.target, field.to)
    found: dict[str, Any] = {"type": goal.ref.objtype if goal else None, "id": reference.target}
    if reference.label:
        found["label"] = reference.label
    if reference.term:
        found["term"] = reference.term.edtf
    return found


def iso_day(day: Day | None) -> str | None:
    """Return *day* in ISO 8601, null where there is none."""
    return day.isoformat() if day else None
