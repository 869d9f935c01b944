"""Read entities from YAML, JSON and CSV: the text of each option with the line of it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml
from yaml.reader import ReaderError

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = "id"
TYPE = "type"
BODY = "body"
_MERGE = "tag:yaml.org,2002:merge"
_EMPTY = "is empty; write entities into it, or take the directive out"
_TOO_DEEP = "is nested too deeply; entities have options, and options have lists"


class DataError(ValueError):
    """A data file cannot be read; *line* says where, counted from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


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


def read_data(text: str, suffix: str) -> tuple[DataRecord, ...]:
    """Return the records of a file with *text* whose name ends in *suffix*.

    ``.csv`` (comma, semicolon or tab), ``.json``, ``.yaml`` or ``.yml``.

    :raises DataError: if the file is not what its name says, or has another shape.
    """
    match suffix.lower():
        case ".csv" | ".tsv":
            return tuple(_read_table(text))
        case ".json":
            return tuple(_read_tree(_check_json(text)))
        case ".yaml" | ".yml":
            return tuple(_read_tree(text))
    raise DataError(f"has the ending ‘{suffix}’; one of entities ends in .yaml, .json or .csv", 1)


# --- tables ------------------------------------------------------------------------------------


def _read_table(text: str) -> Iterator[DataRecord]:
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise DataError(_EMPTY, 1)
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    names: list[str] = []
    first = 1
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not names:
                names = _check_head(cells)
            elif any(cells):
                yield _row_record(names, cells, first)
            first = reader.line_num + 1
    except csv.Error as error:
        # An open quotation mark swallows the rest of the file: its row is where to look.
        raise DataError(f"is not a table from this row on ({error})", first) from error


def _check_head(cells: list[str]) -> list[str]:
    names = [cell.lower().replace(" ", "-").replace("_", "-") for cell in cells]
    if ID not in names:
        raise DataError("has no column ‘id’ in its first row", 1)
    doubled = next((name for name in names if name and names.count(name) > 1), "")
    if doubled:
        raise DataError(f"has two columns ‘{doubled}’", 1)
    return names


def _row_record(names: list[str], cells: list[str], line: int) -> DataRecord:
    if len(cells) > len(names) and any(cells[len(names) :]):
        raise DataError(f"has {len(cells)} cells in a row under {len(names)} columns", line)
    options = {name: cell for name, cell in zip(names, cells, strict=False) if name and cell}
    return _make_record(tuple(Option(name=n, text=t, line=line) for n, t in options.items()), line)


def _make_record(options: tuple[Option, ...], line: int, ident: str = "") -> DataRecord:
    by_name = {option.name: option for option in options}
    body = by_name.get(BODY)
    named = by_name.get(ID)
    kind = by_name.get(TYPE)
    return DataRecord(
        id=named.text if named else ident,
        line=line,
        objtype=kind.text if kind else "",
        options=tuple(option for option in options if option.name not in (ID, TYPE, BODY)),
        body=body.text if body else "",
        body_line=body.line if body else 0,
    )


# --- trees -------------------------------------------------------------------------------------


def _check_json(text: str) -> str:
    """Return JSON as the YAML that it nearly is, so that every value knows its line."""
    if not text.strip("\ufeff \n\r\t"):
        raise DataError(_EMPTY, 1)
    try:
        json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise DataError(f"is not JSON ({error})", error.lineno) from error
    except RecursionError as error:
        raise DataError(_TOO_DEEP, 1) from error
    return text.replace("\t", " ")  # a tab is a blank in JSON and forbidden in YAML


def _read_tree(text: str) -> Iterator[DataRecord]:
    text = text.removeprefix("\ufeff")
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        message = f"has the character U+{ord(text[error.position]):04X}, which is no text"
        raise DataError(f"{message}; take it out", line) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or error
        raise DataError(f"is not YAML ({problem})", mark.line + 1 if mark else 1) from error
    except RecursionError as error:
        raise DataError(_TOO_DEEP, 1) from error
    if root is None:
        raise DataError(_EMPTY, 1)
    if isinstance(root, yaml.SequenceNode):
        for node in root.value:
            yield _node_record(node, "", node.start_mark.line + 1)
    elif isinstance(root, yaml.MappingNode):
        for key, node in root.value:
            yield _node_record(node, _scalar(key), key.start_mark.line + 1)
    else:
        raise DataError("holds neither a list of entities nor a mapping from ids to them", 1)


def _node_record(node: yaml.Node, ident: str, line: int) -> DataRecord:
    if not isinstance(node, yaml.MappingNode):
        raise DataError("has an entity without options; write ‘name: …’ under its id", line)
    options: list[Option] = []
    for key, value in node.value:
        if key.tag == _MERGE:
            raise DataError("uses a YAML merge (<<), which is not read; write it out", line)
        name = _scalar(key).replace("_", "-")
        if any(option.name == name for option in options):
            line = key.start_mark.line + 1
            raise DataError(f"has the option ‘{name}’ twice in one entity; take one out", line)
        first = value.start_mark.line + 1 + (getattr(value, "style", None) in ("|", ">"))
        options.append(Option(name=name, text=_option_text(value), line=first))
    return _make_record(tuple(options), line, ident)


def _option_text(node: yaml.Node) -> str:
    """Return a value as an author types it into an option; lists get their semicolons."""
    if isinstance(node, yaml.SequenceNode):
        return "\n".join(_item_text(item) for item in node.value)
    return _scalar(node)


def _item_text(node: yaml.Node) -> str:
    """Return ``m26-7 (leader, 1955/1965)`` for an item with ``id``, ``label`` and ``term``."""
    if not isinstance(node, yaml.MappingNode):
        return _scalar(node)
    parts = {_scalar(key): _scalar(value) for key, value in node.value}
    remarks = ", ".join(parts[name] for name in ("label", "term") if parts.get(name))
    unknown = set(parts) - {ID, "label", "term"}
    if ID not in parts or unknown:
        line = node.start_mark.line + 1
        raise DataError("has an item that is not ‘id’, with ‘label’ and ‘term’ if need be", line)
    return f"{parts[ID]} ({remarks})" if remarks else parts[ID]


def _scalar(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        line = node.start_mark.line + 1
        raise DataError("has a list or a mapping where a text should be", line)
    return "" if node.tag.endswith(":null") else _joined(str(node.value))


def _joined(text: str) -> str:
    """Return *text* with the halves of its characters joined, as which JSON may give them.

    A half alone can be written nowhere.
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
