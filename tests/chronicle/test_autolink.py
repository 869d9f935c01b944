"""Names that become links by themselves, and the full name at a first mention."""

import re

import pytest
from docutils import nodes
from lxml import html
from pypdf import PdfReader
from sphinx.errors import ConfigError

_ROOT = "chronicle-autolink"


def links_in(document):
    return [
        (reference.astext(), reference.get("refuri", reference.get("refid")).partition("#")[2])
        for reference in document.findall(nodes.reference)
        if reference.get("internal")
    ]


@pytest.mark.sphinx("html", testroot=_ROOT, freshenv=True)
def test_the_first_name_on_a_page_is_a_link(app, resolved):
    app.build()
    found = links_in(resolved(app, "index"))
    assert found[0] == ("Ada Merrow", "person-ada")
    assert [anchor for _words, anchor in found].count("person-ada") == 1


@pytest.mark.sphinx("html", testroot=_ROOT, freshenv=True)
def test_a_name_of_two_is_told_of(app):
    app.build()
    assert "‘San Juan’ may be place ‘old-san-juan’ or place ‘new-san-juan’" in (
        app.warning.getvalue()
    )


@pytest.mark.sphinx("html", testroot=_ROOT, freshenv=True)
def test_an_entry_does_not_link_to_itself(app, resolved):
    app.build()
    body = next(
        node
        for node in resolved(app, "people").findall(nodes.container)
        if "chronicle-body" in node["classes"]
    )
    assert not [words for words, _anchor in links_in(body) if words == "Ada Merrow"]


@pytest.mark.sphinx("html", testroot=_ROOT, freshenv=True)
def test_such_a_link_is_a_mention(app):
    app.build()
    page = html.parse(str(app.outdir / "people.html"))
    row = page.xpath("string(//dt[contains(., 'Mentioned in')]/following-sibling::dd[1])")
    assert "Ada Merrow and the Fire" in row


@pytest.mark.sphinx(
    "html", testroot=_ROOT, freshenv=True, confoverrides={"chronicle_autolink": "section"}
)
def test_a_section_has_a_link_of_its_own(app, resolved):
    app.build()
    found = links_in(resolved(app, "index"))
    assert [anchor for _words, anchor in found].count("person-ada") == 2


@pytest.mark.sphinx("html", testroot=_ROOT, freshenv=True, confoverrides={"chronicle_autolink": ""})
def test_nothing_is_linked_unless_conf_py_says_so(app, resolved):
    app.build()
    assert "person-ada" not in [anchor for _words, anchor in links_in(resolved(app, "index"))]


@pytest.mark.parametrize("builder", ["singlehtml", "text", "epub", "bookpdf"])
@pytest.mark.sphinx("html", testroot=_ROOT, freshenv=True)
def test_every_builder_can_write_the_links(make_app, app, builder):
    overrides = {"extensions": [*app.config.extensions, "sphinx_bookpress"]}
    other = make_app(builder, srcdir=app.srcdir, confoverrides=overrides)
    other.build()
    lines = [line for line in other.warning.getvalue().splitlines() if "WARNING" in line]
    # A second application in one process registers its nodes again.
    ours = [line for line in lines if "already registered" not in line]
    assert [line for line in ours if "San Juan" not in line] == []
    assert ours


@pytest.mark.sphinx("latex", testroot=_ROOT, freshenv=True)
def test_a_builder_of_one_document_finds_the_names_of_each_page(app):
    app.build()
    tex = (app.outdir / "book.tex").read_text("utf-8")
    link = r"{\hyperref[\detokenize{people:person-ada}]{\sphinxcrossref{Ada Merrow}}}"
    assert tex.count(link) == 1


@pytest.mark.sphinx("html", testroot=_ROOT, freshenv=True)
def test_a_new_name_links_pages_that_were_not_touched(app):
    people = app.srcdir / "people.md"
    text = people.read_text("utf-8")
    people.write_text(text.replace(":short: Ada Merrow", ":short: Lucy"), "utf-8")
    app.build()
    assert "#person-ada" not in (app.outdir / "index.html").read_text("utf-8")
    people.write_text(text, "utf-8")
    app.build()
    assert "#person-ada" in (app.outdir / "index.html").read_text("utf-8")


@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
def test_the_first_mention_shows_the_full_name(app):
    app.build()
    text = (app.outdir / "index.txt").read_text("utf-8")
    assert "*Thomas Merrow* and *Tom*." in " ".join(text.split())


@pytest.mark.parametrize("builder", ["html", "singlehtml", "epub", "bookpdf"])
@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
def test_every_format_shows_the_full_name_once(make_app, app, builder):
    overrides = {"extensions": [*app.config.extensions, "sphinx_bookpress"]}
    other = make_app(builder, srcdir=app.srcdir, confoverrides=overrides)
    other.build()
    words = " ".join(_text_of(other).split())
    assert "She met Thomas Merrow and Tom." in words
    assert words.count("Thomas Merrow and") == 1


def _text_of(app):
    """What a reader sees of the first page, in whatever format."""
    match app.builder.name:
        case "bookpdf":
            (path,) = app.outdir.glob("*.pdf")
            return "\n".join(page.extract_text() for page in PdfReader(path).pages)
        case "epub":
            return html.parse(str(app.outdir / "index.xhtml")).getroot().text_content()
    return html.parse(str(app.outdir / "index.html")).getroot().text_content()


@pytest.mark.sphinx("latex", testroot=_ROOT, freshenv=True)
def test_latex_shows_the_full_name_once(app):
    app.build()
    tex = (app.outdir / "book.tex").read_text("utf-8")
    assert len(re.findall(r"\{Thomas Merrow\}+ and \{\\hyperref\S*\{Tom\}+\.", tex)) == 1


@pytest.mark.sphinx("text", testroot=_ROOT, srcdir="chronicle-autolink-later")
def test_each_page_has_a_first_mention_of_its_own(app):
    (app.srcdir / "later.md").write_text("# Later\n\n{person}`tom` and {person}`tom`.\n", "utf-8")
    index = app.srcdir / "index.md"
    index.write_text(index.read_text("utf-8").replace("\npeople\n", "\npeople\nlater\n"), "utf-8")
    app.build()
    assert "*Thomas Merrow* and *Tom*." in (app.outdir / "later.txt").read_text("utf-8")


def _with(app, prose):
    """Put *prose* on the first page, in place of all that stands there."""
    index = app.srcdir / "index.md"
    index.write_text(f"# Page\n\n{prose}\n\n```{{toctree}}\npeople\n```\n", "utf-8")


@pytest.mark.parametrize(
    "prose",
    [
        "## Ada Merrow",
        "`Ada Merrow`",
        "```\nAda Merrow\n```",
        "“Ada Merrow slept.”",
        "«Ada Merrow slept.»",
        "> Ada Merrow stayed.",
        "[Ada Merrow](https://example.org)",
        "[the sister of Ada Merrow](people.md)",
        "{date}`Ada Merrow <1900>`",
        "```{rubric} Ada Merrow\n```",
        "```{list-table} Ada Merrow\n* - Table\n```",
        "A note.[^one]\n\n[^one]: Ada Merrow.",
        "{math}`Ada Merrow`",
        "{person}`ada` is Ada Merrow.",
        "{person}`!ada` is Ada Merrow.",
        "Ada. Merrow came.",
    ],
)
@pytest.mark.sphinx("html", testroot=_ROOT, freshenv=True)
def test_nothing_is_linked_where_the_author_says_otherwise(app, prose):
    _with(app, prose)
    app.build()
    page = (app.outdir / "index.html").read_text("utf-8")
    assert "mention-index-auto" not in page


@pytest.mark.parametrize(
    "prose", ["*Ada Merrow* came.", "Ada\nMerrow came.", "- Ada Merrow", "Ada Merrow’s house."]
)
@pytest.mark.sphinx("html", testroot=_ROOT, freshenv=True)
def test_emphasis_lines_lists_and_possessives_do_not_hide_a_name(app, prose):
    _with(app, prose)
    app.build()
    page = html.parse(str(app.outdir / "index.html"))
    (link,) = page.xpath("//div[@class='body']//a[@href='people.html#person-ada']")
    assert link.text_content().split() == ["Ada", "Merrow"]


@pytest.mark.parametrize("excepted", ["ada", "Ada Merrow"])
@pytest.mark.sphinx("html", testroot=_ROOT, freshenv=True)
def test_an_entity_or_a_name_can_be_excepted(make_app, app, excepted):
    _with(app, "Ada Merrow met Tom.")
    overrides = {"chronicle_autolink_except": [excepted]}
    other = make_app("html", srcdir=app.srcdir, confoverrides=overrides)
    other.build()
    page = (other.outdir / "index.html").read_text("utf-8")
    assert "#person-ada" not in page
    assert "#person-tom" in page


@pytest.mark.sphinx("html", testroot=_ROOT, freshenv=True)
def test_what_is_excepted_still_hides_the_name_inside_it(make_app, app):
    people = app.srcdir / "people.md"
    text = people.read_text("utf-8")
    people.write_text(f"{text}\n:::{{place}} tom-hill\n:name: Tom Hill\n:::\n", "utf-8")
    _with(app, "They climbed Tom Hill.")
    overrides = {"chronicle_autolink_except": ["tom-hill"]}
    other = make_app("html", srcdir=app.srcdir, confoverrides=overrides)
    other.build()
    assert "mention-index-auto" not in (other.outdir / "index.html").read_text("utf-8")


@pytest.mark.sphinx(
    "text",
    testroot=_ROOT,
    freshenv=True,
    confoverrides={"chronicle_autolink_except": ["Ada Merow", "tom"]},
)
def test_an_exception_that_the_book_does_not_know_is_told(app):
    app.build()
    warnings = app.warning.getvalue()
    assert "‘Ada Merow’ is neither an id nor a name of the book" in warnings
    assert "‘tom’" not in warnings


@pytest.mark.sphinx("html", testroot=_ROOT, freshenv=True)
def test_a_page_can_do_without(app):
    _with(app, "Ada Merrow was in San Juan.")
    index = app.srcdir / "index.md"
    index.write_text("---\nno-autolink: true\n---\n\n" + index.read_text("utf-8"), "utf-8")
    app.build()
    assert "mention-index-auto" not in (app.outdir / "index.html").read_text("utf-8")
    assert "index.md" not in app.warning.getvalue()


@pytest.mark.sphinx(
    "dummy",
    testroot=_ROOT,
    freshenv=True,
    confoverrides={"chronicle_checks": {"*": "off", "unlinked": "warning"}},
)
def test_a_name_that_is_a_link_by_itself_is_linked(app):
    _with(app, "Ada Merrow met {person}`!tom`, that is Thomas Merrow.")
    app.build()
    assert app.warning.getvalue() == ""


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ({"chronicle_autolink": "book"}, "chronicle_autolink = 'book'; write one of '', 'page'"),
        ({"chronicle_autolink_types": ["persons"]}, "no type 'persons'; did you mean 'person'"),
        ({"chronicle_first_mention": "long"}, "write one of 'short', 'full'"),
    ],
)
@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
def test_a_wrong_setting_is_a_config_error(make_app, app, setting, words):
    with pytest.raises(ConfigError, match=words):
        make_app("text", srcdir=app.srcdir, confoverrides=setting)
