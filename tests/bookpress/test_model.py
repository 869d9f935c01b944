"""The ground floor: strings, lengths, languages, anchors, complaints."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_bookpress.model.anchors import Anchor, Anchors
from sphinx_bookpress.model.complaints import (
    Complaint,
    SourcePlace,
    mark_of,
    read_complaints,
    source_of,
)
from sphinx_bookpress.model.measures import Language, language_of, length_of
from sphinx_bookpress.model.text import slug_of, string_of, words_of

printable = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]))


@given(printable)
def test_a_string_reads_back_as_what_was_written(text):
    # Typst and JSON agree on the escapes that are used here.
    assert json.loads(string_of(text)) == text


@given(st.text(st.characters()))
def test_a_string_never_ends_before_its_end(text):
    body = string_of(text)[1:-1].replace("\\\\", "").replace('\\"', "")
    assert '"' not in body
    assert not body.endswith("\\")


def test_half_a_surrogate_pair_is_shown_as_lost():
    assert string_of("\ud800") == '"\ufffd"'


@given(printable)
def test_words_lose_no_letter(text):
    assert "".join(words_of(text).split()).replace("\u200b", "") == "".join(text.split()).replace(
        "\u200b", ""
    )


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("400px", "300pt"),
        ("400", "300pt"),
        ("50%", "50%"),
        ("2.5cm", "2.5cm"),
        ("1pc", "12pt"),
        ("3 em", "3em"),
        ("", None),
        ("wide", None),
        ("3 furlongs", None),
    ],
)
def test_lengths_are_read_as_docutils_writes_them(text, length):
    assert length_of(text) == length


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("en", Language(code="en")),
        ("pt_BR", Language(code="pt", region="BR")),
        ("zh-Hant-TW", Language(code="zh", region="TW")),
        ("sr@latin", Language(code="sr")),
        ("", Language(code="en")),
        ("klingon", Language(code="en")),
    ],
)
def test_languages_are_read_as_sphinx_writes_them(code, language):
    assert language_of(code) == language


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The Bay of Pigs Invasion, 1961", "the-bay-of-pigs-invasion-1961"),
        ("Año / nuevo", "año-nuevo"),
        ("../..", "book"),
        ("x" * 10_000, "x" * 60),
    ],
)
def test_a_book_is_named_after_its_title(title, slug):
    assert slug_of(title) == slug


def test_an_anchor_of_another_document_is_found_if_it_is_the_only_one():
    anchors = Anchors()
    anchors.add(Anchor(docname="a", id="x"))
    anchors.add(Anchor(docname="a", id="both"))
    anchors.add(Anchor(docname="b", id="both"))
    assert anchors.find(Anchor(docname="index", id="x")) == Anchor(docname="a", id="x")
    assert anchors.find(Anchor(docname="b", id="both")) == Anchor(docname="b", id="both")
    assert anchors.find(Anchor(docname="index", id="both")) is None
    assert anchors.find(Anchor(docname="index", id="")) is None


def test_an_anchor_stands_once():
    anchors = Anchors()
    assert anchors.add(Anchor(docname="a", id="x"))
    assert not anchors.add(Anchor(docname="a", id="x"))


DIAGNOSTIC = """error: cannot add integer and string
  ┌─ book.typ:4:2
  │
4 │ #(1 + "a")
  │  ^^^^^^^^^
  │
  = hint: make both numbers

error: PDF/UA-1 error: the text `"😀"` could not be displayed with font `"Libertinus Serif"`
  ┌─ book.typ:6:1
"""


def test_complaints_are_read_from_what_the_compiler_prints():
    first, second = read_complaints(DIAGNOSTIC)
    assert first == Complaint(
        message="cannot add integer and string",
        file="book.typ",
        line=4,
        hints=("make both numbers",),
    )
    assert not first.is_about_standard
    assert second.is_about_standard
    assert second.unshown_text == "😀"


@pytest.mark.parametrize(
    ("written", "text"),
    [(r"\u{200d}", "\u200d"), (r"\u{fe0f}", "\ufe0f"), (r"\\", "\\"), (r"\"", '"'), ("é", "é")],
)
def test_a_character_that_nobody_sees_is_read_as_itself(written, text):
    told = f'error: PDF/UA-1 error: the text `"{written}"` could not be displayed with font `"L"`'
    (complaint,) = read_complaints(told)
    assert complaint.unshown_text == text


def test_warnings_beside_errors_are_no_complaints():
    warning = "warning: block may not occur inside of a paragraph\n  ┌─ book.typ:2:1\n\n"
    assert read_complaints(f"{warning}{DIAGNOSTIC}") == read_complaints(DIAGNOSTIC)
    assert [each.line for each in read_complaints(warning)] == [2]


def test_a_standard_that_takes_no_pdf_is_a_matter_of_the_standard():
    message = "error: embedding PDFs is currently not supported in this export mode\n"
    assert [each.is_about_standard for each in read_complaints(message)] == [True]


def test_a_complaint_is_traced_to_the_mark_before_it():
    lines = ["#import", mark_of("one/two", 7), "#text", "#(1 + 2)", mark_of("three", 1)]
    place = source_of(4, lines)
    assert place == SourcePlace(docname="one/two", line=7)
    assert source_of(1, lines) is None
