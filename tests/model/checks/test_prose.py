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
        ("After [the fire](event:fire) (May 2, 1950) he slept.", "en_US"),
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
        "By March 1950, [the fire](event:fire) was feared.",
        "Until late March 1950, [the fire](event:fire) was feared.",
        "A year after [the fire](event:fire), on May 1, 1951, he spoke.",
        "Before the [fire](event:fire), in March 1950, he slept.",
        "Después del incendio; tras [el fuego](event:fire), on May 7, 1950, durmió.",
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


@pytest.mark.parametrize(
    "words",
    [
        "“It was a long day and nobody came to help.”",
        "«Fue un día muy largo y nadie vino a ayudarnos.»",
        "„Es war ein langer Tag, und niemand kam zu helfen.“",
        '"It was a long day and nobody came to help."',
        "‘It was a long day and the people’s help didn’t come.’",
    ],
)
def test_quotation_marks_of_many_countries_are_read(check, words):
    assert len(check("quotation", PEOPLE, f"She wrote: {words}")) == 1
    assert check("quotation", PEOPLE, f"She wrote: {words}^") == []


def test_apostrophes_quote_nothing(check):
    prose = "The boys’ boats and the girls’ horses were there when it’s said nobody’s father was."
    assert check("quotation", PEOPLE, prose) == []


def test_a_longer_name_that_the_book_knows_names_nobody(check):
    people = f"{PEOPLE}\norganization school | name: Ada Merrow School"
    assert check("unlinked", people, "The Ada Merrow School opened.") == []
    assert len(check("unlinked", people, "Ada Merrow opened the Ada Merrow School.")) == 1


def test_a_name_of_one_word_is_read_where_it_is_all_there_is(check):
    people = f"{PEOPLE}\nperson pepe | name: Pepe"
    assert len(check("unlinked", people, "Pepe came, and Tom.")) == 1


def test_a_name_of_a_person_and_a_place_means_nobody_for_certain(check):
    people = f"{PEOPLE}\nplace roe | name: Richard Roe"
    assert check("unlinked", people, "Richard Roe lies by the sea.") == []


@pytest.mark.parametrize("opening", ["But ", "Then ", "When ", "It was "])
def test_a_word_that_opens_a_sentence_is_no_given_name(check, opening):
    prose = f"[Ada](person:ada) met [Tom](person:tom). {opening}Merrow spoke."
    assert len(check("surname", PEOPLE, prose)) == 1


@pytest.mark.parametrize("title", ["President ", "Ted ", "J. "])
def test_a_title_or_an_initial_tells_who_is_meant(check, title):
    prose = f"[Ada](person:ada) met [Tom](person:tom). Then {title}Merrow spoke."
    assert check("surname", PEOPLE, prose) == []


@pytest.mark.parametrize(
    ("prose", "locale"),
    [
        ("On May 2 [the house burned](event:fire).", "en_US"),
        ("[The fire](event:fire) of June 1 took the house.", "en_US"),
        ("On 2 May [the house burned](event:fire).", "en_GB"),
        ("El 2 de mayo [ardió la casa](event:fire).", "es"),
    ],
)
def test_a_day_without_a_year_contradicts_too(check, prose, locale):
    assert len(check("contradiction", PEOPLE, prose, locale=locale)) == 1


@pytest.mark.parametrize(
    ("prose", "locale"),
    [
        ("On May 1 [the house burned](event:fire).", "en_US"),
        ("On May 2 and 3 [the house burned](event:fire).", "en_US"),
        ("On May 2–3 [the house burned](event:fire).", "en_US"),
        ("On 1 and 2 May [the house burned](event:fire).", "en_GB"),
        ("On 1 and 2 May 1950 [the house burned](event:fire).", "en_GB"),
        ("On May 2 [the feud](event:feud) began.", "en_US"),
        ("Between April 14 and May 2 [the house burned](event:fire).", "en_US"),
        ("[The fire](event:fire), April 14 to May 2, took the house.", "en_US"),
        ("From April 14, 1950, to May 2, 1950, [the house burned](event:fire).", "en_US"),
        ("Del 14 de abril al 2 de mayo [ardió la casa](event:fire).", "es"),
        ("On May 40 [the house burned](event:fire).", "en_US"),
        ("Perhaps [the house burned](event:fire) may 5 times.", "en_US"),
        ("El 1 y 2 de mayo [ardió la casa](event:fire).", "es"),
    ],
)
def test_a_day_without_a_year_that_may_be_right_is_left_alone(check, prose, locale):
    assert check("contradiction", PEOPLE, prose, locale=locale) == []


@pytest.mark.parametrize("words", ["October 25, 1917", "November 7, 1917", "October 25"])
def test_the_old_style_is_right_beside_an_old_date(check, words):
    book = "event fall | title: The fall | date: julian:1917-10-25"
    assert check("contradiction", book, f"On {words}, [the palace fell](event:fall).") == []


def test_an_old_date_can_be_contradicted(check):
    book = "event fall | title: The fall | date: julian:1917-10-25"
    prose = "On October 30, 1917, [the palace fell](event:fall)."
    assert len(check("contradiction", book, prose)) == 1


def test_a_doubted_date_is_contradicted_by_another_age_only(check):
    book = "event fall | title: The fall | date: 1917-10-25?"
    assert check("contradiction", book, "On November 1, 1917, [it fell](event:fall).") == []
    assert len(check("contradiction", book, "On May 1, 1918, [it fell](event:fall).")) == 1


def test_the_picture_of_an_entry_wants_words_of_its_own(check):
    book = "person ada | name: Ada | image: ada.png"
    assert "no alternative text but ‘Ada’" in check("picture", book)[0]
    assert check("picture", f"{book} | alt: Ada reads.") == []


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


def test_a_quotation_broken_by_a_few_words_is_one(check):
    prose = "“We shall never see it again,” he said, “not one of us.”"
    assert len(check("quotation", PEOPLE, prose)) == 1
    assert check("quotation", PEOPLE, f"{prose}^") == []
    assert check("quotation", PEOPLE, "“We shall never.” He wrote “not one of us here.”") == []


def test_a_long_title_is_no_quotation(check):
    prose = "He read “The Eventful History of the Mutiny and Piratical Seizure of the Ship.”"
    assert check("quotation", PEOPLE, prose) == []


def test_an_attribution_is_not_what_is_quoted(check):
    quoted = read_passage("It was a long day.", PassageKind.QUOTATION)
    by = read_passage("Ada", PassageKind.QUOTATION)
    assert "“It was a long day. …”" in check("quotation", PEOPLE, quoted, by)[0]


def test_the_sources_of_an_entry_lead_no_quotation_in(check):
    quoted = read_passage("It was a long day.", PassageKind.QUOTATION)
    assert len(check("quotation", PEOPLE, "^", quoted)) == 1
    assert check("quotation", PEOPLE, "As Ada has it:^", quoted) == []


@pytest.mark.parametrize("opening", ["Later ", "To ", "Meanwhile ", "Besides "])
def test_more_words_that_open_a_sentence_are_no_given_names(check, opening):
    prose = f"[Ada](person:ada) met [Tom](person:tom). {opening}Merrow spoke."
    assert len(check("surname", PEOPLE, prose)) == 1


def test_a_surname_in_the_name_of_a_body_stands_for_the_body(check):
    people = f"{PEOPLE}\norganization mill | name: Merrow Mill Company | aliases: Merrow Mill"
    prose = "[Ada](person:ada) met [Tom](person:tom). The Merrow Mill closed."
    assert check("surname", people, prose) == []
