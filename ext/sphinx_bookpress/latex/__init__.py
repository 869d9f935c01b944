"""The other road to print: Sphinx's LaTeX builder, set up as for a trade book."""

from __future__ import annotations

from .chapters import BreakLongWords, OpenChapters, RunInFields, SettleAnchors
from .settings import set_latex

__all__ = ["BreakLongWords", "OpenChapters", "RunInFields", "SettleAnchors", "set_latex"]
