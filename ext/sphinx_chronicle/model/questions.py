"""Questions on which the sources disagree, by the entities that they are about."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .chronicle import Chronicle
    from .entity import Ref, Spot
    from .register import Register

ABOUT = "about"
"""The option of a view that names the entities whose cards link to it."""


def group_questions(register: Register, chronicle: Chronicle) -> dict[Ref, tuple[Spot, ...]]:
    """Return where the questions about each entity are answered, in the order of the book."""
    found: dict[Ref, list[Spot]] = defaultdict(list)
    last = len(chronicle.positions)
    for docname in sorted(
        register.docnames(), key=lambda name: (chronicle.positions.get(name, last), name)
    ):
        for request in register.filing(docname).views:
            for target in request.setting(ABOUT, tuple) or () if request.spot else ():
                entity = chronicle.find(target)
                if entity is not None and request.spot is not None:
                    found[entity.ref].append(request.spot)
    return {ref: tuple(spots) for ref, spots in found.items()}
