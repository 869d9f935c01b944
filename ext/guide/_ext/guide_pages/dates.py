"""Dates as the extension itself reads and prints them."""

from __future__ import annotations

import contextlib
import io
import shlex
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_chronicle.cli import main
from sphinx_chronicle.model.dates import format_date, format_time, parse_date, parse_time

from .examples import read_snippet
from .layout import code, labelled, listing, table

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOCK = "clock"


class DateTable(SphinxDirective):
    """A table of what is meant, what is typed and what readers see.

    The argument is a file in ``snippets/`` with lines ``what is meant | what is typed``; with
    ``clock`` after it, what is typed is a time of day.
    """

    required_arguments = 1
    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table, its last columns printed by the reader and writer of the book."""
        as_clock = self.arguments[1:] == [_CLOCK]
        columns = {"You mean": 31, "You write": 25, "Readers see": 23, "in en_GB": 21}
        rows: list[list[list[nodes.Node]]] = [
            [[nodes.Text(meant)], [code(typed)], *_texts(texts)]
            for meant, typed in self._lines()
            for texts in [_clock_texts(typed) if as_clock else _date_texts(typed)]
        ]
        return [table(columns, rows, "guide-dates")]

    def _lines(self) -> Iterator[tuple[str, str]]:
        for line in read_snippet(self.env, self.arguments[0]).splitlines():
            meant, _, typed = line.partition(" | ")
            yield meant, typed


def _texts(texts: list[str]) -> Iterator[list[nodes.Node]]:
    for text in texts:
        yield [nodes.Text(text)]


def _date_texts(typed: str) -> list[str]:
    date = parse_date(typed)
    return [format_date(date, "en_US"), format_date(date, "en_GB")]


def _clock_texts(typed: str) -> list[str]:
    time = parse_time(typed)
    return [format_time(time, "en_US"), format_time(time, "en_GB")]


class DatesCommand(SphinxDirective):
    """A call of the command ``sphinx-chronicle dates`` with the answer that it gives."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the call and its answer."""
        typed = f"sphinx-chronicle dates {self.arguments[0]}"
        answer = io.StringIO()
        with contextlib.redirect_stdout(answer):
            main(shlex.split(typed)[1:])
        box = nodes.container("", classes=["guide-example"])
        box += labelled("You type", listing(typed, "none"))
        box += labelled("It answers", listing(answer.getvalue().rstrip("\n"), "none"))
        return [box]
