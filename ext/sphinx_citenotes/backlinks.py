"""While a bibliography is written: under each source, the passages that rest on it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform

from .bibtex import printed_keys
from .config import Backlinks, backlinks_of
from .domain import PLACE
from .env import DOMAIN, notes_domain
from .listing import ANNOTATION
from .model.occurrences import runs_of_notes
from .nodes import folded_list, folded_summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinx.environment import BuildEnvironment

    from .model.occurrences import NoteMark, Passage

_ = get_translation("sphinx_citenotes")
_MOST_SHOWN = 12
"""How many passages stand openly under a source; a longer list is folded on the web."""


class ShowPassages(SphinxPostTransform):
    """Say under each source on the screen where the book cites it, with the numbers of notes."""

    # After ListSources has made paragraphs of the entries (6), before references are resolved (10).
    default_priority: ClassVar[int] = 7
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Add to each entry its passages, many of them folded."""
        if backlinks_of(self.config) is not Backlinks.NONE:
            _write_passages(self.document, self.env, _on_screen)


class PrintPassages(SphinxPostTransform):
    """Say under each source in print where the book cites it, if the author wants that.

    Without the numbers of notes: print may count them by chapter, where we count by page.
    """

    # As ShowPassages.
    default_priority: ClassVar[int] = 7
    formats = ("latex", "man", "pseudoxml", "texinfo", "text", "typst", "xml")

    def run(self, **_kwargs: Any) -> None:
        """Add to each entry its passages."""
        if backlinks_of(self.config) is Backlinks.ALL:
            _write_passages(self.document, self.env, _in_print)


def _write_passages(
    document: nodes.document,
    env: BuildEnvironment,
    compose: Callable[[_Links, Sequence[Passage]], nodes.Element],
) -> None:
    passages = notes_domain(env).passages
    keys = printed_keys(env)
    for docname, anchor, entry in list(_entries(document)):
        found = passages.get(keys.get((docname, anchor), ""))
        if found:
            composed = compose(_Links(env, docname), found)
            entry.parent.insert(entry.parent.index(entry) + 1, composed)


def _entries(document: nodes.document) -> Iterator[tuple[str, str, nodes.Element]]:
    """Yield page, anchor and last block of each source in our lists.

    A source that a page lists twice has its anchor where it stands first.
    """
    for block in document.findall(nodes.container):
        if "citenotes-bibliography" in block["classes"]:
            for target in block.children:
                if isinstance(target, nodes.target) and "docname" in target:
                    entry = target.next_node(nodes.paragraph, siblings=True, descend=False)
                    if entry is not None:
                        yield target["docname"], target["ids"][0], _end_of(entry)
    for item in document.findall(nodes.list_item):
        if "docname" in item and item["ids"] and isinstance(item[-1], nodes.Element):
            yield item["docname"], item["ids"][0], item[-1]


def _end_of(entry: nodes.paragraph) -> nodes.Element:
    """Return the annotation that follows *entry*, or *entry* if it has none."""
    after = entry.next_node(descend=False, siblings=True)
    if isinstance(after, nodes.block_quote) and ANNOTATION in after["classes"]:
        return after
    return entry


def _on_screen(links: _Links, passages: Sequence[Passage]) -> nodes.Element:
    if len(passages) <= _MOST_SHOWN:
        return links.paragraph(passages, with_notes=True)
    summary = _("Cited in %d places") % len(passages)
    return folded_list(
        "",
        folded_summary(summary, summary),
        links.paragraph(passages, with_notes=True),
        classes=["citenotes-cited-often"],
    )


def _in_print(links: _Links, passages: Sequence[Passage]) -> nodes.Element:
    return links.paragraph(passages, with_notes=False)


class _Links:
    """Composes the links from the page *docname* to the passages that cite a source."""

    def __init__(self, env: BuildEnvironment, docname: str) -> None:
        self._env = env
        self._docname = docname

    def paragraph(self, passages: Sequence[Passage], *, with_notes: bool) -> nodes.paragraph:
        """Return “Cited in: Page: Section (note 3), Section; Page (notes 1, 2) · Name; Name”."""
        sections = [passage for passage in passages if not passage.is_object]
        objects = [passage for passage in passages if passage.is_object]
        pages = [
            self._page(list(group), with_notes=with_notes)
            for _docname, group in groupby(sections, key=lambda passage: passage.docname)
        ]
        named = [self._passage(passage, with_notes=with_notes) for passage in objects]
        words = _joined(" · ", [_joined("; ", pages), _joined("; ", named)])
        head = nodes.inline("", _("Cited in:"), classes=["citenotes-cited-label"])
        return nodes.paragraph("", "", head, nodes.Text(" "), *words, classes=["citenotes-cited"])

    def _page(self, passages: list[Passage], *, with_notes: bool) -> list[nodes.Node]:
        """Return the title of a page, and those of its sections that cite the source."""
        docname = passages[0].docname
        head = [self._link(docname, "", self._env.titles[docname].astext())]
        for whole in (passage for passage in passages if not passage.title):
            head += self._notes(whole) if with_notes else []
        titled = [passage for passage in passages if passage.title]
        sections = [self._passage(passage, with_notes=with_notes) for passage in titled]
        return [*head, *([nodes.Text(": ")] if sections else []), *_joined(", ", sections)]

    def _passage(self, passage: Passage, *, with_notes: bool) -> list[nodes.Node]:
        link = self._link(passage.docname, passage.anchor, passage.title)
        return [link, *(self._notes(passage) if with_notes else [])]

    def _notes(self, passage: Passage) -> list[nodes.Node]:
        """Return “ (notes 3, 7–9)”, each number a link."""
        if not passage.notes:
            return []
        runs = [self._run(passage.docname, run) for run in runs_of_notes(passage.notes)]
        label = _("note") if len(passage.notes) == 1 else _("notes")
        return [nodes.Text(f" ({label}\u00a0"), *_joined(", ", runs), nodes.Text(")")]

    def _run(self, docname: str, run: Iterable[NoteMark]) -> list[nodes.Node]:
        return _joined("–", [[self._link(docname, mark.anchor, mark.number)] for mark in run])

    def _link(self, docname: str, anchor: str, words: str) -> nodes.Node:
        return addnodes.pending_xref(
            "",
            nodes.inline(words, words),
            refdomain=DOMAIN,
            reftype=PLACE,
            reftarget=anchor,
            refdoc=self._docname,
            refexplicit=True,
            citenotes_docname=docname,
        )


def _joined(mark: str, items: Sequence[Sequence[nodes.Node]]) -> list[nodes.Node]:
    """Return the nodes of *items* with *mark* between two; those that are empty are left out."""
    joined: list[nodes.Node] = []
    for item in items:
        if item:
            joined += [*([nodes.Text(mark)] if joined else []), *item]
    return joined
