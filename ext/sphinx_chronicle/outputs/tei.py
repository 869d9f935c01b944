"""TEI: lists of people, places, organizations and events, for digital editions."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ..model.dates import DateKind, HistoricalDate, format_date
from ..model.entity import Coordinates
from ..model.names import full_name
from .linked_data import iso_end, iso_start
from .output import Edition, Output
from .values import Goal, goal_of, unique_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.chronicle import Chronicle
    from ..model.entity import Entity, Ref, Reference

_TEI = "http://www.tei-c.org/ns/1.0"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TAXONOMY = "offices"
_AUTHORITIES = {
    "wikidata": "https://www.wikidata.org/entity/{}",
    "viaf": "https://viaf.org/viaf/{}",
    "lcnaf": "https://id.loc.gov/authorities/names/{}",
}
# Of the characters of names (XML 1.0, NameChar) those that letters of all scripts are.
_NOT_IN_IDS = re.compile(
    r"[^-.\w]|[\xaa\xb2\xb3\xb5\xb9\xba\xbc-\xbe]|[^\x00-\u02ff\u0370-\u1fff\u2c00-\u2fef\u3001-\ud7ff]"
)


def write_tei(chronicle: Chronicle, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield ``chronicle.tei.xml`` (TEI P5): listPerson, listPlace, listOrg and listEvent.

    TEI has no list of offices; they are the categories of a taxonomy in the header.
    """
    root = ET.Element("TEI", xmlns=_TEI)
    root.set(_XML_LANG, edition.language)
    header = ET.SubElement(root, "teiHeader")
    _write_description(header, edition)
    _write_offices(header, chronicle)
    stand_off = ET.Element("standOff")
    for list_tag, entities, write in (
        ("listPerson", chronicle.of_type("person"), _write_person),
        ("listPlace", chronicle.of_type("place"), _write_place),
        ("listOrg", chronicle.of_type("organization"), _write_organization),
        ("listEvent", chronicle.events, _write_event),
    ):
        if entities:
            parent = ET.SubElement(stand_off, list_tag)
            for entity in entities:
                write(parent, entity, chronicle, edition)
    if len(stand_off):
        root.append(stand_off)
    else:  # TEI wants something beside its header
        ET.SubElement(ET.SubElement(ET.SubElement(root, "text"), "body"), "p")
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode")
    yield "chronicle.tei.xml", f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _write_description(header: ET.Element, edition: Edition) -> None:
    description = ET.SubElement(header, "fileDesc")
    titles = ET.SubElement(description, "titleStmt")
    ET.SubElement(titles, "title").text = edition.title
    if edition.author:
        ET.SubElement(titles, "author").text = edition.author
    published = ET.SubElement(description, "publicationStmt")
    ET.SubElement(published, "p").text = "The people, places, organizations and events of the book."
    source = ET.SubElement(description, "sourceDesc")
    ET.SubElement(source, "p").text = edition.base_url or edition.title


def _write_offices(header: ET.Element, chronicle: Chronicle) -> None:
    offices = chronicle.of_type("office")
    if not offices:
        return
    declared = ET.SubElement(ET.SubElement(header, "encodingDesc"), "classDecl")
    taxonomy = ET.SubElement(declared, "taxonomy")
    taxonomy.set(_XML_ID, _TAXONOMY)
    for office in offices:
        category = ET.SubElement(taxonomy, "category")
        category.set(_XML_ID, _xml_id(office.ref))
        name = full_name(office, chronicle.type_of(office.ref))
        ET.SubElement(category, "catDesc").text = name


def _write_person(
    parent: ET.Element, person: Entity, chronicle: Chronicle, edition: Edition
) -> None:
    element = _open(parent, "person", "persName", person, chronicle)
    for alias in person.texts("aliases"):
        ET.SubElement(element, "persName", type="alias").text = alias
    for field, tag, where in (("born", "birth", "birthplace"), ("died", "death", "deathplace")):
        date = person.date(field)
        if date or person.text(where):
            stated = ET.SubElement(element, tag)
            if date:
                _write_date(stated, date, edition)
            if person.text(where):
                ET.SubElement(stated, "placeName").text = person.text(where)
    for name in person.texts("nationality"):
        ET.SubElement(element, "nationality").text = name
    _write_posts(element, person, chronicle, edition)
    _close(element, person, edition)


def _write_posts(
    element: ET.Element, person: Entity, chronicle: Chronicle, edition: Edition
) -> None:
    for reference in person.references("offices"):
        office = goal_of(reference.target, ("office",), chronicle, edition)
        stated = _write_post(element, "occupation", reference, office)
        if office is not None and office.entity is not None:
            stated.set("scheme", f"#{_TAXONOMY}")
            stated.set("code", _pointer(office))
        elif office is not None:
            stated.set("ref", _pointer(office))
    for reference in person.references("affiliation"):
        body = goal_of(reference.target, ("organization",), chronicle, edition)
        stated = _write_post(element, "affiliation", reference, body)
        if body is not None:
            stated.set("ref", _pointer(body))


def _write_post(
    parent: ET.Element, tag: str, reference: Reference, goal: Goal | None
) -> ET.Element:
    stated = ET.SubElement(parent, tag)
    if reference.term:
        _bound(stated, reference.term)
    name = goal.name if goal else reference.target
    stated.text = f"{name} ({reference.label})" if reference.label else name
    return stated


def _write_place(parent: ET.Element, place: Entity, chronicle: Chronicle, edition: Edition) -> None:
    element = _open(parent, "place", "placeName", place, chronicle)
    if place.text("kind"):
        element.set("type", _word(place.text("kind")))
    point = place.value("coordinates", Coordinates)
    if point is not None:
        location = ET.SubElement(element, "location")
        if point.approximate:
            location.set("cert", "medium")
        ET.SubElement(location, "geo").text = f"{point.latitude:.10g} {point.longitude:.10g}"
    _close(element, place, edition)


def _write_organization(
    parent: ET.Element, body: Entity, chronicle: Chronicle, edition: Edition
) -> None:
    element = _open(parent, "org", "orgName", body, chronicle)
    for field, tag in (("founded", "founded"), ("dissolved", "dissolved")):
        date = body.date(field)
        if date:
            event = ET.SubElement(element, "event", type=tag)
            _bound(event, date)
            ET.SubElement(event, "label").text = format_date(date, edition.locale)
    _close(element, body, edition)


def _write_event(parent: ET.Element, event: Entity, chronicle: Chronicle, edition: Edition) -> None:
    element = ET.SubElement(parent, "event")
    element.set(_XML_ID, _xml_id(event.ref))
    date = chronicle.beginning(event)
    if date:
        _bound(element, date)
    for reference in event.references("place"):
        place = goal_of(reference.target, ("place",), chronicle, edition)
        if place is not None:
            element.set("where", _pointer(place))
    ET.SubElement(element, "label").text = full_name(event, chronicle.type_of(event.ref))
    people = [
        (reference, goal)
        for reference in event.references("participants")
        if (goal := goal_of(reference.target, ("person", "organization"), chronicle, edition))
    ]
    if people:
        listed = ET.SubElement(ET.SubElement(element, "desc"), "list")
        for reference, goal in people:
            name = ET.SubElement(ET.SubElement(listed, "item"), "rs", ref=_pointer(goal))
            name.text = goal.name
            if reference.label:
                name.set("role", _word(reference.label))
    _close(element, event, edition)


def _open(
    parent: ET.Element, tag: str, name_tag: str, entity: Entity, chronicle: Chronicle
) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.set(_XML_ID, _xml_id(entity.ref))
    ET.SubElement(element, name_tag).text = full_name(entity, chronicle.type_of(entity.ref))
    return element


def _close(element: ET.Element, entity: Entity, edition: Edition) -> None:
    for name, address in _AUTHORITIES.items():
        if entity.text(name):
            ET.SubElement(element, "idno", type=name).text = address.format(entity.text(name))
    ET.SubElement(element, "idno", type="URI").text = edition.address(entity)


def _xml_id(ref: Ref) -> str:
    """Return the id of an entity as XML takes it, which is pickier than we are."""
    return _NOT_IN_IDS.sub(lambda match: f"_{ord(match[0]):x}_", unique_name(ref))


def _pointer(goal: Goal) -> str:
    return goal.url if goal.entity is None else f"#{_xml_id(goal.ref)}"


def _word(text: str) -> str:
    """Return *text* as one word (teidata.word), without blanks and what nobody sees."""
    seen = (" " if unicodedata.category(char)[0] in "CZ" else char for char in text)
    return "-".join("".join(seen).split())


def _write_date(parent: ET.Element, date: HistoricalDate, edition: Edition) -> None:
    element = ET.SubElement(parent, "date")
    _bound(element, date)
    element.text = format_date(date, edition.locale)


def _bound(element: ET.Element, date: HistoricalDate) -> None:
    """Say when on *element*, in the attributes of TEI's att.datable."""
    if date.is_exact_day and date.lower is not None:
        _set_date(element, "when", date.lower.isoformat())
        return
    start, end = iso_start(date), iso_end(date)
    if date.kind is DateKind.INTERVAL and date.is_certain and (start or end):
        for name, text in (("from", start), ("to", end)):
            if text:
                _set_date(element, name, text)
        return
    for name, day in (("notBefore", date.lower), ("notAfter", date.upper)):
        if day is not None:
            _set_date(element, name, day.isoformat())
    if not date.is_certain:
        element.set("cert", "medium")


def _set_date(element: ET.Element, name: str, text: str) -> None:
    """Say *text*, in ISO 8601, in the attribute *name*.

    The plain attributes are dates of XML Schema 1.0, which has no year 0000 and so calls every
    year before it otherwise; nor do all programs read years of more than four digits.
    """
    is_plain = re.match(r"(?!0000)\d{4}(?:-|$)", text)
    element.set(name if is_plain else f"{name}-iso", text)


TEI = Output(
    name="tei",
    files=write_tei,
    names=lambda _chronicle: ("chronicle.tei.xml",),
    mime="application/tei+xml",
    help="listPerson, listPlace, listOrg and listEvent in TEI P5, chronicle.tei.xml.",
)
