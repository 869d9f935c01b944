"""What can be wrong with a source, and the sentence that tells the author."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class ProblemKind(Enum):
    """What is wrong, for programs; the message says it to authors."""

    TYPE = "unknown type"
    MISSING = "missing field"
    DATE = "unreadable date"
    PARENT = "unknown parent"
    NAME = "unreadable name"
    ADDRESS = "address that is no link"
    FIELD = "unknown field"
    COMMAND = "unknown command"
    SYNTAX = "syntax"
    ENCODING = "encoding"
    DOUBLE_KEY = "double key"
    DOUBLE_FIELD = "double field"
    FILE = "unreadable file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to fix. ``line`` is 0 where no file was read.

    Problems of one *slip*, such as a field misspelt in three hundred entries, are one message.
    """

    kind: ProblemKind
    message: str
    key: str = ""
    file: str = ""
    line: int = 0
    slip: str = ""

    def __str__(self) -> str:
        """Return the message, with file and line if they are known."""
        place = f"{self.file}:{self.line}: " if self.line else f"{self.file}: " if self.file else ""
        return f"{place}{self.message}"


def merge_slips(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return *problems*, those of one slip as the first of them with their number."""
    counts: dict[tuple[ProblemKind, str], int] = {}
    firsts: list[Problem] = []
    for problem in problems:
        slip = (problem.kind, problem.slip)
        if not problem.slip or slip not in counts:
            firsts.append(problem)
        counts[slip] = counts.get(slip, 0) + 1
    return tuple(_counted(problem, counts[problem.kind, problem.slip]) for problem in firsts)


def _counted(problem: Problem, count: int) -> Problem:
    if not problem.slip or count == 1:
        return problem
    return replace(problem, message=f"{problem.message} ({count} times in all; here first)")
