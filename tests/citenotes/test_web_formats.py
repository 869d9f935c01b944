"""Sources and pages in the formats of other programs, without Sphinx."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from pybtex.database import parse_string

from sphinx_citenotes.model.bibfile import read_bibliography
from sphinx_citenotes.model.chicago import bibliography, note
from sphinx_citenotes.model.csl import as_csl
from sphinx_citenotes.model.excerpt import excerpt, with_parents
from sphinx_citenotes.model.exchange import Item, as_item
from sphinx_citenotes.model.openurl import as_openurl
from sphinx_citenotes.model.publication import Publication, Work, as_bibtex, as_source
from sphinx_citenotes.model.ris import as_ris


def item_of(entry: str, isbn: str = "") -> Item:
    (source,) = read_bibliography(entry).sources
    return as_item(source, isbn=isbn)


def pairs_of(entry: str, isbn: str = "") -> list[tuple[str, str]]:
    return parse_qsl(as_openurl(item_of(entry, isbn)), strict_parsing=True)


def ris_of(entry: str) -> list[str]:
    return as_ris(item_of(entry)).splitlines()


BOOK = """@book{q, author = {Quill, Ada and Marsh, Jr., Ben}, title = {Tides & Winds},
  edition = {2}, address = {Boston}, publisher = {Lantern Press}, date = {1990}}"""
ARTICLE = """@article{m, author = {Marsh, Ben}, title = {The Quiet Tide}, pages = {471--91},
  journal = {Journal of Harbors}, volume = {12}, number = {3}, year = {1984},
  doi = {10.1000/a+b}}"""
CHAPTER = """@incollection{t, author = {Tern, Otto}, title = {The Breakwater}, pages = {1--20},
  booktitle = {Storms}, editor = {Gull, Ruth}, publisher = {Lantern}, date = {1975}}"""
THESIS = """@phdthesis{p, author = {Tern, Otto}, title = {On Foam}, school = {Harbor University},
  year = {1970}}"""
WEB = """@online{w, author = {{Tide Office}}, title = {Tables}, organization = {Office},
  url = {https://tides.example/?a=1&b=2}, date = {2001-05-04}}"""
LETTER = """@letter{l, author = {Tern, Otto}, title = {Tern to Quill}, date = {1961-04-17}}"""
REPORT = """@report{r, author = {{Tide Office}}, title = {Depths}, institution = {Tide Office},
  date = {1955-02}}"""


def test_a_book_is_an_openurl_of_its_format() -> None:
    assert pairs_of(BOOK, isbn="978-0-00-000000-2") == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
        ("rft.genre", "book"),
        ("rft.btitle", "Tides & Winds"),
        ("rft.edition", "2nd ed."),
        ("rft.place", "Boston"),
        ("rft.pub", "Lantern Press"),
        ("rft.isbn", "978-0-00-000000-2"),
        ("rft.date", "1990"),
        ("rft.aulast", "Quill"),
        ("rft.aufirst", "Ada"),
        ("rft.au", "Quill, Ada"),
        ("rft.au", "Marsh, Ben, Jr."),
    ]


def test_an_article_is_an_openurl_of_its_format() -> None:
    pairs = pairs_of(ARTICLE)
    assert pairs[1:8] == [
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"),
        ("rft.genre", "article"),
        ("rft.atitle", "The Quiet Tide"),
        ("rft.jtitle", "Journal of Harbors"),
        ("rft.volume", "12"),
        ("rft.issue", "3"),
        ("rft.pages", "471–491"),
    ]
    assert pairs[-1] == ("rft_id", "info:doi/10.1000/a+b")


@pytest.mark.parametrize(
    ("entry", "kind", "stated"),
    [
        (CHAPTER, "book", {"rft.genre": "bookitem", "rft.atitle": "The Breakwater"}),
        (CHAPTER, "book", {"rft.btitle": "Storms", "rft.pages": "1–20"}),
        (REPORT, "book", {"rft.genre": "report", "rft.btitle": "Depths", "rft.date": "1955-02"}),
        (REPORT, "book", {"rft.aucorp": "Tide Office"}),
        (THESIS, "dissertation", {"rft.title": "On Foam", "rft.inst": "Harbor University"}),
        (THESIS, "dissertation", {"rft.degree": "PhD diss."}),
        (WEB, "dc", {"rft.type": "webpage", "rft.title": "Tables", "rft.date": "2001-05-04"}),
        (WEB, "dc", {"rft.identifier": "https://tides.example/?a=1&b=2"}),
        (LETTER, "dc", {"rft.type": "letter", "rft.creator": "Tern, Otto"}),
    ],
)
def test_each_kind_of_source_has_its_format(entry: str, kind: str, stated: dict[str, str]) -> None:
    pairs = dict(pairs_of(entry))
    assert pairs["rft_val_fmt"] == f"info:ofi/fmt:kev:mtx:{kind}"
    assert stated.items() <= pairs.items()


def test_no_format_of_openurl_calls_an_editor_an_author() -> None:
    edited = "@book{e, editor = {Gull, Ruth}, title = {Storms}, date = {1975}}"
    assert not [name for name, _value in pairs_of(edited) if name.startswith("rft.au")]


def test_a_record_of_ris_has_a_field_a_line() -> None:
    assert ris_of(ARTICLE) == [
        "TY  - JOUR",
        "ID  - m",
        "AU  - Marsh, Ben",
        "TI  - The Quiet Tide",
        "T2  - Journal of Harbors",
        "VL  - 12",
        "IS  - 3",
        "SP  - 471",
        "EP  - 491",
        "PY  - 1984",
        "DA  - 1984///",
        "DO  - 10.1000/a+b",
        "ER  - ",
    ]


def test_the_editor_of_what_holds_a_chapter_is_secondary_in_ris() -> None:
    assert "A2  - Gull, Ruth" in ris_of(CHAPTER)
    assert "ED  - Gull, Ruth" in ris_of("@book{e, editor = {Gull, Ruth}, title = {S}, date = {1}}")


def test_a_guess_at_a_month_goes_out_as_its_year() -> None:
    assert item_of("@book{b, title = {T}, date = {1961-04~}}").date == "1961"


@pytest.mark.parametrize("date", ["n.d.", "196X", "-0044"])
def test_a_date_that_programs_would_misread_is_left_out(date: str) -> None:
    item = item_of(f"@book{{b, title = {{T}}, date = {{{date}}}}}")
    assert item.date == ""
    assert "issued" not in as_csl(item)


def test_csl_keeps_families_bodies_and_spans_apart() -> None:
    entry = as_csl(item_of(BOOK.replace("1990", "1990/1992")))
    assert entry["author"] == [
        {"family": "Quill", "given": "Ada"},
        {"family": "Marsh", "given": "Ben", "suffix": "Jr."},
    ]
    assert entry["issued"] == {"date-parts": [[1990], [1992]]}
    assert as_csl(item_of(WEB))["author"] == [{"literal": "Tide Office"}]


def test_a_volume_of_a_set_names_set_and_volume() -> None:
    volume = "@book{v, maintitle = {Harbors}, volume = {2}, title = {Ice}, date = {1961}}"
    assert item_of(volume).title == "Harbors. Vol. 2, Ice"


TEXT = """% before
@string{joh = {Journal of Harbors}}
@string{other = {Another}}
@article{Marsh1984, title = {Tide}, journal = joh}
% between
@book{gone, title = {Gone}}
@book(quill, title = "Ice (and fog)")
"""


def test_an_excerpt_keeps_the_authors_words_and_order() -> None:
    assert excerpt(TEXT, {"quill", "marsh1984"}) == (
        (
            "@string{joh = {Journal of Harbors}}\n\n"
            "@article{Marsh1984, title = {Tide}, journal = joh}\n\n"
            '@book(quill, title = "Ice (and fog)")'
        ),
        frozenset({"quill", "marsh1984"}),
    )


def test_parents_come_with_their_children_and_circles_end() -> None:
    entries = parse_string(
        "@inbook{a, crossref = {B}} @book{b, xdata = {c, d}} @xdata{c, crossref = {a}}"
        " @xdata{d, title = {D}} @book{e, title = {E}}",
        "bibtex",
    ).entries
    assert with_parents(["a", "missing"], entries) == {"a", "b", "c", "d"}


HOSTILE = "100% of $5 & {#1} _x_ ~ ^ \\ end"
PUBLICATION = Publication(
    title=HOSTILE, authors=("Quill, Ada", "{Tide & Co.}"), edition="2", publisher="A & B",
    place="Boston", date="1961-04-17", doi="10.1000/book",
)  # fmt: skip


@pytest.mark.parametrize("chapter", ["", "Who Was There?"])
def test_what_a_page_says_of_itself_can_be_read_back(chapter: str) -> None:
    work = Work(publication=PUBLICATION, key="k", chapter=chapter, url="https://h.example/a_b%20c")
    (read,) = read_bibliography(as_bibtex(work)).sources
    assert str(note(read)) == str(note(as_source(work)))
    assert HOSTILE in str(bibliography(read))


def test_a_chapter_is_found_by_its_address_and_the_book_by_its_doi() -> None:
    chapter = Work(publication=PUBLICATION, key="k", chapter="C", url="https://h.example/c")
    assert as_source(chapter).url == "https://h.example/c"
    book = Work(publication=PUBLICATION, key="k", url="https://h.example/")
    assert as_source(book).url == "https://doi.org/10.1000/book"
