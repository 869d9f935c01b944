"""From pybtex's rich text to docutils nodes, with links to the web alone."""

from __future__ import annotations

import pybtex_docutils
from docutils import nodes

from sphinx_authoring.addresses import is_web_address


class _Symbols(dict[str, list[nodes.Text]]):
    """Symbols by their names, new ones each time.

    Those of pybtex_docutils are one node each for all pages, and a node stands in one place only.
    """

    def __getitem__(self, name: str) -> list[nodes.Text]:
        return [nodes.Text(str(node)) for node in super().__getitem__(name)]


class CarefulBackend(pybtex_docutils.Backend):
    """Writes rich text as docutils nodes; it links to addresses of the web alone.

    So it does in the styles of bibtex and of others too, which do not ask what an address is.
    """

    def __init__(self) -> None:
        super().__init__()
        self.symbols = _Symbols(self.symbols)

    def format_href(
        self,
        url: str,
        text: list[nodes.Node],
        external: bool = False,  # noqa: FBT001, FBT002 (pybtex declares it so)
    ) -> list[nodes.Node]:
        """Return *text* as a link to *url*, or as it is."""
        if not is_web_address(url):
            return text
        linked: list[nodes.Node] = super().format_href(url, text, external)
        return linked
