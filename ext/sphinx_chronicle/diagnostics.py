"""Every kind of trouble that an author is told of, and how it is told."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils import nodes

    from .model.chronicle import Chronicle

_logger = logging.getLogger(__name__)

_JOINED = re.compile(r"\s*[;,&]\s*|\s+and\s+")


class Trouble(StrEnum):
    """The subtypes of ``chronicle.*`` warnings, each to be silenced by its name.

    Put ``"chronicle.reference"`` into ``suppress_warnings`` to silence one.
    """

    ID = "id"
    """The id of an entity has other signs than small letters, digits and hyphens."""

    DUPLICATE = "duplicate"
    """Two entities of one type have the same id; the first in the book is the one linked."""

    REQUIRED = "required"
    """A required option is missing."""

    OPTION = "option"
    """An option is not known, or the options ended before the author thought so."""

    MARKUP = "markup"
    """What looks like an entry or a role is read as plain text, or one box stands in another."""

    VALUE = "value"
    """The value of an option cannot be read."""

    REFERENCE = "reference"
    """A role, link or option names an entity that the book does not have."""

    DATE = "date"
    """The text of a date role is not a date."""

    HOLDER = "holder"
    """Nobody is known to have held an office on the day for which it is cited, or a person none."""

    VIEW = "view"
    """The options of a view cannot be read, or name what the book does not have."""

    FAILURE = "failure"
    """Something failed by a mistake of ours, and is left out; please report it."""

    CONF = "conf"
    """A name in ``conf.py`` begins as our options do and is none of them."""

    DATA = "data"
    """A data file, or a row, entry or byte of it, cannot be read; or a page links to no data."""


def warn(
    trouble: Trouble, message: str, location: nodes.Node | tuple[str, int] | str | None
) -> None:
    """Tell the author *message* at *location*, under the subtype of *trouble*."""
    _logger.warning("%s", message, type="chronicle", subtype=trouble.value, location=location)


def warn_once(trouble: Trouble, message: str, location: str) -> None:
    """Tell the author *message* at the first *location* that it is true of."""
    _logger.warning(
        "%s", message, type="chronicle", subtype=trouble.value, location=location, once=True
    )


def with_example(reason: str, example: str) -> str:
    """Return *reason* and an *example* of what to write, unless the reason says that itself."""
    return reason if "write " in reason else f"{reason}; write it like this: {example}"


def suggest(name: str) -> str:
    """Return the end of a message that offers *name*, empty if there is none to offer."""
    return f"; did you mean ‘{name}’?" if name else ""


def hint_for(objtype: str, target: str, chronicle: Chronicle) -> str:
    """Return the end of a message: what may be meant by an unknown *target*, or how to add it."""
    elsewhere = chronicle.find(target)
    if elsewhere is not None:
        return f"; there is {with_article(elsewhere.ref.objtype)} of that id"
    called = chronicle.called(target, (objtype,))
    if called is not None:
        return f"; that is a name, write the id: ‘{called.ref.id}’"
    near = chronicle.nearest(target, (objtype,))
    if near:
        return suggest(near)
    other = chronicle.find(chronicle.nearest(target))
    if other is not None:
        return f"; did you mean the {other.ref.objtype} ‘{other.ref.id}’?"
    return f"; define it with {with_article(objtype)} directive"


def hint_for_typed(objtype: str, target: str, words: str, chronicle: Chronicle) -> str:
    """Return the end of a message about a role whose text is typed wrong; empty if it is not.

    *target* is what the role takes for an id, *words* what it shows.
    """
    if "{" in target or "\n" in target:
        first = target.split(maxsplit=1)[0]
        return f"; a backquote is missing behind it; write it as ‘{{{objtype}}}`{first}`’"
    if "<" in target and ">" not in target:
        shown, _, ident = (part.strip() for part in target.partition("<"))
        return f"; the ‘>’ behind the id is missing; write ‘{shown} <{ident}>’"
    several = _JOINED.split(target)
    if len(several) > 1 and all(chronicle.find(each, (objtype,)) for each in several):
        first, *others = (f"{{{objtype}}}`{each}`" for each in several)
        return f"; a role names one; write ‘{', '.join([first, *others[:-1]])} and {others[-1]}’"
    shown, _, last = target.rpartition(" ")
    if shown and chronicle.find(last, (objtype,)):
        return f"; an id behind words stands between ‘<’ and ‘>’; write ‘{shown} <{last}>’"
    if words != target and chronicle.find(words, (objtype,)):
        return f"; words and id are the other way round; write ‘{target} <{words}>’"
    return ""


def with_article(noun: str) -> str:
    """Return the English *noun* after its indefinite article."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
