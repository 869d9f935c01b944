"""Entities from YAML, JSON and CSV: what can be read is read, and what cannot has its line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_chronicle.model.data_files import read_data
from sphinx_chronicle.model.data_records import DataError, Option

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


def read(text, suffix):
    data = read_data(text.encode("utf-8", "surrogatepass"), suffix)
    assert data.slips == ()
    return data.records


def options_of(record):
    return {option.name: option.text for option in record.options}


def what_is_read(data):
    """What is read of each entity, and the slips."""
    told = [(slip.line, slip.message) for slip in data.slips]
    return {record.id: options_of(record) for record in data.records}, told


def test_a_mapping_gives_each_id_its_options():
    anna, bob = read(YAML, ".yaml")
    assert (anna.id, bob.id) == ("anna", "bob")
    assert options_of(anna) == {
        "name": "Anna Roe",
        "born": "1900-05-01",
        "aliases": "Annie\nNan",
        "offices": "mayor (acting, 1930/1935)\nclerk",
    }
    assert options_of(bob) == {"name": ""}


def test_records_and_options_know_their_lines():
    anna, bob = read(YAML, ".yaml")
    assert (anna.line, bob.line) == (1, 13)
    assert Option(name="born", text="1900-05-01", line=3) in anna.options
    assert (anna.body, anna.body_line) == ("She kept\nthe records.\n", 11)


def test_dates_and_numbers_stay_as_typed():
    (record,) = read("- {id: a, born: 1900-05-01, viaf: 0123, name: yes}", ".yml")
    assert options_of(record) == {"born": "1900-05-01", "viaf": "0123", "name": "yes"}


def test_json_is_read_as_yaml_is():
    text = json.dumps([{"id": "a", "type": "person", "aliases": ["b", "c"], "part_of": "d"}])
    (record,) = read(text.replace(" ", "\t"), ".json")
    assert (record.id, record.objtype) == ("a", "person")
    assert options_of(record) == {"aliases": "b\nc", "part-of": "d"}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_table_has_a_record_a_row(separator):
    rows = [["id", "Name", "Part of"], ["a", "Anna, the “elder”", ""], [], ["b", "", "a"]]
    quoted = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    first, second = read("\ufeff" + quoted, ".csv")
    assert (first.id, first.line, options_of(first)) == ("a", 2, {"name": "Anna, the “elder”"})
    assert (second.id, second.line, options_of(second)) == ("b", 4, {"part-of": "a"})


def test_a_cell_of_several_lines_keeps_the_count_of_lines():
    (first, second) = read('id,name,body\na,A,"one\ntwo"\nb,B,\n', ".csv")
    assert (first.body, second.line) == ("one\ntwo", 4)


def test_the_line_by_which_excel_names_its_separator_is_no_row():
    (record,) = read("sep=;\nid;name\na;Roe, Anna\n", ".csv")
    assert (record.id, record.line, options_of(record)) == ("a", 3, {"name": "Roe, Anna"})


def test_a_cell_may_be_longer_than_pythons_reader_allows():
    (record,) = read(f"id,body\na,{'x' * 200_000}\n", ".csv")
    assert len(record.body) == 200_000


# --- one wrong row costs itself -----------------------------------------------------------------

UNCLOSED = "has a quotation mark that is not closed; close the cell, or write the mark twice"


@pytest.mark.parametrize(
    ("text", "read", "line", "message"),
    [
        (
            "id,name,born\na,Ann,1801\nb,Bob,1802,extra\nc,Cy,1803\n",
            {"a": {"name": "Ann", "born": "1801"}, "c": {"name": "Cy", "born": "1803"}},
            3,
            "has 4 cells in a row under 3 columns, so that the row is not read; put",
        ),
        (
            "id,name,born\na,Ann\nc,Cy,1803\n",
            {"a": {"name": "Ann"}, "c": {"name": "Cy", "born": "1803"}},
            2,
            "has 2 cells in a row under 3 columns; the last were taken as empty",
        ),
        (
            'id,name\na,"Ann\nb,Bob\n',
            {"a": {"name": '"Ann'}, "b": {"name": "Bob"}},
            2,
            UNCLOSED,
        ),
        (
            'id,name\na,"Ann\nb,"Bob ""the"" builder"\nc,"Cy"\n',
            {"a": {"name": '"Ann'}, "b": {"name": 'Bob "the" builder'}, "c": {"name": "Cy"}},
            2,
            UNCLOSED,
        ),
        (
            'id,name\na,"Ann" Roe\nb,Bob\n',
            {"a": {"name": '"Ann" Roe'}, "b": {"name": "Bob"}},
            2,
            UNCLOSED,
        ),
        (
            "id,name,name\na,Ann,Nan\n",
            {"a": {"name": "Ann"}},
            1,
            "has two columns ‘name’; column 3 is not read, take it out",
        ),
        (
            "id,name,\na,Ann,x\nb,Bob,y\n",
            {"a": {"name": "Ann"}, "b": {"name": "Bob"}},
            1,
            "has no name over column 3, so that its cells are not read; write one into the first",
        ),
        (
            "id,name\na,Ann,x\nb,Bob,y\n",  # it is the head that is too short
            {"a": {"name": "Ann"}, "b": {"name": "Bob"}},
            1,
            "has no name over column 3, so that its cells are not read; write one into the first",
        ),
        (
            "name,born\nÁna O'Roe,1801\n",
            {"": {"name": "Ána O'Roe", "born": "1801"}},
            1,
            (
                "has no column ‘id’ in its first row, so that none of its entities can be linked;"
                " add one, with ids such as ‘ana-oroe’"
            ),
        ),
        (
            "person_id,name\nq1,Ann\n",
            {"": {"person-id": "q1", "name": "Ann"}},
            1,
            (
                "has no column ‘id’ in its first row, so that none of its entities can be linked;"
                " is it ‘person-id’? Call that ‘id’"
            ),
        ),
        (
            "id,name\na,A\x00nn\nb,Bob\n",
            {"a": {"name": "A nn"}, "b": {"name": "Bob"}},
            2,
            "has the character U+0000, which is no text; take it out",
        ),
    ],
)
def test_one_wrong_row_costs_itself(text, read, line, message):
    found, told = what_is_read(read_data(text.encode(), ".csv"))
    assert found == read
    ((where, said),) = told
    assert where == line
    assert said.startswith(message)


def test_cells_that_are_empty_beyond_the_columns_are_none():
    assert [record.id for record in read("id,name\na,Ann,,\nb,Bob\n", ".csv")] == ["a", "b"]


@pytest.mark.parametrize(
    ("suffix", "text", "read", "line", "message"),
    [
        (
            ".yaml",
            "a:\n  name: Ann\n  name: Nan\nb:\n  name: Bob\n",
            {"a": {"name": "Ann"}, "b": {"name": "Bob"}},
            3,
            "has the option ‘name’ twice in one entity; take one out",
        ),
        (
            ".json",
            '[{"id": "a", "name": "Ann",\n"Name": "Nan"}, {"id": "b"}]',
            {"a": {"name": "Ann"}, "b": {}},
            2,
            "has the option ‘name’ twice in one entity; take one out",
        ),
        (
            ".yaml",
            "a:\n  name: {first: Ann}\n  born: 1801\nb:\n  name: Bob\n",
            {"a": {"born": "1801"}, "b": {"name": "Bob"}},
            2,
            "has a list or a mapping where a text should be, in the option ‘name’",
        ),
        (
            ".yaml",
            "a: Ann\nb:\n  name: Bob\n",
            {"b": {"name": "Bob"}},
            1,
            "has an entity ‘a’ without options; write ‘name: …’ under its id",
        ),
        (
            ".yaml",
            "a:\n  offices:\n    - {ident: mayor}\n  name: Ann\n",
            {"a": {"name": "Ann"}},
            3,
            "has an item that is not ‘id’, with ‘label’ and ‘term’ if need be, in the option",
        ),
        (
            ".yaml",
            "? [a, b]\n: {name: Ann}\nb:\n  name: Bob\n",
            {"b": {"name": "Bob"}},
            1,
            "has a list or a mapping where a text should be",
        ),
        (
            ".yaml",
            "a:\n  name: Ann: the elder\nb:\n  name: Bob\n",
            {"b": {"name": "Bob"}},
            2,
            "is not YAML (mapping values are not allowed here); put a text with a colon in it",
        ),
        (
            ".yaml",
            "- id: a\n  name: 'Ann\n- id: b\n  name: Bob\n- id: c\n  name: [\n- id: d\n",
            {"b": {"name": "Bob"}, "d": {}},
            None,
            "is not YAML",
        ),
        (
            ".yaml",
            "a:\n  name: *ann\nb:\n  name: Bob\n",
            {"b": {"name": "Bob"}},
            2,
            "is not YAML (found undefined alias 'ann'); put a text that begins with * between",
        ),
        (
            ".yaml",
            "a:\n\tname: Ann\n\tborn: 1801\nb:\n  name: Bob\n",
            {"a": {"name": "Ann", "born": "1801"}, "b": {"name": "Bob"}},
            2,
            "has tabs before its lines; write blanks there",
        ),
        (
            ".json",
            '[\n {"id": "a", "name": "Ann"},\n {"id": "b", "name": "Bob"},\n]\n',
            {"a": {"name": "Ann"}, "b": {"name": "Bob"}},
            3,
            "is not JSON (a comma before a closing bracket); take the comma out",
        ),
        (
            ".json",
            '[\n {"id": "a",\n  "name": "Ann"},\n {"id": "b"\n  "name": "Bob"},\n {"id": "c"}\n]',
            {"a": {"name": "Ann"}, "c": {}},
            5,
            "is not JSON",
        ),
        (
            ".json",
            '{\n "a": {"name": "Ann},\n "b": {"name": "Bob"}\n}',
            {"b": {"name": "Bob"}},
            2,
            "is not JSON",
        ),
        (
            ".json",
            '[\n {"id": "a", "name": true, "born": 1801},\n {"id": "b", "name": "Bob"}]',
            {"a": {"born": "1801"}, "b": {"name": "Bob"}},
            2,
            "has true where a text should be, in the option ‘name’; write it in quotes",
        ),
        (
            ".json",
            '[{"id": "a", "name": NaN}, {"id": "b", "name": "Bob"}]',
            {"a": {}, "b": {"name": "Bob"}},
            1,
            "has NaN where a text should be, in the option ‘name’; write it in quotes",
        ),
    ],
)
def test_one_wrong_entry_costs_itself(suffix, text, read, line, message):
    found, told = what_is_read(read_data(text.encode(), suffix))
    assert found == read
    assert told
    assert all(said.startswith(message) for _, said in told)
    assert line in (None, told[0][0])


@pytest.mark.parametrize("digits", [400, 5000])
def test_a_number_of_many_digits_is_text(digits):
    (record,) = read(json.dumps([{"id": "a"}]).replace("}", f', "viaf": {"9" * digits}}}'), ".json")
    assert options_of(record) == {"viaf": "9" * digits}


def test_a_merge_brings_the_options_that_an_entity_does_not_have_itself():
    text = "base: &base {name: Base, born: 1801}\na: {<<: *base, name: Ann}\nb:\n  <<: [*base]\n"
    base, anna, bob = read(text, ".yaml")
    assert options_of(anna) == {"name": "Ann", "born": "1801"}
    assert options_of(bob) == options_of(base) == {"name": "Base", "born": "1801"}


def test_a_merge_that_leads_to_itself_ends():
    (record,) = read("a: &a\n  <<: *a\n  name: Ann\n", ".yaml")
    assert options_of(record) == {"name": "Ann"}


def test_merges_that_double_at_each_step_end():
    lines = [
        "a0: &a0 {name: x}",
        *(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 60)),
    ]
    assert len(read("\n".join(lines), ".yaml")) == 60


def test_anchors_cannot_make_more_than_a_measure_of_the_file():
    text = f"a: &a {{body: {'x' * 10_000}}}\n" + "".join(f"b{n}: *a\n" for n in range(10_000))
    data = read_data(text.encode(), ".yaml")
    assert sum(len(record.body) for record in data.records) < 25 * len(text)
    assert [slip.message for slip in data.slips] == [
        "repeats itself by anchors beyond all measure; what follows is not read"
    ]


def test_every_document_of_a_yaml_file_is_read():
    assert [record.id for record in read("a:\n  name: Ann\n---\nb:\n  name: Bob\n", ".yaml")] == [
        "a",
        "b",
    ]


# --- bytes -------------------------------------------------------------------------------------

TABLE = "id,name\nana,Ána “Zed”\nbob,Bob\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_a_file_is_read_in_every_encoding_of_unicode(encoding):
    data = read_data(TABLE.encode(encoding), ".csv")
    assert what_is_read(data) == ({"ana": {"name": "Ána “Zed”"}, "bob": {"name": "Bob"}}, [])


@pytest.mark.parametrize(
    ("data", "name", "line"),
    [
        (TABLE.encode("cp1252"), "Ána “Zed”", 2),
        (TABLE.encode().replace("Á".encode(), b"\xc1"), "Ána “Zed”", 2),  # one byte alone
        ("id,name\n\nana,Jos\xe9\n".encode("latin-1"), "José", 3),
    ],
)
def test_what_is_no_utf_8_is_read_as_windows_has_it_and_told(data, name, line):
    found, told = what_is_read(read_data(data, ".csv"))
    assert found["ana"] == {"name": name}
    ((where, message),) = told
    assert where == line
    assert message.startswith("is not in UTF-8 (")
    assert message.endswith("it was read as Windows-1252, look at its accents and save it as UTF-8")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "is a spreadsheet, not text; save the sheet as CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is a spreadsheet, not text; save the sheet as CSV"),
        (b"<!DOCTYPE html>\n<html><body>", "is a web page; download the data themselves"),
        (b"\n<html lang='en'>", "is a web page"),
        (b"<?xml version='1.0'?><TEI/>", "is XML; save the data as CSV, YAML or JSON"),
        (b"%PDF-1.7", "is a PDF; save the data"),
        (b"\x1f\x8b\x08\x00", "is packed (gzip); unpack it"),
        (b"SQLite format 3\x00", "is a database (SQLite)"),
        (bytes(range(1, 32)) * 4, "is no text"),
        (b" \n\n", "is empty; write entities into it"),
        (b"\xef\xbb\xbf", "is empty"),
    ],
)
@pytest.mark.parametrize("suffix", [".csv", ".yaml", ".json"])
def test_a_file_of_another_kind_is_named_for_what_it_is(data, message, suffix):
    with pytest.raises(DataError) as caught:
        read_data(data, suffix)
    assert str(caught.value).startswith(message)
    assert caught.value.line == 1


@pytest.mark.parametrize(
    ("text", "suffix", "words", "line"),
    [
        ("a: [b", ".yaml", "is not YAML", 1),
        ("text", ".yaml", "holds neither a list", 1),
        ("7", ".json", "holds neither a list", 1),
    ],
)
def test_a_file_of_another_shape_says_what_and_where(text, suffix, words, line):
    found, told = what_is_read(read_data(text.encode(), suffix))
    assert found == {}
    ((where, message),) = told
    assert where == line
    assert message.startswith(words)


@pytest.mark.parametrize(
    ("text", "suffix", "message"),
    [
        ("id\n", ".txt", "has the ending ‘.txt’; one of entities ends in .yaml, .json or .csv"),
        ("id\n", ".xlsx", "has the ending ‘.xlsx’; one of entities ends in .yaml, .json or .csv;"),
        ("[" * 5000, ".yaml", "is nested too deeply"),
        ("[" * 100_000, ".json", "is nested too deeply"),
    ],
)
def test_a_file_of_which_nothing_can_be_read_says_so(text, suffix, message):
    with pytest.raises(DataError) as caught:
        read_data(text.encode(), suffix)
    assert str(caught.value).startswith(message)


# --- whatever stands in a file -----------------------------------------------------------------

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)
BROKEN = st.lists(
    st.sampled_from(
        ["a:", "- id: a", "\n", "  name: x", '"', "'", "{", "}", "[", "]", ",", ";", "\t", "&a ",
         "*a", "<<: ", "id,name", "a,b", "|", "#", "---", ": ", "\x00", "\u2028", "é", "1900"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@pytest.mark.fuzz
@given(st.binary() | BROKEN.map(str.encode), st.sampled_from([".yaml", ".json", ".csv"]))
def test_no_bytes_break_the_reader(data, suffix):
    try:
        found = read_data(data, suffix)
        lines = [each.line for each in (*found.records, *found.slips)]
    except DataError as error:
        lines = [error.line]
    assert all(1 <= line <= len(data.splitlines()) + data.count(b"\r") + 1 for line in lines)


@pytest.mark.fuzz
@given(JSON)
def test_every_json_is_read_or_told(value):
    data = read_data(json.dumps(value).encode(), ".json")
    assert data.records or data.slips or not value


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("people:\n  ana:\n    name: Ana\n", ".yaml"),
        ("people:\n- id: ana\n  name: Ana\n", ".yaml"),
        ("- ana:\n    name: Ana\n", ".yaml"),
        ("id: ana\nname: Ana\n", ".yaml"),
        ('{"people": [{"id": "ana", "name": "Ana"}]}', ".json"),
        ('{"people": {"ana": {"name": "Ana"}}}', ".json"),
        ('{"id": "ana", "name": "Ana"}', ".json"),
        ("#id,name\nana,Ana\n", ".csv"),
        ("| id | name |\n|----|:---:|\n| ana | Ana |\n", ".csv"),
    ],
)
def test_entities_are_found_where_other_programs_put_them(text, suffix):
    data = read_data(text.encode(), suffix)
    assert [(record.id, options_of(record)["name"]) for record in data.records] == [("ana", "Ana")]
    assert not data.slips


@pytest.mark.parametrize(
    ("text", "suffix", "line", "message"),
    [
        ("People,,\n,,\nid,name\nana,Ana\n", ".csv", 1, "has lines above the names of its columns"),
        ("# mine\nid,name\nana,Ana\n", ".csv", 1, "has lines above the names of its columns"),
        (
            "id,name\n<<<<<<< HEAD\nana,Ana\n=======\n>>>>>>> theirs\n",
            ".csv",
            2,
            "has two versions of some lines (<<<<<<<, of Git); keep one",
        ),
        (
            '{"id": "ana", "name": "Ana"}\n{"id": "ana", "name": "Ana"}',
            ".json",
            2,
            "is not JSON (more than one value); put all into [ and ]",
        ),
    ],
)
def test_what_stands_beside_the_entities_is_told_once(text, suffix, line, message):
    data = read_data(text.encode(), suffix)
    assert {record.id for record in data.records} == {"ana"}
    assert [slip.line for slip in data.slips] == [line]
    assert data.slips[0].message.startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"head": {}, "results": {"bindings": []}}', "is the answer of a query service (SPARQL)"),
        ('{"type": "FeatureCollection", "features": []}', "is GeoJSON, the base of a map"),
        ('{"columns": ["id"], "index": [0], "data": [["a"]]}', "is a table with its columns apart"),
    ],
)
def test_data_of_another_shape_are_named_for_what_they_are(text, message):
    data = read_data(text.encode(), ".json")
    assert not data.records
    assert [slip.message[: len(message)] for slip in data.slips] == [message]


def test_a_pointer_of_git_lfs_is_no_table():
    with pytest.raises(DataError, match="is a pointer of Git LFS"):
        read_data(b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", ".csv")


def test_what_is_within_itself_is_read_once():
    data = read_data(b"ana: &ana\n  bob: *ana\n", ".yaml")
    assert [slip.message for slip in data.slips] == [
        "has a list or a mapping where a text should be, in the option ‘bob’"
    ]


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"]))


@pytest.mark.fuzz
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1), st.sampled_from(",;\t|"), st.integers(0, 100))
def test_a_quoted_table_is_read_as_it_is_and_one_wrong_row_costs_itself(cells, separator, place):
    rows = [
        f'"r{number}"{separator}"{_(one)}"{separator}"{_(two)}"'
        for number, (one, two) in enumerate(cells)
    ]
    wrong = place % (len(rows) + 1)
    rows.insert(wrong, separator.join(["bad"] * 5))
    text = "\n".join([separator.join(["id", "name", "note"]), *rows])
    data = read_data(text.encode(), ".csv")
    found = {record.id: options_of(record) for record in data.records}
    if len(rows) > 3:
        assert [slip.line for slip in data.slips] == [wrong + 2]
        assert found == {
            f"r{number}": {
                name: cell.strip() for name, cell in (("name", one), ("note", two)) if cell.strip()
            }
            for number, (one, two) in enumerate(cells)
        }


def _(cell):
    return cell.replace('"', '""')
