"""The order of dates, and how two dates lie to each other."""

import pytest

from sphinx_chronicle.model.dates import (
    Day,
    Relation,
    is_possibly_on,
    may_overlap,
    parse_date,
    relate,
)


@pytest.mark.parametrize(
    "order",
    [
        ["1961-04-01", "1961-04-01/1961-04-03", "1961-04", "1961-34", "1961-04-02"],
        ["1961-01-01", "1961-01", "1961"],
        ["1961", "1961/..", "1961-04", "1961-04-17/1961-04-20", "1961-04-30", "1962-10"],
        ["1961-04-17", "1961-04-17T01:15:00", "1961-04-17T06:30:00Z", "1961-04-18"],
        ["1961-12-31", "../1961", "/1961", "1962"],
        ["Y-20000", "-0044", "-0043-03-15", "0000", "0001", "9999", "Y10000"],
        ["1917-11-06", "julian:1917-10-25", "1917-11-08"],
        ["1961", "1961?", "1961~"],
        ["1961", "1961-04", "[..1959,1961..]", "1962"],
    ],
    ids=lambda order: order[0],
)
def test_the_rule_of_order_holds(order):
    backwards = order[::-1]

    assert sorted(backwards, key=lambda edtf: parse_date(edtf).sort_key) == order


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("1961-04-17", "1961-04-18", Relation.BEFORE),
        ("1962", "1961-04", Relation.AFTER),
        ("1961-04-17", "1961", Relation.WITHIN),
        ("1961", "1961-34", Relation.CONTAINS),
        ("1961", "1961-01/1961-12", Relation.EQUAL),
        ("1960/1961", "1961/1962", Relation.OVERLAPS),
        ("1959/..", "1961", Relation.CONTAINS),
        ("1959/..", "1959/..", Relation.EQUAL),
        ("../1959", "1961", Relation.BEFORE),
        ("1959/", "1958", Relation.AFTER),
        ("1959/", "1961", Relation.UNKNOWN),
        ("/1959", "1961", Relation.BEFORE),
        ("/1959", "1958", Relation.UNKNOWN),
        ("1959/", "1959/", Relation.UNKNOWN),
        ("1961~", "1970", Relation.UNKNOWN),
        ("1959/1961~", "1958", Relation.AFTER),
        ("1959?/1961", "1962", Relation.BEFORE),
        ("[1959,1960?]", "1958", Relation.AFTER),
        ("julian:1917-10-25", "1917-11-07", Relation.EQUAL),
    ],
)
def test_two_dates_have_the_relation_that_is_sure(a, b, relation):
    assert relate(parse_date(a), parse_date(b)) is relation


def test_marked_dates_can_be_taken_at_their_word():
    assert relate(parse_date("1961~"), parse_date("1970"), trust_qualified=True) is Relation.BEFORE


@pytest.mark.parametrize(
    ("edtf", "possible"),
    [
        ("1961-04", True),
        ("1961-05", False),
        ("1959/", True),
        ("1962/", False),
        ("../1961-04-17", True),
        ("1961-04-18~", False),
        ("[1959,1961-04-17]", True),
        ("[1959,1962]", False),
        ("[1959..]", True),
    ],
)
def test_a_date_may_be_on_a_day_within_its_bounds(edtf, possible):
    assert is_possibly_on(parse_date(edtf), Day(1961, 4, 17)) is possible


@pytest.mark.parametrize(
    ("a", "b", "possible"),
    [
        ("1961-04", "1961", True),
        ("1961", "1962", False),
        ("1959/", "1970", True),
        ("1959/..", "../1958", False),
        ("/1961", "../1950", True),
        ("{1959,1962}", "1960/1961", False),
    ],
)
def test_two_dates_may_share_a_day(a, b, possible):
    assert may_overlap(parse_date(a), parse_date(b)) is possible
    assert may_overlap(parse_date(b), parse_date(a)) is possible
