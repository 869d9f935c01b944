"""Notes: each once, on the page of its mark, wherever it is called."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise

import pypdf
import pytest

from .conftest import read_book

book = pytest.mark.sphinx("bookpdf", testroot="bookpress-noted")
NUMBERS = [
    *(f"{number:02}" for number in range(24) if number != 4),
    *("02b", "03b", "03c", "30", "31"),
]  # fmt: skip
TEXT_SIZE = 10.5
NOTE_SIZE = 8.5


@book
def test_notes_everywhere_build_without_a_warning(app, print_book):
    print_book(app)
    assert app.warning.getvalue() == ""


@book
def test_each_note_is_printed_once(app, print_book):
    words = print_book(app).words
    counts = {number: len(re.findall(rf"note{number}\b", words)) for number in NUMBERS}
    assert counts == dict.fromkeys(NUMBERS, 1)


@book
def test_each_note_stands_on_the_page_of_its_mark(app, print_book):
    printed = print_book(app)
    body = {number: text for number, text in printed.pages.items() if number.isdigit()}
    for number in NUMBERS:
        (mark,) = {
            page
            for page, text in body.items()
            if re.search(rf"mark{number[:2]}\S*\d", text)
            or f"mark{number[:2]} 1" in text
            # Within a note, the number of another stands on the line.
            or (number == "23" and "mark23 " in text)
        }
        assert re.search(rf"note{number}\b", body[mark]), number


@book
def test_marks_at_one_place_are_parted_by_a_comma(app, print_book):
    words = print_book(app).words
    assert "mark023,4 and" in words
    assert "mark035,6,7 stand" in words


@book
def test_notes_have_the_numbers_of_their_marks(app, print_book):
    pages = print_book(app).pages
    words = " ".join(text for number, text in pages.items() if number.isdigit())
    for number in NUMBERS:
        if number.isdigit() and number not in {"00", "04"}:
            mark = re.search(rf"mark{number} ?(\d+)", words).group(1)
            assert f"{mark}. note{number}" in words


@book
def test_numbers_begin_anew_with_each_chapter(app, print_book):
    assert "1. note30 of chapter two" in print_book(app).words


@book
def test_a_long_note_goes_on_on_the_next_page(app, print_book):
    printed = print_book(app)
    first, last = printed.page_with("note22 begins"), printed.page_with("longend of the note")
    assert int(last) == int(first) + 1
    words = printed.words
    lines = [words.find(f"wrote line {number} of the account") for number in range(1, 90)]
    assert -1 not in lines
    assert lines == sorted(lines)


def baselines(page: pypdf.PageObject, size: float) -> list[float]:
    """Return the heights of the lines of *page* in points that are set in this *size*."""
    found = set()

    def note(text, page_matrix, line_matrix, _font, font_size) -> None:
        matrix = pypdf.mult(line_matrix, page_matrix)
        if text.strip() and abs(abs(matrix[3] * font_size) - size) < 0.05:
            found.add(round(matrix[5], 1))

    page.extract_text(visitor_text=note)
    return sorted(found)


@pytest.mark.parametrize("testroot", ["bookpress-noted", "bookpress-book"])
def test_notes_overlap_neither_each_other_nor_the_text(make_app, rootdir, tmp_path, testroot):

    shutil.copytree(rootdir / f"test-{testroot}", tmp_path / "book")
    app = make_app("bookpdf", srcdir=tmp_path / "book")
    app.build()
    pages_with_notes = 0
    for page in read_book(app.builder.book_path).pdf.pages:
        notes, text = baselines(page, NOTE_SIZE), baselines(page, TEXT_SIZE)
        steps = [after - before for before, after in pairwise(notes)]
        assert all(step >= NOTE_SIZE for step in steps)
        if notes and text:
            pages_with_notes += 1
            assert min(text) > max(notes) + TEXT_SIZE
    assert pages_with_notes >= 2
