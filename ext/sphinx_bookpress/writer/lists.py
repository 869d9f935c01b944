"""Lists of every kind."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from ..model.text import string_of, strings_of
from .base import BaseWriter, alias, depart_nothing
from .notes import keeps_whole

_NUMBERS = {
    "arabic": "1",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}


_SAID = (nodes.definition, nodes.field_body, nodes.description)
"""What stands behind a term, the name of a field, or an option."""

IN_FIELD = "bookpress-in-field"
"""The class of a list that the template may run into the line of its field."""

NESTED = "bookpress-nested"
"""The class of a list within a list."""


class ListWriter(BaseWriter):
    """Writes bullet, numbered, definition, field and option lists, and lists in columns."""

    in_flow = False
    """Whether a field is being written all of whose words run on in a line."""

    def visit_bullet_list(self, node: nodes.Element) -> None:
        """Open a list."""
        self.await_anchors(node["ids"])
        self._open_list("bullets", node)

    def visit_enumerated_list(self, node: nodes.Element) -> None:
        """Open a numbered list."""
        self.await_anchors(node["ids"])
        numbering = string_of(numbering_of(node))
        start = node.get("start", 1)
        self._open_list("numbers", node, f"start: {start}, numbering: {numbering}, ")

    def close_list(self, node: nodes.Element) -> None:
        """Close a list."""
        self.add(")")
        self.add("]\n\n" if keeps_whole(node) else "\n\n")

    depart_bullet_list = depart_enumerated_list = alias(close_list)

    def visit_list_item(self, node: nodes.Element) -> None:
        """Open an item."""
        self.add("[")
        self.add_anchors(node)

    def depart_list_item(self, _node: nodes.Element) -> None:
        """Close an item."""
        self.trim()
        self.add("], ")

    def visit_definition_list(self, node: nodes.Element) -> None:
        """Open a list of pairs."""
        self.await_anchors(node["ids"])
        self._open_list("pairs", node)

    def visit_definition_list_item(self, node: nodes.Element) -> None:
        """Open a pair; several terms may share a definition."""
        self.await_anchors(node["ids"])
        self.add("([")

    def depart_definition_list_item(self, node: nodes.Element) -> None:
        """Close a pair; a term may lack what it is a term for."""
        self.trim()
        self.add("]), " if any(isinstance(child, _SAID) for child in node.children) else "], []), ")

    depart_definition_list = alias(close_list)

    def visit_term(self, node: nodes.Element) -> None:
        """Begin a term."""
        before = _before(node)
        if any(isinstance(each, _SAID) for each in before):
            self.add("\n\n")
        elif any(isinstance(each, nodes.term) for each in before):
            self.add("#linebreak()")
        self.add_anchors(node)

    depart_term = alias(depart_nothing)

    def visit_classifier(self, node: nodes.Element) -> None:
        """Open what a term is."""
        self.add('#" "')
        self.open("emph", node)

    def depart_classifier(self, _node: nodes.Element) -> None:
        """Close what a term is."""
        self.close()

    def visit_definition(self, node: nodes.Element) -> None:
        """Go from the term to its definition, or from one definition to the next."""
        self.add("\n\n" if any(isinstance(before, _SAID) for before in _before(node)) else "], [")
        self.add_anchors(node)

    depart_definition = alias(depart_nothing)

    def visit_field_list(self, node: nodes.Element) -> None:
        """Open a list of fields."""
        self.await_anchors(node["ids"])
        self._open_list("fields", node)

    depart_field_list = alias(close_list)

    def visit_field(self, node: nodes.Element) -> None:
        """Open a field."""
        self.await_anchors(node["ids"])
        self.add("([")

    depart_field = alias(depart_definition_list_item)

    def visit_field_name(self, node: nodes.Element) -> None:
        """Begin the name of a field."""
        self.add_anchors(node)

    depart_field_name = alias(depart_nothing)
    visit_field_body = alias(visit_definition)
    depart_field_body = alias(depart_nothing)

    visit_docinfo = alias(visit_field_list)
    depart_docinfo = alias(close_list)

    def visit_bibliographic(self, node: nodes.Element) -> None:
        """Open who or what made a document; several authors share a name."""
        self.add_anchors(node)
        if isinstance(node.parent, nodes.authors):
            return
        self.add("([")
        self.add_text(node.tagname.capitalize())
        self.add("], [")

    def depart_bibliographic(self, node: nodes.Element) -> None:
        """Close it."""
        self.add("#linebreak()" if isinstance(node.parent, nodes.authors) else "]), ")

    visit_author = visit_authors = visit_address = visit_contact = alias(visit_bibliographic)
    depart_author = depart_authors = depart_address = depart_contact = alias(depart_bibliographic)
    visit_copyright = visit_date = visit_organization = alias(visit_bibliographic)
    depart_copyright = depart_date = depart_organization = alias(depart_bibliographic)
    visit_revision = visit_status = visit_version = alias(visit_bibliographic)
    depart_revision = depart_status = depart_version = alias(depart_bibliographic)

    visit_option_list = alias(visit_field_list)
    depart_option_list = alias(close_list)
    visit_option_list_item = alias(visit_field)
    depart_option_list_item = alias(depart_field)
    visit_description = alias(visit_definition)
    depart_description = alias(depart_nothing)

    def visit_option_group(self, node: nodes.Element) -> None:
        """Write the options that are described together."""
        self.add_anchors(node)
        options = [child.astext() for child in node.children]
        self.add(f"#literal({string_of(', '.join(options))})")
        raise nodes.SkipNode

    visit_option = visit_option_string = visit_option_argument = alias(BaseWriter.pass_through)
    depart_option = depart_option_string = depart_option_argument = alias(depart_nothing)

    def visit_hlist(self, node: nodes.Element) -> None:
        """Open a list that stands in columns."""
        self.await_anchors(node["ids"])
        columns = sum(isinstance(child, addnodes.hlistcol) for child in node.children)
        self.add(f"\n#side-by-side({max(columns, 1)}, ")

    depart_hlist = alias(close_list)

    def visit_hlistcol(self, node: nodes.Element) -> None:
        """Open a column."""
        self.visit_list_item(node)

    depart_hlistcol = alias(depart_list_item)

    def _open_list(self, function: str, node: nodes.Element, arguments: str = "") -> None:
        if keeps_whole(node):
            self.add("\n#whole[")
        classes = [*node["classes"], *_classes_around(node)]
        if self.in_flow or (isinstance(node.parent, nodes.field_body) and _is_simple(node)):
            classes.append(IN_FIELD)
        if isinstance(node.parent, nodes.list_item):
            # A list that runs in follows the words that it belongs to in their line.
            self.trim()
            classes.append(NESTED)
        # A space would let the label of a field be parted from the list.
        start = "" if self.in_flow and NESTED not in classes else "\n"
        self.add(f"{start}#{function}(list-styles, {strings_of(tuple(classes))}, {arguments}")


def numbering_of(node: nodes.Element) -> str:
    """Return Typst's pattern for the numbers of a list."""
    pattern = _NUMBERS.get(node.get("enumtype", "arabic"), "1")
    return f"{node.get('prefix', '')}{pattern}{node.get('suffix') or '.'}"


def _before(node: nodes.Element) -> list[nodes.Node]:
    return node.parent.children[: node.parent.index(node)]


def _classes_around(node: nodes.Element) -> list[str]:
    """Return the classes of the box whose list, or list in a list, *node* is."""
    box = node.parent
    while isinstance(box, (nodes.list_item, nodes.bullet_list)):
        box = box.parent
    return list(box["classes"]) if isinstance(box, nodes.container) else []


def runs_in(body: nodes.Element) -> bool:
    """Return whether the body of a field is one paragraph, or a list that may run on in a line."""
    if len(body.children) != 1:
        return False
    return is_words(body.children[0]) or _runs_in(body.children[0])


def _runs_in(items: nodes.Node) -> bool:
    """Return whether *items* is a list of paragraphs, each with at most such a list below it."""
    return isinstance(items, nodes.bullet_list) and all(
        is_words(item.children[0]) and all(map(_runs_in, item.children[1:]))
        for item in items.children
        if isinstance(item, nodes.list_item) and item.children
    )


def is_words(node: nodes.Node) -> bool:
    """Return whether *node* is a paragraph without a style of its own."""
    return isinstance(node, nodes.paragraph) and not node["classes"]


def _is_simple(node: nodes.Element) -> bool:
    """Return whether every item is one paragraph, so that the items may run on in a line."""
    return all(
        isinstance(item, nodes.list_item)
        and len(item.children) == 1
        and isinstance(item.children[0], nodes.paragraph)
        for item in node.children
    )
