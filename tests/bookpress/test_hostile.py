"""Text that means harm, in every field: no exception, no lost words, nothing executed."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_bookpress.model.text import literal_of, string_of, words_of
from sphinx_bookpress.press import ask

from .conftest import read_book
from .hostile import HOSTILE, PAGE, PLAIN, squeezed, write

PRINTED = ("Start", "emphasis", "Cell", "Caption", "Note", "entry", "Definition")


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_in_every_field_does_no_harm(make_app, tmp_path, rootdir, kind):
    write(tmp_path, rootdir, HOSTILE[kind])
    app = make_app("bookpdf", srcdir=tmp_path)
    app.build()
    assert app.warning.getvalue() == ""
    words = squeezed(read_book(app.builder.book_path).words)
    fields = re.findall(r"([A-Z][a-z]+) HOSTILE", PAGE)
    assert len(fields) > 20
    for before in (*fields, "Thelastwords", "below"):
        assert before in words, before
    if kind in PLAIN:  # every character of it is printed
        for before in (*PRINTED, "code"):
            assert squeezed(before + HOSTILE[kind]) in words, before


@given(st.text(st.characters()))
@settings(max_examples=60, deadline=None)
def test_typst_reads_any_string_back_as_it_was(tmp_path_factory, text):
    main = tmp_path_factory.mktemp("string") / "string.typ"
    expected = words_of(text)
    main.write_text(f"#metadata({string_of(expected)})<it>\n", encoding="utf-8")
    unprintable = {"Cc", "Cs"}
    kept = "".join("\ufffd" if unicodedata.category(s) == "Cs" else s for s in expected)
    kept = "".join(s for s in kept if unicodedata.category(s) not in unprintable)
    kept = kept.replace("\ufeff", "").replace("\ufffe", "").replace("\uffff", "")
    assert ask(main, "<it>", None) == kept


@given(st.text(st.characters()))
def test_what_is_written_never_leaves_its_line(text):
    assert len(string_of(literal_of(text)).split("\n")) == 1
    assert "\r" not in string_of(text) or "\r" in text


@given(st.text(st.characters()))
def test_what_is_written_can_be_stored_as_utf_8(text):
    assert string_of(text).encode("utf-8")
