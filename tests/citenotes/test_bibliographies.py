"""Bibliographies: several of them, dashes for repeated names, annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdf
import pytest
from lxml import html

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from .conftest import Book

MORE = r"""
@book{quill1992, author = {Quill, Ada}, title = {Later Nights}, keywords = {primary, memoir},
  address = {Boston}, publisher = {Lantern Press}, year = 1992,
  annotation = {A second \emph{memoir}, less guarded.\par It has no index.}}
@book{quill1994, editor = {Quill, Ada}, title = {Nets}, keywords = {primary},
  address = {Boston}, publisher = {Lantern Press}, year = 1994, annote = {Letters of fishers.}}
@book{quill1995, author = {Quill, Ada and Marsh, Ben}, title = {Tides},
  address = {Boston}, publisher = {Lantern Press}, year = 1995}
"""
PRIMARY = """# Sources

## Primary Sources

```{bibliography}
:filter: cited and keywords % "primary"
```

## Secondary Sources

```{bibliography}
:filter: cited and not keywords % "primary"
```
"""
SUFFIX = {"html": "html", "epub": "xhtml", "text": "txt"}


@pytest.fixture
def harbor(book: Callable[[str], Book]) -> Book:
    """A book with four works of one author, all cited."""
    copy = book("book")
    copy.write("refs.bib", (copy.source / "refs.bib").read_text(encoding="utf-8") + MORE)
    copy.write("plain.md", "# Plain\n\nA.{cite:note}`quill1992, quill1994, quill1995`\n")
    return copy


def set_options(harbor: Book, *lines: str) -> None:
    harbor.change("conf.py", "html_theme", "\n".join([*lines, "html_theme"]))


def text_of(harbor: Book, name: str = "sources") -> str:
    return (harbor.build("text") / f"{name}.txt").read_text(encoding="utf-8")


def entries_of(page: _Element) -> list[str]:
    found = page.xpath("//*[contains(@class, 'citenotes-bibliography')]/p")
    return [entry.text_content() for entry in found if "class" not in entry.attrib]


def test_primary_and_secondary_sources_stand_apart(harbor: Book) -> None:
    harbor.write("sources.md", PRIMARY)
    primary, _heading, secondary = text_of(harbor).partition("Secondary Sources")
    assert harbor.warnings == []
    assert [name for name in ("Later Nights", "Nets") if name in primary] == [
        "Later Nights",
        "Nets",
    ]
    assert "Journal of Harbors" in secondary
    assert "Later Nights" not in secondary


def test_a_repeated_author_is_a_dash_on_wish(harbor: Book) -> None:
    assert "———" not in text_of(harbor)
    set_options(harbor, "citenotes_dashes = True")
    page = text_of(harbor)
    assert harbor.warnings == []
    assert [line for line in page.split("\n\n") if line.startswith(("Quill", "———"))] == [
        "Quill, Ada. *Harbor Nights: A Memoir*. Boston: Lantern Press, 1990.",
        "———. *Later Nights*. Boston: Lantern Press, 1992.",
        "———, ed. *Nets*. Boston: Lantern Press, 1994.",
        "Quill, Ada, and Ben Marsh. *Tides*. Boston: Lantern Press, 1995.",
    ]


def test_each_list_names_its_first_author(harbor: Book) -> None:
    set_options(harbor, "citenotes_dashes = True")
    harbor.write("sources.md", PRIMARY)
    primary, _heading, secondary = text_of(harbor).partition("Secondary Sources")
    assert "Quill, Ada. *Later Nights*" in primary
    assert "———, ed. *Nets*" in primary
    assert "Quill, Ada. *Harbor Nights" in secondary


@pytest.mark.parametrize("kind", ["bullet", "enumerated"])
def test_other_kinds_of_lists_have_dashes_and_annotations_too(harbor: Book, kind: str) -> None:
    set_options(harbor, "citenotes_dashes = True", "citenotes_annotations = True")
    harbor.write("sources.md", f"# Sources\n\n```{{bibliography}}\n:list: {kind}\n```\n")
    page = text_of(harbor)
    assert harbor.warnings == []
    assert "———. *Later Nights*" in page
    assert "Letters of fishers." in page


def test_a_dash_moves_when_the_entry_before_it_goes(harbor: Book) -> None:
    set_options(harbor, "citenotes_dashes = True")
    assert "———. *Later Nights*" in text_of(harbor)
    for name in ("one.md", "places.md"):
        harbor.write(name, "# No Notes\n")
    harbor.write("restructured.rst", "Nothing\n=======\n")
    assert "Quill, Ada. *Later Nights*" in text_of(harbor)


@pytest.mark.parametrize("builder", ["html", "epub", "text"])
def test_annotations_stand_under_their_sources_on_wish(harbor: Book, builder: str) -> None:
    set_options(harbor, "citenotes_annotations = True", "citenotes_backlinks = 'all'")
    path = harbor.build(builder) / f"sources.{SUFFIX[builder]}"
    assert harbor.warnings == []
    if builder == "text":
        said = " ".join(path.read_text(encoding="utf-8").replace("*", "").split())
    else:
        said = " ".join(html.parse(path).getroot().text_content().split())
    order = ["Later Nights", "A second memoir, less guarded. It has no index.", "Cited in", "Nets"]
    places = [said.index(words) for words in order[:2]]
    places += [said.index(words, places[-1]) for words in order[2:]]
    assert places == sorted(places)
    assert "Letters of fishers." in said


def test_annotations_are_left_out_by_default(harbor: Book) -> None:
    assert "Letters of fishers." not in text_of(harbor)


def test_annotations_are_indented_in_latex(harbor: Book) -> None:
    set_options(harbor, "citenotes_annotations = True")
    text = (harbor.build("latex") / "harbor.tex").read_text(encoding="utf-8")
    start = text.index(r"\begin{quote}", text.index("Later Nights"))
    assert text.index("less guarded") > start
    assert text.index(r"\end{quote}", start) > text.index("It has no index.")


def test_the_printed_book_has_dashes_and_annotations(harbor: Book) -> None:
    set_options(harbor, "citenotes_annotations = True", "citenotes_dashes = True")
    harbor.change("conf.py", '"sphinx_citenotes"', '"sphinx_citenotes", "sphinx_bookpress"')
    (path,) = harbor.build("bookpdf").glob("*.pdf")
    said = "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    assert harbor.warnings == []
    assert "———. Later Nights" in said
    assert "Letters of fishers." in said


def test_a_filter_that_cannot_be_read_is_told_once(harbor: Book) -> None:
    harbor.write("sources.md", "# S\n\n```{bibliography}\n:filter: cited and keywords ~ 5\n```\n")
    assert "Quill, Ada" in text_of(harbor)
    assert len(harbor.warnings) == 1
    assert "syntax error in :filter:" in harbor.warnings[0]


def test_a_source_may_stand_in_two_lists(harbor: Book) -> None:
    harbor.write("places.md", "# Places\n\n```{bibliography}\n:filter: docname in docnames\n```\n")
    assert "Later Nights" in text_of(harbor)
    assert harbor.warnings == []


def test_lists_with_labels_are_warned_of_a_source_in_two(harbor: Book) -> None:
    set_options(harbor, "bibtex_default_style = 'plain'")
    harbor.write("places.md", "# Places\n\n```{bibliography}\n```\n")
    text_of(harbor)
    assert {line.rpartition(" ")[2] for line in harbor.warnings} == {"[bibtex.duplicate_citation]"}
