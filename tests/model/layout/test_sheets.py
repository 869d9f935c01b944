"""Rows on sheets."""

from hypothesis import given
from hypothesis import strategies as st

from sphinx_chronicle.model.layout.sheets import share_out


def fill(rows):
    def filled(room):
        sheets = [[]]
        for row in rows:
            if sheets[-1] and sum(sheets[-1]) + row > room:
                sheets.append([])
            sheets[-1].append(row)
        return sheets

    return filled


def test_all_sheets_but_the_last_are_full():
    assert [len(sheet) for sheet in share_out(fill([10] * 24), 100)] == [10, 10, 4]


def test_the_last_sheet_has_a_quarter_of_the_rows_of_the_first_at_least():
    assert [len(sheet) for sheet in share_out(fill([10] * 11), 100)] == [8, 3]


@given(st.lists(st.integers(1, 30), min_size=1, max_size=60))
def test_there_are_no_more_sheets_than_needed_and_every_row_is_on_one(rows):
    sheets = share_out(fill(rows), 100)
    assert len(sheets) == len(fill(rows)(100))
    assert [row for sheet in sheets for row in sheet] == rows
    assert all(sum(sheet) <= 100 for sheet in sheets)
