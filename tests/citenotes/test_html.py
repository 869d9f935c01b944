"""Links, anchors and the block of notes in the built pages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag

import pytest
from lxml import html

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml.html import HtmlElement
    from sphinx.testing.util import SphinxTestApp

    from .conftest import Book

PAGES = ("one", "places", "restructured", "plain", "sources")


def read(path: Path) -> HtmlElement:
    return html.fromstring(path.read_text(encoding="utf-8"))


def body(path: Path) -> HtmlElement:
    (found,) = read(path).xpath("//div[@role='main']")
    return found


@pytest.mark.sphinx("html", testroot="citenotes-book", freshenv=True)
def test_every_link_has_a_target(app: SphinxTestApp) -> None:
    app.build()
    ids = {name: set(read(app.outdir / f"{name}.html").xpath("//@id")) for name in PAGES}
    checked = 0
    for name in PAGES:
        for href in body(app.outdir / f"{name}.html").xpath(".//a/@href"):
            path, anchor = urldefrag(href)
            if anchor and not path.startswith("http"):
                assert anchor in ids[path.removesuffix(".html") or name], (name, href)
                checked += 1
    assert checked > 40


@pytest.mark.sphinx("singlehtml", testroot="citenotes-book", freshenv=True)
def test_bound_into_one_page_every_note_keeps_its_own_anchor(app: SphinxTestApp) -> None:
    app.build()
    tree = body(app.outdir / "index.html")
    notes = tree.xpath(".//aside[contains(@class, 'citenotes-note')]/@id")
    assert len(notes) == len(set(notes)) == 14
    ids = set(tree.xpath(".//@id"))
    links = tree.xpath(".//a[span/@class='citenotes-citation']/@href")
    assert links
    assert all(link.startswith("#") and link[1:] in ids for link in links)


@pytest.mark.sphinx("html", testroot="citenotes-book", freshenv=True)
def test_a_page_ends_in_a_block_of_notes_with_a_heading(app: SphinxTestApp) -> None:
    app.build()
    (block,) = body(app.outdir / "one.html").xpath("./div[contains(@class, 'citenotes-notes')]")
    assert [h.text for h in block.xpath("./h2")] == ["Notes"]
    assert len(block.xpath(".//aside[@role='doc-footnote']")) == 5
    assert not body(app.outdir / "one.html").xpath(".//hr")


@pytest.mark.sphinx("html", testroot="citenotes-book", freshenv=True)
def test_a_mark_and_its_note_link_to_each_other(app: SphinxTestApp) -> None:
    app.build()
    tree = body(app.outdir / "one.html")
    mark = tree.xpath(".//a[@role='doc-noteref']")[4]
    assert mark.get("href") == "#note-one-5"
    (note,) = tree.xpath(".//aside[@id='note-one-5']")
    assert note.xpath(".//a[@role='doc-backlink']/@href") == [f"#{mark.get('id')}"]


@pytest.mark.sphinx("html", testroot="citenotes-book", freshenv=True)
def test_the_address_of_a_source_is_a_live_link_of_its_own(app: SphinxTestApp) -> None:
    app.build()
    (note,) = body(app.outdir / "one.html").xpath(".//aside[@id='note-one-5']")
    links = note.xpath("./p//a/@href")
    assert links == [
        "sources.html#source-tidetables",
        "https://tides.example/tables?year=1961&port=a_b",
    ]
    assert not note.xpath(".//a//a")


@pytest.mark.sphinx("html", testroot="citenotes-book", freshenv=True)
def test_the_style_sheet_comes_along(app: SphinxTestApp) -> None:
    app.build()
    links = read(app.outdir / "one.html").xpath("//link[@rel='stylesheet']/@href")
    assert any(link.startswith("_static/citenotes.css") for link in links)
    assert (app.outdir / "_static" / "citenotes.css").is_file()


def test_two_lists_on_a_page_share_the_anchors_of_their_sources(
    book: Callable[[str], Book],
) -> None:
    harbor = book("book")
    lists = [
        '```{bibliography}\n:filter: cited and type == "book"\n```\n',
        '```{bibliography}\n:filter: cited and type != "book"\n```\n',
        "```{bibliography}\n:list: bullet\n```\n",
    ]
    harbor.write("sources.md", "# Sources\n\n" + "\n".join(lists))
    harbor.change("conf.py", "html_theme", 'citenotes_backlinks = "none"\nhtml_theme')
    tree = body(harbor.build() / "sources.html")
    assert harbor.warnings == []
    assert tree.xpath(".//@id[starts-with(., 'source-')]") == [
        "source-quill1990",
        "source-marsh1984",
        "source-tidetables",
    ]
    assert len(tree.xpath(".//div[contains(@class, 'citenotes-bibliography')]/p")) == 3
    assert len(tree.xpath(".//li/p")) == 3


@pytest.mark.sphinx("epub", testroot="citenotes-book", freshenv=True)
def test_epub_has_none_of_the_roles_that_it_forbids(app: SphinxTestApp) -> None:
    app.build()
    text = (app.outdir / "sources.xhtml").read_text(encoding="utf-8")
    assert "source-quill1990" in text
    assert "doc-biblioentry" not in text
