"""Names that become links by themselves, and the full name at a first mention."""

import pytest
from docutils import nodes
from lxml import html
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
