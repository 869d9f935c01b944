"""The directive ``{entity-data}``: many entities from a YAML, CSV or JSON file."""

from __future__ import annotations

import difflib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, cast

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_authoring.guard import guard

from ..diagnostics import Trouble, suggest, warn, with_article
from ..env import DOMAIN, chronicle_domain
from ..model.columns import added_columns, option_in
from ..model.data_files import TABLES, read_data
from ..model.data_records import DataError
from ..model.fields import clean, is_slug, to_slug
from ..model.machine_dates import PlainDate, plain_date
from ..model.types import FieldKind
from .directives import Statement, StatesEntities, near_option, options_of
from .files import missing_file
from .option_lines import settle_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.data_records import DataFile, DataRecord
    from ..model.types import EntityType

_READING = "sphinx_chronicle_reading"  # the files that are being read, each within the one before
_DEEPEST = 8
_SLIP = 0.75  # so like a type is a slip of it; “Operation” is no “person”


class EntityDataDirective(StatesEntities):
    """Read the entities of a data file as if each stood in a directive of its own.

    The argument is a file, relative to the page or, with a leading slash, from the folder of
    the book. ``:type:`` says what its entities are, unless the file does so itself. What is wrong
    in many rows in the same way is told once.
    """

    optional_arguments = 1  # required in truth, but docutils would say so in its own words
    final_argument_whitespace = True
    option_spec = {"type": directives.unchanged}  # noqa: RUF012 (docutils declares it so)

    def run(self) -> list[nodes.Node]:
        """Return the placeholders of the cards; the page is read again when the file changes."""
        if not self.arguments:
            self._warn(
                "no file is named; write it behind the braces: ‘:::{entity-data} people.csv’"
            )
            return []
        settle_options(self, "entity-data")
        with guard(DOMAIN, f"the data of ‘{self.arguments[0]}’", self.get_location()):
            return self._state()
        return []

    def _state(self) -> list[nodes.Node]:
        relative, path = self.env.relfn2path(clean(self.arguments[0]))
        self.env.note_dependency(relative)
        self._told: dict[tuple[Trouble, str], list[tuple[str, str]]] = defaultdict(list)
        self._machine_dates: dict[tuple[str, str], list[tuple[str, PlainDate, int]]]
        self._machine_dates = defaultdict(list)
        self._surplus: dict[EntityType, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._no_types: dict[str, list[int]] = defaultdict(list)
        reading = self._files_being_read()
        if path in reading or len(reading) >= _DEEPEST:
            self._warn_of_circle([*reading, path])
            return []
        data = self._read(relative, path)
        if data is None:
            return []
        self._has_ids = any(record.id for record in data.records)
        reading.append(path)
        try:
            return list(self._state_all(data, relative, path))
        finally:
            reading.pop()
            self._warn_of_all(path)

    def _files_being_read(self) -> list[str]:
        """Return the data files that are being read, each in a body of the one before."""
        document = self.env.current_document
        if _READING not in document:
            document[_READING] = []
        return cast("list[str]", document[_READING])

    def _read(self, relative: str, path: str) -> DataFile | None:
        """Return what the file says, None after a warning."""
        try:
            return read_data(Path(path).read_bytes(), Path(path).suffix)
        except FileNotFoundError:
            self._warn(missing_file(self.arguments[0], relative))
        except IsADirectoryError:
            self._warn(f"‘{relative}’ is a folder; name a file in it")
        except OSError as error:
            self._warn(f"‘{relative}’ cannot be read ({error.strerror})")
        except DataError as error:
            warn(Trouble.DATA, f"entity-data: the file {error}", f"{path}:{error.line}")
        return None

    def _state_all(self, data: DataFile, file: str, path: str) -> Iterator[nodes.Node]:
        for slip in data.slips:
            kind = "".join(char for char in slip.message if not char.isdecimal())
            place = f"{path}:{slip.line}"
            self.tell(Trouble.DATA, f"entity-data: the file {slip.message}", place, kind)
        for record in data.records:
            location = f"{path}:{record.line}"
            objtype = self._find_type(record, location)
            if objtype is None:
                continue
            statement = Statement(
                objtype=objtype,
                id=self._sound_id(record, objtype, location),
                options=dict(self._options(record, objtype, path)),
                location=location,
                line=record.line,
                file=file,
                path=path,
                places={option.name: f"{path}:{option.line}" for option in record.options},
            )
            yield from self.state_entity(statement, self._parse_body(record, path))

    def _sound_id(self, record: DataRecord, objtype: EntityType, location: str) -> str:
        """Return the id of *record*, or the one nearest to it that can be one."""
        ident = clean(record.id)
        near = ident if is_slug(ident) else to_slug(ident)
        if near in ("", ident):
            return ident
        message = (
            f"{objtype.name} ‘{ident}’: an id has only a–z, 0–9 and hyphens; write ‘{near}’, as it"
            " is read"
        )
        self.tell(Trouble.ID, message, location, "near id")
        return near

    def _options(
        self, record: DataRecord, objtype: EntityType, path: str
    ) -> Iterator[tuple[str, str]]:
        """Yield the options of *record*, dates of programs as EDTF has them."""
        is_table = Path(path).suffix.lower() in TABLES
        for option in record.options:
            if is_table and option.name in added_columns(objtype):
                continue
            name = option_in(option.name)
            field = objtype.field(name)
            found = plain_date(option.text) if field and field.kind is FieldKind.DATE else None
            if found is None:
                yield name, option.text
                continue
            yield name, found.edtf
            stated = self._machine_dates[objtype.name, name]
            stated.append((option.text, found, option.line))

    # --- messages --------------------------------------------------------------------------

    def tell(self, trouble: Trouble, message: str, location: str, kind: str) -> None:
        """Keep *message* until the file is read, since others of its *kind* may follow."""
        self._told[trouble, kind].append((message, location))

    def tell_unknown(self, statement: Statement, name: str, location: str) -> None:
        """Count an unknown column of a table; in other files each entity names its options."""
        if Path(statement.path).suffix.lower() in TABLES:
            self._surplus[statement.objtype][name] += 1
        else:
            super().tell_unknown(statement, name, location)

    def _warn_of_all(self, path: str) -> None:
        """Warn about what was kept: once for each kind, where it is first."""
        rows = "rows" if Path(path).suffix.lower() in TABLES else "entries"
        for objtype, counts in self._surplus.items():
            message = f"entity-data: {_surplus_columns(objtype, counts)}"
            warn(Trouble.OPTION, message, f"{path}:1")
        for (kind, option), dates in self._machine_dates.items():
            message = _machine_dates(kind, option, dates) + _count(len(dates), rows, dates[0][2])
            warn(Trouble.VALUE, message, f"{path}:{dates[0][2]}")
        if self._no_types:
            known = ", ".join(each.name for each in chronicle_domain(self.env).types)
            line = next(iter(self._no_types.values()))[0]
            message = f"entity-data: {_not_types(self._no_types, rows)}; a type is one of {known}"
            warn(Trouble.DATA, message, f"{path}:{line}")
        # A table without ids is told as a whole; its rows need not say so as well.
        if rows == "rows" and not self._has_ids:
            self._told.pop((Trouble.ID, "id"), None)
        for (trouble, _kind), told in self._told.items():
            message, location = told[0]
            line = int(location.rpartition(":")[2])
            warn(trouble, message + _count(len(told), rows, line), location)

    def _warn_of_circle(self, chain: list[str]) -> None:
        names = " → ".join(Path(path).name for path in chain)
        is_circle = chain[-1] in chain[:-1]
        reason = "leads back to itself" if is_circle else "is read too deep within others"
        self._warn(f"‘{Path(chain[-1]).name}’ {reason} ({names}); take it out of the last body")

    def _parse_body(self, record: DataRecord, path: str) -> list[nodes.Node]:
        """Return the prose of *record*, which knows its lines in the data file."""
        body = record.body.lstrip("\n")
        if not body.strip():
            return []
        found = self.parse_text_to_nodes(body)
        skipped = len(record.body) - len(body)
        elements = [element for node in found for element in node.findall(nodes.Element)]
        first = min((element.line for element in elements if element.line), default=0)
        for element in elements:
            if element.line:
                element.source = path
                element.line += record.body_line + skipped - first
        return found

    def _find_type(self, record: DataRecord, location: str) -> EntityType | None:
        """Return the type that the record, or else the directive, names; None after a warning."""
        types = {objtype.name: objtype for objtype in chronicle_domain(self.env).types}
        word = clean(record.objtype or self.options.get("type") or "")
        if word in types:
            return types[word]
        known = f"one of {', '.join(types)}"
        near = next(iter(difflib.get_close_matches(word, list(types), 1, _SLIP)), "")
        if record.objtype and self.options.get("type", "").strip() in types and not near:
            self._no_types[word].append(record.line)
            return None
        if word:
            message = (
                f"‘{record.id}’: there is no type ‘{word}’{suggest(near) or f'; write {known}'}"
            )
        else:
            message = f"‘{record.id}’ has no type; give the directive ‘:type:’, {known}"
        self.tell(Trouble.DATA, f"entity-data: {message}", location, f"type {word}")
        return None

    def _warn(self, message: str) -> None:
        warn(Trouble.DATA, f"entity-data: {message}", self.get_location())


def _count(number: int, rows: str, line: int) -> str:
    """Return the end of a message that stands for several."""
    return f" ({number} {rows}, first at line {line})" if number > 1 else ""


def _machine_dates(objtype: str, option: str, dates: list[tuple[str, PlainDate, int]]) -> str:
    """Return how the dates of a column were read that a program has written."""
    text, first, _line = dates[0]
    reasons = dict.fromkeys(reason for _text, found, _line in dates for reason in found.reasons)
    read = f"option ‘{option}’ of {with_article(objtype)} is {text}, which was read as {first.edtf}"
    return f"entity-data: {read}: {'; '.join(reasons)}"


def _not_types(words: dict[str, list[int]], rows: str) -> str:
    """Return that what stands under ‘type’ names none, since it says something else there."""
    named = ", ".join(f"‘{word}’ ({len(lines)})" for word, lines in words.items())
    who = "column" if rows == "rows" else "option"
    return (
        f"the {who} ‘type’ has {named} and no type of entries there, so that these {rows} are not"
        f" read; call the {who} by another name if it says something else"
    )


def _surplus_columns(objtype: EntityType, counts: dict[str, int]) -> str:
    """Return that the columns of *counts* are no options of *objtype*, and what may be meant."""
    named = ", ".join(
        f"‘{clean(name)}’ ({count} row{'s' * (count > 1)}{near_option(objtype, name)})"
        for name, count in counts.items()
    )
    if len(counts) > 1:
        told = "columns that are no options", "take them out, or call them as options are called"
    else:
        told = "a column that is no option", "take it out, or call it as an option is called"
    who = with_article(objtype.name)
    return f"the file has {told[0]} of {who}: {named}; {told[1]}; {options_of(objtype)}"
