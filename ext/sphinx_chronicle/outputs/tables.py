"""CSV: one table for each type, a row for each entity, for spreadsheets and R."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from ..model.columns import address_column, day_columns, option_column
from ..model.dates import ClockTime, HistoricalDate
from ..model.entity import Coordinates, Reference, Sources
from ..model.types import FieldKind
from .output import Edition, Output
from .values import iso_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.chronicle import Chronicle
    from ..model.entity import Entity, Value
    from ..model.types import EntityType, Field


def write_tables(chronicle: Chronicle, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield ``person.csv`` and so on (RFC 4180, UTF-8), for each type that the book uses.

    A column has the name of its option and the text that the option takes, so that the table
    can be read back; beside a date stand its first and last day.
    """
    for name in _used(chronicle):
        yield f"{name}.csv", _table(chronicle.types[name], chronicle.of_type(name), edition)


def _used(chronicle: Chronicle) -> tuple[str, ...]:
    return tuple(name for name in chronicle.types if chronicle.of_type(name))


def _table(objtype: EntityType, entities: tuple[Entity, ...], edition: Edition) -> str:
    used = [f for f in objtype.fields if any(f.name in entity.values for entity in entities)]
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    columns = [column for field in used for column in _columns(field, objtype)]
    writer.writerow(["id", *columns, address_column(objtype)])
    for entity in entities:
        cells = [cell for field in used for cell in _cells(entity.values.get(field.name), field)]
        writer.writerow([entity.ref.id, *cells, edition.address(entity)])
    return target.getvalue()


def _columns(field: Field, objtype: EntityType) -> list[str]:
    column = option_column(field.name)
    if field.kind is FieldKind.DATE:
        return [column, *day_columns(field.name, objtype)]
    return [column]


def _cells(value: Value | None, field: Field) -> list[str]:
    text = "" if value is None else option_text(value)
    if field.kind is FieldKind.DATE:
        date = value if isinstance(value, HistoricalDate) else None
        days = (date.lower, date.upper) if date else (None, None)
        return [text, *(iso_day(day) or "" for day in days)]
    return [text]


def option_text(value: Value) -> str:
    """Return *value* as an author would type it into an option."""
    match value:
        case str():
            return value
        case HistoricalDate() | ClockTime():
            return str(value)
        case Coordinates():
            rough = " (approximate)" if value.approximate else ""
            return f"{value.latitude:.10g}, {value.longitude:.10g}{rough}"
        case Sources():
            return value.text
        case _:
            return "; ".join(
                _reference_text(item) if isinstance(item, Reference) else item for item in value
            )


def _reference_text(reference: Reference) -> str:
    remarks = [reference.label, reference.term.edtf if reference.term else ""]
    remark = ", ".join(filter(None, remarks))
    return f"{reference.target} ({remark})" if remark else reference.target


TABLES = Output(
    name="csv",
    files=write_tables,
    names=lambda chronicle: tuple(f"{name}.csv" for name in _used(chronicle)),
    help="A table for each type: person.csv, event.csv …",
)
