"""Read entities from YAML and JSON: every text with its line, entry by entry where need be."""

from __future__ import annotations

import itertools
import json
import re
from typing import TYPE_CHECKING

import yaml

from .data_records import (
    EMPTY,
    ID,
    DataError,
    DataRecord,
    Option,
    Slip,
    make_record,
    option_name,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Parts = Callable[[str], Iterator[tuple[int, str]]]

_MERGE = "tag:yaml.org,2002:merge"
_TOO_DEEP = "is nested too deeply; entities have options, and options have lists"
_NEITHER = "holds neither a list of entities nor a mapping from ids to them"
_OTHER_DATA = (
    ({"head", "results"}, "is the answer of a query service (SPARQL); download it as CSV"),
    ({"type", "features"}, "is GeoJSON, the base of a map; save its table as CSV"),
    ({"columns", "data"}, "is a table with its columns apart; save it as records, or as CSV"),
)
_INDENT = re.compile(r"(?m)^ *\t[ \t]*(?=\S)")
# What JSON has that is no text of anybody's.
_NO_TEXT = ("true", "false", "NaN", "Infinity", "-Infinity")
# What a file may grow to by its anchors: so many times its size, and some for small ones.
_GROWTH, _FREE = 20, 100_000
_MENDS = (
    (
        "mapping values are not allowed",
        (
            "put a text with a colon in it between quotation marks, and begin the options of an"
            " entity one below the other"
        ),
    ),
    ("found character '%'", "put a text that begins with % between quotation marks"),
    ("found character '@'", "put a text that begins with @ between quotation marks"),
    ("found character '`'", "put a text that begins with ` between quotation marks"),
    ("found undefined alias", "put a text that begins with * between quotation marks"),
    ("while scanning an alias", "put a text that begins with * between quotation marks"),
    ("while scanning an anchor", "put a text that begins with & between quotation marks"),
    ("found unexpected end of stream", "close the quotation mark"),
)


def read_yaml(text: str) -> tuple[list[DataRecord], list[Slip]]:
    """Return the records of a YAML file and what in it cannot be read."""
    slips: list[Slip] = []
    tab = _INDENT.search(text)
    if tab:
        line = text.count("\n", 0, tab.start()) + 1
        slips.append(Slip(message="has tabs before its lines; write blanks there", line=line))
        text = _INDENT.sub(lambda match: match[0].replace("\t", "  "), text)
    return _read(text, slips, _blocks)


def read_json(text: str) -> tuple[list[DataRecord], list[Slip]]:
    """Return the records of a JSON file and what in it cannot be read.

    It is read as the YAML that it nearly is, so that every value knows its line.
    """
    slips: list[Slip] = []
    try:
        # Numbers stay as they are typed; Python refuses to read one of 5,000 digits.
        json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        slips.append(_not_json(text, error))
    except RecursionError as error:
        raise DataError(_TOO_DEEP, 1) from error
    plain = text.replace("\t", " ")  # a tab is a blank in JSON and forbidden in YAML
    records, more = _read(plain, [], _json_entries, is_json=True)
    told = {slip.line for slip in slips}
    return records, slips + [s for s in more if not (s.line in told and "is not YAML" in s.message)]


def _not_json(text: str, error: json.JSONDecodeError) -> Slip:
    before = text[: error.pos].rstrip()
    line, reason = error.lineno, f"is not JSON ({error})"
    if before.endswith(",") and text[error.pos : error.pos + 1] in ("]", "}"):
        line = before.count("\n") + 1
        reason = "is not JSON (a comma before a closing bracket); take the comma out"
    elif error.msg.startswith("Illegal trailing comma"):  # what Python 3.13 says of it
        reason = "is not JSON (a comma before a closing bracket); take the comma out"
    elif error.msg == "Extra data":
        reason = "is not JSON (more than one value); put all into [ and ], with commas between"
    elif text[error.pos : error.pos + 1] == "'":
        reason = "is not JSON (a single quotation mark); write double ones"
    elif text[error.pos : error.pos + 2] in ("//", "/*") or text[error.pos : error.pos + 1] == "#":
        reason = "is not JSON (a comment); take it out"
    return Slip(message=reason, line=line)


def _read(
    text: str, slips: list[Slip], parts: Parts, *, is_json: bool = False
) -> tuple[list[DataRecord], list[Slip]]:
    """Read *text* as a whole or, where that fails, in the *parts* that it seems to have."""
    more: list[Slip] = []
    reader = _Reader(more, _GROWTH * len(text) + _FREE, is_json=is_json)
    try:
        return list(reader.records(_compose(text), 0)), slips + more
    except yaml.YAMLError as error:
        whole = error
    records = [record for line, part in parts(text) for record in reader.read_part(part, line)]
    return records, slips + (more if records else [_not_yaml(whole, 0)])


def _compose(text: str) -> list[yaml.Node]:
    try:
        found = yaml.compose_all(text, Loader=yaml.SafeLoader)
        return [node for node in found if node is not None]
    except RecursionError as error:
        raise DataError(_TOO_DEEP, 1) from error
    except ValueError as error:  # a version or an escape that is out of range
        raise yaml.YAMLError(str(error)) from error


def _not_yaml(error: yaml.YAMLError, before: int) -> Slip:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    context = f"{getattr(error, 'context', None) or ''} {problem}"
    mend = next((mend for words, mend in _MENDS if words in context), "")
    message = f"is not YAML ({problem})" + (f"; {mend}" if mend else "")
    return Slip(message=message, line=before + (mark.line + 1 if mark else 1))


# --- the parts of a file that is broken somewhere ------------------------------------------------


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the entries of a YAML file, each with the count of lines before it."""
    lines = text.split("\n")
    first = next((line for line in lines if line.strip() and line.lstrip()[0] not in "#-%"), "")
    listed = next((line for line in lines if line.lstrip().startswith("- ")), "")
    start = min((line for line in (first, listed) if line), key=_indent, default="")
    yield from _starting(lines, re.compile(rf" {{{_indent(start)}}}[^\s#]"))


def _json_entries(text: str) -> Iterator[tuple[int, str]]:
    """Yield the entries of a JSON file in which each begins a line, as they mostly do."""
    lines = text.split("\n")
    inner = [line for line in lines if re.match(r'\s*(?:\{|"[^"]*"\s*:\s*\{)', line)]
    if inner and inner[0].strip() == "{" and len(inner) > 1 and not text.lstrip().startswith("["):
        inner = inner[1:]  # the mapping itself
    indent = min((_indent(line) for line in inner), default=0)
    for line, part in _starting(lines, re.compile(rf' {{{indent}}}[{{"]')):
        entry = part.rstrip().rstrip(",")
        yield line, entry if entry.lstrip().startswith("{") else f"{{{entry}}}"


def _starting(lines: list[str], start: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Yield what lies from one line that begins as *start* to the next."""
    places = [number for number, line in enumerate(lines) if start.match(line)]
    for place, after in itertools.pairwise([*places, len(lines)]):
        yield place, "\n".join(lines[place:after])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


# --- nodes --------------------------------------------------------------------------------------


class _Unfit(ValueError):  # noqa: N818 (nobody outside sees it)
    """A value that an option cannot hold; *line* is that of its part."""

    def __init__(self, message: str, node: yaml.Node) -> None:
        super().__init__(message)
        self.line = node.start_mark.line + 1


class _Reader:
    """Makes records of nodes, and notes in *slips* what cannot be one.

    *budget* bounds how many characters it gives in all: anchors can repeat one text without end.
    """

    def __init__(self, slips: list[Slip], budget: int, *, is_json: bool) -> None:
        self._slips = slips
        self._budget = budget
        self._is_json = is_json
        self._before = 0

    def read_part(self, text: str, before: int) -> list[DataRecord]:
        """Return the records of a piece of a file, before which are *before* lines."""
        for piece in (text, text.rstrip().removesuffix("]"), text.rstrip().removesuffix("}")):
            try:
                roots = _compose(piece)
            except yaml.YAMLError as error:
                wrong = error
                if not self._is_json:
                    break
            else:
                if self._is_json:
                    return list(self._entries(roots, before))
                return list(self.records(roots, before))
        self._slips.append(_not_yaml(wrong, before))
        return []

    def _entries(self, roots: list[yaml.Node], before: int) -> Iterator[DataRecord]:
        """Yield the entities of one entry of JSON: an object, or a name and an object."""
        self._before = before
        for root in roots:
            pairs = root.value if isinstance(root, yaml.MappingNode) else []
            if pairs and all(isinstance(value, yaml.MappingNode) for _, value in pairs):
                yield from self.records([root], before)
            else:
                yield from self._record(root, "", root)

    def records(self, roots: list[yaml.Node], before: int) -> Iterator[DataRecord]:
        """Yield the records below *roots*, before which are *before* lines of the file."""
        self._before = before
        if not roots:
            raise DataError(EMPTY, 1)
        for root in roots:
            yield from self._below(root)

    def _below(self, root: yaml.Node, *, is_inner: bool = False) -> Iterator[DataRecord]:
        """Yield the records of a list or mapping; those of a file may stand under one name more."""
        if isinstance(root, yaml.SequenceNode):
            for node in root.value:
                if _is_named(node):
                    yield from self._named(*node.value[0])
                else:
                    yield from self._record(node, "", node)
        elif not isinstance(root, yaml.MappingNode):
            self._note(_NEITHER, self._line(root))
        elif reason := _other_data(root):
            self._note(reason, self._line(root))
        elif any(
            key.value == ID and isinstance(value, yaml.ScalarNode) for key, value in root.value
        ):
            yield from self._record(root, "", root)  # the only one
        else:
            for key, node in root.value:
                if not is_inner and _holds_entities(node):
                    yield from self._below(node, is_inner=True)
                else:
                    yield from self._named(key, node)

    def _named(self, key: yaml.Node, node: yaml.Node) -> Iterator[DataRecord]:
        try:
            ident = self._scalar(key)
        except _Unfit as error:
            self._note(f"{error}", self._before + error.line)
            return
        yield from self._record(node, ident, key)

    def _record(self, node: yaml.Node, ident: str, place: yaml.Node) -> Iterator[DataRecord]:
        line = self._line(place)
        if not isinstance(node, yaml.MappingNode):
            said = f"‘{ident}’ " if ident else ""
            self._note(f"has an entity {said}without options; write ‘name: …’ under its id", line)
            return
        if self._budget < 0:
            return
        options: dict[str, Option] = {}
        self._gather(node, options, {id(node)})
        yield make_record(options.values(), line, ident)
        if self._budget < 0:
            message = "repeats itself by anchors beyond all measure; what follows is not read"
            self._note(message, line)

    def _gather(self, node: yaml.MappingNode, options: dict[str, Option], seen: set[int]) -> None:
        """Put the options of *node* into *options*, then those that it merges from elsewhere."""
        own: set[str] = set()
        merged: list[yaml.Node] = []
        for key, value in node.value:
            if key.tag == _MERGE:
                merged += value.value if isinstance(value, yaml.SequenceNode) else [value]
                continue
            try:
                option = self._option(key, value)
            except _Unfit as error:
                self._note(f"{error}", self._before + error.line)
                continue
            if option.name in own:
                message = f"has the option ‘{option.name}’ twice in one entity; take one out"
                self._note(message, self._line(key))
            own.add(option.name)
            options.setdefault(option.name, option)
        for each in merged:
            if isinstance(each, yaml.MappingNode) and id(each) not in seen:
                seen.add(id(each))
                self._gather(each, options, seen)

    def _option(self, key: yaml.Node, value: yaml.Node) -> Option:
        name = option_name(self._scalar(key))
        first = self._line(value) + (getattr(value, "style", None) in ("|", ">"))
        text = self._text(value, name)
        self._budget -= len(text)
        return Option(name=name, text=text, line=first)

    def _text(self, node: yaml.Node, name: str) -> str:
        """Return a value as an author types it into an option; lists get their semicolons."""
        if isinstance(node, yaml.SequenceNode):
            items = []
            for item in node.value:
                items.append(self._item(item, name))
                self._budget -= len(items[-1])
                if self._budget < 0:
                    break
            return "\n".join(items)
        return self._scalar(node, name)

    def _item(self, node: yaml.Node, name: str) -> str:
        """Return ``m26-7 (leader, 1955/1965)`` for an item with ``id``, ``label`` and ``term``."""
        if not isinstance(node, yaml.MappingNode):
            return self._scalar(node, name)
        parts = {self._scalar(key): self._scalar(value, name) for key, value in node.value}
        remarks = ", ".join(parts[word] for word in ("label", "term") if parts.get(word))
        if ID not in parts or set(parts) - {ID, "label", "term"}:
            message = "has an item that is not ‘id’, with ‘label’ and ‘term’ if need be"
            raise _Unfit(f"{message}, in the option ‘{name}’", node)
        return f"{parts[ID]} ({remarks})" if remarks else parts[ID]

    def _scalar(self, node: yaml.Node, name: str = "") -> str:
        where = f", in the option ‘{name}’" if name else ""
        if not isinstance(node, yaml.ScalarNode):
            raise _Unfit(f"has a list or a mapping where a text should be{where}", node)
        text = _joined(str(node.value))
        if self._is_json and not node.style and text in _NO_TEXT:
            raise _Unfit(f"has {text} where a text should be{where}; write it in quotes", node)
        return "" if node.tag.endswith(":null") else text

    def _line(self, node: yaml.Node) -> int:
        return int(self._before + node.start_mark.line + 1)

    def _note(self, message: str, line: int) -> None:
        self._slips.append(Slip(message=message, line=line))


def _is_named(node: yaml.Node) -> bool:
    """Tell whether an item of a list is ``ana: {name: Ana}``."""
    return (
        isinstance(node, yaml.MappingNode)
        and len(node.value) == 1
        and isinstance(node.value[0][1], yaml.MappingNode)
    )


def _holds_entities(node: yaml.Node) -> bool:
    """Tell whether what stands under a name, such as ``people``, is entities and not options."""
    if isinstance(node, yaml.SequenceNode):
        inner = node.value
    else:
        inner = [value for _, value in node.value] if isinstance(node, yaml.MappingNode) else []
    return bool(inner) and all(isinstance(each, yaml.MappingNode) for each in inner)


def _other_data(root: yaml.MappingNode) -> str:
    """Return what a file is that other programs know by its names; empty of our own."""
    names = {str(key.value) for key, _ in root.value}
    return next((told for known, told in _OTHER_DATA if known <= names), "")


def _joined(text: str) -> str:
    """Return *text* with the halves of its characters joined, as which JSON may give them.

    A half alone can be written nowhere.
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
