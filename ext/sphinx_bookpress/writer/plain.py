"""Words alone: of what lies too deep for Typst, and of what cannot be written or set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from ..diagnostics import Trouble, warn
from ..model.text import string_of
from .lists import numbering_of
from .notes import NoteWriter
from .tables import cells_fit

if TYPE_CHECKING:
    from .base import Piece

_DEEPEST = 12
"""Typst 0.15 refuses 15 lists, 11 quotations or 7 tables, each within the one before."""

_NARROW = 6
"""A depth from which the column is narrow, and words are broken that others hold."""

_LONGEST_NARROW_WORD = 20

_DEPTHS: tuple[tuple[tuple[type, ...], float], ...] = (
    ((nodes.table, addnodes.hlist), 3),
    ((nodes.block_quote,), 1.5),
    ((nodes.Sequential, nodes.Admonition, nodes.topic, nodes.sidebar, nodes.line_block), 1),
    ((nodes.container, nodes.compound, nodes.figure, addnodes.desc), 1),
)
"""How much deeper what is inside a node lies."""

_CHILDREN: dict[type, tuple[type, ...]] = {
    nodes.bullet_list: (nodes.list_item,),
    nodes.enumerated_list: (nodes.list_item,),
    nodes.definition_list: (nodes.definition_list_item,),
    nodes.definition_list_item: (nodes.term, nodes.classifier, nodes.definition),
    nodes.field_list: (nodes.field,),
    nodes.field: (nodes.field_name, nodes.field_body),
    nodes.option_list: (nodes.option_list_item,),
    nodes.option_list_item: (nodes.option_group, nodes.description),
    nodes.docinfo: (nodes.Bibliographic, nodes.authors, nodes.field),
    nodes.authors: (nodes.Bibliographic,),
    nodes.table: (nodes.title, nodes.tgroup),
    nodes.tgroup: (nodes.colspec, nodes.thead, nodes.tbody),
    nodes.thead: (nodes.row,),
    nodes.tbody: (nodes.row,),
    nodes.row: (nodes.entry,),
    addnodes.hlist: (addnodes.hlistcol,),
}
"""What stands in lists and tables, whose code would be none with anything else between."""

_PARTS = tuple({part for parts in _CHILDREN.values() for part in parts} - {nodes.title})

_UNSEEN = (nodes.Invisible, nodes.target, addnodes.index)

_UNGUARDED = (nodes.document, addnodes.start_of_file, nodes.Text, nodes.Part)
"""Nodes that fail with what is around them: a cell cannot stand outside its table."""

_COLUMN = (nodes.section, addnodes.start_of_file)
_UNPRINTED = (nodes.Invisible, nodes.raw, nodes.label)
_WHOLE = (
    *(nodes.paragraph, nodes.rubric, nodes.FixedTextElement, nodes.math_block, nodes.transition),
    *(nodes.image, nodes.footnote_reference),
)
"""What may stand anywhere as it is."""


_SMALL = (
    *("section_level", "in_heading", "literal_depth", "in_flow", "parted", "letters"),
    *("docnames", "_waiting", "_open_notes", "_parameters"),
)
"""The attributes that say where the writer is."""

_GROWING = ("columns", "_called", "movable_notes")
"""The attributes that keep what was written, in its order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checkpoint:
    """What the writer knew before a node, to go back to if the node cannot be written."""

    body: list[Piece]
    size: int
    anchors: int
    small: tuple[Any, ...]
    sizes: tuple[int, ...]


class PlainWriter(NoteWriter):
    """Guards each node: whatever goes wrong with it costs its looks and a warning, not the book."""

    def __init__(self, *args: Any) -> None:
        """Prepare for nodes that go wrong."""
        super().__init__(*args)
        self.unprintable: frozenset[int] = frozenset()
        """The identities of nodes that Typst cannot set."""

        self.columns: list[tuple[int, nodes.Element]] = []
        """What stands in the column of the text: where in the body each begins."""

        self._guarded: set[int] = set()

    def dispatch_visit(self, node: nodes.Node) -> None:
        """Write *node* with all that is in it, or else its words."""
        if _is_astray(node):
            assert isinstance(node, nodes.Element)
            self._write_flat(node)
            raise nodes.SkipNode
        if isinstance(node, _UNGUARDED) or id(node) in self._guarded:
            super().dispatch_visit(node)
            return
        assert isinstance(node, nodes.Element)
        if isinstance(node.parent, _COLUMN) and not isinstance(node, _COLUMN):
            self.columns.append((len(self.body), node))
        if id(node) in self.unprintable:
            self._write_apart(node)
        elif _depth_of(node) > _DEEPEST or not _is_well_formed(node):
            self._write_flat(node)
        else:
            self._write_guarded(node)
        raise nodes.SkipNode

    def _write_guarded(self, node: nodes.Element) -> None:
        before, longest_word = self._checkpoint(), self.longest_word
        self._guarded.add(id(node))
        if _depth_of(node) > _NARROW:
            self.longest_word = _LONGEST_NARROW_WORD
        try:
            node.walkabout(self)
        except Exception as error:  # noqa: BLE001  of ours or of another extension
            self._go_back(before)
            message = (
                f"'{node.tagname}' cannot be printed as it should, its words are printed:"
                f" {type(error).__name__}: {error}; please report this to the extension that has"
                " the node, or to us"
            )
            warn(Trouble.NODE, message, node)
            self._write_apart(node)
        finally:
            self._guarded.discard(id(node))
            self.longest_word = longest_word

    def _checkpoint(self) -> _Checkpoint:
        return _Checkpoint(
            body=self.body,
            size=len(self.body),
            anchors=len(self.printed),
            small=tuple(_copied(getattr(self, name)) for name in _SMALL),
            sizes=tuple(len(getattr(self, name)) for name in _GROWING),
        )

    def _go_back(self, before: _Checkpoint) -> None:
        self.body = before.body
        del self.body[before.size :]
        self.printed.keep(before.anchors)
        for name, value in zip(_SMALL, before.small, strict=True):
            setattr(self, name, value)
        for name, size in zip(_GROWING, before.sizes, strict=True):
            kept = getattr(self, name)
            for key in list(kept)[size:] if isinstance(kept, dict) else ():
                del kept[key]
            if isinstance(kept, list):
                del kept[size:]

    def _write_flat(self, node: nodes.Element) -> None:
        """Write what is in *node* without its indents, frames and columns."""
        if isinstance(node, _UNPRINTED):
            return
        if isinstance(node, _WHOLE):
            node.walkabout(self)
            return
        self.await_anchors(node["ids"])
        if isinstance(node, nodes.list_item):
            self._write_marker(node)
        if isinstance(node, nodes.TextElement):
            self.flush_anchors()
            self.write_children(node)
            self.add("\n\n")
            return
        for child in node.children:
            if isinstance(child, nodes.Element):
                self._write_flat(child)

    def _write_marker(self, item: nodes.Element) -> None:
        around = item.parent
        if isinstance(around, nodes.enumerated_list):
            number = around.get("start", 1) + around.index(item)
            self.add(f"#numbering({string_of(numbering_of(around))}, {number})~")
        else:
            self.add_text("•\u00a0")

    def _write_apart(self, node: nodes.Element) -> None:
        if not isinstance(node, nodes.Inline):
            self.add("\n\n")
        self._write_words(node)

    def _write_words(self, node: nodes.Element) -> None:
        """Write the words in *node*, and the marks of notes, without anything else."""
        if isinstance(node, _UNPRINTED):
            return
        self.await_anchors(node["ids"])
        for child in node.children:
            if isinstance(child, nodes.Text):
                self.add_text(child.astext())
            elif isinstance(child, nodes.footnote_reference):
                child.walkabout(self)
            elif isinstance(child, nodes.Element):
                self._write_words(child)
        if not isinstance(node, (nodes.Inline, nodes.image)):
            self.add("\n\n")

    def column_at(self, line: int) -> nodes.Element | None:
        """Return what stands in the column at *line* of the text that ``finish`` returned."""
        found = None
        for start, node in self.columns:
            if self.lines_before[start] > line:
                break
            found = node
        return found


def _is_astray(node: nodes.Node) -> bool:
    """Return whether *node* is a part of a list or a table, and stands in none."""
    return (
        isinstance(node, _PARTS)
        and not isinstance(node, nodes.docinfo)  # bibliographic itself before docutils 0.22
        and isinstance(node.parent, nodes.Element)
        and not isinstance(node, _CHILDREN.get(type(node.parent), ()))
    )


def _is_well_formed(node: nodes.Element) -> bool:
    """Return whether a list or a table has the parts that it should; of any other node, yes."""
    allowed = _CHILDREN.get(type(node))
    if allowed is None:
        return True
    return (
        all(isinstance(child, (*allowed, *_UNSEEN)) for child in node.children)
        and (not isinstance(node, nodes.tgroup) or cells_fit(node))
        and (not isinstance(node, nodes.table) or _has_one_body(node))
        and all(_is_well_formed(part) for part in node.children if isinstance(part, nodes.Element))
    )


def _has_one_body(table: nodes.Element) -> bool:
    kinds = [type(child) for child in table.children]
    return kinds.count(nodes.title) <= 1 and kinds.count(nodes.tgroup) == 1


def _depth_of(node: nodes.Element) -> float:
    """Return how deep what is inside *node* lies; 0 if that adds nothing to its depth."""
    if not _weight_of(node):
        return 0
    depth = 0.0
    above: nodes.Node | None = node
    while above is not None:
        depth += _weight_of(above)
        above = above.parent
    return depth


def _weight_of(node: nodes.Node) -> float:
    return next((weight for kinds, weight in _DEPTHS if isinstance(node, kinds)), 0)


def _copied(value: Any) -> Any:
    """Return *value*, a list as a list of its own; a node is never copied."""
    return list(value) if isinstance(value, list) else value
