"""Every link of a page leads to the web or into the book."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from .addresses import SCHEMES, is_web_address, may_be_linked, scheme_of
from .diagnostics import Trouble, location_of, warn
from .pages import is_markdown
from .text_nodes import replace_node

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

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
                _unlink(link, link["refuri"], self.env)
        for contents in self.document.findall(addnodes.toctree):
            self._check_contents(contents)
        if is_markdown(self.env):
            for text in list(self.document.findall(nodes.Text)):
                self._check_text(text)

    def _check_contents(self, contents: addnodes.toctree) -> None:
        entries = list(contents["entries"])
        for entry in entries:
            if scheme_of(entry[1]) and "://" in entry[1] and not is_web_address(entry[1]):
                _warn(contents, entry[1], self.env)
                contents["entries"].remove(entry)

    def _check_text(self, text: nodes.Text) -> None:
        """Take out of *text* what a link would have been, and leave its label."""
        if isinstance(text.parent, (nodes.literal, nodes.FixedTextElement)):
            return
        if not _REFUSED.search(text):
            return
        for match in _REFUSED.finditer(text):
            _warn(
                text,
                match["address"] or match["spaced"] or match["bare"],
                self.env,
                lines=text.count("\n", 0, match.start()),
            )
        words = _REFUSED.sub(lambda match: match["label"] or match["bare"] or "", text)
        replace_node(text, [nodes.Text(words)] if words else [])


class CheckLabels(SphinxPostTransform):
    """Leaves the words of each link of Markdown to another scheme that is no label of the book."""

    default_priority = 8  # before MyST looks for what its links lead to (9)

    def run(self, **_kwargs: Any) -> None:
        """Look at every link whose goal is not known yet; labels may well have colons."""
        for goal in list(self.document.findall(addnodes.pending_xref)):
            address = goal.get("reftarget", "")
            if (
                goal.get("reftype") == "myst"
                and _is_elsewhere(address)
                and not self._is_known(address)
            ):
                _unlink(goal, address, self.env)

    def _is_known(self, address: str) -> bool:
        """Tell whether this book, or a book that is linked, has the label or the name *address*."""
        domains = self.env.domains
        linked = getattr(self.env, "intersphinx_inventory", {})
        return (
            address.lower() in domains.standard_domain.anonlabels
            or address in domains.math_domain.equations
            or any(address in names for names in linked.values())
            or any(address == name for each in domains.sorted() for name, *_ in each.get_objects())
        )


def _unlink(link: nodes.Element, address: str, env: BuildEnvironment) -> None:
    _warn(link, address, env)
    targets = [nodes.target("", "", ids=[anchor]) for anchor in link["ids"]]
    replace_node(link, [*targets, *link.children])


def _warn(node: nodes.Node, address: str, env: BuildEnvironment, *, lines: int = 0) -> None:
    shown = address if len(address) <= _LONGEST else f"{address[:_LONGEST]}…"
    help_ = f"links lead into the book or begin with {', '.join(SCHEMES[:-1])} or {SCHEMES[-1]}"
    if scheme_of(address) in SCHEMES:
        help_ = "it names no place; write the whole address, such as https://example.org/"
    message = f"a link to ‘{shown}’ is not made, its words are printed: {help_}"
    warn(Trouble.LINK, message, location_of(node, env, lines=lines))


def _is_elsewhere(address: str) -> bool:
    scheme = scheme_of(address)
    return (
        len(scheme) > 1
        and scheme not in _IN_BOOK
        and not is_web_address(address)
        and not address.startswith(f"{scheme}::")  # a name in C++ or Rust
    )
