"""From the joined doctree of a book to Typst."""

from __future__ import annotations

from sphinx_bookpress.writer.blocks import BlockWriter
from sphinx_bookpress.writer.describe import DescriptionWriter
from sphinx_bookpress.writer.inline import InlineWriter
from sphinx_bookpress.writer.lists import ListWriter
from sphinx_bookpress.writer.notes import NoteWriter
from sphinx_bookpress.writer.references import ReferenceWriter
from sphinx_bookpress.writer.structure import StructureWriter
from sphinx_bookpress.writer.tables import TableWriter


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
