"""Folders beside the pages that hold programs: they are no part of a book."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sphinx.util.matching import Matcher

from .diagnostics import Trouble, warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

_DEEPEST = 3
_PROGRAMS = "node_modules"


def pass_over_programs(app: Sphinx, config: Config) -> None:
    """Read no pages in virtual environments and ``node_modules``; warn of those not excluded."""
    folders = [name for name in _folders_with_programs(app) if not _is_excluded(name, config)]
    for name in folders:
        config.exclude_patterns = [*config.exclude_patterns, name]
        message = (
            f"the folder ‘{name}’ holds programs, not pages, and is passed over: say so in conf.py,"
            f" exclude_patterns = [{', '.join(map(repr, config.exclude_patterns))}]"
        )
        warn(Trouble.FOLDER, message)


def _is_excluded(name: str, config: Config) -> bool:
    return Matcher([*config.exclude_patterns, *config.templates_path])(name)


def _folders_with_programs(app: Sphinx) -> Iterator[str]:
    for folder, inside, files in os.walk(app.srcdir):
        name = os.path.relpath(folder, app.srcdir).replace(os.sep, "/")
        if "pyvenv.cfg" in files or os.path.basename(folder) == _PROGRAMS:  # noqa: PTH119
            inside.clear()
            if name != ".":
                yield name
        elif name.count("/") >= _DEEPEST:
            inside.clear()
        inside.sort()
