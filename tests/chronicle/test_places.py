"""Roles and directives wherever Sphinx lets content stand."""

import pytest
from docutils import nodes
from lxml import html
from sphinx.environment.adapters.indexentries import IndexEntries


def words(node):
    return " ".join(node.astext().split())


def linked(node):
    return [
        words(reference)
        for reference in node.findall(nodes.reference)
        if reference.get("refid") == "person-anna"
    ]


@pytest.fixture
def page(app, resolved):
    app.build()
    assert app.warning.getvalue() == ""
    return resolved(app, "index")


@pytest.mark.sphinx("html", testroot="chronicle-everywhere")
@pytest.mark.parametrize(
    "kind",
    [
        nodes.title,
        nodes.caption,
        nodes.term,
        nodes.definition,
        nodes.field_name,
        nodes.admonition,
        nodes.entry,
        nodes.block_quote,
    ],
)
def test_a_role_links_in_blocks_of_every_kind(page, kind):
    assert "Anna" in [name for node in page.findall(kind) for name in linked(node)]


@pytest.mark.sphinx("html", testroot="chronicle-everywhere")
def test_a_rubric_shows_the_name(page):
    assert "A rubric about Anna" in [words(rubric) for rubric in page.findall(nodes.rubric)]


@pytest.mark.sphinx("html", testroot="chronicle-everywhere")
@pytest.mark.parametrize("way", ["Sphinx’s", "MyST’s"])
def test_links_without_a_type_count_as_mentions(app, page, way):
    (paragraph,) = [p for p in page.findall(nodes.paragraph) if words(p).startswith(way)]
    assert linked(paragraph) == ["Anna"]
    anchors = {anchor for target in paragraph.findall(nodes.target) for anchor in target["ids"]}
    mentions = app.env.get_domain("chronicle").chronicle.mentions["person", "anna"]
    assert len(anchors & {mention.anchor for mention in mentions if not mention.objtype}) == 1


@pytest.mark.sphinx("html", testroot="chronicle-everywhere")
def test_every_entry_of_the_general_index_leads_to_an_anchor_of_its_own(app):
    app.build()
    entries = dict(dict(IndexEntries(app.env).create_index(app.builder))["H"])
    (links, _subentries, _key) = entries["Holt, Anna van"]
    goals = [uri for _main, uri in links]
    assert len(goals) == len(set(goals)) == 16
    pages = {name: html.parse(app.outdir / name) for name in ("index.html", "untitled.html")}
    for goal in goals:
        name, _, anchor = goal.partition("#")
        assert anchor in pages[name].xpath("//@id"), goal


@pytest.mark.sphinx("html", testroot="chronicle-everywhere")
def test_contents_and_window_title_show_the_name_that_a_heading_shows(app):
    app.build()
    page = html.parse(app.outdir / "index.html")
    assert page.xpath("string(/html/head/title)").startswith("How Anna held the town")
    assert "What Holt did" in app.env.tocs["index"].astext()


@pytest.mark.sphinx("html", testroot="chronicle-everywhere")
def test_mentions_are_listed_under_the_heading_as_read(page):
    (shown,) = [
        words(field[1]) for field in page.findall(nodes.field) if words(field[0]) == "Mentioned in"
    ]
    assert shown == "How Anna held the town: What Holt did untitled"


@pytest.mark.sphinx("html", testroot="chronicle-everywhere")
def test_a_card_shows_its_picture_with_credit_and_license(page):
    (portrait,) = [
        node for node in page.findall(nodes.container) if "chronicle-portrait" in node["classes"]
    ]
    (image,) = portrait.findall(nodes.image)
    assert (image["uri"], image["alt"]) == ("portrait.png", "A woman with keys.")
    (credit,) = portrait.findall(nodes.paragraph)
    assert words(credit) == "Town Museum. public domain"


@pytest.mark.sphinx("html", testroot="chronicle-everywhere")
def test_a_card_links_to_authority_files(page):
    uris = {reference.get("refuri") for reference in page.findall(nodes.reference)}
    assert uris >= {
        "https://www.wikidata.org/wiki/Q1",
        "https://viaf.org/viaf/95135065",
        "https://id.loc.gov/authorities/names/n79041788",
    }


@pytest.mark.sphinx("html", testroot="chronicle-everywhere")
def test_a_card_can_stand_wherever_a_directive_can(page):
    cards = [
        words(next(node.findall(nodes.rubric)))
        for node in page.findall(nodes.container)
        if "chronicle-card" in node["classes"]
    ]
    assert cards == [
        "Anna van Holt",
        "In a list",
        "In a note",
        "In a card",
        "In a quotation",
        "In a cell",
        "With directives",
        "In a footnote",
    ]


@pytest.mark.sphinx("html", testroot="chronicle-everywhere")
def test_the_options_of_a_directive_in_the_prose_are_not_taken_for_lost_ones(app):
    app.build()
    assert app.warning.getvalue() == ""


@pytest.mark.sphinx("latex", testroot="chronicle-everywhere")
def test_the_printed_index_has_the_card_and_every_block_that_mentions(app):
    app.build()
    tex = (app.outdir / "book.tex").read_text(encoding="utf-8")
    assert app.warning.getvalue() == ""
    # 15 mentions in the page that is printed and the card itself, which is the main entry.
    assert tex.count("\\index{Holt, Anna van@\\spxentry{Holt, Anna van}") == 16 - 1
    assert tex.count("\\spxentry{Holt, Anna van}|spxpagem}") == 1
    for line in tex.splitlines():
        if "\\chapter{" in line or "\\section{" in line or "\\caption{" in line:
            assert "\\index{" not in line


def test_a_link_to_a_page_is_no_mention_of_whom_it_is_named_after(make_app, tmp_path):
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser", "sphinx_chronicle"]')
    (tmp_path / "index.md").write_text(
        "# Book\n\n[Her page](anna.md)\n\n```{toctree}\nanna\n```\n", encoding="utf-8"
    )
    (tmp_path / "anna.md").write_text(
        "# Anna\n\n```{person} anna\n:name: Anna\n```\n", encoding="utf-8"
    )
    app = make_app("text", srcdir=tmp_path)
    app.build()
    assert "Mentioned in" not in (app.outdir / "anna.txt").read_text("utf-8")
