"""Words with a link to the entity that they name, as rows of cards and views hold them.

Nothing here is markup. An :class:`Item` holds all that a page shows of another entity, so that
the ``repr`` of what is made of items changes whenever the page has to be written again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from .dates import format_date
from .names import full_name, opening, short_name

if TYPE_CHECKING:
    from .chronicle import Chronicle
    from .entity import Entity, Ref, Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing in a row: words, with a link where *goal* or *spot* says so.

    *lead* stands before the words (a date), *label* and *when* after them in parentheses.
    *missing* is the option that names an entity which the book does not have. *beside* are
    others in those parentheses, each after its words (“preceded by”), *below* its parts, and
    *step* tells how far it is along a chain.
    """

    text: str
    lead: str = ""
    label: str = ""
    when: str = ""
    goal: Ref | None = None
    home: tuple[str, str] = ("", "")
    spots: tuple[Spot, ...] = ()
    edtf: str = ""
    missing: str = ""
    url: str = ""
    beside: tuple[tuple[str, Item], ...] = ()
    below: tuple[Item, ...] = ()
    step: int = 0


class Label(StrEnum):
    """What rows and links of others' making are called, as English message ids.

    All else is called as a field or its inverse is.
    """

    HOLDERS = "Holders"
    ALSO_HELD_BY = "Also held by"
    PEOPLE = "People"
    RELATIONS = "Relations"
    EVENTS = "Events"
    ORGANIZATIONS = "Organizations"
    PARTS = "Parts"
    LED_ON = "In turn led to"
    TRACED_BACK = "Traced back to"
    THEN = "then"
    BEFORE_THAT = "before that"
    ACCOUNTS = "Accounts"
    MENTIONS = "Mentioned in"
    PREDECESSOR = "preceded by"
    SUCCESSOR = "followed by"
    DATES = "Dates"


class RowLayout(StrEnum):
    """How the items of a row stand: after one another, or each on its line.

    A path leads from the nearest whole to the outermost; the items of a chain stand by steps.
    """

    RUN_IN = "run-in"
    LIST = "list"
    PATH = "path"
    EFFECTS = "effects"
    CAUSES = "causes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One labelled line of a card; *slot* names an option whose own markup fills it."""

    label: str
    items: tuple[Item, ...] = ()
    layout: RowLayout = RowLayout.RUN_IN
    slot: str = ""


def short_item(entity: Entity, chronicle: Chronicle) -> Item:
    """Return a link to *entity* under its short name."""
    return item_of(entity, short_name(entity, chronicle.type_of(entity.ref)))


def full_item(entity: Entity, chronicle: Chronicle) -> Item:
    """Return a link to *entity* under its full name."""
    return item_of(entity, full_name(entity, chronicle.type_of(entity.ref)))


def item_of(entity: Entity, text: str) -> Item:
    """Return a link to *entity* under the words *text*."""
    return Item(text=text, goal=entity.ref, home=(entity.docname, entity.anchor))


def dated_item(entity: Entity, chronicle: Chronicle, locale: str) -> Item:
    """Return a link to *entity* under its short name, after the date at which it happened."""
    item = short_item(entity, chronicle)
    happens = chronicle.type_of(entity.ref).happens
    date = chronicle.beginning(entity) if happens else None
    if date is None:
        return item
    return replace(item, lead=opening(format_date(date, locale)), edtf=date.edtf)
