"""Better defaults for Sphinx's own options of EPUBs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx.errors import ConfigError

from .contents import drop_controls

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

_LONGEST_NAME = 60
"""Letters of a file name made from a title; a disk takes 255 bytes."""

_HALF_SIGN = re.compile(r"[\ud800-\udfff]")
_WORDS = (
    "epub_title",
    "epub_author",
    "epub_publisher",
    "epub_copyright",
    "epub_description",
    "epub_contributor",
)


def choose_defaults(app: Sphinx) -> None:
    """Set what the author of an e-book did not: all chapters in its contents, a short name.

    Sphinx leaves out what a hidden toctree lists, which on web sites stands in the side bar. A
    file name that is made from the title is cut, since it may be too long for a disk. Control
    characters, which XML forbids, are dropped.
    """
    builder: Builder = app.builder
    config: Config = app.config
    # Private: Sphinx 8.2 to 9.2 have no public way to ask whether conf.py set an option.
    chosen = {*config._raw_config, *config.overrides}  # noqa: SLF001
    if builder.name != "bookepub":
        return
    for name in _WORDS:
        setattr(config, name, drop_controls(str(config[name])))
    if "epub_tocscope" not in chosen:
        config.epub_tocscope = "includehidden"
    if "epub_basename" not in chosen:
        config.epub_basename = config.epub_basename[:_LONGEST_NAME]


def check_signs(config: Config) -> None:
    """Refuse halves of surrogate pairs, which no file can hold.

    :raises ConfigError: if an option has one; names the option and the sign.
    """
    for option in config:
        if half := _half_sign_in(option.value):
            message = (
                f"{option.name}: the sign U+{ord(half):04X} is half of one, which no e-book can"
                " hold: write the whole sign itself, or as '\\U0001F600'"
            )
            raise ConfigError(message)


def _half_sign_in(value: Any) -> str:
    """Return the first half of a surrogate pair in *value* and what it holds, or nothing."""
    if isinstance(value, str):
        match = _HALF_SIGN.search(value)
        return match.group() if match else ""
    if isinstance(value, dict):
        return _half_sign_in([*value, *value.values()])
    if isinstance(value, (list, tuple)):
        return next(filter(None, map(_half_sign_in, value)), "")
    return ""
