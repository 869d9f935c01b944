"""The options of ``conf.py`` that sphinx_citenotes reads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from sphinx.errors import ConfigError

from sphinx_authoring.option_types import check_type

from .model.styles import CHICAGO_NOTES, STYLES, find_style

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from .model.style import Style


class Scope(StrEnum):
    """How far the first, full note of a source reaches."""

    PAGE = "page"
    """Each page cites a source in full once."""

    BOOK = "book"
    """The book cites a source in full once, on the first page in the order of the book."""


class Backlinks(StrEnum):
    """Where a bibliography says which parts of the book cite each source."""

    SCREEN = "screen"
    """On web pages and in the EPUB."""

    ALL = "all"
    """In print, too."""

    NONE = "none"
    """Nowhere."""


class Weight(StrEnum):
    """How much weight a check of the notes has."""

    OFF = "off"
    INFO = "info"
    WARNING = "warning"


CHECKS = {
    "uncited": Weight.OFF,
    "imprint": Weight.INFO,
    "range": Weight.WARNING,
    "label": Weight.INFO,
    "heading": Weight.WARNING,
    "quotation": Weight.WARNING,
}
"""The weight of each check in a book that says nothing of it."""


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
        name="citenotes_style",
        default=CHICAGO_NOTES.name,
        types=(str,),
        rebuild="env",
        help="How sources are printed: 'chicago-notes', 'mhra', or a style of your own as"
        " 'module:object'.",
    ),
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
    Option(
        name="citenotes_checks",
        default={},
        types=(dict,),
        rebuild="env",
        help="How much weight the checks of notes and sources have: the name of a check and 'off',"
        " 'info' (told in the log) or 'warning'; '*' stands for all that are not named. By default"
        " 'uncited' is off, 'imprint' and 'label' are told, 'range', 'heading' and 'quotation'"
        " warn.",
    ),
    Option(
        name="citenotes_quotation_words",
        default=0,
        types=(int,),
        rebuild="env",
        help="How many words may be quoted without a note in their paragraph; 0 for any number.",
    ),
    Option(
        name="citenotes_dashes",
        default=False,
        types=(bool,),
        rebuild="env",
        help="Whether a bibliography prints a dash for an author who is that of the entry before.",
    ),
    Option(
        name="citenotes_annotations",
        default=False,
        types=(bool,),
        rebuild="env",
        help="Whether a bibliography prints the field annotation (or annote) under each source.",
    ),
    Option(
        name="citenotes_backlinks",
        default=Backlinks.SCREEN.value,
        types=(str,),
        rebuild="",
        help="Where the bibliography says under each source which parts of the book cite it:"
        " on 'screen' (web pages and EPUB), in 'all' formats, or in 'none'.",
    ),
    Option(
        name="citenotes_book",
        default={},
        types=(dict,),
        rebuild="html",
        help="What the title page says, for those who cite the book: a dictionary of title,"
        " authors, editors, edition, publisher, place, date, doi, isbn and pdf (its address)."
        " By default from project, author, release and copyright.",
    ),
    Option(
        name="citenotes_popups",
        default=True,
        types=(bool,),
        rebuild="html",
        help="Whether a note on a web page can be read at its mark.",
    ),
    Option(
        name="citenotes_margin",
        default=False,
        types=(bool,),
        rebuild="html",
        help="Whether notes stand in the margin of a web page where the screen has room for them.",
    ),
    Option(
        name="citenotes_cite_page",
        default=False,
        types=(bool,),
        rebuild="html",
        help="Whether every web page ends with how to cite it, as BibTeX and RIS too.",
    ),
    Option(
        name="citenotes_metadata",
        default=True,
        types=(bool,),
        rebuild="html",
        help="Whether web pages tell programs such as Zotero what they are, and which sources"
        " a bibliography lists.",
    ),
    Option(
        name="citenotes_downloads",
        default=False,
        types=(bool,),
        rebuild="html",
        help="Whether a web site offers the sources cited as BibTeX, RIS and CSL-JSON.",
    ),
)


def add_options(app: Sphinx) -> None:
    """Declare every option to Sphinx."""
    for option in OPTIONS:
        app.add_config_value(option.name, option.default, option.rebuild, option.types)


def check_options(_app: Sphinx, config: Config) -> None:
    """Refuse a configuration that cannot work.

    :raises ConfigError: if an option has a value of another type, or that is none of its choices.
    """
    _check_types(config)
    style_of(config)
    _check_choice(config, "citenotes_scope", Scope, "scope")
    _check_choice(config, "citenotes_backlinks", Backlinks, "place for backlinks")
    for name, weight in config.citenotes_checks.items():
        if name != "*" and name not in CHECKS:
            known = ", ".join(CHECKS)
            raise ConfigError(f"citenotes_checks has no check {name!r}; write some of {known}")
        if weight not in list(Weight):
            weights = " or ".join(repr(choice.value) for choice in Weight)
            raise ConfigError(f"citenotes_checks[{name!r}] = {weight!r}; write {weights}")


def _check_types(config: Config) -> None:
    for option in OPTIONS:
        check_type(option.name, config[option.name], option.types)


def _check_choice(config: Config, name: str, kind: type[StrEnum], noun: str) -> None:
    choices = [choice.value for choice in kind]
    if config[name] not in choices:
        listed = " or ".join(repr(choice) for choice in choices)
        raise ConfigError(f"{name} = {config[name]!r} is no {noun}; write {listed}")


def style_of(config: Config) -> Style:
    """Return the style in which the book cites.

    :raises ConfigError: if there is no such style.
    """
    try:
        return find_style(config.citenotes_style)
    except LookupError as error:
        message = f"citenotes_style: {error.args[0]}"
        raise ConfigError(message) from error


def our_styles(config: Config) -> dict[str, Style]:
    """Return the styles that a bibliography of the book may have, by their names."""
    chosen = style_of(config)
    return STYLES | {chosen.name: chosen}


def scope_of(config: Config) -> Scope:
    """Return how far a full note reaches."""
    return Scope(config.citenotes_scope)


def backlinks_of(config: Config) -> Backlinks:
    """Return where bibliographies say what rests on each source."""
    return Backlinks(config.citenotes_backlinks)


def weight_of(config: Config, check: str) -> Weight:
    """Return the weight of *check* in this book."""
    stated = config.citenotes_checks
    return Weight(stated.get(check, stated.get("*", CHECKS[check])))
