"""Small books to edit, and ways to look at what was built."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_escape_sequences

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docutils import nodes


class Book:
    """A copy of a test root that a test may edit and build again."""

    def __init__(self, source: Path, built: Path) -> None:
        self.source = source
        self.built = built
        self.warnings: list[str] = []
        self.log: list[str] = []

    def write(self, name: str, text: str) -> None:
        (self.source / name).write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.source / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def build(self, builder: str = "html", *, folder: str = "a", parallel: int = 0) -> Path:
        """Build into *folder*, going on from what is there; return the output folder."""
        app = SphinxTestApp(
            builder, srcdir=self.source, builddir=self.built / folder, parallel=parallel
        )
        try:
            app.build()
            self.warnings = strip_escape_sequences(app.warning.getvalue()).splitlines()
            self.log = strip_escape_sequences(app.status.getvalue()).splitlines()
            return app.outdir
        finally:
            app.cleanup()


@pytest.fixture
def book(rootdir: Path, tmp_path: Path) -> Callable[[str], Book]:
    """Return a function that copies a test root and returns it as a book."""

    def copy(name: str) -> Book:
        shutil.copytree(rootdir / f"test-citenotes-{name}", tmp_path / "source")
        return Book(tmp_path / "source", tmp_path / "built")

    return copy


@pytest.fixture
def doctrees(app: SphinxTestApp) -> dict[str, nodes.document]:
    """Every page of the test's book, built, just before it was written."""
    kept: dict[str, nodes.document] = {}

    def keep(_app: object, doctree: nodes.document, docname: str) -> None:
        kept[docname] = doctree

    app.connect("doctree-resolved", keep)
    app.build()
    return kept
