"""Entities from YAML, JSON and CSV."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_chronicle.model.data_files import DataError, Option, read_data

YAML = """\
anna:
  name: Anna Roe
  born: 1900-05-01
  aliases: [Annie, Nan]
  offices:
    - id: mayor
      label: acting
      term: 1930/1935
    - clerk
  body: |
    She kept
    the records.
bob:
  name: null
"""


def options_of(record):
    return {option.name: option.text for option in record.options}


def test_a_mapping_gives_each_id_its_options():
    anna, bob = read_data(YAML, ".yaml")
    assert (anna.id, bob.id) == ("anna", "bob")
    assert options_of(anna) == {
        "name": "Anna Roe",
        "born": "1900-05-01",
        "aliases": "Annie\nNan",
        "offices": "mayor (acting, 1930/1935)\nclerk",
    }
    assert options_of(bob) == {"name": ""}


def test_records_and_options_know_their_lines():
    anna, bob = read_data(YAML, ".yaml")
    assert (anna.line, bob.line) == (1, 13)
    assert Option(name="born", text="1900-05-01", line=3) in anna.options
    assert (anna.body, anna.body_line) == ("She kept\nthe records.\n", 11)


def test_dates_and_numbers_stay_as_typed():
    (record,) = read_data("- {id: a, born: 1900-05-01, viaf: 0123, name: yes}", ".yml")
    assert options_of(record) == {"born": "1900-05-01", "viaf": "0123", "name": "yes"}


def test_json_is_read_as_yaml_is():
    text = json.dumps([{"id": "a", "type": "person", "aliases": ["b", "c"], "part_of": "d"}])
    (record,) = read_data(text.replace(" ", "\t"), ".json")
    assert (record.id, record.objtype) == ("a", "person")
    assert options_of(record) == {"aliases": "b\nc", "part-of": "d"}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_has_a_record_a_row(separator):
    rows = [["id", "Name", "Part of"], ["a", "Anna, the “elder”", ""], [], ["b", "", "a"]]
    quoted = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    first, second = read_data("\ufeff" + quoted, ".csv")
    assert (first.id, first.line, options_of(first)) == ("a", 2, {"name": "Anna, the “elder”"})
    assert (second.id, second.line, options_of(second)) == ("b", 4, {"part-of": "a"})


def test_a_cell_of_several_lines_keeps_the_count_of_lines():
    (first, second) = read_data('id,name,body\na,A,"one\ntwo"\nb,B,\n', ".csv")
    assert (first.body, second.line) == ("one\ntwo", 4)


@pytest.mark.parametrize(
    ("text", "suffix", "words", "line"),
    [
        ("a: [b", ".yaml", "is not YAML", 1),
        ("a:\n  - b: c\n d", ".yaml", "is not YAML", 3),
        ("text", ".yaml", "neither a list", 1),
        ("a: b", ".yaml", "without options", 1),
        ("a:\n  name: {b: c}", ".yaml", "where a text should be", 2),
        ("a:\n  x:\n    - {b: c}", ".yaml", "not ‘id’", 3),
        ('[{"id": "a"}\n{}]', ".json", "is not JSON", 2),
        ("name\nAnna\n", ".csv", "no column ‘id’", 1),
        ("id,name,name\n", ".csv", "two columns ‘name’", 1),
        ("id,name\na,b,c\n", ".csv", "3 cells in a row under 2 columns", 2),
        ("id\n", ".xlsx", "ends in .yaml, .json or .csv", 1),
    ],
)
def test_a_wrong_file_says_what_and_where(text, suffix, words, line):
    with pytest.raises(DataError, match=words) as caught:
        read_data(text, suffix)
    assert caught.value.line == line


@given(st.text(), st.sampled_from([".yaml", ".json", ".csv"]))
def test_no_text_breaks_the_reader(text, suffix):
    try:
        lines = [record.line for record in read_data(text, suffix)]
    except DataError as error:
        lines = [error.line]
    assert all(line >= 1 for line in lines)
