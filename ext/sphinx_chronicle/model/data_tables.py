"""Read entities from tables: CSV with commas, semicolons, tabs or bars (RFC 4180), row by row."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from .data_records import ID, DataRecord, Option, Slip, make_record, option_name
from .fields import to_slug

_SEPARATORS = ",;\t|"
_SAID = re.compile(r"sep=(.)\n?")  # Excel's own line
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_NAMES = ("name", "title", "label", "full-name", "names", "person", "event", "place")
_OTHER_IDS = ("identifier", "key", "slug", "code", "ident", "_id", "no", "nr", "number", "item")
_SHOWN = 3
_TITLES = 6  # rows, among which the names of the columns are looked for below a title
_RULE = re.compile(r":?-{3,}:?|")  # of a table in Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One row: its cells, its first line, and whether a quotation mark in it stands wrong."""

    cells: tuple[str, ...]
    line: int
    is_torn: bool


def read_table(text: str) -> tuple[list[DataRecord], list[Slip]]:
    """Return the records of a table and what in it cannot be read.

    A row with more cells than there are columns is left out: whose they are nobody can know.
    """
    rows = [row for row in _rows(text) if not all(map(_RULE.fullmatch, row.cells))]
    if not rows:
        return [], []
    place = next((n for n, row in enumerate(rows[:_TITLES]) if ID in _names(row)), 0)
    head, body = rows[place], rows[place + 1 :]
    slips = [_torn(row.line) for row in rows if row.is_torn]
    if place:
        message = "has lines above the names of its columns, which are not read; take them out"
        slips.append(Slip(message=message, line=rows[0].line))
    usual = Counter(len(row.cells) for row in body).most_common(1)
    columns = _columns(head, body, usual[0][0] if usual else 0, slips)
    records = []
    for row in body:
        if len(row.cells) > len(columns) and any(row.cells[len(columns) :]):
            slips.append(_surplus(row, columns))
            continue
        if len(row.cells) < len(head.cells):
            slips.append(_missing(row, head))
        options = (
            Option(name=name, text=cell, line=row.line)
            for name, cell in zip(columns, row.cells, strict=False)
            if name and cell
        )
        records.append(make_record(options, row.line))
    return records, slips


# --- the head ----------------------------------------------------------------------------------


def _columns(head: _Row, body: list[_Row], width: int, slips: list[Slip]) -> list[str]:
    """Return the option of each column, empty of one that is not read, as *slips* then say."""
    names = _names(head)
    # Where most rows are wider than the head, it is the head that lacks a name.
    names += [""] * (width - len(names))
    for place, name in enumerate(names):
        if not name and any(row.cells[place : place + 1] not in ((), ("",)) for row in body):
            message = f"has no name over column {place + 1}, so that its cells are not read"
            slips.append(Slip(message=f"{message}; write one into the first row", line=head.line))
        elif name and name in names[:place]:
            message = f"has two columns ‘{name}’; column {place + 1} is not read, take it out"
            slips.append(Slip(message=message, line=head.line))
            names[place] = ""
    if ID not in names:
        slips.append(Slip(message=_without_id(names, body), line=head.line))
    return names


def _names(head: _Row) -> list[str]:
    return [option_name(cell.removeprefix("#")) for cell in head.cells]


def _without_id(names: list[str], body: list[_Row]) -> str:
    other = next((n for n in names if n in _OTHER_IDS or n.endswith("-id")), "")
    message = "has no column ‘id’ in its first row, so that none of its entities can be linked"
    if other:
        return f"{message}; is it ‘{other}’? Call that ‘id’"
    place = next((names.index(name) for name in _NAMES if name in names), 0)
    cells = [row.cells[place] for row in body if place < len(row.cells)]
    ids = list(dict.fromkeys(slug for cell in cells if (slug := to_slug(cell))))
    listed = ", ".join(f"‘{ident}’" for ident in ids[:_SHOWN])
    return f"{message}; add one, with ids such as {listed}" if ids else f"{message}; add one"


# --- rows and cells ----------------------------------------------------------------------------


def _torn(line: int) -> Slip:
    message = (
        "has a quotation mark that is not closed; close the cell, or write the mark twice within"
        " it; the row was read as it stands"
    )
    return Slip(message=message, line=line)


def _surplus(row: _Row, columns: list[str]) -> Slip:
    count = len(row.cells)
    message = (
        f"has {count} cells in a row under {len(columns)} columns, so that the row is not read;"
        " put a cell that holds the separator between quotation marks, or take the surplus out"
    )
    return Slip(message=message, line=row.line)


def _missing(row: _Row, head: _Row) -> Slip:
    count, columns = len(row.cells), len(head.cells)
    message = f"has {count} cells in a row under {columns} columns; the last were taken as empty"
    return Slip(message=message, line=row.line)


def _rows(text: str) -> list[_Row]:
    said = _SAID.match(text)
    start = said.end() if said else 0
    separator = said[1] if said else _separator(text)
    end_of_cell = rf"(?=[{re.escape(separator)}\n]|\Z)"
    quoted = re.compile(rf'[ ]*"((?>[^"]+|"")*+)"[ ]*{end_of_cell}')
    bare = re.compile(rf"[^{re.escape(separator)}\n]*")
    rows, cells = [], []
    line = first = text.count("\n", 0, start) + 1
    is_torn = False
    while start <= len(text):
        match = quoted.match(text, start)
        if match:
            cell = match[1].replace('""', '"')
        else:
            match = bare.match(text, start)
            assert match, "it matches nothing too"
            cell = match[0]
            is_torn |= cell.lstrip().startswith('"')
        cells.append(cell.strip())
        line += match[0].count("\n")
        start = match.end() + 1
        if match.end() == len(text) or text[match.end()] == "\n":
            rows.append(_Row(cells=tuple(cells), line=first, is_torn=is_torn))
            line += 1
            cells, first, is_torn = [], line, False
    return rows


def _separator(text: str) -> str:
    head = _QUOTED.sub("", text.lstrip("\n").partition("\n")[0])
    return max(_SEPARATORS, key=head.count)
