"""The rule about what goes round in a circle: parts, causes, descent, succession."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinship import inverse_relation
from .links import references_of
from .rule import Finding, Manuscript, Rule, Severity, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..chronicle import Chronicle
    from ..entity import Ref

# What each is to the one before in a row that never comes back, and the words that say so.
_SUCCESSOR = "successor"
_ROWS = {
    "descendant": {"child", "grandchild", "great-grandchild", "descendant"},
    _SUCCESSOR: {_SUCCESSOR},
}


def _find_cycles(manuscript: Manuscript) -> Iterator[Finding]:
    chronicle = manuscript.chronicle
    for option in ("part-of", "leads-to"):
        for circle in _circles(_edges(option, chronicle)):
            first = chronicle.entities[circle[0]]
            way = " → ".join(ref.id for ref in (*circle, circle[0]))
            yield found(
                "cycle",
                first,
                f"‘{option}’ goes round in a circle ({way}); take one of the steps out",
                *circle[1:],
            )

    for row, labels in _ROWS.items():
        for circle in _circles(_followers(labels, chronicle)):
            if row == _SUCCESSOR and any(_came_back(ref, chronicle) for ref in circle):
                continue
            first = chronicle.entities[circle[0]]
            way = " → ".join(ref.id for ref in (*circle, circle[0]))
            yield found(
                "cycle",
                first,
                f"‘relations’ goes round in a circle ({way}), each the {row} of the one"
                " before; turn one of the relations round",
                *circle[1:],
            )


def _followers(labels: set[str], chronicle: Chronicle) -> dict[Ref, list[Ref]]:
    """Return who is one of *labels* to each person, whichever of the two entries says so."""
    followers: dict[Ref, list[Ref]] = {}
    for person in chronicle.of_type("person"):
        for reference in person.references("relations"):
            other = chronicle.find(reference.target, ("person",))
            if other is None or other is person:
                continue
            turned = inverse_relation(reference.label)
            if turned in labels:
                followers.setdefault(other.ref, []).append(person.ref)
            elif inverse_relation(turned) in labels:
                followers.setdefault(person.ref, []).append(other.ref)
    return followers


def _came_back(person: Ref, chronicle: Chronicle) -> bool:
    """Tell whether *person* held one office twice, and so may be her successor's successor."""
    offices = [tenure.office for tenure in chronicle.tenures.of_person(person)]
    return len(offices) > len(set(offices))


def _edges(option: str, chronicle: Chronicle) -> dict[Ref, list[Ref]]:
    edges: dict[Ref, list[Ref]] = {}
    for entity in chronicle.entities.values():
        goals = []
        for field, reference in references_of(entity, chronicle):
            goal = chronicle.find(reference.target, field.to) if field.name == option else None
            if goal is not None:
                goals.append(goal.ref)
        if goals:
            edges[entity.ref] = goals
    return edges


def _circles(edges: Mapping[Ref, list[Ref]]) -> Iterator[tuple[Ref, ...]]:
    """Yield each circle that a walk meets first, once; without recursion, as chains are long."""
    done: set[Ref] = set()
    for root in edges:
        path: list[Ref] = []
        places: dict[Ref, int] = {}
        waiting = [(root, False)]
        while waiting:
            ref, leaving = waiting.pop()
            if leaving:
                path.pop()
                del places[ref]
                done.add(ref)
            elif ref in places:
                yield tuple(path[places[ref] :])
            elif ref not in done:
                places[ref] = len(path)
                path.append(ref)
                waiting.append((ref, True))
                waiting += [(goal, False) for goal in reversed(edges.get(ref, ()))]


CYCLE = Rule(
    name="cycle",
    sentence="Parts, causes, descent or succession go round in a circle.",
    severity=Severity.ERROR,
    why="If the crisis led to the war and the war to the crisis, nothing began it. Usually there"
    " are two crises, or ‘part-of’ stands in the entry of the whole.",
    mend="Take one of the steps out, or make two events of the one that is met twice.",
    unseen="Circles that mix ‘part-of’ with ‘leads-to’; relations other than those of parents and"
    " children, and of predecessors and successors; and a succession in which somebody holds one"
    " office twice.",
    find=_find_cycles,
)
