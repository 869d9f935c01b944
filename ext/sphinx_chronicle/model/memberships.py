"""Who belonged to which organization, as a member or as the holder of an office of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .names import full_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .chronicle import Chronicle
    from .dates import HistoricalDate
    from .entity import Entity, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """One side of a membership: the body, or the member, and as what and when."""

    ref: Ref
    label: str
    term: HistoricalDate | None


def memberships_of(person: Entity, chronicle: Chronicle) -> Iterator[Membership]:
    """Yield the organizations of *person*, those of the offices too."""
    for reference in person.references("affiliation"):
        body = chronicle.find(reference.target, ("organization",))
        if body is not None:
            yield Membership(ref=body.ref, label=reference.label, term=reference.term)
    for reference in person.references("offices"):
        office = chronicle.find(reference.target, ("office",))
        for seat in office.references("organization") if office else ():
            body = chronicle.find(seat.target, ("organization",))
            if office and body:
                name = full_name(office, chronicle.type_of(office.ref))
                yield Membership(ref=body.ref, label=name, term=reference.term)


def members_of(body: Ref, chronicle: Chronicle) -> Iterator[Membership]:
    """Yield who belonged to *body* or held an office of it."""
    for backlink in chronicle.backlinks(body):
        reference = backlink.reference
        if backlink.field.name == "affiliation":
            yield Membership(ref=backlink.source, label=reference.label, term=reference.term)
        elif backlink.source.objtype == "office":
            office = chronicle.entities[backlink.source]
            name = full_name(office, chronicle.type_of(office.ref))
            for holder in chronicle.backlinks(office.ref):
                if holder.field.name == "offices":
                    yield Membership(ref=holder.source, label=name, term=holder.reference.term)
