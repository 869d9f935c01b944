"""Nothing is left alone at the foot or at the head of a page."""

from __future__ import annotations

import pytest

HEIGHTS = range(12, 34)


@pytest.mark.parametrize(
    "after",
    [
        pytest.param("After{} it rained, " + "and the guild weighed its salt. " * 9, id="words"),
        pytest.param("- After{} it rained.\n- It snowed.", id="a list"),
        pytest.param("## After{}\n\nIt rained.", id="a head"),
    ],
)
def test_a_line_below_a_head_is_not_left_alone_at_the_foot(print_at_every_height, after):
    book = print_at_every_height(
        lambda number: f"## Below{number}\n\nOne line{number}.\n\n{after.format(number)}", HEIGHTS
    )
    for number in HEIGHTS:
        line = book.page_with(f"One line{number}.")
        assert book.page_with(f"Below{number} One") == line
        assert book.page_with(f"After{number} ") == line


def test_a_paragraph_after_such_a_line_is_indented_like_others(print_at_every_height):
    book = print_at_every_height(
        lambda number: f"## Below{number}\n\nOne line{number}.\n\nTwo{number}.\n\nThree{number}.",
        HEIGHTS,
    )
    starts = {}

    def keep(words, matrix, line_matrix, _font, _size):
        for name in ("One line12", "Two12", "Three12"):
            if words.startswith(name):
                starts[name] = round(line_matrix[4] * matrix[0] + matrix[4], 1)

    for page in book.pdf.pages:
        page.extract_text(visitor_text=keep)
    assert starts["Two12"] == starts["Three12"] > starts["One line12"]
