"""The options of ``conf.py`` that sphinx_chronicle reads."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sphinx.errors import ConfigError

from sphinx_authoring.languages import code_of, locale_named
from sphinx_authoring.option_types import check_type

from .model.autolink import AutoLinking, Scope
from .model.checks import RULES, Severity
from .model.guide import published_guide
from .model.own_types import TypeSettingError, book_types

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from .model.types import EntityType

_REGIONS = {"en": "en_US"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option: its name, default, types, what it rebuilds, and one line of help."""

    name: str
    default: object
    types: tuple[type, ...]
    rebuild: Literal["env", "html", ""]
    help: str


OUTPUT_NAMES = ["json", "csv", "geojson", "tei", "ics", "jsonld"]

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
        name="chronicle_entity_types",
        default=(),
        types=(list, tuple),
        rebuild="env",
        help="Types of entity that this book has beside people, events, places, organizations"
        " and offices: a list of EntityType.",
    ),
    Option(
        name="chronicle_entity_fields",
        default={},
        types=(dict,),
        rebuild="env",
        help="Options that this book adds to the entities of a type: the name of the type and a"
        " tuple of Field.",
    ),
    Option(
        name="chronicle_index_mentions",
        default=True,
        types=(bool,),
        rebuild="env",
        help="Whether each mention of an entity enters the general index.",
    ),
    Option(
        name="chronicle_autolink",
        default="",
        types=(str,),
        rebuild="env",
        help="Whether known names in the prose become links by themselves: once a 'page', once a"
        " 'section', or not at all ('').",
    ),
    Option(
        name="chronicle_autolink_types",
        default=["person", "place", "organization"],
        types=(list, tuple),
        rebuild="env",
        help="The types of entity whose names become links by themselves.",
    ),
    Option(
        name="chronicle_autolink_except",
        default=[],
        types=(list, tuple),
        rebuild="env",
        help="What never becomes a link by itself: names as they stand in the prose, or ids of"
        " entities, of which none of the names is linked then.",
    ),
    Option(
        name="chronicle_first_mention",
        default="short",
        types=(str,),
        rebuild="env",
        help="What a role shows where a page mentions an entity first: its 'short' name, as ever"
        " after, or the 'full' one.",
    ),
    Option(
        name="chronicle_outputs",
        default=OUTPUT_NAMES,
        types=(list, tuple),
        rebuild="",
        help="Which data a web site gives back: json, csv, geojson, tei and ics as files in its"
        " folder data, jsonld in its pages.",
    ),
    Option(
        name="chronicle_checks",
        default={},
        types=(dict,),
        rebuild="",
        help="How much weight the rules of the historian's linter have: a rule's name and"
        " 'off', 'note', 'warning' or 'error'; '*' stands for all that are not named.",
    ),
    Option(
        name="chronicle_guide",
        default="",
        types=(str,),
        rebuild="",
        help="Address of the authors’ guide, to which the findings of the linter then lead; by"
        " default the one under which the installed extension is documented, if any.",
    ),
)


def add_options(app: Sphinx) -> None:
    """Declare every option to Sphinx."""
    for option in OPTIONS:
        app.add_config_value(option.name, option.default, option.rebuild, option.types)


def check_options(_app: Sphinx, config: Config) -> None:
    """Refuse a configuration that cannot work.

    :raises ConfigError: if an option is of another type, or names a locale, a rule or a severity
        that does not exist.
    """
    _check_words(config)
    _check_types(config)
    severities_of(config)
    _check_outputs(config)
    _check_linked_types(config)
    if config.chronicle_locale and locale_named(config.chronicle_locale) is None:
        code = code_of(config.chronicle_locale)
        such = f"'{code}'" if code else "a code such as 'en_US', 'en_GB' or 'es'"
        raise ConfigError(
            f"chronicle_locale = {config.chronicle_locale!r} is not a locale; write {such}"
        )


def _check_types(config: Config) -> None:
    for option in OPTIONS:
        check_type(option.name, config[option.name], option.types)


def _check_words(config: Config) -> None:
    allowed = {
        "chronicle_autolink": [scope.value for scope in Scope],
        "chronicle_first_mention": ["short", "full"],
    }
    for name, words in allowed.items():
        if config[name] not in words:
            listed = ", ".join(map(repr, words))
            raise ConfigError(f"{name} = {config[name]!r}; write one of {listed}")


def _check_linked_types(config: Config) -> None:
    known = [objtype.name for objtype in types_of(config)]
    for word in config.chronicle_autolink_types:
        if word not in known:
            near = next(iter(difflib.get_close_matches(str(word), known, n=1)), "")
            hint = f"did you mean {near!r}?" if near else f"write some of {known}"
            raise ConfigError(f"chronicle_autolink_types: there is no type {word!r}; {hint}")


def linking_of(config: Config) -> AutoLinking:
    """Return which names in the prose become links by themselves."""
    return AutoLinking(
        scope=Scope(config.chronicle_autolink),
        types=tuple(config.chronicle_autolink_types),
        excepted=tuple(config.chronicle_autolink_except),
        language=config.language,
    )


def _check_outputs(config: Config) -> None:
    for name in config.chronicle_outputs:
        if name not in OUTPUT_NAMES:
            near = next(iter(difflib.get_close_matches(str(name), OUTPUT_NAMES, n=1)), "")
            hint = f"did you mean {near!r}?" if near else f"write some of {OUTPUT_NAMES}"
            raise ConfigError(f"chronicle_outputs: there is no output {name!r}; {hint}")


def severities_of(config: Config) -> dict[str, Severity]:
    """Return how much weight each rule of the linter has.

    :raises ConfigError: if ``chronicle_checks`` names a rule or a severity that does not exist.
    """
    given: dict[str, str] = dict(config.chronicle_checks)
    known = [rule.name for rule in RULES]
    words = [severity.value for severity in Severity]
    for name, word in given.items():
        if name != "*" and name not in known:
            near = next(iter(difflib.get_close_matches(str(name), known, n=1)), "")
            hint = f"did you mean {near!r}?" if near else f"write one of {', '.join(known)}"
            raise ConfigError(f"chronicle_checks: there is no rule {name!r}; {hint}")
        if word not in words:
            listed = ", ".join(map(repr, words))
            message = f"chronicle_checks: {name!r} is {word!r}; write one of {listed}"
            raise ConfigError(message)
    others = given.get("*")
    return {rule.name: Severity(given.get(rule.name, others or rule.severity)) for rule in RULES}


def types_of(config: Config) -> tuple[EntityType, ...]:
    """Return the entity types of the book: the built-in ones, then those of its own.

    :raises ConfigError: if a type or a field cannot work.
    """
    own, added = config.chronicle_entity_types, config.chronicle_entity_fields
    try:
        return book_types(own, added)
    except TypeSettingError as error:
        raise ConfigError(str(error)) from error


def guide_of(config: Config) -> str:
    """Return the address of the authors' guide, empty where it has none."""
    return str(config.chronicle_guide) or published_guide()


def locale_of(config: Config) -> str:
    """Return the locale in which dates are written."""
    language = config.language or "en"
    return str(config.chronicle_locale or _REGIONS.get(language, language))
