"""The directive of a view: it reads the filters and leaves a placeholder."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, ClassVar

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from ..diagnostics import Trouble, suggest, warn
from ..env import chronicle_domain, register_of
from ..model.dates import DateError, HistoricalDate, parse_date
from ..model.fields import clean, split_list
from ..model.selection import Selection, ViewRequest
from ..nodes import chronicle_view

if TYPE_CHECKING:
    from docutils import nodes

_LISTS = ("person", "place", "organization", "part-of", "tags")
_FILTERS = ("from", "to", *_LISTS)


class ViewDirective(SphinxDirective):
    """Read the options of one view."""

    view_name: ClassVar[str]
    objtype: ClassVar[str]
    groupings: ClassVar[tuple[str, ...]]

    def run(self) -> list[nodes.Node]:
        """Return the placeholder of the view."""
        lists = {name: split_list(self.options.get(name) or "") for name in _LISTS}
        request = ViewRequest(
            view=self.view_name,
            objtype=self.objtype or self._read_type(),
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
        )
        register_of(self.env).note_view(self.env.docname, request)
        node = chronicle_view("", request=request, docname=self.env.docname)
        self.set_source_info(node)
        return [node]

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
        word = clean(self.options.get("group-by") or self.groupings[0])
        if word not in self.groupings:
            known = " or ".join(f"‘{grouping}’" for grouping in self.groupings)
            self._warn(f"option ‘group-by’ is ‘{word}’; write {known}")
            return self.groupings[0]
        return word

    def _warn(self, message: str) -> None:
        warn(Trouble.VIEW, f"{self.view_name}: {message}", self.get_location())


def view_directive(name: str, objtype: str, groupings: tuple[str, ...]) -> type[ViewDirective]:
    """Return the directive class of the view *name*."""
    options = (*_FILTERS, "group-by") if objtype else (*_FILTERS, "group-by", "type")
    attributes = {
        "view_name": name,
        "objtype": objtype,
        "groupings": groupings,
        "option_spec": dict.fromkeys(options, directives.unchanged),
    }
    return type(f"{name.title()}Directive", (ViewDirective,), attributes)
