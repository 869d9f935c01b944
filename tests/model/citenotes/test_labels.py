"""Author and year, by which citations in parentheses tell sources apart."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_citenotes.model.bibfile import read_bibliography
from sphinx_citenotes.model.labels import label_of, tell_apart
from sphinx_citenotes.model.names import Names


def labels_of(*authors, year="1991", more=""):
    """Return the label of a book by each of *authors*, in that order."""
    text = "".join(
        f"@book{{k{number}, author = {{{author}}}, title = {{T{number}}}, year = {year}{more}}}\n"
        for number, author in enumerate(authors)
    )
    sources = read_bibliography(text).sources
    told = tell_apart((source.key, label_of(source)) for source in sources)
    return [str(told[source.key]) for source in sources]


@pytest.mark.parametrize(
    ("authors", "labels"),
    [
        # Works of one person get letters, those of two persons given names.
        (("Brandt, Olaf", "Brandt, Olaf"), ["Brandt 1991a", "Brandt 1991b"]),
        (("Brandt, Olaf", "Brandt, Ida"), ["O. Brandt 1991", "I. Brandt 1991"]),
        (("Brandt, Olaf", "Brandt, Olga"), ["Olaf Brandt 1991", "Olga Brandt 1991"]),
        (
            ("Brandt, Olaf", "Brandt, Olga", "Brandt, Olaf"),
            ["Olaf Brandt 1991a", "Olga Brandt 1991", "Olaf Brandt 1991b"],
        ),
        (
            ("Brandt, Olaf", "Brandt, Olga", "Brandt, Ida"),
            ["Olaf Brandt 1991", "Olga Brandt 1991", "I. Brandt 1991"],
        ),
        (("Brandt, Olaf M.", "Brandt, Olaf N."), ["O. M. Brandt 1991", "O. N. Brandt 1991"]),
        (("Doe, Jr., John", "Doe, Sr., John"), ["John Doe Jr. 1991", "John Doe Sr. 1991"]),
        (("de Gaulle, Ann", "de Gaulle, Bo"), ["A. de Gaulle 1991", "B. de Gaulle 1991"]),
        (("Иванов, Пётр", "Иванов, Олег"), ["П. Иванов 1991", "О. Иванов 1991"]),
        (("Brandt, Olaf", "BRANDT, Ida"), ["O. Brandt 1991", "I. BRANDT 1991"]),
        # A body is no person, and keeps its name.
        (("Brandt, Olaf", "{Brandt}"), ["O. Brandt 1991", "Brandt 1991"]),
        (("{Harbor Board}", "{Harbor Board}"), ["Harbor Board 1991a", "Harbor Board 1991b"]),
        (("{Harbor Board}", "Board, Ann"), ["Harbor Board 1991", "Board 1991"]),
        # Only who comes first is told from others; those who follow if the teams read alike.
        (("Brandt, Olaf and Lee, Ann", "Lee, Bo"), ["Brandt and Lee 1991", "Lee 1991"]),
        (
            ("Brandt, Olaf and Lee, Ann", "Brandt, Ida and Lee, Ann"),
            ["O. Brandt and Lee 1991", "I. Brandt and Lee 1991"],
        ),
        (
            ("Brandt, Olaf and Lee, Ann", "Brandt, Olaf and Lee, Bo"),
            ["Olaf Brandt and Ann Lee 1991", "Olaf Brandt and Bo Lee 1991"],
        ),
        (
            ("Ray, A and Lee, B and Doe, C and Poe, D", "Ray, A and Lee, B and Doe, C and Roe, E"),
            ["A Ray, B Lee, C Doe, and D Poe 1991", "A Ray, B Lee, C Doe, and E Roe 1991"],
        ),
        (("Wyden, Peter", "Hunt, Ann"), ["Wyden 1991", "Hunt 1991"]),
    ],
)
def test_each_label_means_one_source(authors, labels):
    assert labels_of(*authors) == labels


def test_persons_are_told_apart_in_other_years_too():
    text = """@book{a, author={Brandt, Olaf}, title={A}, year=1990}
              @book{b, author={Brandt, Ida}, title={B}, year=1991}"""
    sources = read_bibliography(text).sources
    told = tell_apart((source.key, label_of(source)) for source in sources)
    assert [str(label) for label in told.values()] == ["O. Brandt 1990", "I. Brandt 1991"]


def test_a_short_form_of_a_name_stays_as_typed():
    assert labels_of("Brandt, Olaf", "Brandt, Ida", more=", shortauthor = {OB}") == [
        "OB 1991a",
        "OB 1991b",
    ]


def test_a_source_in_two_lists_is_one_source():
    (source,) = read_bibliography("@book{a, author={Ann Lee}, title={A}, year=1990}").sources
    label = label_of(source)
    assert tell_apart([("a", label), ("a", label)]) == {"a": label}


SURNAMES = st.sampled_from(["Lee", "Ray", "{Lee}"])
PERSONS = st.builds("{}, {}".format, SURNAMES, st.sampled_from(["Ann", "Ada", "Bo", "C. D.", ""]))
TEAMS = st.lists(PERSONS, min_size=1, max_size=5).map(" and ".join)


@pytest.mark.fuzz
@given(st.lists(TEAMS, min_size=1, max_size=5))
def test_no_two_sources_share_a_label(teams):
    found = labels_of(*teams)
    assert len(set(found)) == len(found)


@pytest.mark.fuzz
@given(st.lists(TEAMS, min_size=1, max_size=5))
def test_letters_are_given_to_works_of_the_same_authors(teams):
    text = "".join(
        f"@book{{k{number}, author = {{{team}}}, title = {{T{number}}}, year = 1991}}\n"
        for number, team in enumerate(teams)
    )
    labels = [(source.key, label_of(source)) for source in read_bibliography(text).sources]
    authors = {}
    for key, label in tell_apart(labels).items():
        plain = replace(label, year="").author
        authors.setdefault(plain, set()).add(dict(labels)[key].names.all_straight)
    assert all(len(same) == 1 for same in authors.values())


def test_nobody_has_no_name_in_short():
    assert Names().short() == ""
