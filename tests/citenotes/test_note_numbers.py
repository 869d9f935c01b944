"""Notes are numbered as their marks are read, and a sentence can say the number of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from pypdf import PdfReader

from .test_notes import Doctrees, marks_of, notes_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.testing.util import SphinxTestApp

    from .conftest import Book

_SUFFIXES = {".txt", ".tex", ".xhtml", ".texi", ".1"}
crossed = pytest.mark.sphinx("html", testroot="citenotes-crossed", freshenv=True)


@pytest.fixture
def built(app: SphinxTestApp, doctrees: Doctrees) -> Doctrees:
    assert app.warning.getvalue() == ""
    return doctrees


def lines_of(page: nodes.document) -> list[str]:
    """Return the paragraphs in the text of *page*, with each mark in angle brackets."""
    page = page.deepcopy()
    for mark in list(page.findall(nodes.footnote_reference)):
        mark.parent.replace(mark, nodes.Text(f"<{mark.astext()}>"))
    return [
        line.astext().replace("\n", " ")
        for line in page.findall(nodes.paragraph)
        if not isinstance(line.parent, nodes.footnote)
    ]


@crossed
def test_a_role_prints_the_number_of_a_note(built: Doctrees) -> None:
    assert lines_of(built["one"])[0] == (
        "Alpha.<1> Beta.<2> Gamma.<3> Delta.<4> See note 3 above, or note 4; 1."
    )
    assert "After note 1" in [title.astext() for title in built["one"].findall(nodes.title)]


@crossed
def test_the_number_of_a_note_is_a_link_to_it(built: Doctrees) -> None:
    page = built["one"]
    notes = {note["ids"][0]: note[0].astext() for note in page.findall(nodes.footnote)}
    links = [link for link in page.findall(nodes.reference) if link.astext().isdigit()]
    assert len(links) == 7
    assert [notes[link["refid"]] for link in links] == [link.astext() for link in links]


@crossed
def test_a_note_that_points_at_another_says_its_number_on_the_line(built: Doctrees) -> None:
    notes = notes_of(built["one"])
    assert notes["1"] == "Against this see note 3 below.5 Said again.3"
    assert notes["3"] == "But see n. 1 above, and 5."
    assert marks_of(built["one"]) == ["1", "2", "3", "4", "5", "3"]


@crossed
def test_restructured_notes_are_numbered_by_their_marks_too(built: Doctrees) -> None:
    assert lines_of(built["two"])[0] == "Alpha<1> and beta. <2> Then gamma. <3>"
    assert notes_of(built["two"]) == {
        "1": "Ada Venn, Tides (Oslo: Lamp, 1990), 1.",
        "2": "Another; see 3 too. 4",
        "3": "Look back (at 2, which is note 2). 5",
        "4": "Why.",
        "5": "Zed.",
    }


@crossed
def test_a_note_by_its_figure_is_numbered_by_its_mark(built: Doctrees) -> None:
    assert lines_of(built["figures"])[0] == "Beta.<1> Alpha.<2> See note 2."
    assert notes_of(built["figures"]) == {
        "1": "Second in the file, Ada Venn, Tides (Oslo: Lamp, 1990), 7.",
        "2": "First in the file, Venn, Tides; see note 1.",
    }


@crossed
def test_no_note_leads_back_to_a_mark_that_is_none(built: Doctrees) -> None:
    for page in built.values():
        marks = {mark["ids"][0] for mark in page.findall(nodes.footnote_reference)}
        for note in page.findall(nodes.footnote):
            assert set(note["backrefs"]) <= marks


@pytest.mark.sphinx("bookpdf", testroot="citenotes-crossed", freshenv=True)
def test_the_number_in_print_is_that_of_the_printed_note(app: SphinxTestApp) -> None:
    app.build()
    assert app.warning.getvalue() == ""
    pages = [page.extract_text() for page in PdfReader(app.builder.book_path).pages]
    words = " ".join(" ".join(pages).split())
    own = words.partition("Delta.")[2].partition(" ")[0]
    other = words.partition("Gamma.")[2].partition(" ")[0]
    assert f"See note {other} above, or note {own}; 1." in words
    assert f"{other}. But see n. 1 above" in words
    assert f"1. Against this see note {other} below." in words


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "bookepub", "texinfo", "man"])
def test_every_builder_prints_the_number(book: Callable[[str], Book], builder: str) -> None:
    pier = book("crossed")
    out = pier.build(builder)
    assert pier.warnings == []
    written = [path for path in out.rglob("*") if path.suffix in _SUFFIXES and path.is_file()]
    words = " ".join(path.read_text("utf-8") for path in written)
    plain = " ".join(re.sub(r"<[^>]+>|\\&", "", words).split())
    assert "See note 3 above, or note 4;" in plain


def test_an_unknown_note_is_told_with_the_nearest(book: Callable[[str], Book]) -> None:
    pier = book("crossed")
    pier.change("one.md", "*{cite:noteref}`a`*", "{cite:noteref}`depe` {cite:noteref}`ship`")
    pier.build("text")
    told = [line.rpartition("/")[2] for line in pier.warnings]
    none = "WARNING: no note of this page has the label"
    assert told == [
        f"one.md:4: {none} ‘depe’; did you mean ‘deep’? [citenotes.note]",
        f"one.md:4: {none} ‘ship’; write the note as ‘[^ship]: …’, and its mark in the text [citenotes.note]",  # noqa: E501
    ]
