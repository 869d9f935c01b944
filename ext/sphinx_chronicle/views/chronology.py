"""``{chronology}``: events in order of time, the parts of an event under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from ..model.annals import Annals, Line, Period, compose_annals
from ..render.links import render_item
from .view import View

if TYPE_CHECKING:
    from ..nodes import chronicle_view

_ = get_translation("sphinx_chronicle")


def render_annals(annals: Annals, placeholder: chronicle_view) -> list[nodes.Node]:
    """Return a list of events for each chapter, under its heading."""
    docname = placeholder["docname"]
    box = nodes.container("", classes=["chronicle-view", "chronicle-chronology"])
    if not annals.chapters:
        empty = _("No events to show.")
        box += nodes.paragraph(empty, empty)
    for chapter in annals.chapters:
        heading = _("Undated") if chapter.is_undated else chapter.heading
        if heading:
            box += nodes.rubric(heading, heading, classes=["chronicle-group"])
        box += _render_lines(chapter.lines, docname)
    return [box]


def _render_lines(lines: tuple[Line, ...], docname: str) -> nodes.bullet_list:
    found = nodes.bullet_list("", bullet="-")
    for line in lines:
        paragraph = nodes.paragraph("", "", *render_item(line.event, docname))
        if line.place is not None:
            paragraph += nodes.Text(", ")
            paragraph += render_item(line.place, docname)
        item = nodes.list_item("", paragraph)
        if line.parts:
            item += _render_lines(line.parts, docname)
        found += item
    return found


CHRONOLOGY = View(
    name="chronology",
    compose=compose_annals,
    render=render_annals,
    groupings=(Period.YEAR, Period.MONTH, Period.DAY, Period.DECADE, Period.NONE),
    objtype="event",
    help="Events in order of time, each with its place; the parts of an event stand under it.",
)
