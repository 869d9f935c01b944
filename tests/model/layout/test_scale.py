"""Axes of time: where days stand, and how they are ticked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_chronicle.model.dates import Day
from sphinx_chronicle.model.layout.scale import Step, TimeScale, Unit


def scale(first, last, width=800):
    return TimeScale(start=Day(*first).ordinal, end=Day(*last).ordinal, left=0, right=width)


def labels(axis, count, locale="en_US"):
    return [tick.text for tick in axis.ticks(count, locale)]


def contexts(axis, count, locale="en_US"):
    return [tick.context for tick in axis.ticks(count, locale) if tick.context]


def test_the_ends_of_the_time_stand_at_the_ends_of_the_axis():
    axis = TimeScale(start=100, end=200, left=40, right=240)
    assert (axis.x(100), axis.x(150), axis.x(200)) == (40, 140, 240)


def test_years_are_ticked_by_their_number():
    assert labels(scale((1951, 6, 1), (1984, 1, 1)), 5) == ["1960", "1970", "1980"]


def test_months_are_told_with_their_year_where_it_begins():
    axis = scale((1960, 11, 1), (1961, 4, 1))
    assert labels(axis, 8) == ["Nov.", "Dec.", "Jan.", "Feb.", "Mar.", "Apr."]
    assert [(tick.context, tick.opens) for tick in axis.ticks(8)[:3]] == [
        ("1960", False),
        ("", False),
        ("1961", True),
    ]


def test_no_tick_of_days_stands_too_near_to_the_first_of_a_month():
    axis = scale((1961, 2, 20), (1961, 3, 12))
    assert labels(axis, 5) == ["20", "25", "1", "5", "10"]
    assert labels(scale((1961, 3, 20), (1961, 4, 12)), 5) == ["20", "25", "1", "5", "10"]


def test_hours_are_told_with_their_day():
    axis = scale((1961, 4, 17), (1961, 4, 18))
    assert labels(axis, 4) == ["midnight", "6 a.m.", "noon", "6 p.m.", "midnight"]
    assert contexts(axis, 4) == ["April 17, 1961", "April 18, 1961"]


def test_what_is_left_out_can_be_told_in_fewer_words():
    days = scale((1961, 9, 10), (1961, 9, 20)).ticks(12)[0]
    hours = scale((1961, 4, 17), (1961, 4, 18)).ticks(4)[0]
    assert (days.context, days.brief) == ("September 1961", "Sept. 1961")
    assert (hours.context, hours.brief) == ("April 17, 1961", "Apr. 17")


def test_labels_follow_the_language():
    axis = scale((1961, 3, 20), (1961, 4, 12))
    assert contexts(axis, 8, "es") == ["marzo de 1961", "abril de 1961"]
    assert contexts(axis, 8, "de") == ["März 1961", "April 1961"]
    assert labels(scale((1961, 4, 17), (1961, 4, 18)), 4, "en_GB")[:2] == ["00:00", "06:00"]


def test_years_before_christ_are_counted_back_from_him():
    assert labels(scale((-299, 1, 1), (301, 1, 1)), 6) == [
        *("300 BC", "200 BC", "100 BC"),
        *("AD 1", "100", "200", "300"),
    ]


def test_the_four_years_about_the_birth_of_christ_have_no_year_zero():
    axis = scale((-1, 1, 1), (3, 1, 1))
    assert labels(axis, 4) == ["2 BC", "1 BC", "AD 1", "AD 2", "AD 3"]


def test_an_axis_can_be_as_long_as_the_world_is_old():
    texts = labels(TimeScale(start=-5e12, end=1e6, left=0, right=800), 8)
    assert texts[0] == "12,000,000,000 BC"
    assert 3 <= len(texts) <= 9


@pytest.mark.parametrize(
    ("days", "step"),
    [
        (1 / 24, Step(15, Unit.MINUTE)),
        (1, Step(3, Unit.HOUR)),
        (6, Step(1, Unit.DAY)),
        (90, Step(10, Unit.DAY)),
        (365, Step(3, Unit.MONTH)),
        (365 * 40, Step(5, Unit.YEAR)),
    ],
)
def test_the_step_fits_the_time(days, step):
    assert TimeScale(start=0, end=days, left=0, right=800).step(9) == step


@given(
    st.floats(-4_000_000, 4_000_000),
    st.floats(0.05, 3_000_000),
    st.integers(2, 30),
)
def test_ticks_are_in_order_on_the_axis_and_not_many_more_than_asked_for(start, span, count):
    axis = TimeScale(start=start, end=start + span, left=0, right=800)
    days = [tick.day for tick in axis.ticks(count)]
    assert days == sorted(set(days))
    assert all(start <= day <= start + span for day in days)
    assert len(days) <= count * 1.35 + 2
