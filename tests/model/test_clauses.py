"""What stands between a date and the deed that it dates."""

import pytest

from sphinx_chronicle.model.clauses import end_of_place, is_deed, is_subject, opens_clause


@pytest.mark.parametrize(
    "words",
    [
        ", they ",
        " he ",
        ", the first ships ",
        ", Fidel Castro ",
        ", Allen W. Dulles and Richard Bissell ",
        ", the brigade ",
        ", two of the B-26s ",
        ", the president of Guatemala ",
        ", Raúl Castro’s sister Juanita ",
        " the allies\n",
    ],
)
def test_a_plain_subject_is_one(words):
    assert is_subject(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        ", ",
        ", Kennedy said that the ships had ",
        ", the president approved the ",
        ", Kennedy’s ",
        ", five days before the ",
        ", the day after they ",
        ", Bissell, who ",
        ". They ",
        " (a Monday) they ",
        "; they ",
        ", by the ",
        ", news of the ",
        ", it was ",
        ", one day later, he ",
        ", the ships of the second squadron of the Caribbean fleet ",
        ", wherever ships ",
    ],
)
def test_what_is_not_plainly_a_subject_is_none(words):
    assert not is_subject(words)


@pytest.mark.parametrize("words", ["landed", "entered Paris", "broke off relations", "was shot"])
def test_a_deed_begins_with_its_verb(words):
    assert is_deed(words)


@pytest.mark.parametrize(
    "words", ["", "the landing", "Landed", "landing", "invasion", "within a week", "had left"]
)
def test_other_words_are_no_deed(words):
    assert not is_deed(words)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (" at Playa Larga on", " at Playa Larga "),
        (" in Cuba", " in Cuba"),
        (" from Elba to France on", " from Elba to France "),
        (" of the brigade", " "),
        (" at dawn", " "),
        (". In Cuba", ""),
    ],
)
def test_a_place_may_stand_before_the_date(text, place):
    assert text[: end_of_place(text, 0, len(text))] == place


@pytest.mark.parametrize(
    "before",
    [
        "",
        "On ",
        "It failed. On ",
        "He came, and on ",
        "One; then, in ",
        "He left on the 3rd, but in ",
    ],
)
def test_a_date_may_open_a_clause(before):
    assert opens_clause(before, len(before))


@pytest.mark.parametrize("before", ["Born on ", "They had left Cuba on ", "The letter of ", "By "])
def test_a_date_inside_a_clause_opens_none(before):
    assert not opens_clause(before, len(before))
