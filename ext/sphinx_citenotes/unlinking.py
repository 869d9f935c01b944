"""Addresses that bibtex makes links of, whatever they are."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_authoring.addresses import is_web_address


class UnlinkAddresses(SphinxPostTransform):
    r"""Takes the link from each ``\url`` in a source that leads to no address of the web.

    In the styles of bibtex itself those become links after all is rendered.
    """

    default_priority: ClassVar[int] = 6  # after bibtex fills its lists (5)

    def run(self, **kwargs: object) -> None:
        """Replace the links by their words."""
        for link in list(self.document.findall(nodes.reference)):
            address = link.get("refuri", "")
            is_bare = address and link.astext() == address and not link.get("internal")
            if is_bare and _is_in_source(link) and not is_web_address(address):
                link.replace_self(nodes.Text(address))


def _is_in_source(link: nodes.Node) -> bool:
    while link.parent is not None:
        link = link.parent
        if isinstance(link, nodes.citation | nodes.footnote | nodes.list_item):
            return True
    return False
