"""Rules about one record: its sources, its ids in authority files, its place, its use."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from ..entity import Coordinates, Sources
from .rule import Finding, Manuscript, Rule, Severity, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..chronicle import Chronicle
    from ..entity import Entity

# The forms that the three files document: an item is Q and a number without leading zeros; a
# VIAF cluster a number of up to 22 digits; a name of the Library of Congress a prefix (n, nb,
# no, nr, ns, n with the year of two or of four digits) and six digits more.
_AUTHORITIES = {
    "wikidata": (re.compile(r"Q[1-9]\d*"), "Wikidata; write Q and a number, such as Q11256"),
    "viaf": (re.compile(r"[1-9]\d{1,21}"), "VIAF; write a number, such as 95135065"),
    "lcnaf": (
        re.compile(r"n[abors]?(?:\d{8}|\d{10})"),
        "the Library of Congress; write it as there, such as n79041788 or no2001012345",
    ),
}


def _find_malformed_ids(manuscript: Manuscript) -> Iterator[Finding]:
    for entity in manuscript.chronicle.entities.values():
        for name, (form, words) in _AUTHORITIES.items():
            text = entity.text(name)
            if text and not form.fullmatch(text):
                yield found(
                    "authority", entity, f"option ‘{name}’: ‘{text}’ is not an id of {words}"
                )


def _find_unsourced(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield what has a date and neither an option ‘sources’ nor a citation in its own prose."""
    chronicle = manuscript.chronicle
    cited = {passage.card for passage in manuscript.passages if passage.notes and passage.card}
    for entity in chronicle.entities.values():
        dated = chronicle.beginning(entity) or chronicle.ending(entity)
        if dated and not entity.value("sources", Sources) and entity.ref not in cited:
            yield found(
                "source",
                entity,
                "it has a date but no source; add ‘:sources:’ or a note in its prose",
            )


def _find_unmentioned(manuscript: Manuscript) -> Iterator[Finding]:
    chronicle = manuscript.chronicle
    for person in chronicle.of_type("person"):
        mentions = chronicle.mentions.get(person.ref, ())
        if not any(mention.spot.card != person.ref for mention in mentions) and not (
            chronicle.backlinks(person.ref)
        ):
            yield found(
                "unmentioned",
                person,
                "nothing in the book links here; link the name where the person is told of",
            )


def _find_misplaced(manuscript: Manuscript) -> Iterator[Finding]:
    chronicle = manuscript.chronicle
    for place in chronicle.of_type("place"):
        point = place.value("coordinates", Coordinates)
        if point is None:
            continue
        if (point.latitude, point.longitude) == (0, 0):
            yield found(
                "coordinates",
                place,
                "0, 0 is a point in the Gulf of Guinea; write the place's own coordinates",
            )
        elif _is_swapped(point, place, chronicle):
            yield found(
                "coordinates",
                place,
                f"{point.latitude:g}, {point.longitude:g} lies far from the place that it is a"
                " part of, and near it with the two numbers swapped; latitude comes first",
            )


def _is_swapped(point: Coordinates, place: Entity, chronicle: Chronicle) -> bool:
    """Tell whether the two numbers, swapped, would bring the place a tenth as near its whole."""
    for reference in place.references("part-of"):
        whole = chronicle.find(reference.target, ("place",))
        around = whole.value("coordinates", Coordinates) if whole else None
        if around is not None:
            far = math.dist((point.latitude, point.longitude), (around.latitude, around.longitude))
            near = math.dist((point.longitude, point.latitude), (around.latitude, around.longitude))
            return near * 10 < far
    return False


AUTHORITY = Rule(
    name="authority",
    sentence="An id of Wikidata, VIAF or the Library of Congress has another form than theirs.",
    severity=Severity.WARNING,
    find=_find_malformed_ids,
)
SOURCE = Rule(
    name="source",
    sentence="An event or a dated fact has no source.",
    severity=Severity.NOTE,
    find=_find_unsourced,
)
UNMENTIONED = Rule(
    name="unmentioned",
    sentence="A person is defined, and nothing in the book links to her.",
    severity=Severity.NOTE,
    find=_find_unmentioned,
)
COORDINATES = Rule(
    name="coordinates",
    sentence="A place lies where it cannot be: at 0, 0, or with latitude and longitude swapped.",
    severity=Severity.WARNING,
    find=_find_misplaced,
)
