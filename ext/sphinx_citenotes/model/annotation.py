"""What an author remarks on a source in an annotated bibliography."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .latex import read_latex
from .words import as_text

if TYPE_CHECKING:
    from pybtex.database import Entry
    from pybtex.richtext import Text

_PARAGRAPH = re.compile(r"\\par(?![A-Za-z])|\n\s*\n")


def read_annotation(entry: Entry) -> tuple[Text, ...]:
    """Return the paragraphs of the field ``annotation``, or ``annote`` as BibTeX calls it."""
    typed = entry.fields.get("annotation") or entry.fields.get("annote") or ""
    paragraphs = (read_latex(part.strip()) for part in _PARAGRAPH.split(typed))
    return tuple(as_text(words) for words in paragraphs if words)
