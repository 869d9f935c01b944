"""From the joined doctree of a book to Typst."""

from __future__ import annotations

from .blocks import BlockWriter
from .describe import DescriptionWriter
from .diagrams import DiagramWriter
from .formulas import FormulaWriter
from .inline import InlineWriter
from .lists import ListWriter
from .plain import PlainWriter
from .references import ReferenceWriter
from .structure import StructureWriter
from .tables import TableWriter


class TypstTranslator(
    PlainWriter,
    StructureWriter,
    BlockWriter,
    ListWriter,
    TableWriter,
    DiagramWriter,
    ReferenceWriter,
    DescriptionWriter,
    FormulaWriter,
    InlineWriter,
):
    """Writes every node of docutils and Sphinx as Typst code."""


__all__ = ["TypstTranslator"]
