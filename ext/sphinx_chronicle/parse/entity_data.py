"""The directive ``{entity-data}``: many entities from a YAML, CSV or JSON file."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_authoring.guard import guard

from ..diagnostics import Trouble, suggest, warn
from ..env import DOMAIN, chronicle_domain
from ..model.columns import added_columns
from ..model.data_files import DataError, DataRecord, read_data
from ..model.fields import clean
from .directives import Statement, StatesEntities
from .option_lines import settle_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.types import EntityType

_TABLES = (".csv", ".tsv")  # of which a book writes some itself


class EntityDataDirective(StatesEntities):
    """Read the entities of a data file as if each stood in a directive of its own.

    The argument is a file, relative to the page or, with a leading slash, from the folder of
    the book. ``:type:`` says what its entities are, unless the file does so itself.
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
            return self._read()
        return []

    def _read(self) -> list[nodes.Node]:
        relative, path = self.env.relfn2path(clean(self.arguments[0]))
        self.env.note_dependency(relative)
        try:
            text = Path(path).read_text("utf-8-sig")
            records = read_data(text, Path(path).suffix)
        except FileNotFoundError:
            self._warn(f"there is no ‘{relative}’ in the folder of the book; correct the name")
            return []
        except IsADirectoryError:
            self._warn(f"‘{relative}’ is a folder; name a file in it")
            return []
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            message = f"the file is not in UTF-8 ({error.reason}); save it so"
            warn(Trouble.DATA, f"entity-data: {message}", f"{path}:{line}")
            return []
        except OSError as error:
            self._warn(f"‘{relative}’ cannot be read ({error.strerror})")
            return []
        except DataError as error:
            warn(Trouble.DATA, f"entity-data: the file {error}", f"{path}:{error.line}")
            return []
        return list(self._state_all(records, relative, path))

    def _state_all(
        self, records: tuple[DataRecord, ...], file: str, path: str
    ) -> Iterator[nodes.Node]:
        is_table = Path(path).suffix.lower() in _TABLES
        for record in records:
            location = f"{path}:{record.line}"
            objtype = self._find_type(record, location)
            if objtype is None:
                continue
            statement = Statement(
                objtype=objtype,
                id=clean(record.id),
                options={
                    option.name: option.text
                    for option in record.options
                    if not (is_table and option.name in added_columns(objtype))
                },
                location=location,
                line=record.line,
                file=file,
                path=path,
                places={option.name: f"{path}:{option.line}" for option in record.options},
            )
            yield self.state_entity(statement, self._parse_body(record, path))

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
        near = next(iter(difflib.get_close_matches(word, list(types), n=1)), "")
        if word:
            message = (
                f"‘{record.id}’: there is no type ‘{word}’{suggest(near) or f'; write {known}'}"
            )
        else:
            message = f"‘{record.id}’ has no type; give the directive ‘:type:’, {known}"
        warn(Trouble.DATA, f"entity-data: {message}", location)
        return None

    def _warn(self, message: str) -> None:
        warn(Trouble.DATA, f"entity-data: {message}", self.get_location())
