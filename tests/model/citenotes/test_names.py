"""Names of persons and bodies in every spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_citenotes.model.bibfile import read_bibliography
from sphinx_citenotes.model.joined_names import complaint_of_names
from sphinx_citenotes.model.name_reading import names_nobody, read_name, read_names, split_names
from sphinx_citenotes.model.names import Given, Names


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


@pytest.mark.parametrize(
    ("typed", "straight", "inverted"),
    [
        ("Doe, Jane, PhD", "Jane Doe", "Doe, Jane"),
        ("Jane Doe, PhD", "Jane Doe", "Doe, Jane"),
        ("Jane Doe, Ph.D.", "Jane Doe", "Doe, Jane"),
        ("Jane Doe, Ph. D.", "Jane Doe", "Doe, Jane"),
        ("Doe, PhD, Jane", "Jane Doe", "Doe, Jane"),
        ("Doe, M.D., Jane", "Jane Doe", "Doe, Jane"),
        ("Jane Doe, M.D.", "Jane Doe", "Doe, Jane"),
        ("Jane Doe, MD, PhD", "Jane Doe", "Doe, Jane"),
        ("Jane Doe, M.D. Ph.D.", "Jane Doe", "Doe, Jane"),
        ("Jane Doe PhD", "Jane Doe", "Doe, Jane"),
        ("PhD Jane Doe", "Jane Doe", "Doe, Jane"),
        ("Doe, Jane SJ", "Jane Doe", "Doe, Jane"),
        ("Doe, Jane, S.J.", "Jane Doe", "Doe, Jane"),
        ("Roe, John, OSB", "John Roe", "Roe, John"),
        ("John Roe, O.P.", "John Roe", "Roe, John"),
        ("John Roe, OFM Cap.", "John Roe", "Roe, John"),
        ("Mary Poe, Esq.", "Mary Poe", "Poe, Mary"),
        ("Poe, Mary, MBE, KG, FRS", "Mary Poe", "Poe, Mary"),
        ("John Roe, LL.D.", "John Roe", "Roe, John"),
        ("John Roe, RN, USN", "John Roe", "Roe, John"),
        ("John Roe, USN (Ret.)", "John Roe", "Roe, John"),
        ("John Roe, MP", "John Roe", "Roe, John"),
        ("John Roe, Jr., M.D.", "John Roe Jr.", "Roe, John, Jr."),
        ("Roe, Jr., John, PhD", "John Roe Jr.", "Roe, John, Jr."),
        ("Roe, III, John", "John Roe III", "Roe, John, III"),
        ("Doe, PhD", "Doe", "Doe"),
        # What looks like a degree and is none.
        ("Smith, M.D.", "M. D. Smith", "Smith, M. D."),
        ("Smith, J. D.", "J. D. Smith", "Smith, J. D."),
        ("van der Berg, M.A.", "M. A. van der Berg", "Berg, M. A. van der"),
        ("Ma, Jack", "Jack Ma", "Ma, Jack"),
        ("Jack Ma", "Jack Ma", "Ma, Jack"),
        ("Lee, Ma", "Ma Lee", "Lee, Ma"),
        ("J. D. Salinger", "J. D. Salinger", "Salinger, J. D."),
        ("{Esq., Inc.}", "Esq., Inc.", "Esq., Inc."),
    ],
)
def test_degrees_and_orders_behind_a_name_are_left_out(typed, straight, inverted):
    name = read_name(typed)
    assert (name.straight, name.inverted) == (straight, inverted)


@pytest.mark.parametrize(
    "typed",
    [
        "Ann Lee, Bob Roe, Cy Poe",
        "Ann Lee; Bob Roe; Cy Poe",
        "Lee, Ann; Roe, Bob; Poe, Cy",
        "Lee, Ann, Roe, Bob, Poe, Cy",
        "Ann Lee, Bob Roe & Cy Poe",
        r"Ann Lee, Bob Roe, \& Cy Poe",
        "Ann Lee & Bob Roe and Cy Poe",
        "Ann Lee and Bob Roe; Cy Poe",
        "and Ann Lee and and Bob Roe and Cy Poe and",
    ],
)
def test_names_that_something_else_than_and_joins_are_read_one_by_one(typed):
    names = read_names(split_names(typed))
    assert [name.straight for name in names.names] == ["Ann Lee", "Bob Roe", "Cy Poe"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Ann Lee, Bob Roe, Cy Poe", "author = {Ann Lee and Bob Roe and Cy Poe}"),
        ("Lee, Ann; Roe, Bob", "author = {Lee, Ann and Roe, Bob}"),
        ("Lee, Ann, Roe, Bob", "author = {Lee, Ann and Roe, Bob}"),
        ("Ann Lee & Bob Roe", "author = {Ann Lee and Bob Roe}"),
        ("Ann Lee", ""),
        ("García Márquez, Gabriel José", ""),
        ("Lee, Jr., Ann", ""),
        ("Quill, Ada, 1920-1990", ""),
        ("{Lee, Roe & Poe, Inc.}", ""),
        ("Harper & Row", ""),
        (r"Faber \& Faber", ""),
        ("U.S. Department of State, Office of the Historian, Washington Bureau", ""),
        ("family=Lee, given=Ann, prefix=von", ""),
    ],
)
def test_names_that_something_else_joins_are_told_with_the_right_value(typed, told):
    complaint = complaint_of_names("author", split_names(typed))
    assert complaint == (told and f"names are joined by the word and; write {told}")


@pytest.mark.parametrize("typed", ["others", "et al.", "and others", "others and others"])
def test_others_alone_are_nobody(typed):
    assert read_names(split_names(typed)) == Names()
    assert names_nobody(split_names(typed))


@pytest.mark.parametrize("typed", ["", "{}", "{{}}", "and", "and and", ",", ", ,", "~"])
def test_a_field_that_names_nobody_is_nobody(typed):
    assert read_names(split_names(typed)) == Names()
    assert not names_nobody(split_names(typed))


def test_others_before_a_name_say_that_there_are_more():
    names = read_names(split_names("others and Lee, Ann"))
    assert names.straight == "Ann Lee et al."


words = st.sampled_from([
    "and", "others", "et al.", ",", ";", "&", r"\&", "PhD", "M.D.", "SJ", "Jr.", "III", "von",
    "de la", "Lee", "Ann", "{", "}", "{Inc.}", "family=", "1900-1950", "(ed.)", "[", "]", "~", "=",
])  # fmt: skip


@pytest.mark.fuzz
@given(st.lists(words | st.text(max_size=4)).map(" ".join))
def test_any_names_are_read_and_printed(typed):
    names = read_names(split_names(typed))
    if names:
        assert names.straight
        assert names.inverted
        assert names.short()
    complaint_of_names("author", split_names(typed))


@pytest.mark.parametrize(
    ("typed", "straight", "inverted", "short"),
    [
        # What stands third is a title, unless it is a suffix.
        ("Venn, Ada, Sir", "Sir Ada Venn", "Venn, Sir Ada", "Venn"),
        ("Venn, Otto, Graf von", "Otto Graf von Venn", "Venn, Otto Graf von", "Venn"),
        ("Doe, Jane, M.A., M.Phil.", "Jane Doe", "Doe, Jane", "Doe"),
        ("Doe, Jane, FBA, CBE", "Jane Doe", "Doe, Jane", "Doe"),
        # What catalogs write behind a name.
        ("Venn, Ada, author.", "Ada Venn", "Venn, Ada", "Venn"),
        ("Venn, Ada, editor", "Ada Venn", "Venn, Ada", "Venn"),
        ("Venn, Ada, active 1890", "Ada Venn", "Venn, Ada", "Venn"),
        ("Venn, Ada, approximately 1890-1950", "Ada Venn", "Venn, Ada", "Venn"),
        ("Venn, Ada, fl. 1890", "Ada Venn", "Venn, Ada", "Venn"),
        ("Venn, Ada, active 19th century", "Ada Venn", "Venn, Ada", "Venn"),
        # Names without a family name.
        ("Pliny the Elder", "Pliny the Elder", "Pliny the Elder", "Pliny the Elder"),
        ("Augustine of Hippo", "Augustine of Hippo", "Augustine of Hippo", "Augustine of Hippo"),
        ("Elizabeth II", "Elizabeth II", "Elizabeth II", "Elizabeth II"),
        ("Pope John XXIII", "Pope John XXIII", "Pope John XXIII", "Pope John XXIII"),
        ("Venn Ada III", "Venn Ada III", "Ada, Venn, III", "Ada"),
        # Other scripts.
        ("Wang, Xiaohai 王小海", "Wang Xiaohai 王小海", "Wang Xiaohai 王小海", "Wang"),
        ("Wang Xiaohai 王小海", *["Wang Xiaohai 王小海"] * 3),
        # Sons, fathers, and French articles.
        ("bin Rashid, Omar", "Omar bin Rashid", "bin Rashid, Omar", "bin Rashid"),
        ("Omar ibn Rashid", "Omar ibn Rashid", "ibn Rashid, Omar", "ibn Rashid"),
        ("le Quai, Jean", "Jean le Quai", "le Quai, Jean", "le Quai"),
        ("de la Mar, Luis", "Luis de la Mar", "Mar, Luis de la", "Mar"),
        # Bodies that nobody has braced.
        ("U.S. Congress, Senate, Committee on Piers",)
        + ("U.S. Congress, Senate, Committee on Piers",) * 3,
        ("Ministerio de Relaciones Exteriores",) + ("Ministerio de Relaciones Exteriores",) * 3,
        ("Universidad de La Habana",) + ("Universidad de La Habana",) * 3,
        ("Министерство обороны",) + ("Министерство обороны",) * 3,
        ("Venn & Lee",) + ("Venn & Lee",) * 3,
    ],
)
def test_names_as_catalogs_and_other_languages_have_them(typed, straight, inverted, short):
    name = read_name(typed)
    assert (name.straight, name.inverted, name.short()) == (straight, inverted, short)


@pytest.mark.parametrize(
    ("typed", "straight"),
    [
        ("By Ann Lee Special to The Gulf Times", "Ann Lee"),
        ("Ann Lee 0001", "Ann Lee"),
        ("Ann Lee und Bob Roe", "Ann Lee and Bob Roe"),
        ("Carlos Mar y Sol del Monte", "Carlos Mar y Sol del Monte"),
        ("Ann Lee / Bob Roe", "Ann Lee and Bob Roe"),
        ("Lee A, Roe BC", "A Lee and BC Roe"),
        ("By, Robert", "Robert By"),
    ],
)
def test_names_as_databases_and_newspapers_join_them(typed, straight):
    assert read_names(split_names(typed)).straight == straight


def test_a_third_part_that_is_no_suffix_is_told():
    [problem] = read_bibliography(
        "@book{a, author = {Venn, Ada, Sir and Lee, Jr., Ann and Roe, Bob, SJ}, title = {Ebb},"
        " publisher = {Harbor}, location = {Oslo}, date = {2001}}"
    ).problems
    assert problem.message == (
        "a: ‘Sir’ in author is no suffix such as Jr., and is read as a title; write"
        " {Venn, Sir Ada}, or join several names by the word and"
    )
