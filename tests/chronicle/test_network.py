"""Whom one person had to do with, and where."""

import shutil

import pytest
from docutils import nodes
from lxml import etree, html
from sphinx.util.console import strip_escape_sequences

from sphinx_chronicle.nodes import disclosure

ROOT = "chronicle-network"
HOSTILE = '<script>alert("x")</script> & "Co." שלום ' + "x" * 200


def tables(app, resolved):
    """The twin of each drawing: who, and what ties them."""
    app.build()
    for words in resolved(app, "index").findall(disclosure):
        (table,) = words.findall(nodes.table)
        rows = list(table.findall(nodes.row))[1:]
        yield [
            (row[0].astext(), [item.astext() for item in row[1].findall(nodes.list_item)])
            for row in rows
        ]


def page_of(app):
    app.build()
    return html.parse(app.outdir / "index.html", html.HTMLParser(encoding="utf-8"))


def drawings(app, style="wide"):
    return page_of(app).xpath(f"//*[local-name() = 'svg'][contains(@class, '{style}')]")


def texts(drawing):
    return [text.text for text in drawing.iter("{*}text", "text")]


def titles(drawing):
    return drawing.xpath(".//*[local-name() = 'title']/text()")


@pytest.mark.sphinx("html", testroot=ROOT)
def test_events_and_relations_tie_people(app, resolved):
    found = next(tables(app, resolved))
    assert dict(found) == {
        "Dora": ["May 2, 1641: The assault, Town", "June 14, 1655: The fair"],
        "Carl": ["May 2, 1641: The assault, Town"],
        "Berta": ["sibling"],
    }


@pytest.mark.sphinx("html", testroot=ROOT)
def test_through_all_and_show_all_bring_in_bodies_and_their_members(app, resolved):
    _first, everything, *_rest = tables(app, resolved)
    assert dict(everything) == {
        "Dora": ["May 2, 1641: The assault, Town", "June 14, 1655: The fair"],
        "Carl": ["May 2, 1641: The assault, Town", "Guild"],
        "Berta": ["sibling"],
        "Guild": ["June 14, 1655: The fair", "Guild (master, 1635–60)"],
    }


@pytest.mark.sphinx("html", testroot=ROOT)
def test_members_of_a_body_at_other_times_are_not_tied_through_it(app, resolved):
    _first, everything, *_rest = tables(app, resolved)
    assert dict(everything)["Berta"] == ["sibling"]  # who joined when Anna had left


@pytest.mark.sphinx("html", testroot=ROOT)
def test_filters_choose_the_events_and_the_limit_counts_the_rest(app, resolved):
    _first, _all, year, *_rest = tables(app, resolved)
    assert year == [("Berta", ["sibling"])]
    assert "Not shown: 2 others, less closely tied." in texts(drawings(app)[2])


@pytest.mark.sphinx("html", testroot=ROOT)
def test_a_body_in_the_middle_shows_as_what_its_members_belonged(app, resolved):
    *_others, guild = tables(app, resolved)
    assert [who for who, _ties in guild] == ["Anna", "Berta", "Carl"]
    assert guild[0][1] == ["Guild (master, 1635–60)"]
    assert "master, 1635–60" in texts(drawings(app)[3])


@pytest.mark.sphinx("html", testroot=ROOT)
def test_at_depth_two_those_around_are_tied_without_the_middle(app):
    shown = drawings(app)
    assert "Carl – Dora: The ball (1656)" in titles(shown[1])
    assert not any("The ball" in title for title in titles(shown[0]))


@pytest.mark.sphinx("html", testroot=ROOT)
def test_those_around_stand_in_groups(app):
    shown = texts(drawings(app)[1])
    order = [shown.index(text) for text in ("Events", "Carl", "Guild", "Relations", "Berta")]
    assert order == sorted(order)


@pytest.mark.sphinx("html", testroot=ROOT)
def test_every_node_is_a_link_that_tells_where_and_when(app):
    drawing = drawings(app)[0]
    links = drawing.xpath(".//*[local-name() = 'a']/@href")
    assert sorted(links) == sorted(
        f"people.html#person-{who}" for who in ("anna", "berta", "carl", "dora")
    )
    assert "Carl: both in: The assault (Town, May 2, 1641)" in titles(drawing)


@pytest.mark.sphinx("html", testroot=ROOT)
def test_who_met_nobody_has_a_sentence(app):
    (found,) = page_of(app).xpath("//section[@id='nobody']")
    assert found.xpath("./p/text()") == ["Nobody to show around Emil."]
    assert not found.xpath(".//*[local-name() = 'svg']")


@pytest.mark.sphinx("html", freshenv=True, testroot=ROOT)
def test_mistakes_are_told_with_what_to_write(app):
    app.build()
    told = strip_escape_sequences(app.warning.getvalue())
    assert "network: option ‘person’: no person ‘ana’ in the book; did you mean ‘anna’?" in told
    assert "option ‘depth’ is ‘3’; write ‘1’ or ‘2’" in told
    assert "option ‘through’ is ‘letters’; write ‘events’ or ‘relations’" in told
    assert "option ‘limit’ is ‘many’, but has to be a number from 1 to 100" in told
    assert "network: nobody stands in the middle; write ‘{network} castro-fidel’" in told


@pytest.mark.parametrize("builder", ["html", "epub", "bookpdf"])
def test_a_hostile_name_stays_text(make_app, rootdir, tmp_path, builder):
    shutil.copytree(rootdir / f"test-{ROOT}", tmp_path / "source")
    people = tmp_path / "source" / "people.md"
    people.write_text(
        people.read_text("utf-8").replace(":name: Dora", f":name: {HOSTILE}"), "utf-8"
    )
    app = make_app(builder, srcdir=tmp_path / "source")
    app.build()
    told = app.warning.getvalue().splitlines()
    assert all("[chronicle.view]" in line for line in told), told
    if builder == "html":
        page = html.parse(app.outdir / "index.html", html.HTMLParser(encoding="utf-8"))
        assert not [script for script in page.xpath("//script/text()") if "alert" in script]
        assert any((text or "").startswith("<script>") for text in page.xpath("//text/text()"))


@pytest.mark.parametrize("builder", ["text", "latex", "bookpdf", "epub", "man", "texinfo"])
def test_every_builder_has_the_drawing_or_its_twin(make_app, rootdir, tmp_path, builder):
    shutil.copytree(rootdir / f"test-{ROOT}", tmp_path / "source")
    app = make_app(builder, srcdir=tmp_path / "source")
    app.build()
    told = app.warning.getvalue().splitlines()
    assert all("[chronicle.view]" in line for line in told), told
    if builder == "text":
        assert "May 2, 1641: *The assault*" in (app.outdir / "index.txt").read_text("utf-8")
    if builder == "epub":
        page = etree.parse(app.outdir / "index.xhtml")
        assert page.xpath("//*[local-name() = 'img'][contains(@src, 'network')]")
        assert page.xpath("//*[local-name() = 'table']")


def test_an_event_on_another_page_rewrites_the_page_of_the_view(make_app, rootdir, tmp_path):
    source = tmp_path / "source"
    shutil.copytree(rootdir / f"test-{ROOT}", source)
    make_app("html", srcdir=source).build()
    people = source / "people.md"
    people.write_text(people.read_text("utf-8").replace("anna; carl; dora", "anna; emil"), "utf-8")
    app = make_app("html", srcdir=source)
    app.build()
    assert "Emil: both in: The assault" in (app.outdir / "index.html").read_text("utf-8")
