"""Options become typed values, or say why they cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_chronicle.model.builtin import BUILTIN_TYPES, EVENT, PERSON, PLACE
from sphinx_chronicle.model.entity import Coordinates, Sources
from sphinx_chronicle.model.fields import (
    FieldError,
    clean,
    is_slug,
    parse_field,
    parse_reference,
    split_list,
    to_slug,
)


def field(objtype, name):
    found = objtype.field(name)
    assert found is not None
    return found


@pytest.mark.parametrize("text", ["castro-fidel", "m26-7", "a", "1961"])
def test_a_slug_is_lower_case_letters_digits_and_hyphens(text):
    assert is_slug(text)


@pytest.mark.parametrize("text", ["Castro", "a_b", "a--b", "-a", "a b", "", "ñ"])
def test_anything_else_is_no_slug(text):
    assert not is_slug(text)


@given(st.text())
def test_the_suggested_slug_is_one_or_empty(text):
    assert to_slug(text) == "" or is_slug(to_slug(text))


def test_items_are_parted_by_semicolons_and_line_ends():
    assert split_list("a; b (x; y)\nc;") == ("a", "b (x; y)", "c")


def test_an_item_can_have_a_label():
    reference = parse_reference("nixon (present)")
    assert (reference.target, reference.label, reference.term) == ("nixon", "present", None)


def test_an_item_can_have_a_term():
    reference = parse_reference("m26-7 (1955/1965)")
    assert reference.term is not None
    assert (reference.label, reference.term.edtf) == ("", "1955/1965")


def test_an_item_can_have_a_label_with_commas_and_a_term():
    reference = parse_reference("cia (deputy, plans, [1959-01-01,1959-01-02])")
    assert reference.term is not None
    assert (reference.label, reference.term.edtf) == (
        "deputy, plans",
        "[1959-01-01,1959-01-02]",
    )


def test_a_term_that_is_no_date_is_refused():
    with pytest.raises(FieldError, match="not a date"):
        parse_reference("cia (director, 1961-13)")


@pytest.mark.parametrize("text", ["(captain)", "two words", "a (b) c"])
def test_an_item_of_another_form_is_refused(text):
    with pytest.raises(FieldError):
        parse_field(field(PERSON, "affiliation"), text)


def test_a_single_reference_holds_one_item():
    with pytest.raises(FieldError, match="names 2 entities, but holds one"):
        parse_field(field(EVENT, "place"), "havana; miami")


def test_coordinates_are_degrees():
    value = parse_field(field(PLACE, "coordinates"), "22.067, -81.036 (approximate)")
    assert value == Coordinates(latitude=22.067, longitude=-81.036, approximate=True)


@pytest.mark.parametrize("text", ["91, 0", "0, 181", "22.067", "north, south"])
def test_coordinates_off_the_map_are_refused(text):
    with pytest.raises(FieldError):
        parse_field(field(PLACE, "coordinates"), text)


def test_sources_are_keys_with_locators():
    value = parse_field(field(EVENT, "sources"), "{see}frus58v06{docs. 481, 486}; hunt1973")
    assert value == Sources(
        text="{see}frus58v06{docs. 481, 486}, hunt1973", keys=("frus58v06", "hunt1973")
    )


@pytest.mark.parametrize("text", ["a b", "key{12", "{see}"])
def test_malformed_sources_are_refused(text):
    with pytest.raises(FieldError):
        parse_field(field(EVENT, "sources"), text)


def test_an_empty_option_is_refused():
    with pytest.raises(FieldError, match="empty"):
        parse_field(field(PERSON, "name"), "  ")


def test_characters_that_break_inventories_become_blanks():
    assert clean("a\nb\u2028c\ud800d") == "a b c d"


@pytest.mark.parametrize(
    "declared", [field for objtype in BUILTIN_TYPES for field in objtype.fields]
)
def test_the_example_of_every_field_can_be_read(declared):
    assert parse_field(declared, declared.example)


@pytest.mark.fuzz
@given(st.sampled_from([f for t in BUILTIN_TYPES for f in t.fields]), st.text())
def test_no_text_raises_anything_but_a_field_error(declared, text):
    try:
        value = parse_field(declared, text)
    except FieldError:
        return
    assert value not in ("", ())


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("22°04′N 81°02′W", "22.066667, -81.033333"),
        ("22°4'1\"N, 81°2'10\"W", "22.066944, -81.036111"),
        ("22° 4’ 1” S; 81° 2’ 10” E", "-22.066944, 81.036111"),
        ("22.067 N, 81.036 W", "22.067, -81.036"),
        ("48.8566° N, 2.3522° E", "48.8566, 2.3522"),
        ("N 48° 51′ 24″, E 2° 21′ 8″", "48.856667, 2.352222"),
        ("48 51 24 N 2 21 8 E", "48.856667, 2.352222"),
        ("Point(-81.036 22.067)", "22.067, -81.036"),
        ("22,067; -81,036", "22.067, -81.036"),
        ("22.067 -81.036", "22.067, -81.036"),
        ("22.067 / \u221281.036", "22.067, -81.036"),
        ("(22.067, -81.036)", "22.067, -81.036"),
        ("120.5, 23.5", "23.5, 120.5"),
    ],
)
def test_a_point_in_another_form_is_refused_with_what_to_write(typed, written):
    with pytest.raises(FieldError) as refused:
        parse_field(field(PLACE, "coordinates"), typed)
    assert str(refused.value).endswith(f"; write {written}")
    assert parse_field(field(PLACE, "coordinates"), written)


@pytest.mark.parametrize(
    "typed", ["9" * 5000 + ", 1", "1.2.3, 4", "Point(1.2.3 4)", "north", "300, 400"]
)
def test_what_is_no_point_is_refused_without_a_guess(typed):
    with pytest.raises(FieldError) as refused:
        parse_field(field(PLACE, "coordinates"), typed)
    assert "write" not in str(refused.value)


@pytest.mark.fuzz
@given(st.text("0123456789.,;-+ °'′\"″NSEWnsewPoint()/", max_size=40))
def test_the_point_that_a_refusal_says_to_write_can_be_read(typed):
    try:
        parse_field(field(PLACE, "coordinates"), typed)
    except FieldError as error:
        _, seam, written = str(error).partition("; write ")
        assert not seam or parse_field(field(PLACE, "coordinates"), written)


def test_a_name_in_a_list_is_kept_until_it_is_known_whose_it_is():
    (reference,) = parse_field(field(EVENT, "place"), "Playa Girón (beach)")
    assert (reference.target, reference.label) == ("Playa Girón", "beach")


@pytest.mark.parametrize(
    ("name", "slug"),
    [("peña", "pena"), ("Łódź", "lodz"), ("Sørensen & Co.", "sorensen-co"), ("Straße", "strasse"),
     ("O'Brien", "obrien"), ("Əliyev", "eliyev"), ("Æthelred II", "aethelred-ii"), ("李", "")],
)  # fmt: skip
def test_the_id_that_is_offered_for_a_name_has_its_letters(name, slug):
    assert to_slug(name) == slug
