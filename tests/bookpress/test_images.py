"""Images that can and cannot be printed."""

from __future__ import annotations

import shutil

import pytest

images = pytest.mark.sphinx("bookpdf", testroot="bookpress-images", freshenv=True)


@images
def test_a_damaged_image_warns_and_its_description_is_printed(app, print_book):
    assert "A damaged image" in print_book(app).words
    assert "index.rst:7: WARNING: picture ‘damaged.png’ is cut off" in app.warning.getvalue()


@images
def test_a_remote_image_is_not_fetched(app, print_book):
    assert "A remote image" in print_book(app).words
    warning = "picture ‘https://example.org/remote.png’ lies on another server"
    assert f"index.rst:12: WARNING: {warning}" in app.warning.getvalue()


def test_an_image_that_only_typst_finds_damaged_warns_too(make_app, rootdir, tmp_path, print_book):
    srcdir = tmp_path / "source"
    shutil.copytree(rootdir / "test-bookpress-images", srcdir)
    make_app("bookpdf", srcdir=srcdir).build()
    # The size and the end are right, and what is between is none; the page is read again.
    good = (srcdir / "good.png").read_bytes()
    data = good.index(b"IDAT") + 4
    (srcdir / "damaged.png").write_bytes(good[:data] + b"????" + good[data + 4 :])
    app = make_app("bookpdf", srcdir=srcdir)
    assert "A damaged image" in print_book(app).words
    assert "index.rst:7: WARNING: image 'damaged.png' is damaged" in app.warning.getvalue()


@images
def test_an_image_without_description_warns(app, print_book):
    print_book(app)
    warnings = app.warning.getvalue()
    assert warnings.count("has no description") == 1
    assert "index.rst:10: WARNING: image 'good.png' has no description" in warnings


@images
def test_descriptions_reach_the_tags(app, print_book):
    assert b"A good image" in _alternatives(print_book(app).pdf)


@pytest.mark.sphinx("latex", testroot="bookpress-drawing")
def test_a_drawing_becomes_pdf_for_latex(app):
    app.build()
    assert app.warning.getvalue() == ""
    (drawing,) = app.outdir.glob("pans*.pdf")
    assert drawing.read_bytes().startswith(b"%PDF-")


def _alternatives(pdf) -> bytes:
    found = []
    waiting = [pdf.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if not isinstance(element, dict):
            continue
        if "/Alt" in element:
            found.append(str(element["/Alt"]).encode())
        children = element.get("/K", [])
        children = children.get_object() if hasattr(children, "get_object") else children
        waiting += children if isinstance(children, list) else [children]
    return b"\n".join(found)


def test_a_picture_right_below_the_head_of_a_chapter_is_no_line_of_text(make_app, tmp_path):
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser", "sphinx_bookpress"]\n')
    (tmp_path / "index.md").write_text("# Head\n\n![A dot](dot.svg)\n\nWords.\n")
    dot = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9"/></svg>'
    (tmp_path / "dot.svg").write_text(dot)
    app = make_app("bookpdf", srcdir=tmp_path)
    app.build()
    assert app.warning.getvalue() == ""
