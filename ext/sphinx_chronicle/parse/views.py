"""The directive of a view: it reads the filters and leaves a placeholder."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from ..diagnostics import Trouble, suggest, warn
from ..env import chronicle_domain, register_of
from ..model.dates import DateError, HistoricalDate, parse_date
from ..model.fields import FieldError, clean, split_list
from ..model.selection import Selection, ViewRequest
from ..nodes import chronicle_view
from .directives import AnyOption

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from ..views.view import View, ViewOption

_LISTS = ("person", "place", "organization", "part-of", "tags")
_FILTERS = ("from", "to", *_LISTS)


class ViewDirective(SphinxDirective):
    """Read the options of one view."""

    view: ClassVar[View]
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the placeholder of the view, with the parsed body in it."""
        self._warn_of_unknown()
        lists = {name: split_list(self.options.get(name) or "") for name in _LISTS}
        request = ViewRequest(
            view=self.view.name,
            objtype=self.view.objtype or self._read_type(),
            grouping=self._read_grouping(),
            selection=Selection(
                since=self._read_date("from"),
                until=self._read_date("to"),
                people=lists["person"],
                places=lists["place"],
                organizations=lists["organization"],
                part_of=lists["part-of"],
                tags=lists["tags"],
            ),
            settings=tuple(self._read_settings()),
        )
        register_of(self.env).note_view(self.env.docname, request)
        node = chronicle_view("", request=request, docname=self.env.docname)
        self.set_source_info(node)
        if self.view.has_body:
            node += self.parse_content_to_nodes()
        return [node]

    # --- what every view has ---------------------------------------------------------------

    def _read_type(self) -> str:
        word = clean(self.options.get("type") or "person")
        known = [objtype.name for objtype in chronicle_domain(self.env).types]
        if word not in known:
            near = next(iter(difflib.get_close_matches(word, known, n=1)), "")
            hint = suggest(near) or f"; write one of {', '.join(known)}"
            self._warn(f"option ‘type’: there is no type ‘{word}’{hint}")
        return word

    def _read_date(self, name: str) -> HistoricalDate | None:
        text = clean(self.options.get(name) or "")
        if not text:
            return None
        try:
            return parse_date(text)
        except DateError as error:
            self._warn(f"option ‘{name}’ is not a date: {error}; write ‘:{name}: 1961-04’")
            return None

    def _read_grouping(self) -> str:
        groupings = self.view.groupings
        word = clean(self.options.get("group-by") or groupings[0])
        if word not in groupings:
            known = " or ".join(f"‘{grouping}’" for grouping in groupings)
            self._warn(f"option ‘group-by’ is ‘{word}’; write {known}")
            return groupings[0]
        return word

    # --- what this view has ----------------------------------------------------------------

    def _read_settings(self) -> Iterator[tuple[str, object]]:
        argument = self.view.argument
        if argument and self.arguments:
            yield from self._read_setting(argument, self.arguments[0])
        for option in self.view.options:
            if option.name in self.options:
                yield from self._read_setting(option, self.options[option.name] or "")

    def _read_setting(self, option: ViewOption, text: str) -> Iterator[tuple[str, object]]:
        try:
            yield option.name, option.read(self._read_file(text) if option.is_file else text)
        except FieldError as error:
            write = (
                option.example
                if option is self.view.argument
                else f":{option.name}: " + (option.example)
            )
            self._warn(f"option ‘{option.name}’ {error}; write it like this: ‘{write}’")

    def _read_file(self, name: str) -> str:
        relative, path = self.env.relfn2path(clean(name))
        self.env.note_dependency(relative)
        try:
            return Path(path).read_text("utf-8")
        except FileNotFoundError as error:
            raise FieldError(
                f"names no file: there is no ‘{relative}’ in the folder of the book"
            ) from error
        except (OSError, UnicodeError) as error:
            raise FieldError(f"names ‘{relative}’, which cannot be read ({error})") from error

    def _warn_of_unknown(self) -> None:
        known = _known_options(self.view)
        for name in self.options:
            if name not in known:
                near = next(iter(difflib.get_close_matches(name, known, n=1)), "")
                hint = suggest(near) or f"; this view has {', '.join(known)}"
                self._warn(f"option ‘{clean(name)}’ is not known{hint}")

    def _warn(self, message: str) -> None:
        warn(Trouble.VIEW, f"{self.view.name}: {message}", self.get_location())


def _known_options(view: View) -> list[str]:
    """Return the names of the options that the directive of *view* takes."""
    grouping = ["group-by"] if len(view.groupings) > 1 else []
    objtype = [] if view.objtype else ["type"]
    return [*_FILTERS, *grouping, *objtype, *(option.name for option in view.options)]


def view_directive(view: View) -> type[ViewDirective]:
    """Return the directive class of *view*."""
    attributes = {
        "view": view,
        "option_spec": AnyOption(dict.fromkeys(_known_options(view), directives.unchanged)),
        "optional_arguments": 1 if view.argument else 0,
        "has_content": view.has_body,
    }
    return type(f"{view.name.title().replace('-', '')}Directive", (ViewDirective,), attributes)
