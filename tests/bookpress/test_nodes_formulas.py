"""Formulas: what TeX says, what Typst sets, their numbers, and those that cannot be read."""

from __future__ import annotations

import pytest
import typst

from sphinx_bookpress.model.mathml import FormulaError
from sphinx_bookpress.model.tex import read_tex

FORMULAS = (
    r"a^2 + b_1^{n} - \frac{1}{2}\sqrt{x}\sqrt[3]{y}",
    r"\left(\frac{a}{b}\right] \left\{ x \middle| y \right.",
    r"\sum_{i=0}^n \int\limits_0^\infty \prod\limits_i \bigcup_i \lim_{x\to 0} \max_x",
    r"\hat{x}\vec{y}\overline{ab}\underbrace{a+b}_{n}\widehat{abc}\overrightarrow{AB}\mathring{u}",
    r"\underline{x}\overbrace{a}^{b}\underbrace{c}_{d}\overleftarrow{CD}\underrightarrow{e}",
    r"\begin{pmatrix}a&b\\c&d\end{pmatrix}\begin{vmatrix}a&b\\c&d\end{vmatrix}\binom{n}{k}",
    r"\begin{cases}1 & x>0\\0 & \text{else}\end{cases}",
    r"\begin{array}{l|c}a&b\\\hline c&d\end{array} \substack{a\\b}",
    r"\mathbb{R}\mathcal{L}\mathbf{x}\mathrm{d}\mathfrak{g}\mathsf{s}\boldsymbol{\alpha}\mathtt{c}",
    r"x' + x''_i \not= \neq \stackrel{!}{=} \xrightarrow{f} \pmod{n} \bmod",
    r"\cancel{x}\boxed{y}\phantom{z}\rule{1em}{2pt}\color{red}x \big( \Bigg|",
    r"a\,b\;c\quad d\!e \displaystyle\sum x \dfrac12\tfrac12\cfrac{1}{1+x}",
    r"\operatorname{foo}x \sin \text{if } 12.5 \%\$\&\# \LaTeX \langle z\rangle \unicode{x263a}",
)


@pytest.mark.parametrize("display", [False, True])
@pytest.mark.parametrize("tex", FORMULAS)
def test_typst_sets_what_tex_says(tex, display, tmp_path, templates):
    assert _is_set(read_tex(tex, display=display), tmp_path, templates)


@pytest.mark.parametrize(
    "tex",
    [
        r"\begin{align}a&=b\\c&=d\end{align}",
        r"\begin{alignat*}{2}a&=b&c&=d\end{alignat*}",
        r"\begin{eqnarray}a&=&b\\c&=&d\end{eqnarray}",
        r"\begin{gather}a\\bcd\end{gather}",
        r"\begin{equation}\begin{split}a&=b\\&=c\end{split}\label{x}\end{equation}",
        "a = b\n\nc = d",
        r"a &= b \\ &= c",
    ],
)
def test_formulas_of_several_lines_are_set(tex, tmp_path, templates):
    assert _is_set(read_tex(tex, display=True), tmp_path, templates)


@pytest.mark.parametrize("tex", ["a \\ \\\nb", "a\\\nb", "a \\"])
def test_a_backslash_at_the_end_of_a_line_is_a_space(tex):
    spaced = tex.replace("\\\n", "\\ ").removesuffix("\\") + ("\\ " * tex.endswith("\\"))
    assert read_tex(tex, display=True) == read_tex(spaced, display=True)


def test_lines_are_aligned_at_the_author_s_marks():
    assert read_tex(r"a &= b \\ &= c", display=True).count("f-pair(") == 2


def test_sphinx_numbers_equations_and_the_reader_does_not():
    assert "1" not in read_tex(r"\begin{align}a&=b\end{align}", display=True)


def test_a_bracket_grows_with_what_it_holds():
    assert read_tex(r"\left(x\right)", display=False).startswith("f-fenced(")
    assert read_tex(r"(x)", display=False).startswith("f-row(")


def test_an_upright_letter_is_upright():
    assert read_tex(r"\mathrm{d}", display=False) == 'math.upright(f-symbol("d"))'
    assert read_tex("d", display=False) == 'f-symbol("d")'


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\nocommand x", r"command '\nocommand' is not known"),
        (r"\begin{tikzcd}a\end{tikzcd}", "environment 'tikzcd' is not known"),
        (r"x_{", "missing super script or subscript"),
        (r"\frac{1}", "a frac lacks one of its parts"),
        ("a & b", "'&' stands outside of a table"),
    ],
)
def test_a_formula_that_cannot_be_read_says_why(tex, reason):
    with pytest.raises(FormulaError) as caught:
        read_tex(tex, display=False)
    assert str(caught.value) == reason


def test_what_an_author_types_in_a_formula_never_becomes_typst(tmp_path, templates):
    code = read_tex(r'\text{"#panic() \\} + "', display=False)
    assert _is_set(code, tmp_path, templates)


@pytest.mark.sphinx("bookpdf", testroot="bookpress-nodes")
def test_a_formula_is_described_by_its_tex(app, print_book):
    printed = print_book(app)
    described = {
        str(node.get("/Alt"))
        for node in _structure(printed.pdf.trailer["/Root"]["/StructTreeRoot"])
    }
    assert {r"\frac{a}{b}", "E = mc^2"} <= described


@pytest.mark.sphinx("bookpdf", testroot="bookpress-formulas")
def test_a_formula_that_cannot_be_read_is_printed_as_its_tex(app, print_book):
    words = print_book(app).words
    warnings = app.warning.getvalue()
    assert r"\nocommand{x}" in words
    assert "index.rst:4: WARNING: formula '\\nocommand{x}' cannot be read: command" in warnings
    assert "index.rst:6: WARNING: formula 'a & b \\end{nothing}' cannot be read" in warnings
    assert "[bookpress.math]" in warnings


@pytest.fixture
def templates(request):
    """The folder of the template's files."""
    return request.config.rootpath / "ext" / "sphinx_bookpress" / "templates"


def _is_set(code, folder, templates):
    """Return whether Typst sets the formula *code* without an error or a warning."""
    for file in templates.glob("*.typ"):
        (folder / file.name).write_bytes(file.read_bytes())
    main = folder / "main.typ"
    text = (
        f'#import "formulas.typ": *\n#set document(title: [Title])\n#formula-block("alt", {code})\n'
    )
    main.write_text(text, encoding="utf-8")
    pdf, warnings = typst.compile_with_warnings(str(main), pdf_standards=["ua-1"])
    return pdf.startswith(b"%PDF") and not warnings


def _structure(element):
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        child = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(child, dict) and "/S" in child:
            yield from _structure(child)
