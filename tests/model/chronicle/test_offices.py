"""Terms of office asked for a day; kin turned round; wholes, parts and causes at any depth."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_chronicle.model.builtin import BUILTIN_TYPES
from sphinx_chronicle.model.cards import compose_card
from sphinx_chronicle.model.checks import RULES, Manuscript
from sphinx_chronicle.model.chronicle import link
from sphinx_chronicle.model.dates import parse_date
from sphinx_chronicle.model.entity import Entity, Mention, Ref, Spot
from sphinx_chronicle.model.fields import parse_field
from sphinx_chronicle.model.hierarchy import steps_from, wholes_above
from sphinx_chronicle.model.holders import answer_holder, titled_name
from sphinx_chronicle.model.items import RowLayout
from sphinx_chronicle.model.kinship import Gender, gender_of, inverse_relation
from sphinx_chronicle.model.names import NameForm
from sphinx_chronicle.model.offices import find_clashes
from sphinx_chronicle.model.register import Register
from sphinx_chronicle.model.terms import Certainty

TYPES = {objtype.name: objtype for objtype in BUILTIN_TYPES}
OFFICE = Ref("office", "o")


def entity(objtype, ident, /, line=1, **options):
    declared = TYPES[objtype]
    values = {}
    for key, text in options.items():
        field = declared.field(key.replace("_", "-"))
        values[field.name] = parse_field(field, text)
    return Entity(
        ref=Ref(objtype, ident),
        docname="page",
        line=line,
        anchor=f"{objtype}-{ident}",
        values=values,
    )


def chronicle_of(*entities, mentions=()):
    register = Register({})
    for item in entities:
        register.note_entity(item)
    if mentions:
        register.note_mentions("page", mentions)
    return link(register, BUILTIN_TYPES)


def office_held(*terms, **options):
    """A book with one office and a person for each of *terms*, called A, B, C."""
    people = [
        entity("person", name, name=name.upper(), offices=f"o ({term})" if term else "o")
        for name, term in zip("abcdef", terms, strict=False)
    ]
    return chronicle_of(entity("office", "o", name="Office", **options), *people)


def held(chronicle, day):
    """Who held the office on *day*, with a question mark where that is only possible."""
    marks = {Certainty.CERTAIN: "", Certainty.DOUBTED: "~", Certainty.POSSIBLE: "?"}
    return " ".join(
        holding.tenure.person.id + marks[holding.certainty]
        for holding in chronicle.tenures.holders_on(OFFICE, parse_date(day))
    )


def row(card, label):
    (found,) = [row for row in (*card.facts, *card.relations) if row.label == label]
    return found


def findings(chronicle, name):
    (rule,) = [rule for rule in RULES if rule.name == name]
    return [finding.message for finding in rule.find(Manuscript(chronicle=chronicle))]


# --- days ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("terms", "day", "holders"),
    [
        (["1953-02-26/1961-11-29"], "1961-04-17", "a"),
        (["1953-02-26/1961-11-29"], "1953-02-25", ""),
        (["1953-02-26/1961-11-29"], "1961-11-29", "a"),
        (["1953/1961"], "1953-05-01", "a?"),
        (["1953/1961"], "1957-05-01", "a"),
        (["1953/1961"], "1961", "a"),
        (["1959-11/1961-02"], "1961-02-14", "a?"),
        (["1959-11-26/"], "1961", "a?"),
        (["1959-11-26/.."], "2020", "a"),
        (["/1961-02-03"], "1900", "a?"),
        (["../1961-02-03"], "1900", "a"),
        (["1953~/1961"], "1957", "a~"),
        (["1953/1961?"], "1961-07-01", "a?"),
        (["1961"], "1961", "a"),
        (["1961"], "1961-04-17", "a?"),
        (["1961-04-16"], "1961-04", "a"),
        (["[1959,1961]"], "1960", ""),
        (["[1959,1961]"], "1961", "a?"),
        ([""], "1961", ""),
    ],
)
def test_a_day_lies_in_a_term_for_certain_or_perhaps_or_not(terms, day, holders):
    assert held(office_held(*terms), day) == holders


def test_on_the_day_of_a_hand_over_the_incoming_holds_the_office():
    book = office_held("1953-01-20/1961-01-20", "1961-01-20/1963-11-22")
    assert held(book, "1961-01-20") == "b"
    assert held(book, "1961-01") == "a b"
    assert held(book, "1961-01-20/1961-01-21") == "a b"


def test_a_hand_over_known_to_the_month_leaves_open_who_had_the_day():
    book = office_held("1959-01/1959-07", "1959-07/1976")
    assert held(book, "1959-07-15") == "a? b?"
    assert held(book, "1959-07") == "a b"


def test_a_term_of_one_day_is_not_handed_over_to_itself():
    assert held(office_held("1959-01-01/1959-01-01", "1958/1959-01-01"), "1959-01-01") == "b a"


def test_who_only_may_have_held_a_single_seat_gives_way_to_who_did():
    assert held(office_held("1959-11-26/", "1961-01-01/1962-01-01"), "1961-04-17") == "b"


def test_one_who_stands_in_holds_beside_the_regular_holder():
    book = office_held("1953/1962", "acting, 1961-04-16")
    (regular, acting) = book.tenures.holders_on(OFFICE, parse_date("1961-04-16"))
    assert (regular.tenure.acting, acting.tenure.acting) == ("", "acting")


@pytest.mark.parametrize(
    ("label", "word"),
    [
        ("acting", "acting"),
        ("Interim president", "Interim"),
        ("provisional", "provisional"),
        ("enacting", ""),
    ],
)
def test_the_label_says_who_stands_in(label, word):
    book = office_held(f"{label}, 1961")
    assert book.tenures.of_office(OFFICE)[0].acting == word


@pytest.mark.parametrize("end", ["..", ""])
def test_nobody_holds_an_office_after_death(end):
    book = chronicle_of(
        entity("office", "o", name="Office"),
        entity("person", "a", name="A", died="1965-06-01", offices=f"o (1960-01-01/{end})"),
    )
    assert held(book, "1965-06-02") == ""
    assert held(book, "1965-05-31") == ("a" if end else "a?")


days = st.dates()


@given(days, days, days)
def test_a_term_known_to_the_day_has_exactly_its_days(one, other, asked):
    first, last = sorted([one, other])
    book = office_held(f"{first.isoformat()}/{last.isoformat()}")
    assert held(book, asked.isoformat()) == ("a" if first <= asked <= last else "")


precisions = st.sampled_from([4, 7, 10])


@given(days, days, days, precisions, precisions)
def test_what_is_certain_of_a_coarse_term_holds_for_every_exact_one_in_it(
    one, other, asked, begins, ends
):
    first, last = sorted([one, other])
    coarse = office_held(f"{first.isoformat()[:begins]}/{last.isoformat()[:ends]}")
    exact = office_held(f"{first.isoformat()}/{last.isoformat()}")
    certain, fact = held(coarse, asked.isoformat()), held(exact, asked.isoformat())
    assert certain in (fact, "a?")


# --- seats -----------------------------------------------------------------------------------


def clashing(book):
    return [(clash.one.person.id, clash.other.person.id) for clash in find_clashes(book.tenures)]


@pytest.mark.parametrize(
    ("terms", "clashes"),
    [
        (["1953-01-20/1961-01-20", "1961-01-20/1963-11-22"], []),
        (["1953-01-20/1961-01-21", "1961-01-20/1963-11-22"], [("a", "b")]),
        (["1953/1961", "1961/1963"], []),
        (["1953/1961", "1957/1963"], [("a", "b")]),
        (["1953/1961", "1957-05-05"], [("a", "b")]),
        (["1953/1961", "acting, 1957-05-05"], []),
        (["1953/1961~", "1957/1963"], []),
        (["1953/..", "1957/.."], [("a", "b")]),
        (["1953/", "1957/"], []),
        (["1953/1990", "1954-06/1955-02", "1960/1970"], [("a", "b"), ("a", "c")]),
    ],
)
def test_two_who_hold_a_single_seat_for_certain_are_told(terms, clashes):
    assert clashing(office_held(*terms)) == clashes


@pytest.mark.parametrize(("seats", "clashes"), [("2", 1), ("3", 0), ("several", 0), ("1", 2)])
def test_an_office_of_more_seats_has_more_holders_at_once(seats, clashes):
    book = office_held("1953/1961", "1953/1961", "1953/1961", seats=seats)
    assert len(clashing(book)) == clashes


def test_a_clash_is_told_with_its_days_and_a_mend():
    book = office_held("1953-01-20/1961-01-25", "1961-01-20/1963-11-22")
    (message,) = findings(book, "seats")
    assert message.startswith(
        "person ‘b’: ‘a’ (1953-01-20/1961-01-25) and ‘b’ (1961-01-20/1963-11-22) hold office ‘o’"
        " at once, from 1961-01-20 to 1961-01-25; correct a term"
    )
    assert "‘:seats: 2’" in message


@pytest.mark.parametrize("text", ["none", "0", "-1", "2.5"])
def test_seats_that_are_no_number_are_told(text):
    (message,) = findings(office_held(seats=text), "seats")
    assert message == (
        f"office ‘o’: option ‘seats’ is ‘{text}’; write a number such as 5, or ‘several’"
    )


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("1899/1905", "begins before ‘born’ 1900-06-01"),
        ("1960/1966", "ends after ‘died’ 1965-06-01"),
        ("1960/1965", ""),
        ("1960/..", ""),
        ("1970/1975", ""),
    ],
)
def test_a_term_that_reaches_beyond_the_life_is_told(term, words):
    book = chronicle_of(
        entity("office", "o", name="Office"),
        entity(
            "person", "a", name="A", born="1900-06-01", died="1965-06-01", offices=f"o ({term})"
        ),
    )
    told = findings(book, "term-end")
    assert [words in message for message in told] == ([True] if words else [])


# --- who comes before and after --------------------------------------------------------------


def neighbours(book, person):
    (tenure,) = book.tenures.of_person(Ref("person", person))
    return [other.person.id if other else "" for other in book.tenures.beside(tenure)]


def test_predecessor_and_successor_are_those_next_in_time():
    book = office_held("1961-01-20/1963-11-22", "1953-01-20/1961-01-20", "1963-11-22/1969-01-20")
    assert neighbours(book, "a") == ["b", "c"]


def test_after_a_gap_nobody_is_called_a_successor():
    assert neighbours(office_held("1940/1944", "1948/1952"), "a") == ["", ""]


def test_one_who_stands_in_is_nobodys_predecessor():
    book = office_held("1953/1961-01-01", "acting, 1961-01-01/1961-01-05", "1961-01-05/1963")
    assert neighbours(book, "a") == ["", "c"]
    assert neighbours(book, "b") == ["", ""]


def test_a_collective_office_has_no_successors():
    assert neighbours(office_held("1940/1944", "1944/1952", seats="several"), "a") == ["", ""]


def test_a_card_names_predecessor_and_successor_in_each_office():
    book = office_held("1953-01-20/1961-01-20", "1961-01-20/1963-11-22", "1963-11-22/1969")
    (item,) = row(compose_card(book.find("b"), book, "en_US"), "Offices").items
    assert [(words, other.text, other.home) for words, other in item.beside] == [
        ("preceded by", "A", ("page", "person-a")),
        ("followed by", "C", ("page", "person-c")),
    ]


def test_an_offices_card_lists_apart_whose_time_is_unknown():
    book = office_held("1961/1963", "", "1953/1961", "acting, 1961-05-01")
    card = compose_card(book.find("o"), book, "en_US")
    assert [(item.text, item.label, item.when) for item in row(card, "Holders").items] == [
        ("C", "", "1953–61"),
        ("A", "", "1961–63"),
        ("D", "acting", "May 1, 1961"),
    ]
    assert [item.text for item in row(card, "Also held by").items] == ["B"]


# --- answers ---------------------------------------------------------------------------------


def answer(book, when, form=NameForm.SHORT):
    return answer_holder(book.find("o", ("office",)), when, form, book, "en_US")


@pytest.mark.parametrize(
    ("terms", "when", "text"),
    [
        (["1953/1962"], "1961-04-17", "A"),
        (["1953/1961-04-01", "1961-04-01/1962"], "1961-04", "A and B"),
        (["1953/1961-04-01", "1961-04-01/1961-04-09", "1961-04-09/1962"], "1961", "A, B, and C"),
        (["1953/1962", "acting, 1961-04-16"], "1961-04-16", "A and B (acting)"),
        (["acting, 1961-04-16"], "1961-04-16", "A (acting)"),
        (["1959-01/1959-07", "1959-07/1976"], "1959-07-15", "A or B"),
        (["1953/1955"], "1961", ""),
    ],
)
def test_holders_are_joined_as_prose_does(terms, when, text):
    assert answer(office_held(*terms), when).text("en_US") == text


@pytest.mark.parametrize(
    ("offices", "text"),
    [
        ("o (1955/1958); o (1960/1962)", "A"),
        ("o (acting, 1955/1958); o (1958/1962)", "A"),
        ("o (1955/1958); o (acting, 1960/1962)", "A"),
        ("o (acting, 1955/1958); o (acting, 1960/1962)", "A (acting)"),
    ],
)
def test_who_held_an_office_twice_in_the_time_asked_for_is_named_once(offices, text):
    a = entity("person", "a", name="A", offices=offices)
    chronicle = chronicle_of(entity("office", "o", name="Office"), a)
    found = answer_holder(
        chronicle.entities[OFFICE], "1955/1962", NameForm.SHORT, chronicle, "en_US"
    )
    assert found.text("en_US") == text


def test_a_gap_is_told_with_the_terms_known():
    told = answer(office_held("1959-03-03/1960-10-28", ""), "1961-03-03").trouble
    assert told == (
        "no holder of ‘o’ on March 3, 1961; the terms known are A, March 3, 1959–October 28,"
        " 1960; add the holder or correct the day"
    )


def test_ends_that_leave_it_open_are_told():
    told = answer(office_held("1959-01/1959-07", "1959-07/1976"), "1959-07-15").trouble
    assert told.startswith(
        "the holder of ‘o’ on July 15, 1959 may be A (1959-01/1959-07) or B (1959-07/1976), or"
    )


def test_a_doubt_that_the_author_marked_is_not_told_again():
    assert answer(office_held("1953~/1962"), "1957").trouble == ""


def test_an_unknown_event_is_told_with_the_nearest_one():
    book = chronicle_of(
        entity("office", "o", name="Office"), entity("event", "landing", title="L", date="1961")
    )
    assert answer(book, "landin").trouble == (
        "no event ‘landin’ in the book; did you mean ‘landing’?"
    )


def test_an_event_stands_for_its_date():
    book = chronicle_of(
        entity("office", "o", name="Office"),
        entity("person", "a", name="A", offices="o (1960/1962)"),
        entity("event", "raid", title="Raid", date="1961-04-17/1961-04-20"),
    )
    assert answer(book, "raid").text("en_US") == "A"


@pytest.mark.parametrize(
    ("form", "when", "name"),
    [
        (NameForm.FULL, "1961", "Allen Dulles, Director (1953–61) and Member (1960–62)"),
        (NameForm.SHORT, "1957-01-01", "Dulles, Director"),
        (NameForm.FULL, "1970", "Allen Dulles (1893–1969)"),
    ],
)
def test_a_person_is_called_by_the_titles_of_the_day(form, when, name):
    book = chronicle_of(
        entity("office", "o", name="Director"),
        entity("office", "p", name="Member", seats="several"),
        entity(
            "person",
            "d",
            name="Allen Dulles",
            short="Dulles",
            born="1893",
            died="1969",
            offices="o (1953-02-26/1961-12-31); p (1960-05-01/1962-03-01)",
        ),
    )
    assert titled_name(book.find("d"), when, form, book, "en_US")[0] == name


def test_a_day_without_an_office_is_told():
    book = office_held("1953/1955")
    _name, told = titled_name(book.find("a"), "1961", NameForm.FULL, book, "en_US")
    assert told.startswith("‘a’ held no office for certain on 1961; the terms known are o, 1953–55")


def test_participants_without_a_label_have_the_title_of_the_day():
    book = chronicle_of(
        entity("office", "o", name="Director", short="the director"),
        entity("person", "a", name="A", offices="o (1953-01-01/1961-04-18)"),
        entity("person", "b", name="B", offices="o (acting, 1961-04-16)"),
        entity("person", "c", name="C", offices="o (1961-04-18/1961-04)"),
        entity("event", "raid", title="Raid", date="1961-04-16/1961-04-20", participants="a; b; c"),
        entity("event", "talk", title="Talk", date="1961-04-17", participants="a (witness)"),
    )
    raid = row(compose_card(book.find("raid"), book, "en_US"), "Participants")
    talk = row(compose_card(book.find("talk"), book, "en_US"), "Participants")
    assert [item.label for item in raid.items] == ["the director", "acting the director", ""]
    assert [item.label for item in talk.items] == ["witness"]


def test_who_cites_the_holder_of_an_office_mentions_office_and_holder():
    spot = Spot(docname="page")
    mention = Mention(objtype="office", id="o", anchor="m", spot=spot, when="1961-04-17")
    book = chronicle_of(
        entity("office", "o", name="Office"),
        entity("person", "a", name="A", offices="o (1960-01-01/1962-01-01)"),
        entity("person", "b", name="B", offices="o (1962-01-01/1963-01-01)"),
        mentions=[mention],
    )
    assert set(book.mentions) == {OFFICE, Ref("person", "a")}


def test_five_thousand_holders_of_several_seats_do_not_clash():
    people = [
        entity(
            "person", f"p{n}", name=f"P{n}", offices=f"o ({1000 + n // 5}-01-01/{1001 + n // 5})"
        )
        for n in range(5000)
    ]
    book = chronicle_of(entity("office", "o", name="Office", seats="several"), *people)
    day = parse_date("1500-05-05")
    holders = [person for person in people if book.tenures.offices_on(person.ref, day)]
    assert [person.ref.id for person in holders] == [f"p{n}" for n in range(2500, 2505)]
    assert list(find_clashes(book.tenures)) == []


# --- people and their kin --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "neutral", "male", "female"),
    [
        ("brother", "sibling", "brother", "sister"),
        ("Half-Sister", "half-sibling", "half-brother", "half-sister"),
        ("stepfather", "stepchild", "stepson", "stepdaughter"),
        ("great-grandmother", "great-grandchild", "great-grandson", "great-granddaughter"),
        ("son-in-law", "parent-in-law", "father-in-law", "mother-in-law"),
        ("great-uncle", "great-nephew or great-niece", "great-nephew", "great-niece"),
        ("godmother", "godchild", "godson", "goddaughter"),
        ("foster son", "foster parent", "foster father", "foster mother"),
        ("adopted daughter", "adoptive parent", "adoptive father", "adoptive mother"),
        ("elder brother", "younger sibling", "younger brother", "younger sister"),
        ("ex-wife", "ex-spouse", "ex-husband", "ex-wife"),
        ("widow", "late spouse", "late husband", "late wife"),
        ("mentor", "protégé", "protégé", "protégée"),
        ("private secretary", "chief", "chief", "chief"),
        ("former aide", "former chief", "former chief", "former chief"),
        ("teacher", "pupil", "pupil", "pupil"),
        ("killer", "victim", "victim", "victim"),
        ("captive", "captor", "captor", "captor"),
        ("predecessor", "successor", "successor", "successor"),
        ("close friend", "close friend", "close friend", "close friend"),
        ("co-conspirator", "co-conspirator", "co-conspirator", "co-conspirator"),
        ("first cousin once removed",) * 4,
        ("confidant", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_relation_is_turned_round(label, neutral, male, female):
    genders = (None, Gender.MALE, Gender.FEMALE)
    assert tuple(inverse_relation(label, gender) for gender in genders) == (neutral, male, female)


@pytest.mark.parametrize(
    ("label", "gender"),
    [
        ("grandson", Gender.MALE),
        ("elder sister", Gender.FEMALE),
        ("mother-in-law", Gender.FEMALE),
        ("fiancée", Gender.FEMALE),
        ("cousin", None),
        ("mentor", None),
        ("sibling", None),
    ],
)
def test_a_word_of_kin_says_the_gender(label, gender):
    assert gender_of(label) is gender


def kin(book, ident):
    found = row(compose_card(book.find(ident), book, "en_US"), "Relations")
    return [(item.text, item.label) for item in found.items]


def test_the_other_side_is_gendered_by_what_others_say():
    book = chronicle_of(
        entity("person", "anna", name="Anna", relations="carl (son)"),
        entity("person", "berta", name="Berta", relations="anna (mother)"),
        entity("person", "carl", name="Carl"),
    )
    assert kin(book, "carl") == [("Anna", "mother")]


def test_a_gender_that_nobody_says_is_not_guessed():
    book = chronicle_of(
        entity("person", "anna", name="Anna", relations="carl (son)"),
        entity("person", "carl", name="Carl"),
    )
    assert kin(book, "carl") == [("Anna", "parent")]


def test_one_called_by_words_of_both_genders_has_neither():
    book = chronicle_of(
        entity("person", "anna", name="Anna", relations="carl (son)"),
        entity("person", "berta", name="Berta", relations="anna (mother)"),
        entity("person", "dora", name="Dora", relations="anna (father)"),
        entity("person", "carl", name="Carl"),
    )
    assert book.genders.get(Ref("person", "anna")) is None


def test_a_label_that_no_rule_turns_round_is_told_as_theirs():
    book = chronicle_of(
        entity("person", "anna", name="Anna", relations="carl (confidant)"),
        entity("person", "carl", name="Carl"),
    )
    assert kin(book, "carl") == [("Anna", "as confidant")]


# --- organizations, parts, causes ------------------------------------------------------------


def test_a_body_lists_members_and_officers_in_order_of_time():
    book = chronicle_of(
        entity("organization", "guard", name="Guard"),
        entity("office", "o", name="Captain", organization="guard"),
        entity("person", "a", name="A", affiliation="guard (scribe, 1650/1655)"),
        entity("person", "b", name="B", affiliation="guard", offices="o (1640/1642)"),
        entity("person", "c", name="C", affiliation="guard"),
    )
    people = row(compose_card(book.find("guard"), book, "en_US"), "People").items
    assert [(item.text, item.label, item.when) for item in people] == [
        ("B", "Captain", "1640–42"),
        ("A", "scribe", "1650–55"),
        ("C", "", ""),
    ]


def events(*pairs, option):
    """Events *e0* … of which each pair says that the first has *option* leading to the second."""
    names = sorted({name for pair in pairs for name in pair})
    goals = {name: "; ".join(b for a, b in pairs if a == name) for name in names}
    return chronicle_of(
        *(
            entity(
                "event",
                name,
                title=name.upper(),
                date=str(1900 + number),
                **({option: goals[name]} if goals[name] else {}),
            )
            for number, name in enumerate(names)
        )
    )


def test_an_event_shows_the_way_to_the_outermost_whole():
    book = events(("a", "b"), ("b", "c"), ("c", "d"), option="part_of")
    path = row(compose_card(book.find("a"), book, "en_US"), "Part of")
    assert (path.layout, [item.text for item in path.items]) == (RowLayout.PATH, ["B", "C", "D"])


def nested(items):
    return {item.text: nested(item.below) for item in items}


def test_parts_stand_under_their_wholes_and_the_deepest_in_line():
    pairs = [("b", "a"), ("c", "b"), ("d", "c"), ("e", "d"), ("f", "e"), ("g", "a")]
    book = events(*pairs, option="part_of")
    parts = row(compose_card(book.find("a"), book, "en_US"), "Parts")
    assert nested(parts.items) == {"B": {"C": {"D": {}, "E": {}, "F": {}}}, "G": {}}


@pytest.mark.parametrize("option", ["part_of", "leads_to"])
def test_what_goes_round_in_a_circle_ends(option):
    book = events(("a", "b"), ("b", "c"), ("c", "a"), option=option)
    for event in book.events:
        compose_card(event, book, "en_US")
    if option == "part_of":
        assert [whole.ref.id for whole in wholes_above(book.find("a"), book)] == ["b", "c"]
    else:
        steps = list(steps_from(Ref("event", "a"), book, back=False))
        assert [[ref.id for ref in step] for step in steps] == [["b"], ["c"]]


def test_a_chain_goes_on_from_effect_to_effect():
    book = events(("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("d", "e"), option="leads_to")
    card = compose_card(book.find("a"), book, "en_US")
    assert [item.text for item in row(card, "Led to").items] == ["B", "C"]
    assert [(item.text, item.step) for item in row(card, "In turn led to").items] == [
        ("D", 1),
        ("E", 2),
    ]
    card = compose_card(book.find("e"), book, "en_US")
    assert [item.text for item in row(card, "Led from").items] == ["D"]
    assert [(item.text, item.step) for item in row(card, "Traced back to").items] == [
        ("B", 1),
        ("C", 1),
        ("A", 2),
    ]


def test_an_event_with_direct_effects_alone_has_no_chain():
    book = events(("a", "b"), option="leads_to")
    labels = [found.label for found in compose_card(book.find("a"), book, "en_US").relations]
    assert "In turn led to" not in labels


def test_a_chain_of_five_thousand_events_costs_what_is_shown():
    pairs = [(f"e{n:04}", f"e{n + 1:04}") for n in range(4999)]
    book = events(*pairs, option="leads_to")
    shown = [len(row.items) for row in compose_card(book.find("e2500"), book, "en_US").relations]
    assert max(shown) <= 40
    for event in book.events[:500]:
        compose_card(event, book, "en_US")


def test_the_end_of_seats_is_no_number_for_a_collective_office():
    assert office_held("1961", seats="several").tenures.seats[OFFICE] == math.inf
