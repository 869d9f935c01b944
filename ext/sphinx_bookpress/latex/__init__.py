"""The other road to print: Sphinx's LaTeX builder, set up as for a trade book."""

from __future__ import annotations

from .chapters import (
    BreakLongWords,
    OpenChapters,
    PartNotes,
    RunInFields,
    SettleAnchors,
    ShortenIndexEntries,
)
from .settings import set_latex

__all__ = ["LATEX_TRANSFORMS", "set_latex"]

LATEX_TRANSFORMS = (
    OpenChapters,
    PartNotes,
    BreakLongWords,
    RunInFields,
    SettleAnchors,
    ShortenIndexEntries,
)
