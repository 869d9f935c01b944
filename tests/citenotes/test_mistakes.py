"""What an author is told, and what the page prints all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.testing.util import SphinxTestApp

    from .conftest import Book


@pytest.mark.sphinx("html", testroot="citenotes-mistakes", freshenv=True)
def test_an_unknown_key_is_named_at_its_line_with_the_nearest_one(app: SphinxTestApp) -> None:
    app.build()
    assert (
        "index.md:4: WARNING: no source ‘qill1990’ in refs.bib; did you mean ‘quill1990’?"
        " [citenotes.key]"
    ) in app.warning.getvalue()


@pytest.mark.sphinx("html", testroot="citenotes-mistakes", freshenv=True)
def test_a_malformed_target_is_named_with_a_right_example(app: SphinxTestApp) -> None:
    app.build()
    assert (
        "index.md:6: WARNING: cannot read the sources in ‘Quill 1990, 12’; write key{locator},"
        " and a comma between two: {see}wyden1979{12–14}, persons1990{149} [citenotes.target]"
    ) in app.warning.getvalue()


@pytest.mark.sphinx("html", testroot="citenotes-mistakes", freshenv=True)
def test_a_citation_that_nobody_can_read_prints_as_typed(
    doctrees: dict[str, nodes.document],
) -> None:
    doctree = doctrees["index"]
    notes = [note[1].astext() for note in doctree.findall(nodes.footnote)]
    assert notes == ["qill1990, 12.", "Quill 1990, 12"]
    assert "A malformed source: Quill the Great." in doctree.astext()


@pytest.mark.sphinx("html", testroot="citenotes-broken-bib", freshenv=True)
def test_a_broken_bibliography_file_is_named_and_the_rest_of_it_is_read(
    app: SphinxTestApp, doctrees: dict[str, nodes.document]
) -> None:
    assert (
        "refs.bib:11: WARNING: marsh1984: the brace of the field title is not closed; close it"
        " [citenotes.file]"
    ) in app.warning.getvalue()
    (note,) = doctrees["index"].findall(nodes.footnote)
    assert "Lantern Press" in note.astext()


@pytest.mark.sphinx("html", testroot="citenotes-broken-bib", freshenv=True)
def test_a_bibliography_file_in_another_encoding_is_named_at_its_line(app: SphinxTestApp) -> None:
    app.build()
    assert (
        "latin.bib:2: WARNING: byte 0xed is not UTF-8 and was read as Windows-1252; save the file"
        " as UTF-8 [citenotes.file]"
    ) in app.warning.getvalue()


def test_a_doubled_key_is_named(book: Callable[[str], Book]) -> None:
    harbor = book("book")
    twice = "\n@book{quill1990, author = {Twin, Tom}, title = {Twice}, year = {2000}}\n"
    harbor.write("refs.bib", (harbor.source / "refs.bib").read_text(encoding="utf-8") + twice)
    harbor.build()
    (warning,) = harbor.warnings
    assert "refs.bib" in warning
    assert "quill1990" in warning
    assert warning.endswith("[citenotes.file]")


def test_each_mistake_can_be_silenced_by_its_name(book: Callable[[str], Book]) -> None:
    harbor = book("mistakes")
    silenced = 'suppress_warnings = ["citenotes.key", "citenotes.target"]'
    harbor.change("conf.py", "html_theme", f"{silenced}\nhtml_theme")
    harbor.build()
    assert harbor.warnings == []


def test_without_bibtex_among_the_extensions_it_is_loaded(book: Callable[[str], Book]) -> None:
    harbor = book("book")
    harbor.change("conf.py", '"sphinxcontrib.bibtex", ', "")
    out = harbor.build("text")
    assert harbor.warnings == []
    assert "Lantern Press" in (out / "one.txt").read_text(encoding="utf-8")


def test_a_field_without_a_value_is_named_at_its_line(book: Callable[[str], Book]) -> None:
    harbor = book("book")
    harbor.change("refs.bib", "year = {1990},", "year {1990},")
    harbor.build()
    assert any("refs.bib:6: WARNING: " in line for line in harbor.warnings)
    assert any(line.endswith("[citenotes.file]") for line in harbor.warnings)


def test_a_key_is_found_whatever_its_case(book: Callable[[str], Book]) -> None:
    harbor = book("book")
    harbor.change("one.md", "`tidetables`", "`TideTables`")
    before = (harbor.build("text") / "sources.txt").read_text(encoding="utf-8")
    assert harbor.warnings == []
    assert "Tables of the Tides" in before


def test_a_scope_that_is_none_stops_the_build_and_names_the_choices(
    book: Callable[[str], Book],
) -> None:
    harbor = book("book")
    harbor.change("conf.py", "html_theme", 'citenotes_scope = "chapter"\nhtml_theme')
    with pytest.raises(ConfigError, match="citenotes_scope = 'chapter' is no scope; write 'page'"):
        harbor.build()


def test_what_a_source_lacks_is_told_at_its_entry_once(book: Callable[[str], Book]) -> None:
    harbor = book("book")
    harbor.change("refs.bib", "  journal = {Journal of Harbors},\n", "")
    harbor.build()
    (warning,) = harbor.warnings
    assert "refs.bib:9: WARNING: source ‘marsh1984’: the field journaltitle" in warning
    assert warning.endswith("[citenotes.source]")
    harbor.change("plain.md", "Bibtex says", "Bibtex prints")
    harbor.build()
    assert harbor.warnings == []


def test_a_source_inherits_from_the_one_it_refers_to(book: Callable[[str], Book]) -> None:
    harbor = book("book")
    chapter = (
        "@incollection{chap1990, author = {Chap, Cleo}, title = {Fog},"
        " pages = {1--9}, crossref = {quill1990}}\n\n"
    )
    text = (harbor.source / "refs.bib").read_text(encoding="utf-8")
    harbor.write("refs.bib", chapter + text)
    harbor.write("plain.md", "# Plain\n\nFog.{cite:note}`chap1990{3}`\n")
    out = harbor.build("text")
    assert harbor.warnings == []
    for page in ("plain.txt", "sources.txt"):
        words = " ".join((out / page).read_text(encoding="utf-8").split())
        assert "“Fog" in words
        assert "Harbor Nights: A Memoir" in words.partition("“Fog")[2]
