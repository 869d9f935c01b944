"""What a careful colleague does not say: doubt, open ends, zones, memorials, children who watch."""

import pytest

_LIFE = "person a | name: A | born: {born} | died: {died}\n"
_AT = "event e | title: E | date: {date} | participants: a{part}"
_ELSEWHERE = (
    "person p | name: P\nplace x | name: X | coordinates: 22, -80\n"
    "place y | name: Y | coordinates: {near}\n"
    "event a | title: A | date: {day} | time: {one} | place: x | participants: p\n"
    "event b | title: B | date: {other} | time: {two} | place: y | participants: p{part}"
)


def life(**dates):
    return (
        _LIFE.format(**{"born": "..", "died": "..", **dates})
        .replace(" | born: ..", "")
        .replace(" | died: ..", "")
    )


def event(date, part=""):
    return _AT.format(date=date, part=f" ({part})" if part else "")


def part_of(whole, part):
    return f"event w | title: W | date: {whole}\nevent p | title: P | date: {part} | part-of: w"


def cause(first, then):
    return f"event a | title: A | date: {first} | leads-to: b\nevent b | title: B | date: {then}"


def meetings(one, two, *, near="40, 20", day="1950-01-01", other="1950-01-01", part=""):
    part = f" ({part})" if part else ""
    return _ELSEWHERE.format(one=one, two=two, near=near, day=day, other=other, part=part)


@pytest.mark.parametrize(
    ("rule", "book"),
    [
        ("life-order", life(born="1901~", died="1900")),
        ("life-order", life(born="1900-05-20?", died="1900-05-01")),
        ("life-order", life(born="[1899,1901]", died="1900")),
        ("life-order", life(born="19XX", died="1900")),
        ("life-order", life(born="1900/", died="1899/1905")),
        ("life-span", life(born="1700~", died="1823")),
        ("life-span", life(born="1700/", died="1850")),
        ("lifetime", life(born="1950?") + event("1949")),
        ("lifetime", life(died="1950") + event("1951~")),
        ("lifetime", life(died="1950") + event("1949/..")),
        ("lifetime", life(died="1950") + event("1949/")),
        ("lifetime", life(died="1950") + event("[1949,1951]")),
        ("lifetime", life(died="195X") + event("1959")),
        ("lifetime", life(died="julian:1900-02-20") + event("1900-03-04")),
        ("childhood", life(born="1940") + event("1952")),
        ("childhood", life(born="1940~") + event("1950")),
        ("childhood", life(born="1940?-05-01") + event("1941-06")),
        ("childhood", life(born="1940") + event("1940")),
        ("childhood", life(born="1940-03-02") + event("1940")),
        ("childhood", life(born="1940") + event("1941/..")),
        ("childhood", life(born="1940") + event("1947/1991")),
        ("term", life(died="1950?") + "office o | name: O"),
        (
            "part-of",
            "event w | title: W | date: 1945~\nevent p | title: P | date: 1946 | part-of: w",
        ),
        (
            "part-of",
            "event w | title: W | date: 1945\nevent p | title: P | date: 1945/ | part-of: w",
        ),
        (
            "part-of",
            "event w | title: W | date: 1945/..\nevent p | title: P | date: 1960 | part-of: w",
        ),
        (
            "cause",
            "event a | title: A | date: 1950~ | leads-to: b\nevent b | title: B | date: 1949",
        ),
        (
            "cause",
            "event a | title: A | date: 1950 | leads-to: b\nevent b | title: B | date: 1949/..",
        ),
    ],
)
def test_what_may_be_right_is_left_alone(check, rule, book):
    assert check(rule, book) == []


@pytest.mark.parametrize(
    ("rule", "book"),
    [
        ("life-order", life(born="1930~", died="1900")),
        ("life-span", life(born="1600~", died="1823")),
        ("lifetime", life(died="1950?") + event("1990")),
        (
            "part-of",
            "event w | title: W | date: 1900~\nevent p | title: P | date: 1946 | part-of: w",
        ),
        (
            "cause",
            "event a | title: A | date: 1950~ | leads-to: b\nevent b | title: B | date: 1900",
        ),
    ],
)
def test_doubt_excuses_only_so_much(check, rule, book):
    assert len(check(rule, book)) == 1


@pytest.mark.parametrize(
    "part",
    ["remembered", "buried at sea", "posthumously honored", "enterrado", "póstumo", "Deceased"],
)
def test_the_dead_may_be_remembered(check, part):
    assert check("lifetime", life(died="1950") + event("1951", part)) == []


@pytest.mark.parametrize("part", ["speaker", "", "undertaker"])
def test_the_dead_do_nothing_else(check, part):
    assert "‘a (remembered)’" in check("lifetime", life(died="1950") + event("1951", part))[0]


def test_nobody_is_remembered_before_birth(check):
    assert len(check("lifetime", life(born="1950") + event("1949", "remembered"))) == 1


@pytest.mark.parametrize("part", ["born", "baptized", "bystander", "pupil of the school", "niña"])
def test_a_child_may_be_there(check, part):
    assert check("childhood", life(born="1940-01-01") + event("1945", part)) == []


def test_a_child_does_not_command(check):
    assert len(check("childhood", life(born="1940-01-01") + event("1945", "commander"))) == 1


@pytest.mark.parametrize(
    "book",
    [
        meetings("10:00 EST", "11:05 EST"),
        meetings("10:00 EST", "10:30 Z"),
        meetings("10:00~ EST", "10:30 EST"),
        meetings("10:00 Ashby time", "10:30 EST"),
        meetings("23:30", "00:10", other="1950-01-03"),
        meetings("10:00", "10:40", near="22.01, -80"),
        meetings("10:00", "10:30", part="by telephone"),
        meetings("10:00", "10:30", part="absent"),
        meetings("10:00", "10:30").replace("title: B", "title: B | part-of: a"),
        meetings("10:00", "10:30").replace("name: Y", "name: Y | part-of: x"),
        meetings("10:00", "10:30").replace(" | place: y", ""),
        meetings("10:00", "10:30", other="1950-01"),
    ],
)
def test_one_can_be_at_both(check, book):
    assert check("elsewhere", book) == []


@pytest.mark.parametrize(
    "book",
    [
        meetings("10:00/15:00", "13:00"),
        meetings("23:40", "00:10", other="1950-01-02"),
        meetings("23:40 EST", "05:00 Z", other="1950-01-02"),
        meetings("10:00", "10:00", near="22.01, -80"),
        meetings("23:30/00:45", "00:30", other="1950-01-02"),
    ],
)
def test_nobody_can_be_at_both(check, book):
    assert len(check("elsewhere", book)) == 1


def test_an_event_of_no_place_between_two_hides_nothing(check):
    between = "event c | title: C | date: 1950-01-01 | time: 10:10 | participants: p"
    assert len(check("elsewhere", f"{meetings('10:00', '10:20')}\n{between}")) == 1


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("mayor", 1),
        ("as the mayor", 1),
        ("witness; mayor", 1),
        ("former mayor", 0),
        ("mayor-elect", 0),
        ("", 0),
    ],
)
def test_an_office_is_read_out_of_the_part_taken(check, part, found):
    book = (
        "office mayor | name: Mayor\nperson a | name: A | offices: mayor (1930/1935)\n"
    ) + event("1937", part)
    assert len(check("in-office", book)) == found


def test_a_term_of_unknown_time_excuses(check):
    book = "office mayor | name: Mayor\nperson a | name: A | offices: mayor (1930/1935); mayor\n"
    assert check("in-office", book + event("1937", "mayor")) == []


@pytest.mark.parametrize(
    ("option", "offered"),
    [
        ("wikidata: https://www.wikidata.org/wiki/Q1615", "Q1615"),
        ("wikidata: q1615", "Q1615"),
        ("viaf: https://viaf.org/viaf/95135065/", "95135065"),
        ("lcnaf: n 79-041788", "n79041788"),
    ],
)
def test_the_id_in_an_address_is_offered(check, option, offered):
    assert f"did you mean ‘{offered}’?" in check("authority", f"person a | name: A | {option}")[0]


def test_the_same_title_in_other_years_is_no_double(check):
    book = "\n".join(
        f"event e{year} | title: General Assembly | date: {year}" for year in range(1950, 1970)
    )
    assert check("double", book) == check("similar", book) == []


def test_a_letter_more_less_or_other_is_alike(check):
    names = ["Jonathan Roe", "Jonathan Rowe", "Jonathn Roe", "Jonathan Rye", "Jnoathan Roe"]
    book = "\n".join(f"person p{number} | name: {name}" for number, name in enumerate(names))
    assert len([m for m in check("similar", book) if "(‘p0’)" in m]) == len(names) - 1


def test_numbers_tell_names_apart(check):
    book = "event a | title: Battalion 2505 lands | date: 1961\n"
    assert check("similar", book + book.replace("event a", "event b").replace("2505", "2506")) == []


_REPUBLIC = """\
office pr | name: President of the Republic
office mw | name: Minister of War and Navy
office sb | name: Secretary of the Board
person a | name: A | offices: pr (1930/1935); sb (1920/1925)
person b | name: B | offices: pr (1936/1940)
person c | name: C
person d | name: D | offices: pr (acting, 1938/1939)
event e | title: E | date: {date} | participants: {who}"""


@pytest.mark.parametrize(
    ("who", "date", "words"),
    [
        ("a (president)", "1937", "held that office from 1930/1935"),
        ("a (the President)", "1937", "held that office from 1930/1935"),
        ("a (president and host)", "1937", "held that office from 1930/1935"),
        ("a (acting president)", "1937", ""),
        ("a (then president)", "1937", "held that office from 1930/1935"),
        ("d (acting president)", "1937", "held that office from 1938/1939"),
        ("c (President of the Republic)", "1937", "‘b’ held that office (1936/1940)"),
        ("c (president-of-the-republic)", "1937", ""),
        ("a (president)", "1935", ""),
        ("a (president of the chess club)", "1937", ""),
        ("a (secretary)", "1937", ""),
        ("c (president)", "1937", ""),
        ("c (acting President of the Republic)", "1937", ""),
        ("c (President of the Republic)", "1945", ""),
        ("a (Minister of War and Navy)", "1937", ""),
    ],
)
def test_an_office_is_read_by_its_head_and_by_whose_it_was(check, who, date, words):
    messages = check("in-office", _REPUBLIC.format(who=who, date=date))
    assert [words] == [words for message in messages if words in message] if words else not messages


@pytest.mark.parametrize("part", ["testator", "subject", "funeral", "relics", "testadora"])
def test_the_dead_leave_something(check, part):
    assert check("lifetime", life(died="1950") + event("1951", part)) == []


_KIN = "person a | name: A | relations: b ({one})\nperson b | name: B | relations: a ({other})\n"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("father", "mother", 1),
        ("son", "granddaughter", 1),
        ("successor", "successor", 1),
        ("predecessor", "predecessor", 1),
        ("father", "son", 0),
        ("successor", "predecessor", 0),
        ("brother", "brother", 0),
        ("teacher", "teacher", 0),
    ],
)
def test_nobody_descends_from_a_descendant(check, one, other, found):
    assert len(check("cycle", _KIN.format(one=one, other=other))) == found


def test_whoever_comes_back_to_an_office_may_follow_the_successor(check):
    kin = _KIN.format(one="successor", other="successor")
    twice = kin.replace("name: A", "name: A | offices: o (1885/1889); o (1893/1897)")
    assert check("cycle", f"{twice}office o | name: O") == []


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("place: x | time: 10:00", "place: x", 1),
        ("place: x", "", 1),
        ("place: x | time: 10:00", "place: y", 0),
        ("place: x", "time: 10:00", 0),
    ],
)
def test_an_event_that_tells_less_of_the_same_is_a_double(check, one, other, found):
    meeting = "event {} | title: The meeting | date: 1950-01-01{}"
    book = "\n".join(
        meeting.format(ident, f" | {rest}" if rest else "")
        for ident, rest in (("a", one), ("b", other))
    )
    assert len(check("double", f"place x | name: X\nplace y | name: Y\n{book}")) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Jon Frier", 1),
        ("J. Fryer", 1),
        ("Dr. John Fryer", 1),
        ("Mr. Fryer", 0),
        ("T. Fryer", 0),
        ("Jack Tar", 1),
        ("Jane Fryer", 0),
    ],
)
def test_other_spellings_of_one_name_are_alike(check, name, found):
    book = f"person a | name: John Fryer | aliases: Jack Tar\nperson b | name: {name}"
    assert len(check("similar", book)) == found


def test_initials_of_somebody_of_another_time_are_not_alike(check):
    book = "person a | name: John Fryer | born: 1753\nperson b | name: J. Fryer | born: 1890"
    assert check("similar", book) == []
