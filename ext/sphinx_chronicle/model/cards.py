"""What the card of an entity says, ready to be shown; nothing here is markup.

A :class:`Card` holds everything that the page shows about other entities too, so that its
``repr`` changes whenever the page has to be written again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .derived import DerivedRelations
from .names import existence, full_name
from .stated import StatedFacts

if TYPE_CHECKING:
    from .chronicle import Chronicle
    from .entity import Entity, Ref
    from .items import Item, Row
    from .types import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An entity as its page shows it: heading, stated facts, and what follows from others."""

    ref: Ref
    heading: str
    dates: str
    facts: tuple[Row, ...]
    relations: tuple[Row, ...]


def compose_card(entity: Entity, chronicle: Chronicle, locale: str) -> Card:
    """Return the card of *entity* with its dates written for readers of *locale*.

    An event's date has a row of its own instead of standing in the heading.
    """
    objtype = chronicle.type_of(entity.ref)
    return Card(
        ref=entity.ref,
        heading=full_name(entity, objtype),
        dates=existence(entity, objtype, locale) if objtype.ending else "",
        facts=tuple(StatedFacts(entity, chronicle, locale).rows()),
        relations=tuple(DerivedRelations(entity, chronicle, locale).rows()),
    )


def compose_field(
    entity: Entity, field: Field, chronicle: Chronicle, locale: str
) -> tuple[Item, ...]:
    """Return what *entity* states in *field*, in the words and links of its card."""
    value = entity.values.get(field.name)
    return () if value is None else StatedFacts(entity, chronicle, locale).items(field, value)
