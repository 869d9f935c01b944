"""How documents become chapters, parts and sections."""

from __future__ import annotations

import pytest

root = pytest.mark.sphinx("bookpdf", testroot="bookpress-root")
with_parts = pytest.mark.sphinx(
    "bookpdf", testroot="bookpress-root", confoverrides={"bookpress_parts": True}
)


@root
def test_a_root_that_has_only_toctrees_is_no_chapter(app, print_book):
    assert print_book(app).outline == ("One", "Two")


@pytest.mark.sphinx("bookpdf", testroot="bookpress-book")
def test_a_root_with_prose_opens_the_first_chapter(app, print_book):
    assert print_book(app).outline[0] == "Overview"


@with_parts
def test_captions_and_bare_sections_of_the_root_open_parts(app, print_book):
    assert print_book(app).outline == ("First caption", "One", "Second part", "Two")


@root
def test_a_document_in_a_chapters_toctree_is_its_section(app, print_book):
    printed = print_book(app)
    assert "One See The title of the root" in printed.pages["1"]
    assert "Inner A section of chapter one." in printed.pages["1"]


@root
def test_a_link_to_the_root_finds_a_place(app, print_book):
    print_book(app)
    assert "bookpress.link" not in app.warning.getvalue()


@root
def test_a_note_that_nobody_calls_is_printed_where_it_stands(app, print_book):
    words = print_book(app).words
    assert "Notes Nobody calls this note." in words
    assert "inner.rst:10: WARNING: note '2' is never called" in app.warning.getvalue()


@root
def test_the_typst_file_says_where_its_lines_come_from(app, print_book):
    print_book(app)
    lines = app.builder.book_path.with_suffix(".typ").read_text("utf-8").splitlines()
    assert '#"The last chapter."' in lines[lines.index("// two:4") + 1]


@pytest.mark.sphinx(
    "bookpdf",
    testroot="bookpress-root",
    confoverrides={"bookpress_one_sided": True, "bookpress_paper": "a5"},
)
def test_a_one_sided_book_has_no_blank_pages(app, print_book):
    printed = print_book(app)
    assert all(words.strip() for words in printed.pages.values())
    assert round(float(printed.pdf.pages[0].mediabox.width) / 72 * 25.4) == 148


@pytest.mark.sphinx("bookpdf", testroot="bookpress-root", confoverrides={"language": "es"})
def test_the_books_own_words_are_in_its_language(app, print_book):
    printed = print_book(app)
    assert printed.pdf.trailer["/Root"]["/Lang"] == "es"
    assert "Contents" not in printed.words


@pytest.mark.sphinx(
    "bookpdf", testroot="bookpress-book", confoverrides={"bookpress_indices": False}
)
def test_indices_can_be_left_out(app, print_book):
    assert "Index" not in print_book(app).outline


@pytest.mark.sphinx(
    "bookpdf",
    testroot="bookpress-everything",
    confoverrides={"bookpress_show_urls": "footnote"},
)
def test_addresses_of_links_can_be_notes(app, print_book):
    assert "https://example.org/a?b=c&d=%20" in print_book(app).words


@pytest.mark.sphinx("bookpdf", testroot="bookpress-root")
def test_an_authors_template_replaces_definitions(app, make_app, print_book, tmp_path):
    template = app.srcdir / "mine.typ"
    template.write_text("#let section(..a) = [Replaced: #a.pos().last()]\n", encoding="utf-8")
    mine = make_app(
        "bookpdf",
        srcdir=app.srcdir,
        builddir=tmp_path,
        confoverrides={"bookpress_template": "mine.typ"},
    )
    assert "Replaced: Inner" in print_book(mine).words


@pytest.mark.sphinx("bookpdf", testroot="bookpress-everything")
def test_an_authors_template_gives_a_class_its_style(app, make_app, print_book, tmp_path):
    template = app.srcdir / "mine.typ"
    template.write_text(
        '#import "book.typ": *\n'
        '#let block-styles = block-styles + ("unknown-class": body => [Styled: #body])\n',
        encoding="utf-8",
    )
    mine = make_app(
        "bookpdf",
        srcdir=app.srcdir,
        builddir=tmp_path,
        confoverrides={"bookpress_template": "mine.typ"},
    )
    assert "Styled: In a container." in print_book(mine).words
