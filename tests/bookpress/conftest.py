"""What the tests of the printed book share: a way to read it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest
from sphinx.testing.util import SphinxTestApp


@dataclass(frozen=True, kw_only=True)
class Book:
    """A printed book, as a reader and a checker see it."""

    path: Path
    pages: dict[str, str]
    """The words of each page by its printed number, lines joined and hyphens mended."""

    outline: tuple[str, ...]
    """The titles of the first level."""

    pdf: pypdf.PdfReader

    @property
    def words(self) -> str:
        """All words, page after page."""
        return " ".join(self.pages.values())

    def page_with(self, words: str) -> str:
        """Return the number of the only page that has *words*."""
        (number,) = (number for number, text in self.pages.items() if words in text)
        return number


def read_book(path: Path) -> Book:
    """Return the PDF at *path*."""
    pdf = pypdf.PdfReader(path)
    texts = (page.extract_text() for page in pdf.pages)
    pages = dict(zip(pdf.page_labels, map(_plain, texts), strict=True))
    outline = tuple(str(item.title) for item in pdf.outline if not isinstance(item, list))
    return Book(path=path, pages=pages, outline=outline, pdf=pdf)


def _plain(text: str) -> str:
    mended = text.replace("\u2060", "").replace("\u200b\n", "").replace("\u200b", "")
    mended = re.sub(r"[\u00ad\-‐]\n", "", mended)
    return re.sub(r"\s+", " ", mended)


@pytest.fixture
def print_book() -> Callable[[SphinxTestApp], Book]:
    """A function that builds an application's book and reads it."""

    def build(app: SphinxTestApp) -> Book:
        app.build()
        return read_book(app.builder.book_path)

    return build


@pytest.fixture
def print_at_every_height(tmp_path: Path, make_app, print_book) -> Callable[..., Book]:
    """A function that prints a text at the foot of a page, a line lower in each chapter.

    It takes the text of a chapter by its number, and the numbers: so many lines stand above.
    """

    def build(text_of: Callable[[int], str], heights: range) -> Book:
        names = [f"chapter{number}" for number in heights]
        toctree = "\n".join(["# Heights", "", "```{toctree}", *names, "```", ""])
        (tmp_path / "index.md").write_text(toctree, encoding="utf-8")
        for number, name in zip(heights, names, strict=True):
            lines = "\n\n".join(["Salt."] * number)
            text = f"# Chapter {number}\n\n{lines}\n\n{text_of(number)}\n"
            (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        conf = (
            'extensions = ["myst_parser", "sphinx_bookpress"]\n'
            'bookpress_openings = "any"\nbookpress_toc_depth = 1\n'
        )
        (tmp_path / "conf.py").write_text(conf, encoding="utf-8")
        return print_book(make_app("bookpdf", srcdir=tmp_path))

    return build
