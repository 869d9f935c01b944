"""Tables of standard nodes, which every builder can write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cell = list[nodes.Node]


def make_table(
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    widths: Sequence[int],
    *,
    classes: Sequence[str] = (),
) -> nodes.table:
    """Return a table whose first column heads the rows; *widths* are shares of its width.

    A table of names has no caption: print would number it among the author's own.
    """
    group = nodes.tgroup(cols=len(widths))
    group += [nodes.colspec(colwidth=width, stub=int(n == 0)) for n, width in enumerate(widths)]
    if headings:
        group += nodes.thead("", nodes.row("", *(_entry([nodes.Text(h)]) for h in headings)))
    group += nodes.tbody("", *(nodes.row("", *(_entry(cell) for cell in row)) for row in rows))
    return nodes.table("", group, classes=["colwidths-given", "chronicle-table", *classes])


def _entry(cell: Cell) -> nodes.entry:
    """Return a cell of blocks, or of one paragraph with words."""
    if all(isinstance(node, nodes.Inline | nodes.Text) for node in cell):
        return nodes.entry("", nodes.paragraph("", "", *cell)) if cell else nodes.entry()
    return nodes.entry("", *cell)
