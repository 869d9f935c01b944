"""Pictures float without losing their place, and long tables keep their heads."""

from __future__ import annotations

import pikepdf
import pytest


@pytest.mark.sphinx("bookpdf", testroot="bookpress-plates")
def test_text_goes_on_where_a_picture_has_no_room(app, print_book):
    book = print_book(app)
    assert app.warning.getvalue() == ""
    picture = int(book.page_with("The lane in spring"))
    assert int(book.page_with("What follows the lane begins here")) < picture
    assert int(book.page_with("The walk begins here")) < picture


@pytest.mark.sphinx("bookpdf", testroot="bookpress-plates")
def test_a_picture_that_is_all_of_its_section_stays_there(app, print_book):
    book = print_book(app)
    page = book.pages[book.page_with("The gate alone")]
    assert page.index("A Look") < page.index("The gate alone") < page.index("The table begins")


@pytest.mark.sphinx("bookpdf", testroot="bookpress-plates")
def test_the_title_of_pictures_goes_with_the_first_and_stands_once(app, print_book):
    book = print_book(app)
    page = book.pages[book.page_with("The lane in spring")]
    assert book.words.count("The lane in spring") == 1
    # It stands at the foot, with the drawing below it: so near its head a chapter may still open.
    assert page.rstrip().endswith("The lane in spring")


@pytest.mark.sphinx("bookpdf", testroot="bookpress-plates")
def test_the_tags_have_pictures_where_the_text_has_them(app, print_book):
    with pikepdf.open(print_book(app).path) as pdf:
        told = [words for words in _told(pdf.Root.StructTreeRoot) if words]
    assert told == ["The lane, gray", "The lane, grayer", "The gate, gray", "A high gray field"]


@pytest.mark.sphinx("bookpdf", testroot="bookpress-plates")
def test_the_head_of_a_table_is_repeated_on_each_page_and_tagged(app, print_book):
    book = print_book(app)
    pages = [text for text in book.pages.values() if "He kept the upper gate" in text]
    assert len(pages) > 2
    assert all(text.count("Warden Years What is said") == 1 for text in pages)
    with pikepdf.open(book.path) as pdf:
        kinds = _kinds(pdf.Root.StructTreeRoot)
    assert kinds.count("/TH") == 3
    assert kinds.count("/TR") == 61


@pytest.mark.sphinx("bookpdf", testroot="bookpress-plates")
def test_one_long_cell_takes_no_room_from_the_other_columns(app, print_book):
    lines = [line for page in print_book(app).pdf.pages for line in page.extract_text().split("\n")]
    terms = [line for line in lines if "from March" in line]
    assert len(terms) == 60
    assert all(" to May 16" in line for line in terms)


@pytest.mark.sphinx("bookpdf", testroot="bookpress-plates")
def test_a_high_picture_leaves_room_for_its_caption(app, print_book):
    book = print_book(app)
    page = book.pdf.pages[list(book.pages).index(book.page_with("A caption that begins here"))]
    heights = {}

    def keep(words, place, _matrix, _font, _size):
        heights[words.strip()] = place[5]

    page.extract_text(visitor_text=keep)
    (last,) = (height for words, height in heights.items() if words.endswith("ends here."))
    assert last > 0.8 * 72


def _told(element):
    """Yield the alternative texts below *element* in the order of the tags."""
    for child in _children(element):
        yield str(child.get("/Alt", ""))
        yield from _told(child)


def _kinds(element):
    found = []
    for child in _children(element):
        found += [str(child.get("/S", "")), *_kinds(child)]
    return found


def _children(element):
    kids = element.get("/K", [])
    kids = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
