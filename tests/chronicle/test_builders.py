"""Every builder of Sphinx takes every directive and role, without a warning."""

import shutil

import pytest

BUILDERS = (
    "html",
    "dirhtml",
    "singlehtml",
    "latex",
    "epub",
    "text",
    "man",
    "texinfo",
    "xml",
    "pseudoxml",
    "gettext",
)


@pytest.mark.parametrize("root", ["chronicle-book", "chronicle-rst"])
@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_builds_without_a_warning(make_app, rootdir, tmp_path, builder, root):
    srcdir = tmp_path / "source"
    shutil.copytree(rootdir / f"test-{root}", srcdir)
    app = make_app(
        builder,
        srcdir=srcdir,
        confoverrides={
            "nitpicky": True,
            "epub_copyright": "2026",
            "version": "1",
            "man_pages": [("index", "book", "Book", "Nobody", 7)],
            "texinfo_documents": [
                ("index", "book", "Book", "Nobody", "Book", "A little book.", "History")
            ],
        },
    )
    app.build()
    assert app.warning.getvalue() == ""
    assert any(app.outdir.iterdir())


@pytest.mark.parametrize("builder", ["text", "man", "latex", "texinfo"])
def test_a_card_can_be_read_in_every_output(make_app, rootdir, tmp_path, builder):
    srcdir = tmp_path / "source"
    shutil.copytree(rootdir / "test-chronicle-book", srcdir)
    app = make_app(builder, srcdir=srcdir)
    app.build()
    pages = (path for path in app.outdir.rglob("*") if path.is_file())
    written = "".join(
        path.read_text(encoding="utf-8") for path in pages if path.suffix in _SUFFIXES
    )
    for phrase in ("She kept the keys.", "Governor of the Town", "captain", "The assault"):
        assert phrase in written


_SUFFIXES = (".txt", ".1", ".7", ".tex", ".texi")


@pytest.mark.sphinx("latex", testroot="chronicle-book")
def test_mentions_enter_the_printed_index(app):
    app.build()
    tex = (app.outdir / "book.tex").read_text(encoding="utf-8")
    assert tex.count("Holt, Anna van@\\spxentry{Holt, Anna van}") >= 2
