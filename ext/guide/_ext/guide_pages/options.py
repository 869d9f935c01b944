"""Tables of options, made from the declarations that the code itself reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from docutils import nodes
from sphinx.addnodes import desc_content
from sphinx.util.docutils import SphinxDirective

from sphinx_bookpress import config as bookpress
from sphinx_chronicle import config as chronicle
from sphinx_chronicle.model.builtin import COMMON_FIELDS
from sphinx_chronicle.model.types import FieldKind
from sphinx_chronicle.parse.views import view_directive
from sphinx_chronicle.views import VIEWS
from sphinx_citenotes import config as citenotes

from .layout import code, table, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chronicle.model.types import Field
    from sphinx_chronicle.views.view import View


class _ConfOption(Protocol):
    """What the declarations of options in the three extensions have in common."""

    @property
    def name(self) -> str: ...
    @property
    def default(self) -> object: ...
    @property
    def types(self) -> tuple[type, ...]: ...
    @property
    def help(self) -> str: ...


CONF_OPTIONS: dict[str, tuple[_ConfOption, ...]] = {
    "chronicle": chronicle.OPTIONS,
    "citenotes": citenotes.OPTIONS,
    "bookpress": bookpress.OPTIONS,
}
_HOLDS = {
    FieldKind.TEXT: "words",
    FieldKind.TEXTS: "a list of words",
    FieldKind.IMAGE: "a picture file",
    FieldKind.DATE: "a date",
    FieldKind.TIME: "a time of day",
    FieldKind.COORDINATES: "latitude, longitude",
    FieldKind.SOURCES: "sources",
    FieldKind.PROSE: "a sentence with links and notes",
    FieldKind.ALLOWANCES: "rules, each with a reason",
}
# Words of which the program asks more.
_HOLDS_BY_NAME = {"seats": "a number, or ‘several’"}
_KINDS = {
    str: "text in quotation marks",
    bool: "True or False",
    int: "a whole number",
    float: "a number",
    list: "a list",
    tuple: "a list",
    dict: "a dictionary",
}
# What every view takes; a test compares it with what every view takes indeed.
FILTERS = {
    "from": ("1969-07-16", "Only what lies at or after this date."),
    "to": ("1969-07-24", "Only what lies at or before this date."),
    "person": ("armstrong; aldrin", "Only what has to do with one of these people."),
    "place": ("moon", "Only what has to do with one of these places, or with a part of one."),
    "organization": ("nasa", "Only what has to do with one of these bodies."),
    "part-of": ("apollo-11", "Only the parts of these, and the parts of the parts."),
    "tags": ("mission; speech", "Only what carries one of these tags."),
}


class TypeOptions(SphinxDirective):
    """The options of an entity's directive."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a table of the type's own options; without an argument, of those of all types."""
        types = {objtype.name: objtype for objtype in chronicle.types_of(self.config)}
        fields: tuple[Field, ...] = COMMON_FIELDS
        if self.arguments:
            fields = tuple(f for f in types[self.arguments[0]].fields if f not in COMMON_FIELDS)
        rows: list[list[list[nodes.Node]]] = [
            [[code(field.name)], _holds(field), [code(field.example)]] for field in fields
        ]
        return [table({"Option": 20, "Holds": 38, "For example": 42}, rows, "guide-options")]


def _holds(field: Field) -> list[nodes.Node]:
    needed: list[nodes.Node] = [nodes.strong("", "required: ")] if field.required else []
    if field.to:
        goals = " or ".join(field.to)
        many = field.kind is FieldKind.REFERENCES
        text = f"ids ({goals}), each with a remark" if many else f"an id ({goals})"
    else:
        text = _HOLDS_BY_NAME.get(field.name, _HOLDS[field.kind])
    if field.url:
        text = f"the id there: {field.label}"
    return [*needed, nodes.Text(text)]


class ViewFilters(SphinxDirective):
    """The filters that all views share."""

    def run(self) -> list[nodes.Node]:
        """Return a table of the filters."""
        rows: list[list[list[nodes.Node]]] = [
            [[code(name)], told(text), [code(example)]] for name, (example, text) in FILTERS.items()
        ]
        return [table({"Filter": 20, "Shows": 48, "For example": 32}, rows, "guide-options")]


class ViewOptions(SphinxDirective):
    """The options that one view has beside the filters."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a table of the options of the view named by the argument, and its sentence."""
        view = next(view for view in VIEWS if view.name == self.arguments[0])
        found: list[nodes.Node] = []
        rows: list[list[list[nodes.Node]]] = [
            [[code(name)], told(text), [code(like)]] for name, text, like in _own(view)
        ]
        if rows:
            found.append(
                table({"Option": 20, "Does": 48, "For example": 32}, rows, "guide-options")
            )
        else:
            found.append(nodes.paragraph("", "This view has no options but the filters."))
        return found


def _own(view: View) -> Iterator[tuple[str, str, str]]:
    """Yield name, help and example of what *view* takes beside the filters."""
    if view.argument:
        yield f"{{{view.name}}} …", view.argument.help, view.argument.example
    known = [name for name in view_directive(view).option_spec or {} if name not in FILTERS]
    own = {option.name: option for option in view.options}
    for name in known:
        if name == "group-by":
            words = ", ".join(f"‘{word}’" for word in view.groupings)
            more = ", or an option of the type shown" if view.field_groupings else ""
            told_of = f"How it is grouped: {words}{more}; the first by default."
            yield name, told_of, str(view.groupings[1])
        elif name == "type":
            yield name, "The type of entity that is shown; person by default.", "place"
        else:
            yield name, own[name].help, own[name].example


class ConfOptions(SphinxDirective):
    """The options of ``conf.py`` that one extension reads."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a description of each option, with an anchor and an entry in the index."""
        found: list[nodes.Node] = []
        for option in CONF_OPTIONS[self.arguments[0]]:
            kinds = dict.fromkeys(_KINDS[kind] for kind in option.types)
            default = repr(list(option.default) if option.default == () else option.default)
            lines = [
                "```{eval-rst}",
                f".. confval:: {option.name}",
                f"   :type: {' or '.join(kinds)}",
                f"   :default: ``{default}``",
                "```",
            ]
            described = self.parse_text_to_nodes("\n".join(lines))
            for content in (each for node in described for each in node.findall(desc_content)):
                content.append(nodes.paragraph("", "", *told(option.help)))
            found += described
        return found
