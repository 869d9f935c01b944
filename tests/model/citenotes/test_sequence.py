"""The notes of a page in their order."""

import json
import re
from pathlib import Path

import pytest
from pybtex.richtext import HRef, Tag, Text

from sphinx_citenotes.model.bibfile import read_bibliography_file
from sphinx_citenotes.model.locator import parse_locator
from sphinx_citenotes.model.markup import to_markup
from sphinx_citenotes.model.sequence import Citation, Form, cite, compose_note, decide_forms
from sphinx_citenotes.model.sort import sort_key

HERE = Path(__file__).parent
SEQUENCE = json.loads((HERE / "sequence.json").read_text(encoding="utf-8"))
SOURCES = {s.key: s for s in read_bibliography_file(HERE / "examples.bib").sources}
TARGET = re.compile(r"(?:\{(?P<pre>[^}]*)\})?(?P<key>[\w-]+)(?:\{(?P<post>[^}]*)\})?")


def citations(text):
    return [
        Citation(key=m["key"], prefix=m["pre"] or "", locator=parse_locator(m["post"] or ""))
        for m in TARGET.finditer(text)
    ]


def group(entry):
    if "role" in entry:
        return citations(entry["role"])
    return citations(re.search("<cite (.*?)>", entry["hand"])[1])


def printed(entry, group, forms):
    texts = [cite(SOURCES[c.key], c, f) for c, f in zip(group, forms, strict=True)]
    if "role" in entry:
        return to_markup(compose_note(group, texts))
    return re.sub("<cite.*?>", to_markup(compose_note(group, texts, sentence=False)), entry["hand"])


@pytest.mark.parametrize("ibid", [False, True])
def test_the_notes_of_a_page_follow_each_other(ibid):
    groups = [group(entry) for entry in SEQUENCE["notes"]]
    forms = decide_forms(groups, ibid=ibid)
    for entry, cited, decided in zip(SEQUENCE["notes"], groups, forms, strict=True):
        expected = entry.get("ibid", entry["note"]) if ibid else entry["note"]
        assert printed(entry, cited, decided) == expected


def test_the_bibliography_is_in_the_order_of_names():
    cited = {c.key for entry in SEQUENCE["notes"] for c in group(entry)}
    ordered = sorted(cited, key=lambda key: sort_key(SOURCES[key]))
    assert ordered == SEQUENCE["bibliography_order"]


@pytest.mark.parametrize(
    ("notes", "last"),
    [
        (["a{1}", "a{1}"], Form.IBID),
        (["a{1}", "a{2}"], Form.IBID_ELSEWHERE),
        (["a", "a{2}"], Form.IBID_ELSEWHERE),
        (["a{1}", "a"], Form.SHORT),
        (["a{1}, b", "b"], Form.SHORT),
        (["a{1}, a{2}", "a{2}"], Form.IBID),
        (["a", "", "a"], Form.SHORT),
        (["a", "b", "a"], Form.SHORT),
    ],
)
def test_ibid_needs_a_note_with_one_source_before_it(notes, last):
    forms = decide_forms([citations(note) for note in notes], ibid=True)
    assert forms[-1] == (last,)


def test_within_a_note_ibid_follows_its_own_source():
    assert decide_forms([citations("a{1}, a{2}")], ibid=True) == [(Form.FULL, Form.IBID_ELSEWHERE)]


def test_without_ibid_a_source_is_full_once():
    forms = decide_forms([citations("a, b"), citations("b, a, c")], ibid=False)
    assert forms == [(Form.FULL, Form.FULL), (Form.SHORT, Form.SHORT, Form.FULL)]


def test_the_last_period_goes_inside_a_link_with_closing_quotation_marks():
    link = HRef("#a", "Szulc, “Anti-Castro Units”")
    closed = compose_note([Citation(key="a")], [link])
    assert closed == Text(HRef("#a", "Szulc, “Anti-Castro Units.”"))


def test_no_second_period_follows_an_abbreviation():
    closed = compose_note([Citation(key="a")], [Text("Lee, ", Tag("em", "Waves"), ", 34ff.")])
    assert str(closed) == "Lee, Waves, 34ff."


def test_words_after_a_citation_stand_before_the_period():
    cited = Citation(key="a", suffix="which see")
    assert str(compose_note([cited], [Text("Lee, 3")])) == "Lee, 3 which see."


@pytest.mark.parametrize(
    ("text", "begins"),
    [("de Gaulle, War", "De"), ("ibid.", "Ibid"), ("bell hooks, X", "bell"), ("al.com", "al")],
)
def test_particles_take_a_capital_at_the_head_of_a_note(text, begins):
    assert str(compose_note([Citation(key="a")], [Text(text)])).startswith(begins)


def test_a_note_without_citations_is_empty():
    assert str(compose_note([], [])) == ""
