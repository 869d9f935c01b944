"""The styles that a bibliography may have, ours and bibtex's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pybtex.plugin import PluginNotFound, find_plugin
from sphinx.errors import ConfigError
from sphinxcontrib.bibtex.plugin import find_plugin as find_references

from ..config import our_styles
from ..diagnostics import suggest

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

STYLES_OF_BIBTEX = ("alpha", "plain", "unsrt", "unsrtalpha")
_REFERENCES_OF_BIBTEX = ("author_year", "foot", "label", "super")


def has_style(name: object) -> bool:
    """Tell whether a bibliography can be printed in the style *name*."""
    try:
        find_plugin("pybtex.style.formatting", str(name))
    except PluginNotFound:
        return False
    return True


def _has_references(name: object) -> bool:
    try:
        find_references("sphinxcontrib.bibtex.style.referencing", str(name))
    except ImportError:
        return False
    return True


def check_styles(_app: Sphinx, config: Config) -> None:
    """Refuse a style of ``conf.py`` in which no bibliography or no citation could be printed.

    :raises ConfigError: with the nearest style there is.
    """
    if not has_style(config.bibtex_default_style):
        known = (*our_styles(config), *STYLES_OF_BIBTEX)
        raise _refusal(config, "bibtex_default_style", known)
    for option in ("bibtex_reference_style", "bibtex_foot_reference_style"):
        if not _has_references(config[option]):
            raise _refusal(config, option, _REFERENCES_OF_BIBTEX)


def _refusal(config: Config, option: str, known: tuple[str, ...]) -> ConfigError:
    hint = suggest(str(config[option]), known)
    return ConfigError(
        f"{option}: no style {config[option]!r}{hint or ';'} known are {', '.join(known)}; leave"
        " the line out for the style of citenotes_style"
    )
