"""The one door for our own mistakes: each costs what it spoils and one warning, never the book."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils.nodes import Node
from sphinx.errors import SphinxError
from sphinx.util import logging

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from types import TracebackType

_logger = logging.getLogger(__name__)
# The place, which Sphinx writes before, is here so that each place counts, and each once: some
# builders make a page twice.
_MESSAGE = (
    "%.0s%s failed by a mistake of sphinx_%s, not of yours (%s: %s), and is left out; please report"
    " it to its authors, with the page and what ‘sphinx-build -vv’ says of it"
)


@dataclass(frozen=True, slots=True)
class guard:  # noqa: N801 (it stands behind ``with``, as do those of contextlib)
    """Leave out *what*, with a warning ``OWNER.failure``, if it raises what nobody foresaw.

    What is meant for the author (a :class:`SphinxError`) goes on, and so does what is no mistake
    of ours: an interruption, a disk that is full, memory that is used up.
    """

    owner: str
    what: str
    location: Node | tuple[str, int] | str | None = None

    def __enter__(self) -> None:
        """Begin what may fail."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> bool:
        """Tell of *error* if it is one of ours; then the caller goes on."""
        foreseen = isinstance(error, (SphinxError, OSError, MemoryError))
        if kind is None or foreseen or not isinstance(error, Exception):
            return False
        _logger.warning(
            _MESSAGE,
            _place_of(self.location),
            self.what,
            self.owner,
            kind.__name__,
            str(error),  # which is the same the second time, as the exception is not
            type=self.owner,
            subtype="failure",
            location=self.location,
            once=True,
        )
        _logger.debug("%s failed", self.what, exc_info=error)
        return True


def _place_of(location: Node | tuple[str, int] | str | None) -> str:
    return f"{location.source}:{location.line}" if isinstance(location, Node) else str(location)


def left_to_writing() -> AbstractContextManager[None]:
    """Pass over what fails now and will be done again when pages are written, and warned about."""
    return suppress(Exception)
