"""Tables of HTML as tables of docutils."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from .html_tree import Tag, Unseen, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MOST_COLUMNS = 100
_MOST_CELLS = 100_000
_SIDES = frozenset({"left", "center", "right"})

HtmlTag = Tag[nodes.Node]


@dataclass(slots=True)
class _Cell:
    tag: HtmlTag | None
    wide: int = 1
    tall: int = 1


def table_of(
    tag: HtmlTag, contents_of: Callable[[HtmlTag], list[nodes.Node]], caption: list[nodes.Node]
) -> nodes.table | None:
    """Return the table *tag* with *caption*, or nothing if it has no cell."""
    head = list(_rows_of(tag, "thead"))
    rows = [*head, *_rows_of(tag, "", "tbody"), *_rows_of(tag, "tfoot")]
    if not head and len(rows) > 1 and all(cell.name == "th" for cell in rows[0].tags("td", "th")):
        head = rows[:1]
    grid, columns = _placed(rows)
    if not columns:
        return None
    group = nodes.tgroup(cols=columns)
    stubs = _stubs(grid[len(head) :])
    group += [_column(100 // columns or 1, is_head=n < stubs) for n in range(columns)]
    parts = [(nodes.thead, grid[: len(head)]), (nodes.tbody, grid[len(head) :])]
    for kind, lines in parts:
        if lines:
            group += kind("", *(_row(cells, contents_of) for cells in lines))
    table = nodes.table("", classes=["colwidths-auto", *tag.attributes.get("class", "").split()])
    if caption:
        table += nodes.title("", "", *caption)
    table += group
    return table


_WITHIN = {
    "table": frozenset({"thead", "tbody", "tfoot", "tr", "caption", "col", "colgroup"}),
    **dict.fromkeys(("thead", "tbody", "tfoot"), frozenset({"tr"})),
    "tr": frozenset({"td", "th"}),
}


def outside_cells(tag: HtmlTag) -> Iterator[list[HtmlTag | Words | Unseen | nodes.Node]]:
    """Yield the runs of what stands in a table, its parts or rows, and in no cell or caption."""
    run: list[HtmlTag | Words | Unseen | nodes.Node] = []
    for child in tag.children:
        if not (isinstance(child, Tag) and child.name in _WITHIN[tag.name]):
            run.append(child)
            continue
        if run:
            yield run
            run = []
        if child.name in _WITHIN:
            yield from outside_cells(child)
    if run:
        yield run


def _column(width: int, *, is_head: bool) -> nodes.colspec:
    column = nodes.colspec(colwidth=width)
    if is_head:
        column["stub"] = 1
    return column


def _rows_of(table: HtmlTag, *parts: str) -> Iterator[HtmlTag]:
    """Yield the rows of *parts*; an empty name stands for those directly in the table."""
    for child in table.tags("tr", *parts):
        if child.name == "tr":
            if "" in parts:
                yield child
        else:
            yield from child.tags("tr")


def _placed(rows: list[HtmlTag]) -> tuple[list[list[_Cell]], int]:
    """Return the cells of each row, without holes, and the number of columns."""
    grid: list[list[_Cell]] = []
    covered: dict[int, int] = {}
    """For how many rows more a column is taken by a cell from above."""
    widths = []
    for number, row in enumerate(rows):
        cells, column, above = [], 0, dict(covered)
        covered = {place: left - 1 for place, left in above.items() if left > 1}
        for tag in row.tags("td", "th"):
            while column in above:
                column += 1
            wide = min(_number(tag, "colspan"), max(1, _MOST_COLUMNS - column))
            while any(place in above for place in range(column, column + wide)):
                wide -= 1
            left = len(rows) - number
            tall = left if tag.attributes.get("rowspan") == "0" else _number(tag, "rowspan")
            tall = min(tall, left)
            cells.append(_Cell(tag, wide, tall))
            if tall > 1:
                covered |= dict.fromkeys(range(column, column + wide), tall - 1)
            column += wide
        widths.append(max([column, *(place + 1 for place in above)]))
        grid.append(cells)
    columns = max(widths, default=0)
    if columns * len(rows) <= _MOST_CELLS:
        _fill(grid, columns)
    return grid, columns


def _fill(grid: list[list[_Cell]], columns: int) -> None:
    """Add empty cells where a row is shorter than the longest."""
    covered: dict[int, int] = {}
    for cells in grid:
        taken = len(covered) + sum(cell.wide for cell in cells)
        cells += [_Cell(None) for _ in range(columns - taken)]
        column, below = 0, {place: left - 1 for place, left in covered.items() if left > 1}
        for cell in cells:
            while column in covered:
                column += 1
            if cell.tall > 1:
                below |= dict.fromkeys(range(column, column + cell.wide), cell.tall - 1)
            column += cell.wide
        covered = below


def _stubs(rows: list[list[_Cell]]) -> int:
    """Return 1 if the first cell of each row is a head."""
    first = [cells[0].tag for cells in rows if cells]
    heads = bool(first) and all(tag is not None and tag.name == "th" for tag in first)
    return int(heads and any(len(cells) > 1 for cells in rows))


def _row(cells: list[_Cell], contents_of: Callable[[HtmlTag], list[nodes.Node]]) -> nodes.row:
    row = nodes.row()
    for cell in cells:
        entry = nodes.entry()
        if cell.wide > 1:
            entry["morecols"] = cell.wide - 1
        if cell.tall > 1:
            entry["morerows"] = cell.tall - 1
        if cell.tag is not None:
            entry["classes"] += _classes_of(cell.tag)
            entry += contents_of(cell.tag)
        row += entry
    return row


def _classes_of(tag: HtmlTag) -> list[str]:
    side = tag.attributes.get("align", "").strip().lower()
    style = tag.attributes.get("style", "").lower().replace(" ", "")
    side = next((each for each in _SIDES if f"text-align:{each}" in style), side)
    aligned = [f"text-{side}"] if side in _SIDES else []
    return [*tag.attributes.get("class", "").split(), *aligned]


def _number(tag: HtmlTag, name: str) -> int:
    text = tag.attributes.get(name, "").strip()
    return max(1, min(int(text), 10_000)) if text.isascii() and text.isdigit() else 1
