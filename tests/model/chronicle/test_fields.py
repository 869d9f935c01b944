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


@given(st.sampled_from([f for t in BUILTIN_TYPES for f in t.fields]), st.text())
def test_no_text_raises_anything_but_a_field_error(declared, text):
    try:
        value = parse_field(declared, text)
    except FieldError:
        return
    assert value not in ("", ())
