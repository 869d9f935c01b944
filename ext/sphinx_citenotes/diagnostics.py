"""Every kind of trouble that an author is told of, and how it is told."""

from __future__ import annotations

from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes

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

    FILE = "file"
    """A bibliography file cannot be read, or only in part."""


def warn(
    trouble: Trouble, message: str, location: nodes.Node | tuple[str, int] | str | None
) -> None:
    """Tell the author *message* at *location*, under the subtype of *trouble*."""
    _logger.warning("%s", message, type="citenotes", subtype=trouble.value, location=location)


def suggest(name: str, known: Iterable[str]) -> str:
    """Return the end of a message that offers the nearest *known* name, empty if none is near."""
    near = get_close_matches(name, list(known), n=1)
    return f"; did you mean ‘{near[0]}’?" if near else ""
