"""Whole .bib files with mistakes in them."""

from sphinx_citenotes.model.bibfile import read_bibliography, read_bibliography_file
from sphinx_citenotes.model.chicago import bibliography
from sphinx_citenotes.model.problems import ProblemKind

GOOD = "@book{%s, author = {Lee, Ann}, title = {Waves}, location = {Rome}, date = {1961}}\n"


def keys(read):
    return [source.key for source in read.sources]


def test_a_brace_that_is_not_closed_costs_nothing_else():
    text = (
        "% a file\n@book{a,\n  title = {Waves,\n  location = {Rome},\n  date = {1961},\n}\n"
        + GOOD % "b"
    )
    read = read_bibliography(text, file="refs.bib")
    assert keys(read) == ["a", "b"]
    [problem] = read.problems
    assert problem.kind is ProblemKind.SYNTAX
    assert str(problem) == (
        "refs.bib:2: a: a brace is not closed before the next entry; count the braces of its fields"
    )
    assert str(bibliography(read.sources[0])) == "Waves. Rome, 1961."


def test_a_brace_that_is_not_closed_at_the_end_of_the_file_is_told():
    read = read_bibliography(GOOD % "a" + "@book{b, title = {Waves}, date = {1961}\n")
    assert keys(read) == ["a", "b"]
    assert read.problems[0].line == 2


def test_a_missing_comma_is_told_with_its_line():
    read = read_bibliography("@book{a,\n title = {Waves}\n date = {1961},\n location = {Rome}}\n")
    assert read.problems[0].kind is ProblemKind.SYNTAX
    assert read.problems[0].line == 3
    assert keys(read) == ["a"]


def test_bytes_that_are_not_utf_8_are_told_with_their_line(tmp_path):
    path = tmp_path / "refs.bib"
    path.write_bytes(b"% x\n@book{a, title = {Gir\xf3n}, date = {1961}, location = {Rome}}\n")
    read = read_bibliography_file(path)
    assert str(bibliography(read.sources[0])) == "Girón. Rome, 1961."
    [problem] = read.problems
    assert problem.kind is ProblemKind.ENCODING
    assert str(problem).startswith(f"{path}:2: byte 0xf3 is not UTF-8")


def test_a_double_key_keeps_the_first_entry():
    read = read_bibliography(
        GOOD % "a" + "@book{A, title = {Other}, date = {1999}}\n", file="r.bib"
    )
    assert keys(read) == ["a"]
    [problem] = read.problems
    assert problem.kind is ProblemKind.DOUBLE_KEY
    assert str(problem).startswith("r.bib:2: A: this key stands in line 1 already")


def test_a_double_field_keeps_the_first():
    read = read_bibliography("@book{a, title = {One}, title = {Two}, date = {1961}}")
    assert str(bibliography(read.sources[0])) == "One. 1961."
    assert [problem.kind for problem in read.problems] == [ProblemKind.DOUBLE_FIELD]


def test_an_abbreviation_that_is_not_defined_is_printed_as_typed():
    read = read_bibliography("@book{a, title = {One}, location = Rome, date = {1961}}")
    assert str(bibliography(read.sources[0])) == "One. Rome, 1961."
    assert "put braces around the value" in read.problems[0].message


def test_abbreviations_months_and_concatenation_are_read():
    text = '@string{v = "Verso"}\n@book(a, title = "One" # { Two}, publisher = v, year = 1961)\n'
    read = read_bibliography(text)
    assert read.problems == ()
    assert str(bibliography(read.sources[0])) == "One Two. Verso, 1961."


def test_text_between_entries_is_a_remark():
    read = read_bibliography('Dear me@example.org,\n@comment{x}\n@preamble{"y"}\n' + GOOD % "a")
    assert keys(read) == ["a"]
    assert read.problems == ()


def test_a_problem_of_a_source_carries_the_line_of_its_entry():
    read = read_bibliography("\n\n@book{a, title = {One}}", file="r.bib")
    assert str(read.problems[0]).startswith("r.bib:3: a: the field date is missing")


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    read = read_bibliography_file(tmp_path / "none.bib")
    assert read.sources == ()
    assert read.problems[0].kind is ProblemKind.FILE


def test_fifteen_hundred_sources_are_read_and_printed():
    text = "".join(GOOD % f"k{number}" for number in range(1500))
    printed = [bibliography(source) for source in read_bibliography(text).sources]
    assert len(printed) == 1500
