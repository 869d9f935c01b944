"""Make links of the names that the Chronicle says are links by themselves."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_authoring.text_nodes import place_of

from .env import DOMAIN, chronicle_domain
from .parse.passages import read_passages
from .transforms import IndexMentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .model.autolink import AutoLink
    from .model.passages import Passage

_Read = list[tuple["Passage", list[tuple[int, nodes.Text]]]]


class LinkNames(SphinxPostTransform):
    """Put a link around each name in the prose that is to have one."""

    default_priority = IndexMentions.default_priority - 1  # which marks what is linked

    def run(self, **_kwargs: Any) -> None:
        """Link the names of all pages that the document is made of."""
        chronicle = chronicle_domain(self.env).chronicle
        if not chronicle.autolinks:
            return
        read: dict[str, _Read] = defaultdict(list)
        for passage, texts in read_passages(self.env.docname, self.document):
            read[passage.docname].append((passage, texts))
        for docname, passages in read.items():
            links: dict[int, list[AutoLink]] = defaultdict(list)
            for link in chronicle.autolinks.get(docname, ()):
                links[link.passage].append(link)
            for number, wanted in links.items():
                if number < len(passages):
                    self._link(wanted, passages[number][1])

    def _link(self, links: Iterable[AutoLink], texts: list[tuple[int, nodes.Text]]) -> None:
        """Link names in one passage; one of which a part is emphasized stays as it is."""
        links = tuple(links)
        for start, run in _runs(texts):
            words = "".join(text.astext() for text in run)
            inside = [
                each for each in links if start <= each.start and each.end <= start + len(words)
            ]
            if inside:
                parent, first = run[0].parent, place_of(run[0])
                parent[first : first + len(run)] = self._split(words, start, inside)

    def _split(self, words: str, start: int, links: list[AutoLink]) -> list[nodes.Node]:
        found: list[nodes.Node] = []
        last = 0
        for link in links:
            before = words[last : link.start - start]
            if before:
                found.append(nodes.Text(before))
            last = link.end - start
            found.append(self._make_link(link, words[link.start - start : last]))
        if words[last:]:
            found.append(nodes.Text(words[last:]))
        return found

    def _make_link(self, link: AutoLink, words: str) -> addnodes.pending_xref:
        xref = addnodes.pending_xref(
            words,
            refdomain=DOMAIN,
            reftype=link.ref.objtype,
            reftarget=link.ref.id,
            refexplicit=True,
            refwarn=True,
            refdoc=self.env.docname,
            chronicle_mention=link.anchor,
            chronicle_titled=False,
        )
        classes = ["xref", DOMAIN, f"{DOMAIN}-{link.ref.objtype}"]
        xref += nodes.inline(words, words, classes=classes)
        return xref


def _runs(texts: list[tuple[int, nodes.Text]]) -> Iterator[tuple[int, list[nodes.Text]]]:
    """Yield the texts that stand side by side, as lines of a paragraph do, and their start."""
    run: list[nodes.Text] = []
    first = 0
    for start, text in texts:
        if run and (text.parent is not run[0].parent or place_of(text) != place_of(run[-1]) + 1):
            yield first, run
            run = []
        if not run:
            first = start
        run.append(text)
    if run:
        yield first, run
