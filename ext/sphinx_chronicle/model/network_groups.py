"""Put those around in a network into groups."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from .items import Label
from .memberships import memberships_of
from .names import full_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .chronicle import Chronicle
    from .entity import Ref
    from .network import Tie


class Grouping(StrEnum):
    """What those around stand together by."""

    ORGANIZATION = "organization"
    LINK = "link"
    NONE = "none"


def group_ties(ties: dict[Ref, Tie], grouping: Grouping, chronicle: Chronicle) -> dict[Ref, Tie]:
    """Return *ties* in groups, the largest first and what stands alone last."""
    names = _group_names(ties, grouping, chronicle)
    sizes = Counter(names.values())
    order = {name: number for number, name in enumerate(dict.fromkeys(names.values()))}

    def place(ref: Ref) -> tuple[bool, int, int]:
        name = names[ref]
        return not name, -sizes[name], order[name]

    return {ref: replace(ties[ref], group=names[ref]) for ref in sorted(ties, key=place)}


def _group_names(ties: dict[Ref, Tie], grouping: Grouping, chronicle: Chronicle) -> dict[Ref, str]:
    match grouping:
        case Grouping.ORGANIZATION:
            return _by_organization(ties, chronicle)
        case Grouping.LINK:
            return {ref: _closest(tie) for ref, tie in ties.items()}
        case Grouping.NONE:
            return dict.fromkeys(ties, "")


def _by_organization(refs: Iterable[Ref], chronicle: Chronicle) -> dict[Ref, str]:
    """Return the organization that each has in common with most of the others, if any."""
    belongs = {ref: _organizations(ref, chronicle) for ref in refs}
    sizes = Counter(body for bodies in belongs.values() for body in bodies)
    chosen = {
        ref: max(bodies, key=lambda body: sizes[body]) if bodies else None
        for ref, bodies in belongs.items()
    }
    kept = Counter(chosen.values())
    return {
        ref: _name(body, chronicle) if body and kept[body] > 1 else ""
        for ref, body in chosen.items()
    }


def _organizations(ref: Ref, chronicle: Chronicle) -> list[Ref]:
    if ref.objtype == "organization":
        return [ref]
    memberships = memberships_of(chronicle.entities[ref], chronicle)
    return list(dict.fromkeys(membership.ref for membership in memberships))


def _name(body: Ref, chronicle: Chronicle) -> str:
    return full_name(chronicle.entities[body], chronicle.type_of(body))


def _closest(tie: Tie) -> str:
    """Return the kind of tie that says most about two people, as a message id."""
    if tie.relations:
        return Label.RELATIONS
    return Label.EVENTS if tie.meetings else Label.ORGANIZATIONS
