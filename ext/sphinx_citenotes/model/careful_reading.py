"""A source at which the formatter fails, by a mistake of ours, costs no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kinds import Kind
from .problems import Problem, ProblemKind
from .record import Source
from .source import read_source
from .words import as_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pybtex.database import Entry


def read_carefully(
    key: str, entry: Entry, entries: Mapping[str, Entry]
) -> tuple[Source, tuple[Problem, ...]]:
    """Return what :func:`read_source` does, or little more than the title and why so."""
    try:
        return read_source(key, entry, entries)
    except Exception as error:  # noqa: BLE001 (a mistake of ours, which nobody foresaw)
        title = as_words(entry.fields.get("title", key).replace("{", "").replace("}", ""))
        message = (
            f"only its title could be read ({type(error).__name__}: {error}); please report this,"
            " with its entry"
        )
        problem = Problem(kind=ProblemKind.FIELD, message=message)
        return Source(key=key, kind=Kind.MISC, title=title), (problem,)
