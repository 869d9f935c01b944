"""What a web site adds to its pages: boxes, metadata, downloads, scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote

import pytest
from lxml import html
from sphinx.errors import ConfigError
from sphinx.testing.util import SphinxTestApp

from sphinx_citenotes.model.bibfile import read_bibliography

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml.html import HtmlElement

    from .conftest import Book

PAGES = ("index", "one", "deep/two", "plain", "sources")
BOX = ".//div[contains(@class, 'citenotes-cite')]"
COINS = ".//span[@class='Z3988']"


def read(path: Path) -> HtmlElement:
    return html.fromstring(path.read_text(encoding="utf-8"))


def metas(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in read(path).xpath("//meta[starts-with(@name, 'citation_')]"):
        found.setdefault(meta.get("name"), []).append(meta.get("content"))
    return found


def forms(path: Path) -> list[str]:
    return [p.text_content() for p in read(path).xpath(f"{BOX}/p[@class='citenotes-cite-form']")]


def loaded(path: Path) -> list[str]:
    sources = read(path).xpath("//script/@src | //link[@rel='stylesheet']/@href")
    return [source.split("/")[-1].split("?")[0] for source in sources if "citenotes" in source]


# --- cite this page ----------------------------------------------------------------------------


@pytest.mark.sphinx("html", testroot="citenotes-web", freshenv=True)
def test_a_page_says_how_to_cite_it(app: SphinxTestApp) -> None:
    app.build()
    assert app.warning.getvalue() == ""
    assert forms(app.outdir / "one.html") == [
        (
            "Note: Ada Quill, “The Frost & the Thaw,” in Harbor & Night: 100% _Tides_, 2nd ed."
            " (Boston: Lantern Press, 1961), https://harbor.example/book/one.html."
        ),
        (
            "Bibliography: Quill, Ada. “The Frost & the Thaw.” In Harbor & Night: 100% _Tides_,"
            " 2nd ed. Boston: Lantern Press, 1961. https://harbor.example/book/one.html."
        ),
    ]


@pytest.mark.sphinx("html", testroot="citenotes-web", freshenv=True)
def test_the_first_page_says_how_to_cite_the_book(app: SphinxTestApp) -> None:
    app.build()
    (box,) = read(app.outdir / "index.html").xpath(BOX)
    assert box.xpath("./h2")[0].text == "Cite this book"
    assert forms(app.outdir / "index.html")[0] == (
        "Note: Ada Quill, Harbor & Night: 100% _Tides_, 2nd ed. (Boston: Lantern Press, 1961),"
        " https://harbor.example/book/."
    )


@pytest.mark.sphinx("html", testroot="citenotes-web", freshenv=True)
def test_the_box_comes_after_the_notes_or_where_its_directive_stands(app: SphinxTestApp) -> None:
    app.build()
    (notes,) = read(app.outdir / "one.html").xpath("//div[contains(@class, 'citenotes-notes')]")
    assert "citenotes-cite" in notes.getnext().get("class")
    (box,) = read(app.outdir / "deep/two.html").xpath(BOX)
    assert box.getprevious().text == "To be cited as:"


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_every_link_to_a_file_leads_to_one(builder: str, book: Callable[[str], Book]) -> None:
    out = book("web").build(builder)
    checked = []
    for page in PAGES:
        flat = builder == "html" or page == "index"
        path = out / (f"{page}.html" if flat else f"{page}/index.html")
        for href in read(path).xpath("//p[@class='citenotes-downloads']/a/@href"):
            target = (path.parent / unquote(href)).resolve()
            assert target.is_file(), (page, href)
            checked.append(target.name)
    assert len(checked) == 2 * len(PAGES) + 3
    assert {"one.bib", "two.ris", "sources.json"} <= set(checked)


@pytest.mark.sphinx("html", testroot="citenotes-web", freshenv=True)
def test_a_page_can_be_taken_as_bibtex_and_ris(app: SphinxTestApp) -> None:
    app.build()
    folder = app.outdir / "data/pages/deep"
    bibliography = read_bibliography((folder / "two.bib").read_text(encoding="utf-8"))
    assert bibliography.problems == ()
    assert bibliography.sources[0].key == "quill-1961-the-tide"
    ris = (folder / "two.ris").read_text(encoding="utf-8").splitlines()
    assert ris[0] == "TY  - CHAP"
    assert "T2  - Harbor & Night: 100% _Tides_" in ris


def test_only_pages_that_ask_have_a_box_if_the_option_is_off(book: Callable[[str], Book]) -> None:
    edited = book("web")
    edited.change("conf.py", "citenotes_cite_page = True\n", "")
    out = edited.build()
    assert [page for page in PAGES if forms(out / f"{page}.html")] == ["deep/two"]
    files = {path.name for path in (out / "data/pages").rglob("*.bib")}
    assert files == {"two.bib"}


def test_without_a_box_there_are_no_files(book: Callable[[str], Book]) -> None:
    edited = book("web")
    edited.change("conf.py", "citenotes_cite_page = True\n", "")
    edited.change("conf.py", "citenotes_downloads = True\n", "")
    edited.write("deep/two.md", "# The Tide\n")
    assert not (edited.build() / "data").exists()


@pytest.mark.sphinx("text", testroot="citenotes-web", freshenv=True)
def test_other_builders_print_the_box_only_where_it_is_asked_for(app: SphinxTestApp) -> None:
    app.build()
    two = (app.outdir / "deep/two.txt").read_text(encoding="utf-8")
    assert "Note: Ada Quill, “The Tide,” in" in two
    assert "Download" not in two
    assert "Cite this page" not in (app.outdir / "one.txt").read_text(encoding="utf-8")
    assert not (app.outdir / "data").exists()


@pytest.mark.sphinx("singlehtml", testroot="citenotes-web", freshenv=True)
def test_a_book_on_one_page_is_cited_as_a_book(app: SphinxTestApp) -> None:
    app.build()
    (box,) = read(app.outdir / "index.html").xpath(BOX)
    assert box.xpath("./h2")[0].text == "Cite this book"
    assert box.xpath(".//a/@href")[-2:] == ["data/pages/index.bib", "data/pages/index.ris"]
    assert (app.outdir / "data/pages/index.ris").is_file()


@pytest.mark.parametrize(
    ("author", "printed"),
    [
        ("Ada Quill, Ben Marsh", "Ada Quill and Ben Marsh"),
        ("Ada Quill and Ben Marsh", "Ada Quill and Ben Marsh"),
        ("Quill, Ada", "Ada Quill"),
        ("The Harbor Society", "The Harbor Society"),
    ],
)
def test_the_author_is_read_as_people_write_it(
    author: str, printed: str, book: Callable[[str], Book]
) -> None:
    edited = book("web")
    edited.change("conf.py", 'author = "Ada Quill"', f'author = "{author}"')
    assert forms(edited.build() / "plain.html")[0].startswith(f"Note: {printed}, “Plain,” in")


def test_a_book_without_author_and_edition_is_cited_without(book: Callable[[str], Book]) -> None:
    edited = book("web")
    edited.change("conf.py", 'author = "Ada Quill"\n', "")
    edited.change("conf.py", 'release = "Second edition"', 'release = "2.1"')
    assert forms(edited.build() / "plain.html")[0].startswith(
        "Note: “Plain,” in Harbor & Night: 100% _Tides_ (Boston"
    )


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ({"autors": ["Quill, Ada"]}, "citenotes_book has no key 'autors'; did you mean ‘authors’?"),
        ({"date": 1961}, "citenotes_book['date'] = 1961; write a text in quotation marks"),
        ({"editors": [1]}, "citenotes_book['editors'] = [1]; write a list of names"),
    ],
)
def test_a_wrong_title_page_stops_the_build(
    setting: dict[str, object], message: str, rootdir: Path, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError) as caught:
        SphinxTestApp(
            "html",
            srcdir=rootdir / "test-citenotes-web",
            builddir=tmp_path,
            confoverrides={"citenotes_book": setting},
        )
    assert str(caught.value) == message


# --- metadata ----------------------------------------------------------------------------------


@pytest.mark.sphinx("html", testroot="citenotes-web", freshenv=True)
def test_a_page_tells_programs_what_it_is(app: SphinxTestApp) -> None:
    app.build()
    assert metas(app.outdir / "one.html") == {
        "citation_title": ["The Frost & the Thaw"],
        "citation_author": ["Quill, Ada"],
        "citation_publication_date": ["1961"],
        "citation_inbook_title": ["Harbor & Night: 100% _Tides_"],
        "citation_book_title": ["Harbor & Night: 100% _Tides_"],
        "citation_publisher": ["Lantern Press"],
        "citation_public_url": ["https://harbor.example/book/one.html"],
        "citation_language": ["en"],
    }
    first = metas(app.outdir / "index.html")
    assert first["citation_title"] == ["Harbor & Night: 100% _Tides_"]
    assert "citation_book_title" not in first
    assert metas(app.outdir / "genindex.html") == {}


@pytest.mark.sphinx("html", testroot="citenotes-web", freshenv=True)
def test_each_source_of_the_list_can_be_taken_by_zotero(app: SphinxTestApp) -> None:
    app.build()
    spans = read(app.outdir / "sources.html").xpath(f"{COINS}[preceding-sibling::*[1][self::p]]")
    objects = [parse_qs(span.get("title")) for span in spans]
    titles = [(o.get("rft.atitle") or o.get("rft.btitle") or o["rft.title"])[0] for o in objects]
    assert titles == [
        "The Quiet Tide",
        "Harbor Nights: A Memoir of 100% Tides & Winds",
        "The Breakwater",
        "Otto von Tern to Ada Quill",
        "Tables of the Tides",
    ]
    assert objects[1]["rft.isbn"] == ["978-0-00-000000-2"]


@pytest.mark.parametrize("builder", ["epub", "latex", "text"])
def test_books_and_plain_text_have_no_metadata_and_scripts(
    builder: str, book: Callable[[str], Book]
) -> None:
    out = book("web").build(builder)
    texts = [
        path.read_text(encoding="utf-8")
        for path in out.rglob("*")
        if path.suffix in {".xhtml", ".tex", ".txt"}
    ]
    assert texts
    assert not [text for text in texts if "Z3988" in text or "citation_title" in text]
    assert not list(out.rglob("citenotes*.js"))


@pytest.mark.sphinx(
    "html", testroot="citenotes-web", freshenv=True, confoverrides={"citenotes_metadata": False}
)
def test_metadata_can_be_left_out(app: SphinxTestApp) -> None:
    app.build()
    assert metas(app.outdir / "one.html") == {}
    assert not read(app.outdir / "sources.html").xpath(COINS)


# --- downloads ---------------------------------------------------------------------------------


def test_the_sources_cited_can_be_taken_as_their_author_wrote_them(
    book: Callable[[str], Book],
) -> None:
    edited = book("web")
    typed = (edited.source / "refs.bib").read_text(encoding="utf-8")
    for left_out in (
        "% A remark before the first entry.\n",
        "% A remark between.\n",
        "@string{unused = {Journal of Nothing}}\n",
        (
            "@book{unused1950, author = {Nobody, Ned}, title = {Never Cited}, address = {London},\n"
            "  publisher = {Void}, year = {1950}}\n\n"
        ),
    ):
        assert left_out in typed
        typed = typed.replace(left_out, "")
    assert (edited.build() / "data/sources.bib").read_text(encoding="utf-8") == typed


@pytest.mark.sphinx("html", testroot="citenotes-web", freshenv=True)
def test_all_formats_have_the_same_sources(app: SphinxTestApp) -> None:
    app.build()
    keys = ["quill1990", "Marsh1984", "tidetables", "logs1961", "tern1975"]
    entries = json.loads((app.outdir / "data/sources.json").read_text(encoding="utf-8"))
    assert [entry["id"] for entry in entries] == keys
    lines = (app.outdir / "data/sources.ris").read_text(encoding="utf-8").splitlines()
    assert [line[6:] for line in lines if line.startswith("ID")] == keys


def test_a_later_build_writes_what_is_cited_then(book: Callable[[str], Book]) -> None:
    edited = book("web")
    edited.build()
    edited.change("plain.md", "No notes here.", "A note.{cite:note}`unused1950`")
    edited.change("plain.md", "# Plain", "# Plainer")
    out = edited.build()
    assert "Never Cited" in (out / "data/sources.bib").read_text(encoding="utf-8")
    assert "{Plainer}" in (out / "data/pages/plain.bib").read_text(encoding="utf-8")
    assert "Never%20Cited" in (out / "sources.html").read_text(encoding="utf-8")


# --- scripts -----------------------------------------------------------------------------------


@pytest.mark.sphinx("html", testroot="citenotes-web", freshenv=True)
def test_pages_load_the_scripts_that_they_use(app: SphinxTestApp) -> None:
    app.config.citenotes_cite_page = False
    app.build()
    common = ["citenotes.css"]
    assert loaded(app.outdir / "plain.html") == common
    assert loaded(app.outdir / "sources.html") == [*common, "citenotes-web.css"]
    assert loaded(app.outdir / "one.html") == [*common, "citenotes-web.css", "citenotes.js"]
    assert loaded(app.outdir / "deep/two.html")[-1] == "citenotes-copy.js"
    assert (app.outdir / "_static/citenotes.js").is_file()


@pytest.mark.sphinx(
    "html",
    testroot="citenotes-web",
    freshenv=True,
    confoverrides={"citenotes_popups": False, "citenotes_margin": True},
)
def test_notes_can_stand_in_the_margin_and_not_pop_up(app: SphinxTestApp) -> None:
    app.build()
    scripts = loaded(app.outdir / "one.html")
    assert "citenotes-margin.js" in scripts
    assert "citenotes.js" not in scripts


@pytest.mark.sphinx("html", testroot="citenotes-web", freshenv=True)
def test_no_id_stands_twice_on_a_page(app: SphinxTestApp) -> None:
    app.build()
    for page in PAGES:
        ids = read(app.outdir / f"{page}.html").xpath("//@id")
        assert len(ids) == len(set(ids)), page
