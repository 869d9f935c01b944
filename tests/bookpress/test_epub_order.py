"""The EPUB in the order of the printed book, and what no e-book can hold."""

from __future__ import annotations

from zipfile import ZipFile

import pytest
from lxml import etree
from sphinx.errors import ConfigError

_NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "opf": "http://www.idpf.org/2007/opf",
    "epub": "http://www.idpf.org/2007/ops",
}
_ORDERED = {
    "bookpress_front_matter": ["quarrel"],
    "bookpress_back_matter": ["people", "merrow"],
}
ordered = pytest.mark.sphinx("bookepub", testroot="bookpress-book", confoverrides=_ORDERED)


def _pages(app, name: str, path: str) -> list[str]:
    app.build()
    with ZipFile(app.builder.epub_path) as book:
        return etree.fromstring(book.read(name)).xpath(path, namespaces=_NAMES)


@ordered
def test_pages_are_read_in_the_order_of_the_printed_book(app):
    files = _pages(app, "content.opf", "//opf:itemref/@idref")
    items = dict(
        zip(
            _pages(app, "content.opf", "//opf:item/@id"),
            _pages(app, "content.opf", "//opf:item/@href"),
            strict=True,
        )
    )
    names = [items[file].removesuffix(".xhtml") for file in files if file in items]
    assert names[1:-2] == ["quarrel", "index", "oddities", "people", "merrow"]


@ordered
def test_the_contents_have_the_order_of_the_printed_book(app):
    lines = _pages(app, "nav.xhtml", "//h:nav[@epub:type='toc']/h:ol/h:li/h:a/@href")
    assert [line.removesuffix(".xhtml") for line in lines] == [
        *("quarrel", "index", "oddities", "people", "merrow", "genindex"),
    ]


@ordered
def test_the_text_starts_behind_the_front_matter(app):
    (start,) = _pages(app, "nav.xhtml", "//h:a[@epub:type='bodymatter']/@href")
    assert start == "index.xhtml"


@pytest.mark.parametrize(
    ("option", "value"),
    [
        pytest.param("author", "Ada \ud83d Quill", id="words"),
        pytest.param("epub_cover", ("a\ud83d.png", ""), id="a tuple"),
        pytest.param("html_context", {"by": ["\ud83d"]}, id="a dictionary"),
    ],
)
def test_half_a_sign_in_an_option_is_told(make_app, rootdir, tmp_path, option, value):
    (tmp_path / "conf.py").write_text('extensions = ["sphinx_bookpress"]\n', encoding="utf-8")
    (tmp_path / "index.rst").write_text("Root\n====\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        make_app("bookepub", srcdir=tmp_path, confoverrides={option: value})
    assert str(caught.value) == (
        f"{option}: the sign U+D83D is half of one, which no e-book can hold: write the whole"
        " sign itself, or as '\\U0001F600'"
    )
