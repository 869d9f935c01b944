"""Rules about one record: its sources, its ids in authority files, its place, its use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..entity import Coordinates, Sources
from .globe import kilometers_between
from .links import references_of
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

_POLE = 90
_FAR = 500.0  # kilometers


def _find_malformed_ids(manuscript: Manuscript) -> Iterator[Finding]:
    for entity in manuscript.chronicle.entities.values():
        for name, (form, words) in _AUTHORITIES.items():
            text = entity.text(name)
            if text and not form.fullmatch(text):
                yield found(
                    "authority",
                    entity,
                    f"option ‘{name}’: ‘{text}’ is not an id of {words}{_meant(text, form)}",
                )


def _meant(text: str, form: re.Pattern[str]) -> str:
    """Return the end of a message that offers the id in an address or one that is misspelled."""
    plain = text.replace(" ", "").replace("-", "")
    for last in (plain.rstrip("/").rsplit("/", 1)[-1], plain):
        for tried in (last, last.upper(), last.lower()):
            if form.fullmatch(tried):
                return f"; did you mean ‘{tried}’?"
    return ""


def _find_unsourced(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield what has a date and neither an option ‘sources’ nor a citation in its own prose."""
    chronicle = manuscript.chronicle
    cited = {passage.card for passage in manuscript.passages if passage.notes and passage.card}
    for entity in chronicle.entities.values():
        if entity.value("sources", Sources) or entity.ref in cited:
            continue
        what = _dated(entity, chronicle)
        if what:
            yield found(
                "source",
                entity,
                f"{what} but no source; add ‘:sources:’ or a note in its prose",
            )


def _dated(entity: Entity, chronicle: Chronicle) -> str:
    """Return what of *entity* is dated, in words; empty if nothing is."""
    if chronicle.beginning(entity) or chronicle.ending(entity):
        return "it has a date"
    for field, reference in references_of(entity, chronicle):
        if reference.term is not None:
            return f"option ‘{field.name}’ has the date {reference.term}"
    return ""


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
            continue
        slip = _find_slip(point, place, chronicle)
        if slip:
            yield found(
                "coordinates",
                place,
                f"{point.latitude:g}, {point.longitude:g} lies far from the place that it is a"
                f" part of, and near it {slip}",
            )


def _find_slip(point: Coordinates, place: Entity, chronicle: Chronicle) -> str:
    """Return the slip without which *point* would be a tenth as far from its whole, in words."""
    for reference in place.references("part-of"):
        whole = chronicle.find(reference.target, ("place",))
        around = whole.value("coordinates", Coordinates) if whole else None
        if around is None:
            continue
        far = kilometers_between(point, around)
        for slip, latitude, longitude in _slips(point):
            meant = Coordinates(latitude=latitude, longitude=longitude)
            near = kilometers_between(meant, around)
            if far > _FAR and abs(latitude) <= _POLE and near < far / 10:
                return slip
    return ""


def _slips(point: Coordinates) -> Iterator[tuple[str, float, float]]:
    """Yield the usual slips, with latitude and longitude as they would be without."""
    north, east = point.latitude, point.longitude
    yield "with the two numbers swapped; latitude comes first", east, north
    yield "with the other sign of the longitude; west is negative", north, -east
    yield "with the other sign of the latitude; south is negative", -north, east
    yield "with both signs turned; south and west are negative", -north, -east


AUTHORITY = Rule(
    name="authority",
    sentence="An id of Wikidata, VIAF or the Library of Congress has another form than theirs.",
    severity=Severity.WARNING,
    why="The ids tie the people of the book to those of every library. A malformed one leads to"
    " nobody, and breaks the data that the book gives back.",
    mend="Copy the id alone, not the address: ‘Q11256’, ‘95135065’, ‘n79041788’.",
    unseen="Whether the id is that of the right person: the form is all that can be read without a"
    " network. Two entries with one id are for the rule ‘double’.",
    find=_find_malformed_ids,
)
SOURCE = Rule(
    name="source",
    sentence="An event or a dated fact has no source.",
    severity=Severity.NOTE,
    why="A date that nobody can check is a rumor. What is typed from memory today cannot be found"
    " again next year.",
    mend="Name the source with its page, ‘:sources: wyden1979{12–14}’, or put a note into the"
    " prose of the entry.",
    unseen="Which of several facts the source is for, and whether it says so; and what has no"
    " date.",
    find=_find_unsourced,
)
UNMENTIONED = Rule(
    name="unmentioned",
    sentence="A person is defined, and nothing in the book links to her.",
    severity=Severity.NOTE,
    why="Either the chapters tell of her without a link, so that her entry leads nowhere, or she"
    " dropped out of the book and her entry was forgotten.",
    mend="Link the name where she is told of, name her among the participants of an event, or take"
    " the entry out. Of one who is only looked up: ‘:allow: unmentioned (for the list)’.",
    unseen="Views that show her among others; and a link from her own entry is none.",
    find=_find_unmentioned,
)
COORDINATES = Rule(
    name="coordinates",
    sentence="A place lies where it cannot be: at 0, 0, or far off by a swap or a sign.",
    severity=Severity.WARNING,
    why="Maps and gazetteers give latitude first or longitude first, and west as W or as a minus."
    " A beach in Siberia is found by the first reader who opens the map.",
    mend="Write latitude, then longitude, in degrees: ‘22.067, -81.036’. South and west have a"
    " minus.",
    unseen="A place that is part of no other with coordinates, and one that is off by less than"
    " five hundred kilometers. Numbers off the globe are refused where they are read.",
    find=_find_misplaced,
)
