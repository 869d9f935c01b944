"""Every link of a page leads to the web or into the book."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from .addresses import SCHEMES, is_web_address, may_be_linked, scheme_of
from .diagnostics import Trouble, location_of, warn
from .pages import is_markdown
from .text_nodes import replace_node

_IN_BOOK = frozenset({"inv", "path", "project", "myst"})
"""Schemes by which MyST finds places in this book and in others."""

_LONGEST = 80

# markdown-it leaves these as text; what stands behind the label is no word of the author's page.
_REFUSED = re.compile(
    r"!?\[(?P<label>[^\[\]\n]*)\]\(\s*(?:"
    r"(?P<address>(?:javascript|vbscript|file|data):(?:[^()\s]|\([^()\s]*\))+)"
    r"|<(?P<spaced>(?:javascript|vbscript|file|data):[^<>\n]*)>"
    r")(?:\s+[\"“'‘][^()\n]*[\"”'’])?\s*\)"
    r"|<(?P<bare>(?:javascript|vbscript|file|data):[^<>\s]*)>",
    re.IGNORECASE,
)


class CheckLinks(SphinxTransform):
    """Leaves the words of each link that leads elsewhere, and warns."""

    default_priority = 870  # after docutils has found what its references lead to (up to 820)

    def apply(self, **_kwargs: Any) -> None:
        """Look at every link."""
        for link in list(self.document.findall(nodes.reference)):
            if "refuri" in link and not may_be_linked(link["refuri"]):
                self._unlink(link, link["refuri"])
        for goal in list(self.document.findall(addnodes.pending_xref)):
            if goal.get("reftype") == "myst" and _is_elsewhere(goal.get("reftarget", "")):
                self._unlink(goal, goal["reftarget"])
        for contents in self.document.findall(addnodes.toctree):
            self._check_contents(contents)
        if is_markdown(self.env):
            for text in list(self.document.findall(nodes.Text)):
                self._check_text(text)

    def _unlink(self, link: nodes.Element, address: str) -> None:
        self._warn(link, address)
        targets = [nodes.target("", "", ids=[anchor]) for anchor in link["ids"]]
        replace_node(link, [*targets, *link.children])

    def _check_contents(self, contents: addnodes.toctree) -> None:
        entries = list(contents["entries"])
        for entry in entries:
            if scheme_of(entry[1]) and "://" in entry[1] and not is_web_address(entry[1]):
                self._warn(contents, entry[1])
                contents["entries"].remove(entry)

    def _check_text(self, text: nodes.Text) -> None:
        """Take out of *text* what a link would have been, and leave its label."""
        if isinstance(text.parent, (nodes.literal, nodes.FixedTextElement)):
            return
        if not _REFUSED.search(text):
            return
        for match in _REFUSED.finditer(text):
            self._warn(
                text,
                match["address"] or match["spaced"] or match["bare"],
                text.count("\n", 0, match.start()),
            )
        words = _REFUSED.sub(lambda match: match["label"] or match["bare"] or "", text)
        replace_node(text, [nodes.Text(words)] if words else [])

    def _warn(self, node: nodes.Node, address: str, lines: int = 0) -> None:
        shown = address if len(address) <= _LONGEST else f"{address[:_LONGEST]}…"
        help_ = f"links lead into the book or begin with {', '.join(SCHEMES[:-1])} or {SCHEMES[-1]}"
        if scheme_of(address) in SCHEMES:
            help_ = "it names no place; write the whole address, such as https://example.org/"
        message = f"a link to ‘{shown}’ is not made, its words are printed: {help_}"
        warn(Trouble.LINK, message, location_of(node, self.env, lines=lines))


def _is_elsewhere(address: str) -> bool:
    scheme = scheme_of(address)
    return len(scheme) > 1 and scheme not in _IN_BOOK and not is_web_address(address)
