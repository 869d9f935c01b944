"""What an author is warned about on a page, whichever of the three extensions is at work."""

from __future__ import annotations

import itertools
from enum import StrEnum
from typing import TYPE_CHECKING, TypeGuard

from docutils import nodes
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_logger = logging.getLogger(__name__)


class Trouble(StrEnum):
    """The subtypes of ``authoring.*`` warnings, each to be silenced by its name.

    Put ``"authoring.html"`` into ``suppress_warnings`` to silence one.
    """

    PICTURE = "picture"
    """A picture is no file of the book that a book can show; its description stands there."""

    LINK = "link"
    """A link does not lead to the web or into the book; its words are printed without it."""

    HTML = "html"
    """HTML in a page has something that print and e-books cannot show; its words are printed."""

    FOLDER = "folder"
    """A folder in the book’s folder holds programs, not pages, and is passed over."""


def warn(trouble: Trouble, message: str, location: str | None = None) -> None:
    """Warn about *message* at *location*, under the subtype of *trouble*."""
    _logger.warning("%s", message, type="authoring", subtype=trouble.value, location=location)


def location_of(node: nodes.Node, env: BuildEnvironment, *, lines: int = 0) -> str:
    """Return file and line of *node*, which may stand some lines below the start of its paragraph.

    *lines* are those of its own text that lie above what is meant.
    """
    block = next((part for part in node.findall(nodes.Element) if part.line), node)
    while block.parent is not None and (not block.line or isinstance(block, nodes.Text)):
        block = block.parent  # the line of a text is where docutils was when it was put there
    source = next((n.source for n in _upwards(block) if n.source), None)
    source = source or str(env.doc2path(env.docname))
    if not block.line:
        return source
    return f"{source}:{block.line + _lines_before(node) + lines}"


def _upwards(node: nodes.Node | None) -> list[nodes.Node]:
    found = []
    while node is not None:
        found.append(node)
        node = node.parent
    return found


def _lines_before(node: nodes.Node) -> int:
    """Return how many lines of its paragraph end before *node*, if it knows but that one’s line."""
    block = node
    while block.parent is not None and _is_within(block):
        block = block.parent
    if block is node or not isinstance(block, nodes.TextElement):
        return 0
    if isinstance(node, nodes.Element) and node.line and node.line != block.line:
        return 0
    before = itertools.takewhile(lambda each: each is not node, block.findall())
    return sum(each.count("\n") for each in before if _is_of_page(each))


def _is_within(node: nodes.Node) -> bool:
    return isinstance(node, (nodes.Text, nodes.Inline)) and (
        node.tagname != "raw" or isinstance(node.parent, nodes.TextElement)
    )


def _is_of_page(node: nodes.Node) -> TypeGuard[nodes.Text]:
    """Tell whether *node* is text as it was typed, not what another output has in its place."""
    within = node.parent
    return isinstance(node, nodes.Text) and not (
        isinstance(within, nodes.raw) and within.get("format") != "html"
    )
