"""The placeholder that stands in the doctree until the form of a citation is decided."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


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


class pending_note_number(nodes.Inline, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """Where the number of the note stands that the page calls by *label*."""


class pending_page_citation(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """Where the page *docname* says how to cite it."""


class break_point(nodes.Inline, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """Where a browser may break a line without a hyphen: HTML's ``wbr``."""


class folded_list(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """What a web page shows when its summary is opened: HTML's ``details``."""


class folded_summary(nodes.General, nodes.TextElement):  # noqa: N801 (docutils names nodes so)
    """The words that stand for a :class:`folded_list` as long as it is closed."""


def write_break(translator: HTML5Translator, _node: break_point) -> None:
    """Write the element, which holds nothing."""
    translator.body.append("<wbr/>")


def end_break(_translator: HTML5Translator, _node: break_point) -> None:
    """Do nothing."""


def open_list(translator: HTML5Translator, node: folded_list) -> None:
    """Begin the element."""
    translator.body.append(translator.starttag(node, "details", ""))


def close_list(translator: HTML5Translator, _node: folded_list) -> None:
    """End the element."""
    translator.body.append("</details>\n")


def open_summary(translator: HTML5Translator, node: folded_summary) -> None:
    """Begin the element."""
    translator.body.append(translator.starttag(node, "summary", ""))


def close_summary(translator: HTML5Translator, _node: folded_summary) -> None:
    """End the element."""
    translator.body.append("</summary>\n")
