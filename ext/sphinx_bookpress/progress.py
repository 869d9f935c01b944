"""How far the book is, for whoever waits at a terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from sphinx.util import logging
from sphinx.util.display import progress_message, status_iterator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_T = TypeVar("_T")
_SAME_LINE = "\r\x1b[2K"
"""Back to the start of the line, which is emptied."""

_logger = logging.getLogger(__name__)


@contextmanager
def stage(summary: str) -> Iterator[None]:
    """Say that a stage of work begins and that it is done; on a terminal, count its seconds.

    For work that goes on inside another library and does not say how far it is.
    """
    with progress_message(summary):
        if not sys.stdout.isatty():
            yield
            return
        done = Event()
        clock = Thread(target=_count, args=(summary, done), daemon=True)
        clock.start()
        try:
            yield
        finally:
            done.set()
            clock.join()


def each(items: Sequence[_T], summary: str, name: Callable[[_T], str]) -> Iterator[_T]:
    """Give *items* one by one; on a terminal, with a percentage and the *name* of each."""
    if sys.stdout.isatty():
        yield from status_iterator(
            items, f"{summary}... ", "brown", len(items), stringify_func=name
        )
        return
    with progress_message(summary):
        yield from items


def _count(summary: str, done: Event) -> None:
    """Write the seconds behind *summary* until it is *done*; a short stage shows none."""
    start = monotonic()
    while not done.wait(1):
        seconds = round(monotonic() - start)
        _logger.info("%s%s... %d s ", _SAME_LINE, summary, seconds, nonl=True)
    if monotonic() - start >= 1:
        _logger.info("%s%s... ", _SAME_LINE, summary, nonl=True)
