"""What an author types into an option is text in every output, whatever it looks like."""

import re
import shutil

import pytest
from lxml import etree, html
from sphinx.util.inventory import InventoryFile

SCRIPT = '<script>alert("x")</script>'
BUILDERS = ("html", "latex", "epub", "text", "xml", "singlehtml", "man", "texinfo", "gettext")


@pytest.mark.parametrize("builder", BUILDERS)
def test_no_text_breaks_a_builder(make_app, rootdir, tmp_path, builder):
    shutil.copytree(rootdir / "test-chronicle-hostile", tmp_path / "source")
    app = make_app(builder, srcdir=tmp_path / "source")
    app.build()
    assert app.warning.getvalue() == ""
    assert any(app.outdir.iterdir())


@pytest.mark.sphinx("html", testroot="chronicle-hostile")
def test_nothing_becomes_html(app):
    app.build()
    for path in app.outdir.glob("*.html"):
        page = html.parse(path, html.HTMLParser(encoding="utf-8"))
        scripts = page.xpath("//script[not(@type='application/ld+json')]/text()")
        assert not [script for script in scripts if "alert" in script], path.name
        assert not page.xpath("//*[@onerror or @onload]"), path.name
    page = html.parse(app.outdir / "index.html", html.HTMLParser(encoding="utf-8"))
    rubric = page.xpath("string(//*[contains(@class, 'chronicle-heading')])")
    assert rubric.startswith(
        f"\u2068{SCRIPT} \"q\" 'a' & \\back #$%^_{{}}~ | !@ *em* `code` ; 🏳️‍🌈 שלום"
    )


@pytest.mark.sphinx("epub", testroot="chronicle-hostile")
def test_every_page_of_the_epub_is_well_formed(app):
    app.build()
    pages = sorted(app.outdir.glob("*.xhtml"))
    assert pages
    for path in pages:
        page = etree.parse(path)
        assert not page.xpath("//*[local-name() = 'script']"), path.name


@pytest.mark.sphinx("xml", testroot="chronicle-hostile")
def test_the_xml_is_well_formed(app):
    app.build()
    assert SCRIPT in etree.parse(app.outdir / "index.xml").xpath("string(//rubric)")


@pytest.mark.sphinx("latex", testroot="chronicle-hostile")
def test_nothing_becomes_latex(app):
    app.build()
    tex = (app.outdir / "book.tex").read_text(encoding="utf-8")
    assert "textbackslash{}back" in tex
    assert re.search(r"\\back\b", tex) is None
    assert "<script>" not in tex
    assert re.search(r"(?<!\\)#", tex.partition("\\begin{document}")[2]) is None


@pytest.mark.sphinx("html", testroot="chronicle-hostile")
def test_the_inventory_has_one_line_for_each_entity(app):
    app.build()
    inventory = InventoryFile.loads((app.outdir / "objects.inv").read_bytes(), uri="").data
    names = {kind: sorted(items) for kind, items in inventory.items() if "chronicle" in kind}
    names = {kind: ids for kind, ids in names.items() if "." not in kind}  # for other books
    assert names == {
        "chronicle:person": ["anna", "berta"],
        "chronicle:event": ["raid"],
        "chronicle:place": ["town"],
        "chronicle:organization": ["guard"],
        "chronicle:office": ["captain"],
    }


@pytest.mark.parametrize("name", ["a%20b", "x>y", "ñandú", "a\\b", "{{c}}", "../etc", "a'b", "%s"])
@pytest.mark.parametrize("builder", ["html", "latex", "epub", "text", "xml"])
def test_an_odd_id_is_told_and_still_linked(make_app, tmp_path, name, builder):
    (tmp_path / "conf.py").write_text(
        "extensions = ['myst_parser', 'sphinx_chronicle']\n"
        "epub_copyright = '2026'\nversion = '1'\n",
        encoding="utf-8",
    )
    (tmp_path / "index.md").write_text(
        f"# Title\n\n```{{person}} {name}\n:name: Anna\n```\n\n{{person}}`{name}` it is.\n",
        encoding="utf-8",
    )
    app = make_app(builder, srcdir=tmp_path)
    app.build()
    (message,) = [line for line in app.warning.getvalue().splitlines() if line]
    assert f"index.md:3: WARNING: person ‘{name}’: an id has only a–z, 0–9 and hyphens" in message


@pytest.mark.sphinx("html", testroot="chronicle-hostile")
def test_html_in_the_markup_of_an_option_is_shown_as_typed(app):
    app.build()
    page = html.parse(app.outdir / "index.html", html.HTMLParser(encoding="utf-8"))
    (row,) = [dt.getnext() for dt in page.xpath("//dt") if "Disputed" in dt.text_content()]
    assert row.text_content().strip().startswith("<script>")
