"""Addresses that bibtex makes links of, whatever they are."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_authoring.addresses import is_web_address
from sphinx_authoring.text_nodes import replace_node


class UnlinkAddresses(SphinxPostTransform):
    r"""Takes the link from each ``\url`` in a source that leads to no address of the web.

    In the styles of bibtex itself those become links after all is rendered.
    """

    default_priority: ClassVar[int] = 6  # after bibtex fills its lists (5)

    def run(self, **kwargs: object) -> None:
        """Replace the links by their words."""
        for link in list(self.document.findall(nodes.reference)):
            if _is_of_bibtex(link) and not is_web_address(link["refuri"]):
                replace_node(link, [nodes.Text(link["refuri"])])


def _is_of_bibtex(link: nodes.reference) -> bool:
    """Tell whether bibtex made *link*, whose own have an address and nothing else."""
    is_plain = not link.rawsource and link.non_default_attributes().keys() == {"refuri"}
    return is_plain and link.astext() == link["refuri"] and _is_in_source(link)


def _is_in_source(link: nodes.Node) -> bool:
    while link.parent is not None:
        link = link.parent
        if isinstance(link, nodes.citation | nodes.footnote | nodes.list_item):
            return True
    return False
