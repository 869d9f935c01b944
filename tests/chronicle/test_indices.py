"""Indices, inventory and general index."""

import pytest
from lxml import html
from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.util.inventory import InventoryFile


@pytest.mark.sphinx("html", testroot="chronicle-book")
def test_people_are_filed_by_their_sort_names(app):
    app.build()
    page = html.parse(app.outdir / "chronicle-people.html")
    names = [" ".join(cell.text_content().split()) for cell in page.xpath("//table//tr[td/a]")]
    assert names == ["Holt, Anna van (1601?–1660)", "Holt, Berta van"]


@pytest.mark.sphinx("html", testroot="chronicle-book")
def test_events_are_filed_by_year(app):
    app.build()
    page = html.parse(app.outdir / "chronicle-chronology.html")
    headings = [cell.text_content().strip() for cell in page.xpath("//tr[@class='cap']")]
    assert headings == ["1641", "1642"]


@pytest.mark.sphinx("html", testroot="chronicle-book")
def test_each_paragraph_enters_the_general_index_once_for_each_name(app):
    app.build()
    index = dict(IndexEntries(app.env).create_index(app.builder))
    entries = dict(index["H"])
    (links, _subentries, _key) = entries["Holt, Anna van"]
    goals = [uri for _main, uri in links]
    assert len(goals) == len(set(goals))
    # The first paragraph (once, though it names her five times), the list, the quotation and
    # the table cell.
    assert sum("index.html#mention" in goal for goal in goals) == 4
    assert [uri for main, uri in links if main] == ["people.html#person-anna"]


@pytest.mark.sphinx("html", testroot="chronicle-book")
def test_the_general_index_leads_to_anchors_that_exist(app):
    app.build()
    page = html.parse(app.outdir / "genindex.html")
    for href in page.xpath("//table//a/@href"):
        goal, _, anchor = href.partition("#")
        assert anchor in html.parse(app.outdir / goal).xpath("//@id"), href


@pytest.mark.sphinx(
    "html", testroot="chronicle-book", confoverrides={"chronicle_index_mentions": False}
)
def test_the_general_index_can_be_left_to_the_author(app):
    app.build()
    assert IndexEntries(app.env).create_index(app.builder) == []


@pytest.mark.sphinx("html", testroot="chronicle-book")
def test_another_book_can_link_to_the_people_of_this_one(app):
    app.build()
    inventory = InventoryFile.loads((app.outdir / "objects.inv").read_bytes(), uri="")
    found = inventory.data["chronicle:person"]["anna"]
    assert (found.uri, found.display_name) == ("people.html#person-anna", "Anna van Holt")


@pytest.mark.sphinx("html", testroot="chronicle-timeline", srcdir="ides")
def test_a_heading_can_be_an_id_in_an_epub(app):
    (app.srcdir / "old.md").write_text(
        "# Old\n\n:::{event} ides\n:title: The Ides of March\n:date: -0043-03-15\n:::\n",
        "utf-8",
    )
    app.build()
    page = (app.outdir / "chronicle-chronology.html").read_text("utf-8")
    assert 'id="cap-44B' in page
