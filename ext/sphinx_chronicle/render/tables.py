"""Tables of standard nodes, which every builder can write."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cell = list[nodes.Node]

# Of a table in plain text, in characters; elsewhere only the shares of the columns count.
_WIDTH = 74
# In a table of so many columns nobody knows what a cell says when the head is out of sight.
_MANY = 3


def make_table(
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    widths: Sequence[float],
    *,
    classes: Sequence[str] = (),
) -> nodes.table:
    """Return a table whose first column heads the rows; *widths* are shares of its width.

    It has no caption: print would number it among the author's own.
    """
    labels = ["", *headings[1:]] if len(headings) >= _MANY else [""] * len(headings)
    group = nodes.tgroup(cols=len(widths))
    for number, width in enumerate(widths):
        share = round(_WIDTH * width / sum(widths))
        group += nodes.colspec(colwidth=share, stub=int(number == 0))
    group += nodes.thead("", nodes.row("", *(_entry([nodes.Text(h)], "") for h in headings)))
    body = nodes.tbody()
    for row in rows:
        body += nodes.row("", *map(_entry, row, labels))
    group += body
    return nodes.table("", group, classes=["colwidths-given", "chronicle-table", *classes])


def _entry(cell: Cell, label: str) -> nodes.entry:
    """Return a cell of blocks, or of one paragraph with words after the *label* of phones."""
    if not cell:
        return nodes.entry()
    if all(isinstance(node, nodes.Inline | nodes.Text) for node in cell):
        return nodes.entry("", nodes.paragraph("", "", *_label(label), *cell))
    return nodes.entry("", *cell)


def _label(label: str) -> list[nodes.Node]:
    """Return what the web page shows before a cell where each row is a block of its own."""
    if not label:
        return []
    span = ET.Element("span", {"class": "chronicle-cell-label"})
    span.text = f"{label}: "
    return [nodes.raw("", ET.tostring(span, encoding="unicode"), format="html")]
