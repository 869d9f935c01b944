"""The order of names, which the web, print and the bibliography share."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_authoring.filing_order import filing_key, fold, heading_of, letters_of, without_marks
from sphinx_authoring.general_index import filed_again


def in_order(names, language=""):
    return sorted(names, key=lambda name: filing_key(name, language))


@pytest.mark.parametrize(
    "names",
    [
        ["Łukasik", "Lund", "Zola"],
        ["Đakovo", "Dante", "Ðorðe", "Eva"],
        ["Oslo", "Østby", "Pau"],
        ["Ægir", "Aetna", "Afra"],
        ["Strasse", "Straße", "Strast"],
        ["Thor", "Þórr", "Tibor"],
        ["Œdipe", "Oeri", "Offa"],
        ["Delano", "de Soto", "De Witt"],
        ["New, Alan", "Newark", "newborn", "New York"],
        ["O’Neil", "Onslow"],
        ["“Quoted”", "Quran"],
        ["3 May", "26th of July", "2506 Brigade", "007000", "Abe"],
        ["Louis 9", "Louis 14"],
        ["# one", "+ two", "3 May", "“A”", "[B]"],
        ["Lund", "Lund, Ada", "Lund, Bea", "Lund (town)", "Lunden"],
        ["Zed", "Ωmega", "Анна", "王"],
        ["か", "カナ", "き"],
        ["ＡＢＣ", "Abd"],
    ],
)
def test_names_stand_as_if_without_marks_letter_by_letter(names):
    assert in_order(names) == names


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("sv", ["Adam", "Zorn", "Åberg", "Ärla", "Öst"]),
        ("sv-SE", ["Zorn", "Åberg"]),
        ("de_AT", ["Äbel", "Abend", "Öl", "Olm", "Über", "Ulm"]),
        ("da", ["Zahle", "Ærø", "Østen", "Åse"]),
        ("es", ["Nuzo", "Ñandú", "Olmo"]),
        ("cs", ["Cuba", "Čapek", "Havel", "Chlum", "Ivan", "Řezníček", "Sova", "Šiška"]),
        ("hu", ["Cukor", "Csaba", "Duna", "Oszkár", "Ödön", "Őrs", "Pál"]),
        ("tr", ["Hasan", "Işık", "İnönü", "Jale", "Sel", "Şen"]),
        ("hr", ["Cetina", "Čapek", "Ćosić", "Drava", "Džamija", "Đakovo"]),
        ("is", ["Anna", "Ása", "Björn", "Zar", "Þór", "Ægir", "Örn"]),
        ("pl", ["Lublin", "Łódź", "Mazur"]),
        ("et", ["Sild", "Šveits", "Zola", "Tamm", "Õun"]),
        ("ru", ["Ежов", "Ёлкин", "Жук", "Игла", "Йод", "Яр"]),
        ("uk", ["Голуб", "Ґава", "Ива", "Іван", "Їжак", "Йосип", "Кіт"]),
    ],
)
def test_letters_that_a_language_has_for_itself_stand_where_it_has_them(language, names):
    assert in_order(names, language) == names


@pytest.mark.parametrize(
    ("name", "language", "letter"),
    [
        ("Łukasik", "", "L"),
        ("Łukasik", "pl", "Ł"),
        ("“Ábel”", "", "A"),
        ("Åberg", "en", "A"),
        ("Åberg", "sv", "Å"),
        ("Chlum", "cs", "Ch"),
        ("Chlum", "en", "C"),
        ("Þórr", "", "T"),
        ("Þórr", "is", "Þ"),
        ("Işık", "tr", "I"),
        ("İnönü", "tr", "İ"),
        ("Анна", "", "А"),
        ("김", "ko", "ㄱ"),
        ("王", "zh", "王"),
        ("1961", "", ""),
        ("…", "", ""),
        ("+ tecken", "sv", ""),
        ("#MeToo", "", ""),
        ("[Anonymous]", "", "A"),
        ("(the) Hague", "", "T"),
        ("’t Hooft", "nl", "T"),
        ("", "", ""),
    ],
)
def test_an_index_has_a_name_under_its_letter(name, language, letter):
    assert heading_of(name, language) == letter


def test_marks_are_no_part_of_what_is_sought():
    assert fold("Łukasz ŻAK, Ørsted & Þór") == "lukasz zak, orsted & thor"
    assert without_marks("Łukasz Ærø Þór ẞ") == "Lukasz Aero Thor SS"
    assert letters_of("—") == "—"


def test_the_general_index_is_filed_again():
    def entry(name, *below, heading=None):
        return name, ([("", f"#{name}")], [(each, []) for each in below], heading)

    sphinx = [
        ("Symbols", [entry("10 May"), entry("2 May")]),
        ("L", [entry("Lund", "Zeal", "Łaska")]),
        ("Z", [entry("Zola")]),
        ("Ł", [entry("Łukasik")]),
        ("Own", [entry("Zahl", heading="Own")]),
    ]
    shown = [(letter, [name for name, _ in found]) for letter, found in filed_again(sphinx, "en")]
    assert shown == [
        ("Symbols", ["2 May", "10 May"]),
        ("L", ["Łukasik", "Lund"]),
        ("Own", ["Zahl"]),
        ("Z", ["Zola"]),
    ]
    below = dict(dict(filed_again(sphinx, "en"))["L"])["Lund"][1]
    assert [name for name, _places in below] == ["Łaska", "Zeal"]


NAMES = st.text(max_size=12)
LANGUAGES = st.sampled_from(["", "cs", "da", "hu", "is", "sv", "tr", "uk"])


@pytest.mark.fuzz
@given(st.lists(NAMES, max_size=6), LANGUAGES)
def test_any_names_have_one_order_and_no_heading_comes_back(names, language):
    ordered = in_order(names, language)
    assert in_order(ordered[::-1], language) == ordered
    letters = [heading_of(name, language) for name in ordered]
    assert all(letter == "" or letter[0].isalpha() for letter in letters)


@pytest.mark.fuzz
@given(NAMES, LANGUAGES)
def test_how_a_name_is_composed_does_not_file_it(name, language):
    forms = [unicodedata.normalize(form, name) for form in ("NFC", "NFD")]
    one, other = (filing_key(form, language)[0] for form in forms)
    assert one == other
