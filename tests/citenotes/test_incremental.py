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


def cite_with_a_role_of_bibtex(book: Book) -> None:
    book.change("plain.md", "Bibtex says", "Says {cite:p}`unused1950`, and bibtex says")


def cite_with_no_role_of_bibtex(book: Book) -> None:
    book.write("plain.md", "# Plain\n\nNothing.\n")


def cite_with_a_footnote_of_bibtex(book: Book) -> None:
    text = "# Plain\n\nSo {footcite}`unused1950`.\n\n```{footbibliography}\n```\n"
    book.write("plain.md", text)


def edit_a_source_that_one_page_cites(book: Book) -> None:
    book.change("refs.bib", "Tables of the Tides", "Tables of Tides")


def edit_a_source_that_no_page_cites(book: Book) -> None:
    book.change("refs.bib", "Never Cited", "Never Ever Cited")


def rename_a_page_that_cites(book: Book) -> None:
    book.change("one.md", "# One", "# First")


def add_a_section(book: Book) -> None:
    book.change("one.md", "Somebody disagreed", "## Doubts\n\nSomebody disagreed")


def add_a_note_without_a_source(book: Book) -> None:
    book.change("one.md", "The harbor froze.", "Early.[^early] The harbor froze.")
    book.change("one.md", "[^why]:", "[^early]: In a year of ice.\n[^why]:")


def let_two_authors_have_one_name(book: Book) -> None:
    book.change("refs.bib", "{Marsh, Ben}", "{Quill, Ben}")


def remove_a_source_that_is_cited(book: Book) -> None:
    text = (book.source / "refs.bib").read_text(encoding="utf-8")
    before, _found, after = text.partition("@online{tidetables")
    book.write("refs.bib", before + after[after.index("\n}\n") + len("\n}\n") :])


def add_a_file_of_sources(book: Book) -> None:
    book.write("more.bib", "@book{new2000, author={New, Ned}, title={N}, year={2000}}\n")
    book.change("conf.py", '["refs.bib"]', '["refs.bib", "more.bib"]')
    book.change("plain.md", "Bibtex says", "Says {cite:t}`new2000`, and bibtex says")


EDITS = (
    add_a_first_citation,
    delete_a_first_citation,
    delete_the_only_citation_of_a_source,
    move_a_citation_to_another_page,
    delete_all_citations_of_the_first_page,
    turn_the_pages_around,
    edit_a_source,
    edit_a_source_that_one_page_cites,
    move_the_bibliography,
    cite_with_a_role_of_bibtex,
    cite_with_no_role_of_bibtex,
    cite_with_a_footnote_of_bibtex,
    rename_a_page_that_cites,
    add_a_section,
    add_a_note_without_a_source,
    let_two_authors_have_one_name,
    remove_a_source_that_is_cited,
    add_a_file_of_sources,
)
LISTS = {
    "one list": "```{bibliography}\n```\n",
    "filtered lists": (
        '```{bibliography}\n:filter: cited and author % "Quill"\n```\n\n'
        '```{bibliography}\n:filter: {"one", "plain"} & docnames and not author % "Quill"\n```\n\n'
        "## All\n\n```{bibliography}\n:filter: not cited\n:list: bullet\n```\n"
    ),
}


@pytest.mark.parametrize("lists", LISTS)
@pytest.mark.parametrize("scope", ["page", "book"])
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_after_an_edit_an_incremental_build_is_like_a_clean_one(
    book: Callable[[str], Book], edit: Callable[[Book], None], scope: str, lists: str
) -> None:
    harbor = book("book")
    harbor.write("sources.md", f"# Sources\n\n{LISTS[lists]}")
    harbor.change("conf.py", "html_theme", f'citenotes_scope = "{scope}"\nhtml_theme')
    # A sidebar lists neighbours, and Sphinx itself leaves those stale when pages move.
    harbor.change("conf.py", "html_theme", "html_sidebars = {'**': []}\nhtml_theme")
    before = pages(harbor.build(folder="incremental"))
    edit(harbor)
    after = pages(harbor.build(folder="incremental"))
    clean = pages(harbor.build(folder="clean"))
    if edit is not edit_a_source_that_no_page_cites:
        assert before != after
    if edit in {turn_the_pages_around, rename_a_page_that_cites}:
        after, clean = (without_neighbours(found) for found in (after, clean))
    assert after == clean


# The page that is edited, each page whose notes change by that, and the bibliography.
WRITTEN = {
    add_a_first_citation: {"one", "sources"},
    delete_a_first_citation: {"one", "sources"},
    delete_the_only_citation_of_a_source: {"one", "sources"},
    move_a_citation_to_another_page: {"one", "restructured", "sources"},
    edit_a_source_that_one_page_cites: {"one", "sources"},
    edit_a_source_that_no_page_cites: {"sources"},
    cite_with_a_role_of_bibtex: {"plain", "sources"},
    cite_with_a_footnote_of_bibtex: {"plain", "sources"},
    rename_a_page_that_cites: {"one", "sources"},
    add_a_section: {"one", "sources"},
    let_two_authors_have_one_name: {"one", "places", "plain", "restructured", "sources"},
    remove_a_source_that_is_cited: {"one", "sources"},
}
WRITTEN_IN_BOOK = WRITTEN | {
    # The first citation of a source is now another page's.
    delete_all_citations_of_the_first_page: {"one", "places", "restructured", "sources"},
}


@pytest.mark.parametrize(
    ("edit", "scope"),
    [(edit, "page") for edit in WRITTEN] + [(edit, "book") for edit in WRITTEN_IN_BOOK],
    ids=lambda found: getattr(found, "__name__", found),
)
def test_an_edit_writes_the_pages_that_it_changes_and_no_other(
    book: Callable[[str], Book], edit: Callable[[Book], None], scope: str
) -> None:
    harbor = book("book")
    harbor.change("conf.py", "html_theme", f'citenotes_scope = "{scope}"\nhtml_theme')
    before = times(harbor.build())
    edit(harbor)
    after = times(harbor.build())
    written = {name for name, time in after.items() if before.get(name) != time}
    # Sphinx writes those in every build, and a page with a table of contents with its entries.
    written -= {"genindex", "search", "index"}
    assert written == (WRITTEN if scope == "page" else WRITTEN_IN_BOOK)[edit]


def times(folder: Path) -> dict[str, int]:
    """When each page was written, by its name."""
    return {path.stem: path.stat().st_mtime_ns for path in folder.glob("*.html")}


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


def test_a_source_in_the_lists_of_two_pages_is_linked_to_the_same_one_after_any_edit(
    book: Callable[[str], Book],
) -> None:
    harbor = book("book")
    harbor.write("places.md", "# Places\n\n```{bibliography}\n:filter: docname in docnames\n```\n")
    harbor.change("places.md", "# Places\n", "# Places\n\nOne.{cite:note}`quill1990`\n")
    first = pages(harbor.build(folder="incremental"))
    assert "sources.html#source-quill1990" in first["plain.html"]
    assert "sources.html#source-quill1990" in first["one.html"]
    for name in ("sources.md", "places.md", "sources.md"):
        text = (harbor.source / name).read_text(encoding="utf-8")
        harbor.write(name, f"{text}\nMore.\n")
        after = pages(harbor.build(folder="incremental"))
    assert after == pages(harbor.build(folder="clean"))
    harbor.write("sources.md", "# Sources\n\nGone.\n")
    after = pages(harbor.build(folder="incremental"))
    assert "places.html#source-quill1990" in after["plain.html"]
    assert after == pages(harbor.build(folder="gone"))
