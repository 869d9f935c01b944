"""``{people}`` and ``{entities}``: who or what is in the book, filed by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from ..model.cards import Item
from ..model.collation import initial
from ..model.names import existence, full_name, sort_name
from ..model.selection import select
from ..render.cards import bulleted
from ..render.links import render_item
from .view import View

if TYPE_CHECKING:
    from ..model.chronicle import Chronicle
    from ..model.selection import ViewRequest
    from ..nodes import chronicle_view


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """Names under headings; a heading is empty where the view is not grouped."""

    groups: tuple[tuple[str, tuple[Item, ...]], ...]


def compose_roll(chronicle: Chronicle, request: ViewRequest, locale: str) -> Roll:
    """Return the entities asked for, filed by sort name."""
    groups: dict[str, list[Item]] = {}
    for entity in select(chronicle.of_type(request.objtype), request.selection, chronicle):
        objtype = chronicle.type_of(entity.ref)
        name = sort_name(entity, objtype)
        heading = initial(name) if request.grouping == "initial" else ""
        dates = existence(entity, objtype, locale)
        shown = name if request.objtype == "person" else full_name(entity, objtype)
        item = Item(text=shown, when=dates, goal=entity.ref, home=(entity.docname, entity.anchor))
        groups.setdefault(heading, []).append(item)
    return Roll(groups=tuple((heading, tuple(items)) for heading, items in groups.items()))


def render_roll(roll: Roll, placeholder: chronicle_view) -> list[nodes.Node]:
    """Return a list of links for each group, under its heading."""
    docname = placeholder["docname"]
    box = nodes.container("", classes=["chronicle-view", "chronicle-roll"])
    for heading, items in roll.groups:
        if heading:
            box += nodes.rubric(heading, heading, classes=["chronicle-group"])
        box += bulleted(render_item(item, docname) for item in items)
    return [box]


PEOPLE = View(
    name="people",
    compose=compose_roll,
    render=render_roll,
    groupings=("none", "initial"),
    objtype="person",
    help="The people of the book, filed by surname, with their life dates.",
)
ENTITIES = View(
    name="entities",
    compose=compose_roll,
    render=render_roll,
    groupings=("none", "initial"),
    help="The entities of any type, filed by name.",
)
