"""Formulas, inline and displayed, with their numbers."""

from __future__ import annotations

from docutils import nodes

from ..diagnostics import Trouble, warn
from ..model.mathml_leaves import Formula, FormulaError
from ..model.tex import read_tex
from ..model.text import literal_of, string_of
from .base import BaseWriter, alias


class FormulaWriter(BaseWriter):
    """Writes formulas that Typst sets; one that cannot be read is printed as its TeX."""

    def visit_math(self, node: nodes.math) -> None:
        """Write a formula within a line."""
        self.add_anchors(node)
        tex = node.astext()
        formula = self._read(node, display=False)
        if formula:
            self.add(f"#formula({string_of(_described(tex))}, {formula})")
        else:
            self.add(f"#unread-formula({string_of(literal_of(tex))})")
        raise nodes.SkipNode

    def visit_math_block(self, node: nodes.math_block) -> None:
        """Write a displayed formula with its number."""
        self.mark(node)
        self.add("\n")
        self.add_anchors(node)
        tex = node.astext().strip()
        number = self._equation_number(node)
        numbered = f"number: {string_of(f'({number})') if number else 'none'}"
        formula = self._read(node, display=True)
        if formula:
            self.add(f"#formula-block({string_of(_described(tex))}, {numbered}, {formula})\n\n")
        else:
            self.add(f"#unread-formula-block({numbered}, {string_of(literal_of(tex))})\n\n")
        raise nodes.SkipNode

    visit_displaymath = alias(visit_math_block)

    def _read(self, node: nodes.Element, *, display: bool) -> Formula:
        """Return the formula of *node*; nothing, after a warning, if it cannot be read."""
        try:
            return read_tex(node.astext(), display=display)
        except FormulaError as error:
            message = (
                f"formula '{_described(node.astext())}' cannot be read: {error}; its TeX is"
                " printed: write it another way, or as raw Typst"
            )
            warn(Trouble.MATH, message, node)
            return ""

    def _equation_number(self, node: nodes.Element) -> str:
        """Return the number of an equation as Sphinx's HTML prints it; nothing if it has none."""
        if not node.get("number"):
            return ""
        if not (self.config.numfig and self.config.math_numfig):
            return str(node["number"])
        numbers = self.builder.env.toc_fignumbers.get(self.docname, {}).get("displaymath", {})
        parts = [str(part) for anchor in node["ids"] for part in numbers.get(anchor, ())]
        return str(self.config.math_numsep).join(".".join(parts).rsplit(".", 1))


def _described(tex: str) -> str:
    return " ".join(tex.split())
