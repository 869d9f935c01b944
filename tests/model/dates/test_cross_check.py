"""Where the ``edtf`` library follows the specification, we agree with it."""

import time

import pytest

from sphinx_chronicle.model.dates import parse_date

edtf = pytest.importorskip("edtf")

# It has no bounds for far years, invents some for open ends, and takes winter for December.
COMMON = [
    "1961-04-17",
    "1961-04",
    "1961",
    "-0044",
    "1961?",
    "1961-04~",
    "196X",
    "19XX",
    "1961-XX",
    "1961-04-XX",
    "1961-04-17/1961-04-20",
    "1961/1962-03",
    "1961-21",
    "1961-34",
    "1961-38",
    "1961-41",
    "[1667,1668,1670..1672]",
    "{1960,1961-12}",
]


def as_day(moment: time.struct_time) -> tuple[int, int, int]:
    return moment.tm_year, moment.tm_mon, moment.tm_mday


@pytest.mark.parametrize("text", COMMON)
def test_bounds_agree(text):
    ours = parse_date(text)
    theirs = edtf.parse_edtf(text)

    assert tuple(ours.lower) == as_day(theirs.lower_strict())
    assert tuple(ours.upper) == as_day(theirs.upper_strict())
