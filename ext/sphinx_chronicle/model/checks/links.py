"""The references of an entity, with the field that each stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..types import FieldKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..chronicle import Chronicle
    from ..entity import Entity, Reference
    from ..types import Field

_KINDS = (FieldKind.REFERENCE, FieldKind.REFERENCES)


def references_of(entity: Entity, chronicle: Chronicle) -> Iterator[tuple[Field, Reference]]:
    """Yield the references of *entity*, in the order of its type's fields."""
    for field in chronicle.type_of(entity.ref).fields:
        if field.kind in _KINDS:
            for reference in entity.references(field.name):
                yield field, reference
