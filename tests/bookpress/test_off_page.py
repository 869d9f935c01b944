"""No word leaves its page, however tall or wide the piece that it stands in."""

from __future__ import annotations

import re
import shutil

import pikepdf
import pytest
from sphinx.testing.util import SphinxTestApp

from .conftest import read_book
from .off_page import runs_of, runs_outside
from .tall import PIECES, write_tall_book

LEAST_MARGIN = 22
"""Points from the edge of a page in which no word stands."""


def squeezed(text):
    """Return *text* without anything by which lines are broken."""
    return re.sub(r"[\s\u200b\u00ad\u2010\u2060-]", "", text)


@pytest.fixture(scope="module")
def tall_book(tmp_path_factory):
    """The folder of a book whose pieces are taller or wider than a page."""
    folder = tmp_path_factory.mktemp("tall")
    write_tall_book(folder)
    return folder


@pytest.fixture(scope="module")
def tall_pdf(tall_book):
    """That book as PDF, printed once."""
    app = SphinxTestApp("bookpdf", srcdir=tall_book)
    try:
        app.build()
        assert "Traceback" not in app.warning.getvalue()
        yield app.builder.book_path
    finally:
        app.cleanup()


def test_no_word_of_what_is_taller_or_wider_than_a_page_leaves_it(tall_pdf):
    outside = [(page, run.words) for page, run in runs_outside(tall_pdf, LEAST_MARGIN)]
    assert outside == []


def test_each_tall_piece_is_printed_to_its_end(tall_pdf):
    with pikepdf.open(tall_pdf) as pdf:
        words = squeezed("".join(run.words for page in pdf.pages for run in runs_of(page)))
    assert [end for end in PIECES if squeezed(end) not in words] == []


def test_the_lines_of_a_tall_cell_are_printed_once_and_in_order(tall_pdf):
    words = read_book(tall_pdf).words
    letter = words[words.index("Letter Text First") : words.index(" Second x")]
    lines = [int(number) for number in re.findall(r"line (\d+) of the letter", letter)]
    assert lines == list(range(90))


def test_what_a_tall_table_follows_stands_before_it_on_its_page(tall_pdf):
    pages = list(read_book(tall_pdf).pages.values())
    (opening,) = [page for page in pages if page.startswith("table. ") and "Before." in page]
    assert "line 0 of the letter" in opening


@pytest.mark.parametrize(
    "testroot", ["bookpress-everything", "bookpress-fit", "bookpress-nodes", "bookpress-design"]
)
def test_no_word_of_other_books_leaves_its_page(make_app, rootdir, tmp_path, testroot):
    shutil.copytree(rootdir / f"test-{testroot}", tmp_path / "book")
    app = make_app("bookpdf", srcdir=tmp_path / "book")
    app.build()
    assert runs_outside(app.builder.book_path) == []


def test_a_word_beyond_an_edge_is_found(make_app, tmp_path):
    """The check itself, for each of the edges."""
    (tmp_path / "conf.py").write_text('extensions = ["sphinx_bookpress"]\n')
    raw = "\n".join(
        f"   #place({corner}, dx: {x}in, dy: {y}in)[{corner.partition(' ')[0]}side]"
        for corner, x, y in [
            ("left", -1.2, 0),
            ("right", 1.2, 0),
            ("top + right", 0, -1),
            ("bottom + left", 0, 1.2),
        ]
    )
    (tmp_path / "index.rst").write_text(f"A\n=\n\nInside.\n\n.. raw:: typst\n\n{raw}\n")
    app = make_app("bookpdf", srcdir=tmp_path)
    app.build()
    assert app.warning.getvalue() == ""
    found = {run.words for _, run in runs_outside(app.builder.book_path)}
    assert found == {"leftside", "rightside", "topside", "bottomside"}
