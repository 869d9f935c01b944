"""Ranges that run backwards, and quotations that are counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_citenotes.model.locator import parse_locator
from sphinx_citenotes.model.numbers import shorten_range
from sphinx_citenotes.model.quotations import quotations_in
from sphinx_citenotes.model.ranges import backward_pages, backward_ranges


@pytest.mark.parametrize(
    ("typed", "backward"),
    [
        ("149-147", ("149–147",)),
        ("149–47", ("149–147",)),
        ("128-21", ("128–121",)),
        ("pp. 12, 30–28", ("30–28",)),
        ("docs. 486-481", ("486–481",)),
        ("chap. 7-6", ("7–6",)),
        ("321-28", ()),
        ("1496–504", ()),
        ("100-104", ()),
        ("12–12", ()),
        ("box 61-12", ()),
        ("no. 61-12", ()),
        ("1961-04-17", ()),
        ("2:14-1:50", ()),
        ("xii–ix", ()),
        ("9" * 5000, ()),
        ("", ()),
    ],
)
def test_a_locator_runs_backwards_when_its_end_comes_first(
    typed: str, backward: tuple[str, ...]
) -> None:
    assert backward_ranges(parse_locator(typed)) == backward


@given(st.integers(1, 99999), st.integers(0, 400))
def test_no_range_that_chicago_shortens_runs_backwards(first: int, length: int) -> None:
    last = first + length
    typed = f"{first}–{shorten_range(str(first), str(last))}"
    assert backward_ranges(parse_locator(typed)) == ()
    assert backward_pages(typed) == ()


@given(st.text())
def test_any_locator_can_be_looked_at(text: str) -> None:
    assert isinstance(backward_ranges(parse_locator(text)), tuple)


def test_the_pages_of_an_entry_are_read_as_typed() -> None:
    assert backward_pages("491--471") == ("491–471",)
    assert backward_pages("471--91, 500") == ()


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("He said “one two three” and “four.”", [3, 1]),
        ('He said "one two" and left.', [2]),
        ("“To the end of the paragraph", [6]),
        ("The ships’ crews’ wages", []),
        ('A 5" gun and a 3" gun', []),
    ],
)
def test_quoted_words_are_counted(text: str, counts: list[int]) -> None:
    assert [quotation.count for quotation in quotations_in(text)] == counts
