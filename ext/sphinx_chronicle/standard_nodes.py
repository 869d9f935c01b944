"""Nodes that every writer knows, where the web page has elements of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_authoring.text_nodes import replace_node

from .nodes import disclosure, historical_date

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_STANDARD: tuple[tuple[type[nodes.Element], type[nodes.Element]], ...] = (
    (historical_date, nodes.inline),
    (disclosure, nodes.container),
)
_COPIED = ("ids", "classes", "names", "dupnames")


def use_standard_nodes(app: Sphinx, document: nodes.document, _docname: str) -> None:
    """Replace our own nodes for builders other than HTML's.

    Many writers of other extensions look a node up by its name, not by what it descends from.
    """
    if app.builder.format == "html":
        return
    for ours, standard in _STANDARD:
        for node in list(document.findall(ours)):
            new = standard(node.rawsource, *node.children)
            for name in _COPIED:
                new[name] = node[name]
            new.source, new.line = node.source, node.line
            replace_node(node, [new])
