"""The rule about one thing under two ids."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from sphinx_authoring.filing_order import fold

from ..names import full_name
from .rule import Finding, Manuscript, Rule, Severity, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..chronicle import Chronicle
    from ..dates import HistoricalDate
    from ..entity import Entity

_WORD = re.compile(r"\w+")
# What, beside ‘kind’, tells two events, places, bodies or offices of one name apart.
_TELLING = ("part-of", "coordinates", "organization", "place", "time")
_AUTHORITIES = {"wikidata": "Wikidata", "viaf": "VIAF", "lcnaf": "the Library of Congress"}


def _find_doubles(manuscript: Manuscript) -> Iterator[Finding]:
    chronicle = manuscript.chronicle
    known: dict[object, list[Entity]] = defaultdict(list)
    by_authority: dict[tuple[str, str], Entity] = {}
    for entity in chronicle.entities.values():
        words = " ".join(words_of(name_of(entity, chronicle)))
        dates = tuple(map(str, dates_of(entity, chronicle)))
        key = entity.ref.objtype, words, dates, entity.text("kind")
        first = next((each for each in known[key] if _tell_alike(each, entity)), None)
        if first is None:
            known[key].append(entity)
        elif words:
            yield found(
                "double",
                entity,
                f"has the name and the dates of ‘{first.ref.id}’; keep one of the two",
                first.ref,
            )
            continue
        yield from _find_shared_ids(entity, by_authority)


def _find_shared_ids(
    entity: Entity, by_authority: dict[tuple[str, str], Entity]
) -> Iterator[Finding]:
    for authority, file in _AUTHORITIES.items():
        ident = entity.text(authority)
        other = by_authority.setdefault((authority, ident), entity) if ident else entity
        if other is not entity:
            yield found(
                "double",
                entity,
                f"‘{ident}’ of {file} stands for {other.ref.objtype} ‘{other.ref.id}’ too;"
                " correct one of the ids, or keep one of the two",
                other.ref,
            )


def _tell_alike(one: Entity, other: Entity) -> bool:
    """Tell whether one of two of one name tells nothing by which the other is told from it."""
    ours, theirs = ({n: repr(e.values[n]) for n in _TELLING if n in e.values} for e in (one, other))
    return ours.items() <= theirs.items() or theirs.items() <= ours.items()


def name_of(entity: Entity, chronicle: Chronicle) -> str:
    """Return the full name of *entity*."""
    return full_name(entity, chronicle.type_of(entity.ref))


def words_of(name: str) -> list[str]:
    """Return the words of *name* without case and accents."""
    return _WORD.findall(fold(name))


def dates_of(entity: Entity, chronicle: Chronicle) -> tuple[HistoricalDate | None, ...]:
    """Return when *entity* began and ended."""
    return chronicle.beginning(entity), chronicle.ending(entity)


DOUBLE = Rule(
    name="double",
    sentence="Two ids stand for one thing: the same name and dates, or the same id elsewhere.",
    severity=Severity.WARNING,
    why="What one entry says, the other lacks: mentions, offices and events are shared out between"
    " two cards, and neither index nor network is right.",
    mend="Keep one of the two and let all links lead to it. If they are two, tell them apart by"
    " dates, by ‘kind’, or by a fuller name; two people have two ids at Wikidata, VIAF and the"
    " Library of Congress.",
    unseen="The same name with other dates, which may be father and son; events of one name and"
    " date at two places or hours; and names that are only alike: the rule ‘similar’ reads those.",
    find=_find_doubles,
)
