"""Roles and views that ask who held an office."""

import pytest
from docutils import nodes
from lxml import html
from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.util.console import strip_escape_sequences

BUILDERS = ("html", "singlehtml", "latex", "bookpdf", "epub", "text", "man", "texinfo", "xml")
ROOT = {"testroot": "chronicle-offices"}


def words(node):
    return " ".join(node.astext().split())


def links(page, before):
    """The links, by words and anchor, in the sentence of the first paragraph after *before*."""
    paragraph = next(p for p in page.findall(nodes.paragraph) if before in p.astext())
    found, on = [], False
    for child in paragraph.children:
        if isinstance(child, nodes.Text) and ". " in child.replace("\n", " "):
            on = False
        if isinstance(child, nodes.Text) and before in child:
            on = True
        if on and isinstance(child, nodes.reference):
            found.append((words(child), child["refuri"].partition("#")[2]))
    return found


@pytest.fixture
def page(app, resolved):
    app.build()
    assert app.warning.getvalue() == ""
    return resolved(app, "index")


@pytest.mark.sphinx("html", **ROOT)
@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("One", [("Anna", "person-anna")]),
        ("Two", [("Holt", "person-anna"), ("Holt", "person-berta")]),
        ("Full", [("Berta <van> “Holt” & Sons", "person-berta")]),
        ("Plain", []),
        ("Words", [("the governor", "person-anna")]),
        ("Both", [("the governors", "office-governor")]),
        ("Acting", [("Berta", "person-berta")]),
        ("Titled", [("Anna van Holt, Governor of the Town (1640–42)", "person-anna")]),
    ],
)
def test_a_role_names_and_links_who_held_the_office(page, before, found):
    assert links(page, before) == found


@pytest.mark.sphinx("html", **ROOT)
def test_the_text_reads_as_prose_does(page):
    (paragraph,) = [p for p in page.findall(nodes.paragraph) if words(p).startswith("One")]
    assert words(paragraph) == (
        "One Anna. Two Holt and Holt. Full Berta <van> “Holt” & Sons. Plain Anna. Words the"
        " governor. Both the governors. Acting Berta (acting). Titled Anna van Holt, Governor of"
        " the Town (1640–42)."
    )


@pytest.mark.sphinx("html", **ROOT)
def test_restructuredtext_names_the_same(app, resolved):
    app.build()
    more = resolved(app, "more")
    assert "One Anna, two Anna and Berta." in [words(p) for p in more.findall(nodes.paragraph)]


@pytest.mark.sphinx("html", **ROOT)
def test_contents_and_title_name_the_holder(app):
    app.build()
    page = html.parse(app.outdir / "index.html")
    assert page.xpath("string(/html/head/title)").startswith("When Anna was governor")
    assert "When Anna was governor" in app.env.tocs["index"].astext()


def table_of(node):
    return [[words(cell) for cell in row.children] for row in node.findall(nodes.row)]


@pytest.mark.sphinx("html", **ROOT)
def test_a_table_shows_the_holders_on_a_day(page):
    first, second = [table_of(table) for table in page.findall(nodes.table)]
    assert first == [
        ["Office", "Holder", "Term"],
        ["Governor of the Town", "Anna", "from 1640 to Feb. 1, 1642"],
        ["Governor of the Town", "Berta", "from Feb. 1, 1642, to 1650"],
    ]
    assert second == [
        ["Office", "Holder", "Term"],
        ["Scribe", "Berta (acting)", "Apr.–June 1641"],
        ["Governor of the Town", "Anna", "from 1640 to Feb. 1, 1642"],
    ]


@pytest.mark.sphinx("html", **ROOT)
def test_the_caption_names_the_day_and_the_event(page):
    captions = [words(r) for r in page.findall(nodes.rubric) if "chronicle-group" in r["classes"]]
    assert captions == ["In office: 1642", "In office: The siege, April 30–May 9, 1641"]


@pytest.mark.sphinx("html", **ROOT)
def test_without_a_day_the_holders_stand_one_after_another(page):
    (found,) = page.findall(nodes.definition_list)
    assert [words(item) for item in found.children] == [
        (
            "Governor of the Town Anna (from 1640 to February 1, 1642)"
            " Berta (from February 1, 1642, to 1650)"
        ),
        "Scribe Berta (acting, April–June 1641) At a time not known: Berta",
    ]


@pytest.mark.sphinx("html", **ROOT)
def test_a_day_without_holders_is_said_in_a_sentence(page):
    assert "No officeholders to show." in [words(p) for p in page.findall(nodes.paragraph)]


@pytest.mark.sphinx("html", **ROOT)
def test_a_holder_is_indexed_and_mentioned_where_the_office_is_cited(app):
    app.build()
    entries = dict(dict(IndexEntries(app.env).create_index(app.builder))["H"])
    goals = [uri for _main, uri in entries["Holt, Berta van"][0]]
    pages = [uri.partition(".html#")[0] for uri in goals]
    assert pages == ["people", "index", "index", "index", "more"]
    card = html.parse(app.outdir / "people.html").xpath(
        "//span[@id='person-berta']/following-sibling::div[1]"
    )[0]
    assert "More" in card.text_content().partition("Mentioned in")[2]


@pytest.mark.sphinx("html", **ROOT)
def test_every_link_of_the_index_has_its_goal(app):
    app.build()
    ids = {
        name: set(html.parse(app.outdir / f"{name}.html").xpath("//@id"))
        for name in ("index", "people", "more")
    }
    for href in html.parse(app.outdir / "genindex.html").xpath("//table//a/@href"):
        name, _, anchor = href.partition(".html#")
        assert anchor in ids[name], href


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_writes_roles_views_and_cards(make_app, rootdir, tmp_path, builder):
    app = make_app(
        builder,
        srcdir=rootdir / "test-chronicle-offices",
        builddir=tmp_path,
        confoverrides={
            "nitpicky": True,
            "epub_copyright": "2026",
            "version": "1",
            "man_pages": [("index", "book", "Book", "Nobody", 7)],
        },
    )
    app.build()
    assert app.warning.getvalue() == ""


@pytest.mark.sphinx("latex", **ROOT)
def test_the_printed_index_has_the_holder_beside_the_office(app):
    app.build()
    tex = (app.outdir / "book.tex").read_text(encoding="utf-8")
    line = next(line for line in tex.splitlines() if "two" in line and "One" in line)
    assert line.count("\\spxentry{Governor of the Town}") == 2
    assert line.count("\\spxentry{Holt, Berta van}") == 1


# --- what is told ----------------------------------------------------------------------------

CONF = (
    "extensions = ['sphinx_chronicle']\nchronicle_checks = {'*': 'off', 'seats': 'warning'}\n"
    "html_last_updated_fmt = None\n"
)
BOOK = """\
Title
=====

{}

.. office:: king
   :name: King

.. person:: anna
   :name: Anna
   :offices: king (1601-02-01/1609-03)

.. person:: berta
   :name: Berta
   :offices: king ({})

.. event:: siege
   :title: Siege
   :date: 1605
"""


def build(make_app, folder, out, pages, builder="html"):
    folder.mkdir(exist_ok=True)
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    for name, text in pages.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    app = make_app(builder, srcdir=folder, builddir=out)
    app.build()
    lines = strip_escape_sequences(app.warning.getvalue()).splitlines()
    app.cleanup()
    return app, [line.replace(f"{folder}/", "") for line in lines if line]


@pytest.mark.parametrize(
    ("role", "message"),
    [
        (":holder:`king @ 1600-05-05`", "no holder of ‘king’ on May 5, 1600; the terms known are"),
        (
            ":holder:`king @ 1609-03-15`",
            "‘king’ on March 15, 1609 may be Anna (1601-02-01/1609-03)",
        ),
        (":holder:`kin @ 1605`", "no office ‘kin’ in the book; did you mean ‘king’?"),
        (":holder:`king @ sieg`", "no event ‘sieg’ in the book; did you mean ‘siege’?"),
        (":holder:`king @ 1605-13`", "holder role: 1605-13"),
        (":holder:`king`", "after the @ stands the day or the id of an event: ‘king @ 1961-04-17’"),
        (":person:`+anna @ 1700`", "‘anna’ held no office for certain on 1700"),
    ],
)
def test_what_is_wrong_with_a_role_is_told_with_its_line(make_app, tmp_path, role, message):
    text = BOOK.format(role, "1609-03/1620")
    _app, told = build(make_app, tmp_path / "source", tmp_path / "out", {"index.rst": text})
    assert len(told) == 1, told
    assert told[0].startswith("index.rst:4: WARNING: ")
    assert message in told[0]


def test_two_on_one_seat_are_told_at_the_later_ones_entry(make_app, tmp_path):
    text = BOOK.format("", "1605/1620")
    _app, told = build(make_app, tmp_path / "source", tmp_path / "out", {"index.rst": text})
    assert len(told) == 1, told
    assert told[0].startswith("index.rst:13: WARNING: person ‘berta’: ‘anna’ (1601-02-01/1609-03)")
    assert told[0].endswith("[chronicle.seats]")


def test_a_term_that_ends_before_it_begins_is_told(make_app, tmp_path):
    text = BOOK.format("", "1620/1610")
    _app, told = build(make_app, tmp_path / "source", tmp_path / "out", {"index.rst": text})
    assert len(told) == 1, told
    assert "‘offices’ has a term that is not a date: 1620/1610: ends before it begins" in told[0]


# --- incremental -----------------------------------------------------------------------------

PAGES = {
    "index.rst": "Start\n=====\n\n.. toctree::\n\n   book\n   cites\n   asks\n",
    "book.rst": BOOK.format("Text.", "1609-04-01/1620"),
    "cites.rst": "Cites\n=====\n\n:holder:`king @ siege` and :person:`+berta @ 1615`.\n",
    "asks.rst": "Asks\n====\n\n.. officeholders::\n   :on: 1615\n",
}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (":offices: king (1601-02-01/1609-03)", ":offices: king (1601-02-01/1604-03)"),
        ("   :name: Anna\n", "   :name: Anna the Great\n"),
        (":date: 1605\n", ":date: 1615\n"),
        ("king (1609-04-01/1620)", "king (acting, 1609-04-01/1620)"),
        ("   :name: King\n", "   :name: Queen\n"),
        ("   :name: King\n", "   :name: King\n   :seats: several\n"),
    ],
)
def test_a_change_elsewhere_reaches_the_pages_that_ask(make_app, tmp_path, old, new):
    source = tmp_path / "source"
    build(make_app, source, tmp_path / "first", PAGES)
    edited = PAGES["book.rst"].replace(old, new)
    assert edited != PAGES["book.rst"]
    incremental, _ = build(make_app, source, tmp_path / "first", {**PAGES, "book.rst": edited})
    clean, _ = build(make_app, source, tmp_path / "clean", {**PAGES, "book.rst": edited})
    for name in ("book", "cites", "asks", "genindex"):
        pages = [(app.outdir / f"{name}.html").read_text("utf-8") for app in (incremental, clean)]
        assert pages[0] == pages[1], name


def test_reading_in_parallel_gives_the_same_pages(make_app, tmp_path, rootdir):
    pages = []
    for number in (1, 2):
        app = make_app(
            "html",
            srcdir=rootdir / "test-chronicle-offices",
            builddir=tmp_path / str(number),
            parallel=number,
            freshenv=True,
        )
        app.build()
        pages.append([(app.outdir / f"{n}.html").read_text("utf-8") for n in ("index", "people")])
        app.cleanup()
    assert pages[0] == pages[1]


@pytest.mark.sphinx("html", **ROOT)
def test_the_page_shows_a_chain_of_effects_on_demand(app):
    app.build()
    (chain,) = html.parse(app.outdir / "people.html").xpath(
        "//span[@id='event-siege']/following-sibling::div[1]//details"
    )
    assert chain.xpath("string(summary)") == "One more event"
    assert chain.xpath(".//a/@href") == ["#event-plague"]


@pytest.mark.sphinx("latex", **ROOT)
def test_print_leaves_a_chain_of_effects_out_with_its_label(app):
    app.build()
    tex = (app.outdir / "book.tex").read_text(encoding="utf-8")
    assert "Led from" in tex
    assert "In turn led to" not in tex
