"""Files of the book other than its pages: what a page includes or reads entities from."""

from __future__ import annotations

import os.path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def file_in(env: BuildEnvironment, source: str | None) -> str:
    """Return the file *source* as seen from the folder of the book.

    Empty for what is no file but a name that docutils gives to text without one.
    """
    if not source or source.startswith("<"):
        return ""
    return os.path.relpath(source, env.srcdir).replace(os.sep, "/")
