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
