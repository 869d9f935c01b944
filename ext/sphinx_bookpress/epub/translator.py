"""The pages of the e-book, with the types that reading devices look for."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from ..diagnostics import Trouble, warn
from ..model.mathml_leaves import FormulaError
from ..model.tex import mathml_of
from .links import legal_address

_TYPES = {"doc-noteref": "noteref", "doc-footnote": "footnote", "doc-epigraph": "epigraph"}
UNDESCRIBED = "bookpress-undescribed"
"""The class of images of which nobody says what they show."""


class EpubTranslator(HTML5Translator):
    """Sphinx's writer, with the note types of EPUB and without a role that is deprecated."""

    def starttag(self, *args: Any, **attributes: Any) -> str:
        """Return an opening tag whose role is one that EPUB knows."""
        role = attributes.get("role", "")
        if role == "doc-biblioentry":
            attributes["role"] = "listitem"
        if role in _TYPES:
            attributes["epub:type"] = _TYPES[role]
        return str(super().starttag(*args, **attributes))

    def visit_reference(self, node: nodes.Element) -> None:
        """Write a link whose address is one that EPUB takes."""
        if not node.get("internal") and "refuri" in node:
            node["refuri"] = legal_address(node["refuri"])
        super().visit_reference(node)

    def visit_problematic(self, node: nodes.problematic) -> None:
        """Write what could not be read, with no link to a message that stands on no page."""
        node.attributes.pop("refid", None)
        super().visit_problematic(node)

    def visit_image(self, node: nodes.image) -> None:
        """Write an image with its description; where there is none, its caption or name."""
        if "alt" not in node:
            node["alt"] = _caption_of(node) or self._named(node)
        super().visit_image(node)

    def visit_math(self, node: nodes.math, *_more: Any) -> None:
        """Write a formula as MathML, which reading devices show and read aloud."""
        self._write_formula(node, as_block=False)

    def visit_math_block(self, node: nodes.math_block, *_more: Any) -> None:
        """Write a formula on lines of its own, with its number if it has one."""
        self.body.append(self.starttag(node, "div", CLASS="math"))
        if number := node.get("number"):
            self.body.append(f'<span class="eqno">({self.encode(str(number))})</span>')
        self._write_formula(node, as_block=True)

    def _write_formula(self, node: nodes.Element, *, as_block: bool) -> None:
        tex = node.astext()
        try:
            self.body.append(mathml_of(tex, display=as_block))
        except FormulaError as error:
            message = (
                f"formula '{' '.join(tex.split())}' cannot be read: {error}; its TeX is shown:"
                " write it another way"
            )
            warn(Trouble.MATH, message, node)
            self.body += ["<code>", self.encode(tex), "</code>"]
        if as_block:
            self.body.append("</div>\n")
        raise nodes.SkipNode

    def _named(self, node: nodes.image) -> str:
        # Sphinx has put the name under which the image travels into ``uri``.
        name = str(node.get("original_uri", node["uri"]))
        message = (
            f"image '{name}' has no description: say in its 'alt' option what it shows,"
            " or leave that empty if it only decorates"
        )
        warn(Trouble.ALT, message, node)
        node["classes"].append(UNDESCRIBED)
        return name.rsplit("/", 1)[-1]


def _caption_of(image: nodes.image) -> str:
    siblings = image.parent.children if isinstance(image.parent, nodes.figure) else []
    return next((each.astext() for each in siblings if isinstance(each, nodes.caption)), "")
