"""Collect the prose of a document for the rules that read it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_authoring.guard import guard

from ..env import DOMAIN, register_of
from ..model.entity import Ref
from ..model.passages import NOTE_MARK, Passage, PassageKind, Picture, Span
from ..nodes import book_data, entity_card, entity_slot, historical_date
from .files import file_in
from .mentions import SpotFinder, leads_to_entity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

# Tags of nodes that cite a source, ours and those of others.
_CITING = {"footnote_reference", "citation_reference", "pending_citation"}
_SILENT = (nodes.literal, nodes.math, nodes.raw, nodes.comment, nodes.system_message)
_LITERAL = (nodes.literal_block, nodes.doctest_block, nodes.raw, nodes.comment, nodes.math_block)
_CLOSED = (nodes.reference, addnodes.pending_xref, nodes.target, historical_date, book_data)
# Stands in the front matter of a page in which no name becomes a link by itself.
_UNLINKED = "no-autolink"


def file_prose(app: Sphinx, document: nodes.document) -> None:
    """File the prose and the pictures of *document*, when everything in it has been read."""
    with guard(DOMAIN, "the reading of the prose for the linter", (app.env.docname, 0)):
        _file_prose(app.env, document)


def _file_prose(env: BuildEnvironment, document: nodes.document) -> None:
    docname = env.docname
    closed = _UNLINKED in env.metadata[docname]
    register_of(env).note_prose(
        docname,
        (_from_book(passage, env, closed) for passage in collect_passages(docname, document)),
        (
            replace(picture, file=file_in(env, picture.file))
            for picture in collect_pictures(docname, document)
        ),
    )


def _from_book(passage: Passage, env: BuildEnvironment, closed: bool) -> Passage:  # noqa: FBT001
    """Return *passage* with its file as seen from the book, and shut if nothing is to be linked."""
    if passage.file:
        passage = replace(passage, file=file_in(env, passage.file))
    return replace(passage, closed=((0, len(passage.text)),)) if closed else passage


def collect_passages(docname: str, document: nodes.document) -> Iterator[Passage]:
    """Yield the paragraphs, titles and quotations of *document* in the order of its text."""
    for passage, _pieces in read_passages(docname, document):
        yield passage


def read_passages(
    docname: str, document: nodes.document
) -> Iterator[tuple[Passage, list[tuple[int, nodes.Text]]]]:
    """Yield each passage of *document* with its text nodes and where in it they begin.

    Where a builder has put all pages into one document, a passage has the docname of its page.
    """
    finder = SpotFinder(docname, document)
    for block in document.findall(nodes.TextElement):
        if isinstance(block, (nodes.Inline, _LITERAL)):
            continue
        if _enclosing(block, (nodes.TextElement, *_LITERAL)) is None:
            reader = _Reader()
            reader.read(block)
            text = "".join(reader.pieces)
            if text.strip():
                passage = Passage(
                    docname=_page_of(block, docname),
                    line=block.line or 0,
                    kind=_kind(block),
                    text=text,
                    spans=tuple(reader.spans),
                    notes=tuple(reader.notes),
                    closed=tuple(reader.closed),
                    card=_card(block),
                    spot=finder.find(block),
                    file=_other_source(block, document),
                )
                yield passage, reader.texts


def collect_pictures(docname: str, document: nodes.document) -> Iterator[Picture]:
    """Yield the images of *document*; one whose ``:alt:`` is empty only decorates.

    ``![](a.png)`` within a line has an empty one too, which nobody typed.
    """
    for image in document.findall(nodes.image):
        beside = image.parent if isinstance(image.parent, nodes.figure | nodes.container) else None
        # The text of an image itself is its alternative text, which credits nobody.
        texts = beside.findall(nodes.Text) if beside is not None else ()
        alt = image.get("alt")
        if alt != "" or isinstance(image.parent, nodes.TextElement):
            yield Picture(
                docname=docname,
                line=image.line or 0,
                uri=image["uri"],
                has_alt=bool(alt),
                credit=" ".join(text.astext() for text in texts).strip(),
                card=_card(image),
                file=_other_source(image, document),
            )


class _Reader:
    """Reads the text of one block with what is linked and cited in it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.spans: list[Span] = []
        self.notes: list[int] = []
        self.closed: list[tuple[int, int]] = []
        self.texts: list[tuple[int, nodes.Text]] = []
        self.length = 0

    def read(self, node: nodes.Node) -> None:
        """Take in *node* and what is in it."""
        if isinstance(node, nodes.Text):
            self.texts.append((self.length, node))
            self._write(node.astext())
        elif isinstance(node, nodes.Element):
            if node.tagname in _CITING or node.get("refdomain") == "cite":
                self.notes.append(self.length)
                self._write(NOTE_MARK)
            elif isinstance(node, addnodes.pending_xref) and leads_to_entity(node):
                self._read_link(node)
            elif not isinstance(node, _SILENT):
                start = self.length
                for child in node.children:
                    self.read(child)
                if isinstance(node, _CLOSED):
                    self.closed.append((start, self.length))

    def _read_link(self, xref: nodes.Element) -> None:
        start = self.length
        self._write(xref.astext())
        objtype = xref["reftype"] if xref.get("refdomain") == DOMAIN else ""
        self.spans.append(Span(start=start, end=self.length, objtype=objtype, id=xref["reftarget"]))

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


def _other_source(node: nodes.Element, document: nodes.document) -> str:
    """Return the file that *node* stands in, empty for that of the document."""
    source = node.source or ""
    return "" if source == document.get("source") else source


def _page_of(block: nodes.Element, docname: str) -> str:
    start = _enclosing(block, (addnodes.start_of_file,))
    return start["docname"] if start is not None else docname


def _kind(block: nodes.Element) -> PassageKind:
    if isinstance(block, nodes.title | nodes.rubric | nodes.term | nodes.caption):
        return PassageKind.TITLE
    if _enclosing(block, (nodes.footnote,)) is not None:
        return PassageKind.NOTE
    quoted = _enclosing(block, (nodes.block_quote,)) is not None
    return PassageKind.QUOTATION if quoted else PassageKind.PROSE


def _card(block: nodes.Element) -> Ref | None:
    card = _enclosing(block, (entity_card,))
    if card is None or _enclosing(block, (entity_slot,)) is not None:
        return None
    return Ref(card["objtype"], card["entity_id"])


def _enclosing(node: nodes.Element, kinds: tuple[type[nodes.Element], ...]) -> nodes.Element | None:
    parent = node.parent
    while parent is not None and not isinstance(parent, kinds):
        parent = parent.parent
    return parent
