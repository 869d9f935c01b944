"""Doubt and what it excuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_chronicle.model.checks.certainty import (
    days_between,
    ends_of,
    is_over_before,
    may_meet,
    reaches_beyond,
)
from sphinx_chronicle.model.dates import parse_date

_DAYS = st.dates().map(lambda day: day.isoformat()).filter(lambda text: text[:4] > "0200")
_MONTHS = _DAYS.map(lambda text: text[:7])
_YEARS = _DAYS.map(lambda text: text[:4])
DATES = st.one_of(_DAYS, _MONTHS, _YEARS)
MARKS = st.sampled_from("?~%")


@given(DATES, DATES, MARKS)
def test_doubt_makes_nothing_certain(one, other, mark):
    sure, then = parse_date(one), parse_date(other)
    doubted = parse_date(one + mark)
    assert is_over_before(sure, then) or not is_over_before(doubted, then)
    assert is_over_before(then, sure) or not is_over_before(then, doubted)
    assert may_meet(doubted, then) or not may_meet(sure, then)
    least, most = days_between(sure, then)
    assert days_between(doubted, then)[0] <= least
    assert days_between(doubted, then)[1] >= most


@given(DATES, DATES)
def test_of_two_dates_one_is_over_first_or_they_may_meet(one, other):
    first, second = parse_date(one), parse_date(other)
    before, after = is_over_before(first, second), is_over_before(second, first)
    assert [before, after, may_meet(first, second)].count(True) == 1


@given(DATES, DATES)
def test_what_reaches_beyond_is_not_within(one, other):
    part, whole = parse_date(one), parse_date(other)
    ends = ends_of(whole)
    assert reaches_beyond(whole, ends.start.first, ends.end.last) == ""
    if reaches_beyond(part, ends.start.first, ends.end.last):
        assert part.lower < whole.lower or part.upper > whole.upper


@pytest.mark.parametrize(
    ("date", "days"),
    [("1961-04-17?", 31), ("1961-04~", 366), ("1961~", 3660), ("1961?-04-17", 3660)],
)
def test_a_doubted_date_may_be_off_by_the_next_larger_unit(date, days):
    doubted = parse_date(date)
    assert ends_of(doubted).start.first == doubted.lower.ordinal - days


@pytest.mark.parametrize("date", ["1950/..", "1950/", "../1950", "/1950"])
def test_an_open_or_unknown_end_reaches_nowhere(date):
    day = parse_date("1950").lower.ordinal
    assert reaches_beyond(parse_date(date), day, day + 364) == ""
