"""JSON-LD in the vocabulary of schema.org: what each page is and whom it defines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..model.dates import DateKind, DatePart, HistoricalDate, Precision, Qualifier
from ..model.entity import Coordinates
from ..model.names import full_name
from ..model.passages import PassageKind
from .values import Goal, goal_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.chronicle import Chronicle
    from ..model.entity import Entity, Reference
    from ..model.passages import Passage
    from .output import Edition

Node = dict[str, Any]

_TYPES = {
    "person": "Person",
    "event": "Event",
    "place": "Place",
    "organization": "Organization",
    "office": "Occupation",
}
# What a relation says of the person who states it; all else is "knows".
_RELATIONS = {
    **dict.fromkeys(("brother", "sister", "sibling", "half-brother", "half-sister"), "sibling"),
    **dict.fromkeys(("father", "mother", "parent"), "parent"),
    **dict.fromkeys(("son", "daughter", "child"), "children"),
    **dict.fromkeys(("husband", "wife", "spouse"), "spouse"),
    **dict.fromkeys(("colleague", "deputy", "assistant", "chief"), "colleague"),
    **dict.fromkeys(("uncle", "aunt", "nephew", "niece", "cousin"), "relatedTo"),
}
_MARK = "\ue000"
# Pages that Sphinx adds, by template: what they are beyond a page.
_ADDED = {
    "genindex.html": "CollectionPage",
    "domainindex.html": "CollectionPage",
    "search.html": "SearchResultsPage",
}
# Where on the first page the book is described; the id of the element that holds the data.
ANCHOR = "chronicle-book"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContent:
    """What a page says: its title, what it defines, whom it mentions, what it quotes.

    *position* counts the pages of the book from 1.
    """

    docname: str
    title: str
    position: int
    is_root: bool
    entities: tuple[Entity, ...]
    mentioned: tuple[Goal, ...]
    passages: tuple[Passage, ...]


def describe_page(page: PageContent, chronicle: Chronicle, edition: Edition) -> Node:
    """Return the linked data of *page*: a chapter of the book, its entities and quotations."""
    book = _book(edition)
    address = edition.page_address(page.docname)
    about: Node = {
        "@type": "Chapter",
        "@id": address,
        "name": page.title,
        "position": page.position,
        "inLanguage": edition.language,
        "isPartOf": book,
    }
    if page.mentioned:
        about["mentions"] = [_link(goal) for goal in page.mentioned]
    graph = [about]
    if page.is_root:
        graph.insert(0, _describe_book(edition))
    graph += [describe_entity(entity, chronicle, edition) for entity in page.entities]
    graph += list(_describe_quotations(page, address))
    return _graph(graph)


def describe_added_page(pagename: str, template: str, title: str, edition: Edition) -> Node:
    """Return the linked data of a page without a source, such as an index: that it is one."""
    page: Node = {"@type": _ADDED.get(template, "WebPage"), "@id": edition.page_address(pagename)}
    _put(page, "name", title)
    return _graph([{**page, "inLanguage": edition.language, "isPartOf": _book(edition)}])


def _graph(nodes: list[Node]) -> Node:
    return {"@context": "https://schema.org", "@graph": nodes}


def _book(edition: Edition) -> Node:
    return {"@id": f"{edition.home}#{ANCHOR}"}


def _describe_book(edition: Edition) -> Node:
    return {
        "@type": "Book",
        **_book(edition),
        "name": edition.title,
        # Whether this is a person or a team, conf.py does not say.
        **({"author": {"name": edition.author}} if edition.author else {}),
        "inLanguage": edition.language,
        "bookFormat": "https://schema.org/EBook",
    }


def _describe_quotations(page: PageContent, address: str) -> Iterator[Node]:
    for passage in page.passages:
        if passage.kind is PassageKind.QUOTATION:
            text = passage.text.replace(_MARK, "").strip()
            yield {"@type": "Quotation", "text": text, "isPartOf": {"@id": address}}


def describe_entity(entity: Entity, chronicle: Chronicle, edition: Edition) -> Node:
    """Return *entity* as schema.org has it; what it has no word for is left out."""
    objtype = chronicle.type_of(entity.ref)
    kind = _TYPES.get(entity.ref.objtype, "Event" if objtype.happens else "Thing")
    node: Node = {
        "@type": kind,
        "@id": edition.address(entity),
        "name": full_name(entity, objtype),
        "url": edition.address(entity),
    }
    other_names = [entity.text("short"), *entity.texts("aliases")]
    names = [name for name in dict.fromkeys(other_names) if name and name != node["name"]]
    if names:
        node["alternateName"] = names
    addresses = (field.address(entity.text(field.name)) for field in objtype.fields)
    same = [address for address in addresses if address]
    if same:
        node["sameAs"] = same
    describe = _DESCRIBERS.get(kind)
    if describe:
        node.update(describe(entity, chronicle, edition))
    return node


def _describe_person(person: Entity, chronicle: Chronicle, edition: Edition) -> Node:
    node: Node = {}
    if person.text("surname"):
        node["familyName"] = person.text("surname")
    for field, name in (("born", "birthDate"), ("died", "deathDate")):
        _put(node, name, iso_start(person.date(field)))
    for field, name in (("birthplace", "birthPlace"), ("deathplace", "deathPlace")):
        if person.text(field):
            node[name] = {"@type": "Place", "name": person.text(field)}
    for field, goal_type, name, role in (
        ("offices", "office", "hasOccupation", "Role"),
        ("affiliation", "organization", "memberOf", "OrganizationRole"),
    ):
        roles = [
            _role(role, name, reference, goal)
            for reference in person.references(field)
            if (goal := goal_of(reference.target, (goal_type,), chronicle, edition))
        ]
        if roles:
            node[name] = roles
    for reference in person.references("relations"):
        other = goal_of(reference.target, ("person",), chronicle, edition)
        if other is not None:
            word = _RELATIONS.get(reference.label.casefold(), "knows")
            node.setdefault(word, []).append(_link(other))
    return node


def _link(goal: Goal) -> Node:
    """Return a link to *goal*; of another book it says what it is, since its data are elsewhere."""
    if goal.entity is not None:
        return {"@id": goal.url}
    kind = _TYPES.get(goal.ref.objtype, "Thing")
    return {"@type": kind, "@id": goal.url, "name": goal.name}


def _role(kind: str, name: str, reference: Reference, goal: Goal) -> Node:
    """Return schema.org's Role: the link again, with what is true of the link."""
    role: Node = {"@type": kind, name: _link(goal)}
    if reference.label:
        role["roleName"] = reference.label
    _put(role, "startDate", iso_start(reference.term))
    _put(role, "endDate", iso_end(reference.term))
    return role


def _describe_event(event: Entity, chronicle: Chronicle, edition: Edition) -> Node:
    date = chronicle.beginning(event)
    node: Node = {}
    _put(node, "startDate", iso_start(date))
    _put(node, "endDate", iso_end(date))
    for reference in event.references("place"):
        place = goal_of(reference.target, ("place",), chronicle, edition)
        if place is not None:
            node["location"] = {"@type": "Place", "@id": place.url, "name": place.short}
    attendees = [
        _role("Role", "attendee", reference, goal) if reference.label else _link(goal)
        for reference in event.references("participants")
        if (goal := goal_of(reference.target, ("person", "organization"), chronicle, edition))
    ]
    if attendees:
        node["attendee"] = attendees
    for reference in event.references("part-of"):
        whole = goal_of(reference.target, (event.ref.objtype, "event"), chronicle, edition)
        if whole is not None:
            node["superEvent"] = _link(whole)
    return node


def _describe_place(place: Entity, chronicle: Chronicle, edition: Edition) -> Node:
    node: Node = {}
    point = place.value("coordinates", Coordinates)
    if point is not None:
        node["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": point.latitude,
            "longitude": point.longitude,
        }
    for reference in place.references("part-of"):
        whole = goal_of(reference.target, ("place",), chronicle, edition)
        if whole is not None:
            node["containedInPlace"] = _link(whole)
    return node


def _describe_organization(body: Entity, chronicle: Chronicle, edition: Edition) -> Node:
    node: Node = {}
    _put(node, "foundingDate", iso_start(body.date("founded")))
    _put(node, "dissolutionDate", iso_start(body.date("dissolved")))
    for reference in body.references("part-of"):
        whole = goal_of(reference.target, ("organization",), chronicle, edition)
        if whole is not None:
            node["parentOrganization"] = _link(whole)
    return node


_DESCRIBERS = {
    "Person": _describe_person,
    "Event": _describe_event,
    "Place": _describe_place,
    "Organization": _describe_organization,
}


def _put(node: Node, name: str, value: str) -> None:
    if value:
        node[name] = value


def iso_start(date: HistoricalDate | None) -> str:
    """Return the first day, month or year in ISO 8601; empty where the date is in doubt.

    ISO 8601 has no word for “about”, and a reader of the data would take the guess for a fact.
    """
    return _iso(date, 0)


def iso_end(date: HistoricalDate | None) -> str:
    """Return the last day, month or year of an interval, as :func:`iso_start` the first."""
    return _iso(date, 1) if date and date.kind is DateKind.INTERVAL else ""


def _iso(date: HistoricalDate | None, end: int) -> str:
    if date is None or date.kind not in (DateKind.DATE, DateKind.INTERVAL):
        return ""
    stated = date.parts[0]
    part = stated if isinstance(stated, DatePart) else (stated.first, stated.last)[end]
    if part is None or part.is_masked or part.qualifier is not Qualifier.NONE or part.significant:
        return ""
    day = part.lower.isoformat()
    if part.lower.year < 0 or part.lower.year > 9999:  # noqa: PLR2004
        return ""
    if part.precision >= Precision.DAY:
        return day
    return {Precision.MONTH: day[:7], Precision.YEAR: day[:4]}.get(part.precision, "")
