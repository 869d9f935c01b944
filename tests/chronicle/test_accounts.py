"""What the sources say to one question stands side by side."""

import shutil

import pytest
from docutils import nodes
from lxml import html
from sphinx.util.console import strip_escape_sequences

BUILDERS = ("html", "dirhtml", "singlehtml", "latex", "epub", "text", "man", "texinfo", "xml")


def words(node):
    return " ".join(node.astext().split())


@pytest.fixture
def tables(app, resolved):
    app.build()
    assert app.warning.getvalue() == ""

    def find(docname):
        return list(resolved(app, docname).findall(nodes.table))

    return find


def cells(table):
    return [
        [words(entry) for entry in row.findall(nodes.entry)] for row in table.findall(nodes.row)
    ]


@pytest.mark.sphinx("html", testroot="chronicle-accounts", freshenv=True)
def test_each_item_is_a_row_of_answer_and_sources(tables):
    (table,) = tables("index")
    assert cells(table) == [
        ["Answer", "Who says so"],
        ["About 120 men", "Adler, Night at Holm, 4"],
        [
            "90 on the beach, no more",
            "Brandt, History of the Bay, 77, from what Anna Holt told him.2 He names a dozen.",
        ],
        ["Nobody knows", "Brandt, History of the Bay, 80 in a later chapter"],
    ]


@pytest.mark.sphinx("html", testroot="chronicle-accounts", freshenv=True)
def test_restructuredtext_gives_the_same_and_definitions_are_rows_too(tables):
    alarm, leaving = tables("rst")
    assert cells(alarm)[1:] == [
        ["Anna Holt", "Adler, Night at Holm, 6"],
        ["The watchman, a::b", "Brandt, History of the Bay, 79"],
    ]
    assert cells(leaving)[1:] == [
        ["At dawn", "Adler, Night at Holm, 9"],
        ["At noon", "Brandt, History of the Bay, 81"],
    ]


@pytest.mark.sphinx("html", testroot="chronicle-accounts", freshenv=True)
def test_the_answer_heads_its_row(app):
    app.build()
    page = html.parse(str(app.outdir / "index.html"), html.HTMLParser(encoding="utf-8"))
    assert page.xpath("//tbody//th")[0].text_content().strip() == "About 120 men"
    assert not page.xpath("//table//caption")


@pytest.mark.sphinx("html", testroot="chronicle-accounts", freshenv=True)
def test_the_question_stands_above_and_the_verdict_below(app, resolved):
    app.build()
    (box,) = [
        node
        for node in resolved(app, "index").findall(nodes.container)
        if "chronicle-accounts" in node["classes"]
    ]
    assert [type(child) for child in box.children] == [nodes.rubric, nodes.table, nodes.paragraph]
    assert words(box[0]) == "How many landed at Holm Bay?"
    assert words(box[2]) == "The book follows Adler, who was there.3"


@pytest.mark.sphinx("html", testroot="chronicle-accounts", freshenv=True)
def test_notes_are_numbered_as_they_are_read(app, resolved):
    app.build()
    page = resolved(app, "index")
    marks = [words(mark) for mark in page.findall(nodes.footnote_reference)]
    assert marks == ["1", "2", "3"]
    assert [words(note) for note in page.findall(nodes.footnote)][-1].startswith("3 Ruth Adler")


@pytest.mark.sphinx("html", testroot="chronicle-accounts", freshenv=True)
def test_a_label_before_them_leads_to_them(app):
    app.build()
    page = html.parse(str(app.outdir / "index.html"), html.HTMLParser(encoding="utf-8"))
    (link,) = page.xpath("//a[contains(., 'the count')]/@href")
    target = page.xpath(f"//*[@id='{link.removeprefix('#')}']")
    assert target
    assert target[0].xpath("following::table")


@pytest.mark.sphinx("html", testroot="chronicle-accounts", freshenv=True)
def test_cards_of_what_they_are_about_link_to_them(app):
    app.build()
    page = html.parse(str(app.outdir / "index.html"), html.HTMLParser(encoding="utf-8"))
    row = page.xpath("//span[@id='event-raid']/following-sibling::div[1]//dt[. = 'Accounts:']")
    links = row[0].xpath("following-sibling::dd[1]//a")
    assert [link.text_content() for link in links] == [
        "The Raid",
        "How many landed at Holm Bay?",
        "Another question",
        "Who gave the alarm?",
    ]
    assert page.xpath(f"//*[@id='{links[1].get('href').removeprefix('#')}']")


@pytest.mark.sphinx("html", testroot="chronicle-accounts", freshenv=True)
def test_who_is_linked_in_them_is_mentioned_there(app):
    app.build()
    mentions = app.env.get_domain("chronicle").chronicle.mentions["person", "anna"]
    assert [mention.spot.docname for mention in mentions] == ["index", "rst"]


@pytest.mark.sphinx("gettext", testroot="chronicle-accounts", freshenv=True)
def test_translators_get_question_rows_and_verdict_in_the_order_of_the_page(app):
    app.build()
    catalog = (app.outdir / "index.pot").read_text(encoding="utf-8")
    places = [
        catalog.index(text)
        for text in (
            "How many *landed* at {place}`holm-bay`?",
            "About 120 men :: {cite:source}`adler1702{4}`",
            "He names a dozen.",
            "The book follows Adler, who was there.{cite:note}`adler1702{5}`",
        )
    ]
    assert places == sorted(places)


CATALOG = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "How many *landed* at {place}`holm-bay`?"
msgstr "¿Cuántos *desembarcaron* en {place}`holm-bay`?"

msgid "About 120 men :: {cite:source}`adler1702{4}`"
msgstr "Unos 120 hombres :: {cite:source}`adler1702{4}`"
"""


def test_translated_accounts_stand_in_the_table_and_on_cards(make_app, rootdir, tmp_path):
    shutil.copytree(rootdir / "test-chronicle-accounts", tmp_path / "book")
    catalogs = tmp_path / "book" / "locale" / "es" / "LC_MESSAGES"
    catalogs.mkdir(parents=True)
    (catalogs / "index.po").write_text(CATALOG, encoding="utf-8")
    overrides = {"language": "es", "locale_dirs": ["locale"]}
    app = make_app("text", srcdir=tmp_path / "book", confoverrides=overrides)
    app.build()
    text = (app.outdir / "index.txt").read_text(encoding="utf-8")
    assert "-[ ¿Cuántos *desembarcaron* en *Holm Bay*? ]-" in text
    assert "| Unos 120 hombres " in text
    assert "The Raid: ¿Cuántos desembarcaron en Holm Bay?" in text


@pytest.mark.parametrize("builder", [*BUILDERS, "bookpdf"])
def test_every_builder_builds_them_without_a_warning(make_app, rootdir, tmp_path, builder):
    shutil.copytree(rootdir / "test-chronicle-accounts", tmp_path / "book")
    overrides = {"nitpicky": True, "epub_copyright": "2026", "version": "1"}
    app = make_app(builder, srcdir=tmp_path / "book", confoverrides=overrides)
    app.build()
    assert app.warning.getvalue() == ""
    assert any(app.outdir.iterdir())


@pytest.mark.sphinx("latex", testroot="chronicle-accounts", freshenv=True)
def test_the_table_takes_no_number_in_print(app):
    app.build()
    tex = (app.outdir / "book.tex").read_text(encoding="utf-8")
    assert "About 120 men" in tex
    assert "\\caption" not in tex


CONF = "extensions = ['myst_parser', 'sphinx_chronicle']\n"
LIST = "- 1 :: {person}`anna`\n- 2 :: {person}`anna`\n"


@pytest.mark.parametrize(
    ("written", "line", "message"),
    [
        (f":::{{accounts}}\n{LIST}:::", 3, "there is no question; write it after the name: "),
        (":::{accounts} Q?\n:::", 3, "there is no list of accounts; write two or more"),
        (":::{accounts} Q?\n- 1 :: {person}`anna`\n:::", 3, "there is one account; write two"),
        (f":::{{accounts}} Q?\n{LIST}- 3\n:::", 6, "row 3 (‘3’) has no source; write ‘- 3 :: "),
        (
            f":::{{accounts}} Q?\n{LIST}- 3 :: they say\n:::",
            6,
            "row 3 (‘3’) has no source that a reader can look up; write ‘- 3 :: {cite:source}",
        ),
        (
            f":::{{accounts}} Q?\n{LIST}- :: {{person}}`anna`\n:::",
            6,
            "row 3 has no answer before its sources; write ‘- 1,511 men :: ",
        ),
        (
            f":::{{accounts}} Q?\n:about: ana\n\n{LIST}:::",
            3,
            "option ‘about’: no entity ‘ana’ in the book; did you mean the person ‘anna’?",
        ),
        (f":::{{accounts}} Q?\n:tags: x\n\n{LIST}:::", 3, "option ‘tags’ is not known"),
        (
            f":::{{accounts}} Q?\n:verdikt: x\n\n{LIST}:::",
            3,
            "option ‘verdikt’ is not known; did you mean ‘verdict’?",
        ),
    ],
)
def test_what_is_missing_is_told_with_its_line(make_app, tmp_path, written, line, message):
    (tmp_path / "conf.py").write_text(f"{CONF}myst_enable_extensions = ['colon_fence']\n")
    card = "\n\n:::{person} anna\n:name: Anna\n:::\n"
    (tmp_path / "index.md").write_text(f"# Page\n\n{written}{card}", encoding="utf-8")
    app = make_app("html", srcdir=tmp_path)
    app.build()
    warnings = strip_escape_sequences(app.warning.getvalue())
    assert f"index.md:{line}: WARNING: accounts: {message}" in warnings


def test_a_changed_question_is_written_on_the_cards_of_other_pages(make_app, tmp_path):
    (tmp_path / "conf.py").write_text(CONF)
    question = f"# Page\n\n```{{accounts}} How many?\n:about: anna\n\n{LIST}```\n"
    (tmp_path / "index.md").write_text(question + "\n```{toctree}\npeople\n```\n")
    (tmp_path / "people.md").write_text("# People\n\n```{person} anna\n:name: Anna\n```\n")
    built(make_app, tmp_path)
    (tmp_path / "index.md").write_text(
        question.replace("How many?", "How few?") + "\n```{toctree}\npeople\n```\n"
    )
    assert "How few?" in built(make_app, tmp_path)


def built(make_app, srcdir):
    app = make_app("html", srcdir=srcdir)
    app.build()
    app.cleanup()
    return (app.outdir / "people.html").read_text(encoding="utf-8")


HOSTILE = "<script>alert(1)</script> & \"q\" 'x' \\textbf{x} $x$ \u202ertl \u0416 " + "long " * 50


@pytest.mark.parametrize("builder", ["html", "latex", "bookpdf", "epub"])
def test_hostile_words_stay_words(make_app, tmp_path, builder):
    extensions = ["myst_parser", "sphinx_chronicle", "sphinx_bookpress"]
    (tmp_path / "conf.py").write_text(f"extensions = {extensions}\nversion = copyright = '1'\n")
    card = "```{person} anna\n:name: Anna\n```\n"
    view = f"```{{accounts}} {HOSTILE}\n:verdict: {HOSTILE}\n:about: anna\n\n{LIST}```\n"
    (tmp_path / "index.md").write_text(f"# Page\n\n{card}\n{view}", encoding="utf-8")
    app = make_app(builder, srcdir=tmp_path)
    app.build()
    assert "accounts" not in strip_escape_sequences(app.warning.getvalue())
    if builder == "html":
        page = html.parse(str(app.outdir / "index.html"), html.HTMLParser(encoding="utf-8"))
        assert not page.xpath("//div[contains(@class, 'chronicle')]//script")
        assert (
            len(page.xpath("//div[contains(@class, 'chronicle')]//text()[contains(., 'alert')]"))
            == 3
        )
