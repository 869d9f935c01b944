"""The names of an entity: short, surname, full with dates, and as filed in an index."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING

from .dates import DateError, DateForm, format_date, format_span, parse_date

if TYPE_CHECKING:
    from .dates import HistoricalDate
    from .entity import Entity
    from .types import EntityType

_ARTICLE = re.compile(r"^(?:a|an|the)\s+(?=\S)", re.IGNORECASE)


# First strong isolate, pop directional isolate: what stands between does not turn its neighbors.
_ISOLATED = "\u2068{}\u2069"


class NameForm(StrEnum):
    """Which name a link shows."""

    SHORT = "short"
    SURNAME = "surname"
    WHOLE = "whole"
    """The full name alone, as at a first mention."""
    FULL = "full"
    """The full name with its dates."""


def full_name(entity: Entity, objtype: EntityType) -> str:
    """Return the name or title as stated; the id where the author forgot it."""
    return entity.text(objtype.naming.name) or entity.ref.id


def short_name(entity: Entity, objtype: EntityType) -> str:
    """Return the name to use in running text."""
    return entity.text("short") or full_name(entity, objtype)


def surname(entity: Entity, objtype: EntityType) -> str:
    """Return the surname; where none is stated, what stands before the comma of the sort name."""
    stated = entity.text("surname")
    filed, comma, _ = entity.text("sort").partition(",")
    return stated or (filed if comma else "") or short_name(entity, objtype)


def sort_name(entity: Entity, objtype: EntityType) -> str:
    """Return the name as an index files it: surname first, no leading article."""
    stated = entity.text("sort")
    if stated:
        return stated
    name, family = full_name(entity, objtype), entity.text("surname")
    given, found, rest = name.partition(family) if family else ("", "", "")
    if found and given.strip():
        return f"{family}{rest}, {given.strip()}"
    return opening(_ARTICLE.sub("", name))


def existence(entity: Entity, objtype: EntityType, locale: str) -> str:
    """Return the years of a life (“1926–2016”, “b. 1926”) or of a body (“from 1947”).

    Empty where none are known; of what happens, the date.
    """
    begins = entity.date(objtype.beginning.name) if objtype.beginning else None
    ends = entity.date(objtype.ending.name) if objtype.ending else None
    if not objtype.ending:
        return format_date(begins, locale, DateForm.FULL) if begins else ""
    if not (begins or ends):
        return ""
    if objtype.field("born") or objtype.field("died"):
        return format_span(begins, ends, locale)
    return _duration(begins, ends, locale)


def _duration(begins: HistoricalDate | None, ends: HistoricalDate | None, locale: str) -> str:
    """Return from when to when something was that is not born: “1701–12”, “from 1947”."""
    try:
        whole = parse_date(f"{begins.edtf if begins else '..'}/{ends.edtf if ends else '..'}")
    except DateError:  # one end is an interval or a choice itself
        return format_span(begins, ends, locale)
    return format_date(whole, locale, DateForm.YEAR)


def opening(text: str) -> str:
    """Return *text* with a capital, as a line opens; an abbreviation stays (“c. 1960”)."""
    first = text.split(" ", 1)[0]
    return text if first.endswith(".") else text[:1].upper() + text[1:]


def isolated(name: str) -> str:
    """Return *name* so that no date beside it turns round, if it runs from right to left."""
    runs_left = any(unicodedata.bidirectional(char) in ("R", "AL") for char in name)
    return _ISOLATED.format(name) if runs_left else name


def name_in(form: NameForm, entity: Entity, objtype: EntityType, locale: str) -> str:
    """Return the name of *entity* in the *form* that a role asks for."""
    match form:
        case NameForm.SHORT:
            return short_name(entity, objtype)
        case NameForm.SURNAME:
            return surname(entity, objtype)
        case NameForm.WHOLE:
            return full_name(entity, objtype)
        case NameForm.FULL:
            dates = existence(entity, objtype, locale)
            name = full_name(entity, objtype)
            return f"{isolated(name)} ({dates})" if dates else name
