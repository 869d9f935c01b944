"""Every export of every test book, read back by its own schema and by an independent reader."""

import csv
import json
import re
from pathlib import Path

import geojson
import icalendar
import pytest
import rdflib
from jsonschema import Draft202012Validator
from lxml import etree
from sphinx.testing.util import SphinxTestApp

ROOTS = Path(__file__).parents[1] / "roots"
# A book that links to another one has tests of its own; without it, it says so.
BOOKS = sorted(
    path.name.removeprefix("test-")
    for path in ROOTS.glob("test-chronicle-*")
    if path.name != "test-chronicle-linked-book"
)
OWN = "chronicle-exports"
TEI = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("tei.rng"))))
_TEI = "{http://www.tei-c.org/ns/1.0}"
_BASE = "https://book.example/"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A function that builds a test book once and returns the folder of its site."""
    sites = {}

    def build(name):
        if name not in sites:
            source = tmp_path_factory.mktemp(name)
            copy_tree(ROOTS / f"test-{name}", source)
            settings = {"html_baseurl": _BASE, "html_theme": "basic"}
            app = SphinxTestApp("html", srcdir=source, confoverrides=settings)
            try:
                app.build()
            finally:
                app.cleanup()
            sites[name] = app.outdir
        return sites[name]

    return build


def copy_tree(source, goal):
    for path in source.rglob("*"):
        if path.is_file():
            copy = goal / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())


@pytest.fixture
def own(built):
    return built(OWN) / "data"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # rdflib's own reader of JSON-LD uses it
@pytest.mark.parametrize("name", BOOKS)
def test_each_export_is_read_back(name, built):
    site = built(name)
    data = site / "data"
    book = json.loads((data / "chronicle.json").read_text("utf-8"))
    schema = json.loads((data / "chronicle.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(book)
    _read_tables(data, book)
    _read_places(data)
    _read_tei(data, book)
    _read_calendar(data)
    _read_linked_data(site)


def _read_tables(data, book):
    rows = 0
    for path in data.glob("*.csv"):
        with path.open(newline="", encoding="utf-8") as file:
            table = list(csv.reader(file, strict=True))
        assert len(table[0]) == len(set(table[0])), path
        assert {len(row) for row in table} == {len(table[0])}
        rows += len(table) - 1
    assert rows == len(book["entities"])


def _read_places(data):
    places = geojson.loads((data / "places.geojson").read_text("utf-8"))
    assert places.is_valid, places.errors()


def _read_tei(data, book):
    tree = etree.parse(str(data / "chronicle.tei.xml"))
    TEI.assertValid(tree)
    ids = set(tree.xpath("//@xml:id"))
    for pointer in tree.xpath("//@ref | //@where | //@code | //@scheme"):
        assert not pointer.startswith("#") or pointer[1:] in ids
    people = [entity for entity in book["entities"] if entity["type"] == "person"]
    assert len(list(tree.iter(f"{_TEI}person"))) == len(people)


def _read_calendar(data):
    calendar = icalendar.Calendar.from_ical((data / "chronology.ics").read_bytes())
    events = calendar.walk("VEVENT")
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert not calendar.errors


def _read_linked_data(site):
    texts = [
        text
        for path in site.glob("*.html")
        for text in etree.parse(str(path), etree.HTMLParser(encoding="utf-8")).xpath(
            "//script[@type='application/ld+json']/text()"
        )
    ]
    assert texts
    for text in texts:
        linked = json.loads(text)
        linked["@context"] = {"@vocab": "https://schema.org/"}  # which the web would give
        graph = rdflib.Graph().parse(data=json.dumps(linked), format="json-ld", base=_BASE)
        typed = set(graph.subjects(rdflib.RDF.type))
        for node in linked["@graph"]:
            if "@id" in node:
                assert rdflib.URIRef(node["@id"]) in typed


# --- the right values ---------------------------------------------------------------------------


def test_an_option_of_any_name_spoils_nothing(own):
    book = json.loads((own / "chronicle.json").read_text("utf-8"))
    (voyage,) = [entity for entity in book["entities"] if entity["id"] == "v1"]
    assert (voyage["type"], voyage["id"]) == ("voyage", "v1")
    assert voyage["label"] == voyage["title"] == 'The "From" <A> to; B, \\n & C'
    assert voyage["url"] == f"{_BASE}index.html#voyage-v1"
    assert [mention["page"] for mention in voyage["mentions"]] == ["Names"]
    stated = voyage["own"]
    for name in ("id", "type", "body", "label", "short_label", "url", "own"):
        assert stated[name] == f"my {name.replace('_', ' ')}"
    (friend,) = stated["mentions"]
    assert (friend["type"], friend["id"], friend["term"]) == ("person", "ana", "0001/0005")
    assert stated["sailed"]["edtf"] == "-0043-03-15"


def test_a_table_with_options_of_any_name_is_read_back_as_it_is(own, make_app, tmp_path):
    copy_tree(ROOTS / f"test-{OWN}", tmp_path)
    entries = "\n".join(
        f"```{{entity-data}} {path.name}\n:type: {path.stem}\n```" for path in own.glob("*.csv")
    )
    (tmp_path / "index.md").write_text(f"# Names\n\n{entries}\n", "utf-8")
    for path in own.glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes().replace(b"o'brien x>y", b"obrien"))
    app = make_app("html", srcdir=tmp_path, confoverrides={"html_baseurl": _BASE})
    app.build()
    for path in own.glob("*.csv"):
        again = (app.outdir / "data" / path.name).read_text("utf-8")
        once = path.read_text("utf-8").replace("o'brien x>y", "obrien")
        assert _without_anchors(again) == _without_anchors(once)


def _without_anchors(text):
    return re.sub(r"index\.html#\S*", "", text)


def test_the_columns_of_a_table_are_each_one(own):
    head = (own / "voyage.csv").read_text("utf-8").splitlines()[0].split(",")
    assert {"id", "option id", "option type", "option body", "label", "url", "address"} <= set(head)
    assert {"sailed", "sailed first day", "sailed last day", "sailed-from"} <= set(head)
    head = (own / "reference.csv").read_text("utf-8").splitlines()[0].split(",")
    assert head == ["id", "name", "address", "url", "entry-url"]


def test_tei_says_years_before_the_first_in_the_attributes_of_iso_8601(own):
    root = etree.parse(str(own / "chronicle.tei.xml")).getroot()
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "pt-BR"
    dates = {
        event.findtext(f"{_TEI}label"): {
            name: value
            for name, value in event.attrib.items()
            if name.partition("-")[0] in ("when", "from", "to", "notBefore", "notAfter")
        }
        for event in root.iter(f"{_TEI}event")
    }
    assert dates == dates | {
        'The "From" <A> to; B, \\n & C': {"when-iso": "-0043-03-15"},
        "Long ago": {"notBefore-iso": "-50000-01-01", "notAfter-iso": "-50000-12-31"},
        "The year before the first": {"notBefore-iso": "0000-01-01", "notAfter-iso": "0000-12-31"},
        "About the first year": {"notBefore-iso": "0000-01-01", "notAfter": "0002-05-31"},
        "On the hour": {"when": "1961-04-17"},
    }
    (birth,) = [
        dict(date.attrib) for date in root.iterfind(f".//{_TEI}birth/{_TEI}date[@from-iso]")
    ]
    assert birth == {"from-iso": "0000", "to": "0001"}


def test_tei_has_ids_of_xml_for_ids_of_any_kind(own):
    root = etree.parse(str(own / "chronicle.tei.xml")).getroot()
    assert "person-o_27_brien_20_x_3e_y" in root.xpath("//@xml:id")
    assert root.xpath("string(//@role)") == '"first"-<witness>'
    assert root.xpath("//@type[. = 'farm-building']")


def test_coordinates_lose_no_digit(own):
    assert "-33.1234567 151.7654321" in (own / "chronicle.tei.xml").read_text("utf-8")
    assert '"-33.1234567, 151.7654321"' in (own / "place.csv").read_text("utf-8")


def test_an_identifier_is_quoted_in_its_address(built):
    page = etree.parse(str(built(OWN) / "index.html"), etree.HTMLParser(encoding="utf-8"))
    address = "https://ships.example/?q=A/7%20%22x%22%20%7By%7D&x=1"
    assert page.xpath(f"//a[@href='{address}']")
    (text,) = page.xpath("//script[@type='application/ld+json']/text()")
    (voyage,) = [n for n in json.loads(text)["@graph"] if n.get("@id", "").endswith("#voyage-v1")]
    assert voyage["sameAs"] == [address]
