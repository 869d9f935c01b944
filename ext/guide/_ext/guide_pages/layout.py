"""The nodes of which examples and tables are made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_CODE = re.compile(r"(?<!\w)(?:'([^']*)'|‘([^’]+)’)(?!\w)")


def told(text: str) -> list[nodes.Node]:
    """Return a sentence of the code with what stands in single quotes as code.

    Straight quotes are kept, since conf.py has them; curly ones are dropped.
    """
    found: list[nodes.Node] = []
    end = 0
    for match in _CODE.finditer(text):
        found += [nodes.Text(text[end : match.start()]), code(match[2] or match[0])]
        end = match.end()
    return [*found, nodes.Text(text[end:])]


def code(text: str) -> nodes.literal:
    """Return *text* as something to type."""
    return nodes.literal(text, text)


def listing(text: str, language: str, *classes: str) -> nodes.literal_block:
    """Return *text* as a block of source in *language*."""
    return nodes.literal_block(
        text, text, language=language, classes=list(classes), force=True, translatable=False
    )


def labelled(label: str, block: nodes.Node) -> nodes.container:
    """Return *block* under a line that says what it is, such as the name of a file."""
    head = nodes.paragraph("", "", nodes.Text(label), classes=["guide-label"], translatable=False)
    return nodes.container("", head, block, classes=["guide-labelled"])


def table(
    columns: Mapping[str, int], rows: Iterable[Sequence[Sequence[nodes.Node]]], *classes: str
) -> nodes.table:
    """Return a table of *rows*, whose cells are inline nodes.

    *columns* are the heads with their widths in print, in hundredths; a browser finds its own.
    """
    group = nodes.tgroup("", cols=len(columns))
    group += [nodes.colspec("", colwidth=width) for width in columns.values()]
    head = nodes.row("", *(_cell([nodes.Text(text)]) for text in columns))
    group += nodes.thead("", head)
    group += nodes.tbody("", *(nodes.row("", *(_cell(cell) for cell in row)) for row in rows))
    return nodes.table("", group, classes=["guide-table", "colwidths-auto", *classes])


def _cell(content: Sequence[nodes.Node]) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", *content))
