"""Days of any year, in two calendars."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_chronicle.model.dates import Calendar, Day, parse_date


@settings(deadline=None)
@given(st.dates())
def test_ordinals_agree_with_datetime(date: dt.date) -> None:
    day = Day(date.year, date.month, date.day)

    assert day.ordinal == date.toordinal()
    assert Day.from_ordinal(date.toordinal()) == day
    assert day.isoformat() == date.isoformat()


@settings(deadline=None)
@given(st.integers(-(10**30), 10**30), st.sampled_from(Calendar))
def test_an_ordinal_names_one_day_however_far(ordinal: int, calendar: Calendar) -> None:
    day = Day.from_ordinal(ordinal, calendar)
    following = Day.from_ordinal(ordinal + 1, calendar)

    assert day < following
    assert (following.day == 1) is (following.month != day.month)


@pytest.mark.parametrize(
    ("edtf", "gregorian"),
    [
        ("julian:1917-10-25", "1917-11-07"),
        ("julian:1582-10-05", "1582-10-15"),
        ("julian:1732-02-11", "1732-02-22"),
        ("julian:1500-02-29", "1500-03-10"),
        ("julian:1900-02-29", "1900-03-13"),
        ("julian:0200-03-01", "0200-03-01"),
        ("julian:0001-01-01", "0000-12-30"),
        ("julian:-4712-01-01", "-4713-11-24"),
    ],
)
def test_a_julian_day_is_converted(edtf, gregorian):
    date = parse_date(edtf)

    assert date.calendar is Calendar.JULIAN
    assert date.lower == date.upper
    assert date.lower.isoformat() == gregorian


def test_a_julian_year_begins_and_ends_later():
    date = parse_date("julian:1917")

    assert (date.lower.isoformat(), date.upper.isoformat()) == ("1917-01-14", "1918-01-13")


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (Day(-44, 1, 1), "-0044-01-01"),
        (Day(0, 12, 31), "0000-12-31"),
        (Day(170_000_002, 1, 1), "170000002-01-01"),
    ],
)
def test_a_day_is_written_with_its_astronomical_year(day, text):
    assert day.isoformat() == text
