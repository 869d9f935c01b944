"""Every kind of trouble that an author is told of, and how it is told."""

from __future__ import annotations

from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

from sphinx.util import logging
from sphinx.util.nodes import get_node_line, get_node_source

from .config import Weight, weight_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.config import Config

_logger = logging.getLogger(__name__)


class Trouble(StrEnum):
    """The subtypes of ``citenotes.*`` warnings, each to be silenced by its name.

    Put ``"citenotes.key"`` into ``suppress_warnings`` to silence one.
    """

    TARGET = "target"
    """The text of a citation role is not ``key{locator}, key{locator}``."""

    KEY = "key"
    """A citation names a source that no bibliography file has."""

    SOURCE = "source"
    """An entry of a bibliography file lacks a field, or has a type or field that we do not know."""

    FIELD = "field"
    """An entry of a bibliography file has a field that nobody reads, often a misspelt one."""

    ADDRESS = "address"
    """A source has an address that is printed without a link: it is none of the web."""

    FILE = "file"
    """A bibliography file cannot be read, or only in part."""

    FILTER = "filter"
    """The ``:filter:`` of a bibliography asks what cannot be answered."""

    FAILURE = "failure"
    """Something failed by a mistake of ours, and is left out; please report it."""

    CONF = "conf"
    """A name in ``conf.py`` begins as our options do and is none of them."""

    UNCITED = "uncited"
    """No page cites an entry of a bibliography file."""

    IMPRINT = "imprint"
    """A source that the book cites has no place or no publisher, where Chicago wants them."""

    RANGE = "range"
    """A range of pages, documents or the like ends before it begins."""

    NOTE = "note"
    """A number is asked for of a note that the page does not have."""

    STYLE = "style"
    """A style cannot print a source, by a slip in it."""

    LABEL = "label"
    """A note has a figure for its name, on a page whose notes are numbered in their order."""

    HEADING = "heading"
    """A note stands in a heading or a caption."""

    QUOTATION = "quotation"
    """A quotation of more words than ``citenotes_quotation_words`` has no note."""


def warn(
    trouble: Trouble, message: str, location: nodes.Node | tuple[str, int] | str | None
) -> None:
    """Tell the author *message* at *location*, under the subtype of *trouble*."""
    _logger.warning("%s", message, type="citenotes", subtype=trouble.value, location=location)


def warn_once(trouble: Trouble, message: str, location: str | None = None) -> None:
    """Warn the author with *message*, however often it is met in this build."""
    _logger.warning(
        "%s", message, type="citenotes", subtype=trouble.value, location=location, once=True
    )


def remark(
    config: Config, check: Trouble, message: str, location: nodes.Element | tuple[str, int] | str
) -> None:
    """Tell the author *message* with the weight that the book gives to *check*."""
    weight = weight_of(config, check.value)
    if weight is Weight.WARNING:
        warn(check, message, location)
    elif weight is Weight.INFO:
        _logger.info("%s: %s [citenotes.%s]", _place(location), message, check.value)


def _place(location: nodes.Element | tuple[str, int] | str) -> str:
    if isinstance(location, str):
        return location
    if isinstance(location, tuple):
        docname, line = location
        return f"{docname}:{line}"
    source, number = get_node_source(location), get_node_line(location)
    return f"{source}:{number}" if number else str(source)


def suggest(name: str, known: Iterable[str]) -> str:
    """Return the end of a message that offers the nearest *known* name, empty if none is near."""
    near = get_close_matches(name, list(known), n=1)
    return f"; did you mean ‘{near[0]}’?" if near else ""
