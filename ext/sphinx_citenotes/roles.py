"""The roles ``{cite:note}`` and ``{cite:source}``: they read targets and leave a placeholder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from .bibtex import entries_of, note_citation, read_targets, warn_of_missing
from .diagnostics import Trouble, remark
from .env import page_slug
from .model.locator import parse_locator
from .model.ranges import backward_ranges
from .model.sequence import Citation
from .nodes import Place, pending_citation

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message

    from .model.targets import Target


def line_in(block: nodes.Node | None, typed: str) -> int:
    """Return the line of *typed* in *block* or what is around it, 0 if it is not found.

    What stands in a line has the line of its paragraph; MyST keeps the paragraph's source.
    """
    while isinstance(block, nodes.Element):
        before, found, _after = block.rawsource.partition(typed)
        if found and block.line:
            return int(block.line) + before.count("\n")
        block = block.parent
    return 0


class PlacedRole(SphinxRole):
    """A role that knows its own line."""

    def line(self) -> int:
        """Return the line on which the role is typed."""
        block = getattr(self.inliner, "parent", None)
        return line_in(block, f"`{self.text}`") or self.lineno


class CitationRole(PlacedRole):
    """A role whose text names sources: ``{see}wyden1979{12–14}, persons1990{149}``."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return the placeholder of the citations; it prints as typed if nobody can read it."""
        text = " ".join(self.text.split())
        targets = read_targets(self.env, self.name, text, self._location())
        if not text:
            return [], []
        citations = tuple(self._read(target) for target in targets)
        line = self.line()
        anchor = f"cite-{page_slug(self.env.docname)}-{self.env.new_serialno('citenotes') + 1}"
        note_citation(self.env, anchor, line, [citation.key for citation in citations])
        placeholder = pending_citation(
            self.rawtext,
            citations=citations,
            typed=text,
            place=self._place,
            docname=self.env.docname,
            ids=[anchor],
        )
        self.set_source_info(placeholder, line)
        return [placeholder], []

    def _read(self, target: Target) -> Citation:
        entry = entries_of(self.env).get(target.key)
        if entry is None:
            warn_of_missing(self.env, target.key, self._location())
        key = entry.key if entry is not None else target.key
        locator = parse_locator(target.locator)
        for found in backward_ranges(locator):
            message = f"‘{key}’: the range {found} runs backwards; correct one of its ends"
            remark(self.config, Trouble.RANGE, message, self._location())
        return Citation(key=key, prefix=target.prefix, locator=locator)

    def _location(self) -> tuple[str, int]:
        return self.env.docname, self.line()
