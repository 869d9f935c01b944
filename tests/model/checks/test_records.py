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
    "seats": (
        (
            "office o | name: O\nperson a | name: A | offices: o (1930/1935)\n"
            "person b | name: B | offices: o (1934/1936)"
        ),
        (
            "office o | name: O\nperson a | name: A | offices: o (1930/1935)\n"
            "person b | name: B | offices: o (1935/1936)"
        ),
        "hold office ‘o’ at once, from 1934-12-31 to 1935-01-01",
    ),
    "term-end": (
        "office o | name: O\nperson a | name: A | died: 1950 | offices: o (1949/1952)",
        "office o | name: O\nperson a | name: A | died: 1950 | offices: o (1949/..)",
        "‘o’ (1949/1952) ends after ‘died’ 1950 of ‘a’",
    ),
    "term-end in a body": (
        "organization o | name: O | founded: 1955\nperson a | name: A | affiliation: o (1953/1960)",
        "organization o | name: O | founded: 1955\nperson a | name: A | affiliation: o (1955/1960)",
        "‘o’ (1953/1960) begins before ‘founded’ 1955 of ‘o’",
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
    "part-of that reaches beyond": (
        "event w | title: W | date: 1939/1945\nevent p | title: P | date: 1944/1946 | part-of: w",
        "event w | title: W | date: 1939/1945\nevent p | title: P | date: 1944/.. | part-of: w",
        "1944/1946 ends after ‘w’ (1939/1945)",
    ),
    "part-of by the clock": (
        (
            "event w | title: W | date: 1950-05-01 | time: 10:00/12:00\n"
            "event p | title: P | date: 1950-05-01 | time: 12:30 | part-of: w"
        ),
        (
            "event w | title: W | date: 1950-05-01 | time: 10:00\n"
            "event p | title: P | date: 1950-05-01 | time: 12:30 | part-of: w"
        ),
        "1950-05-01, 12:30, lies outside ‘w’ (1950-05-01, 10:00/12:00)",
    ),
    "cause by the clock": (
        (
            "event a | title: A | date: 1950-05-01 | time: 10:00 EST | leads-to: b\n"
            "event b | title: B | date: 1950-05-01 | time: 14:00 Z"
        ),
        (
            "event a | title: A | date: 1950-05-01 | time: 23:30 EST | leads-to: b\n"
            "event b | title: B | date: 1950-05-02 | time: 04:30 Z"
        ),
        "over on 1950-05-01, 14:00 Z, before 1950-05-01, 10:00 EST",
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
    "double by its id elsewhere": (
        "person a | name: Ada Roe | wikidata: Q1\nperson b | name: Lady Merrow | wikidata: Q1",
        "person a | name: Ada Roe | wikidata: Q1\nperson b | name: Lady Merrow | wikidata: Q2",
        "‘Q1’ of Wikidata stands for person ‘a’ too",
    ),
    "double of meetings": (
        "event a | title: A | date: 1950 | place: x\nevent b | title: A | date: 1950 | place: x",
        "event a | title: A | date: 1950 | place: x\nevent b | title: A | date: 1950 | place: y",
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
    "source of a term": (
        "person a | name: A | offices: o (1950/1952)\noffice o | name: O",
        "person a | name: A | offices: o\noffice o | name: O",
        "option ‘offices’ has the date 1950/1952 but no source",
    ),
    "unmentioned": (
        "person a | name: A\nperson b | name: B | relations: a (brother)",
        "person a | name: A | relations: b (sister)\nperson b | name: B | relations: a (brother)",
        "nothing in the book links here",
    ),
    "coordinates with a sign too few": (
        (
            "place c | name: C | coordinates: 22, -79\nplace h | name: H | coordinates: 23.1, 82.4"
            " | part-of: c"
        ),
        (
            "place c | name: C | coordinates: -17, -179.5\n"
            "place h | name: H | coordinates: -17, 179.5 | part-of: c"
        ),
        "near it with the other sign of the longitude",
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


# What the linter is asked to find, one by one, and the rule that does.
_ASKED = {
    "life dates reversed": "life-order",
    "life dates implausible": "life-span",
    "a part taken before birth or after death": "lifetime",
    "a part taken as a child": "childhood",
    "an act in an office not yet or no longer held": "in-office",
    "an event outside its parent": "part-of",
    "an effect before its cause": "cause",
    "a cycle": "cycle",
    "a participant who is elsewhere the same hour": "elsewhere",
    "an organization before its founding": "lifetime",
    "a member before its founding": "term",
    "coordinates off the map": "coordinates",
    "double entities": "double",
    "near-duplicates by spelling": "similar",
    "unmentioned people": "unmentioned",
    "people named in the prose who are not linked": "unlinked",
    "a surname that two people share, used alone": "surname",
    "a date in the prose that contradicts the event": "contradiction",
    "a fact or event without a source": "source",
    "a quotation without a note": "quotation",
    "an image without credit or alternative text": "picture",
    "malformed ids": "authority",
}


@pytest.mark.parametrize("asked", _ASKED)
def test_there_is_a_rule_for_what_is_asked(asked):
    assert _ASKED[asked] in {rule.name for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_explains_itself_in_sentences(rule):
    for text in (rule.sentence, rule.why, rule.mend, rule.unseen):
        assert text.endswith(".")
        assert "  " not in text
