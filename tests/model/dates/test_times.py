"""Times of day: reading and printing them."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_chronicle.model.dates import (
    ClockReading,
    DateError,
    Qualifier,
    format_time,
    parse_time,
)

TEXTS = [
    ("14:30", "2:30 p.m.", "14:30", "14:30"),
    ("14:30 EST", "2:30 p.m. EST", "14:30 EST", "14:30 EST"),
    ("~01:15 EST", "about 1:15 a.m. EST", "about 01:15 EST", "hacia la 01:15 EST"),
    ("~02:15", "about 2:15 a.m.", "about 02:15", "hacia las 02:15"),
    ("18:30?", "6:30 p.m.?", "18:30?", "18:30?"),
    ("18:30%", "about 6:30 p.m.?", "about 18:30?", "hacia las 18:30?"),
    ("14:30/15:10", "2:30–3:10 p.m.", "14:30–15:10", "14:30-15:10"),
    (
        "11:30/12:30 UTC",
        "11:30 a.m.–12:30 p.m. UTC",
        "11:30–12:30 UTC",
        "11:30-12:30 UTC",
    ),
    ("23:30/00:45", "11:30 p.m.–12:45 a.m.", "23:30–00:45", "23:30-00:45"),
    ("~11:00/12:30", "about 11:00 a.m.–12:30 p.m.", "about 11:00–12:30", "hacia las 11:00-12:30"),
    (
        "12:15 Moscow",
        "12:15 p.m. Moscow time",
        "12:15 Moscow time",
        "12:15 (hora de Moscow)",
    ),
    ("12:15 local time", "12:15 p.m. local time", "12:15 local time", "12:15 (hora local)"),
    (
        "12:15 Moscow time",
        "12:15 p.m. Moscow time",
        "12:15 Moscow time",
        "12:15 (hora de Moscow)",
    ),
    ("14:30Z", "2:30 p.m. UTC", "14:30 UTC", "14:30 UTC"),
    ("14:30-05:00", "2:30 p.m. UTC−5", "14:30 UTC−5", "14:30 UTC−5"),
    ("00:00", "12:00 a.m.", "00:00", "00:00"),
    ("12:00", "noon", "12:00", "12:00"),
    ("24:00", "midnight", "24:00", "24:00"),
    ("14:30:05", "2:30:05 p.m.", "14:30:05", "14:30:05"),
]


@pytest.mark.parametrize(("text", "american", "british", "spanish"), TEXTS)
def test_a_time_is_printed_as_publishers_do(text, american, british, spanish):
    time = parse_time(text)

    assert format_time(time, "en_US") == american
    assert format_time(time, "en_GB") == british
    assert format_time(time, "es") == spanish


def test_a_time_has_start_end_doubt_and_zone():
    time = parse_time("~11:30/12:30? New York")

    assert time.start == ClockReading(hour=11, minute=30, qualifier=Qualifier.APPROXIMATE)
    assert time.end == ClockReading(hour=12, minute=30, qualifier=Qualifier.UNCERTAIN)
    assert time.zone == "New York"
    assert time.qualifiers is Qualifier.BOTH


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("25:00", "a day has 24 hours; write 00 to 23, or 24:00 for its end"),
        ("24:01", "a day has 24 hours; write 00 to 23, or 24:00 for its end"),
        ("14:60", "minutes and seconds go from 00 to 59"),
        ("~14:30?", "mark a time once; ?, ~, or % for both"),
        ("2:30 p.m. EST", "hours go from 00 to 23; write 14:30 EST"),
        ("12 a.m.", "hours go from 00 to 23; write 00:00"),
        ("2:30", "hours have two digits; write 02:30"),
        ("1430", "put a colon between; write 14:30"),
        ("14.30 EST", "put a colon between; write 14:30 EST"),
        ("14:30/", "not a time of day; write 14:30, 14:30 EST"),
        ("14:30 EST?", "? stands beside the clock; write 14:30? EST"),
        ("14:30–15:10 EST", "a span is written with a slash; write 14:30/15:10 EST"),
        (
            "14:30 EST/15:10 EST",
            "the zone stands once, at the end; write 14:30/15:10 EST",
        ),
        ("noon", "hours are numbers; write 12:00"),
        ("at dawn", "not a time of day; write 14:30, 14:30 EST"),
    ],
)
def test_a_refused_time_says_how_to_write_it(text, reason):
    with pytest.raises(DateError) as refused:
        parse_time(text)

    assert str(refused.value).startswith(f"{text}: {reason}")


def test_times_sort_through_the_day():
    order = ["00:00", "~01:15 EST", "14:30", "14:30/15:10", "23:30", "23:30/00:45", "24:00"]

    backwards = order[::-1]
    assert sorted(backwards, key=lambda text: parse_time(text).order_key()) == order


def test_a_time_survives_pickling():
    time = parse_time("~11:30/12:30 UTC")

    assert pickle.loads(pickle.dumps(time)) == time


@pytest.mark.fuzz
@given(st.text("0123456789:.,hapm~?%Z+-/– ESTnoig", max_size=16) | st.text())
def test_the_time_that_a_refusal_says_to_write_can_be_read(typed):
    try:
        parse_time(typed)
    except DateError as error:
        _, seam, written = str(error).partition("; write ")
        if seam and not written.startswith(("14:30, 14:30 EST", "00 to 23")):
            assert parse_time(written.partition(",")[0])


@pytest.mark.parametrize("typed", ["4:99 pm", "2599", "12:61 – 13:00", "9" * 5000])
def test_what_no_clock_shows_is_not_proposed(typed):
    with pytest.raises(DateError, match="not a time of day; write 14:30, 14:30 EST"):
        parse_time(typed)
