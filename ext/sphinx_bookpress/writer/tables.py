"""Tables: widths, spans, heads that repeat, captions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes

from ..model.text import LONGEST_WORD, array_of, string_of, strings_of, words_of
from .figures import FigureWriter, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIDES = ("left", "center", "right")
_WHOLE_ROWS = 9
"""Tables up to this many rows are not broken over pages."""

_LONG_LINE = 120
"""Letters of a line, beyond which a column has no greater claim to room."""

_LETTERS_OF_A_LINE = 60
_TALL_HEAD = 15
"""Lines of a head that is too high to be repeated on each page."""

_BREAKABLE = re.compile(r"[-_/.:\s]+")


class TableWriter(FigureWriter):
    """Writes tables that may break over pages and repeat their heads."""

    def visit_table(self, node: nodes.Element) -> None:
        """Open a table, with its number and caption if it has one; a short one stays whole."""
        self.mark(node)
        self.await_anchors(node["ids"])
        title = next((child for child in node.children if isinstance(child, nodes.title)), None)
        head = next(node.findall(nodes.thead), None)
        if head is not None:
            # A head is repeated on each page, but an anchor may stand only once.
            for element in head.findall(nodes.Element):
                self.await_anchors(element["ids"])
        self.add(f"\n#table-with-caption(number: {string_of(self.figure_number(node, 'table'))}, ")
        rows = sum(1 for _ in node.findall(nodes.row))
        self.add(
            f"breakable: {'true' if rows > _WHOLE_ROWS else 'false'}, {width_of(node)}caption: "
        )
        if title is None:
            self.add("none")
        else:
            self.add("[")
            self.add_anchors(title)
            self.write_children(title)
            self.add("]")
        self.add(", [")
        self.flush_anchors()

    def depart_table(self, _node: nodes.Element) -> None:
        """Close a table."""
        self.add("])\n\n")

    def visit_tgroup(self, node: nodes.Element) -> None:
        """Open the cells, with the widths that the author gave."""
        specs = [child for child in node.children if isinstance(child, nodes.colspec)]
        given = "colwidths-given" in node.parent["classes"]
        widths = [f"{spec['colwidth']}fr" if given else "auto" for spec in specs]
        needs = _needs_of(node, len(specs))
        words = array_of(tuple(str(need.word) for need in needs))
        lines = array_of(tuple(str(need.line) for need in needs))
        self.add(f"#cells({''.join(f'{width}, ' for width in widths)}")
        classes = strings_of(tuple(node.parent["classes"]))
        self.add(f"words: {words}, lines: {lines}, classes: {classes})(\n")
        _mark_stubs(node, [bool(spec.get("stub")) for spec in specs])

    def depart_tgroup(self, _node: nodes.Element) -> None:
        """Close the cells."""
        self.add(")")

    def visit_colspec(self, _node: nodes.Element) -> None:
        """The widths are already written."""
        raise nodes.SkipNode

    def visit_thead(self, node: nodes.Element) -> None:
        """Open the head, which is repeated unless it has notes that would be repeated too.

        Typst does not break the head of a table: one that could fill a page is written as rows.
        """
        if _is_tall(node):
            return
        repeat = next(node.findall(nodes.footnote_reference), None) is None
        self.add(f"table.header(repeat: {'true' if repeat else 'false'}, ")

    def depart_thead(self, node: nodes.Element) -> None:
        """Close the head."""
        self.add("head-rule,\n" if _is_tall(node) else "head-rule),\n")

    def visit_tbody(self, node: nodes.Element) -> None:
        """Begin the body."""
        self.await_anchors(node["ids"])

    def depart_tbody(self, node: nodes.Element) -> None:
        """End the body."""

    def visit_row(self, node: nodes.Element) -> None:
        """Begin a row."""
        self.await_anchors(node["ids"])

    def depart_row(self, _node: nodes.Element) -> None:
        """End a row."""
        self.add("\n")

    def visit_entry(self, node: nodes.Element) -> None:
        """Open a cell."""
        options = []
        for key, name in (("morecols", "colspan"), ("morerows", "rowspan")):
            if more := node.get(key):
                options.append(f"{name}: {more + 1}")
        options += [f"align: {side}" for side in _SIDES if f"text-{side}" in node["classes"]]
        self.add(f"table.cell({', '.join(options)})[")
        if style := _style_of(node):
            self.add(f"#{style}[")
        self.add_anchors(node)

    def depart_entry(self, node: nodes.Element) -> None:
        """Close a cell."""
        if _style_of(node):
            self.add("]")
        self.add("], ")


def _is_tall(head: nodes.Element) -> bool:
    """Return whether the cells of *head* could fill half a page, one below the other."""
    widths = head.parent.get("cols", 1)
    lines = 0
    for entry in head.findall(nodes.entry):
        blocks = [block for block in entry.findall(nodes.TextElement) if block.astext()]
        lines += max(len(blocks), len(entry.astext()) * widths // _LETTERS_OF_A_LINE)
    return lines > _TALL_HEAD * max(widths, 1)


def _style_of(entry: nodes.Element) -> str:
    """Return the template's function for the head of a column or of a row; nothing for others."""
    if isinstance(entry.parent.parent, nodes.thead):
        return "table-head"
    return "row-head" if entry.get("bookpress-stub") else ""


@dataclass(slots=True, kw_only=True)
class _Need:
    """How many letters the longest word and the lines of a column have."""

    word: int = 1
    lines: list[int] = field(default_factory=list)

    @property
    def line(self) -> int:
        """A length that nine of ten lines keep to, so that one long cell narrows no others."""
        ordered = sorted(self.lines)
        return ordered[len(ordered) - 1 - len(ordered) // 10] if ordered else 1


def _needs_of(tgroup: nodes.Element, columns: int) -> list[_Need]:
    """Return what each column needs; cells that span columns take what there is."""
    needs = [_Need() for _ in range(columns)]
    for entry, column in _placed(tgroup):
        if column < columns and not entry.get("morecols"):
            needs[column].word = max(needs[column].word, _longest_word(entry))
            needs[column].lines.append(_longest_line(entry))
    return needs


def _longest_word(entry: nodes.Element) -> int:
    """Return the letters that cannot be parted; the template parts literals at their signs."""
    longest = 1
    for text in entry.findall(nodes.Text):
        is_literal = isinstance(text.parent, (nodes.literal, nodes.literal_block))
        words = _BREAKABLE.split(text) if is_literal else words_of(text).split()
        longest = max(longest, *map(len, words), 1)
    return min(longest, LONGEST_WORD)


def _longest_line(entry: nodes.Element) -> int:
    lines = (len(line) for child in entry.children for line in child.astext().split("\n\n"))
    return min(max(lines, default=1), _LONG_LINE)


def _placed(tgroup: nodes.Element) -> Iterator[tuple[nodes.Element, int]]:
    """Return each cell of a table with its column, counting cells that span."""
    taken: dict[int, int] = {}
    for row in tgroup.findall(nodes.row):
        if row.parent.parent is not tgroup:
            continue
        column = 0
        for entry in row.children:
            while taken.get(column, 0) > 0:
                taken[column] -= 1
                column += 1
            assert isinstance(entry, nodes.Element)
            yield entry, column
            for _ in range(entry.get("morecols", 0) + 1):
                taken[column] = entry.get("morerows", 0)
                column += 1
        for rest in range(column, max(taken, default=0) + 1):
            taken[rest] = max(taken.get(rest, 0) - 1, 0)


def cells_fit(tgroup: nodes.Element) -> bool:
    """Return whether no cell of a table stands beyond its columns, which Typst refuses."""
    columns = sum(isinstance(child, nodes.colspec) for child in tgroup.children)
    return columns > 0 and all(
        column + entry.get("morecols", 0) < columns for entry, column in _placed(tgroup)
    )


def _mark_stubs(tgroup: nodes.Element, stubs: list[bool]) -> None:
    """Mark the cells that stand in columns of row heads."""
    if any(stubs):
        for entry, column in _placed(tgroup):
            entry["bookpress-stub"] = column < len(stubs) and stubs[column]
