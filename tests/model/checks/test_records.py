"""Rules that read the records: each fails on one book and passes on another."""

import pytest

from sphinx_chronicle.model.checks import RULES, Manuscript, Severity
from sphinx_chronicle.model.entity import Ref

from .conftest import read_passage

CASES = {
    "life-order": (
        "person a | name: A | born: 1900 | died: 1899",
        "person a | name: A | born: 1900~ | died: 1900",
        "‘died’ 1899 is before ‘born’ 1900",
    ),
    "life-order of a body": (
        "organization a | name: A | founded: 1950-03 | dissolved: 1950-01",
        "organization a | name: A | founded: 1950-03 | dissolved: 1950",
        "‘dissolved’ 1950-01 is before ‘founded’ 1950-03",
    ),
    "life-span": (
        "person a | name: A | born: 1700 | died: 1850",
        "person a | name: A | born: 17XX | died: 1850",
        "at least 149 years",
    ),
    "lifetime before birth": (
        "person a | name: A | born: 1900\nevent e | title: E | date: 1899-12-31 | participants: a",
        "person a | name: A | born: 1900\nevent e | title: E | date: 1900 | participants: a",
        "1899-12-31 is before its ‘born’ 1900",
    ),
    "lifetime after death": (
        (
            "person a | name: A | died: 1950-05-01\nevent e | title: E | date: 1950-05-02"
            " | participants: a (speaker)"
        ),
        (
            "person a | name: A | died: 1950-05-01\nevent e | title: E | date: 1950-05"
            " | participants: a (speaker)"
        ),
        "1950-05-02 is after its ‘died’ 1950-05-01",
    ),
    "lifetime of a body": (
        (
            "organization o | name: O | founded: 1961\nevent e | title: E | date: 1960"
            " | participants: o"
        ),
        (
            "organization o | name: O | founded: 1961\nevent e | title: E | date: 1961-01-01"
            " | participants: o"
        ),
        "1960 is before its ‘founded’ 1961",
    ),
    "childhood": (
        "person a | name: A | born: 1950\nevent e | title: E | date: 1955 | participants: a",
        "person a | name: A | born: 1940\nevent e | title: E | date: 1955 | participants: a",
        "was 5 years old at most on 1955",
    ),
    "term": (
        "person a | name: A | born: 1900 | died: 1950 | offices: o (1951/1952)\noffice o | name: O",
        "person a | name: A | born: 1900 | died: 1950 | offices: o (1949/1952)\noffice o | name: O",
        "‘o’ from 1951/1952 lies outside the time of person ‘a’, 1900 to 1950",
    ),
    "term in a body": (
        "organization o | name: O | founded: 1950\nperson a | name: A | affiliation: o (1940/1941)",
        "organization o | name: O | founded: 1950\nperson a | name: A | affiliation: o (1940/..)",
        "‘o’ from 1940/1941 lies outside the time of organization ‘o’",
    ),
    "in-office": (
        (
            "person a | name: A | offices: mayor (1930/1935)\noffice mayor | name: Mayor of Ashby\n"
            "event e | title: E | date: 1936 | participants: a (mayor of Ashby)"
        ),
        (
            "person a | name: A | offices: mayor (1930/1935)\noffice mayor | name: Mayor of Ashby\n"
            "event e | title: E | date: 1935 | participants: a (mayor of Ashby)"
        ),
        "‘a’ takes part as ‘mayor of Ashby’ on 1936, but held that office from 1930/1935",
    ),
    "part-of": (
        "event w | title: W | date: 1939/1945\nevent p | title: P | date: 1946 | part-of: w",
        "event w | title: W | date: 1939/1945\nevent p | title: P | date: 1945~ | part-of: w",
        "1946 lies outside ‘w’ (1939/1945)",
    ),
    "cause": (
        "event a | title: A | date: 1950 | leads-to: b\nevent b | title: B | date: 1949",
        "event a | title: A | date: 1950 | leads-to: b\nevent b | title: B | date: 1950-01",
        "‘b’, which was over on 1949, before 1950",
    ),
    "cycle": (
        (
            "event a | title: A | date: 1950 | leads-to: b\nevent b | title: B | date: 1950"
            " | leads-to: c\nevent c | title: C | date: 1950 | leads-to: a"
        ),
        (
            "event a | title: A | date: 1950 | leads-to: b; c\nevent b | title: B | date: 1950"
            " | leads-to: c\nevent c | title: C | date: 1950"
        ),
        "(a → b → c → a)",
    ),
    "cycle of parts": (
        "place a | name: A | part-of: b\nplace b | name: B | part-of: a",
        "place a | name: A | part-of: b\nplace b | name: B",
        "‘part-of’ goes round in a circle (a → b → a)",
    ),
    "elsewhere": (
        (
            "person p | name: P\nplace x | name: X\nplace y | name: Y\n"
            "event a | title: A | date: 1950-01-01 | time: 10:00 | place: x | participants: p\n"
            "event b | title: B | date: 1950-01-01 | time: 10:30 | place: y | participants: p"
        ),
        (
            "person p | name: P\nplace x | name: X\nplace y | name: Y | part-of: x\n"
            "event a | title: A | date: 1950-01-01 | time: 10:00 | place: x | participants: p\n"
            "event b | title: B | date: 1950-01-01 | time: 10:30 | place: y | participants: p"
        ),
        "‘p’ is at ‘a’ (10:00, at ‘x’)",
    ),
    "double": (
        "person a | name: Ada Roe | born: 1900\nperson b | name: Áda Roe | born: 1900",
        "person a | name: Ada Roe | born: 1900\nperson b | name: Ada Roe | born: 1930",
        "has the name and the dates of ‘a’",
    ),
    "similar": (
        "person a | name: Jonathan Roe\nperson b | name: Jonathon Roe",
        "person a | name: Jonathan Roe\nperson b | name: Jonas Roe",
        "spelled much like ‘Jonathan Roe’",
    ),
    "similar but for order": (
        "person a | name: Ada M. Merrow\nperson b | name: Merrow Ada",
        "person a | name: Ada Merrow | died: 1850\nperson b | name: Ada M. Merrow | died: 1960",
        "(‘a’)",
    ),
    "authority": (
        "person a | name: A | wikidata: 11256 | viaf: x1 | lcnaf: 79041788",
        "person a | name: A | wikidata: Q11256 | viaf: 95135065 | lcnaf: n79041788",
        "‘11256’ is not an id of Wikidata",
    ),
    "source": (
        "event a | title: A | date: 1950",
        "event a | title: A | date: 1950 | sources: roe1990{12}\nplace p | name: P",
        "it has a date but no source",
    ),
    "coordinates": (
        "place a | name: A | coordinates: 0, 0",
        "place a | name: A | coordinates: 0, 12.5",
        "Gulf of Guinea",
    ),
    "coordinates swapped": (
        (
            "place c | name: C | coordinates: 22, -79\nplace h | name: H | coordinates: -82.4, 23.1"
            " | part-of: c"
        ),
        (
            "place c | name: C | coordinates: 22, -79\nplace h | name: H | coordinates: 23.1, -82.4"
            " | part-of: c"
        ),
        "latitude comes first",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_rule_finds_what_is_wrong(check, name):
    wrong, _right, words = CASES[name]
    messages = check(name.split()[0], wrong)
    assert words in messages[0]


@pytest.mark.parametrize("name", CASES)
def test_a_rule_leaves_alone_what_is_right(check, name):
    _wrong, right, _words = CASES[name]
    assert check(name.split()[0], right) == []


def test_each_mistake_is_told_once(check):
    book = CASES["cycle"][0]
    assert len(check("cycle", book)) == 1


def test_a_malformed_id_of_each_authority_is_told(check):
    assert len(check("authority", CASES["authority"][0])) == 3


def test_whoever_is_not_linked_is_unmentioned(check):
    book = "person a | name: A\nperson b | name: B"
    assert len(check("unmentioned", book, mentioned=["a"])) == 1


def test_a_participant_of_an_event_is_mentioned_by_it(check):
    book = "person a | name: A\nevent e | title: E | date: 1950 | participants: a"
    assert check("unmentioned", book) == []


def test_a_note_in_an_entry_is_its_source(check):
    noted = read_passage("It rained.^", card=Ref("event", "a"))
    assert check("source", "event a | title: A | date: 1950", noted) == []


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("10:00 EST", "15:20 Z", 1),
        ("10:00 EST", "10:30 Z", 0),
        ("10:00 Ashby time", "10:30 EST", 0),
    ],
)
def test_clocks_of_two_zones_are_compared_in_utc(check, first, second, found):
    book = CASES["elsewhere"][0].replace("10:30", second).replace("10:00", first)
    assert len(check("elsewhere", book)) == found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_one_sentence_and_finds_nothing_in_an_empty_book(rule, check):
    assert rule.sentence.endswith(".")
    assert rule.severity in Severity
    assert check(rule.name, "") == []


def test_the_rules_have_names_of_their_own():
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert Manuscript.__doc__
