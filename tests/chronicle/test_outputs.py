"""The data of a book beside its pages."""

import csv
import json

import icalendar
import pytest
from docutils import nodes
from jsonschema import Draft202012Validator
from lxml import etree
from sphinx.errors import ConfigError

_ROOT = "chronicle-outputs"
_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture
def data(app):
    app.config.suppress_warnings = ["chronicle.reference", "chronicle.option"]
    app.build()
    assert app.warning.getvalue() == ""
    return app.outdir / "data"


@pytest.fixture
def book(data):
    return json.loads((data / "chronicle.json").read_text("utf-8"))


def entity(book, ident):
    (found,) = [item for item in book["entities"] if item["id"] == ident]
    return found


html = pytest.mark.sphinx("html", testroot=_ROOT, freshenv=True)


@pytest.fixture
def page_with(make_app, rootdir, tmp_path):
    """A function that builds the root with *text* as a second page, in a folder below."""

    def build(builder, text, **settings):
        root = rootdir / f"test-{_ROOT}"
        for name in ("conf.py", "index.md"):
            (tmp_path / name).write_text((root / name).read_text("utf-8"), "utf-8")
        index = tmp_path / "index.md"
        index.write_text(index.read_text("utf-8") + "\n```{toctree}\nmore/page\n```\n", "utf-8")
        (tmp_path / "more").mkdir()
        (tmp_path / "more" / "page.md").write_text(text, "utf-8")
        settings |= {
            "suppress_warnings": ["chronicle.reference", "chronicle.option"],
            "version": "1",
            "copyright": "1",
        }
        app = make_app(builder, srcdir=tmp_path, confoverrides=settings)
        app.build()
        return app

    return build


@html
def test_the_json_keeps_to_its_schema(data, book):
    schema = json.loads((data / book["$schema"]).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(book)


@html
def test_the_schema_refuses_what_is_not_an_entity(data, book):
    schema = json.loads((data / "chronicle.schema.json").read_text("utf-8"))
    book["entities"][0]["colour"] = "red"
    assert not Draft202012Validator(schema).is_valid(book)


@html
def test_the_json_has_dates_references_and_mentions(book):
    anna = entity(book, "anna")
    assert anna["born"] == {
        "edtf": "1900-05",
        "text": "May 1900",
        "lower": "1900-05-01",
        "upper": "1900-05-31",
    }
    mayor = {"type": "office", "id": "mayor", "label": "acting", "term": "1930/1935"}
    assert anna["offices"] == [mayor]
    assert anna["sources"] == {"text": "roe1990{12}", "keys": ["roe1990"]}
    (mention,) = anna["mentions"]
    assert (mention["page"], mention["section"]) == ("The village", "The records")
    assert "allow" not in anna


@html
def test_what_the_book_lacks_has_no_type(book):
    assert entity(book, "feud")["participants"] == [{"type": None, "id": "nobody"}]


@html
def test_addresses_lead_to_the_entries(data, book):
    page = etree.parse(str(data.parent / "index.html"), etree.HTMLParser())
    ids = set(page.xpath("//@id"))
    addresses = [item["url"] for item in book["entities"]]
    addresses += [mention["url"] for item in book["entities"] for mention in item["mentions"]]
    assert {address.partition("#")[0] for address in addresses} == {"index.html"}
    assert {address.partition("#")[2] for address in addresses} <= ids


@html
def test_the_chronology_is_in_order_of_time(book):
    assert [item["id"] for item in book["chronology"]] == ["feud", "fire"]


@html
def test_a_table_can_be_read_back(data):
    with (data / "person.csv").open(newline="", encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert row["name"] == "Anna “Nan” Roe, née Ash"
    assert row["offices"] == "mayor (acting, 1930/1935)"
    assert (row["born"], row["born from"], row["born to"]) == (
        "1900-05",
        "1900-05-01",
        "1900-05-31",
    )


@html
@pytest.mark.parametrize("name", ["person", "event", "place", "organization", "office"])
def test_a_table_is_read_back_as_it_is(name, data, make_app, tmp_path):
    table = (data / f"{name}.csv").read_bytes()
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser", "sphinx_chronicle"]\n')
    page = f"# P\n\n```{{entity-data}} {name}.csv\n:type: {name}\n```\n"
    (tmp_path / "index.md").write_text(page, "utf-8")
    (tmp_path / f"{name}.csv").write_bytes(table)
    other = make_app(
        "html",
        srcdir=tmp_path,
        confoverrides={"suppress_warnings": ["chronicle.reference", "chronicle.option"]},
    )
    other.build()
    told = other.warning.getvalue()
    assert f"{name}.csv" not in told
    again = (other.outdir / "data" / f"{name}.csv").read_bytes()
    assert again == table


@html
def test_the_places_are_geojson_with_what_happened_there(data):
    (feature,) = json.loads((data / "places.geojson").read_text("utf-8"))["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [4.3, 52.1]}
    assert feature["properties"]["approximate"] is True
    assert [event["id"] for event in feature["properties"]["events"]] == ["fire"]


@html
def test_tei_lists_have_ids_that_their_references_find(data):
    root = etree.parse(str(data / "chronicle.tei.xml")).getroot()
    ids = set(root.xpath("//@xml:id"))
    references = [value.lstrip("#") for value in root.xpath("//@ref | //@scheme | //@code")]
    assert {"offices", "office-mayor"} <= set(references)
    assert {"person-anna", "place-barn", "organization-council", "event-fire"} <= ids
    assert set(references) | {"place-barn"} <= ids
    assert root.xpath("//@where") == ["#place-barn"]
    birth = root.find(f".//{_TEI}person/{_TEI}birth/{_TEI}date")
    assert (birth.get("notBefore"), birth.get("notAfter")) == ("1900-05-01", "1900-05-31")


@html
def test_tei_says_from_when_to_when_if_that_is_known(data):
    root = etree.parse(str(data / "chronicle.tei.xml")).getroot()
    spans = {
        element.tag.removeprefix(_TEI): {
            name: element.get(name)
            for name in ("from", "to", "notBefore", "notAfter", "cert")
            if element.get(name)
        }
        for element in root.iter(f"{_TEI}occupation", f"{_TEI}affiliation")
    }
    assert spans == {"occupation": {"from": "1930", "to": "1935"}, "affiliation": {"from": "1925"}}
    events = {event.get(_ID): event for event in root.iter(f"{_TEI}event")}
    feud = events["event-feud"]
    assert (feud.get("from"), feud.get("notAfter"), feud.get("cert")) == (
        None,
        "1935-12-31",
        "medium",
    )
    assert (events["event-fire"].get("from"), events["event-fire"].get("to")) == (
        "1930-05-01",
        "1930-05-02",
    )


@html
def test_the_calendar_has_the_events_whose_days_are_known(data):
    calendar = icalendar.Calendar.from_ical((data / "chronology.ics").read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert str(event["SUMMARY"]) == "The fire; it rained, at last"
    assert event["DTSTART"].dt.isoformat() == "1930-05-01"
    assert event["DTEND"].dt.isoformat() == "1930-05-03"
    assert str(event["LOCATION"]) == "The barn"
    lines = (data / "chronology.ics").read_bytes().split(b"\r\n")
    assert max(map(len, lines)) <= 75


@pytest.mark.sphinx(
    "dirhtml",
    testroot=_ROOT,
    freshenv=True,
    confoverrides={"html_baseurl": "https://example.org/book", "chronicle_outputs": ["json"]},
)
def test_addresses_are_absolute_where_the_site_has_one(book, data):
    assert entity(book, "fire")["url"] == "https://example.org/book/#event-fire"
    assert sorted(path.name for path in data.iterdir()) == [
        "chronicle.json",
        "chronicle.schema.json",
    ]


@pytest.mark.sphinx(
    "html", testroot=_ROOT, srcdir="no-data", confoverrides={"chronicle_outputs": []}
)
def test_data_can_be_left_out(app):
    app.build()
    assert not (app.outdir / "data").exists()


@pytest.mark.parametrize("builder", ["epub", "latex", "text"])
@pytest.mark.sphinx("html", testroot=_ROOT, freshenv=True)
def test_only_a_web_site_has_data(make_app, app, builder):
    other = make_app(builder, srcdir=app.srcdir)
    other.build()
    assert not (other.outdir / "data").exists()


@pytest.mark.sphinx("html", testroot=_ROOT, freshenv=True)
def test_a_wrong_name_is_a_config_error(make_app, app):
    with pytest.raises(ConfigError, match="no output 'jsn'; did you mean 'json'"):
        make_app("html", srcdir=app.srcdir, confoverrides={"chronicle_outputs": ["jsn"]})


def graph_of(path):
    page = etree.parse(str(path), etree.HTMLParser(encoding="utf-8"))
    (text,) = page.xpath("//script[@type='application/ld+json']/text()")
    return {node.get("@id"): node for node in json.loads(text)["@graph"]}


@html
def test_a_page_says_what_it_is_in_linked_data(data):
    graph = graph_of(data.parent / "index.html")
    chapter = graph["index.html"] if "index.html" in graph else graph[""]
    assert (chapter["@type"], chapter["name"], chapter["position"]) == ("Chapter", "The village", 1)
    assert chapter["isPartOf"]["@id"] in graph
    assert chapter["mentions"] == [{"@id": f"{chapter['@id']}#person-anna"}]
    anna = graph[f"{chapter['@id']}#person-anna"]
    assert (anna["@type"], anna["birthDate"]) == ("Person", "1900-05")
    assert "deathDate" not in anna  # about 1950
    (office,) = anna["hasOccupation"]
    assert (office["roleName"], office["startDate"], office["endDate"]) == (
        "acting",
        "1930",
        "1935",
    )
    assert anna["sameAs"] == ["https://www.wikidata.org/wiki/Q1"]
    fire = graph[f"{chapter['@id']}#event-fire"]
    assert (fire["startDate"], fire["endDate"]) == ("1930-05-01", "1930-05-02")
    assert fire["attendee"][0]["roleName"] == "first witness"
    assert fire["location"]["@id"] in graph


@html
def test_a_page_that_sphinx_adds_says_what_it_is(data):
    kinds = {
        name: [node["@type"] for node in graph_of(data.parent / name).values()]
        for name in ("genindex.html", "search.html", "chronicle-people.html")
    }
    assert kinds == {
        "genindex.html": ["CollectionPage"],
        "search.html": ["SearchResultsPage"],
        "chronicle-people.html": ["CollectionPage"],
    }
    assert graph_of(data.parent / "chronicle-people.html").popitem()[1]["name"] == "Index of People"


@html
def test_no_name_ends_the_script_element(app):
    page = app.srcdir / "index.md"
    page.write_text(page.read_text("utf-8").replace("Village Council", "</script><b>"), "utf-8")
    app.build()
    names = {node["name"] for node in graph_of(app.outdir / "index.html").values()}
    assert "</script><b>" in names


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_a_page_links_to_the_data_that_are_there(builder, page_with):
    app = page_with(
        builder, "# P\n\n{book-data}`chronicle.json`, {book-data}`people <person.csv>`\n"
    )
    assert app.warning.getvalue() == ""
    path = {"html": "more/page.html", "dirhtml": "more/page/index.html"}.get(builder, "index.html")
    page = etree.parse(str(app.outdir / path), etree.HTMLParser(encoding="utf-8"))
    links = page.xpath("//a[contains(@href, 'data/')]")
    assert ["".join(link.itertext()) for link in links] == ["chronicle.json", "people"]
    for link in links:
        assert "internal" in link.get("class")
        assert ((app.outdir / path).parent / link.get("href")).resolve().is_file()


@pytest.mark.parametrize("builder", ["latex", "epub", "text"])
@pytest.mark.parametrize(
    ("base", "address"),
    [("", []), ("https://book.example/x", ["https://book.example/x/data/chronicle.json"])],
)
def test_elsewhere_the_data_are_words_or_on_the_site(builder, base, address, page_with, resolved):
    app = page_with(builder, "# P\n\n{book-data}`all <chronicle.json>`\n", html_baseurl=base)
    assert app.warning.getvalue() == ""
    tree = resolved(app, "more/page")
    app.emit("doctree-resolved", tree, "more/page")
    (paragraph,) = tree.findall(nodes.paragraph)
    assert paragraph.astext() == "all"
    assert [link["refuri"] for link in paragraph.findall(nodes.reference)] == address


def test_a_title_may_name_the_data(page_with):
    app = page_with("html", "# The file {book-data}`chronicle.json`\n")
    assert app.warning.getvalue() == ""
    assert app.env.titles["more/page"].astext() == "The file chronicle.json"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("chronicle.jsn", "; did you mean ‘chronicle.json’?"),
        ("persons.csv", "; did you mean ‘person.csv’?"),
        ("x", "; it has chronicle.json, chronicle.schema.json, person.csv, event.csv, place.csv,"),
    ],
)
def test_data_that_the_book_does_not_give_are_reported(typed, hint, page_with):
    app = page_with("html", f"# P\n\n{{book-data}}`{typed}`\n")
    told = f"page.md:3: WARNING: no file ‘{typed}’ among the data of the book{hint}"
    assert told in app.warning.getvalue()
    assert "[chronicle.data]" in app.warning.getvalue()


def test_the_head_of_every_page_names_the_data(page_with):
    app = page_with("html", "# P\n", chronicle_outputs=["json", "csv", "ics"])
    page = etree.parse(str(app.outdir / "more" / "page.html"), etree.HTMLParser(encoding="utf-8"))
    links = page.xpath("/html/head/link[@rel='alternate']")
    assert [(link.get("type"), link.get("href")) for link in links] == [
        ("application/json", "../data/chronicle.json"),
        ("text/calendar", "../data/chronology.ics"),
    ]


@html
def test_two_builds_give_the_same_data(app, data, make_app, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    builds = []
    for name in ("one", "two"):
        again = make_app("html", srcdir=app.srcdir, builddir=app.srcdir / name, freshenv=True)
        again.build()
        files = sorted((again.outdir / "data").iterdir())
        builds.append([(path.name, path.read_bytes()) for path in files])
    assert builds[0] == builds[1]


def test_a_book_that_names_no_author_has_none_in_its_data(page_with):
    app = page_with("html", "# More\n", author="Author name not set")
    written = [*(app.outdir / "data").glob("chronicle.*"), app.outdir / "index.html"]
    assert len(written) > 2
    for path in written:
        assert "name not set" not in path.read_text("utf-8").partition("<footer")[0], path
