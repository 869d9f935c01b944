"""The same book gives the same bytes, whenever and wherever it is built."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_bookpress.failure import BookError
from sphinx_bookpress.press import moment

PAGE = """# Book

:::{person} ana
:name: Ana
:born: 1900
:died: 1950
:::

:::{event} met
:title: They met
:date: 1930-05-01
:participants: ana
:::

:::{timeline}
:::

A claim.{cite:note}`tides{2}` A picture.

```{image} picture.svg
:alt: A square.
```
"""
CONF = """
project = "Book"
author = "Ada Venn"
extensions = [
    "myst_parser", "sphinxcontrib.bibtex", "sphinx_chronicle", "sphinx_citenotes",
    "sphinx_bookpress",
]
bibtex_bibfiles = ["refs.bib"]
myst_enable_extensions = ["colon_fence"]
html_theme = "alabaster"
"""
BIB = (
    "@book{tides, author={Venn, Ada}, title={Tides}, location={Oslo}, publisher={Harbor},"
    " date={1990}}\n"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
MADE_BY_SPHINX = {"environment.pickle", ".buildinfo", ".buildinfo.bak"}


def built(folder: Path, builder: str, **environment: str) -> dict[str, str]:
    """Build the book anew in *folder* and return the digests of its files."""
    folder.mkdir()
    (folder / "index.md").write_text(PAGE)
    (folder / "conf.py").write_text(CONF)
    (folder / "refs.bib").write_text(BIB)
    (folder / "picture.svg").write_text(SVG)
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, "-d", folder / "trees"]
    subprocess.run(
        [*command, folder, folder / "out"], check=True, env={**os.environ, **environment}
    )
    return {
        path.relative_to(folder / "out").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((folder / "out").rglob("*"))
        if path.is_file() and path.name not in MADE_BY_SPHINX
    }


@pytest.mark.parametrize("builder", ["html", "bookpdf", "bookepub", "latex", "text"])
def test_two_builds_of_one_book_are_the_same_to_the_byte(tmp_path, builder):
    epoch = {"SOURCE_DATE_EPOCH": "1700000000"}
    one = built(tmp_path / "one", builder, **epoch, PYTHONHASHSEED="1", TZ="Asia/Tokyo")
    two = built(tmp_path / "another-folder", builder, **epoch, PYTHONHASHSEED="2", TZ="UTC")
    assert one == two
    assert one != {}


def test_a_picture_goes_with_the_page_that_showed_it(make_app, tmp_path):
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser", "sphinx_bookpress"]\n')
    for name in ("kept", "gone"):
        (tmp_path / f"{name} it.svg").write_text(SVG)
    kept, gone = (f"![{name}](<{name} it.svg>)\n\n" for name in ("kept", "gone"))
    for shown in (kept + gone, kept):
        (tmp_path / "index.md").write_text(f"# Book\n\n{shown}")
        app = make_app("bookpdf", srcdir=tmp_path)
        app.build(force_all=True)
    assert [path.name for path in (app.outdir / "images").iterdir()] == ["kept-it.svg"]


def test_the_moment_of_a_book_is_set_from_outside(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert moment() == 1_700_000_000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert moment() > 1_700_000_000


def test_a_book_that_cannot_be_written_leaves_the_old_one_whole(make_app, tmp_path, monkeypatch):
    (tmp_path / "conf.py").write_text('project = "Old"\nextensions = ["sphinx_bookpress"]\n')
    (tmp_path / "index.rst").write_text("A\n=\n\nText.\n")
    app = make_app("bookpdf", srcdir=tmp_path)
    app.build()
    old = app.builder.book_path.read_bytes()

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(BookError, match=r"the book cannot be written to .*: .*No space left"):
        app.builder.write_documents(set())
    assert app.builder.book_path.read_bytes() == old
