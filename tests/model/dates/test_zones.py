"""Clocks of several zones in one order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_chronicle.model.builtin import BUILTIN_TYPES, EVENT
from sphinx_chronicle.model.chronicle import link
from sphinx_chronicle.model.dates import DateError, parse_date, parse_time
from sphinx_chronicle.model.entity import Entity, Ref
from sphinx_chronicle.model.fields import parse_field
from sphinx_chronicle.model.register import Register


def event(ident, date, time="", line=1):
    options = {"title": ident, "date": date} | ({"time": time} if time else {})
    fields = {EVENT.field(name): text for name, text in options.items()}
    return Entity(
        ref=Ref("event", ident),
        docname="page",
        line=line,
        anchor=f"event-{ident}",
        values={field.name: parse_field(field, text) for field, text in fields.items()},
    )


def order_of(*events):
    register = Register({})
    for item in events:
        register.note_entity(item)
    return [item.ref.id for item in link(register, BUILTIN_TYPES).events]


@pytest.mark.parametrize(
    ("time", "hours"),
    [
        ("14:30Z", 0),
        ("14:30 UTC", 0),
        ("14:30 GMT", 0),
        ("14:30 EST", -5),
        ("14:30 est", -5),
        ("14:30 EDT", -4),
        ("14:30 Eastern Standard Time", -5),
        ("14:30 Moscow", 3),
        ("14:30 Moscow time", 3),
        ("14:30+04:30", 4.5),
        ("14:30-0500", -5),
        ("14:30 UTC+3", 3),
    ],
)
def test_a_zone_tells_how_far_it_is_from_utc(time, hours):
    assert parse_time(time).offset == hours * 3600


@pytest.mark.parametrize("time", ["14:30", "14:30 local time", "14:30 Havana", "14:30 XST"])
def test_what_does_not_tell_its_distance_from_utc_has_none(time):
    assert parse_time(time).offset is None


@pytest.mark.parametrize("time", ["14:30+15:00", "14:30-00:00", "14:30+04:60"])
def test_a_difference_from_utc_that_no_clock_has_is_refused(time):
    with pytest.raises(DateError, match="UTC"):
        parse_time(time)


def test_clocks_of_one_date_are_compared_in_utc():
    assert order_of(
        event("washington", "1961-04-18", "09:00 EST"),
        event("moscow", "1961-04-18", "12:15 Moscow time"),
    ) == ["moscow", "washington"]


def test_the_date_as_written_comes_before_the_clock():
    assert order_of(
        event("after-midnight-in-moscow", "1961-04-18", "00:15 Moscow"),
        event("evening-in-washington", "1961-04-17", "21:30 EST"),
    ) == ["evening-in-washington", "after-midnight-in-moscow"]


def test_a_clock_without_a_zone_counts_in_the_zone_most_often_given():
    assert order_of(
        event("noon", "1961-04-18", "12:00 EST"),
        event("eleven", "1961-04-18", "11:00"),
        event("ten", "1961-04-18", "10:00 EST"),
        event("moscow", "1961-04-18", "17:30 Moscow"),
    ) == ["moscow", "ten", "eleven", "noon"]


def test_clocks_without_any_zone_stand_as_written():
    assert order_of(
        event("evening", "1961-04-18", "18:00"),
        event("havana", "1961-04-18", "12:00 Havana"),
        event("morning", "1961-04-18", "06:00"),
    ) == ["morning", "havana", "evening"]


def test_a_clock_within_the_date_counts_like_the_option():
    assert order_of(
        event("third", "1961-04-18"),
        event("second", "1961-04-18", "22:00 UTC"),
        event("first", "1961-04-18T09:00:00Z"),
    ) == ["first", "second", "third"]


def test_doubt_of_the_date_does_not_hide_the_hour():
    assert order_of(
        event("late", "1961-04-18", "22:00"),
        event("early", "1961-04-18?", "06:00"),
    ) == ["early", "late"]


def test_a_date_with_a_clock_time_sorts_by_its_zone():
    order = [
        "1961-04-17",
        "1961-04-17T12:15:00+03:00",
        "1961-04-17T10:00:00",
        "1961-04-17T09:00:00-05:00",
    ]

    backwards = order[::-1]
    assert sorted(backwards, key=lambda edtf: parse_date(edtf).sort_key) == order


CLOCKS = st.builds(
    lambda hour, minute, zone: f"{hour:02d}:{minute:02d}{zone}",
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["", "Z", " EST", " Moscow", " Havana", "+05:30"]),
)


@settings(deadline=None)
@given(st.lists(CLOCKS, min_size=1, max_size=6, unique=True), st.randoms())
def test_events_have_one_order_whatever_order_they_are_read_in(clocks, random):
    events = [event(f"e{n}", "1961-04-18", clock, line=n) for n, clock in enumerate(clocks)]
    shuffled = random.sample(events, len(events))

    assert order_of(*events) == order_of(*shuffled)
