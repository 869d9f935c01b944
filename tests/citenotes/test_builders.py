"""Every builder of Sphinx writes notes, marks and bibliography without a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Book

BUILDERS = {
    "html": "one.html",
    "dirhtml": "one/index.html",
    "singlehtml": "index.html",
    "latex": "harbor.tex",
    "epub": "one.xhtml",
    "text": "one.txt",
    "man": "harbor.1",
    "texinfo": "harbor.texi",
    "xml": "one.xml",
    "pseudoxml": "one.pseudoxml",
}


@pytest.mark.parametrize("builder", [*BUILDERS, "gettext"])
def test_a_builder_is_content_with_every_citation(
    book: Callable[[str], Book], builder: str
) -> None:
    harbor = book("book")
    harbor.change("conf.py", "html_theme", "nitpicky = True\nhtml_theme")
    out = harbor.build(builder)
    assert harbor.warnings == []
    if builder in BUILDERS:
        text = (out / BUILDERS[builder]).read_text(encoding="utf-8")
        assert "Lantern Press" in text
        assert "Marsh" in text


def test_latex_sets_each_note_at_its_mark_and_prints_no_heading_for_it(
    book: Callable[[str], Book],
) -> None:
    text = (book("book").build("latex") / "harbor.tex").read_text(encoding="utf-8")
    assert text.count(r"\begin{footnote}") == 18
    assert "{Notes}" not in text
    assert r"\begin{sphinxthebibliography}" not in text


def test_latex_keeps_the_anchors_of_bibtex_roles(book: Callable[[str], Book]) -> None:
    text = (book("book").build("latex") / "harbor.tex").read_text(encoding="utf-8")
    assert r"\hyperlink{cite.sources:source-quill1990}" in text
    assert r"\hypertarget{cite.sources:source-quill1990}{}" in text


def test_latex_comes_with_the_package_that_hangs_the_bibliography(
    book: Callable[[str], Book],
) -> None:
    out = book("book").build("latex")
    text = (out / "harbor.tex").read_text(encoding="utf-8")
    assert r"\usepackage{citenotes}" in text
    assert r"\begin{sphinxuseclass}{citenotes-bibliography}" in text
    assert "sphinxclasscitenotes-bibliography" in (out / "citenotes.sty").read_text("utf-8")


def test_gettext_takes_no_message_from_a_note_that_we_made(book: Callable[[str], Book]) -> None:
    text = (book("book").build("gettext") / "one.pot").read_text(encoding="utf-8")
    assert "The harbor froze." in text
    assert "Lantern Press" not in text
