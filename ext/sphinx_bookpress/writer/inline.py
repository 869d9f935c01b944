"""Words within a line."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from ..model.text import closing_marks_of, literal_of, string_of, strings_of
from .base import BaseWriter, alias, depart_nothing


class InlineWriter(BaseWriter):
    """Writes emphasis, literals, abbreviations, mathematics and plain words."""

    def __init__(self, *args: object) -> None:
        """Prepare to explain each abbreviation once."""
        super().__init__(*args)  # type: ignore[arg-type]
        self._explained: set[str] = set()

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802
        """Write words."""
        text = node.astext()
        if node is self.parted:
            text = text.removesuffix(closing_marks_of(text))
        if self.literal_depth:
            self._write_literal_words(text)
        elif text:
            self.add_text(text)

    def depart_Text(self, node: nodes.Text) -> None:  # noqa: N802
        """Nothing is open."""

    def visit_emphasis(self, node: nodes.Element) -> None:
        """Open italics."""
        self.open("emph", node)

    def visit_strong(self, node: nodes.Element) -> None:
        """Open bold type."""
        self.open("strong", node)

    def visit_superscript(self, node: nodes.Element) -> None:
        """Open raised type."""
        self.open("super", node)

    def visit_subscript(self, node: nodes.Element) -> None:
        """Open lowered type."""
        self.open("sub", node)

    def close_inline(self, _node: nodes.Element) -> None:
        """Close what one of the above opened."""
        self.close()

    depart_emphasis = depart_strong = depart_superscript = depart_subscript = alias(close_inline)
    visit_title_reference = visit_literal_emphasis = visit_manpage = alias(visit_emphasis)
    depart_title_reference = depart_literal_emphasis = depart_manpage = alias(close_inline)
    visit_literal_strong = alias(visit_strong)
    depart_literal_strong = alias(close_inline)

    def visit_inline(self, node: nodes.Element) -> None:
        """Open words in the style that the template has for their classes."""
        self.await_anchors(node["ids"])
        if node["classes"]:
            self.open("styled", None, f"inline-styles, {strings_of(tuple(node['classes']))}")

    def depart_inline(self, node: nodes.Element) -> None:
        """Close the style."""
        if node["classes"]:
            self.close()

    def visit_literal(self, node: nodes.Element) -> None:
        """Write a literal; a key or a menu in its own style."""
        self.await_anchors(node["ids"])
        if any(isinstance(child, nodes.Element) for child in node.children):
            self.open("typewriter")
            self.literal_depth += 1
            return
        function = "keys" if "kbd" in node["classes"] else "literal"
        self.add(f"#{function}({string_of(literal_of(node.astext()))})")
        self.flush_anchors()
        raise nodes.SkipNode

    def depart_literal(self, _node: nodes.Element) -> None:
        """Close a literal that has markup of its own."""
        self.literal_depth -= 1
        self.close()

    def _write_literal_words(self, text: str) -> None:
        """Write words that keep their spaces and lines."""
        lines = [f"#breakable({string_of(literal_of(line))})" for line in text.split("\n")]
        self.add("#linebreak()".join(lines))
        self.flush_anchors()

    def depart_abbreviation(self, node: nodes.Element) -> None:
        """Explain the abbreviation where it stands first, as paper has no tooltips."""
        explanation, short = node.get("explanation", ""), node.astext()
        is_sign = isinstance(node.parent, addnodes.desc_sig_operator)
        if explanation and not is_sign and not self.in_heading and short not in self._explained:
            self._explained.add(short)
            self.add_text(f" ({explanation})")

    def visit_abbreviation(self, node: nodes.Element) -> None:
        """Write the short form."""
        self.await_anchors(node["ids"])

    def visit_raw(self, node: nodes.Element) -> None:
        """Write Typst code as it is; code for other formats is not printed."""
        self.add_anchors(node)
        is_block = not isinstance(node.parent, nodes.TextElement)
        if "typst" in node.get("format", "").split():
            if is_block:
                self.mark(node)
            self.add(node.astext() + ("\n\n" if is_block else ""))
        raise nodes.SkipNode

    visit_acronym = visit_generated = visit_problematic = visit_pending_xref = alias(visit_inline)
    depart_acronym = depart_generated = depart_problematic = depart_pending_xref = alias(
        depart_inline
    )
    visit_substitution_reference = visit_pending_xref_condition = alias(visit_inline)
    depart_substitution_reference = depart_pending_xref_condition = alias(depart_inline)
    visit_download_reference = alias(visit_inline)
    depart_download_reference = alias(depart_inline)

    visit_comment = visit_substitution_definition = visit_toctree = alias(BaseWriter.skip)
    visit_highlightlang = visit_meta = visit_pending = alias(BaseWriter.skip)
    # A table of autosummary calls itself a comment, which is not to be skipped.
    visit_autosummary_table = visit_PassthroughTextElement = alias(BaseWriter.pass_through)  # noqa: N815
    depart_autosummary_table = depart_PassthroughTextElement = alias(depart_nothing)  # noqa: N815
    visit_tabular_col_spec = visit_decoration = visit_header = visit_footer = alias(BaseWriter.skip)
    depart_only = alias(depart_nothing)

    def visit_only(self, node: nodes.Element) -> None:
        """Sphinx has already removed what is not for print."""
        self.await_anchors(node["ids"])
