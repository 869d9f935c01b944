"""Links from the guide into the book of this repository."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.ext.intersphinx import InventoryAdapter
from sphinx.util.docutils import SphinxRole

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message

BOOK = "book"
_TARGET = re.compile(r"(?P<words>.+?)\s*<(?P<objtype>[\w-]+):(?P<id>[\w-]+)>", re.DOTALL)


class BookRole(SphinxRole):
    """Read ``words <person:castro-fidel>`` into a link to the book.

    Unlike Sphinx's own ``{external+book:chronicle:person}``, which stays empty and warns, it
    leaves the words where the book has not been built.
    """

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return the link, or the words alone."""
        match = _TARGET.fullmatch(self.text)
        if match is None:
            message = f"book role: write ‘words <person:castro-fidel>’, not ‘{self.text}’"
            return [], [self.inliner.reporter.error(message, line=self.lineno)]
        words = nodes.inline(self.rawtext, match["words"])
        if BOOK not in InventoryAdapter(self.env).named_inventory:
            return [words], []
        xref = addnodes.pending_xref(
            self.rawtext,
            words,
            refdomain="chronicle",
            reftype=match["objtype"],
            reftarget=match["id"],
            refexplicit=True,
            refdoc=self.env.docname,
            intersphinx=True,
            inventory=BOOK,
        )
        self.set_source_info(xref)
        return [xref], []
