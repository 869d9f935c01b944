"""While a page is written: placeholders become the words of notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from pybtex.richtext import Text
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_authoring.text_nodes import replace_node

from .env import DOMAIN, notes_domain, page_forms
from .model.line import close_sentence
from .nodes import Place, break_point, pending_citation
from .richtext import DocutilsBackend
from .transforms import notes_heading, trailing_notes

if TYPE_CHECKING:
    from pybtex.richtext import BaseText


class FillCitations(SphinxPostTransform):
    """Replace every placeholder by its text, each citation linked to the bibliography."""

    # After the cards and views of other extensions stand in the page (5), before references are
    # resolved (10).
    default_priority: ClassVar[int] = 8

    def run(self, **_kwargs: Any) -> None:
        """Fill all placeholders of the page, or of all pages bound into one."""
        for placeholder in list(self.document.findall(pending_citation)):
            placeholder.parent.replace(placeholder, self._render(placeholder))

    def _render(self, placeholder: pending_citation) -> list[nodes.Node]:
        citations = placeholder["citations"]
        if not citations:
            typed = placeholder["typed"]
            return [nodes.inline(typed, typed, classes=["citenotes-unread"])]
        library = notes_domain(self.env).library
        place = Place(placeholder["place"])
        if place is Place.TEXT:
            text = library.in_text(citations)
        else:
            forms = page_forms(self.env)[placeholder["docname"]][placeholder["position"]]
            text = library.in_note(citations, forms, place)
        if place is not Place.NOTE:
            text = _take_mark_inside(text, placeholder)
        rendered = text.render(DocutilsBackend(placeholder["docname"]))
        if placeholder["ids"]:
            return [nodes.inline("", "", *rendered, ids=placeholder["ids"])]
        return list(rendered)


_MARK = re.compile(r"[,.](?![\w.,…])")
"""A comma or period alone: neither of a number or a name, nor of an ellipsis."""


def _take_mark_inside(text: BaseText, placeholder: nodes.Element) -> BaseText:
    """Return *text* with the comma or period that follows *placeholder*, if it belongs inside.

    Both stand before a closing quotation mark, and a period follows no other (CMOS 17, 6.9, 6.14).
    The mark is then taken away from the text that follows.
    """
    after = placeholder.next_node(descend=False, siblings=True)
    found = _MARK.match(after.astext()) if isinstance(after, nodes.Text) else None
    if after is None or found is None:
        return text
    mark = found[0]
    body = str(text).rstrip("”’")
    is_quoted = len(body) < len(str(text))
    if not (is_quoted or (mark == "." and body.endswith("."))):
        return text
    replace_node(after, [nodes.Text(after.astext()[1:])])
    if mark == ".":
        return close_sentence(text)
    return Text(text[: len(body)].append(mark), text[len(body) :])


class UnlinkCitations(SphinxPostTransform):
    """Leave out the links from citations in manual pages, which would print an address for each."""

    # After FillCitations (8), before references are resolved (10).
    default_priority: ClassVar[int] = 9
    formats = ("man",)

    def run(self, **_kwargs: Any) -> None:
        """Leave only the words of each citation."""
        for reference in list(self.document.findall(addnodes.pending_xref)):
            if reference.get("refdomain") == DOMAIN:
                reference.parent.replace(reference, reference.children)


class HeadNotes(SphinxPostTransform):
    """Put the notes at the end of each page into a block with a heading.

    LaTeX, Texinfo and the printed book set notes at the foot of the page and need none.
    """

    # Any time before the page is written.
    default_priority: ClassVar[int] = 9
    formats = ("html", "text", "man", "xml", "pseudoxml")

    def run(self, **_kwargs: Any) -> None:
        """Gather the notes of the page, or of each page bound into this one."""
        for page in [self.document, *self.document.findall(addnodes.start_of_file)]:
            notes = trailing_notes(page)
            if not notes:
                continue
            block = nodes.container("", notes_heading(), classes=["citenotes-notes"])
            page.insert(page.index(notes[0]), block)
            for note in notes:
                page.remove(note)
                block += note


class BreakAddresses(SphinxPostTransform):
    """Let a browser break a long address in a note or a bibliography where Chicago breaks it.

    After a colon or a double slash; before a single slash, a period, or another mark (CMOS 17,
    7.46). No hyphen is added, and nothing is that a reader could copy.
    """

    # After FillCitations (8) and ListSources (6).
    default_priority: ClassVar[int] = 9
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Put a break point at each of these places."""
        for block in self.document.findall(_may_hold_addresses):
            for reference in list(block.findall(nodes.reference)):
                address = reference.get("refuri", "")
                if address and reference.astext() == address:
                    first, *others = _BREAK.split(address)
                    reference.clear()
                    reference.append(nodes.Text(first))
                    for piece in others:
                        reference.extend([break_point(), nodes.Text(piece)])


_BREAK = re.compile(r"(?<=//)|(?<=:)(?!//)|(?<![/:.])(?=/)(?!//)|(?<=[^/])(?=[.,;?#%~&=_-])")


def _may_hold_addresses(node: nodes.Node) -> bool:
    if isinstance(node, nodes.container):
        return "citenotes-bibliography" in node["classes"]
    return isinstance(node, nodes.footnote)
