"""References, dates and remarks: the small pieces of cards and views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import get_translation

from ..env import DOMAIN
from ..model.names import isolated
from ..nodes import historical_date

if TYPE_CHECKING:
    from ..model.entity import Ref
    from ..model.items import Item

_ = get_translation("sphinx_chronicle")

# The reftype of our own links to sections; no author can type it as a role.
SPOT = "(spot)"


def entity_link(ref: Ref, words: str, docname: str, *, option: str = "") -> addnodes.pending_xref:
    """Return a link with *words* to the entity *ref*, from the page *docname*.

    *option* names the option that a missing entity is stated in; without it, a missing entity
    is not warned of here, since the page that names it does so.
    """
    xref = addnodes.pending_xref(
        "",
        refdomain=DOMAIN,
        reftype=ref.objtype,
        reftarget=ref.id,
        refexplicit=True,
        refwarn=True,
        refdoc=docname,
        chronicle_option=option,
        chronicle_derived=not option,
    )
    shown = isolated(words)
    xref += nodes.inline(words, shown, classes=["xref", DOMAIN, f"{DOMAIN}-{ref.objtype}"])
    return xref


def spot_link(goal: str, anchor: str, words: str, docname: str) -> addnodes.pending_xref:
    """Return a link with *words* to the place *anchor* of the page *goal*."""
    xref = addnodes.pending_xref(
        "",
        refdomain=DOMAIN,
        reftype=SPOT,
        reftarget=anchor,
        refexplicit=True,
        refwarn=False,
        refdoc=docname,
        chronicle_docname=goal,
    )
    xref += nodes.inline(words, words)
    return xref


def date_node(text: str, edtf: str) -> nodes.Node:
    """Return a date shown as *text*; plain words where there is no expression behind it."""
    if not edtf:
        return nodes.inline(text, text, classes=["chronicle-date"])
    return historical_date(text, text, edtf=edtf)


def render_item(item: Item, docname: str) -> list[nodes.Node]:
    """Return the nodes of one item: lead, words or link, label and term in parentheses."""
    found: list[nodes.Node] = []
    if item.lead:
        found += [date_node(item.lead, item.edtf), nodes.Text(": ")]
    if item.spots or (item.home[0] and item.goal is None):
        found += _render_spots(item, docname)
    elif item.goal is not None:
        found.append(entity_link(item.goal, item.text, docname, option=item.missing))
    elif item.url:
        found.append(nodes.reference(item.text, item.text, refuri=item.url))
    elif item.edtf:
        found.append(date_node(item.text, item.edtf))
    else:
        found.append(nodes.Text(item.text))
    return found + _render_remarks(item, docname)


def _render_remarks(item: Item, docname: str) -> list[nodes.Node]:
    """Return label, term, predecessor and successor in parentheses: “ (chief, 1959–61; …)”."""
    remarks = ", ".join(remark for remark in (item.label, item.when) if remark)
    if not (remarks or item.beside):
        return []
    found: list[nodes.Node] = [nodes.Text(f" ({remarks}")]
    for number, (words, other) in enumerate(item.beside):
        seam = ", " if number else "; " if remarks else ""
        found += [nodes.Text(f"{seam}{_(words)} "), *render_item(other, docname)]
    return [*found, nodes.Text(")")]


def _render_spots(item: Item, docname: str) -> list[nodes.Node]:
    """Return a page and its sections: “Castro: Two Januaries; The Turn”."""
    found: list[nodes.Node] = [spot_link(item.home[0], "", item.text, docname)]
    for number, spot in enumerate(item.spots):
        found.append(nodes.Text("; " if number else ": "))
        found.append(spot_link(spot.docname, spot.anchor, spot.title or spot.anchor, docname))
    return found
