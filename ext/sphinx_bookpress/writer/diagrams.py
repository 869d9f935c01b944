"""Diagrams that graphviz draws from the author's words."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.ext.graphviz import GraphvizError, render_dot

from ..diagnostics import Trouble, warn
from ..model.text import string_of, words_of
from .code import CodeWriter, longest_line


class DiagramWriter(CodeWriter):
    """Writes the nodes of ``sphinx.ext.graphviz`` and ``sphinx.ext.inheritance_diagram``."""

    def visit_graphviz(self, node: nodes.Element) -> None:
        """Write a diagram."""
        self._write_diagram(node, node["code"], node["options"])

    def visit_inheritance_diagram(self, node: nodes.Element) -> None:
        """Write which class inherits from which."""
        code = node["graph"].generate_dot("inheritance", env=self.builder.env)
        self._write_diagram(node, code, {})

    def _write_diagram(self, node: nodes.Element, code: str, options: dict[str, Any]) -> None:
        """Write the drawing; where none can be made, the words that it is made from."""
        self.mark(node)
        self.add("\n")
        self.add_anchors(node)
        path = self._draw(node, code, options)
        if path is None:
            self.add(f"#code-block({string_of(code)}, longest: {longest_line(code)})\n\n")
        else:
            alt = string_of(words_of(node.get("alt") or _caption_of(node) or code))
            self.add(f"#picture({string_of(path)}, alt: {alt})\n\n")
        raise nodes.SkipNode

    def _draw(self, node: nodes.Element, code: str, options: dict[str, Any]) -> str | None:
        try:
            _, path = render_dot(self, code, options, "svg")  # type: ignore[arg-type]
        except GraphvizError as error:
            message = f"the diagram cannot be drawn, its source is printed: {error}"
            warn(Trouble.IMAGE, message, node)
            return None
        return f"/{self.builder.imagedir}/{path.name}" if path is not None else None


def _caption_of(node: nodes.Element) -> str:
    if isinstance(node.parent, nodes.figure):
        for sibling in node.parent.children:
            if isinstance(sibling, nodes.caption):
                return str(sibling.astext())
    return ""
