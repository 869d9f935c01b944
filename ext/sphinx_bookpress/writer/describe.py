"""Descriptions of objects, as domains for software make them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .base import BaseWriter, alias, depart_nothing

if TYPE_CHECKING:
    from docutils import nodes


@dataclass(slots=True, kw_only=True)
class _Parameters:
    """A list of parameters that is being written."""

    lines: bool
    """Whether each stands on a line of its own."""

    is_first: bool = True


class DescriptionWriter(BaseWriter):
    """Writes signatures in typewriter letters and what is said of them below."""

    def __init__(self, *args: Any) -> None:
        """Prepare for signatures."""
        super().__init__(*args)
        self._parameters: list[_Parameters] = []

    def visit_desc(self, node: nodes.Element) -> None:
        """Begin a description."""
        self.await_anchors(node["ids"])

    depart_desc = alias(depart_nothing)

    def visit_desc_signature(self, node: nodes.Element) -> None:
        """Open a signature; its dotted names may be broken at the dots."""
        self.open_block("signature", node)
        self.literal_depth += 1

    def depart_desc_signature(self, _node: nodes.Element) -> None:
        """Close a signature."""
        self.literal_depth -= 1
        self.close_block()

    def visit_desc_signature_line(self, node: nodes.Element) -> None:
        """Begin a line of a signature."""
        self.add_anchors(node)

    def depart_desc_signature_line(self, node: nodes.Element) -> None:
        """End a line of a signature."""
        if node is not node.parent.children[-1]:
            self.add("#linebreak()")

    def visit_desc_content(self, node: nodes.Element) -> None:
        """Open what is said of an object."""
        self.open_block("boxed", node, 'block-styles, ("description",)')

    def depart_desc_content(self, _node: nodes.Element) -> None:
        """Close what is said of an object."""
        self.close_block()

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

    def visit_desc_parameterlist(self, node: nodes.Element) -> None:
        """Open the parameters, which may hold others in their types."""
        self.add_text("(")
        self._open_parameters(node)

    def depart_desc_parameterlist(self, _node: nodes.Element) -> None:
        """Close the parameters."""
        self._close_parameters()
        self.add_text(")")

    def visit_desc_type_parameter_list(self, node: nodes.Element) -> None:
        """Open the type parameters."""
        self.add_text("[")
        self._open_parameters(node)

    def depart_desc_type_parameter_list(self, _node: nodes.Element) -> None:
        """Close the type parameters."""
        self._close_parameters()
        self.add_text("]")

    def visit_desc_parameter(self, node: nodes.Element) -> None:
        """Begin a parameter, on a line of its own if the author wants that."""
        parameters = self._parameters[-1] if self._parameters else _Parameters(lines=False)
        if not parameters.is_first:
            self.add_text(", ")
        if parameters.lines:
            self.add("#linebreak()#h(2em)")
        parameters.is_first = False
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

    def _open_parameters(self, node: nodes.Element) -> None:
        self._parameters.append(_Parameters(lines=bool(node.get("multi_line_parameter_list"))))

    def _close_parameters(self) -> None:
        closed = self._parameters.pop()
        if closed.lines and not closed.is_first:
            self.add("#linebreak()")

    visit_desc_addname = visit_desc_type = alias(BaseWriter.pass_through)
    visit_desc_annotation = visit_desc_inline = alias(BaseWriter.pass_through)
    depart_desc_addname = depart_desc_type = alias(depart_nothing)
    depart_desc_annotation = depart_desc_inline = alias(depart_nothing)

    def visit_desc_sig_space(self, _node: nodes.Element) -> None:
        """Begin a space."""

    depart_desc_sig_space = alias(depart_nothing)
