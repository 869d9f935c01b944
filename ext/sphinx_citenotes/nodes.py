"""The placeholder that stands in the doctree until the form of a citation is decided."""

from __future__ import annotations

from enum import StrEnum

from docutils import nodes


class Place(StrEnum):
    """Where the text of a citation will stand."""

    NOTE = "note"
    """Alone in a note of its own, as a sentence."""

    PROSE = "prose"
    """Inside a note that the author wrote by hand."""

    TEXT = "text"
    """In the text itself, always shortened."""


class pending_citation(nodes.Inline, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """The citations of one role; post-transforms replace it by their text.

    *citations* are the records, *typed* is what the author wrote, which prints if there are no
    records; *place* is a :class:`Place`, *docname* the page that cites, and *position* the number
    of this group among the groups of the page's notes (not in the text).
    It has no visitor, so that one which was forgotten fails loudly in every builder.
    """
