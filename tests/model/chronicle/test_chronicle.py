"""The Register linked: owners of ids, inverse relations, mentions, order."""

import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_chronicle.model.builtin import BUILTIN_TYPES, EVENT, PERSON
from sphinx_chronicle.model.cards import compose_card
from sphinx_chronicle.model.chronicle import link
from sphinx_chronicle.model.entity import Entity, Mention, Ref, Spot
from sphinx_chronicle.model.fields import parse_field
from sphinx_chronicle.model.names import NameForm, name_in, opening, sort_name, surname
from sphinx_chronicle.model.register import Register

TYPES = {objtype.name: objtype for objtype in BUILTIN_TYPES}


def entity(objtype, ident, /, docname="page", line=1, **options):
    declared = TYPES[objtype]
    values = {}
    for key, text in options.items():
        field = declared.field(key.replace("_", "-"))
        values[field.name] = parse_field(field, text)
    return Entity(
        ref=Ref(objtype, ident),
        docname=docname,
        line=line,
        anchor=f"{objtype}-{ident}",
        values=values,
    )


def chronicle_of(*entities, mentions=None, book_order=(), titles=None):
    register = Register({})
    for item in entities:
        register.note_entity(item)
    for docname, found in (mentions or {}).items():
        register.note_mentions(docname, found)
    return link(register, BUILTIN_TYPES, book_order=book_order, titles=titles)


def row(card, label):
    rows = [row for row in (*card.facts, *card.relations) if row.label == label]
    assert len(rows) == 1
    return rows[0]


def test_the_first_in_the_book_keeps_an_id_that_two_have():
    late = entity("person", "anna", docname="a-late")
    early = entity("person", "anna", docname="z-early")
    chronicle = chronicle_of(late, early, book_order=("z-early", "a-late"))
    assert chronicle.entities[Ref("person", "anna")] is early
    assert [duplicate.dropped for duplicate in chronicle.duplicates] == [late]


def test_one_id_can_serve_two_types():
    chronicle = chronicle_of(entity("person", "cuba"), entity("place", "cuba"))
    assert chronicle.duplicates == ()
    assert chronicle.find("cuba", ("place",)).ref == Ref("place", "cuba")


def test_an_unknown_id_has_a_nearest_one():
    chronicle = chronicle_of(entity("person", "castro-fidel"), entity("person", "kennedy-john"))
    assert chronicle.nearest("castro-fiedl", ("person",)) == "castro-fidel"
    assert chronicle.nearest("xyz", ("person",)) == ""


def test_a_person_lists_the_events_in_order_of_time_with_the_part_played():
    chronicle = chronicle_of(
        entity("person", "anna", name="Anna"),
        entity("event", "b", title="Later", date="1961-04-17", participants="anna (captain)"),
        entity("event", "a", title="Sooner", date="1959", participants="anna"),
    )
    card = compose_card(chronicle.find("anna"), chronicle, "en_US")
    assert [(item.text, item.lead, item.label) for item in row(card, "Events").items] == [
        ("Sooner", "1959", ""),
        ("Later", "April 17, 1961", "captain"),
    ]


def test_events_of_one_day_stand_by_the_hour():
    chronicle = chronicle_of(
        entity("event", "noon", title="Noon", date="1961-04-18", time="12:00 EST"),
        entity("event", "dawn", title="Dawn", date="1961-04-18", time="06:00 EST"),
    )
    assert [event.ref.id for event in chronicle.events] == ["dawn", "noon"]


def test_what_has_no_hour_follows_in_the_order_of_the_book():
    chronicle = chronicle_of(
        entity("event", "later", title="A", date="1961-04-18", line=9),
        entity("event", "sooner", title="B", date="1961-04-18", line=4),
        entity("event", "dawn", title="C", date="1961-04-18", time="06:00 EST", line=12),
    )
    assert [event.ref.id for event in chronicle.events] == ["dawn", "sooner", "later"]


def test_a_whole_lists_its_parts_and_an_effect_its_causes():
    chronicle = chronicle_of(
        entity("event", "war", title="War", date="1961", leads_to="peace"),
        entity("event", "battle", title="Battle", date="1961-04", part_of="war"),
        entity("event", "peace", title="Peace", date="1962"),
    )
    war = compose_card(chronicle.find("war"), chronicle, "en_US")
    peace = compose_card(chronicle.find("peace"), chronicle, "en_US")
    assert [item.text for item in row(war, "Parts").items] == ["Battle"]
    assert [item.text for item in row(peace, "Led from").items] == ["War"]


def test_an_office_lists_its_holders_by_their_terms():
    chronicle = chronicle_of(
        entity("office", "king", name="King"),
        entity("person", "a", name="Second", offices="king (1961/1963)"),
        entity("person", "b", name="First", offices="king (1953/1961)"),
    )
    card = compose_card(chronicle.find("king"), chronicle, "en_US")
    assert [item.text for item in row(card, "Holders").items] == ["First", "Second"]


def test_a_relative_who_says_nothing_is_named_on_the_other_card():
    chronicle = chronicle_of(
        entity("person", "fidel", name="Fidel", relations="raul (brother)"),
        entity("person", "raul", name="Raúl"),
    )
    card = compose_card(chronicle.find("raul"), chronicle, "en_US")
    assert [(item.text, item.label) for item in row(card, "Relations").items] == [
        ("Fidel", "sibling")
    ]


def test_a_relation_that_both_state_is_shown_once():
    chronicle = chronicle_of(
        entity("person", "fidel", name="Fidel", relations="raul (brother)"),
        entity("person", "raul", name="Raúl", relations="fidel (brother)"),
    )
    card = compose_card(chronicle.find("raul"), chronicle, "en_US")
    assert [(item.text, item.label) for item in row(card, "Relations").items] == [
        ("Fidel", "brother")
    ]


def test_mentions_are_listed_by_page_with_their_sections():
    spots = [
        Spot(docname="one", anchor="s1", title="First"),
        Spot(docname="two"),
        Spot(docname="one", anchor="s2", title="Second"),
    ]
    mentions = {
        "one": [
            Mention(objtype="person", id="anna", anchor="", spot=spots[0]),
            Mention(objtype="", id="anna", anchor="", spot=spots[2]),
        ],
        "two": [Mention(objtype="person", id="anna", anchor="", spot=spots[1])],
    }
    chronicle = chronicle_of(
        entity("person", "anna", name="Anna"),
        mentions=mentions,
        book_order=("two", "one"),
        titles={"one": "Page One", "two": "Page Two"},
    )
    card = compose_card(chronicle.find("anna"), chronicle, "en_US")
    found = [
        (item.text, [spot.title for spot in item.spots]) for item in row(card, "Mentioned in").items
    ]
    assert found == [("Page Two", []), ("Page One", ["First", "Second"])]


def test_a_card_does_not_count_the_mentions_in_itself():
    spot = Spot(docname="page", anchor="person-anna", card=Ref("person", "anna"))
    chronicle = chronicle_of(
        entity("person", "anna", name="Anna"),
        mentions={"page": [Mention(objtype="person", id="anna", anchor="", spot=spot)]},
    )
    assert compose_card(chronicle.find("anna"), chronicle, "en_US").relations == ()


def test_a_missing_name_leaves_the_id():
    chronicle = chronicle_of(entity("person", "anna"))
    assert compose_card(chronicle.find("anna"), chronicle, "en_US").heading == "anna"


def test_the_sort_name_follows_from_the_surname():
    person = entity("person", "a", name="Lucien S. Vandenbroucke", surname="Vandenbroucke")
    assert sort_name(person, PERSON) == "Vandenbroucke, Lucien S."


def test_the_surname_follows_from_the_sort_name():
    person = entity("person", "a", name="José Pérez San Román", sort="Pérez San Román, José")
    assert surname(person, PERSON) == "Pérez San Román"


@pytest.mark.parametrize(
    ("title", "filed"),
    [("The siege", "Siege"), ("A siege", "Siege"), ("Playa Larga", "Playa Larga"), ("The", "The")],
)
def test_titles_are_filed_without_their_leading_article(title, filed):
    assert sort_name(entity("event", "a", title=title), EVENT) == filed


def test_the_full_name_of_a_person_has_the_life_dates():
    person = entity("person", "a", name="Anna", born="1926-08-13", died="2016-11-25")
    assert name_in(NameForm.FULL, person, PERSON, "en_US") == "Anna (1926–2016)"


def test_a_name_from_right_to_left_does_not_turn_its_dates():
    person = entity("person", "a", name="محمد", born="1702", died="1759")
    assert name_in(NameForm.FULL, person, PERSON, "en_US") == "\u2068محمد\u2069 (1702–1759)"


def test_the_full_name_of_an_event_has_its_date():
    event = entity("event", "a", title="Raid", date="1961-04-15")
    assert name_in(NameForm.FULL, event, EVENT, "en_US") == "Raid (April 15, 1961)"


@pytest.mark.parametrize(
    ("text", "line"),
    [("from May to June", "From May to June"), ("c. 1960", "c. 1960"), ("1961", "1961")],
)
def test_a_line_opens_with_a_capital_but_not_in_an_abbreviation(text, line):
    assert opening(text) == line


documents = st.lists(st.sampled_from("abcd"), unique=True, min_size=1)


@given(documents, st.randoms())
def test_merging_in_any_order_gives_one_register(names, random):
    parts = []
    for name in names:
        part = Register(filings := {})
        part.note_entity(entity("person", f"of-{name}", docname=name))
        parts.append((name, filings))
    straight, shuffled = Register({}), Register({})
    for name, filings in parts:
        straight.merge([name], filings)
    random.shuffle(parts)
    for name, filings in parts:
        shuffled.merge([name], filings)
    assert list(straight.entities()) == list(shuffled.entities())


def test_clearing_a_document_forgets_what_it_stated():
    register = Register({})
    register.note_entity(entity("person", "anna", docname="one"))
    register.note_entity(entity("person", "berta", docname="two"))
    register.clear("one")
    assert [item.ref.id for item in register.entities()] == ["berta"]


def test_records_survive_pickling():
    record = entity("person", "anna", born="[1601,1602]", affiliation="guard (captain, 1640/..)")
    assert pickle.loads(pickle.dumps(record)) == record


def test_the_rows_of_a_card_stand_as_types_and_fields_are_declared():
    chronicle = chronicle_of(
        entity("organization", "cia", name="CIA"),
        entity("event", "coup", title="Coup", date="1954", participants="cia"),
        entity("office", "dci", name="Director", organization="cia"),
        entity("person", "dulles", name="Dulles", born="1893", affiliation="cia"),
    )
    card = compose_card(chronicle.find("cia"), chronicle, "en_US")
    assert [row.label for row in card.relations] == ["People", "Events", "Offices"]


def test_a_link_without_a_type_means_the_same_as_the_link_that_readers_follow():
    spot = Spot(docname="page")
    chronicle = chronicle_of(
        entity("place", "cuba", name="Cuba"),
        entity("person", "cuba", name="A man called Cuba", line=2),
        mentions={"page": [Mention(objtype="", id="cuba", anchor="", spot=spot)]},
    )
    assert list(chronicle.mentions) == [chronicle.find("cuba").ref]


def test_an_entity_whose_id_is_taken_is_found_where_it_stands():
    chronicle = chronicle_of(
        entity("person", "anna", name="One", docname="a"),
        entity("person", "anna", name="Two", docname="b"),
    )
    found = [chronicle.stated_at(page, "person-anna").text("name") for page in ("a", "b")]
    assert found == ["One", "Two"]


def test_a_heading_that_names_somebody_is_shown_as_read():
    spot = Spot(docname="page", anchor="s", title="On anna")
    mention = Mention(objtype="person", id="anna", anchor="", spot=spot)
    chronicle = replace(
        chronicle_of(entity("person", "anna", name="Anna"), mentions={"page": [mention]}),
        headings={("page", "s"): "On Anna"},
    )
    card = compose_card(chronicle.find("anna"), chronicle, "en_US")
    assert [spot.title for spot in row(card, "Mentioned in").items[0].spots] == ["On Anna"]


@pytest.mark.parametrize(
    "filed",
    [["Abe", "“Ábel”", "Zoe"], ["Adela", "¡Adelante!", "Adeline"]],
)
def test_quotation_marks_and_accents_do_not_file(filed):
    people = [entity("person", f"p{number}", name=name) for number, name in enumerate(filed)]
    chronicle = chronicle_of(*reversed(people))
    assert [each.text("name") for each in chronicle.of_type("person")] == filed
