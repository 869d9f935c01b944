"""Descriptions of objects, as domains for software make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import BaseWriter, alias, depart_nothing

if TYPE_CHECKING:
    from docutils import nodes


class DescriptionWriter(BaseWriter):
    """Writes signatures in typewriter letters and what is said of them below."""

    _first_parameter = True

    def visit_desc(self, node: nodes.Element) -> None:
        """Begin a description."""
        self.await_anchors(node["ids"])

    depart_desc = alias(depart_nothing)

    def visit_desc_signature(self, node: nodes.Element) -> None:
        """Open a signature."""
        self.open_block("signature", node)

    def depart_desc_signature(self, _node: nodes.Element) -> None:
        """Close a signature."""
        self.close_block()

    def visit_desc_signature_line(self, node: nodes.Element) -> None:
        """Begin a line of a signature."""
        self.add_anchors(node)

    def depart_desc_signature_line(self, _node: nodes.Element) -> None:
        """End a line of a signature."""
        self.add("#linebreak()")

    def visit_desc_content(self, node: nodes.Element) -> None:
        """Open what is said of an object."""
        self.open_block("boxed", node, 'block-styles, ("description",)')

    depart_desc_content = alias(depart_desc_signature)

    def visit_desc_name(self, node: nodes.Element) -> None:
        """Open the name of an object."""
        self.open("strong", node)

    def depart_desc_name(self, _node: nodes.Element) -> None:
        """Close the name of an object."""
        self.close()

    def visit_desc_returns(self, node: nodes.Element) -> None:
        """Begin what a function returns."""
        self.add_text(" → ")
        self.add_anchors(node)

    depart_desc_returns = alias(depart_nothing)

    def visit_desc_parameterlist(self, _node: nodes.Element) -> None:
        """Open the parameters."""
        self.add_text("(")
        self._first_parameter = True

    def depart_desc_parameterlist(self, _node: nodes.Element) -> None:
        """Close the parameters."""
        self.add_text(")")

    def visit_desc_type_parameter_list(self, _node: nodes.Element) -> None:
        """Open the type parameters."""
        self.add_text("[")
        self._first_parameter = True

    def depart_desc_type_parameter_list(self, _node: nodes.Element) -> None:
        """Close the type parameters."""
        self.add_text("]")

    def visit_desc_parameter(self, node: nodes.Element) -> None:
        """Begin a parameter."""
        if not self._first_parameter:
            self.add_text(", ")
        self._first_parameter = False
        self.add_anchors(node)

    depart_desc_parameter = alias(depart_nothing)
    visit_desc_type_parameter = alias(visit_desc_parameter)
    depart_desc_type_parameter = alias(depart_nothing)

    def visit_desc_optional(self, _node: nodes.Element) -> None:
        """Open parameters that may be left out."""
        self.add_text("[")

    def depart_desc_optional(self, _node: nodes.Element) -> None:
        """Close parameters that may be left out."""
        self.add_text("]")

    visit_desc_addname = visit_desc_type = alias(BaseWriter.pass_through)
    visit_desc_annotation = visit_desc_inline = alias(BaseWriter.pass_through)
    depart_desc_addname = depart_desc_type = alias(depart_nothing)
    depart_desc_annotation = depart_desc_inline = alias(depart_nothing)

    def visit_desc_sig_space(self, _node: nodes.Element) -> None:
        """Begin a space."""

    depart_desc_sig_space = alias(depart_nothing)
