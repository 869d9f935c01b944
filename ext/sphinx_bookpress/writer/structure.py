"""Documents, parts, chapters, sections and their titles."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from ..model.text import array_of, string_of, words_of
from .base import BaseWriter, Piece
from .figures import heads_plates

PART = "bookpress-part"
"""The class of the rubric that opens a part of the book."""


_TITLED = (nodes.table, nodes.Admonition, nodes.topic, nodes.sidebar)
_UNTITLED = (addnodes.desc, addnodes.versionmodified)
"""Admonitions by their class alone."""


def _writes_title(node: nodes.Element) -> bool:
    """Return whether *node* writes its own title."""
    return isinstance(node, _TITLED) and not isinstance(node, _UNTITLED)


def title_of(node: nodes.Element) -> nodes.Element | None:
    """Return the title of *node*, which is the first if it has several."""
    return next((child for child in node.children if isinstance(child, nodes.title)), None)


class StructureWriter(BaseWriter):
    """Writes the skeleton of the book; the first level of sections are its chapters."""

    def visit_document(self, node: nodes.document) -> None:
        """Begin the book."""

    def depart_document(self, node: nodes.document) -> None:
        """End the book."""

    def visit_start_of_file(self, node: addnodes.start_of_file) -> None:
        """Begin a document; its anchor waits for its title."""
        self.docnames.append(node["docname"])
        self.await_anchors(("",))

    def depart_start_of_file(self, node: addnodes.start_of_file) -> None:
        """End a document."""
        self.flush_anchors()
        self.docnames.pop()

    def visit_section(self, node: nodes.section) -> None:
        """Begin a section; its anchors wait for its title."""
        self.section_level += 1
        self.await_anchors(node["ids"])

    def depart_section(self, node: nodes.section) -> None:
        """End a section."""
        self.flush_anchors()
        self.section_level -= 1

    def visit_title(self, node: nodes.title) -> None:
        """Write the heading of a chapter or section; others write their titles themselves."""
        if isinstance(node.parent, nodes.section):
            function = "chapter" if self.section_level == 1 else "section"
            level = "" if self.section_level == 1 else f"level: {self.section_level}, "
            number = self._number_of(node.parent)
            self.mark(node)
            self.add(f"\n#{function}({level}number: {number}, ")
            self._write_heading(node)
            self.add(")\n\n")
            if self.section_level == 1:
                self.letters = 0
        elif not _writes_title(node.parent) or node is not title_of(node.parent):
            self.open_block("rubric", node, "block-styles, ()")
            self.write_children(node)
            self.close_block()
        raise nodes.SkipNode

    def visit_subtitle(self, node: nodes.subtitle) -> None:
        """Open a second title."""
        self.open_block("boxed", node, 'block-styles, ("subtitle",)')

    def depart_subtitle(self, node: nodes.subtitle) -> None:
        """Close a second title."""
        self.close_block()

    def visit_rubric(self, node: nodes.rubric) -> None:
        """Open a heading that the contents do not show, or write the title page of a part."""
        if PART in node["classes"]:
            self.add(f"\n#part({string_of(words_of(node.astext()))})\n\n")
            raise nodes.SkipNode
        if heads_plates(node):
            raise nodes.SkipNode
        level = node.get("heading-level")
        self.mark(node)
        arguments = self.classed(node) + (f", level: {level}" if level else "")
        self.open_block("rubric", node, arguments)

    def depart_rubric(self, node: nodes.rubric) -> None:
        """Close such a heading."""
        self.close_block()

    def _write_heading(self, node: nodes.title) -> None:
        """Write the arguments of a heading.

        The contents and the running heads repeat a heading's words, so notes and anchors, which
        must stand once, are given apart from them.
        """
        for element in node.findall(nodes.Element):
            self.await_anchors(element["ids"])
        anchors = array_of(tuple(str(anchor) for anchor in self.take_anchors()))
        self.add(f"anchors: {anchors}, notes: [")
        self.body += self._notes_in(node)
        self.add("], [")
        self.in_heading = True
        self.write_children(node)
        self.in_heading = False
        self.add("]")

    def _notes_in(self, node: nodes.title) -> list[Piece]:
        def write() -> None:
            for call in node.findall(nodes.footnote_reference):
                call.walkabout(self)

        return self.capture(write)

    def _number_of(self, section: nodes.section) -> str:
        numbers = self.builder.env.toc_secnumbers.get(self.docname, {})
        keys = [f"#{anchor_id}" for anchor_id in section["ids"]]
        if not isinstance(section.parent, nodes.section):
            keys.append("")
        for key in keys:
            if number := numbers.get(key):
                return string_of(".".join(map(str, number)))
        return "none"
