"""What a reader sees of ``{cite:note}`` and ``{cite:source}``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from docutils import nodes

TABLES = "https://tides.example/tables?year=1961&port=a_b"

Doctrees = dict[str, nodes.document]

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.testing.util import SphinxTestApp

    from .conftest import Book


def notes_of(doctree: nodes.document) -> dict[str, str]:
    """The text of each note on a page by its printed number, in the order of the page."""
    return {
        note[0].astext(): " ".join(child.astext() for child in note.children[1:])
        for note in doctree.findall(nodes.footnote)
    }


def marks_of(doctree: nodes.document) -> list[str]:
    """The marks on a page, in the order of reading."""
    return [mark.astext() for mark in doctree.findall(nodes.footnote_reference)]


@pytest.fixture
def built(app: SphinxTestApp, doctrees: Doctrees) -> Doctrees:
    assert app.warning.getvalue() == ""
    return doctrees


with_book = pytest.mark.sphinx("html", testroot="citenotes-book", freshenv=True)


@with_book
def test_a_source_is_cited_in_full_once_and_shortened_after(built: Doctrees) -> None:
    notes = notes_of(built["one"])
    assert notes["1"] == (
        "Ada Quill, Harbor Nights: A Memoir (Boston: Lantern Press, 1990), 12–14."
    )
    assert notes["2"] == "Quill, Harbor Nights, 15."


@with_book
def test_several_sources_make_one_note(built: Doctrees) -> None:
    assert notes_of(built["one"])["3"] == (
        "See Quill, Harbor Nights, 20; Ben Marsh, “The Quiet Tide,” "
        "Journal of Harbors 12, no. 3 (1984): 475."
    )


@with_book
def test_inside_a_note_by_hand_a_citation_stands_in_its_prose(built: Doctrees) -> None:
    assert notes_of(built["one"])["4"] == (
        "A remark first: Marsh, “Quiet Tide,” 480, and then more prose."
    )
    assert len(notes_of(built["one"])) == 5


@with_book
def test_each_page_begins_anew_with_full_notes(built: Doctrees) -> None:
    assert notes_of(built["places"])["1"].startswith("Ada Quill, Harbor Nights: A Memoir (")


@with_book
@pytest.mark.parametrize("docname", ["one", "places", "restructured"])
def test_marks_are_numbered_in_the_order_of_reading(built: Doctrees, docname: str) -> None:
    marks = marks_of(built[docname])
    assert marks == [str(number) for number in range(1, len(marks) + 1)]


@with_book
@pytest.mark.parametrize("docname", ["one", "places", "restructured"])
def test_notes_stand_in_the_order_of_their_numbers(built: Doctrees, docname: str) -> None:
    assert list(notes_of(built[docname])) == marks_of(built[docname])


@with_book
def test_a_note_numbered_by_hand_is_numbered_like_the_others(built: Doctrees) -> None:
    notes = notes_of(built["places"])
    assert notes["7"] == "A numbered note without a source."
    assert notes["8"] == "A named note without a source."


@with_book
def test_no_space_stands_before_a_mark(built: Doctrees) -> None:
    doctree = built["restructured"]
    paragraph = next(doctree.findall(nodes.paragraph))
    assert paragraph.astext().startswith("A first.1 A second by hand")


@with_book
def test_sources_in_the_text_are_shortened_and_make_no_note(built: Doctrees) -> None:
    doctree = built["places"]
    lines = [p.astext() for p in doctree.findall(nodes.paragraph)]
    assert "Sources: Quill, Harbor Nights, 9; Marsh, “Quiet Tide.”" in lines


@with_book
def test_the_bibliography_lists_what_is_cited_in_order(built: Doctrees) -> None:
    doctree = built["sources"]
    paragraphs = [p for p in doctree.findall(nodes.paragraph) if not p["classes"]]
    assert [p.astext() for p in paragraphs] == [
        "Marsh, Ben. “The Quiet Tide.” Journal of Harbors 12, no. 3 (1984): 471–91.",
        "Quill, Ada. Harbor Nights: A Memoir. Boston: Lantern Press, 1990.",
        f"Tide Office. “Tables of the Tides.” May 4, 2001. {TABLES}.",
    ]


@with_book
def test_the_bibliography_has_no_labels_and_no_citation_nodes(built: Doctrees) -> None:
    doctree = built["sources"]
    assert not list(doctree.findall(nodes.citation))
    assert not list(doctree.findall(nodes.label))


@with_book
def test_bibtex_roles_still_cite(built: Doctrees) -> None:
    doctree = built["plain"]
    paragraph = next(doctree.findall(nodes.paragraph))
    assert paragraph.astext() == "Bibtex says (Quill 1990) and Marsh (1984)."
    targets = [link["refuri"] for link in paragraph.findall(nodes.reference)]
    assert targets == ["sources.html#source-quill1990", "sources.html#source-marsh1984"]


@pytest.mark.sphinx(
    "html", testroot="citenotes-book", freshenv=True, confoverrides={"citenotes_scope": "book"}
)
def test_in_the_scope_of_the_book_later_pages_shorten_at_once(built: Doctrees) -> None:
    assert notes_of(built["one"])["1"].startswith("Ada Quill, Harbor Nights: A Memoir (")
    assert notes_of(built["places"])["1"] == "Quill, Harbor Nights, 1."


@pytest.mark.sphinx(
    "html", testroot="citenotes-book", freshenv=True, confoverrides={"citenotes_ibid": True}
)
def test_with_ibid_a_note_that_repeats_its_neighbour_says_so(built: Doctrees) -> None:
    assert notes_of(built["one"])["2"] == "Ibid., 15."


@pytest.mark.sphinx(
    "html",
    testroot="citenotes-book",
    freshenv=True,
    confoverrides={"bibtex_default_style": "plain"},
)
def test_a_style_that_the_author_chose_is_kept(built: Doctrees) -> None:
    doctree = built["sources"]
    assert [label.astext() for label in doctree.findall(nodes.label)] == ["1", "2", "3"]


def _first_notes(book: Callable[[str], Book], pages: dict[str, str], *, scope: str) -> Book:
    found = book("crossed")
    conf = (found.source / "conf.py").read_text(encoding="utf-8")
    found.write("conf.py", f'{conf}citenotes_ibid = True\ncitenotes_scope = "{scope}"\n')
    for name, typed in pages.items():
        found.write(f"{name}.md", typed)
    return found


IBID = {
    "index": "# Pier\n\nA.{cite:note}`venn{1}`\n\n```{toctree}\none\ntwo\n```\n",
    "one": (
        "# One\n\nA.{cite:note}`venn{1}` B.{cite:note}`venn{2}`\n\n"
        "# More\n\nC.{cite:note}`venn{2}` D.{cite:note}`venn{2}`[^a]\n\n"
        "[^a]: Words alone.[^b]\n[^b]: And {cite:source}`venn{3}`.\n"
    ),
    "two": "# Two\n\nA.{cite:note}`venn{2}` B.{cite:note}`venn{2}`\n",
}


@pytest.mark.parametrize("parallel", [0, 2])
def test_the_first_note_of_a_chapter_is_never_ibid(
    book: Callable[[str], Book], parallel: int
) -> None:
    pier = _first_notes(book, IBID, scope="book")
    (pier.source / "two.rst").unlink()
    out = pier.build("text", parallel=parallel)
    notes = {
        name: re.findall(r"^\[\d\] (.*)", (out / f"{name}.txt").read_text("utf-8"), re.MULTILINE)
        for name in IBID
    }
    assert notes == {
        "index": ["Ada Venn, *Tides* (Oslo: Lamp, 1990), 1."],
        "one": [
            "Venn, *Tides*, 1.",
            "Ibid., 2.",
            "Venn, *Tides*, 2.",
            "Ibid.",
            "Words alone.[6]",
            "And Venn, *Tides*, 3.",
        ],
        "two": ["Venn, *Tides*, 2.", "Ibid."],
    }


def test_a_page_put_before_another_changes_no_first_note_to_ibid(
    book: Callable[[str], Book],
) -> None:
    pier = _first_notes(book, IBID, scope="book")
    (pier.source / "two.rst").unlink()
    pier.build("text")
    pier.change("index.md", "one\ntwo", "two\none")
    changed = pier.build("text") / "one.txt"
    clean = pier.build("text", folder="b") / "one.txt"
    assert changed.read_bytes() == clean.read_bytes()
    assert "[1] Venn, *Tides*, 1." in changed.read_text(encoding="utf-8")


def test_on_one_page_a_second_chapter_begins_without_ibid(book: Callable[[str], Book]) -> None:
    pier = _first_notes(book, IBID, scope="page")
    (pier.source / "two.rst").unlink()
    text = (pier.build("text") / "one.txt").read_text(encoding="utf-8")
    assert "[3] Venn, *Tides*, 2." in text
    assert "[4] Ibid." in text
