"""Read entities from YAML, JSON and CSV: what can be read, and what cannot with its line."""

from __future__ import annotations

from pathlib import PurePath

from .data_records import DataError, DataFile
from .data_tables import read_table
from .data_text import read_text
from .data_trees import read_json, read_yaml

TABLES = (".csv", ".tsv")  # of which a book writes some itself
_READERS = {
    ".csv": read_table,
    ".tsv": read_table,
    ".json": read_json,
    ".yaml": read_yaml,
    ".yml": read_yaml,
}
_SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".ods", ".numbers")


def is_data_file(path: str) -> bool:
    """Tell whether the file *path* is of a kind that entities are read from."""
    return PurePath(path).suffix.lower() in _READERS


def read_data(data: bytes, suffix: str) -> DataFile:
    """Return the entities in the bytes of a file whose name ends in *suffix*.

    ``.csv`` (comma, semicolon or tab), ``.json``, ``.yaml`` or ``.yml``.

    :raises DataError: if nothing of the file can be read.
    """
    ending = suffix.lower()
    if ending not in _READERS:
        mend = "; save the sheet as CSV" if ending in _SPREADSHEETS else ""
        message = f"has the ending ‘{suffix}’; one of entities ends in .yaml, .json or .csv{mend}"
        raise DataError(message, 1)
    text, slips = read_text(data)
    records, more = _READERS[ending](text)
    return DataFile(records=tuple(records), slips=(*slips, *more))
