"""TEI: lists of people, places, organizations and events, for digital editions."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ..model.dates import DateKind, HistoricalDate, format_date
from ..model.entity import Coordinates
from ..model.names import full_name
from .linked_data import iso_end, iso_start
from .output import Edition, Output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.chronicle import Chronicle
    from ..model.entity import Entity, Reference

_TEI = "http://www.tei-c.org/ns/1.0"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TAXONOMY = "offices"
_AUTHORITIES = {
    "wikidata": "https://www.wikidata.org/entity/{}",
    "viaf": "https://viaf.org/viaf/{}",
    "lcnaf": "https://id.loc.gov/authorities/names/{}",
}


def write_tei(chronicle: Chronicle, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield ``chronicle.tei.xml`` (TEI P5): listPerson, listPlace, listOrg and listEvent.

    TEI has no list of offices; they are the categories of a taxonomy in the header.
    """
    root = ET.Element("TEI", xmlns=_TEI)
    root.set(_XML_LANG, edition.language)
    header = ET.SubElement(root, "teiHeader")
    _write_description(header, edition)
    _write_offices(header, chronicle)
    stand_off = ET.SubElement(root, "standOff")
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
        category.set(_XML_ID, _xml_id(office))
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
    _write_posts(element, person, chronicle)
    _close(element, person, edition)


def _write_posts(element: ET.Element, person: Entity, chronicle: Chronicle) -> None:
    for reference in person.references("offices"):
        office = chronicle.find(reference.target, ("office",))
        stated = _write_post(element, "occupation", reference, office, chronicle)
        if office is not None:
            stated.set("scheme", f"#{_TAXONOMY}")
            stated.set("code", f"#{_xml_id(office)}")
    for reference in person.references("affiliation"):
        body = chronicle.find(reference.target, ("organization",))
        stated = _write_post(element, "affiliation", reference, body, chronicle)
        if body is not None:
            stated.set("ref", f"#{_xml_id(body)}")


def _write_post(
    parent: ET.Element, tag: str, reference: Reference, goal: Entity | None, chronicle: Chronicle
) -> ET.Element:
    stated = ET.SubElement(parent, tag)
    if reference.term:
        _bound(stated, reference.term)
    name = full_name(goal, chronicle.type_of(goal.ref)) if goal else reference.target
    stated.text = f"{name} ({reference.label})" if reference.label else name
    return stated


def _write_place(parent: ET.Element, place: Entity, chronicle: Chronicle, edition: Edition) -> None:
    element = _open(parent, "place", "placeName", place, chronicle)
    if place.text("kind"):
        element.set("type", place.text("kind").replace(" ", "-"))
    point = place.value("coordinates", Coordinates)
    if point is not None:
        location = ET.SubElement(element, "location")
        if point.approximate:
            location.set("cert", "medium")
        ET.SubElement(location, "geo").text = f"{point.latitude:g} {point.longitude:g}"
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
    element.set(_XML_ID, _xml_id(event))
    date = chronicle.beginning(event)
    if date:
        _bound(element, date)
    for reference in event.references("place"):
        place = chronicle.find(reference.target, ("place",))
        if place is not None:
            element.set("where", f"#{_xml_id(place)}")
    ET.SubElement(element, "label").text = full_name(event, chronicle.type_of(event.ref))
    people = [
        (reference, goal)
        for reference in event.references("participants")
        if (goal := chronicle.find(reference.target, ("person", "organization")))
    ]
    if people:
        listed = ET.SubElement(ET.SubElement(element, "desc"), "list")
        for reference, goal in people:
            name = ET.SubElement(ET.SubElement(listed, "item"), "rs", ref=f"#{_xml_id(goal)}")
            name.text = full_name(goal, chronicle.type_of(goal.ref))
            if reference.label:
                name.set("role", reference.label.replace(" ", "-"))
    _close(element, event, edition)


def _open(
    parent: ET.Element, tag: str, name_tag: str, entity: Entity, chronicle: Chronicle
) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.set(_XML_ID, _xml_id(entity))
    ET.SubElement(element, name_tag).text = full_name(entity, chronicle.type_of(entity.ref))
    return element


def _close(element: ET.Element, entity: Entity, edition: Edition) -> None:
    for name, address in _AUTHORITIES.items():
        if entity.text(name):
            ET.SubElement(element, "idno", type=name).text = address.format(entity.text(name))
    ET.SubElement(element, "idno", type="URI").text = edition.address(entity)


def _xml_id(entity: Entity) -> str:
    return f"{entity.ref.objtype}-{entity.ref.id}"


def _write_date(parent: ET.Element, date: HistoricalDate, edition: Edition) -> None:
    element = ET.SubElement(parent, "date")
    _bound(element, date)
    element.text = format_date(date, edition.locale)


def _bound(element: ET.Element, date: HistoricalDate) -> None:
    """Say when on *element*, in the attributes of TEI's att.datable."""
    if date.is_exact_day and date.lower is not None:
        element.set("when", date.lower.isoformat())
        return
    start, end = iso_start(date), iso_end(date)
    if date.kind is DateKind.INTERVAL and date.is_certain and (start or end):
        for name, text in (("from", start), ("to", end)):
            if text:
                element.set(name, text)
        return
    for name, day in (("notBefore", date.lower), ("notAfter", date.upper)):
        if day is not None:
            element.set(name, day.isoformat())
    if not date.is_certain:
        element.set("cert", "medium")


TEI = Output(
    name="tei",
    files=write_tei,
    names=lambda _chronicle: ("chronicle.tei.xml",),
    mime="application/tei+xml",
    help="listPerson, listPlace, listOrg and listEvent in TEI P5, chronicle.tei.xml.",
)
