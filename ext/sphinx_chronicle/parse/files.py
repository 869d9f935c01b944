"""Files of the book other than its pages: what a page includes or reads entities from."""

from __future__ import annotations

import os.path
from typing import TYPE_CHECKING

from sphinx_authoring.addresses import is_web_address

from ..model.fields import clean

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def file_in(env: BuildEnvironment, source: str | None) -> str:
    """Return the file *source* as seen from the folder of the book.

    Empty for what is no file but a name that docutils gives to text without one.
    """
    if not source or source.startswith("<"):
        return ""
    return os.path.relpath(source, env.srcdir).replace(os.sep, "/")


def missing_file(typed: str, relative: str) -> str:
    """Say that a file is not there, *relative* as seen from the folder of the book."""
    typed = clean(typed)
    if is_web_address(typed):
        return f"‘{typed}’ is an address; save the file in the folder of the book and name it"
    hint = f"write ‘{typed.replace(chr(92), '/')}’" if chr(92) in typed else "correct the name"
    return f"there is no ‘{relative}’ in the folder of the book; {hint}"
