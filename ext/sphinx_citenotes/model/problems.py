"""What can be wrong with a source, and the sentence that tells the author."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ProblemKind(Enum):
    """What is wrong, for programs; the message says it to authors."""

    TYPE = "unknown type"
    MISSING = "missing field"
    DATE = "unreadable date"
    PARENT = "unknown parent"
    NAME = "unreadable name"
    SYNTAX = "syntax"
    ENCODING = "encoding"
    DOUBLE_KEY = "double key"
    DOUBLE_FIELD = "double field"
    FILE = "unreadable file"
    UNPRINTED = "unprinted field"
    INTERNAL = "mistake of ours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend. ``line`` is 0 where no file was read."""

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
