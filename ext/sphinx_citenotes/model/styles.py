"""The styles of citation that come along, and how to find one of an author's own."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module
from operator import attrgetter

from .chicago import bibliography, cite_briefly, cite_fully
from .dashes import list_with_dashes
from .mhra import MHRA
from .style import Style

CHICAGO_NOTES = Style(
    name="chicago-notes",
    note=cite_fully,
    short=cite_briefly,
    bibliography=bibliography,
    place=attrgetter("words"),
    dashed=list_with_dashes,
)

STYLES = {style.name: style for style in (CHICAGO_NOTES, MHRA)}
"""Styles by their names."""


def find_style(name: str) -> Style:
    """Return the style called *name*, or the one that ``module:object`` is.

    :raises LookupError: if there is none; its message says what there is.
    """
    if name in STYLES:
        return STYLES[name]
    module, colon, attribute = name.partition(":")
    if colon:
        return _import_style(module, attribute)
    near = get_close_matches(name, STYLES, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ";"
    message = f"no style {name!r}{hint} known are {_known()}"
    raise LookupError(message)


def _import_style(module: str, attribute: str) -> Style:
    try:
        found = getattr(import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        message = f"no style {module}:{attribute} ({error}); known are {_known()}"
        raise LookupError(message) from error
    if not isinstance(found, Style):
        message = f"{module}:{attribute} is no Style of sphinx_citenotes.model.style"
        raise LookupError(message)  # noqa: TRY004
    return found


def _known() -> str:
    return ", ".join([*STYLES, "and your own as 'module:object'"])
