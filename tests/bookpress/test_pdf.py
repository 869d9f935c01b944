"""The PDF as a machine reads it: outline, tags, language, links."""

from __future__ import annotations

import pytest

notes = pytest.mark.sphinx("bookpdf", testroot="bookpress-noted")
index = pytest.mark.sphinx("bookpdf", testroot="bookpress-index")


def kinds(element) -> set[str]:
    """Return the kinds of all elements of the tree of tags below *element*."""
    found, waiting = set(), [element]
    while waiting:
        one = waiting.pop()
        one = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            if "/S" in one:
                found.add(str(one["/S"]))
            waiting += [one["/K"]] if "/K" in one else []
    return found


@notes
def test_the_outline_is_the_chapters(app, print_book):
    assert print_book(app).outline == ("Places mark00", "Long tables")


@notes
def test_the_pdf_is_tagged_in_its_language(app, print_book):
    root = print_book(app).pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en"
    assert {"/H1", "/P", "/Note", "/Table", "/TH", "/TD", "/Figure"} <= kinds(
        root["/StructTreeRoot"]
    )


@index
def test_the_pages_of_the_index_are_links(app, print_book):
    printed = print_book(app)
    pdf = printed.pdf
    page = pdf.pages[pdf.page_labels.index(printed.page_with("Index D"))]
    links = [note.get_object() for note in page["/Annots"]]
    assert sum(link["/Subtype"] == "/Link" for link in links) >= 12


@pytest.mark.sphinx("bookpdf", testroot="bookpress-index", freshenv=True)
def test_two_builds_of_an_index_give_the_same_bytes(app, make_app, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    app.build()
    again = make_app("bookpdf", srcdir=app.srcdir, builddir=tmp_path, freshenv=True)
    again.build()
    assert again.builder.book_path.read_bytes() == app.builder.book_path.read_bytes()


def test_a_book_of_another_title_takes_the_place_of_the_old_one(make_app, tmp_path):
    (tmp_path / "index.rst").write_text("Start\n=====\n\nWords.\n")
    for title in ("Old", "New"):
        (tmp_path / "conf.py").write_text(
            f'project = "{title}"\nextensions = ["sphinx_bookpress"]\n'
        )
        app = make_app("bookpdf", srcdir=tmp_path)
        (app.outdir / "mine.pdf").write_bytes(b"an author's own")
        app.build()
    names = {path.name for path in app.outdir.glob("*.*")}
    assert names == {"new.pdf", "new.typ", "mine.pdf"}
