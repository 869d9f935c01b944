"""The sample book, as a reader meets it."""

from __future__ import annotations

import re

import pytest

from .conftest import read_book

NOTES = (
    "The oldest toll list is undated; its hand is of the first generation after the flood.",
    "Overview note: the gate books are lost before the second year.",
    "Merrow note: see the clay accounts, folios 3 to 9.",
    "Twice-called note: a load was what one mule carried.",
    "Caption note: the survey was never finished.",
    "Cell note: she kept the gate for nine years.",
    "Quotation note: letter of Hallam, second week of frost.",
    "Quarrel note: the day is given only as",
    "Card note: her hand is easy to know.",
    "Heading note: titles may be called upon too.",
)

book = pytest.mark.sphinx("bookpdf", testroot="bookpress-book")


@book
def test_the_sample_builds_without_a_warning(app, print_book):
    print_book(app)
    assert app.warning.getvalue() == ""


@book
def test_the_outline_has_the_chapters_and_the_index(app, print_book):
    assert print_book(app).outline == (
        "Overview",
        "Merrow and its pans",
        "The quarrel of the two counts",
        "Persons",
        "Oddities: #hash $dollar star _under_ @at",
        "Index",
    )


@book
def test_the_contents_give_the_page_of_each_chapter(app, print_book):
    printed = print_book(app)
    contents = printed.pages["v"]
    chapters = ("Overview", "Merrow and its pans", "The quarrel of the two counts", "Persons")
    for title in chapters:
        (number,) = re.findall(rf"{title} (\d+)", contents)
        assert printed.pages[number].startswith(title)


@book
def test_chapters_open_on_right_hand_pages(app, print_book):
    pages = print_book(app).pages
    openings = [
        int(number)
        for number, words in pages.items()
        if number.isdigit() and words.startswith(("Overview", "Merrow and", "The quarrel", "Pers"))
    ]
    assert len(openings) == 4
    assert all(number % 2 == 1 for number in openings)


@book
def test_blank_pages_have_no_running_head(app, print_book):
    pages = print_book(app).pages
    assert pages["2"].strip() == ""


@book
def test_running_heads_name_the_book_on_the_left(app, print_book):
    assert print_book(app).pages["4"].startswith("4 The Salt Roads")


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.sphinx("bookpdf", testroot="bookpress-book", srcdir="bookpress-notes")
def test_each_note_is_printed_once(app, print_book, note):
    assert print_book(app).words.count(note) == 1


@book
def test_two_chapters_with_the_same_note_label_keep_their_own_notes(app, print_book):
    printed = print_book(app)
    assert "Overview note" in printed.pages[printed.page_with("The two counts seldom agreed")]
    assert "Merrow note" in printed.pages[printed.page_with("lay below the tide line")]
    assert "Quarrel note" in printed.pages[printed.page_with("began on a market day")]


@book
def test_notes_are_numbered_by_chapter(app, print_book):
    printed = print_book(app)
    assert "1. Merrow note" in printed.words
    assert "1. Quarrel note" in printed.words


@book
def test_a_note_that_is_called_twice_has_one_number(app, print_book):
    words = print_book(app).words
    assert "twelve thousand loads.2" in words
    assert "whatever the gate said it was.2" in words


@book
def test_the_index_lists_the_pages_where_the_word_stands(app, print_book):
    printed = print_book(app)
    index = printed.pages[printed.page_with("Index B")]
    assert "Merrow, 3, 5–6 " in index
    for number in ("3", "5", "6"):
        assert "Merrow" in printed.pages[number]


@book
def test_the_index_lists_a_page_once(app, print_book):
    printed = print_book(app)
    number = printed.page_with("balance was never sent")
    assert printed.page_with("balance was cast") == number
    assert f"balance, {number} " in printed.pages[printed.page_with("Index B")]


@book
def test_a_see_entry_runs_on_behind_its_name(app, print_book):
    assert "counting. See quarrel of the counts" in print_book(app).words


@book
def test_an_emptied_block_of_notes_vanishes(app, print_book):
    printed = print_book(app)
    assert "Notes" not in printed.pages[printed.page_with("Tamsin Orrow (fl.")]


@book
def test_the_space_before_a_note_closes_up(app, print_book):
    assert "count but her own.1 Her books" in print_book(app).words


@book
def test_the_book_is_tagged_and_says_its_language_and_title(app, print_book):
    pdf = print_book(app).pdf
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en"
    assert pdf.metadata.title == "The Salt Roads"
    assert b"pdfuaid" in root["/Metadata"].get_data()


@book
def test_figures_and_tables_carry_sphinxs_numbers(app, print_book):
    words = print_book(app).words
    assert "Fig. 1 The pans in plan" in words
    assert "Clay came by barge. Fig. 1 shows" in words
    assert "Table 1 Loads by year" in words


@book
def test_a_wide_drawing_keeps_within_the_text(app, print_book):
    pdf = print_book(app).pdf
    assert {(float(page.mediabox.width), float(page.mediabox.height)) for page in pdf.pages} == {
        (432.0, 648.0)
    }
    assert "width: 675pt" in app.builder.book_path.with_suffix(".typ").read_text("utf-8")


@book
def test_the_title_page_and_the_imprint_say_whose_book_it_is(app, print_book):
    pages = print_book(app).pages
    assert pages["i"].strip() == "The Salt Roads"
    assert pages["iii"].strip() == (
        "The Salt Roads Trade and Quarrel on an Invented Coast Ada Quill Harbour Press"
    )
    assert "First edition" in pages["iv"]
    assert "© 2024, Ada Quill" in pages["iv"]
    assert "All persons and places are invented." in pages["iv"]


@pytest.mark.sphinx("bookpdf", testroot="bookpress-book", freshenv=True)
def test_two_builds_give_the_same_bytes(app, make_app, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    app.build()
    first = app.builder.book_path.read_bytes()
    again = make_app("bookpdf", srcdir=app.srcdir, builddir=tmp_path, freshenv=True)
    again.build()
    assert again.builder.book_path.read_bytes() == first
    assert read_book(app.builder.book_path).pdf.metadata.creation_date.year == 2023
