"""Rules that read the prose."""

import pytest

from sphinx_chronicle.model.passages import PassageKind, Picture

from .conftest import read_passage

PEOPLE = """\
person ada | name: Ada M. Merrow | short: Ada Merrow | surname: Merrow
person tom | name: Tom Merrow | surname: Merrow
person roe | name: Richard Roe | surname: Roe
event fire | title: The fire | date: 1950-05-01
event feud | title: The feud | date: 1950/1953"""


def test_a_full_name_without_a_link_is_told_once_a_page(check):
    messages = check("unlinked", PEOPLE, "Ada Merrow came.", "Ada Merrow left.")
    assert messages == [
        (
            "‘Ada Merrow’ is named here and linked nowhere on the page; write {person}`ada` at the"
            " first mention"
        )
    ]


@pytest.mark.parametrize(
    "passage",
    [
        "[Ada Merrow](person:ada) came; Ada Merrow left.",
        "Merrow came.",
        "Ada. Merrow; they came.",
        read_passage("Ada Merrow", PassageKind.TITLE),
    ],
)
def test_what_needs_no_link_is_left_alone(check, passage):
    assert check("unlinked", PEOPLE, passage) == []


def test_a_possessive_is_the_name(check):
    assert check("unlinked", PEOPLE, "Richard Roe’s house burned.")[0].startswith("‘Richard Roe’")


def test_a_shared_surname_alone_is_told(check):
    prose = "[Ada](person:ada) met [Tom](person:tom). Merrow spoke."
    assert "may be ‘ada’ or ‘tom’" in check("surname", PEOPLE, prose)[0]


@pytest.mark.parametrize(
    "prose",
    [
        "[Ada](person:ada) came. Merrow spoke.",
        "[Ada](person:ada) met [Tom](person:tom). Tom Merrow spoke.",
        "[Ada](person:ada) met [Merrow](person:tom).",
        "[Ada](person:ada) met [Tom](person:tom). Roe spoke.",
    ],
)
def test_a_surname_that_is_clear_is_left_alone(check, prose):
    assert check("surname", PEOPLE, prose) == []


def test_a_surname_belongs_to_whoever_has_it_as_an_alias(check):
    people = PEOPLE.replace("short: Ada Merrow", "short: Ada Merrow | aliases: Merrow")
    prose = "[Ada](person:ada) met [Tom](person:tom). Merrow spoke."
    assert check("surname", people, prose) == []


@pytest.mark.parametrize(
    ("prose", "locale"),
    [
        ("[The fire](event:fire) of May 2, 1950, took the house.", "en_US"),
        ("On May 2, 1950, [the house burned](event:fire).", "en_US"),
        ("[The fire](event:fire) (June 1950) took the house.", "en_US"),
        ("[The fire](event:fire), 2 May 1950, took the house.", "en_GB"),
        ("El 2 de mayo de 1950, [ardió la casa](event:fire).", "es"),
        ("It was over; in June 1954, [the feud](event:feud) broke out.", "en"),
    ],
)
def test_a_date_beside_an_event_that_is_another_is_told(check, prose, locale):
    assert len(check("contradiction", PEOPLE, prose, locale=locale)) == 1


@pytest.mark.parametrize(
    "prose",
    [
        "[The fire](event:fire) of May 1, 1950, took the house.",
        "On May 1, 1950, [the house burned](event:fire).",
        "In May 1950 [the house burned](event:fire).",
        "He was born on May 2, 1950, long before his father lit [the fire](event:fire).",
        "[The feud](event:feud) of June 1952.",
        "[The fire](event:fire) of May 32, 1950.",
        "[Ada](person:ada), June 2, 1950.",
    ],
)
def test_a_date_that_may_be_right_is_left_alone(check, prose):
    assert check("contradiction", PEOPLE, prose) == []


def test_a_long_quotation_wants_a_note(check):
    prose = "She wrote: “It was a long day and nobody came to help us.” He slept."
    assert "“It was a long day and …”" in check("quotation", PEOPLE, prose)[0]


@pytest.mark.parametrize(
    "prose",
    [
        "She wrote: “It was a long day and nobody came to help us.”^ He slept.",
        "They called it “the long day.”",
        read_passage("It was a long day and nobody came.^", PassageKind.QUOTATION),
    ],
)
def test_a_quotation_with_its_note_is_left_alone(check, prose):
    assert check("quotation", PEOPLE, prose) == []


def test_a_block_quotation_wants_a_note_even_if_it_is_short(check):
    assert len(check("quotation", PEOPLE, read_passage("No.", PassageKind.QUOTATION))) == 1


def test_one_note_serves_a_quotation_of_two_paragraphs(check):
    first = read_passage("It was a long day.", PassageKind.QUOTATION)
    last = read_passage("Nobody came.^", PassageKind.QUOTATION)
    assert check("quotation", PEOPLE, first, last) == []


def test_a_picture_wants_words_and_a_credit(check):
    bare = Picture(docname="page", line=3, uri="a.png", has_alt=False, credit="")
    fine = Picture(docname="page", line=4, uri="b.png", has_alt=True, credit="Gulf Library")
    messages = check("picture", PEOPLE, pictures=[bare, fine])
    assert messages == [
        (
            "image ‘a.png’ has no alternative text and no credit; say what it shows in ‘:alt:’, and"
            " whose it is in ‘:credit:’ or the caption"
        )
    ]
