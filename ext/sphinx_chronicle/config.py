"""The options of ``conf.py`` that sphinx_chronicle reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from babel import Locale, UnknownLocaleError
from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_REGIONS = {"en": "en_US"}


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
        name="chronicle_locale",
        default="",
        types=(str,),
        rebuild="env",
        help="Locale of dates for readers, such as en_GB; by default that of language"
        " (American English for en).",
    ),
    Option(
        name="chronicle_index_mentions",
        default=True,
        types=(bool,),
        rebuild="env",
        help="Whether each mention of an entity enters the general index.",
    ),
)


def add_options(app: Sphinx) -> None:
    """Declare every option to Sphinx."""
    for option in OPTIONS:
        app.add_config_value(option.name, option.default, option.rebuild, option.types)


def check_options(_app: Sphinx, config: Config) -> None:
    """Refuse a configuration that cannot work.

    :raises ConfigError: if an option names a locale that does not exist.
    """
    if config.chronicle_locale:
        try:
            Locale.parse(config.chronicle_locale)
        except (ValueError, UnknownLocaleError) as error:
            message = (
                f"chronicle_locale = {config.chronicle_locale!r} is not a locale;"
                " write a code such as 'en_US', 'en_GB' or 'es'"
            )
            raise ConfigError(message) from error


def locale_of(config: Config) -> str:
    """Return the locale in which dates are written."""
    language = config.language or "en"
    return str(config.chronicle_locale or _REGIONS.get(language, language))
