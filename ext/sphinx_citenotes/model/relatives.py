"""Entries that know their relatives: a pybtex style sees one entry at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pybtex.database import Entry

NO_SOURCES = frozenset({"xdata", "set"})
"""Types of entries that lend fields to others, and are nothing to be cited."""


def introduce_relatives(entries: Mapping[str, Entry]) -> None:
    """Let entries that inherit from others, or name their original, know all entries."""
    for entry in entries.values():
        if any(name in entry.fields for name in ("crossref", "xdata", "related")):
            entry.citenotes_relatives = entries


def parents_of(entry: Entry) -> Mapping[str, Entry]:
    """Return the entries among which *entry* finds those that it inherits from."""
    return cast("Mapping[str, Entry]", getattr(entry, "citenotes_relatives", {}))
