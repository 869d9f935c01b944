"""From pybtex's rich text to docutils nodes, with links to the web alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pybtex_docutils

from sphinx_authoring.addresses import is_web_address

if TYPE_CHECKING:
    from docutils import nodes


class CarefulBackend(pybtex_docutils.Backend):
    """Writes rich text as docutils nodes; it links to addresses of the web alone.

    So it does in the styles of bibtex and of others too, which do not ask what an address is.
    """

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
