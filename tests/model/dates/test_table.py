"""Some two hundred expressions with their bounds, and over a hundred that are none."""

from pathlib import Path

import pytest

from sphinx_chronicle.model.dates import DateError, parse_date

HERE = Path(__file__).parent


def rows(name):
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("row", rows("bounds.txt"))
def test_an_expression_has_the_kind_the_ends_and_the_bounds_of_the_specification(row):
    edtf, *wanted = row.split(" ")
    date = parse_date(edtf)
    lower, upper = (day.isoformat() if day else "-" for day in (date.lower, date.upper))
    assert [date.kind, lower, upper, date.start, date.end] == wanted


@pytest.mark.parametrize("edtf", rows("refused.txt"))
def test_what_the_specification_refuses_is_refused(edtf):
    with pytest.raises(DateError):
        parse_date(edtf)
