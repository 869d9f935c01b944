"""From the joined doctree of a book to Typst."""

from __future__ import annotations

from .blocks import BlockWriter
from .describe import DescriptionWriter
from .inline import InlineWriter
from .lists import ListWriter
from .notes import NoteWriter
from .references import ReferenceWriter
from .structure import StructureWriter
from .tables import TableWriter


class TypstTranslator(
    StructureWriter,
    BlockWriter,
    ListWriter,
    TableWriter,
    NoteWriter,
    ReferenceWriter,
    DescriptionWriter,
    InlineWriter,
):
    """Writes every node of docutils and Sphinx as Typst code."""


__all__ = ["TypstTranslator"]
