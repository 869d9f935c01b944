"""Names of persons and bodies in every spelling."""

import pytest

from sphinx_citenotes.model.name_reading import read_name, read_names, split_names
from sphinx_citenotes.model.names import Given


@pytest.mark.parametrize(
    ("typed", "straight", "inverted", "surname"),
    [
        (
            "Bissell, Jr., Richard M.",
            "Richard M. Bissell Jr.",
            "Bissell, Richard M., Jr.",
            "Bissell",
        ),
        (
            "Bissell, Richard M., Jr.",
            "Richard M. Bissell Jr.",
            "Bissell, Richard M., Jr.",
            "Bissell",
        ),
        (
            "Richard M. Bissell, Jr.",
            "Richard M. Bissell Jr.",
            "Bissell, Richard M., Jr.",
            "Bissell",
        ),
        ("Richard M. Bissell Jr.", "Richard M. Bissell Jr.", "Bissell, Richard M., Jr.", "Bissell"),
        ("Bissell Jr, Richard M.", "Richard M. Bissell Jr.", "Bissell, Richard M., Jr.", "Bissell"),
        ("Ford, III, Henry", "Henry Ford III", "Ford, Henry, III", "Ford"),
        ("Alexis de Tocqueville", "Alexis de Tocqueville", "Tocqueville, Alexis de", "Tocqueville"),
        ("Beethoven, Ludwig van", "Ludwig van Beethoven", "Beethoven, Ludwig van", "Beethoven"),
        ("de Gaulle, Charles", "Charles de Gaulle", "de Gaulle, Charles", "de Gaulle"),
        ("de la Cova, Antonio", "Antonio de la Cova", "Cova, Antonio de la", "Cova"),
        (
            "Van Rensselaer, Stephen",
            "Stephen Van Rensselaer",
            "Van Rensselaer, Stephen",
            "Van Rensselaer",
        ),
        ("{von Neumann}, John", "John von Neumann", "von Neumann, John", "von Neumann"),
        (
            "Ortega y Gasset, José",
            "José Ortega y Gasset",
            "Ortega y Gasset, José",
            "Ortega y Gasset",
        ),
        (
            "José Ortega y Gasset",
            "José Ortega y Gasset",
            "Ortega y Gasset, José",
            "Ortega y Gasset",
        ),
        (
            "García Márquez, Gabriel",
            "Gabriel García Márquez",
            "García Márquez, Gabriel",
            "García Márquez",
        ),
        ("al-Khalidi, Walid", "Walid al-Khalidi", "al-Khalidi, Walid", "al-Khalidi"),
        ("{Central Intelligence Agency}", *["Central Intelligence Agency"] * 3),
        ("Plato", *["Plato"] * 3),
        (r"Jos{\'e} Mart{\'\i}", "José Martí", "Martí, José", "Martí"),
        (r"{\'E}luard, Paul", "Paul Éluard", "Éluard, Paul", "Éluard"),
        ("Kennedy, J.F.", "J. F. Kennedy", "Kennedy, J. F.", "Kennedy"),
        (
            "family=Braun, given=Wernher, prefix=von, useprefix=false",
            "Wernher von Braun",
            "Braun, Wernher von",
            "Braun",
        ),
    ],
)
def test_a_name_is_read_in_any_spelling(typed, straight, inverted, surname):
    name = read_name(typed)
    assert (name.straight, name.inverted, name.surname) == (straight, inverted, surname)


def test_and_within_braces_belongs_to_a_name():
    assert split_names("{Simon and Schuster} and Lee, Ann") == ["{Simon and Schuster}", "Lee, Ann"]


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        (Given.NONE, "Schlesinger"),
        (Given.INITIALS, "A. M. Schlesinger"),
        (Given.FULL, "Arthur M. Schlesinger Jr."),
    ],
)
def test_a_surname_takes_given_names_on_demand(given, printed):
    assert read_name("Schlesinger, Jr., Arthur M.").short(given) == printed


def test_others_are_et_al_even_after_one_name():
    names = read_names(["Lee, Ann", "others"])
    assert (names.straight, names.inverted) == ("Ann Lee et al.", "Lee, Ann, et al.")


@pytest.mark.parametrize(
    ("typed", "straight"),
    [
        (["Lee, Ann and"], "Ann Lee"),
        (["Lee, Ann; Roe, Rita"], "Ann Lee and Rita Roe"),
        (["Lee, Ann et al."], "Ann Lee et al."),
        (["Lee, Ann (ed.)"], "Ann Lee"),
        (["Lee, Ann, 1930-2001"], "Ann Lee"),
        (["U.S. Department of State"], "U.S. Department of State"),
        (["of State, U.S. Department"], "U.S. Department of State"),
        (
            ["Office of the Historian, Department of State"],
            "Office of the Historian, Department of State",
        ),
    ],
)
def test_what_catalogs_and_haste_append_to_names_is_taken_off(typed, straight):
    assert read_names(typed).straight == straight


def test_within_a_sentence_no_comma_stands_before_et_al():
    assert read_names(["Lee, Ann", "others"]).all_straight == "Ann Lee et al."


def test_ten_authors_are_all_listed_in_the_bibliography():
    names = read_names([f"Lee{letter}, Ann" for letter in "abcdefghij"])
    assert names.inverted.endswith("Ann Leei, and Ann Leej")
    assert names.straight == "Ann Leea et al."
