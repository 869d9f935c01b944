"""People of another book, which intersphinx makes known."""

import json

import pytest
from docutils import nodes
from jsonschema import Draft202012Validator
from lxml import etree, html
from sphinx.util.inventory import InventoryFile

EXTENSIONS = ["myst_parser", "sphinx.ext.intersphinx", "sphinx_chronicle"]
OTHER = "https://valley.example/book/"
ENTRY = f"{OTHER}index.html#person-roe-anna"


@pytest.fixture
def inventory(make_app, rootdir, tmp_path):
    """The inventory of the other book, built anew."""
    return build_other(make_app, rootdir, tmp_path)


def build_other(make_app, rootdir, folder, changes=(), name="other"):
    source = folder / name
    source.mkdir()
    for path in (rootdir / "test-chronicle-other-book").iterdir():
        if path.is_file():
            text = path.read_text("utf-8")
            for old, new in changes:
                text = text.replace(old, new)
            (source / path.name).write_text(text, "utf-8")
    other = make_app("html", srcdir=source)
    other.build()
    assert other.warning.getvalue() == ""
    other.cleanup()  # what it registers would be told to be there already
    return other.outdir / "objects.inv"


@pytest.fixture
def linked(make_app, rootdir, inventory, tmp_path):
    """A function that builds the book that links, with *page* as its second page if given."""

    def build(builder="html", page="", language="en", **books):
        source = tmp_path / "linked"
        if not source.exists():
            for path in (rootdir / "test-chronicle-linked-book").rglob("*.*"):
                copy = source / path.relative_to(rootdir / "test-chronicle-linked-book")
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(path.read_bytes())
        if page:
            (source / "parts" / "page.md").write_text(page, "utf-8")
        mapping = books or {"valley": (OTHER, str(inventory))}
        settings = {"intersphinx_mapping": mapping, "language": language}
        if builder == "bookpdf":
            settings["extensions"] = [*EXTENSIONS, "sphinx_bookpress"]
        app = make_app(builder, srcdir=source, confoverrides=settings)
        app.build()
        app.cleanup()
        return app

    return build


def parsed(app, name):
    return html.parse(str(app.outdir / name), html.HTMLParser(encoding="utf-8"))


def links_in(page, goal):
    return page.xpath(f"//div[@class='body']//a[@href='{goal}']")


def test_an_inventory_tells_names_and_dates(inventory):
    lines = InventoryFile.loads(inventory.read_bytes(), uri="").data
    told = {
        kind: {key: line.display_name for key, line in of.items()} for kind, of in lines.items()
    }
    assert told["chronicle:person"]["roe-anna"] == "Anna Maria Roe"
    assert told["chronicle:person.short"] == {"roe-anna": "Anna Roe"}
    assert told["chronicle:person.born"] == {"roe-anna": "1900-05"}
    assert told["chronicle:person.died"] == {"roe-anna": "1950~"}
    assert told["chronicle:event.date"] == {"flood": "1926-01-03/1926-01-05"}


def test_what_other_books_are_told_is_not_searched(inventory):
    index = (inventory.parent / "searchindex.js").read_text("utf-8")
    assert "Anna Maria Roe" in index
    assert "person.short" not in index


def test_every_form_of_a_name_leads_to_the_other_book(linked):
    app = linked()
    assert app.warning.getvalue() == ""
    page = parsed(app, "parts/page.html")
    words = [link.text_content() for link in links_in(page, ENTRY)]
    full = "Anna Maria Roe (1900–c. 1950)"
    assert words == ["Anna Roe", "Anna Roe", "Roe", full, "the miller", "Anna Roe", full]
    assert [link.text_content() for link in links_in(page, f"{OTHER}index.html#person-plain")] == [
        "Plain"
    ]
    (paragraph,) = page.xpath("//p[starts-with(., 'Plain')]")
    assert "bare Anna Roe" in " ".join(paragraph.text_content().split())


def test_a_link_says_the_full_name_the_dates_and_the_book(linked):
    page = parsed(linked(), "parts/page.html")
    titles = {link.get("title") for link in links_in(page, ENTRY)}
    assert titles == {"Anna Maria Roe (1900–c. 1950) (in The Valley)"}


def test_events_places_and_organizations_are_linked_too(linked):
    page = parsed(linked(), "parts/page.html")
    (paragraph,) = page.xpath("//p[starts-with(., 'The flood') or starts-with(., 'The the flood')]")
    links = {link.text_content(): link.get("href") for link in paragraph.xpath(".//a")}
    assert links == {
        "the flood": f"{OTHER}index.html#event-flood",
        "The great flood (January 3–5, 1926)": f"{OTHER}index.html#event-flood",
        "The Mill, by the brook; old": f"{OTHER}index.html#place-mill",
        "The Guild (from 1901)": f"{OTHER}index.html#organization-guild",
    }


def test_a_heading_and_the_contents_have_the_name(linked):
    app = linked()
    assert app.env.titles["parts/page"].astext() == "What Anna Roe did"
    (entry,) = parsed(app, "index.html").xpath("//li[contains(@class, 'toctree-l1')]/a")
    assert entry.text_content() == "What Anna Roe did"


def test_an_entry_names_whom_another_book_defines(linked):
    page = parsed(linked(), "index.html")
    assert [link.text_content() for link in links_in(page, ENTRY)] == ["Anna Roe"]
    (guild,) = links_in(page, f"{OTHER}index.html#organization-guild")
    assert guild.text_content() == "The Guild"


def test_dates_are_in_the_language_of_this_book(linked):
    app = linked("text", page="# P\n\n{event}`+flood`\n", language="es")
    assert "(3-5 de enero de 1926)" in (app.outdir / "parts" / "page.txt").read_text("utf-8")


def test_the_own_entity_goes_before_that_of_another_book(linked):
    page = "# P\n\n:::{person} roe-anna\n:name: Another Anna\n:::\n\n{person}`roe-anna`\n"
    app = linked(page=f"{page}and {{person}}`valley:roe-anna`\n")
    assert app.warning.getvalue() == ""
    (paragraph,) = parsed(app, "parts/page.html").xpath("//p[contains(., 'and')]")
    links = {link.text_content(): link.get("href") for link in paragraph.xpath(".//a")}
    assert links == {"Another Anna": "#person-roe-anna", "Anna Roe": ENTRY}


def test_one_id_in_two_books_is_reported(linked, make_app, rootdir, tmp_path, inventory):
    second = build_other(make_app, rootdir, tmp_path, [("The Valley", "The Hill")], "second")
    books = {"valley": (OTHER, str(inventory)), "hill": ("https://hill.example", str(second))}
    app = linked(page="# P\n\nOne {person}`plain`, two {person}`valley:plain`.\n", **books)
    told = [line for line in app.warning.getvalue().splitlines() if "‘plain’" in line]
    assert len(told) == 1
    assert "page.md:3: WARNING: person ‘plain’ is in the books ‘hill’ and ‘valley’;" in told[0]
    assert "write which you mean: ‘hill:plain’ [chronicle.reference]" in told[0]
    goals = parsed(app, "parts/page.html").xpath("//div[@class='body']//p//a/@href")
    assert [goal.partition("/index")[0] for goal in goals] == ["https://hill.example", OTHER[:-1]]


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("roe-ana", "valley:roe-anna"),
        ("valley:roe-ana", "valley:roe-anna"),
        ("valey:roe-anna", "valley:roe-anna"),
        ("owm", "own"),
    ],
)
def test_an_unknown_id_gets_the_nearest_of_all_books(typed, near, linked):
    app = linked(page=f"# P\n\n{{person}}`{typed}`\n")
    assert (
        f"page.md:3: WARNING: no person ‘{typed}’ in the book; did you mean ‘{near}’?"
        " [chronicle.reference]"
    ) in app.warning.getvalue()


def test_a_day_cannot_be_asked_of_another_book(linked):
    app = linked(page="# P\n\n{person}`roe-anna @ 1926-01-03`\n")
    assert (
        "person ‘roe-anna’ is of the book ‘valley’, whose offices are not known here;"
        " leave ‘@ 1926-01-03’ out [chronicle.holder]"
    ) in app.warning.getvalue()
    assert links_in(parsed(app, "parts/page.html"), ENTRY)[0].text_content() == "Anna Roe"


def test_an_address_beside_this_book_is_seen_from_each_page(linked, inventory):
    app = linked(valley=("../valley", str(inventory)))
    page = parsed(app, "parts/page.html")
    goal = "../../valley/index.html#person-roe-anna"
    assert links_in(page, goal)


def test_a_change_in_the_other_book_is_written(linked, make_app, rootdir, tmp_path):
    assert linked().warning.getvalue() == ""
    changed = build_other(make_app, rootdir, tmp_path, [("Anna Roe", "Nan Roe")], "changed")
    app = linked(valley=(OTHER, str(changed)))
    page = parsed(app, "parts/page.html")
    assert links_in(page, ENTRY)[1].text_content() == "Nan Roe"
    assert links_in(parsed(app, "index.html"), ENTRY)[0].text_content() == "Nan Roe"


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml", "latex", "epub", "text", "xml"])
def test_every_builder_names_them(builder, linked, resolved):
    app = linked(builder)
    assert app.warning.getvalue() == ""
    tree = resolved(app, "parts/page")
    links = [
        (node.astext(), node["refuri"])
        for node in tree.findall(nodes.reference)
        if node.get("refuri", "").startswith(OTHER)
    ]
    assert ("Roe", ENTRY) in links


def test_the_general_index_lists_them(linked):
    app = linked()
    (entry,) = parsed(app, "genindex.html").xpath("//td//li[starts-with(., 'Roe, Anna Maria')]")
    anchors = set(parsed(app, "parts/page.html").xpath("//@id"))
    goals = entry.xpath(".//a/@href")
    assert goals
    for goal in goals:
        path, _, anchor = goal.partition("#")
        assert (path, anchor in anchors) == ("parts/page.html", True)


def test_an_external_role_is_no_mention_of_an_own_entity(linked):
    page = "# P\n\n:::{person} plain\n:name: Own Plain\n:::\n\n"
    app = linked(page=f"{page}{{external+valley:chronicle:person}}`plain`\n")
    assert app.warning.getvalue() == ""
    assert app.env.get_domain("chronicle").chronicle.mentions.get(("person", "plain"), ()) == ()


def test_the_printed_book_leads_to_the_other(linked):
    pypdf = pytest.importorskip("pypdf")
    app = linked("bookpdf")
    assert app.warning.getvalue() == ""
    (path,) = app.outdir.glob("*.pdf")
    pages = pypdf.PdfReader(path).pages
    uris = {
        note.get_object().get("/A", {}).get("/URI")
        for page in pages
        for note in page.get("/Annots", ())
    }
    assert ENTRY in uris
    assert "Anna Maria Roe (1900–c. 1950)" in " ".join(page.extract_text() for page in pages)


def test_without_intersphinx_nothing_is_known_of_other_books(make_app, rootdir, tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "conf.py").write_text('extensions = ["myst_parser", "sphinx_chronicle"]\n')
    (tmp_path / "book" / "index.md").write_text("# P\n\n{person}`roe-anna`\n", "utf-8")
    app = make_app("html", srcdir=tmp_path / "book")
    app.build()
    assert "no person ‘roe-anna’ in the book; define it with a person directive" in (
        app.warning.getvalue()
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("[](#roe-anna)", "Anna Roe"),
        ("[](#valley:roe-anna)", "Anna Roe"),
        ("[Ada](#roe-anna)", "Ada"),
        ("[*the* miller](#roe-anna)", "the miller"),
        ("[](<inv:valley#roe-anna>)", "Anna Maria Roe"),
        ("[](<inv:#roe-anna>)", "Anna Maria Roe"),
        ("[Ada](<inv:valley:chronicle:person#roe-anna>)", "Ada"),
        ("{any}`roe-anna`", "Anna Roe"),
        ("{any}`Ada <roe-anna>`", "Ada"),
        ("{any}`valley:roe-anna`", "Anna Roe"),
    ],
)
def test_a_link_without_a_type_prints_the_name(typed, words, linked):
    app = linked(page=f"# P\n\nOf {typed} here.\n")
    assert app.warning.getvalue() == ""
    (link,) = links_in(parsed(app, "parts/page.html"), ENTRY)
    assert link.text_content() == words


@pytest.mark.parametrize(
    "page",
    [
        "# P\n\n(roe-anna)=\n## Heading\n\n[](#roe-anna)\n",
        "# P\n\n:::{person} roe-anna\n:name: Own\n:::\n\n[](#roe-anna)\n",
        "# P\n\n{any}`roe-anna`\n\n(roe-anna)=\n## Heading\n",
    ],
)
def test_what_this_book_has_of_that_name_goes_before(page, linked):
    app = linked(page=page)
    assert links_in(parsed(app, "parts/page.html"), ENTRY) == []


def test_events_and_places_are_named_by_links_without_a_type(linked):
    app = linked(page="# P\n\n[](#flood), [](#mill), [](#guild)\n")
    assert app.warning.getvalue() == ""
    (paragraph,) = parsed(app, "parts/page.html").xpath("//p[contains(., 'flood')]")
    assert paragraph.text_content() == "the flood, The Mill, by the brook; old, The Guild"


def test_the_lines_of_names_and_dates_are_no_objects_at_the_second_build_either(linked):
    linked()
    app = linked(page="# P\n\nOf [](#roe-anna) and {person}`+roe-anna`.\n")
    assert app.warning.getvalue() == ""
    words = [link.text_content() for link in links_in(parsed(app, "parts/page.html"), ENTRY)]
    assert words == ["Anna Roe", "Anna Maria Roe (1900–c. 1950)"]


def test_the_data_know_the_people_of_other_books(linked):
    page = """# P

{person}`roe-anna` and [](#mill).

:::{event} fair
:title: The fair
:date: 1931-05-01
:place: mill
:participants: own; valley:roe-anna (judge); guild; nobody
:part-of: flood
:::
"""
    app = linked(page=page, language="zh_CN")
    data = app.outdir / "data"
    book = json.loads((data / "chronicle.json").read_text("utf-8"))
    schema = json.loads((data / "chronicle.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(book)
    (fair,) = [entity for entity in book["entities"] if entity["id"] == "fair"]
    anna = {"type": "person", "id": "roe-anna", "name": "Anna Maria Roe", "url": ENTRY}
    assert fair["participants"] == [
        {"type": "person", "id": "own"},
        {**anna, "label": "judge"},
        {
            "type": "organization",
            "id": "guild",
            "name": "The Guild",
            "url": f"{OTHER}index.html#organization-guild",
        },
        {"type": None, "id": "nobody"},
    ]
    (place,) = fair["place"]
    assert (place["name"], place["type"]) == ("The Mill, by the brook; old", "place")
    assert book["book"]["language"] == "zh-CN"
    root = etree.parse(str(data / "chronicle.tei.xml")).getroot()
    tei = "{http://www.tei-c.org/ns/1.0}"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-CN"
    people = {
        rs.text: (rs.get("ref"), rs.get("role")) for rs in root.iter(f"{tei}rs") if rs.get("ref")
    }
    assert people["Anna Maria Roe"] == (ENTRY, "judge")
    assert people["Own Person"] == ("#person-own", None)
    events = {event.find(f"{tei}label").text: event for event in root.iter(f"{tei}event")}
    assert events["The fair"].get("where") == f"{OTHER}index.html#place-mill"
    calendar = (data / "chronology.ics").read_text("utf-8")
    assert "LOCATION:The Mill\\, by the brook\\; old" in calendar
    (text,) = parsed(app, "parts/page.html").xpath("//script[@type='application/ld+json']/text()")
    graph = {node["name"]: node for node in json.loads(text)["@graph"]}
    linked_anna = {"@type": "Person", "@id": ENTRY, "name": "Anna Maria Roe"}
    assert linked_anna in graph["P"]["mentions"]
    roles = [each for each in graph["The fair"]["attendee"] if each.get("roleName") == "judge"]
    assert roles[0]["attendee"] == linked_anna
    assert graph["The fair"]["superEvent"]["name"] == "The great flood"
    assert graph["The fair"]["location"]["@id"] == f"{OTHER}index.html#place-mill"


def test_several_books_are_named_where_none_has_an_id(
    linked, make_app, rootdir, tmp_path, inventory
):
    second = build_other(make_app, rootdir, tmp_path, [("The Valley", "The Hill")], "second")
    books = {"valley": (OTHER, str(inventory)), "hill": ("https://hill.example", str(second))}
    app = linked(page="# P\n\n{person}`zzz`\n", **books)
    assert "no person ‘zzz’ in the book or the 2 linked to it" in app.warning.getvalue()
