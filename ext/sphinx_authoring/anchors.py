"""Places that pages would lose, since writers write no id for what has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .text_nodes import replace_node

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_HEADED = (nodes.definition_list_item, nodes.option_list_item, nodes.field)
"""Their first part, the head, is written with its ids."""

_BARE = (addnodes.hlist, nodes.raw)


def keep_anchors(_app: Sphinx, document: nodes.document, _docname: str) -> None:
    """Move ids to where each writer writes them: a target at the end of an item names the next."""
    for node in list(document.findall(nodes.Element)):
        if not node["ids"] or not isinstance(node, (*_HEADED, *_BARE)):
            continue
        ids, node["ids"] = node["ids"], []
        head = next(iter(node.children), None)
        if isinstance(node, _HEADED) and isinstance(head, nodes.Element):
            head["ids"] += ids
        else:
            targets = [nodes.target("", "", ids=[anchor]) for anchor in ids]
            replace_node(node, [*targets, node])
