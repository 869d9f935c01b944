"""From when to when lives are drawn."""

import math

import pytest

from sphinx_chronicle.model.dates import parse_date
from sphinx_chronicle.model.items import Item
from sphinx_chronicle.model.life_spans import span_of_life, window_of
from sphinx_chronicle.model.lifelines import Life, Lifelines, Post, Term


def date(text):
    return parse_date(text) if text else None


def life(born="", died="", *terms):
    return Life(
        who=Item(text="Ada"),
        born=date(born),
        died=date(died),
        terms=tuple(
            Term(post=Post.OFFICE, what=Item(text="Mayor"), short="Mayor", date=date(term))
            for term in terms
        ),
    )


def lifelines(*lives, since="", until="", of_offices=False):
    return Lifelines(
        lives=lives,
        landmarks=(),
        since=date(since),
        until=date(until),
        of_offices=of_offices,
        locale="en_US",
    )


def day(text):
    return parse_date(text).lower.ordinal


def test_a_birth_known_to_the_year_may_be_any_day_of_it():
    ada = life("1910", "1970-05-01")
    assert span_of_life(ada, lifelines(ada)).start[:2] == (day("1910-01-01"), day("1910-12-31"))


def test_who_is_born_and_has_no_death_lives_on():
    ada, bea = life("1910-01-01"), life("1920-01-01", "2000-01-01")
    assert span_of_life(ada, lifelines(ada, bea)).end[:2] == (math.inf, math.inf)


def test_nobody_lives_on_for_ever():
    ada, bea = life("1810-01-01"), life("1920-01-01", "2000-01-01")
    assert span_of_life(ada, lifelines(ada, bea)).end[:2] == (day("1810-01-01"), math.inf)


def test_who_is_known_by_an_office_alone_fades_before_and_after_it():
    ada = life("", "", "1950-02-01/1955-03-01")
    start, end = span_of_life(ada, lifelines(ada))
    assert start[:2] == (-math.inf, day("1950-02-01"))
    assert end[:2] == (day("1955-03-01"), math.inf)


def test_a_birth_in_an_unknown_year_fades_in_before_the_first_day_known():
    ada = life("XXXX", "1961-05-01")
    start, end = span_of_life(ada, lifelines(ada))
    assert start[:2] == (-math.inf, day("1961-05-01"))
    assert end[:2] == (day("1961-05-01"), day("1961-05-01"))
    assert window_of(lifelines(ada))[0] > day("1960")


def test_a_death_in_an_unknown_year_fades_out_and_nobody_lives_on():
    ada = life("1900-05-01", "XXXX")
    assert span_of_life(ada, lifelines(ada)).end[:2] == (day("1900-05-01"), math.inf)


@pytest.mark.parametrize(
    ("someone", "of_offices"),
    [(life("XXXX", "XXXX"), False), (life(), False), (life("1910", "1970"), True)],
)
def test_where_nothing_is_known_there_is_nothing_to_draw(someone, of_offices):
    assert span_of_life(someone, lifelines(someone, of_offices=of_offices)) is None


def test_the_window_holds_all_lives_with_a_margin():
    first, last = window_of(lifelines(life("1910", "1970"), life("1900", "1950")))
    assert day("1898-01-01") < first < day("1900-01-01")
    assert day("1971-01-01") < last < day("1973-01-01")


def test_the_window_of_offices_holds_their_terms():
    ada = life("1910", "1970", "1950-02-01/1955-03-01")
    first, last = window_of(lifelines(ada, of_offices=True))
    assert day("1949-12-01") < first < day("1950-02-01")
    assert day("1955-03-01") < last < day("1955-05-01")


def test_a_cropped_window_ends_on_the_days_asked_for():
    window = window_of(lifelines(life("1910", "1970"), since="1940", until="1950"))
    assert window == (day("1940-01-01"), day("1951-01-01"))


def test_a_window_that_ends_before_it_begins_is_none():
    assert window_of(lifelines(life("1910", "1970"), since="1950", until="1940")) is None
