"""The columns that a table of entities has beside those of their options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .types import FieldKind

if TYPE_CHECKING:
    from .types import EntityType

ADDRESS = "url"


def day_columns(name: str) -> tuple[str, str]:
    """Return what the columns of first and last day beside the date *name* are called."""
    return f"{name} from", f"{name} to"


def added_columns(objtype: EntityType) -> frozenset[str]:
    """Return the columns that follow from others, as options are spelled: not to be read back."""
    dates = (field.name for field in objtype.fields if field.kind is FieldKind.DATE)
    added = [ADDRESS, *(column for name in dates for column in day_columns(name))]
    own = {field.name for field in objtype.fields}
    return frozenset(column.replace(" ", "-") for column in added) - own
