"""What a data file says: its entities, and what in it cannot be read."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ID = "id"
TYPE = "type"
BODY = "body"
EMPTY = "is empty; write entities into it, or take the directive out"


class DataError(ValueError):
    """A data file cannot be read at all; *line* says where, counted from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What in a file could not be read as it stands; the rest of the file was."""

    message: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option of a record as text, and the line that it stands on."""

    name: str
    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRecord:
    """One entity of a data file; *objtype* is empty where the file does not say the type."""

    id: str
    line: int
    objtype: str
    options: tuple[Option, ...]
    body: str = ""
    body_line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """The entities of a file as far as they can be read, and what cannot."""

    records: tuple[DataRecord, ...]
    slips: tuple[Slip, ...]


def option_name(text: str) -> str:
    """Return the name of an option as authors type it, for a heading or key such as ``Part of``."""
    plain = "".join(" " if unicodedata.category(char) == "Cf" else char for char in text)
    return "-".join(plain.lower().replace("_", " ").split())


def make_record(options: Iterable[Option], line: int, ident: str = "") -> DataRecord:
    """Return the record with *options*, of which some say what it is; *ident* stands before it."""
    by_name = {option.name: option for option in options}
    body = by_name.pop(BODY, None)
    named = by_name.pop(ID, None)
    kind = by_name.pop(TYPE, None)
    return DataRecord(
        id=named.text if named else ident,
        line=line,
        objtype=kind.text if kind else "",
        options=tuple(by_name.values()),
        body=body.text if body else "",
        body_line=body.line if body else 0,
    )
