"""Serial, parallel and incremental builds give the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Book


def pages(folder: Path) -> dict[str, str]:
    """Every page of a built site, by its path."""
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.html"))
    }


def add_a_first_citation(book: Book) -> None:
    """Page one now cites what page two cited first."""
    book.change(
        "one.md", "The harbor froze.", "New.{cite:note}`unused1950{1}`\n\nThe harbor froze."
    )


def delete_a_first_citation(book: Book) -> None:
    book.change("one.md", "{cite:note}`quill1990{12–14}`", "")


def delete_the_only_citation_of_a_source(book: Book) -> None:
    book.change("one.md", "{cite:note}`tidetables`", "")


def move_a_citation_to_another_page(book: Book) -> None:
    book.change("one.md", "{cite:note}`tidetables`", "")
    book.change("restructured.rst", "A first.", "A first. :cite:note:`tidetables`")


def delete_all_citations_of_the_first_page(book: Book) -> None:
    book.write("one.md", "# One\n\nNothing here.\n")


def turn_the_pages_around(book: Book) -> None:
    book.change("index.md", "one\nplaces\nrestructured", "restructured\nplaces\none")


def edit_a_source(book: Book) -> None:
    book.change("refs.bib", "Lantern Press", "Beacon Press")


def move_the_bibliography(book: Book) -> None:
    book.write("sources.md", "# Sources\n\nGone.\n")
    book.write("plain.md", "# Plain\n\n{cite:t}`marsh1984`\n\n```{bibliography}\n```\n")


EDITS = (
    add_a_first_citation,
    delete_a_first_citation,
    delete_the_only_citation_of_a_source,
    move_a_citation_to_another_page,
    delete_all_citations_of_the_first_page,
    turn_the_pages_around,
    edit_a_source,
    move_the_bibliography,
)


@pytest.mark.parametrize("scope", ["page", "book"])
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_after_an_edit_an_incremental_build_is_like_a_clean_one(
    book: Callable[[str], Book], edit: Callable[[Book], None], scope: str
) -> None:
    harbor = book("book")
    harbor.change("conf.py", "html_theme", f'citenotes_scope = "{scope}"\nhtml_theme')
    # A sidebar lists neighbours, and Sphinx itself leaves those stale when pages move.
    harbor.change("conf.py", "html_theme", "html_sidebars = {'**': []}\nhtml_theme")
    before = pages(harbor.build(folder="incremental"))
    edit(harbor)
    after = pages(harbor.build(folder="incremental"))
    clean = pages(harbor.build(folder="clean"))
    assert before != after
    if edit is turn_the_pages_around:
        after, clean = (without_neighbours(found) for found in (after, clean))
    assert after == clean


def without_neighbours(found: dict[str, str]) -> dict[str, str]:
    """The main part of each page: Sphinx leaves links to neighbours stale when pages move."""
    return {
        name: text.partition('role="main"')[2].partition('class="clearer"')[0]
        for name, text in found.items()
    }


@pytest.mark.parametrize("scope", ["page", "book"])
def test_a_parallel_build_is_like_a_serial_one(book: Callable[[str], Book], scope: str) -> None:
    harbor = book("book")
    harbor.change("conf.py", "html_theme", f'citenotes_scope = "{scope}"\nhtml_theme')
    for number in range(6):  # Sphinx reads in parallel from six pages upwards
        harbor.write(
            f"extra{number}.md", f"# Extra {number}\n\nOne.{{cite:note}}`quill1990{{{number}}}`\n"
        )
    names = "\n".join(f"extra{number}" for number in range(6))
    harbor.change("index.md", "sources\n", f"{names}\nsources\n")
    serial = pages(harbor.build(folder="serial"))
    parallel = pages(harbor.build(folder="parallel", parallel=2))
    assert parallel == serial
    assert harbor.warnings == []


def test_a_second_build_without_an_edit_writes_no_page(book: Callable[[str], Book]) -> None:
    harbor = book("book")
    out = harbor.build()
    times = {path: path.stat().st_mtime_ns for path in out.glob("*.html")}
    harbor.build()
    after = {path: path.stat().st_mtime_ns for path in out.glob("*.html")}
    written = {path.name for path in times if times[path] != after[path]}
    assert written <= {"genindex.html", "search.html"}  # Sphinx writes those in every build


def test_a_new_source_that_nobody_cites_changes_no_page(book: Callable[[str], Book]) -> None:
    harbor = book("book")
    before = pages(harbor.build())
    text = (harbor.source / "refs.bib").read_text(encoding="utf-8")
    new = "@book{aaa1900, author={A, B}, title={C}, address={D}, publisher={E}, year={1900}}\n"
    harbor.write("refs.bib", new + text)
    assert pages(harbor.build()) == before
