"""The directive of a view: it reads the filters and leaves a placeholder."""

from __future__ import annotations

import difflib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_id

from sphinx_authoring.guard import guard

from ..diagnostics import Trouble, suggest, warn, with_example
from ..env import DOMAIN, chronicle_domain, register_of
from ..model.dates import DateError, HistoricalDate, parse_date
from ..model.entity import Ref
from ..model.fields import FieldError, clean, split_list
from ..model.names import NameForm
from ..model.questions import Named, Question
from ..model.selection import Selection, ViewRequest
from ..nodes import chronicle_view, entity_slot
from .directives import AnyOption
from .option_lines import lost_options, settle_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from ..views.view import View, ViewOption, Words

_LISTS = ("person", "place", "organization", "part-of", "tags")
_FILTERS = ("from", "to", *_LISTS)


class ViewDirective(SphinxDirective):
    """Read the options of one view."""

    view: ClassVar[View]
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the placeholder of the view, with the parsed body in it."""
        with guard(DOMAIN, f"the view ‘{self.view.name}’", self.get_location()):
            return self._read()
        return []

    def _read(self) -> list[nodes.Node]:
        settle_options(self, self.view.name)
        for line in lost_options(self, _known_options(self.view)):
            self._warn(
                f"the line ‘{line.typed}’ is no option where it stands; write"
                f" ‘:{line.name}: {line.value}’ right below the name of the view"
            )
        self._warn_of_unknown()
        node = chronicle_view("", docname=self.env.docname)
        self.set_source_info(node)
        argument = tuple(self._read_argument(node))
        question = self._question(node) if argument else None
        body = self.parse_content_to_nodes() if self.view.has_body else []
        node += body
        objtype = self.view.objtype or self._read_type()
        request = ViewRequest(
            view=self.view.name,
            objtype=objtype,
            grouping=self._read_grouping(objtype),
            selection=self._read_selection(),
            # Below the body, as they are shown, for that is the order in which notes are numbered.
            settings=(*argument, *self._read_settings(node)),
            question=question,
        )
        node["request"] = request
        self._warn_of_words(request)
        for message, place in self.view.examine(request, body):
            self._warn(message, place)
        return [node]

    # --- what every view has ---------------------------------------------------------------

    def _read_selection(self) -> Selection:
        lists = {name: split_list(self.options.get(name) or "") for name in _LISTS}
        since, until = self._read_date("from"), self._read_date("to")
        if since and until and since.lower and until.upper and until.upper < since.lower:
            self._warn(f"option ‘to’ ({until}) is before ‘from’ ({since}); swap the two dates")
        return Selection(
            since=since,
            until=until,
            people=lists["person"],
            places=lists["place"],
            organizations=lists["organization"],
            part_of=lists["part-of"],
            tags=lists["tags"],
        )

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
            reason = f"option ‘{name}’ is not a date: {error}"
            self._warn(with_example(reason, f"‘:{name}: 1961-04’"))
            return None

    def _read_grouping(self, objtype: str) -> str:
        groupings = [*self.view.groupings, *self._words(self.view.field_groupings, objtype)]
        word = clean(self.options.get("group-by") or groupings[0])
        if len(groupings) == 1:  # then the option is one that this view does not know
            return groupings[0]
        if word not in groupings:
            near = next(iter(difflib.get_close_matches(word, groupings, n=1)), "")
            known = " or ".join(f"‘{grouping}’" for grouping in groupings)
            self._warn(f"option ‘group-by’ is ‘{word}’{suggest(near) or f'; write {known}'}")
            return groupings[0]
        return word

    def _words(self, words: Words | None, name: str) -> list[str]:
        """Return what *words* says of the type *name*; nothing of a type that is not known."""
        types = {objtype.name: objtype for objtype in chronicle_domain(self.env).types}
        return words(types[name]) if words is not None and name in types else []

    def _warn_of_words(self, request: ViewRequest) -> None:
        """Tell of words that the type shown does not have."""
        for option in self.view.options:
            known = self._words(option.words, request.objtype)
            for word in (request.setting(option.name, tuple) or ()) if known else ():
                if word not in known:
                    near = next(iter(difflib.get_close_matches(word, known, n=1)), "")
                    listed = f"; write some of {', '.join(known)}, with semicolons between"
                    hint = suggest(near) or listed
                    self._warn(f"option ‘{option.name}’: there is no ‘{word}’{hint}")

    def _question(self, node: chronicle_view) -> Question | None:
        """Return the argument that stands in *node*, and give it an anchor, if it is a title."""
        if not node.children:
            return None
        line = node[0]
        anchor = make_id(self.env, self.state.document, self.view.name, line.astext())
        node["ids"].append(anchor)
        self.state.document.note_explicit_target(node)
        return Question(docname=self.env.docname, anchor=anchor, words=tuple(_words(line)))

    # --- what this view has ----------------------------------------------------------------

    def _read_argument(self, node: chronicle_view) -> Iterator[tuple[str, object]]:
        argument = self.view.argument
        if argument and self.arguments:
            yield from self._read_option(argument, self.arguments[0], node)
        elif self.arguments and self._means_entry():
            entry = f":::{{{self.view.objtype}}} {clean(self.arguments[0])}"
            self._warn(f"this lists all that the book has; one of them begins with ‘{entry}’")
        elif self.arguments:
            self._warn(
                f"‘{clean(self.arguments[0])}’ says nothing here; this view has the options"
                f" {', '.join(_known_options(self.view))}"
            )

    def _means_entry(self) -> bool:
        """Tell whether the author took the view for the entry of one that it lists."""
        types = {each.name: each for each in chronicle_domain(self.env).types}
        objtype = types.get(self.view.objtype)
        return objtype is not None and any(objtype.field(name) for name in self.options)

    def _read_settings(self, node: chronicle_view) -> Iterator[tuple[str, object]]:
        for option in self.view.options:
            if option.name in self.options:
                yield from self._read_option(option, self.options[option.name] or "", node)

    def _read_option(
        self, option: ViewOption, text: str, node: chronicle_view
    ) -> Iterator[tuple[str, object]]:
        if option.is_prose:
            return self._read_prose(option, text, node)
        return self._read_setting(option, text)

    def _read_prose(
        self, option: ViewOption, text: str, node: chronicle_view
    ) -> Iterator[tuple[str, object]]:
        """Put the nodes of *text* into the placeholder and yield the words that they show."""
        source = clean(text)
        if source:
            found, messages = self.parse_inline(source, lineno=self.lineno)
            line = nodes.paragraph(source, "", *found)
            for raw in list(line.findall(nodes.raw)):  # MyST takes HTML; an option does not
                raw.parent.replace(raw, nodes.Text(raw.astext()))
            self.set_source_info(line)
            node += entity_slot("", line, *messages, field=option.name)
            yield option.name, line.astext()

    def _read_setting(self, option: ViewOption, text: str) -> Iterator[tuple[str, object]]:
        try:
            value = option.read(self._read_file(text) if option.is_file else text)
        except FieldError as error:
            write = (
                option.example
                if option is self.view.argument
                else f":{option.name}: " + (option.example)
            )
            self._warn(with_example(f"option ‘{option.name}’ {error}", f"‘{write}’"))
            return
        for trouble in option.troubles(value):
            self._warn(f"option ‘{option.name}’ {trouble}")
        yield option.name, value

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
        for name in () if self.arguments and self._means_entry() else self.options:
            if name not in known:
                near = next(iter(difflib.get_close_matches(name, known, n=1)), "")
                hint = suggest(near) or f"; this view has {', '.join(known)}"
                self._warn(f"option ‘{clean(name)}’ is not known{hint}")

    def _warn(self, message: str, place: nodes.Node | None = None) -> None:
        location = self.get_location() if place is None else place
        warn(Trouble.VIEW, f"{self.view.name}: {message}", location)


def file_views(app: Sphinx, document: nodes.document) -> None:
    """File the views of *document*, when it has been read and its questions are translated."""
    requests = []
    for node in document.findall(chronicle_view):
        request: ViewRequest = node["request"]
        if request.question is not None:
            question = replace(request.question, words=tuple(_words(node[0])))
            node["request"] = request = replace(request, question=question)
        requests.append(request)
    if requests:
        register_of(app.env).note_views(app.env.docname, requests)


def _words(node: nodes.Node) -> Iterator[str | Named]:
    """Yield the words of *node*, and what roles in it name."""
    if isinstance(node, nodes.Element) and "chronicle_name" in node:
        objtype, target, form, *_day = node["chronicle_name"]
        yield Named(ref=Ref(objtype, target), form=NameForm(form))
    elif isinstance(node, nodes.Text):
        yield node.astext()
    else:
        for child in node.children:
            yield from _words(child)


def _known_options(view: View) -> list[str]:
    """Return the names of the options that the directive of *view* takes."""
    grouping = ["group-by"] if len(view.groupings) > 1 else []
    objtype = [] if view.objtype or not view.filters else ["type"]
    filters = _FILTERS if view.filters else ()
    return [*filters, *grouping, *objtype, *(option.name for option in view.options)]


def view_directive(view: View) -> type[ViewDirective]:
    """Return the directive class of *view*."""
    attributes = {
        "view": view,
        "option_spec": AnyOption(dict.fromkeys(_known_options(view), directives.unchanged)),
        "optional_arguments": 1,
        "has_content": view.has_body,
    }
    return type(f"{view.name.title().replace('-', '')}Directive", (ViewDirective,), attributes)
