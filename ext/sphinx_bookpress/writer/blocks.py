"""Paragraphs, quotations, admonitions, verse, code and boxes."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels

from .base import BaseWriter, alias, depart_nothing
from .code import CodeWriter
from .entries import EntryWriter
from .figures import holds_plates

_LISTS = (nodes.bullet_list, nodes.enumerated_list, nodes.definition_list, nodes.Invisible)
_MOST_LETTERS_OF_A_LINE = 160
_DISPLAY_QUOTES = ("epigraph", "pull-quote", "highlights")


class BlockWriter(EntryWriter, CodeWriter):
    """Writes what stands on its own in a column of text."""

    def visit_paragraph(self, node: nodes.Element) -> None:
        """Open a paragraph; classes give it the template's style."""
        if not self.in_flow:
            self.mark(node)
        if node["classes"]:
            self.open_block("boxed", node, self.classed(node))
        elif letters := _letters_below_title(node):
            self.open("opening", node, str(letters))
        else:
            before = _shown_before(node)
            if isinstance(before, nodes.paragraph) and (letters := _letters_below_title(before)):
                self.add(f"#after-opening({letters})")
            self.add_anchors(node)

    def depart_paragraph(self, node: nodes.Element) -> None:
        """Close a paragraph."""
        if node["classes"] or _letters_below_title(node):
            self.close_block()
        else:
            self.add("\n\n")

    visit_compact_paragraph = alias(visit_paragraph)
    depart_compact_paragraph = alias(depart_paragraph)

    def visit_container(self, node: nodes.Element) -> None:
        """Open a box in the style that the template has for its classes."""
        if "literal-block-wrapper" in node["classes"]:
            self.visit_listing(node)
        elif holds_plates(node):
            self.write_plates(node)
            raise nodes.SkipNode
        else:
            self.open_container(node)

    def depart_container(self, _node: nodes.Element) -> None:
        """Close a box."""
        self.close_block()

    visit_compound = alias(visit_container)
    depart_compound = alias(depart_container)

    def visit_block_quote(self, node: nodes.Element) -> None:
        """Open a quotation; a list that is only indented is none."""
        kinds = [name for name in _DISPLAY_QUOTES if name in node["classes"]]
        if kinds:
            self.open_block("epigraph", node)
        elif node.children and all(isinstance(child, _LISTS) for child in node.children):
            self.open_block("boxed", node, "block-styles, ()")
        else:
            self.open_block("quotation", node)

    def depart_block_quote(self, _node: nodes.Element) -> None:
        """Close a quotation."""
        self.close_block()

    def visit_attribution(self, node: nodes.Element) -> None:
        """Open the name of who is quoted."""
        self.open_block("attribution", node)

    depart_attribution = alias(depart_block_quote)

    def visit_admonition(self, node: nodes.Element) -> None:
        """Open a notice with its title."""
        title = next((c for c in node.children if isinstance(c, nodes.title)), None)
        self.add("\n#notice([")
        if title is not None:
            self.write_children(title)
        elif node.tagname in admonitionlabels:
            self.add_text(str(admonitionlabels[node.tagname]))
        self.add("])[\n")
        self.add_anchors(node)

    depart_admonition = alias(depart_block_quote)
    visit_Admonition = visit_sidebar = alias(visit_admonition)  # noqa: N815
    depart_Admonition = depart_sidebar = alias(depart_block_quote)  # noqa: N815
    visit_note = visit_warning = visit_tip = visit_important = visit_caution = alias(
        visit_admonition
    )
    depart_note = depart_warning = depart_tip = depart_important = alias(depart_block_quote)
    visit_seealso = visit_hint = visit_danger = visit_error = visit_attention = alias(
        visit_admonition
    )
    depart_seealso = depart_hint = depart_danger = depart_error = alias(depart_block_quote)
    depart_caution = depart_attention = alias(depart_block_quote)

    def visit_system_message(self, node: nodes.Element) -> None:
        """Open a message of the parser, which stands in the tree if ``keep_warnings`` wants it."""
        self.add("\n#notice([")
        self.add_text(f"{node.get('type', '')} ({node.get('source', '')}:{node.get('line', '')})")
        self.add("])[\n")
        self.add_anchors(node)

    depart_system_message = alias(depart_block_quote)

    def visit_topic(self, node: nodes.Element) -> None:
        """Open a topic; a list of the page's own headings is of no use on paper."""
        if "contents" in node["classes"]:
            self.await_anchors(node["ids"])
            raise nodes.SkipNode
        self.visit_admonition(node)

    depart_topic = alias(depart_block_quote)

    def visit_versionmodified(self, node: nodes.Element) -> None:
        """Open a remark about a version."""
        self.open_block("boxed", node, 'block-styles, ("versionmodified",)')

    depart_versionmodified = alias(depart_block_quote)

    def visit_line_block(self, node: nodes.Element) -> None:
        """Open verse; an inner block is indented."""
        inner = isinstance(node.parent, nodes.line_block)
        self.open_block("verse", node, "indent: 1.5em" if inner else "")

    depart_line_block = alias(depart_block_quote)

    def visit_line(self, node: nodes.Element) -> None:
        """Open a line of verse."""
        self.open("verse-line", node)

    def depart_line(self, _node: nodes.Element) -> None:
        """Close a line of verse."""
        self.add("]\n")

    def visit_centered(self, node: nodes.Element) -> None:
        """Open a centred line."""
        self.open_block("boxed", node, 'block-styles, ("centered",)')

    depart_centered = alias(depart_block_quote)

    def visit_transition(self, node: nodes.Element) -> None:
        """Write a break between scenes."""
        self.add_anchors(node)
        self.add("\n#scene-break\n\n")
        raise nodes.SkipNode

    visit_glossary = visit_acks = alias(BaseWriter.pass_through)
    depart_glossary = depart_acks = alias(depart_nothing)


def _letters_below_title(node: nodes.Element) -> int:
    """Return how many letters *node* has if it may be a single line below the title of a section.

    For any other paragraph that is 0.
    """
    before = _shown_before(node)
    if node["classes"] or not isinstance(before, nodes.title):
        return 0
    # The text of a picture is its description; one that stands alone is no line.
    letters = sum(len(text.strip()) for text in node.findall(nodes.Text))
    return letters if letters <= _MOST_LETTERS_OF_A_LINE else 0


def _shown_before(node: nodes.Element) -> nodes.Node | None:
    """Return what is printed before *node* in the same section, if it is in one."""
    if not isinstance(node.parent, nodes.section):
        return None
    for before in reversed(node.parent.children[: node.parent.index(node)]):
        if not isinstance(before, (nodes.Invisible, addnodes.index)):
            return before
    return None
