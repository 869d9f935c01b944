"""Tables: widths, spans, heads that repeat, captions."""

from __future__ import annotations

from docutils import nodes

from ..model.text import string_of
from .figures import FigureWriter

_SIDES = ("left", "center", "right")
_WHOLE_ROWS = 9
"""Tables up to this many rows are not broken over pages."""


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
        self.add(f"breakable: {'true' if rows > _WHOLE_ROWS else 'false'}, caption: ")
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
        self.add(f"#cells({''.join(f'{width}, ' for width in widths)})(\n")
        _mark_stubs(node, [bool(spec.get("stub")) for spec in specs])

    def depart_tgroup(self, _node: nodes.Element) -> None:
        """Close the cells."""
        self.add(")")

    def visit_colspec(self, _node: nodes.Element) -> None:
        """The widths are already written."""
        raise nodes.SkipNode

    def visit_thead(self, node: nodes.Element) -> None:
        """Open the head, which is repeated unless it has notes that would be repeated too."""
        repeat = next(node.findall(nodes.footnote_reference), None) is None
        self.add(f"table.header(repeat: {'true' if repeat else 'false'}, ")

    def depart_thead(self, _node: nodes.Element) -> None:
        """Close the head."""
        self.add("head-rule),\n")

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
        if self._is_head(node):
            self.add("#table-head[")
        self.add_anchors(node)

    def depart_entry(self, node: nodes.Element) -> None:
        """Close a cell."""
        if self._is_head(node):
            self.add("]")
        self.add("], ")

    @staticmethod
    def _is_head(entry: nodes.Element) -> bool:
        return isinstance(entry.parent.parent, nodes.thead) or bool(entry.get("bookpress-stub"))


def _mark_stubs(tgroup: nodes.Element, stubs: list[bool]) -> None:
    """Mark the cells that stand in columns of row heads, counting cells that span."""
    if not any(stubs):
        return
    taken: dict[int, int] = {}
    for row in tgroup.findall(nodes.row):
        if row.parent.parent is not tgroup:
            continue
        column = 0
        for entry in row.findall(nodes.entry):
            if entry.parent is not row:
                continue
            while taken.get(column, 0) > 0:
                taken[column] -= 1
                column += 1
            entry["bookpress-stub"] = column < len(stubs) and stubs[column]
            for _ in range(entry.get("morecols", 0) + 1):
                taken[column] = entry.get("morerows", 0)
                column += 1
        for rest in range(column, len(stubs)):
            taken[rest] = max(taken.get(rest, 0) - 1, 0)
