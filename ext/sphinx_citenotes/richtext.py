"""From pybtex's rich text to docutils nodes, with a link from each citation to its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from pybtex.richtext import BaseMultipartText
from sphinx import addnodes

from .backend import CarefulBackend
from .env import DOMAIN

if TYPE_CHECKING:
    from pybtex.richtext import BaseText


class CitationText(BaseMultipartText):  # type: ignore[misc]
    """The text of one citation; it knows the key of its source."""

    def __init__(self, key: str, *parts: BaseText | str) -> None:
        # pybtex compares texts, and makes new ones of the same kind, by what stands in this field.
        self.info = (key,)
        super().__init__(*parts)

    def render(self, backend: Any) -> list[nodes.Node]:
        """Return the nodes of the text, linked where the backend knows how."""
        rendered: list[nodes.Node] = super().render(backend)
        if isinstance(backend, DocutilsBackend):
            return backend.link(self.info[0], rendered)
        return rendered


class DocutilsBackend(CarefulBackend):
    """Writes rich text as docutils nodes that stand on the page *docname*."""

    def __init__(self, docname: str) -> None:
        super().__init__()
        self._docname = docname

    def link(self, key: str, rendered: list[nodes.Node]) -> list[nodes.Node]:
        """Return *rendered* with a reference to the source *key* around all but the URLs in it."""
        linked: list[nodes.Node] = []
        run: list[nodes.Node] = []
        for node in rendered:
            if isinstance(node, nodes.reference):
                linked += [*self._reference(key, run), node]
                run = []
            else:
                run.append(node)
        return [*linked, *self._reference(key, run)]

    def _reference(self, key: str, run: list[nodes.Node]) -> list[nodes.Node]:
        if not any(character.isalnum() for node in run for character in node.astext()):
            return run  # a full stop after a URL
        words = nodes.inline("", "", *run, classes=["citenotes-citation"])
        reference = addnodes.pending_xref(
            "",
            words,
            refdomain=DOMAIN,
            reftype="source",
            reftarget=key,
            refdoc=self._docname,
            refexplicit=True,
        )
        return [reference]
