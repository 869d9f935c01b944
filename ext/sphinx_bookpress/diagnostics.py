"""Every kind of trouble that an author is told of, and how it is told."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils import nodes

_logger = logging.getLogger(__name__)


class Trouble(StrEnum):
    """The subtypes of ``bookpress.*`` warnings, each to be silenced by its name.

    Put ``"bookpress.link"`` into ``suppress_warnings`` to silence one.
    """

    LINK = "link"
    """A link points at a place that is not in the printed book; its words are printed."""

    NODE = "node"
    """An extension's node has no handler for Typst, or one that fails; its words are printed."""

    NOTE = "note"
    """A note is never called, or a call has no note."""

    IMAGE = "image"
    """An image is damaged where no program but Typst sees it; its description stands there."""

    ALT = "alt"
    """An image has no description for readers who cannot see it."""

    MATH = "math"
    """A formula cannot be read; its TeX is printed."""

    PAGE = "page"
    """An extension leaves a page of the EPUB not well-formed XML; shops and devices refuse it."""

    FONT = "font"
    """No font at hand has a character that the book uses; one message for each character."""

    CONF = "conf"
    """A name in ``conf.py`` begins as our options do and is none of them."""

    TYPST = "typst"
    """Typst has something to say about the book, or cannot set a piece: its words are printed."""


def warn(
    trouble: Trouble, message: str, location: nodes.Node | tuple[str, int] | str | None = None
) -> None:
    """Tell the author *message* at *location*, under the subtype of *trouble*."""
    _logger.warning("%s", message, type="bookpress", subtype=trouble.value, location=location)
