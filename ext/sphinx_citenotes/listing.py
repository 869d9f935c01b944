"""While a page is written: lists of sources become hanging paragraphs, with their extras."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from pybtex_docutils import Backend
from sphinx.transforms.post_transforms import SphinxPostTransform

from .bibtex import entries_of, our_lists, printed_keys
from .env import notes_domain
from .model.annotation import read_annotation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .model.style import Style

ANNOTATION = "citenotes-annotation"
"""The class of what an author remarks on a source."""


class DressSources(SphinxPostTransform):
    """Print dashes for repeated names, and annotations, in all lists in our styles."""

    # After bibtex has filled its lists (5), before ListSources drops anchors (6, added later).
    default_priority: ClassVar[int] = 6

    def run(self, **_kwargs: Any) -> None:
        """Change the entries as ``conf.py`` asks."""
        if not self.config.citenotes_dashes and not self.config.citenotes_annotations:
            return
        keys = printed_keys(self.env)
        styles = our_lists(self.env)
        for block, entries in groupby(self._entries(), key=lambda entry: entry.parent):
            sources = {entry: keys[entry["docname"], entry["ids"][0]] for entry in entries}
            docname = next(iter(sources))["docname"]
            style = next((styles[docname, n] for n in block["ids"] if (docname, n) in styles), None)
            if style and self.config.citenotes_dashes:
                self._print_dashes(sources, style)
            if style and self.config.citenotes_annotations:
                self._print_annotations(sources)

    def _entries(self) -> list[nodes.Element]:
        kinds = nodes.citation | nodes.list_item
        return [
            n
            for n in self.document.findall(nodes.Element)
            if isinstance(n, kinds) and "docname" in n
        ]

    def _print_dashes(self, keys: Mapping[nodes.Element, str], style: Style) -> None:
        library = notes_domain(self.env).library
        sources = [library.source(key) for key in keys.values()]
        for entry, text in zip(keys, style.dashed(sources), strict=True):
            paragraph = entry.next_node(nodes.paragraph)
            if paragraph is not None:
                paragraph[:] = text.render(Backend())

    def _print_annotations(self, keys: Mapping[nodes.Element, str]) -> None:
        entries = entries_of(self.env)
        for entry, key in keys.items():
            remarks = [
                nodes.paragraph("", "", *remark.render(Backend()))
                for remark in read_annotation(entries[key])
            ]
            if remarks:
                entry.append(nodes.block_quote("", *remarks, classes=[ANNOTATION]))


class ListSources(SphinxPostTransform):
    """Print each source of a list in our style as a paragraph without a label.

    Standard ``citation`` nodes carry a label that notes do not use, are moved to the end of the
    book in LaTeX, and have a role in HTML that EPUB does not allow.
    """

    # After bibtex has filled its lists (5), before references are resolved (10).
    default_priority: ClassVar[int] = 6

    def run(self, **_kwargs: Any) -> None:
        """Replace the entries of all lists in our style."""
        ours = our_lists(self.env)
        self._keep_first_anchors()
        for citation in list(self.document.findall(nodes.citation)):
            block = citation.parent
            if all((citation.get("docname"), name) not in ours for name in block["ids"]):
                continue
            if "citenotes-bibliography" not in block["classes"]:
                block["classes"].append("citenotes-bibliography")
            printed = [n for n in citation.children if not isinstance(n, nodes.label)]
            # A target of its own: LaTeX drops the ids of paragraphs and containers.
            target = nodes.target("", "", ids=citation["ids"], docname=citation["docname"])
            block.replace(citation, [target, *printed] if target["ids"] else printed)

    def _keep_first_anchors(self) -> None:
        # The lists of a page share their anchors, and a source may stand in two of them.
        seen: set[tuple[str, str]] = set()
        for entry in self.document.findall(nodes.Element):
            if isinstance(entry, nodes.citation | nodes.list_item) and "docname" in entry:
                spots = {(entry["docname"], anchor) for anchor in entry["ids"]}
                entry["ids"] = [anchor for _docname, anchor in sorted(spots - seen)]
                seen |= spots


class KeepBibtexLinks(SphinxPostTransform):
    """Give bibtex's own roles the anchors that they look for in LaTeX."""

    # After ListSources (6).
    default_priority: ClassVar[int] = 7
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Set a hyperref anchor under the name that a LaTeX bibliography would give it."""
        for block in self.document.findall(nodes.container):
            if "citenotes-bibliography" not in block["classes"]:
                continue
            for target in [n for n in block.children if isinstance(n, nodes.target)]:
                name = f"cite.{target['docname']}:{target['ids'][0]}"
                if re.fullmatch(r"[\w./:-]+", name, re.ASCII):
                    anchor = nodes.raw("", rf"\hypertarget{{{name}}}{{}}", format="latex")
                    paragraph = target.next_node(nodes.paragraph, siblings=True, descend=False)
                    if paragraph is not None:
                        paragraph.insert(0, anchor)
