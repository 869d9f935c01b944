"""Styles of citation: the MHRA's beside Chicago's, and one of an author's own."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pybtex.richtext import Text

from sphinx_citenotes.model.bibfile import read_bibliography, read_bibliography_file
from sphinx_citenotes.model.chicago import PLAIN_SHORT
from sphinx_citenotes.model.disambiguation import disambiguate
from sphinx_citenotes.model.locator import parse_locator
from sphinx_citenotes.model.markup import to_markup
from sphinx_citenotes.model.mhra import MHRA
from sphinx_citenotes.model.sequence import Citation, Form, cite, compose_note
from sphinx_citenotes.model.styles import CHICAGO_NOTES, STYLES, find_style

HERE = Path(__file__).parent
EXPECTED = json.loads((HERE / "mhra.json").read_text(encoding="utf-8"))
SOURCES = {source.key: source for source in read_bibliography_file(HERE / "mhra.bib").sources}

OWN = replace(CHICAGO_NOTES, name="own", bibliography=lambda source: Text(f"<{source.key}>"))


def printed(form, key, locator):
    citation = Citation(key=key, locator=parse_locator(locator))
    text = cite(SOURCES[key], citation, form, PLAIN_SHORT, MHRA)
    return to_markup(compose_note([citation], [text], style=MHRA))


def test_the_table_has_every_source():
    assert list(EXPECTED) == list(SOURCES)


@pytest.mark.parametrize("key", EXPECTED)
def test_a_full_note_of_the_mhra(key):
    assert printed(Form.FULL, key, EXPECTED[key]["locator"]) == EXPECTED[key]["note"]


@pytest.mark.parametrize("key", EXPECTED)
def test_a_shortened_note_of_the_mhra(key):
    assert printed(Form.SHORT, key, EXPECTED[key]["locator"]) == EXPECTED[key]["short"]


@pytest.mark.parametrize("key", EXPECTED)
def test_an_entry_in_the_bibliography_of_the_mhra(key):
    assert to_markup(MHRA.bibliography(SOURCES[key])) == EXPECTED[key]["bibliography"]


def test_ibid_has_the_place_as_the_style_prints_it():
    assert printed(Form.IBID_ELSEWHERE, "book", "12-14") == "Ibid., pp. 12–14."


@pytest.mark.parametrize(
    ("locator", "place"),
    [
        ("3:21", "III, p. 21"),
        ("321-8", "pp. 321–28"),
        ("107, 109", "pp. 107, 109"),
        ("1496-1504", "pp. 1496–1504"),
        ("301-305", "pp. 301–05"),
        ("9n3", "p. 9, n. 3"),
        ("xii-xv", "pp. xii–xv"),
        ("docs. 61-63", "docs 61–63"),
        ("s.v. tides", "s.v. ‘tides’"),
    ],
)
def test_places_are_printed_as_in_britain(locator, place):
    assert printed(Form.SHORT, "book", locator) == f"Harrow, *Quiet Shore*, {place}."


def test_a_note_of_several_sources_ends_outside_its_quotation_marks():
    citations = [Citation(key="book"), Citation(key="chapter", prefix="cf.")]
    texts = [MHRA.short(SOURCES[c.key], c.locator, PLAIN_SHORT) for c in citations]
    note = compose_note(citations, texts, style=MHRA)
    assert to_markup(note) == "Harrow, *Quiet Shore*; cf. Okafor, ‘Radio Swan’."


def test_a_repeated_author_is_a_dash():
    sources = [SOURCES[key] for key in ("whole-set", "volume", "reprint", "thesis")]
    heads = [str(text).partition(", ")[0] for text in MHRA.dashed(sources)]
    assert heads == ["Vance", "——", "——", "Roe"]


def test_chicago_prints_a_longer_dash_and_closes_it():
    sources = read_bibliography(
        "@book{a, author = {Lee, Ann, Jr.}, title = {One}, date = 1961}\n"
        "@book{b, author = {Lee, Ann, Jr.}, title = {Two}, date = 1962}\n"
        "@book{c, editor = {Lee, Ann, Jr.}, title = {Three}, date = 1963}\n"
        "@book{d, author = {Lee, Ann, Jr. and Roe, Bo}, title = {Four}, date = 1964}\n"
    ).sources
    texts = [to_markup(text).partition("*")[0] for text in CHICAGO_NOTES.dashed(sources)]
    assert texts[1:3] == ["———. ", "———, ed. "]
    assert texts[3].startswith("Lee, ")


def test_disambiguation_asks_the_style():
    sources = read_bibliography(
        "@book{a, author = {Lee, Ann}, title = {Shore: One}, date = 1961}\n"
        "@book{b, author = {Lee, Ann}, title = {Shore: Two}, date = 1962}\n"
    ).sources
    own = replace(MHRA, short=lambda source, _locator, _options: Text(source.key))
    assert set(disambiguate(sources, MHRA)) == {"a", "b"}
    assert disambiguate(sources, own) == {}


def test_styles_are_found_by_name():
    assert {name: find_style(name) for name in STYLES} == STYLES


def test_a_style_of_ones_own_is_found_by_its_path():
    assert find_style(f"{__name__}:OWN").bibliography(SOURCES["book"]) == Text("<book>")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("chicago", "did you mean 'chicago-notes'? known are chicago-notes, mhra"),
        ("no_such_module_at_all:STYLE", "no style no_such_module_at_all:STYLE (No module"),
        ("json:dumps", "json:dumps is no Style"),
        ("json:", "no style json:"),
        (":STYLE", "no style :STYLE"),
    ],
)
def test_an_unknown_style_is_refused_with_those_that_there_are(name, said):
    with pytest.raises(LookupError) as caught:
        find_style(name)
    assert said in caught.value.args[0]
