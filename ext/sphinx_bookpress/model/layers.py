"""An author's definitions in the place of those of the template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

_DEFINITION = re.compile(r"#let\s+([^\W\d][\w-]*)")


def names_defined_in(code: str) -> frozenset[str]:
    """Return the names that the Typst file *code* defines at the beginnings of lines."""
    return frozenset(filter(None, map(_name_defined_by, code.splitlines())))


def overlaid(code: str, names: AbstractSet[str], overlay: str) -> str:
    """Return *code* in which the file *overlay* defines *names* anew, each where it is defined.

    What comes after a definition then sees the new one: Typst binds a name where it is read.
    """
    return "".join(f"{line}\n" for line in _overlaid(code.splitlines(), names, overlay))


def _overlaid(lines: list[str], names: AbstractSet[str], overlay: str) -> Iterator[str]:
    waiting = ""
    for line in lines:
        if waiting and line.startswith(("#", "//")):
            yield f'#import "{overlay}": {waiting}'
            waiting = ""
        name = _name_defined_by(line)
        if name in names:
            waiting = name
        yield line
    if waiting:
        yield f'#import "{overlay}": {waiting}'


def _name_defined_by(line: str) -> str:
    match = _DEFINITION.match(line)
    return match.group(1) if match else ""
