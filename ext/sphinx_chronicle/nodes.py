"""Our own nodes: placeholders that stand until the Chronicle can fill them, and two for HTML.

None of the placeholders has a visitor, so that a forgotten one fails loudly in every builder.
"""

from docutils import nodes


class entity_card(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """The card of the entity *objtype* *entity_id*; its children are what the author wrote."""


class entity_slot(nodes.General, nodes.Element):  # noqa: N801
    """The markup of one option (*field*) inside an :class:`entity_card`."""


class chronicle_view(nodes.General, nodes.Element):  # noqa: N801
    """A view with the options of its directive (*request*); its children are the author's body."""


class chronicle_drawing(nodes.General, nodes.Element):  # noqa: N801
    """A picture (*plate*), until the builder is known that shows it."""


class book_data(nodes.inline):  # noqa: N801
    """Words that lead to a *file* of the book's data where the builder writes it.

    Where a title is copied they stay words: the ``inline`` that it descends from.
    """


class disclosure(nodes.container):  # noqa: N801
    """What the web page shows when its *summary* is opened; elsewhere the container that it is."""


class historical_date(nodes.inline):  # noqa: N801
    """A date in running text; its EDTF expression is in *edtf*, its text is its child.

    It has a visitor, for HTML has an element for it. To every other writer it is the ``inline``
    that it descends from.
    """


def block_of(node: nodes.Element) -> nodes.Element:
    """Return the paragraph, term, title or other block of text that the inline *node* stands in."""
    while isinstance(node, nodes.Inline) and isinstance(node.parent, nodes.Element):
        node = node.parent
    return node
