"""Turn a card into a box of standard nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from ..model.items import Label, Row, RowLayout
from ..model.names import isolated
from ..nodes import disclosure, entity_card, entity_slot
from .links import render_item

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model.cards import Card
    from ..model.items import Item

_ = get_translation("sphinx_chronicle")

_DEEPEST_HEADING = 6
# What parts the steps of a chain.
_CHAINS = {RowLayout.EFFECTS: Label.THEN, RowLayout.CAUSES: Label.BEFORE_THAT}
# A heading within these would be a section break inside a cell or a quotation.
_CONFINED = (
    nodes.entry,
    nodes.list_item,
    nodes.definition,
    nodes.field_body,
    nodes.block_quote,
    nodes.footnote,
    nodes.Admonition,
    nodes.sidebar,
    nodes.topic,
)


def render_card(card: Card, placeholder: entity_card) -> list[nodes.Node]:
    """Return what replaces *placeholder*: its anchor, and a box that takes over its children.

    The anchor is a target of its own because LaTeX drops the ids of a container.
    """
    classes = ["chronicle-card", f"chronicle-{card.ref.objtype}"]
    box = nodes.container("", classes=classes)
    box += _render_heading(card, placeholder)
    slots: dict[str, list[nodes.Node]] = {}
    body: list[nodes.Node] = []
    for child in placeholder.children:
        if isinstance(child, entity_slot):
            slots[child["field"]] = child.children
        else:
            body.append(child)
    box += body
    docname = placeholder["docname"]
    for rows, name in ((card.facts, "facts"), (card.relations, "relations")):
        # Sources have no slot in a book that makes no notes of them.
        shown = [row for row in rows if not row.slot or row.slot in slots]
        if shown:
            fields = [_render_row(row, slots, docname) for row in shown]
            box += nodes.field_list("", *fields, classes=[f"chronicle-{name}"])
    for node in box.findall(nodes.Element):
        if node.source is None:  # what the author wrote has its own
            node.source, node.line = placeholder.source, placeholder.line
    return [nodes.target("", "", ids=placeholder["ids"]), box]


def _render_heading(card: Card, placeholder: entity_card) -> nodes.rubric:
    shown = isolated(card.heading) if card.dates else card.heading
    heading = nodes.rubric(card.heading, shown, classes=["chronicle-heading"])
    if card.dates:
        heading += nodes.Text(" ")
        heading += nodes.inline(card.dates, card.dates, classes=["chronicle-dates"])
    level = _heading_level(placeholder)
    if level:
        heading["heading-level"] = level
    return heading


def _heading_level(node: nodes.Element) -> int:
    """Return the level of a heading at *node*, 0 where none can stand."""
    level = 1
    parent = node.parent
    while parent is not None:
        if isinstance(parent, _CONFINED):
            return 0
        level += isinstance(parent, nodes.section)
        parent = parent.parent
    return min(level, _DEEPEST_HEADING)


def _render_row(row: Row, slots: dict[str, list[nodes.Node]], docname: str) -> nodes.field:
    label = _(row.label)
    body = nodes.field_body()
    if row.slot in slots:
        body += slots[row.slot]
    elif row.layout is RowLayout.LIST and (len(row.items) > 1 or row.items[0].below):
        body += _listed(row.items, docname)
    elif row.layout in _CHAINS:
        body += _render_chain(row, docname)
    else:
        body += nodes.paragraph("", "", *_run_in(row, docname))
    name = f"chronicle-field-{nodes.make_id(row.label)}"
    return nodes.field("", nodes.field_name(label, label), body, classes=[name])


def _run_in(row: Row, docname: str) -> list[nodes.Node]:
    found: list[nodes.Node] = []
    for number, item in enumerate(row.items):
        if number:
            found.append(nodes.Text(" › " if row.layout is RowLayout.PATH else "; "))
        found += render_item(item, docname)
    return found


def _listed(items: Iterable[Item], docname: str) -> nodes.bullet_list:
    """Return a bullet list of *items*, with one of what is below it under each."""
    found = nodes.bullet_list("", bullet="-")
    for item in items:
        entry = nodes.list_item("", nodes.paragraph("", "", *render_item(item, docname)))
        if item.below:
            entry += _listed(item.below, docname)
        found += entry
    return found


def _render_chain(row: Row, docname: str) -> disclosure:
    """Return the events of a chain by their steps, which the web page shows on demand."""
    words = _CHAINS[row.layout]
    line: list[nodes.Node] = []
    step = row.items[0].step
    for item in row.items:
        if line:
            line.append(nodes.Text(", " if item.step == step else f"; {_(words)} "))
        step = item.step
        line += render_item(item, docname)
    several = _("{count} more events").format(count=len(row.items))
    summary = several if len(row.items) > 1 else _("One more event")
    found = disclosure("", nodes.paragraph("", "", *line), summary=summary)
    found["classes"].append("chronicle-chain")
    return found


def bulleted(lines: Iterable[list[nodes.Node]]) -> nodes.bullet_list:
    """Return a bullet list with one paragraph for each of *lines*."""
    items = [nodes.list_item("", nodes.paragraph("", "", *line)) for line in lines]
    return nodes.bullet_list("", *items, bullet="-")
