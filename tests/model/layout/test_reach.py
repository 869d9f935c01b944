"""Dates as stretches of an axis."""

import math

import pytest

from sphinx_chronicle.model.dates import Day, parse_date, parse_time
from sphinx_chronicle.model.layout.reach import reach_of


def day(*parts):
    return float(Day(*parts).ordinal)


def reach(text, time=None):
    return reach_of(parse_date(text), parse_time(time) if time else None)


def ends(found):
    return found.first, found.sure, found.until, found.last


def test_a_day_lasts_until_the_next_and_its_hour_is_not_known():
    found = reach("1961-04-17")
    assert ends(found) == (day(1961, 4, 17), day(1961, 4, 17), day(1961, 4, 18), day(1961, 4, 18))
    assert found.whole_day


def test_an_hour_makes_a_moment_of_a_day():
    found = reach("1961-04-17", "06:00 EST")
    assert set(ends(found)) == {day(1961, 4, 17) + 0.25}
    assert not found.whole_day


def test_hours_past_midnight_end_on_the_next_day():
    found = reach("1961-04-17", "18:00/06:00")
    assert (found.first, found.last) == (day(1961, 4, 17) + 0.75, day(1961, 4, 18) + 0.25)


def test_a_clock_time_of_another_zone_stands_where_the_common_clock_has_it():
    found = reach_of(parse_date("1961-04-17T12:00:00Z"), None, -5 * 3600)
    assert set(ends(found)) == {day(1961, 4, 17) + 7 / 24}


def test_a_clock_time_without_a_zone_stands_as_it_is():
    found = reach_of(parse_date("1961-04-17T12:00:00"), None, -5 * 3600)
    assert set(ends(found)) == {day(1961, 4, 17) + 0.5}


def test_a_date_with_a_clock_time_is_a_moment():
    assert reach("1961-04-17T12:00:00").first == day(1961, 4, 17) + 0.5


def test_an_interval_of_days_has_firm_ends():
    found = reach("1961-04-17/1961-04-19")
    assert ends(found) == (day(1961, 4, 17), day(1961, 4, 17), day(1961, 4, 20), day(1961, 4, 20))


def test_an_end_known_to_the_month_may_lie_anywhere_in_it():
    found = reach("1960-07/1961-04")
    assert ends(found) == (day(1960, 7, 1), day(1960, 8, 1), day(1961, 4, 1), day(1961, 5, 1))


def test_something_of_a_month_lies_somewhere_within_it():
    found = reach("1962-02")
    assert (found.first, found.last) == (day(1962, 2, 1), day(1962, 3, 1))
    assert found.first < found.sure < found.until < found.last


@pytest.mark.parametrize("text", ["1961/1961-04", "1961-04/1961", "1961/1961"])
def test_ends_that_overlap_are_sure_of_nothing_but_in_order(text):
    first, sure, until, last = ends(reach(text))
    assert first <= sure <= until <= last


def test_an_open_end_is_not_an_unknown_one():
    lasting, lost = reach("1961/.."), reach("1961/")
    assert lasting.last == lost.last == math.inf
    assert lasting.opens_on
    assert not lost.opens_on
    assert reach("../1961").opens_back


def test_marks_of_doubt_are_kept():
    assert reach("1961-04-17?").doubted
    assert reach("1961-04-17~").about
    assert reach("1961-04-17", "~01:15").about
    assert not reach("1961-04-17").about


def test_one_of_two_days_is_somewhere_in_both():
    found = reach("[1960-09-07,1960-09-08]")
    assert (found.first, found.last) == (day(1960, 9, 7), day(1960, 9, 9))


def test_hours_of_another_zone_are_those_of_the_common_clock():
    eastern = -5 * 3600
    moscow = reach_of(parse_date("1961-04-18"), parse_time("12:15 +03:00"), eastern)
    local = reach_of(parse_date("1961-04-18"), parse_time("04:15 EST"), eastern)
    unknown = reach_of(parse_date("1961-04-18"), parse_time("04:15"), eastern)
    assert moscow.first == pytest.approx(local.first)
    assert unknown.first == local.first


def test_a_choice_without_ends_lasts_for_ever():
    found = reach("[..1959,1961..]")
    assert (found.first, found.last) == (-math.inf, math.inf)
    assert found.opens_back
    assert found.opens_on
