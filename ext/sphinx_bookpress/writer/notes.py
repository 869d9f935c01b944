"""Notes at the foot of the page, and citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from ..diagnostics import Trouble, warn
from ..model.anchors import Anchor
from ..model.text import string_of
from .base import alias
from .references import ReferenceWriter

if TYPE_CHECKING:
    from collections.abc import Iterable


_COLUMN = (nodes.section, addnodes.start_of_file)
_WHOLE = (nodes.block_quote, nodes.bullet_list, nodes.enumerated_list)
_WHOLE_LETTERS = 500
"""Letters of a quotation that the template does not break, whatever the paper."""


class NoteWriter(ReferenceWriter):
    """Writes the body of a note where it is first called; later calls repeat its number.

    Two documents may use the same label, so notes are known by document and id.
    """

    def __init__(self, *args: object) -> None:
        """Find every note of the book before the first is called."""
        super().__init__(*args)  # type: ignore[arg-type]
        self._notes: dict[Anchor, nodes.footnote] = {}
        self._marked: set[Anchor] = set()
        """The notes whose marks stand in the text, and not only in other notes."""

        self._called: dict[Anchor, Anchor] = {}
        self._open_notes: list[Anchor] = []
        self.movable_notes: dict[str, int] = {}
        """The labels of notes in lines that may go to the next page with them.

        The number is that of the block that goes there as a whole; 0 for a line by itself.
        """
        self._collect(self.document, self.docname)

    def await_anchors(self, anchor_ids: Iterable[str]) -> None:
        """Keep anchors until the next thing that is printed, and remember which are in a note."""
        known = list(anchor_ids)
        super().await_anchors(known)
        if self._open_notes:
            for anchor_id in known:
                self.printed.put_in_note(self.anchor(anchor_id), self._open_notes[-1])

    def visit_footnote_reference(self, node: nodes.Element) -> None:
        """Write a note, or the number of one that is already printed."""
        key = self.anchor(node.get("refid", ""))
        if self._open_notes and key in self._notes:
            self._write_number(node, key)
            raise nodes.SkipNode
        self._close_up()
        if self.in_heading:
            raise nodes.SkipNode
        self.add_anchors(node)
        if note_before(node):
            self.add("#super[,]")
        if key not in self._notes:
            warn(Trouble.NOTE, f"there is no note {node.astext()!r} in {self.docname}", node)
            self.open("super")
            self.add_text(node.astext())
            self.close()
        elif key in self._called:
            self.add(f"#footnote({self._called[key]})")
        else:
            self._write_note(key)
            self._note_what_moves(node, self._called[key])
            self._write_unmarked(node, self._notes[key])
        raise nodes.SkipNode

    def visit_reference(self, node: nodes.Element) -> None:
        """Write the number that a note has in print where a link to it says the one on the web."""
        key = self.anchor(node.get("refid", ""))
        note = self._notes.get(key)
        if note is None or node.astext() != _web_number(note):
            super().visit_reference(node)
            return
        self.await_anchors(node["ids"])
        self.add(_number(key, node.astext()))
        raise nodes.SkipNode

    def _write_number(self, call: nodes.Element, key: Anchor) -> None:
        """Write the number of a note within another: on the line if a space stands before it.

        A mark there would be the first of its note, and upset the order of the numbers.
        """
        self.add_anchors(call)
        number = _number(key, call.astext())
        self.add(number if _follows_space(call) else f"#super[{number}]")

    def _write_unmarked(self, call: nodes.Element, note: nodes.Element) -> None:
        """Write the notes that only *note* refers to, whose marks stand beside its own."""
        for inner in note.findall(nodes.footnote_reference):
            key = self.anchor(inner.get("refid", ""))
            if key in self._notes and key not in self._marked and key not in self._called:
                self.add("#super[,]")
                self._write_note(key)
                self._note_what_moves(call, self._called[key])
                self._write_unmarked(call, self._notes[key])

    def visit_footnote(self, node: nodes.Element) -> None:
        """Write a note that nobody calls where it stands, so that no word is lost."""
        called = any(self.anchor(anchor_id) in self._called for anchor_id in node["ids"])
        if called:
            raise nodes.SkipNode
        label = _web_number(node)
        message = f"note '{label}' is never called: it is printed where it stands in the source"
        warn(Trouble.NOTE, message, node)
        self.open_block("boxed", node, 'block-styles, ("uncalled-note",)')

    def depart_footnote(self, _node: nodes.Element) -> None:
        """Close such a note."""
        self.close_block()

    def visit_label(self, _node: nodes.Element) -> None:
        """The template numbers notes, and citations are written with their labels."""
        raise nodes.SkipNode

    def visit_citation(self, node: nodes.Element) -> None:
        """Open an entry of a bibliography."""
        self.open_block("boxed", node, 'block-styles, ("citation",)')
        label = next((child for child in node.children if isinstance(child, nodes.label)), None)
        if label is not None:
            self.add_text(f"[{label.astext()}] ")

    depart_citation = alias(depart_footnote)

    def visit_citation_reference(self, node: nodes.Element) -> None:
        """Write the label of a citation that Sphinx did not resolve."""
        self.add_anchors(node)
        self.add_text(f"[{node.astext()}]")
        raise nodes.SkipNode

    def _close_up(self) -> None:
        """Drop the space before the call, which reStructuredText demands and print does not."""
        if self.body and isinstance(self.body[-1], str) and self.body[-1].startswith('#"'):
            self.body[-1] = self.body[-1].removesuffix('"').rstrip(" ") + '"'

    def _write_note(self, key: Anchor) -> None:
        label = self._called[key] = _label_of(key)
        note, letters = self._notes[key], self.letters
        self.add(f"#note({label})[")
        self._open_notes.append(label)
        self.await_anchors(note["ids"])
        for child in note.children:
            if not isinstance(child, nodes.label):
                child.walkabout(self)
        self.trim()
        self.flush_anchors()
        self._open_notes.pop()
        self.letters = letters
        self.add("]")

    def _note_what_moves(self, call: nodes.Element, label: Anchor) -> None:
        """Keep the block that the call of a note would take with it to the next page, if any."""
        outermost: nodes.Element = call.parent
        while isinstance(outermost, nodes.Inline):
            outermost = outermost.parent
        if isinstance(outermost.parent, _COLUMN):
            self.movable_notes[label.name] = 0
            return
        while outermost.parent and not isinstance(outermost.parent, _COLUMN):
            outermost = outermost.parent
        if keeps_whole(outermost):
            self.movable_notes[label.name] = id(outermost)

    def _collect(self, node: nodes.Element, docname: str, *, in_note: bool = False) -> None:
        for child in node.children:
            if isinstance(child, nodes.footnote):
                for anchor_id in child["ids"]:
                    self._notes[Anchor(docname=docname, id=anchor_id)] = child
            if isinstance(child, nodes.footnote_reference) and not in_note:
                self._marked.add(Anchor(docname=docname, id=child.get("refid", "")))
            if isinstance(child, nodes.Element):
                inside = child["docname"] if isinstance(child, addnodes.start_of_file) else docname
                self._collect(child, inside, in_note=in_note or isinstance(child, nodes.footnote))


def _label_of(key: Anchor) -> Anchor:
    """Return the place of the note *key* at the foot of its page."""
    return Anchor(docname=f"note:{key.docname}", id=key.id)


def _web_number(note: nodes.Element) -> str:
    return next((each.astext() for each in note.children if isinstance(each, nodes.label)), "")


def _number(key: Anchor, words: str) -> str:
    """Return Typst code of the number that the note *key* has in print, with a link to it.

    The *words* stand there if nothing calls it.
    """
    return f"#note-number({_label_of(key)}, {string_of(words)})"


def keeps_whole(node: nodes.Element) -> bool:
    """Return whether *node* has notes, and goes to the next page with them as a whole.

    From a block that may break, Typst 0.15 sends a note that has no room to the next page, and
    leaves its mark behind.
    """
    return (
        isinstance(node, _WHOLE)
        and isinstance(node.parent, _COLUMN)
        and next(node.findall(nodes.footnote_reference), None) is not None
        and len(node.astext()) <= _WHOLE_LETTERS
    )


def note_before(node: nodes.Element) -> nodes.Element | None:
    """Return the call of a note that stands right before *node*, which is another, if there is one.

    White space and what is not seen may stand between them.
    """
    for before in reversed(node.parent.children[: node.parent.index(node)]):
        if isinstance(before, nodes.footnote_reference):
            return before
        if not isinstance(before, (nodes.target, addnodes.index)) and not _is_blank(before):
            break
    return None


def _follows_space(node: nodes.Element) -> bool:
    """Return whether *node* stands apart from the word before it."""
    before = node.parent.children[: node.parent.index(node)]
    words = "".join(each.astext() for each in before)
    return not words or words[-1].isspace() or words[-1] in "([“‘„«¿¡"


def _is_blank(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Text) and not node.astext().strip()
