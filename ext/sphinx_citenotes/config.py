"""The options of ``conf.py`` that sphinx_citenotes reads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


class Scope(StrEnum):
    """How far the first, full note of a source reaches."""

    PAGE = "page"
    """Each page cites a source in full once."""

    BOOK = "book"
    """The book cites a source in full once, on the first page in the order of the book."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option: its name, default, types, what it rebuilds, and one line of help."""

    name: str
    default: object
    types: tuple[type, ...]
    rebuild: Literal["env", "html", ""]
    help: str


OPTIONS = (
    Option(
        name="citenotes_scope",
        default=Scope.PAGE.value,
        types=(str,),
        rebuild="env",
        help="Where a source is cited in full again: on each page, or once in the book.",
    ),
    Option(
        name="citenotes_ibid",
        default=False,
        types=(bool,),
        rebuild="env",
        help="Whether a note that repeats the source of the note before it says “Ibid.”",
    ),
)


def add_options(app: Sphinx) -> None:
    """Declare every option to Sphinx."""
    for option in OPTIONS:
        app.add_config_value(option.name, option.default, option.rebuild, option.types)


def check_options(_app: Sphinx, config: Config) -> None:
    """Refuse a configuration that cannot work.

    :raises ConfigError: if the scope is neither the page nor the book.
    """
    scopes = [scope.value for scope in Scope]
    if config.citenotes_scope not in scopes:
        choices = " or ".join(repr(scope) for scope in scopes)
        message = f"citenotes_scope = {config.citenotes_scope!r} is no scope; write {choices}"
        raise ConfigError(message)


def scope_of(config: Config) -> Scope:
    """Return how far a full note reaches."""
    return Scope(config.citenotes_scope)
