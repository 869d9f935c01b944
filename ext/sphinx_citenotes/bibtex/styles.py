"""The styles that a bibliography may have, ours and bibtex's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pybtex.plugin import PluginNotFound, find_plugin
from sphinx.errors import ConfigError

from ..config import our_styles
from ..diagnostics import suggest

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

STYLES_OF_BIBTEX = ("alpha", "plain", "unsrt", "unsrtalpha")


def has_style(name: str) -> bool:
    """Tell whether a bibliography can be printed in the style *name*."""
    try:
        find_plugin("pybtex.style.formatting", name)
    except PluginNotFound:
        return False
    return True


def check_default_style(_app: Sphinx, config: Config) -> None:
    """Refuse a style of ``conf.py`` in which no bibliography could be printed.

    :raises ConfigError: with the nearest style there is.
    """
    name, ours = config.bibtex_default_style, our_styles(config)
    if isinstance(name, str) and has_style(name):
        return
    hint = suggest(str(name), (*ours, *STYLES_OF_BIBTEX))
    known = ", ".join((*ours, *STYLES_OF_BIBTEX))
    raise ConfigError(
        f"bibtex_default_style: no style {name!r}{hint or ';'} known are {known}; leave the line"
        " out for the style of citenotes_style"
    )
