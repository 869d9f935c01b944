"""Events under headings and wholes: how sure a heading is, how deep parts are nested."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_chronicle.model.annals import Period, compose_annals, heading_of
from sphinx_chronicle.model.builtin import BUILTIN_TYPES
from sphinx_chronicle.model.chronicle import link
from sphinx_chronicle.model.dates import parse_date
from sphinx_chronicle.model.entity import Entity, Ref, Reference
from sphinx_chronicle.model.register import Register
from sphinx_chronicle.model.selection import Selection, ViewRequest


def event(name, date="1961", whole=""):
    values = {"title": name} | ({"date": parse_date(date)} if date else {})
    if whole:
        values["part-of"] = (Reference(target=whole),)
    return Entity(ref=Ref("event", name), docname="d", line=1, anchor=name, values=values)


def annals(*events, grouping=Period.YEAR):
    register = Register({})
    for each in events:
        register.note_entity(each)
    request = ViewRequest(
        view="chronology", selection=Selection(), objtype="event", grouping=grouping
    )
    return compose_annals(link(register, BUILTIN_TYPES), request, "en_US")


def flat(lines, level=1):
    for line in lines:
        yield level, line.event.text
        yield from flat(line.parts, level + 1)


@pytest.mark.parametrize(
    ("edtf", "period", "heading"),
    [
        ("1961-04-17", Period.DAY, "April 17, 1961"),
        ("1961-04-17", Period.MONTH, "April 1961"),
        ("1961-04-17", Period.YEAR, "1961"),
        ("1961-04-17", Period.DECADE, "1960s"),
        ("1961-04-17", Period.NONE, ""),
        ("1961-04", Period.DAY, "April 1961"),
        ("1961", Period.DAY, "1961"),
        ("196X", Period.DAY, "1960s"),
        ("19XX", Period.DAY, "20th century"),
        ("1961-21", Period.MONTH, "1961"),
        ("1961-XX-17", Period.DAY, "1961"),
        ("1961-04-29/1961-05-02", Period.DAY, "April 29, 1961"),
        ("1959/1962", Period.YEAR, "1959"),
        ("/1961-04-17", Period.DAY, "April 17, 1961"),
        ("../1961", Period.YEAR, "1961"),
        ("[1961-04-17,1961-04-18]", Period.DAY, "April 1961"),
        ("[1959,1961]", Period.YEAR, "20th century"),
        ("-0043-03-15", Period.YEAR, "44 BC"),
        ("-0043-03-15", Period.DECADE, "44 BC"),
        ("-0043-03-15", Period.DAY, "March 15, 44 BC"),
        ("0044", Period.YEAR, "AD 44"),
        ("Y12345", Period.DECADE, "12,345"),
        ("1XXX", Period.YEAR, "1000–1999"),
        ("[1899,1901]", Period.DAY, "1899–1901"),
        ("[-0048-01,-0047-01]", Period.DECADE, "49–48 BC"),
        ("Y17E8S2", Period.YEAR, "1,700,000,000–1,799,999,999"),
        ("XXXX", Period.YEAR, ""),
        ("XXXX-XX-XX", Period.DAY, ""),
    ],
)
def test_a_heading_says_no_more_than_is_sure(edtf, period, heading):
    assert heading_of(parse_date(edtf), period, "en_US") == heading


def test_a_wider_heading_stands_before_those_within_it():
    found = annals(
        event("march", "1961-03"),
        event("new-year", "1961-01-01"),
        event("sometime", "1961"),
        event("sixties", "196X"),
        event("caesar", "-0043"),
        event("modern", "2001-05-05"),
        grouping=Period.MONTH,
    )
    assert [chapter.heading for chapter in found.chapters] == [
        "44 BC",
        "1960s",
        "1961",
        "January 1961",
        "March 1961",
        "May 2001",
    ]


def test_what_has_no_date_comes_last():
    found = annals(event("never", ""), event("once", "1961"), event("vague", "XXXX"))
    assert [(c.is_undated, [t for _level, t in flat(c.lines)]) for c in found.chapters] == [
        (False, ["once"]),
        (True, ["vague", "never"]),
    ]


def test_what_began_in_one_century_or_another_is_not_undated():
    found = annals(event("late", "1901"), event("turn", "[1899,1901]"), event("early", "1899-05"))
    assert [(c.is_undated, c.heading) for c in found.chapters] == [
        (False, "1899"),
        (False, "1899–1901"),
        (False, "1901"),
    ]


def test_parts_are_nested_and_those_too_deep_follow_on_the_last_level():
    chain = [event("e0"), *(event(f"e{n}", whole=f"e{n - 1}") for n in range(1, 7))]
    (chapter,) = annals(*chain).chapters
    assert list(flat(chapter.lines)) == [
        (1, "e0"),
        (2, "e1"),
        (3, "e2"),
        (4, "e3"),
        (4, "e4"),
        (4, "e5"),
        (4, "e6"),
    ]


def test_a_very_long_chain_of_parts_is_no_trouble():
    chain = [event("e0"), *(event(f"e{n}", whole=f"e{n - 1}") for n in range(1, 3000))]
    (chapter,) = annals(*chain).chapters
    assert len(list(flat(chapter.lines))) == 3000


def test_events_that_are_parts_of_one_another_stand_side_by_side():
    found = annals(event("a", whole="b"), event("b", whole="a"), event("c", whole="a"))
    (chapter,) = found.chapters
    assert list(flat(chapter.lines)) == [(1, "a"), (2, "c"), (1, "b")]


@given(
    st.dictionaries(
        st.integers(0, 9),
        st.tuples(st.sampled_from(["", "1961", "1962-03", "19XX"]), st.integers(0, 9)),
    )
)
def test_every_event_is_shown_once(stated):
    events = [event(f"e{n}", date, f"e{whole}") for n, (date, whole) in stated.items()]
    found = annals(*events, grouping=Period.MONTH)
    shown = [text for chapter in found.chapters for _level, text in flat(chapter.lines)]
    assert sorted(shown) == sorted(f"e{n}" for n in stated)
