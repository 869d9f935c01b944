"""Whole .bib files with mistakes in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_citenotes.model.bibfile import (
    _FORBIDDEN,
    _clean,
    _decode,
    read_bibliography,
    read_bibliography_file,
    read_text,
)
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
    assert str(problem) == ("refs.bib:3: a: the brace of the field title is not closed; close it")
    assert str(bibliography(read.sources[0])) == "Waves. Rome, 1961."


def test_a_brace_that_is_not_closed_at_the_end_of_the_file_is_told():
    read = read_bibliography(GOOD % "a" + "@book{b, title = {Waves}, date = {1961}\n")
    assert keys(read) == ["a", "b"]
    assert read.problems[0].line == 2


def test_a_missing_comma_is_told_with_its_line():
    read = read_bibliography("@book{a,\n title = {Waves}\n date = {1961},\n location = {Rome}}\n")
    assert read.problems[0].kind is ProblemKind.SYNTAX
    assert read.problems[0].line == 2
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
    assert "write location = {Rome}, or define it with @string" in read.problems[0].message


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


# --- the bytes of a file ---

GIRON = "@book{a, title = {Girón}, date = {1961}, location = {Rome}}\n"


@pytest.mark.parametrize(
    ("octets", "told"),
    [
        (GIRON.encode("utf-8"), None),
        (GIRON.encode("utf-8-sig"), None),
        (
            GIRON.encode("latin-1"),
            "1: byte 0xf3 is not UTF-8 and was read as Windows-1252; save the file as UTF-8",
        ),
        (
            ("% Škoda\n" + GIRON).encode() .replace("ó".encode(), b"\xf3"),
            "2: byte 0xf3 is not UTF-8 and was read as Windows-1252; save the file as UTF-8",
        ),
        (GIRON.encode("utf-16"), "1: the file is UTF-16 and was read as such; save it as UTF-8"),
        (
            GIRON.encode("utf-16-be"),
            "1: the file is UTF-16 and was read as such; save it as UTF-8",
        ),
        (GIRON.encode("utf-32"), "1: the file is UTF-32 and was read as such; save it as UTF-8"),
        (
            GIRON.replace("Gir", "Gi\x00r").encode(),
            "1: the character U+0000 can stand in no page and is left out; delete it",
        ),
        (
            ("\n" + GIRON.replace("Gir", "Gi\ufffer")).encode(),
            "2: the character U+FFFE can stand in no page and is left out; delete it",
        ),
        (
            GIRON.replace("Gir", "Gi\U0001fffer").encode(),
            "1: the character U+1FFFE can stand in no page and is left out; delete it",
        ),
        (GIRON.replace(" ", "\x0c", 1).replace("\n", "\r").encode(), None),
    ],
)  # fmt: skip
def test_bytes_of_any_encoding_are_read(octets, told, tmp_path):
    path = tmp_path / "refs.bib"
    path.write_bytes(octets)
    read = read_bibliography_file(path)
    assert [str(bibliography(source)) for source in read.sources] == ["Girón. Rome, 1961."]
    assert [str(problem) for problem in read.problems] == ([f"{path}:{told}"] if told else [])


def test_quotation_marks_of_windows_are_read(tmp_path):
    path = tmp_path / "refs.bib"
    path.write_bytes(b"@book{a, title = {The \x93Ultra\x94 Report\x85}, date = {1961}}")
    (source,) = read_bibliography_file(path).sources
    assert str(bibliography(source)) == "The “Ultra” Report… 1961."


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("latin-1", []),
        ("cp1252", []),
        ("ascii", ["1: the file is not written in ascii; save it as UTF-8"]),
        ("nonsense", ["1: there is no encoding ‘nonsense’; write bibtex_encoding = \"utf-8-sig\""]),
    ],
)  # fmt: skip
def test_an_encoding_that_the_book_names_is_used(encoding, told, tmp_path):
    path = tmp_path / "refs.bib"
    path.write_bytes(GIRON.encode("latin-1"))
    text, problems = read_text(path, encoding)
    assert "Gir" in text
    assert [str(problem) for problem in problems] == [f"{path}:{message}" for message in told]


CSL = '[{"id": "venn1990", "type": "book", "title": "Waves"}]'


@pytest.mark.parametrize(
    ("octets", "what"),
    [
        (CSL, "is CSL-JSON, and no .bib file"),
        ('{"items": [{"id": 1, "type": "book"}]}', "is CSL-JSON"),
        ('{"config": {"id": 1}, "items": [{"itemType": "book"}]}', "is Better BibTeX’s JSON"),
        ('{"a": 1}', "is JSON"),
        ('[{"id": "a", "title": "x", ', "is JSON, and broken"),
        ("<!DOCTYPE html>\n<html><style>@media (x) {a {b: c}}</style>", "is a web page (HTML)"),
        ("\n<html lang='en'>", "is a web page (HTML)"),
        ("<?xml version='1.0'?><!DOCTYPE html><html/>", "is a web page (HTML)"),
        ("<?xml version='1.0'?><xml><records><record/>", "is EndNote XML"),
        ('<?xml version="1.0"?><rdf:RDF xmlns="x">', "is RDF, as Zotero exports it"),
        ('<?xml version="1.0"?><modsCollection>', "is MODS XML"),
        ("<?xml version='1.0'?><other/>", "is XML"),
        ("TY  - BOOK\nAU  - Lee, Ann\nER  - \n", "is RIS"),
        ("%0 Book\n%A Lee, Ann\n", "is EndNote’s tagged format"),
        ("PMID- 123\nTI  - Waves\n", "is PubMed’s format"),
        ("FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\n", "is Web of Science’s format"),
        ("references:\n- id: venn1990\n  title: Waves\n", "is YAML"),
        ("---\n- id: venn1990\n", "is YAML"),
        ("venn1990:\n    type: book\n    title: Waves\n", "is YAML"),
        ('"Key","Item Type","Publication Year","Author","Title"\n', "is a table (CSV)"),
        ("\\documentclass{article}\n", "is a LaTeX document"),
        ("\\begin{thebibliography}{9}\n\\bibitem{a} A", "is a .bbl file"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF file"),
        (b"PK\x03\x04\x14\x00", "is a Word, LibreOffice, EPUB or ZIP file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is an old Word or Excel file"),
        (b"SQLite format 3\x00", "is a database"),
        (b"{\\rtf1\\ansi", "is a rich text file (RTF)"),
        (b"\x1f\x8b\x08", "is a compressed file (gzip)"),
        (CSL.encode("utf-16"), "is CSL-JSON"),
        ("", "is empty"),
        (" \n", "is empty"),
        ("Dear colleague, my sources are in my head.", "has no entry, as in @book{key"),
    ],
)
def test_a_file_of_another_kind_is_named_for_what_it_is(octets, what, tmp_path):
    path = tmp_path / "refs.bib"
    path.write_bytes(octets if isinstance(octets, bytes) else octets.encode())
    read = read_bibliography_file(path)
    assert read.sources == ()
    told = [str(p) for p in read.problems if p.kind is ProblemKind.FILE]
    assert len(told) == 1
    assert told[0].startswith(f"{path}:1: the file {what}")
    assert "; export the sources from your program as BibLaTeX or BibTeX" in told[0]


@pytest.mark.parametrize(
    "around",
    [
        "<!DOCTYPE html><pre>%s</pre>",
        '[{"id": 1}]\n%s',
        "---\n%s",
        "@book{b,\n%s",
        "A list of mine\n%s",
        "@comment{x}\n%s",
    ],
)
def test_an_entry_is_read_whatever_stands_around_it(around):
    assert "a" in keys(read_bibliography(around % (GOOD % "a").strip()))


@pytest.mark.parametrize("text", ["@comment{none yet}", "% none yet\n", "@string{v = {Verso}}\n"])
def test_a_bib_file_that_has_no_entry_yet_is_no_mistake(text, tmp_path):
    path = tmp_path / "refs.bib"
    path.write_text(text)
    assert read_bibliography_file(path).problems == ()


@pytest.mark.fuzz
@given(st.binary(max_size=300))
def test_any_bytes_are_read(octets):
    text, _message, _line = _decode(octets, "utf-8-sig")
    assert not _FORBIDDEN.search(_clean(text))
