"""Long lines of code, wide tables and long words stay within the text and within their columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest

_WIDTH_OF_CODE = 0.602
"""The width of a letter of the typewriter face, in its size."""

_LEAST_WIDTH = 0.38
"""What a letter of the text face takes at least on average, in its size."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """Words that are set at one place."""

    x: float
    y: float
    size: float
    font: str
    words: str

    def end(self, letter):
        """Where the run ends if a letter has the width *letter*, in its size."""
        return self.x + letter * self.size * len(self.words)


def runs_of(printed, number):
    """Return the runs of the page with this printed number."""
    found = []

    def keep(words, place, _matrix, font, size):
        words = words.strip("\n\u200b ")
        if words and font:
            found.append(
                Run(x=place[4], y=place[5], size=size, font=str(font["/BaseFont"]), words=words)
            )

    printed.pdf.pages[list(printed.pages).index(number)].extract_text(visitor_text=keep)
    return found


@pytest.mark.sphinx("bookpdf", testroot="bookpress-nodes")
def test_long_lines_of_code_keep_within_the_text(app, print_book):
    printed = print_book(app)
    page = printed.page_with("A numbered listing 1 def")
    right = float(printed.pdf.pages[0].mediabox.width) - 0.7 * 72
    code = [run for run in runs_of(printed, page) if "Mono" in run.font]
    assert sum(len(run.words) for run in code) > 100
    assert all(run.end(_WIDTH_OF_CODE) < right + 1 for run in code)


@pytest.mark.sphinx("bookpdf", testroot="bookpress-nodes")
def test_the_words_of_a_long_line_of_code_are_all_printed(app, print_book):
    assert "brine" * 23 in print_book(app).words.replace(" ", "")


@pytest.mark.sphinx("bookpdf", testroot="bookpress-nodes")
def test_the_columns_of_a_wide_table_do_not_run_into_each_other(app, print_book):
    printed = print_book(app)
    runs = runs_of(printed, printed.page_with("More columns than"))
    heads = [run for run in runs if "Italic" in run.font]
    lines = {round(run.y) for run in heads}
    assert len(heads) >= 9
    for line in lines:
        row = sorted((run for run in heads if round(run.y) == line), key=lambda run: run.x)
        assert all(one.end(_LEAST_WIDTH) < other.x for one, other in pairwise(row))


@pytest.mark.sphinx("bookpdf", testroot="bookpress-nodes")
def test_the_type_of_a_wide_table_is_smaller(app, print_book):
    printed = print_book(app)
    runs = runs_of(printed, printed.page_with("More columns than"))
    (wide,) = (run.size for run in runs if run.words == "The last cell")
    (narrow,) = (run.size for run in runs if run.words == "right")
    assert 0.7 * narrow < wide < 0.9 * narrow


@pytest.mark.sphinx("bookpdf", testroot="bookpress-nodes")
def test_keywords_are_bold_and_comments_italic(app, print_book):
    printed = print_book(app)
    page = printed.page_with("A numbered listing 1 def")
    fonts = {run.words: run.font for run in runs_of(printed, page) if "Mono" in run.font}
    assert "Bold" in fonts["def"]
    assert "Oblique" in fonts["# until dry"]


@pytest.mark.sphinx("bookpdf", testroot="bookpress-numbers")
def test_no_figure_stands_above_the_head_of_a_chapter(app, print_book):
    printed = print_book(app)
    for page in ("1", "3", "5"):
        assert printed.pages[page].lstrip().startswith(("chapter", "Afterwards"))


@pytest.mark.sphinx("bookpdf", testroot="bookpress-fit")
def test_a_word_of_ten_thousand_letters_is_broken_and_loses_none(app, print_book):
    printed = print_book(app)
    assert app.warning.getvalue() == ""
    assert all(printed.words.count(letter) >= 10_000 for letter in "wltsf")
    right = float(printed.pdf.pages[0].mediabox.width) - 0.7 * 72
    assert all(run.x < right for number in printed.pages for run in runs_of(printed, number))
