"""``{people}`` and ``{entities}``: who or what is in the book, as a list, a table or cards."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from ..model.fields import split_list
from ..model.rolls import Style, column_names, compose_roll, grouping_names
from ..render.cards import bulleted
from ..render.links import render_item
from ..render.tables import make_table
from .view import View, ViewOption, one_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model.items import Item
    from ..model.rolls import Entry, Group, Roll
    from ..nodes import chronicle_view

_ = get_translation("sphinx_chronicle")

# Shares of a table's width grow with the square root of what the cells say on the average.
_NARROWEST = 16


def render_roll(roll: Roll, placeholder: chronicle_view) -> list[nodes.Node]:
    """Return a list, a table or cards for each group, under its heading."""
    docname = placeholder["docname"]
    box = nodes.container("", classes=["chronicle-view", "chronicle-roll"])
    if not roll.groups:
        empty = _("No entries to show.")
        box += nodes.paragraph(empty, empty)
    several = any(group.heading is not None for group in roll.groups)
    for group in roll.groups:
        if several:
            box += _render_heading(group, docname)
        box += _render_group(group, roll, docname)
    return [box]


def _render_heading(group: Group, docname: str) -> nodes.rubric:
    rest = _("Not stated")
    words = [nodes.Text(rest)] if group.heading is None else render_item(group.heading, docname)
    return nodes.rubric("", "", *words, classes=["chronicle-group"])


def _render_group(group: Group, roll: Roll, docname: str) -> nodes.Element:
    if roll.style is Style.TABLE:
        return _render_table(group.entries, roll, docname)
    if roll.style is Style.CARDS:
        cards = [_render_card(entry, roll, docname) for entry in group.entries]
        return nodes.bullet_list("", *cards, bullet="-", classes=["chronicle-short-cards"])
    return bulleted(_name(entry, docname) for entry in group.entries)


def _name(entry: Entry, docname: str) -> list[nodes.Node]:
    """Return the name with its dates, and what the entity is to its group."""
    remark = [nodes.Text(f", {entry.remark}")] if entry.remark else []
    return [*render_item(entry.name, docname), *remark]


def _render_table(entries: Iterable[Entry], roll: Roll, docname: str) -> nodes.table:
    headings = [_(roll.label), *(_(column) for column in roll.columns)]
    rows = [
        [_name(_undated(entry), docname), *(_run_in(fact, docname) for fact in entry.facts)]
        for entry in entries
    ]
    return make_table(headings, rows, _widths(headings, roll), classes=["chronicle-stacked"])


def _widths(headings: list[str], roll: Roll) -> list[float]:
    """Return the shares of the columns, the same for all groups."""
    entries = [entry for group in roll.groups for entry in group.entries]
    names = [len(entry.name.text) for entry in entries]
    facts = zip(*(entry.facts for entry in entries), strict=True)
    lengths = [names, *([sum(map(_length, fact)) for fact in each if fact] for each in facts)]
    means = [sum(each) / max(len(each), 1) for each in lengths]
    pairs = zip(headings, means, strict=True)
    return [math.sqrt(max(mean, 2 * len(words), _NARROWEST)) for words, mean in pairs]


def _length(item: Item) -> int:
    return len(item.text) + len(item.label) + len(item.when)


def _undated(entry: Entry) -> Entry:
    """Return *entry* without the dates that have a column of their own."""
    return replace(entry, name=replace(entry.name, when=""))


def _run_in(items: Iterable[Item], docname: str) -> list[nodes.Node]:
    found: list[nodes.Node] = []
    for item in items:
        found += [nodes.Text("; ")] if found else []
        found += render_item(item, docname)
    return found


def _render_card(entry: Entry, roll: Roll, docname: str) -> nodes.list_item:
    """Return name and dates over one line of facts, each after its label."""
    line: list[nodes.Node] = []
    for label, fact in zip(roll.columns, entry.facts, strict=True):
        if fact and not _is_told(fact, entry):
            line += [nodes.Text(". ")] if line else []
            line += [nodes.inline("", f"{_(label)}: ", classes=["chronicle-label"])]
            line += _run_in(fact, docname)
    name = nodes.strong("", "", *render_item(replace(entry.name, when=""), docname))
    dates: list[nodes.Node] = []
    if entry.name.when:
        words = f"({entry.name.when})"
        dates = [nodes.Text(" "), nodes.inline(words, words, classes=["chronicle-dates"])]
    remark = [nodes.Text(f", {entry.remark}")] if entry.remark else []
    found = nodes.list_item("", nodes.paragraph("", "", name, *dates, *remark))
    if line:
        found += nodes.paragraph("", "", *line)
    return found


def _is_told(fact: tuple[Item, ...], entry: Entry) -> bool:
    """Tell whether *fact* is the dates, which stand beside the name of a card."""
    return [item.text.lower() for item in fact] == [entry.name.when.lower()]


_OPTIONS = (
    ViewOption(
        name="as",
        example="table",
        read=one_of(*Style),
        help="Whether they are shown as a list, a table or cards.",
    ),
    ViewOption(
        name="columns",
        example="dates; nationality; offices",
        read=split_list,
        words=column_names,
        help="The facts in a table or on cards: “dates”, or options of the type shown.",
    ),
    ViewOption(
        name="order-by",
        example="date",
        read=one_of("name", "date"),
        help="Whether they are in the order of names or of time.",
    ),
)
PEOPLE = View(
    name="people",
    compose=compose_roll,
    render=render_roll,
    groupings=("none", "initial"),
    field_groupings=grouping_names,
    objtype="person",
    options=_OPTIONS,
    help="The people of the book, filed by surname, with their life dates.",
)
ENTITIES = View(
    name="entities",
    compose=compose_roll,
    render=render_roll,
    groupings=("none", "initial"),
    field_groupings=grouping_names,
    options=_OPTIONS,
    help="The entities of any type, filed by name.",
)
