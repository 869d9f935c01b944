"""The other road to print: what LaTeX is given, and, where it is installed, what it makes of it."""

import re
import shutil
import subprocess

import pypdf
import pytest

latex = pytest.mark.sphinx("latex", testroot="bookpress-book", confoverrides={"bookpress_latex": 1})
TOOLS = ("lualatex", "latexmk", "xindy", "make")
missing = [tool for tool in TOOLS if shutil.which(tool) is None]
compiled = pytest.mark.skipif(bool(missing), reason=f"no {', '.join(missing)} on this machine")


def tex_of(app) -> str:
    app.build()
    (path,) = app.outdir.glob("*.tex")
    return path.read_text("utf-8")


@latex
def test_the_sample_builds_without_a_warning(app):
    app.build()
    assert app.warning.getvalue() == ""


@pytest.mark.sphinx("latex", testroot="bookpress-book")
def test_nothing_is_set_unless_asked(app):
    assert "bookpress" not in tex_of(app)


@latex
def test_the_engine_and_the_index_program_are_set(app):
    assert app.config.latex_engine == "lualatex"
    assert app.config.latex_use_xindy
    assert app.config.latex_table_style == ["booktabs"]


@pytest.mark.sphinx(
    "latex",
    testroot="bookpress-book",
    confoverrides={
        "bookpress_latex": True,
        "latex_engine": "xelatex",
        "latex_elements": {"fontpkg": "% own fonts", "preamble": "% own preamble"},
    },
)
def test_what_the_author_sets_wins(app):
    tex = tex_of(app)
    assert app.config.latex_engine == "xelatex"
    assert "% own fonts" in tex
    assert "setmainfont" not in tex
    assert tex.index(r"\usepackage{bookpress}") < tex.index("% own preamble")


@pytest.mark.parametrize(
    ("paper", "width"), [("6x9in", "6in"), ("a5", "148mm"), ("a4", "210mm"), ("letter", "8.5in")]
)
def test_the_paper_is_that_of_the_pdf(make_app, rootdir, tmp_path, paper, width):
    srcdir = tmp_path / "source"
    shutil.copytree(rootdir / "test-bookpress-book", srcdir)
    options = {"bookpress_latex": True, "bookpress_paper": paper}
    tex = tex_of(make_app("latex", srcdir=srcdir, confoverrides=options))
    assert f"paperwidth={width}," in tex


@pytest.mark.sphinx(
    "latex",
    testroot="bookpress-book",
    confoverrides={
        "bookpress_latex": True,
        "bookpress_one_sided": True,
        "bookpress_indices": False,
        "bookpress_subtitle": "Salt & 100%",
        "bookpress_imprint": "First.\n\nSecond #2.",
    },
)
def test_options_of_the_book_hold_for_latex_too(app):
    tex = tex_of(app)
    assert "oneside,openany" in tex
    assert r"\printindex" not in tex
    assert r"\begin{sphinxtheindex}" not in tex
    assert r"\renewcommand\bookpresssubtitle{Salt \& 100\%}" in tex
    assert r"{First.\par Second \#2.\par }" in tex


@latex
def test_chapters_are_those_of_the_other_builders(app):
    firsts = re.findall(r"\\chapter\{(\w+)", tex_of(app))
    assert firsts == ["Overview", "Merrow", "The", "Persons", "Oddities"]


@pytest.mark.sphinx(
    "latex",
    testroot="bookpress-book",
    confoverrides={"bookpress_latex": True, "bookpress_parts": True},
)
def test_captions_of_the_contents_open_parts_on_wish(app):
    opened = re.findall(r"\\(part|chapter)\{(\w+)", tex_of(app))
    assert [word for kind, word in opened if kind == "part"] == ["The", "At"]
    assert opened.index(("part", "At")) + 1 == opened.index(("chapter", "Persons"))


@pytest.mark.sphinx("latex", testroot="bookpress-root", confoverrides={"bookpress_latex": True})
def test_text_of_the_root_document_is_a_chapter_of_its_own(app):
    tex = tex_of(app)
    title = app.env.titles["index"].astext()
    assert re.findall(r"\\chapter\{(.*?)\}\n", tex)[0] == title
    assert r"\section{" in tex.partition(r"\sphinxstepscope")[0]


@latex
def test_every_label_is_set_once(app):
    labels = re.findall(r"\\label\{\\detokenize\{(.*?)\}\}", tex_of(app))
    assert labels
    assert len(labels) == len(set(labels))


@latex
def test_every_link_inside_the_book_has_a_label(app):
    tex = tex_of(app)
    labels = set(re.findall(r"\\label\{\\detokenize\{(.*?)\}\}", tex))
    links = set(re.findall(r"\\hyperref\[\\detokenize\{(.*?)\}\]", tex))
    assert links
    assert links <= labels


@latex
def test_a_list_in_a_field_is_one_line(app):
    tex = tex_of(app)
    card = tex.partition(r"\begin{sphinxuseclass}{chronicle-card}")[2]
    assert r"\begin{itemize}" not in card.partition(r"\sphinxlineitem{Sources}")[0]


NOTED = """\
Noted
=====

Text [#a]_ [#b]_ and, in a line, [#c]_\\ [#d]_ far [#a]_ from [#b]_.

.. [#a] First note.
.. [#b] Second note.
.. [#c] Third note.
.. [#d] Fourth note.
"""


def write_noted(folder):
    conf = 'project = "Noted"\nextensions = ["sphinx_bookpress"]\nbookpress_latex = True\n'
    (folder / "conf.py").write_text(conf)
    (folder / "index.rst").write_text(NOTED)
    return folder


def test_a_comma_parts_the_numbers_of_notes_that_meet(make_app, tmp_path):
    tex = tex_of(make_app("latex", srcdir=write_noted(tmp_path)))
    first, comma, rest = tex.partition(r"\end{footnote}\textsuperscript{,}%")
    assert comma
    assert "First note" in first
    assert "Second note" in rest
    assert tex.count(r"\textsuperscript{,}") == 2


@compiled
def test_numbers_of_notes_that_meet_are_printed_apart(make_app, tmp_path):
    app = make_app("latex", srcdir=write_noted(tmp_path))
    app.build()
    make = ["make", "LATEXMKOPTS=-interaction=nonstopmode -halt-on-error"]
    subprocess.run(make, cwd=app.outdir, capture_output=True, check=True)
    (tex,) = app.outdir.glob("*.tex")
    words = " ".join(page.extract_text() for page in pypdf.PdfReader(tex.with_suffix(".pdf")).pages)
    assert "1,2" in words
    assert "3,4" in words


@pytest.mark.sphinx("latex", testroot="bookpress-hostile", confoverrides={"bookpress_latex": True})
def test_a_word_too_long_for_a_line_may_break(app):
    assert "a" * 41 not in tex_of(app)


@compiled
@pytest.mark.parametrize("root", ["bookpress-book", "bookpress-hostile"])
def test_lualatex_sets_the_book_without_a_complaint(make_app, rootdir, tmp_path, root):
    srcdir = tmp_path / root
    shutil.copytree(rootdir / f"test-{root}", srcdir)
    app = make_app("latex", srcdir=srcdir, confoverrides={"bookpress_latex": True})
    app.build()
    (tex,) = app.outdir.glob("*.tex")
    subprocess.run(
        ["make", "LATEXMKOPTS=-interaction=nonstopmode -halt-on-error"],
        cwd=app.outdir,
        capture_output=True,
        check=True,
    )
    log = tex.with_suffix(".log").read_text("utf-8", errors="replace")
    complaints = (
        r"^(?:!|Missing character|Overfull \\hbox \((?:\d\d|[5-9]).*|.*(?:undefined|multiply).*)"
    )
    assert re.findall(complaints, log, re.MULTILINE) == []
    book = pypdf.PdfReader(tex.with_suffix(".pdf"))
    assert book.outline
    assert "Index" in book.pages[-1].extract_text()
