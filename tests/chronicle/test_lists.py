"""Lists, tables and cards of entities, and events in order of time."""

import shutil

import pytest
from docutils import nodes
from lxml import html
from sphinx.util.console import strip_escape_sequences

BUILDERS = ("html", "singlehtml", "latex", "epub", "text", "man", "texinfo", "xml", "bookpdf")


def words(node):
    return " ".join(node.astext().split())


@pytest.fixture
def views(app, resolved):
    """The views of the page in their order."""
    app.build()
    assert app.warning.getvalue() == ""
    return [
        node
        for node in resolved(app, "index").findall(nodes.container)
        if "chronicle-view" in node["classes"]
    ]


def cells(view):
    rows = view.findall(nodes.row)
    return [[words(entry) for entry in row.findall(nodes.entry)] for row in rows]


def groups(view):
    """The lines of a view under its headings."""
    found, heading = {}, ""
    for node in view.children:
        if isinstance(node, nodes.rubric):
            heading = words(node)
        else:
            found[heading] = [words(item[0]) for item in node.findall(nodes.list_item)]
    return found


@pytest.mark.sphinx("html", testroot="chronicle-lists", freshenv=True)
def test_a_table_has_the_columns_asked_for(views):
    label = '<span class="chronicle-cell-label">Affiliations: </span>'
    assert cells(views[0])[0] == ["Person", "Dates", "Nationality", "Affiliations"]
    assert [[cell.rpartition(">")[2].strip() for cell in row] for row in cells(views[0])[2:]] == [
        [
            "Holt, Anna",
            "1670–1712",
            "Bay; Isles",
            "The Navy of the Bay (captain, 1699–1705); League of Holm",
        ],
        ["Quay, Berta", "b. 1660", "Bay", "The Navy of the Bay"],
    ]
    assert cells(views[0])[2][3].startswith(label)


@pytest.mark.sphinx("text", testroot="chronicle-lists", freshenv=True)
def test_the_labels_of_phones_stand_on_the_web_alone(app):
    app.build()
    text = (app.outdir / "index.txt").read_text(encoding="utf-8")
    assert "The Navy" in text
    assert "Affiliations: *The Navy" not in text.partition("-[")[0]


@pytest.mark.sphinx("html", testroot="chronicle-lists", freshenv=True)
def test_a_table_without_columns_shows_the_first_facts_that_are_known(views):
    assert cells(views[1])[0] == ["Person", "Dates", "Nationality", "Affiliations"]
    assert len(cells(views[1])) == 3


@pytest.mark.sphinx("html", testroot="chronicle-lists", freshenv=True)
def test_people_stand_under_each_of_their_bodies_with_what_they_were_there(views):
    assert groups(views[2]) == {
        "League of Holm": ["Holt, Anna (1670–1712)"],
        "The Navy of the Bay": [
            "Holt, Anna (1670–1712), captain, 1699–1705",
            "Quay, Berta (b. 1660)",
        ],
        "Not stated": ["Carl <b>Loose</b>"],
    }
    assert [words(link) for link in views[2][0].findall(nodes.reference)] == ["League of Holm"]


@pytest.mark.sphinx("html", testroot="chronicle-lists", freshenv=True)
def test_groups_are_of_words_too_and_in_order_of_time_if_asked(views):
    assert groups(views[3])["Bay"] == ["Quay, Berta (b. 1660)", "Holt, Anna (1670–1712)"]
    assert list(groups(views[3])) == ["Bay", "Isles", "Not stated"]


@pytest.mark.sphinx("html", testroot="chronicle-lists", freshenv=True)
def test_a_card_has_name_dates_and_facts(views):
    anna = list(views[4].findall(nodes.list_item))[1]
    name, facts = (words(paragraph) for paragraph in anna.children)
    assert name == "Holt, Anna (1670–1712)"
    assert facts.startswith("Nationality: Bay; Isles. Affiliations: The Navy of the Bay (captain,")


@pytest.mark.sphinx("html", testroot="chronicle-lists", freshenv=True)
def test_nothing_to_show_is_said_in_a_sentence(views):
    assert words(views[5]) == "No entries to show."
    assert words(views[-1]) == "No events to show."


@pytest.mark.sphinx("html", testroot="chronicle-lists", freshenv=True)
def test_types_of_the_books_own_are_grouped_by_their_fields(views):
    assert groups(views[6]) == {
        "Lost": ["The Gate (June 2, 1705)"],
        "Won": ["The Bar", "The Pier (June 3, 1705)"],
    }


@pytest.mark.sphinx("html", testroot="chronicle-lists", freshenv=True)
def test_a_chronology_by_day_does_not_repeat_its_headings(views):
    assert groups(views[7]) == {
        "1703": [
            "From 1703 to May 1711: The War",
            "June 2, 1705, 2:30 p.m.: The Landing, Holm",
            "June 2, 1705, 4:00 p.m.: The Gate",
        ],
        "1705": ["The Plague"],
        "June 1705": ["The Storm", "June 2 or 4, 1705: The Comet"],
        "June 3, 1705": ["9:00 a.m.: The Pier, Holm"],
        "Undated": ["The Bar"],
    }


@pytest.mark.sphinx("html", testroot="chronicle-lists", freshenv=True)
@pytest.mark.parametrize(
    ("view", "headings"),
    [
        (8, ["1703", "1705", "June 1705", "Undated"]),
        (9, ["1700s", "Undated"]),
        (10, ["", "Undated"]),
    ],
)
def test_a_chronology_is_grouped_as_asked(views, view, headings):
    assert list(groups(views[view])) == headings


@pytest.mark.sphinx("html", testroot="chronicle-lists", freshenv=True)
def test_parts_are_nested_under_their_wholes(views):
    (war,) = [item for item in views[7][1].children if "War" in item[0].astext()]
    assert "The Gate" in words(war[1][0][1])


@pytest.mark.sphinx("html", testroot="chronicle-lists", freshenv=True)
def test_what_authors_type_is_no_markup_in_a_table(app):
    app.build()
    page = html.parse(str(app.outdir / "index.html"), html.HTMLParser(encoding="utf-8"))
    assert not page.xpath("//b")


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_takes_every_form(make_app, rootdir, tmp_path, builder):
    shutil.copytree(rootdir / "test-chronicle-lists", tmp_path / "book")
    overrides = {"nitpicky": True, "epub_copyright": "2026", "version": "1"}
    app = make_app(builder, srcdir=tmp_path / "book", confoverrides=overrides)
    app.build()
    assert app.warning.getvalue() == ""
    assert any(app.outdir.iterdir())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (":columns: natonality", "option ‘columns’: there is no ‘natonality’; did you mean ‘nati"),
        (":columns: sources", "option ‘columns’: there is no ‘sources’"),
        (":columns: name", "option ‘columns’: there is no ‘name’; did you mean ‘surname’?"),
        (":group-by: affilation", "option ‘group-by’ is ‘affilation’; did you mean ‘affiliation’?"),
        (":group-by: born", "option ‘group-by’ is ‘born’"),
        (":as: tabel", "option ‘as’ is ‘tabel’; write ‘list’ or ‘table’ or ‘cards’"),
        (":order-by: size", "option ‘order-by’ is ‘size’; write ‘name’ or ‘date’"),
    ],
)
def test_a_word_that_the_type_does_not_have_is_told(make_app, tmp_path, options, message):
    (tmp_path / "conf.py").write_text("extensions = ['myst_parser', 'sphinx_chronicle']\n")
    (tmp_path / "index.md").write_text(f"# Page\n\n```{{people}}\n{options}\n```\n")
    app = make_app("html", srcdir=tmp_path)
    app.build()
    warnings = strip_escape_sequences(app.warning.getvalue())
    assert f"index.md:3: WARNING: people: {message}" in warnings


def test_a_body_that_is_renamed_elsewhere_is_renamed_in_the_headings(make_app, tmp_path):
    (tmp_path / "conf.py").write_text("extensions = ['myst_parser', 'sphinx_chronicle']\n")
    view = "```{people}\n:group-by: affiliation\n```\n"
    (tmp_path / "index.md").write_text(f"# Page\n\n{view}\n```{{toctree}}\nother\n```\n")
    page = "# Other\n\n```{{person}} a\n:name: A\n:affiliation: b\n```\n"
    body = "```{{organization}} b\n:name: {}\n```\n"
    for name in ("The Guild", "The Crew"):
        (tmp_path / "other.md").write_text((page + "\n" + body).format(name))
        app = make_app("html", srcdir=tmp_path)
        app.build()
        app.cleanup()
        assert name in (app.outdir / "index.html").read_text(encoding="utf-8")
