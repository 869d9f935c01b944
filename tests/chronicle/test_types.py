"""Entity types of a book's own have all that the built-in ones have."""

import shutil

import pytest
from docutils import nodes
from lxml import html
from sphinx.errors import ConfigError
from sphinx.util.console import strip_escape_sequences

from sphinx_chronicle import EntityType, date, refs, text

BUILDERS = ("dirhtml", "singlehtml", "latex", "epub", "text", "man", "texinfo", "xml", "gettext")


@pytest.fixture
def page(app):
    app.build()
    assert app.warning.getvalue() == ""
    return html.parse(str(app.outdir / "index.html"), html.HTMLParser(encoding="utf-8"))


def words(element):
    return " ".join(element.text_content().split())


def card(page, anchor):
    return page.xpath(f"//span[@id='{anchor}']/following-sibling::div[1]")[0]


def rows(page, anchor):
    labels, values = (card(page, anchor).xpath(f".//{tag}") for tag in ("dt", "dd"))
    return {
        words(label).rstrip(":"): words(value) for label, value in zip(labels, values, strict=True)
    }


@pytest.mark.sphinx("html", testroot="chronicle-types", freshenv=True)
def test_a_card_has_the_fields_that_the_type_declares(page):
    found = rows(page, "ship-petrel")
    assert found["Lost"] == "May 1712"
    assert found["Captain"] == "Anna Holt"
    assert found["Rigging"] == "brig; cutter"
    assert found["Class"] == "Sparrow"


@pytest.mark.sphinx("html", testroot="chronicle-types", freshenv=True)
def test_what_is_not_born_is_dated_without_the_words_of_a_life(page):
    dates = card(page, "ship-tern").xpath(".//*[contains(@class, 'chronicle-dates')]")
    assert [words(element) for element in dates] == ["from 1699"]


@pytest.mark.sphinx("html", testroot="chronicle-types", freshenv=True)
def test_a_card_links_back_to_what_names_it(page):
    assert rows(page, "person-anna")["Ships commanded"] == "The Tern (1705–6) Petrel"
    assert rows(page, "ship-tern")["Battles"] == "June 2, 1705: Battle of Holm (lost)"
    assert rows(page, "event-war")["Battles in it"] == "June 2, 1705: Battle of Holm"


@pytest.mark.sphinx("html", testroot="chronicle-types", freshenv=True)
def test_a_builtin_type_takes_fields_of_the_books_own(page):
    assert rows(page, "person-anna")["Rank"] == "Commodore"
    assert rows(page, "ship-petrel")["Flag officers"] == "Anna Holt"


@pytest.mark.sphinx("html", testroot="chronicle-types", freshenv=True)
@pytest.mark.parametrize(
    ("anchor", "shown"),
    [
        ("ship-petrel", 'HMS *Petrel* <12> & "co" (1701–12)'),
        ("ship-petrel", "Petrel"),
        ("ship-tern", "the fast one"),
        ("ship-tern", "The Tern"),
        ("battle-holm", "Battle of Holm"),
        ("peace-treaty-haven", "Treaty of Haven"),
    ],
)
def test_roles_and_plain_links_lead_to_the_card(page, anchor, shown):
    paragraph = page.xpath("//section/p")[0]
    assert shown in [words(link) for link in paragraph.xpath(f".//a[@href='#{anchor}']")]


@pytest.mark.sphinx("html", testroot="chronicle-types", freshenv=True)
def test_a_link_counts_as_a_mention(page):
    assert rows(page, "peace-treaty-haven")["Mentioned in"] == "Ships and Treaties"


@pytest.mark.sphinx("html", testroot="chronicle-types", freshenv=True)
def test_what_happens_is_in_the_chronology_with_its_place_and_under_its_whole(page):
    chronology = page.xpath("//div[contains(@class, 'chronicle-chronology')]")[0]
    war = chronology.xpath("./ul/li[contains(., 'War')]")[0]
    assert words(war.xpath("./ul/li")[0]) == "June 2, 1705, 2:30 p.m.: Battle of Holm, Holm Bay"
    assert "Treaty of Haven" in words(chronology)
    assert "Petrel" not in words(chronology)


@pytest.mark.sphinx("html", testroot="chronicle-types", freshenv=True)
def test_each_type_has_an_index_by_name(app, page):
    index = html.parse(str(app.outdir / "chronicle-ship.html"), html.HTMLParser(encoding="utf-8"))
    assert words(index.xpath("//h1")[0]) == "Index of Ships"
    assert [words(link) for link in index.xpath("//table//a")] == [
        'HMS *Petrel* <12> & "co"',
        "Tern",
    ]


@pytest.mark.sphinx("html", testroot="chronicle-types", freshenv=True)
def test_each_type_is_in_the_general_index_and_the_inventory(app, page):
    index = html.parse(str(app.outdir / "genindex.html"), html.HTMLParser(encoding="utf-8"))
    assert "Treaty of Haven" in [words(link) for link in index.xpath("//table//a")]
    objects = {(obj[2], obj[0]) for obj in app.env.get_domain("chronicle").get_objects()}
    assert {("ship", "tern"), ("battle", "holm"), ("peace-treaty", "haven")} <= objects


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_takes_types_of_the_books_own(make_app, rootdir, tmp_path, builder):
    shutil.copytree(rootdir / "test-chronicle-types", tmp_path / "book")
    overrides = {"nitpicky": True, "epub_copyright": "2026", "version": "1"}
    app = make_app(builder, srcdir=tmp_path / "book", confoverrides=overrides)
    app.build()
    assert app.warning.getvalue() == ""
    assert any(app.outdir.iterdir())


def build(make_app, srcdir, types, fields=None):
    overrides = {"chronicle_entity_types": types, "chronicle_entity_fields": fields or {}}
    app = make_app("html", srcdir=srcdir, confoverrides=overrides)
    app.build()
    return app


@pytest.fixture
def fleet(tmp_path):
    (tmp_path / "conf.py").write_text("extensions = ['myst_parser', 'sphinx_chronicle']\n")
    page = "# Fleet\n\n```{ship} petrel\n:name: Petrel\n:launched: 1701\n```\n"
    (tmp_path / "index.md").write_text(page)
    return tmp_path


SHIP = EntityType(name="ship", fields=(date("launched", begins=True),))


def test_the_book_is_read_again_only_when_a_type_changes(make_app, fleet):
    assert "[new config] 1 added" in status(make_app, fleet, [SHIP])
    assert "0 added, 0 changed" in status(make_app, fleet, [SHIP])
    armed = status(make_app, fleet, [SHIP], {"ship": (text("guns"),)})
    assert "[config changed ('chronicle_entity_fields')] 1 added" in armed
    launched = [EntityType(name="ship", fields=(date("launched"),))]
    assert "chronicle_entity_types" in status(make_app, fleet, launched, {"ship": (text("guns"),)})


def status(make_app, srcdir, types, fields=None):
    app = build(make_app, srcdir, types, fields)
    assert app.warning.getvalue() == ""
    app.cleanup()  # or the next one would find its nodes registered
    return strip_escape_sequences(app.status.getvalue())


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("image", "directive"),
        ("note", "directive"),
        ("toctree", "directive"),
        ("chronology", "directive"),
        ("entity-data", "directive"),
        ("emphasis", "role"),
        ("date", "directive"),
        ("guilabel", "role"),
        ("term", "directive or role of Sphinx’s domain ‘std’"),
        ("module", "directive or role of Sphinx’s domain ‘py’"),
    ],
)
def test_a_name_that_is_taken_is_refused(make_app, fleet, name, taken):
    with pytest.raises(ConfigError, match=f"'{name}' is the name of a {taken}; give the type"):
        build(make_app, fleet, [EntityType(name=name)])


@pytest.mark.parametrize(
    ("types", "fields", "message"),
    [
        (SHIP, {}, "chronicle_entity_types = .* cannot be read; write a list"),
        ([SHIP], [text("a")], "chronicle_entity_fields = .* cannot be read; write a dictionary"),
        ([SHIP, SHIP], {}, "'ship' is there twice"),
        ([EntityType(name="ship", fields=(refs("a", to="bart"),))], {}, "to='bart' is no type"),
    ],
)
def test_a_wrong_setting_stops_the_build(make_app, fleet, types, fields, message):
    with pytest.raises(ConfigError, match=message):
        build(make_app, fleet, types, fields)


def test_mistakes_in_a_directive_of_the_books_own_are_told_as_in_others(make_app, fleet):
    (fleet / "index.md").write_text(
        "# Fleet\n\n```{ship} petrel\n:launchd: 1701\n```\n\n{ship}`petrl`\n"
    )
    warnings = build(make_app, fleet, [SHIP]).warning.getvalue()
    assert "ship ‘petrel’: option ‘launchd’ is not known; did you mean ‘launched’?" in warnings
    assert "add a line such as ‘:name: The name of the ship’" in warnings
    assert "no ship ‘petrl’ in the book; did you mean ‘petrel’?" in warnings


def test_no_node_of_our_own_is_left(app_of_types, resolved):
    tree = resolved(app_of_types, "index")
    assert not [node for node in tree.findall(nodes.Element) if "chronicle" in node.tagname]


@pytest.fixture
def app_of_types(make_app, rootdir, tmp_path):
    shutil.copytree(rootdir / "test-chronicle-types", tmp_path / "book")
    app = make_app("dummy", srcdir=tmp_path / "book")
    app.build()
    return app
