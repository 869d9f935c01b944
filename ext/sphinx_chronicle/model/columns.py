"""The columns that a table of entities has beside those of their options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .data_records import BODY, ID, TYPE
from .types import FieldKind

if TYPE_CHECKING:
    from .types import EntityType

# What a row says of an entity, whatever options its type has; an option of such a name is told
# from it by a word before it.
_RESERVED = (ID, TYPE, BODY)
_OPTION = "option"


def option_column(name: str) -> str:
    """Return what the column of the option *name* is called."""
    return f"{_OPTION} {name}" if name in _RESERVED else name


def option_in(column: str) -> str:
    """Return the option that *column* holds, as :func:`option_column` names it."""
    name = column.removeprefix(f"{_OPTION}-")
    return name if name in _RESERVED else column


def address_column(objtype: EntityType) -> str:
    """Return what the column with the address of an entry is called: no option has that name."""
    return next(name for name in ("url", "address", "entry-url") if objtype.field(name) is None)


def day_columns(name: str, objtype: EntityType) -> tuple[str, str]:
    """Return what the columns of first and last day beside the date *name* are called."""
    first, last = f"{name} from", f"{name} to"
    if objtype.field(f"{name}-from") or objtype.field(f"{name}-to"):
        return f"{name} first day", f"{name} last day"
    return first, last


def added_columns(objtype: EntityType) -> frozenset[str]:
    """Return the columns that follow from others, as options are spelled: not to be read back."""
    dates = (field.name for field in objtype.fields if field.kind is FieldKind.DATE)
    days = (column for name in dates for column in day_columns(name, objtype))
    return frozenset(column.replace(" ", "-") for column in (address_column(objtype), *days))
