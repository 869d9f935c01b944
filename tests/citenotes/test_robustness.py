"""No bibliography file, whatever is in it, stops a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sphinx_citenotes.bibtex import read_what_can_be_read
from sphinx_citenotes.model.annotation import read_annotation
from sphinx_citenotes.model.chicago import PLAIN_SHORT, bibliography, note, short
from sphinx_citenotes.model.disambiguation import disambiguate
from sphinx_citenotes.model.imprints import missing_imprint
from sphinx_citenotes.model.kinds import KIND_OF_TYPE
from sphinx_citenotes.model.locator import parse_locator
from sphinx_citenotes.model.mhra import MHRA
from sphinx_citenotes.model.source import read_source
from sphinx_citenotes.model.styles import STYLES
from sphinx_citenotes.style import ChicagoNotesStyle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_citenotes.model.record import Source

    from .conftest import Book

TYPES = [*sorted(KIND_OF_TYPE), "xdata", "set", "unknown", "string", "comment", "preamble"]
FIELDS = [
    "author", "editor", "translator", "title", "subtitle", "shorttitle", "booktitle", "maintitle",
    "journal", "date", "year", "month", "day", "origdate", "eventdate", "urldate", "pages",
    "volume", "volumes", "number", "issue", "edition", "series", "publisher", "location",
    "institution", "howpublished", "url", "doi", "eprint", "eprinttype", "entrysubtype", "type",
    "options", "author+an", "crossref", "xdata", "keywords", "sortname", "pubstate", "note",
    "eventtitle", "venue", "version", "annotation", "annote", "reporter", "foreword", "bookauthor",
    "issue", "titleaddon",
]  # fmt: skip
PIECES = [
    "{", "}", "\\", '"', ",", "=", "#", "@", "%", "$", "~", "&", "(", ")", "--", "/", "..", "\n",
    " and ", " others", "\\'", "\\url{", "\\emph{", "\\\"{o}", "``", "''", "²", "1961-04-17",
    "1961-13-45", "0000", "19", "321--28", "9999999999", "useeditor=false", "a", "b", "a,b,c",
    "von der", "to Ada Quill", "box 3", "introduction", "(accessed May 1, 2020)", "apr~/~may",
    r"\bibstring{reviewof}", "$x^{2}$", "Quill, Ada", "{Harbor Office}",
    "https://a.example/b?c=d", "\x00", "\x1f", "\u2028",
    "\ufeff", "\u202e", "٣", "漢字", "e\u0301",
]  # fmt: skip

values = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=6).map("".join)
fields = st.lists(st.tuples(st.sampled_from(FIELDS), values), max_size=6)
keys = st.sampled_from(["a", "b", "c"]) | st.text(min_size=1, max_size=5)
entries = st.tuples(st.sampled_from(TYPES), keys, fields)


def as_bib(entry: tuple[str, str, list[tuple[str, str]]]) -> str:
    kind, key, pairs = entry
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in pairs)
    return f"@{kind}{{{key},\n{body}}}\n"


files = st.lists(entries.map(as_bib) | values, max_size=4).map("\n".join)
octets = files.map(lambda text: text.encode("utf-8", "ignore")) | st.binary(max_size=120)


def cite_all(path: Path) -> int:
    """Cite every source of a file in every form; return how many there are."""
    entries = read_what_can_be_read([path], "utf-8-sig").data.entries
    style = ChicagoNotesStyle()
    ordered = style.sort(entries.values())
    for label, entry in zip(style.format_labels(ordered), ordered, strict=True):
        assert style.format_entry(label, entry).text is not None
        read_annotation(entry)
    sources = [read_source(key, entry, entries)[0] for key, entry in entries.items()]
    for style in STYLES.values():
        assert len(style.dashed(sources)) == len(sources)
        disambiguate(sources, style)
    for source in sources:
        _cite_as_in_britain(source)
        place = parse_locator(source.pages or source.volume)
        assert all(str(form) for form in (note(source, place), short(source), bibliography(source)))
        missing_imprint(source)
    return len(sources)


def _cite_as_in_britain(source: Source) -> None:
    place = parse_locator(source.pages or source.volume)
    forms = (MHRA.note(source, place), MHRA.short(source, place, PLAIN_SHORT))
    assert all(str(form) for form in (*forms, MHRA.bibliography(source)))


USUAL = settings.default.max_examples  # a hundred in the suite, many thousands in the long run

patient = settings(
    max_examples=2 * USUAL,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.fuzz
@patient
@given(octets)
def test_any_file_is_read_and_cited(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "refs.bib").write_bytes(written)
    assert cite_all(tmp_path / "refs.bib") >= 0


HARD = {
    "braces": "@book{a, title={" + "{" * 6000 + "x" + "}" * 6000 + "}, year={1}}",
    "accents": "@book{a, title={" + r"\'" * 2000 + "}, author={" + r"\"" * 900 + "}}",
    "emphasis": "@book{a, title={" + r"\emph{" * 900 + "x" + "}" * 900 + "}}",
    "open": "@book{a, title={" + "{" * 6000,
    "chain": "\n".join(f"@book{{k{n}, title={{T}}, crossref={{k{n + 1}}}}}" for n in range(1500)),
    "web": "\n".join(
        f"@book{{k{n}, title={{T}}, xdata={{k{n + 1},k{n + 2},k{n + 3}}}}}" for n in range(40)
    ),
    "circle": "@book{a, title={A}, crossref={b}}\n@book{b, title={B}, xdata={a, b}}",
    "digits": f"@book{{a, title={{T}}, pages={{{'9' * 5000}--1}}, edition={{{'1' * 5000}}}}}",
    "superscripts": "@article{a, title={T}, year={²}, month={²}, day={²}, edition={²}}",
    "year": "@book{a, title={T}, year={1961-/}}",
    "quotes": "@book{a, title={" + "``" * 3000 + "}}",
    "strings": "@string{a = b # a}\n@book{a, title = a # b, author = c}",
    "double": "@book{a, title={A}}\n@book{A, title={B}}",
    "names": "@book{a, title={T}, author={A, B, C, D, E and , and and others and {}}}",
}


@pytest.mark.parametrize("name", HARD)
def test_what_is_hard_to_read_costs_neither_the_build_nor_much_time(
    name: str, tmp_path: Path
) -> None:
    (tmp_path / "refs.bib").write_text(HARD[name], encoding="utf-8")
    assert cite_all(tmp_path / "refs.bib") > 0


PAGE = """# One

```{contents}
```

## Of {cite:source}`a`

A.{cite:note}`{see}a{12}, b` B.{cite:note}`c{s.v. x}` {cite:p}`a` {cite:t}`b` {footcite}`c`
{cite:ct}`a{1}` {footcite:t}`b` {cite:year}`a, b` {cite:p}`a b` {cite:authors}`}{`

```{footbibliography}
```
```{bibliography}
:all:
```
"""


@pytest.mark.fuzz
@settings(patient, max_examples=USUAL // 4)
@given(octets)
@example(b"@book{a,}@misc{b,title={T}}@online{c,author={A}}")
@example(b'@incollection{a, origdate={"}}@patent{b, eventdate={?}}@inbook{c, origyear={1920}}')
def test_any_file_makes_a_book(changing: Book, written: bytes) -> None:
    changing.write("index.md", PAGE)
    (changing.source / "refs.bib").write_bytes(written)
    out = changing.build()
    assert ">One</a>" in (out / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def changing(book: Callable[[str], Book]) -> Book:
    """A book that is built again and again, each time with another file."""
    return book("mistakes")


@pytest.mark.parametrize("role", ["cite:p", "cite:t", "cite:year", "cite"])
def test_a_malformed_target_in_a_role_of_bibtex_is_told_and_printed(
    book: Callable[[str], Book], role: str
) -> None:
    harbor = book("mistakes")
    harbor.write("index.md", f"# One\n\nSee {{{role}}}`Quill the Great`.\n")
    text = (harbor.build("text") / "index.txt").read_text(encoding="utf-8")
    assert text.endswith("See Quill the Great.\n")
    assert [line.rpartition("/")[2].partition(";")[0] for line in harbor.warnings] == [
        "index.md:3: WARNING: cannot read the sources in ‘Quill the Great’"
    ]


def test_roles_of_ours_and_of_bibtex_stand_side_by_side_in_one_style(
    book: Callable[[str], Book],
) -> None:
    harbor = book("book")
    text = (
        "# Plain\n\nA.{cite:note}`quill1990{3}` B {cite:p}`quill1990` C {cite:t}`marsh1984` D"
        " {footcite}`tidetables` E.{cite:note}`quill1990{4}`\n\n```{footbibliography}\n```\n"
    )
    harbor.write("plain.md", text)
    page = " ".join((harbor.build("text") / "plain.txt").read_text(encoding="utf-8").split())
    assert harbor.warnings == []
    assert "A.[1] B (Quill 1990) C Marsh (1984) D [2] E.[3]" in page
    assert "[1] Ada Quill, *Harbor Nights: A Memoir* (Boston: Lantern Press, 1990), 3." in page
    assert "[2] Tide Office, “Tables of the Tides,” May 4, 2001, https" in page
    assert "[3] Quill, *Harbor Nights*, 4." in page


def test_a_filter_that_asks_nonsense_lists_what_is_cited(book: Callable[[str], Book]) -> None:
    harbor = book("book")
    harbor.write("sources.md", '# S\n\n```{bibliography}\n:filter: year > 5 or title % "("\n```\n')
    text = (harbor.build("text") / "sources.txt").read_text(encoding="utf-8")
    assert "Quill, Ada" in text
    assert "Nobody" not in text
    assert [line.rpartition(" ")[2] for line in harbor.warnings] == ["[citenotes.filter]"]
