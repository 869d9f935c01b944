"""Links: inside the book, out of it, and the anchors that they lead to."""

from __future__ import annotations

from docutils import nodes

from ..model.anchors import Anchor
from ..model.text import address_of
from ..options import Urls
from .base import BaseWriter, Link, alias

INTERNAL = "%"
"""How the addresses begin that the builder gives to its own documents."""


class ReferenceWriter(BaseWriter):
    """Writes references and targets."""

    urls: Urls = Urls.NO

    def visit_reference(self, node: nodes.Element) -> None:
        """Open a link; in a heading, which the contents repeat, only its words are kept."""
        self.await_anchors(node["ids"])
        uri = node.get("refuri", "")
        if self.in_heading:
            self.add("#[")
        elif uri.startswith(INTERNAL):
            docname, _, anchor_id = uri.removeprefix(INTERNAL).partition("#")
            self._open_link(node, Anchor(docname=docname, id=anchor_id))
        elif "refid" in node:
            self._open_link(node, self.anchor(node["refid"]))
        elif uri:
            self._open_address(node, uri)
        else:
            self.add("#[")

    def depart_reference(self, node: nodes.Element) -> None:
        """Close the link, and show its address if the options want that."""
        self.close()
        uri = node.get("refuri", "")
        web = uri.startswith(("http://", "https://", "ftp://"))
        address = address_of(uri)
        if not web or not address or self.in_heading or uri in node.astext():
            return
        if self.urls is Urls.INLINE:
            self.add(f'#" ("#link({address})#")"')
        elif self.urls is Urls.FOOTNOTE:
            self.add(f"#footnote[#link({address})]")

    visit_number_reference = alias(visit_reference)
    depart_number_reference = alias(depart_reference)

    def visit_target(self, node: nodes.Element) -> None:
        """Keep an anchor for the words or the block that follow."""
        self.await_anchors(node["ids"])

    def depart_target(self, node: nodes.Element) -> None:
        """Nothing is open."""

    def visit_index(self, node: nodes.Element) -> None:
        """The index itself is written from Sphinx's entries; here only an anchor may stand."""
        self.await_anchors(node["ids"])
        raise nodes.SkipNode

    def _open_link(self, node: nodes.Element, target: Anchor) -> None:
        self.body.append(Link(target=target, node=node))

    def _open_address(self, node: nodes.Element, uri: str) -> None:
        text = node.astext()
        address = address_of(uri)
        if not address:
            self.add("#[")
        elif text == uri and len(node.children) == 1 and isinstance(node.children[0], nodes.Text):
            # Typst breaks an address well only when it stands alone.
            self.add(f"#link({address})")
            raise nodes.SkipNode
        else:
            self.add(f"#link({address})[")
