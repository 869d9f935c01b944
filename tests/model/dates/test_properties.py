"""What must hold for every date."""

import datetime as dt
import pickle

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sphinx_chronicle.model.dates import (
    DateError,
    DateForm,
    Relation,
    format_date,
    format_span,
    format_term,
    parse_date,
    parse_time,
    relate,
)

# A busy machine is no failure.
unhurried = settings(deadline=None)

MARKS = st.sampled_from(["", "", "?", "~", "%"])
YEARS = st.one_of(
    st.integers(0, 9999).map(lambda year: f"{year:04d}"),
    st.integers(1, 9999).map(lambda year: f"-{year:04d}"),
    st.from_regex(r"-?[0-9X]{4}", fullmatch=True),
)
MONTHS = st.one_of(
    st.integers(1, 12).map(lambda month: f"{month:02d}"), st.sampled_from(["XX", "0X", "1X", "X1"])
)
DAYS = st.one_of(
    st.integers(1, 31).map(lambda day: f"{day:02d}"), st.sampled_from(["XX", "0X", "2X", "X1"])
)
LONG_YEARS = st.from_regex(r"Y-?[1-9][0-9]{0,5}(E[1-9])?(S[1-9])?|[0-9]{4}S[1-4]", fullmatch=True)


@st.composite
def single_dates(draw: st.DrawFn) -> str:
    shape = draw(st.sampled_from(["long", "year", "season", "month", "day"]))
    if shape == "long":
        return draw(LONG_YEARS) + draw(MARKS)
    text = draw(MARKS) + draw(YEARS)
    if shape == "season":
        text += f"-{draw(MARKS)}{draw(st.integers(21, 41))}"
    if shape in ("month", "day"):
        text += f"{draw(MARKS)}-{draw(MARKS)}{draw(MONTHS)}"
    if shape == "day":
        text += f"{draw(MARKS)}-{draw(MARKS)}{draw(DAYS)}"
    return text + draw(MARKS)


@st.composite
def expressions(draw: st.DrawFn) -> str:
    form = draw(st.sampled_from(["single", "interval", "set"]))
    prefix = draw(st.sampled_from(["", "", "", "julian:"]))
    one, other = draw(single_dates()), draw(single_dates())
    if form == "interval":
        ends = st.sampled_from([f"{one}/{other}", f"{one}/..", f"/{one}", f"../{one}", f"{one}/"])
        return prefix + draw(ends)
    if form == "set":
        inner = st.sampled_from(
            [
                *(f"{one},{other}", f"..{one}", f"{one}..", f"{one}..{other}"),
                *(f"..{one},{other}", f"..{one},{other}.."),
            ]
        )
        return prefix + draw(st.sampled_from(["[{}]", "{{{}}}"])).format(draw(inner))
    return prefix + one


def read_or_skip(edtf: str):
    try:
        return parse_date(edtf)
    except DateError:
        assume(False)
        raise


@unhurried
@given(st.one_of(st.text(), st.text("0123456789XYES-/.,[]{}?~%TZ:+ julian"), expressions()))
def test_any_text_is_a_date_or_a_date_error(text):
    try:
        found = parse_date(text).edtf
    except DateError as error:
        found = str(error)
    assert text in found


@unhurried
@given(st.one_of(st.text(), st.text("0123456789:/?~% ESTZ+-")))
def test_any_text_is_a_time_or_a_date_error(text):
    try:
        found = parse_time(text).text
    except DateError as error:
        found = str(error)
    assert text[:40] in found  # a long one is shown by its beginning


@unhurried
@given(expressions())
def test_bounds_are_in_order_and_at_least_one_is_known(edtf):
    date = read_or_skip(edtf)

    assume(date.lower or date.upper)
    assert date.lower is None or date.upper is None or date.lower <= date.upper


@unhurried
@given(st.lists(expressions(), max_size=6))
def test_the_order_is_total_and_does_not_depend_on_the_start(texts):
    dates = []
    for text in texts:
        try:
            dates.append(parse_date(text))
        except DateError:
            continue

    backwards = dates[::-1]

    order = sorted(dates, key=lambda date: date.sort_key)
    again = sorted(backwards, key=lambda date: date.sort_key)
    assert order == again
    assert len({date.sort_key for date in dates}) == len({date.edtf for date in dates})


@unhurried
@given(expressions())
def test_a_date_survives_pickling(edtf):
    date = read_or_skip(edtf)

    again = pickle.loads(pickle.dumps(date))
    assert again == date
    assert again.sort_key == date.sort_key
    assert again.qualifiers == date.qualifiers


@unhurried
@given(st.dates())
def test_a_day_lies_within_its_month_year_decade_and_century(day):
    exact = parse_date(day.isoformat())
    year = f"{day.year:04d}"
    wider = [f"{year}-{day.month:02d}", year, f"{year[:3]}X", f"{year[:2]}XX", f"{year[0]}XXX"]

    for edtf in wider:
        assert relate(exact, parse_date(edtf)) is Relation.WITHIN
        assert relate(parse_date(edtf), exact) is Relation.CONTAINS


PLAIN = st.dates().flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
)


@st.composite
def plain_intervals(draw: st.DrawFn) -> str:
    first, last = draw(PLAIN), draw(PLAIN)
    assume(parse_date(first).upper < parse_date(last).lower)
    return f"{first}/{last}"


PLAIN_OR_INTERVAL = st.one_of(PLAIN, plain_intervals())


@unhurried
@given(PLAIN_OR_INTERVAL, PLAIN_OR_INTERVAL)
def test_different_plain_dates_are_printed_differently(one, other):
    assert (format_date(parse_date(one)) == format_date(parse_date(other))) is (one == other)


@unhurried
@given(
    expressions(),
    st.sampled_from(["en_US", "en_GB", "es", "de", "ja"]),
    st.sampled_from(DateForm),
)
def test_every_date_has_a_text_without_loose_ends(edtf, locale, form):
    date = read_or_skip(edtf)

    for text in (
        format_date(date, locale, form),
        format_term(date, locale),
        format_span(date, None, locale),
        format_span(date, date, locale),
    ):
        assert text == text.strip() != ""
        assert "{" not in text
        assert "None" not in text
        assert "  " not in text
        assert ",," not in text


@unhurried
@given(st.dates(dt.date(1000, 1, 1)), st.sampled_from([DateForm.FULL, DateForm.SHORT]))
def test_a_printed_day_is_proposed_as_it_was_written(day, form):
    edtf = day.isoformat()

    for locale in ("en_US", "en_GB", "es"):
        text = format_date(parse_date(edtf), locale, form)
        with pytest.raises(DateError) as refused:
            parse_date(text)
        assert str(refused.value).endswith(f" {edtf}")


@unhurried
@given(st.integers(1, 9999), st.sampled_from(["{}/..", "{}/", "../{}", "/{}", "{}~", "{}?", "{}"]))
def test_the_expression_alone_makes_the_date(year, form):
    edtf = form.format(f"{year:04d}")

    assert parse_date(str(parse_date(edtf))) == parse_date(edtf)


@unhurried
@given(single_dates(), single_dates())
def test_a_member_lies_within_its_set(one, other):
    member, fellow = read_or_skip(one), read_or_skip(other)
    both = parse_date(f"[{one},{other}]")

    assert both.lower == min(member.lower, fellow.lower)
    assert both.upper == max(member.upper, fellow.upper)
    assert relate(member, both, trust_qualified=True) in (Relation.WITHIN, Relation.EQUAL)


@unhurried
@given(PLAIN, st.integers(0, 3))
def test_a_digit_unspecified_widens_a_date(edtf, place):
    wider = parse_date(f"{edtf[:place]}X{edtf[place + 1 :]}")
    date = parse_date(edtf)

    assert wider.lower <= date.lower
    assert wider.upper >= date.upper


LONG = [
    *("1" * 10_000, "X" * 10_000, "x" * 10_000 + "!", "?" * 10_000, "1961-" * 2_000),
    *("1961/" * 2_000, "[" * 10_000, "[" + "1961," * 2_000 + "x]", "1961.." * 1_700),
    *(" " * 10_000, "Y" + "1" * 10_000, "Y1E" + "9" * 10_000, "1961S" + "9" * 10_000),
    *("e" * 10_000, "1961-04-17T" * 900, "julian:" * 1_400, "\u0661" * 10_000, "a–" * 5_000),
    *("1961," * 2_000, "M" * 10_000, "1961-04-17T01:15:00." + "1" * 10_000),
]


@pytest.mark.parametrize("text", LONG, ids=lambda text: f"{text[:9]}...")
def test_ten_thousand_characters_are_refused(text):
    with pytest.raises(DateError):
        parse_date(text)
    with pytest.raises(DateError):
        parse_time(text)


def test_a_set_of_twenty_thousand_days_is_read():
    assert len(parse_date(f"{{{','.join(['1961-04-17'] * 20_000)}}}").parts) == 20_000
