"""Nodes found by their place.

A docutils ``Text`` is a ``str``: ``parent.index(text)``, ``parent.replace(text, …)`` and
``parent.remove(text)`` take the first sibling that says the same, not the one that is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes


def place_of(node: nodes.Node) -> int:
    """Return the place of *node* among its siblings, of which others may say the same."""
    return next(place for place, each in enumerate(node.parent.children) if each is node)


def node_before(node: nodes.Node) -> nodes.Node | None:
    """Return the sibling right before *node*, or nothing."""
    place = place_of(node)
    return node.parent.children[place - 1] if place else None


def replace_node(node: nodes.Node, new: Iterable[nodes.Node]) -> None:
    """Put the nodes of *new* where *node* stands; none of them takes it away."""
    place = place_of(node)
    node.parent[place : place + 1] = list(new)
