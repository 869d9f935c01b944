"""What every part of the writer shares: the text written so far, anchors, links, unknown nodes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxTranslator

from ..diagnostics import Trouble, warn
from ..model.anchors import Anchor, Anchors
from ..model.complaints import mark_of
from ..model.text import LONGEST_WORD, string_of, strings_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.builders import Builder

GENERATED_PAGES = frozenset({"genindex", "modindex", "py-modindex", "search"})
"""Pages of a web site that a book prints elsewhere or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The opening of a link inside the book; its words and a closing bracket follow."""

    target: Anchor
    node: nodes.Node


_FIRST_WORD = re.compile(r"\s*\S{1,24}")

Piece = str | Link
"""Typst code, or a link that can only be written when all anchors are known."""


class BaseWriter(SphinxTranslator):
    """The writer's memory, and how other extensions' nodes are met.

    Handlers given through ``app.add_node(node, typst=(visit, depart))`` append Typst code to
    ``body``, with ``add_text`` for words and ``add_anchors`` for the ids of a node.
    """

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        """Prepare for the joined *document* of a whole book."""
        super().__init__(document, builder)
        self.body: list[Piece] = []
        self.printed = Anchors()
        self.docnames: list[str] = [self.config.root_doc]
        self.section_level = 0
        self.in_heading = False
        self.literal_depth = 0
        self.longest_word = LONGEST_WORD
        self.letters = 0
        """How many letters of the text of the chapter are written."""

        self.parted: nodes.Text | None = None
        """Words whose closing quotation marks are written apart."""

        self.lines_before: list[int] = []
        """The lines of the finished text that stand before each piece of the body."""

        self._waiting: list[Anchor] = []
        self._reported: set[str] = set()
        self._lost: set[str] = set()

    @property
    def docname(self) -> str:
        """The document that is being written."""
        return self.docnames[-1]

    def add(self, code: str) -> None:
        """Write Typst code."""
        self.body.append(code)

    def add_text(self, text: str) -> None:
        """Write words; any white space becomes one space.

        Anchors that wait stand behind the first word: before it they could stay on the page where
        the line before ends.
        """
        words = words_of(text, longest=self.longest_word)
        self.letters += len(words)
        first = _FIRST_WORD.match(words)
        if not self._waiting or self.in_heading or first is None:
            self.add(f"#{string_of(words)}")
            return
        self.add(f"#{string_of(first.group())}")
        self.flush_anchors()
        if first.end() < len(words):
            self.add(f"#{string_of(words[first.end() :])}")

    def open(self, function: str, node: nodes.Element | None = None, arguments: str = "") -> None:
        """Open a Typst function that takes content; ``close`` closes it."""
        self.add(f"#{function}({arguments})[" if arguments else f"#{function}[")
        if node is not None:
            self.add_anchors(node)

    def close(self) -> None:
        """Close a function within a line."""
        self.add("]")

    def open_block(
        self, function: str, node: nodes.Element | None = None, arguments: str = ""
    ) -> None:
        """Open a Typst function that stands on its own; ``close_block`` closes it."""
        self.add("\n")
        if node is not None:
            self.mark(node)
        self.open(function, node, arguments)
        self.add("\n")

    def close_block(self) -> None:
        """Close a function that stands on its own."""
        self.add("]\n\n")

    def classed(self, node: nodes.Element) -> str:
        """Return the arguments by which the template chooses the style of a block."""
        return f"block-styles, {strings_of(tuple(node['classes']))}"

    def mark(self, node: nodes.Element) -> None:
        """Note in the Typst file where *node* comes from, so that a complaint can be traced."""
        lines = (part.line for part in node.findall(nodes.Element) if part.line is not None)
        if (line := next(lines, None)) is not None:
            self.add(f"\n{mark_of(self.docname, line)}\n")

    def trim(self) -> None:
        """Drop the break after the last paragraph, where it would make an empty one."""
        while self.body and isinstance(self.body[-1], str) and not self.body[-1].strip():
            self.body.pop()

    # Anchors

    def anchor(self, anchor_id: str) -> Anchor:
        """Return the place called *anchor_id* in the document that is being written."""
        return Anchor(docname=self.docname, id=anchor_id)

    def add_anchors(self, node: nodes.Element) -> None:
        """Print the anchors that wait, and those of *node*."""
        self.await_anchors(node["ids"])
        self.flush_anchors()

    def await_anchors(self, anchor_ids: Iterable[str]) -> None:
        """Keep anchors until the next thing that is printed, so that they share its page."""
        for anchor_id in anchor_ids:
            anchor = self.anchor(anchor_id)
            if self.printed.add(anchor):
                self._waiting.append(anchor)

    def flush_anchors(self) -> None:
        """Print the anchors that wait."""
        if not self.in_heading:
            self.add("".join(f"#anchor({anchor})" for anchor in self.take_anchors()))

    def take_anchors(self) -> tuple[Anchor, ...]:
        """Return the anchors that wait, which the caller must print."""
        waiting = tuple(self._waiting)
        self._waiting.clear()
        return waiting

    # Pieces

    def capture(self, write: Callable[[], None]) -> list[Piece]:
        """Return what *write* writes, kept out of the body."""
        kept, self.body = self.body, []
        try:
            write()
            return self.body
        finally:
            self.body = kept

    def write_children(self, node: nodes.Element) -> None:
        """Write the children of *node* one after the other."""
        for child in node.children:
            child.walkabout(self)

    def finish(self) -> str:
        """Return the whole text; links that lead nowhere have become words and a warning."""
        self.flush_anchors()
        pieces = [
            piece if isinstance(piece, str) else self._opening_of(piece) for piece in self.body
        ]
        lines = (piece.count("\n") for piece in pieces)
        self.lines_before = list(accumulate(lines, initial=0))
        return "".join(pieces)

    def _opening_of(self, link: Link) -> str:
        place = self.printed.find(link.target)
        if place is not None:
            return f"#xref({place})["
        self._report_lost(link)
        return "#["

    def _report_lost(self, link: Link) -> None:
        """Warn of a link that leads nowhere; of those to a document that is left out, once."""
        docname, anchor_id = link.target.docname, link.target.id
        if docname in GENERATED_PAGES:
            return
        if self.printed.find(Anchor(docname=docname, id="")) is None:
            if docname in self._lost:
                return
            self._lost.add(docname)
            message = (
                f"links to '{docname}', which is not in the printed book, are printed as words:"
                " add it to a toctree or change the links; this is the first"
            )
        else:
            message = (
                f"link to '{docname}#{anchor_id}', which is not in the printed book, is printed"
                " as words: correct what it points at"
            )
        warn(Trouble.LINK, message, link.node)

    # Nodes that nobody knows

    def unknown_visit(self, node: nodes.Node) -> None:
        """Warn once for each kind of node, and go on with what is inside it."""
        name = node.__class__.__name__
        if name not in self._reported:
            self._reported.add(name)
            message = (
                f"no Typst handler for node '{name}': its words are printed plainly; give one"
                f" with app.add_node({name}, typst=(visit, depart))"
            )
            warn(Trouble.NODE, message, node)
        if isinstance(node, nodes.Element):
            self.add_anchors(node)

    def unknown_departure(self, node: nodes.Node) -> None:
        """Leave a node that nobody knows."""
        if isinstance(node, nodes.Element) and not isinstance(
            node, (nodes.Inline, nodes.TextElement)
        ):
            self.add("\n\n")

    def pass_through(self, node: nodes.Element) -> None:
        """Write only the anchors and the children of *node*."""
        self.await_anchors(node["ids"])

    def skip(self, _node: nodes.Element) -> None:
        """Print nothing of the node."""
        raise nodes.SkipNode


def depart_nothing(_writer: BaseWriter, _node: nodes.Element) -> None:
    """Leave a node that needs no closing."""


def alias(handler: Callable[..., None]) -> Any:
    """Return *handler*, to be the handler of another node too.

    The stubs of docutils give each handler a type of its own, which an alias cannot have.
    """
    return handler
