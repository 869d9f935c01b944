"""What stands for a ``{holder}`` role: links to those who held the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .links import entity_link

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref

    from ..model.holders import Answer


def render_holders(xref: pending_xref, answer: Answer, locale: str) -> list[nodes.Node]:
    """Return what replaces *xref*: the names of *answer*, or the author's words.

    Words lead to the one holder, and to the office where there are several or none.
    """
    linked, docname = xref["chronicle_linked"], xref["refdoc"]
    if xref["refexplicit"] or not answer.holders:
        words = xref.astext()
        if not linked:
            return [nodes.inline(words, words)]
        if len(answer.holders) == 1:
            return [entity_link(answer.holders[0].person, words, docname)]
        return [xref]
    found: list[nodes.Node] = []
    for words, holder in answer.joined(locale):
        if holder is not None and linked:
            found.append(entity_link(holder.person, words, docname))
        else:
            found.append(nodes.Text(words))
    return found
