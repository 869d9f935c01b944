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


CITING = "# A\n\nOne.{cite:note}`ada{1}`\n\nTwo.{cite:source}`ben` {cite:p}`cy`\n"


@pytest.fixture
def bare(book: Callable[[str], Book]) -> Book:
    """A book of one page, with three citations, whose conf.py names no bibliography file."""
    found = book("mistakes")
    (found.source / "refs.bib").unlink()
    found.write("conf.py", 'extensions = ["myst_parser", "sphinx_citenotes"]\n')
    found.write("index.md", CITING)
    return found


def _said(found: Book) -> list[str]:
    return [line.replace(f"{found.source}/", "") for line in found.warnings]


def test_a_book_that_cites_nothing_needs_no_bibliography_file(bare: Book) -> None:
    bare.write("index.md", "# A\n\nNo note.\n\n```{bibliography}\n```\n")
    assert "No note." in (bare.build("text") / "index.txt").read_text(encoding="utf-8")
    assert bare.warnings == []


@pytest.mark.parametrize("named", ["", "bibtex_bibfiles = []\n", "bibtex_bibfiles = None\n"])
def test_a_book_that_cites_without_a_file_is_told_so_once(bare: Book, named: str) -> None:
    conf = (bare.source / "conf.py").read_text(encoding="utf-8")
    bare.write("conf.py", conf + named)
    assert "ada, 1." in (bare.build("text") / "index.txt").read_text(encoding="utf-8")
    (said,) = _said(bare)
    assert said == (
        "index.md:3: WARNING: the book cites ‘ada’, and conf.py names no bibliography file; write"
        ' bibtex_bibfiles = ["refs.bib"], and put your sources into that file [citenotes.key]'
    )


@pytest.mark.parametrize(
    ("named", "there", "mend"),
    [
        ("refs.bib", "ref.bib", "did you mean ‘ref.bib’?"),
        ("refs", "refs.bib", "did you mean ‘refs.bib’?"),
        ("Refs.bib", "refs.bib", "did you mean ‘refs.bib’?"),
        ("refs.bib", "sources/refs.bib", "did you mean ‘sources/refs.bib’?"),
        ("../refs.bib", "refs.bib", "did you mean ‘refs.bib’?"),
        (r"sources\\refs.bib", "sources/refs.bib", "did you mean ‘sources/refs.bib’?"),
        ("refs.bib", "", "names begin at the folder of conf.py"),
        ("sources", "sources/zotero.bib", "did you mean ‘sources/zotero.bib’?"),
    ],
)
def test_a_file_that_is_missing_is_told_with_the_nearest(
    bare: Book, named: str, there: str, mend: str
) -> None:
    if there:
        (bare.source / there).parent.mkdir(exist_ok=True)
        bare.write(there, "@book{x, title={X}}")
    bare.write("index.md", "# A\n\nNo note.\n")
    conf = (bare.source / "conf.py").read_text(encoding="utf-8")
    bare.write("conf.py", f'{conf}bibtex_bibfiles = ["{named}"]\n')
    bare.build("dummy")
    shown = named.replace("\\\\", "\\")
    (said,) = _said(bare)
    assert said == (
        f"conf.py:2: WARNING: bibtex_bibfiles names ‘{shown}’, which is no file; {mend}"
        " [citenotes.file]"
    )


def test_a_file_that_comes_later_is_read(bare: Book) -> None:
    conf = (bare.source / "conf.py").read_text(encoding="utf-8")
    bare.write("conf.py", f'{conf}bibtex_bibfiles = ["refs.bib"]\n')
    bare.write("index.md", "# A\n\nOne.{cite:note}`ada{1}`\n")
    bare.build("text")
    assert len(bare.warnings) == 2
    bare.write("refs.bib", "@book{ada, author={Ada Quill}, title={Nights}, year=1990}")
    out = bare.build("text")
    assert "Ada Quill, *Nights* (1990), 1." in (out / "index.txt").read_text(encoding="utf-8")
    assert bare.warnings == []


@pytest.mark.parametrize("named", ["3", '{"a": "refs.bib"}', "[3]", "[None]"])
def test_names_of_files_that_cannot_be_any_stop_the_build(bare: Book, named: str) -> None:
    conf = (bare.source / "conf.py").read_text(encoding="utf-8")
    bare.write("conf.py", f"{conf}bibtex_bibfiles = {named}\n")
    with pytest.raises(ConfigError, match=r"is no list of names of files; write bibtex_bibfiles"):
        bare.build("dummy")
