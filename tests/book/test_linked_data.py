"""The linked data of the book: every page, against schema.org's own vocabulary."""

import copy
import json
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from .vocabulary import Vocabulary, is_iso_date

TERMS = json.loads(Path(__file__).with_name("schemaorg.json").read_text(encoding="utf-8"))
BASE = "https://book.example/"  # what relative addresses are relative to


def resolve(node, address):
    """*node* with every ``@id`` and ``url`` in it as a reader of the page at *address* has it."""
    if isinstance(node, list):
        return [resolve(item, address) for item in node]
    if isinstance(node, dict):
        return {
            key: urljoin(address, value) if key in ("@id", "url") else resolve(value, address)
            for key, value in node.items()
        }
    return node


@pytest.fixture(scope="session")
def graphs(pages):
    """The nodes of each page's JSON-LD, with absolute addresses, by the path of the page."""
    found = {}
    for path, page in pages.items():
        (text,) = page.xpath("//script[@type='application/ld+json']/text()")
        linked = json.loads(text)
        assert linked["@context"] == "https://schema.org"
        found[path] = resolve(linked["@graph"], BASE + path)
    return found


def parts(value):
    """Every object in *value*, itself included."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [
        *([value] if isinstance(value, dict) else []),
        *(part for item in items for part in parts(item)),
    ]


@pytest.fixture(scope="session")
def described(graphs):
    """What the site as a whole describes, by ``@id``."""
    return {node["@id"]: node for graph in graphs.values() for node in graph if "@id" in node}


@pytest.fixture(scope="session")
def vocabulary(described):
    def types_of(ident):
        return [described[ident]["@type"]] if ident in described else []

    return Vocabulary(TERMS, types_of)


def of_type(graphs, name):
    return [node for graph in graphs.values() for node in parts(graph) if node.get("@type") == name]


def test_the_vocabulary_says_what_it_is_and_is_whole():
    assert TERMS["version"]
    assert TERMS["version"] in TERMS["source"]
    assert TERMS["license"] == "https://creativecommons.org/licenses/by-sa/3.0/"
    named = {name for parents in TERMS["classes"].values() for name in parents}
    for prop in TERMS["properties"].values():
        named.update(prop["domains"], prop["ranges"])
    assert named <= set(TERMS["classes"])


def test_every_page_keeps_to_the_vocabulary(graphs, vocabulary):
    found = [
        problem
        for graph in graphs.values()
        for node in graph
        for problem in vocabulary.problems(node)
    ]
    assert found == []


def test_every_id_is_a_page_or_an_anchor_in_one(graphs, pages):
    anchors = {BASE + path: set(page.xpath("//@id")) for path, page in pages.items()}
    for path, graph in graphs.items():
        idents = {urldefrag(node["@id"]) for node in parts(graph) if "@id" in node}
        assert idents
        for address, fragment in idents:
            assert address in anchors, f"{path}: {address}"
            assert not fragment or fragment in anchors[address], f"{path}: {address}#{fragment}"


def test_no_two_things_have_one_id(graphs):
    idents = [node["@id"] for graph in graphs.values() for node in graph if "@id" in node]
    assert len(idents) == len(set(idents))


def test_every_entry_on_a_page_is_described_there(graphs, pages):
    for path, page in pages.items():
        cards = page.xpath("//div[contains(concat(' ', @class, ' '), ' chronicle-card ')]")
        anchors = {f"{BASE}{path}#{card.getprevious().get('id')}" for card in cards}
        idents = {node["@id"] for node in graphs[path] if urldefrag(node.get("@id", "")).fragment}
        assert anchors == idents - {f"{BASE}index.html#chronicle-book"}, path


@pytest.mark.parametrize(
    "name", ["Book", "Chapter", "Person", "Event", "Place", "Organization", "Quotation"]
)
def test_the_book_has_every_kind_of_thing(name, graphs):
    assert of_type(graphs, name)


def test_every_page_is_part_of_the_book(graphs):
    (book,) = of_type(graphs, "Book")
    assert book["name"] == "The Bay of Pigs Invasion, 1961"
    for path, graph in graphs.items():
        (page,) = [node for node in graph if node.get("@id") == BASE + path]
        assert page["isPartOf"] == {"@id": book["@id"]}


def test_an_event_says_in_which_role_someone_took_part(graphs, described):
    roles = [
        role
        for event in of_type(graphs, "Event")
        for role in event.get("attendee", ())
        if role.get("@type") == "Role"
    ]
    assert len(roles) > 100
    for role in roles:
        assert role["roleName"]
        assert described[role["attendee"]["@id"]]["@type"] in ("Person", "Organization")


def test_a_term_of_office_says_from_when_to_when(described):
    kennedy = described[f"{BASE}people/white-house.html#person-kennedy-john"]
    (presidency,) = [
        role
        for role in kennedy["hasOccupation"]
        if described[role["hasOccupation"]["@id"]]["name"].startswith("President of")
    ]
    assert (presidency["startDate"], presidency["endDate"]) == ("1961-01-20", "1963-11-22")


def test_a_date_is_a_year_a_month_or_a_day_that_there_is():
    assert all(map(is_iso_date, ["1961", "1961-04", "1961-04-17", "-0044"]))
    assert not any(map(is_iso_date, ["1961?", "April 1961", "1961-02-30", "61", "1961-04-17/20"]))


def _spoil(node, changes):
    return {**copy.deepcopy(node), **changes}


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("Person", {"colour": "red"}),
        ("Person", {"startDate": "1961"}),
        ("Person", {"birthDate": "about 1900"}),
        ("Person", {"birthDate": "1900-02-30"}),
        ("Person", {"spouse": "Mary"}),
        ("Person", {"birthPlace": {"@type": "Person", "name": "Mary"}}),
        ("Person", {"birthPlace": {"familyName": "Mary"}}),
        ("Person", {"sameAs": "Q1"}),
        ("Person", {"hasOccupation": {"@type": "Role", "memberOf": {"name": "a body"}}}),
        ("Person", {"name": ""}),
        ("Event", {"attendee": [{"@type": "Role", "attendee": "Mary"}]}),
        ("Event", {"attendee": [{"@id": f"{BASE}index.html"}]}),
        ("Event", {"superEvent": {"@id": f"{BASE}nowhere.html"}}),
        ("Event", {"attendees": []}),
        ("Place", {"geo": {"@type": "GeoCoordinates", "latitude": True}}),
        ("Chapter", {"position": 1.5}),
        ("Book", {"bookFormat": "https://schema.org/Scroll"}),
        ("Book", {"@type": "Scroll"}),
    ],
    ids=lambda value: value if isinstance(value, str) else json.dumps(value)[:60],
)
def test_what_the_vocabulary_does_not_allow_is_found(kind, changes, graphs, vocabulary):
    sound = next(node for graph in graphs.values() for node in graph if node["@type"] == kind)
    assert list(vocabulary.problems(sound)) == []
    assert len(list(vocabulary.problems(_spoil(sound, changes)))) == 1
