"""Sources of every kind as full note, shortened note and bibliography entry."""

import json
from pathlib import Path

import pytest
from pybtex.database import parse_string

from sphinx_citenotes.model.bibfile import read_bibliography_file
from sphinx_citenotes.model.chicago import bibliography, note, short
from sphinx_citenotes.model.locator import parse_locator
from sphinx_citenotes.model.markup import to_markup
from sphinx_citenotes.model.problems import ProblemKind
from sphinx_citenotes.model.source import read_source

HERE = Path(__file__).parent


def load(name):
    expected = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    read = read_bibliography_file(HERE / f"{name}.bib")
    sources = {source.key: source for source in read.sources}
    return [pytest.param(sources[key], expected[key], id=key) for key in expected]


TABLES = ["examples", *sorted(path.stem for path in HERE.glob("forms*.json"))]
CASES = [case for table in TABLES for case in load(table)]
FORMS = ("note", "short", "bibliography")


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_the_full_note_follows_the_manual(source, expected):
    text = note(source, parse_locator(expected["locator"]))
    assert to_markup(text) == expected["note"]


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_the_shortened_note_follows_the_manual(source, expected):
    text = short(source, parse_locator(expected["locator"]))
    assert to_markup(text) == expected["short"]


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_the_bibliography_entry_follows_the_manual(source, expected):
    assert to_markup(bibliography(source)) == expected["bibliography"]


@pytest.mark.parametrize("name", TABLES)
def test_every_source_of_the_tables_has_its_strings(name):
    read = read_bibliography_file(HERE / f"{name}.bib")
    expected = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    assert {source.key for source in read.sources} == set(expected)


@pytest.mark.parametrize("name", TABLES)
def test_pybtexs_own_reader_gives_the_same_sources(name):
    path = HERE / f"{name}.bib"
    entries = parse_string(path.read_text(encoding="utf-8"), "bibtex").entries
    for source in read_bibliography_file(path).sources:
        assert read_source(source.key, entries[source.key], entries)[0] == source


@pytest.mark.parametrize("name", TABLES)
def test_sources_that_are_complete_have_no_problems(name):
    problems = read_bibliography_file(HERE / f"{name}.bib").problems
    # Programs that export sources join names with semicolons, which is told and read.
    assert [problem for problem in problems if problem.kind is not ProblemKind.NAME] == []


@pytest.mark.parametrize("name", [name for name in TABLES if "-" in name])
def test_every_string_of_the_tables_names_its_rule(name):
    expected = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    assert [key for key, strings in expected.items() if not strings["why"]] == []


@pytest.mark.parametrize("name", TABLES)
def test_what_the_tables_also_accept_is_another_form_than_ours(name):
    expected = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    for strings in expected.values():
        for form, others in strings.get("accept", {}).items():
            assert form in FORMS
            assert strings[form] not in others


def test_a_url_in_a_note_is_a_link():
    source, _ = read_source(*entry("@online{a, title = {Map}, url = {https://example.org/a--b}}"))
    html = note(source).render_as("html")
    assert '<a href="https://example.org/a--b">https://example.org/a--b</a>.' in html


def entry(text):
    [(key, found)] = parse_string(text, "bibtex").entries.items()
    return key, found


def cited(text, form=note, locator=""):
    source, _ = read_source(*entry(text))
    if form is bibliography:
        return to_markup(form(source))
    return to_markup(form(source, parse_locator(locator)))


def test_an_introduction_is_cited_without_quotation_marks():
    text = """@suppbook{a, author = {Lee, Ann}, title = {Foreword}, booktitle = {Waves},
        publisher = {Verso}, location = {London}, date = {2005}}"""
    assert cited(text, locator="ix") == "Ann Lee, foreword to *Waves* (London: Verso, 2005), ix."


def test_a_description_begins_a_note_with_a_capital():
    text = """@misc{a, entrysubtype = {interview}, title = {interview with a pilot},
        date = {1961-05}, institution = {Gulf Library}, location = {Miami}}"""
    assert cited(text) == "Interview with a pilot, May 1961, Gulf Library, Miami."


def test_a_corporate_author_that_is_the_periodical_is_not_repeated():
    text = (
        "@article{a, author = {{Time}}, title = {Tractors}, journal = {Time}, date = {1961-06-09}}"
    )
    assert cited(text) == "“Tractors,” *Time*, June 9, 1961."


def test_a_remark_in_note_goes_to_the_bibliography_only():
    text = """@book{a, author = {Lee, Ann}, title = {Waves}, publisher = {Verso},
        location = {London}, date = {2005}, note = {released 2011}}"""
    assert cited(text) == "Ann Lee, *Waves* (London: Verso, 2005)."
    assert cited(text, bibliography) == "Lee, Ann. *Waves*. London: Verso, 2005. Released 2011."


def test_the_origin_of_a_translation_is_no_reprint():
    text = """@book{a, author = {Lee, Ann}, title = {Waves}, translator = {Roe, R.},
        origdate = {1930}, publisher = {Verso}, location = {London}, date = {2005}}"""
    assert cited(text) == "Ann Lee, *Waves*, trans. R. Roe (London: Verso, 2005)."


def test_a_letter_in_an_edition_is_cited_by_its_title():
    text = """@incollection{a, entrysubtype = {letter}, author = {Adams, Henry},
        title = {Adams to Charles Milnes Gaskell}, origdate = {1868-03-30},
        booktitle = {Letters of Henry Adams}, editor = {Ford, Worthington Chauncey},
        location = {Boston}, publisher = {Houghton Mifflin}, date = {1930}}"""
    assert cited(text, locator="141") == (
        "Adams to Charles Milnes Gaskell, March 30, 1868, in *Letters of Henry Adams*,"
        " ed. Worthington Chauncey Ford (Boston: Houghton Mifflin, 1930), 141."
    )


def test_east_asian_names_are_written_as_in_their_language():
    text = "@book{a, author = {毛, 泽东}, title = {选集}, location = {北京}, date = {1991}}"
    assert cited(text).startswith("毛泽东, ")
    assert cited(text, short) == "毛, 选集."
    assert cited(text, bibliography).startswith("毛泽东. ")
