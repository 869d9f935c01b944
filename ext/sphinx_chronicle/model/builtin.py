"""The entity types that every book has: person, event, place, organization, office."""

from .types import EntityType, Field, FieldKind, date, identifier, ref, refs, text, texts


def _short(example: str) -> Field:
    return text("short", "Short name", example=example, shown=False)


def _sort(example: str) -> Field:
    return text("sort", "Filed under", example=example, shown=False)


def _aliases(example: str) -> Field:
    return texts("aliases", "Also known as", example=example)


NAME_FIELDS = (
    _short("The short name"),
    _sort("Name to file it under, The"),
    _aliases("One name; another name"),
)
_SOURCES = Field(
    name="sources", label="Sources", kind=FieldKind.SOURCES, example="wyden1979{12–14}, hunt1973"
)
_TAGS = texts("tags", "Tags", example="planning; cuba", shown=False)
_PICTURE = (
    Field(
        name="image",
        label="Image",
        kind=FieldKind.IMAGE,
        example="images/castro.jpg",
        shown=False,
    ),
    text("alt", "Alternative text", example="Castro speaks to a crowd.", shown=False),
    text("credit", "Credit", example="Library of Congress", shown=False),
    text("license", "License", example="public domain", shown=False),
)
_AUTHORITIES = (
    identifier("wikidata", "Wikidata", url="https://www.wikidata.org/wiki/{}", example="Q11256"),
    identifier("viaf", "VIAF", url="https://viaf.org/viaf/{}", example="95135065"),
    identifier(
        "lcnaf", "LCNAF", url="https://id.loc.gov/authorities/names/{}", example="n79041788"
    ),
)
_ALLOW = Field(
    name="allow",
    label="Allowed",
    kind=FieldKind.ALLOWANCES,
    example="lifetime (a service in his memory)",
    shown=False,
)
COMMON_FIELDS = (*_PICTURE, _SOURCES, *_AUTHORITIES, _TAGS, _ALLOW)

PERSON = EntityType(
    name="person",
    label="Person",
    plural="People",
    fields=(
        text("name", "Name", example="Fidel Alejandro Castro Ruz", required=True, shown=False),
        _short("Fidel Castro"),
        text("surname", "Surname", example="Castro", shown=False),
        _sort("Castro Ruz, Fidel"),
        _aliases("El Comandante; Alejandro"),
        date("born", "Born", example="1926-08-13", begins=True),
        text("birthplace", "Birthplace", example="Birán, Cuba", shown=False),
        date("died", "Died", example="2016-11-25", ends=True),
        text("deathplace", "Place of death", example="Havana, Cuba", shown=False),
        texts("nationality", "Nationality", example="Cuban"),
        refs(
            "offices",
            "Offices",
            to=("office",),
            inverse="Holders",
            example="president-us (1961-01-20/1963-11-22)",
        ),
        refs(
            "affiliation",
            "Affiliations",
            to=("organization",),
            inverse="People",
            example="m26-7 (leader, 1955/1965); far",
        ),
        refs(
            "relations",
            "Relations",
            to=("person",),
            inverse="Relations",
            example="castro-raul (brother)",
        ),
        *COMMON_FIELDS,
    ),
)

EVENT = EntityType(
    name="event",
    label="Event",
    plural="Events",
    fields=(
        text("title", "Title", example="Landing at Playa Girón", required=True, shown=False),
        _short("the landing"),
        _sort("Girón, landing at"),
        date("date", "Date", example="1961-04-17/1961-04-20", required=True, begins=True),
        Field(name="time", label="Time", kind=FieldKind.TIME, example="14:30 EST"),
        ref("place", "Place", to="place", inverse="Events", example="washington"),
        refs(
            "participants",
            "Participants",
            to=("person", "organization"),
            inverse="Events",
            example="eisenhower (decider); nixon (present)",
        ),
        ref("part-of", "Part of", to="event", inverse="Parts", example="road-to-invasion"),
        refs("leads-to", "Led to", to=("event",), inverse="Led from", example="invasion; trial"),
        Field(
            name="disputed",
            label="Disputed",
            kind=FieldKind.PROSE,
            example="First budget 4.4 or 13.1 million dollars.",
        ),
        *COMMON_FIELDS,
    ),
)

PLACE = EntityType(
    name="place",
    label="Place",
    plural="Places",
    fields=(
        text("name", "Name", example="Playa Girón", required=True, shown=False),
        _short("Girón"),
        _sort("Girón, Playa"),
        _aliases("Blue Beach"),
        text("kind", "Kind", example="beach"),
        Field(
            name="coordinates",
            label="Coordinates",
            kind=FieldKind.COORDINATES,
            example="22.067, -81.036",
        ),
        ref("part-of", "Part of", to="place", inverse="Places in it", example="bay-of-pigs"),
        *COMMON_FIELDS,
    ),
)

ORGANIZATION = EntityType(
    name="organization",
    label="Organization",
    plural="Organizations",
    fields=(
        text("name", "Name", example="26th of July Movement", required=True, shown=False),
        _short("the Movement"),
        _sort("Movement, 26th of July"),
        _aliases("M-26-7; Movimiento 26 de Julio"),
        text("kind", "Kind", example="movement"),
        date("founded", "Founded", example="1955", begins=True),
        date("dissolved", "Dissolved", example="1965", ends=True),
        ref("part-of", "Part of", to="organization", inverse="Parts", example="us-government"),
        *COMMON_FIELDS,
    ),
)

OFFICE = EntityType(
    name="office",
    label="Office",
    plural="Offices",
    fields=(
        text(
            "name", "Name", example="Director of Central Intelligence", required=True, shown=False
        ),
        _short("DCI"),
        _sort("Central Intelligence, Director of"),
        _aliases("Director of the CIA"),
        ref("organization", "Organization", to="organization", inverse="Offices", example="cia"),
        text("seats", "Seats", example="5"),
        *COMMON_FIELDS,
    ),
)

BUILTIN_TYPES = (PERSON, EVENT, PLACE, ORGANIZATION, OFFICE)
