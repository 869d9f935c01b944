"""Tables and glossaries in Markdown that are read as something else, without a word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Iterator

# MyST makes dashes of hyphens.
_GRID = re.compile(r"\s*\+(?:[-–—=:]+\+)+\s*")
_ROW = re.compile(r"\s*\|.+\|\s*")


def find_lost_blocks(document: nodes.document) -> Iterator[tuple[nodes.Element, str]]:
    """Yield what in *document* was meant for a table, and what to write."""
    if Path(document.get("source", "")).suffix == ".rst":
        return
    for paragraph in document.findall(nodes.paragraph):
        yield from _lost_table(paragraph)


def _lost_table(paragraph: nodes.paragraph) -> Iterator[tuple[nodes.Element, str]]:
    rows = [row for row in paragraph.astext().splitlines() if row.strip()]
    if len(rows) > 1 and _GRID.fullmatch(rows[0]):
        message = (
            f"‘{rows[0].strip()}’ is read as plain text: Markdown has no tables of this kind here;"
            " write ‘| a | b |’ with ‘|---|---|’ below its head, or let pandoc write -t gfm"
        )
        yield paragraph, message
    elif len(rows) > 1 and all(map(_ROW.fullmatch, rows)):
        columns = rows[0].strip().strip("|").count("|") + 1
        rule = "|".join(["", *["---"] * columns, ""])
        typed = rows[0].strip()
        yield (
            paragraph,
            f"‘{typed}’ is read as plain text; a table has ‘{rule}’ below its head",
        )


def find_lost_definitions(document: nodes.document) -> Iterator[tuple[str, str]]:
    """Yield the definitions that a glossary takes for terms, each with its place."""
    for glossary in document.findall(addnodes.glossary):
        for term in glossary.findall(nodes.term):
            words = term.astext()
            if words.startswith(":"):
                message = (
                    f"‘{words}’ is read as a term of the glossary; set a definition in by three"
                    " blanks and leave the colon out"
                )
                yield message, _place_in_file(document.get("source", ""), words)


def _place_in_file(source: str, words: str) -> str:
    """Return the line of *source* that has *words*, which a term in Markdown does not know."""
    try:
        lines = Path(source).read_text("utf-8").splitlines()
    except (OSError, ValueError):
        lines = []
    numbers = (number for number, line in enumerate(lines, 1) if line.strip() == words.strip())
    return f"{source}:{next(numbers, 1)}"
