"""LaTeX and plain text in .bib fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_citenotes.model.latex import read_latex, read_plain
from sphinx_citenotes.model.markup import to_markup
from sphinx_citenotes.model.words import as_text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (r"Gir{\'o}n", "Girón"), (r"Gir\'on", "Girón"), (r"Mart{\'\i}", "Martí"),
        (r"Mart\'{\i}nez", "Martínez"), (r"{\~n}and{\'u}", "ñandú"), (r"\v{C}apek", "Čapek"),
        (r"Stra{\ss}e", "Straße"), (r"\AA{}rhus", "Århus"), (r"\o re", "øre"), (r"\c{c}a", "ça"),
        (r"McFarland \& Company", "McFarland & Company"), ("{{CIA}} and {Cuba}", "CIA and Cuba"),
        ("1956--1961", "1956–1961"), ("so---far", "so—far"), ("a~b", "a\u00a0b"),
        (r"100\% \$5 \#1 a\_b", "100% $5 #1 a_b"), (r"$x^2$ and $\alpha$", "x² and α"),
        (r"H$_2$O", "H₂O"), (r"$10^{-3}$", "10⁻³"), (r"$a_{ij}$", "aij"),
        (r"2\textsuperscript{nd} and x\textsuperscript{2}", "2nd and x²"),
        ("!`No! ?`Qué?", "¡No! ¿Qué?"), (r"\bibstring{reviewof} X", "review of X"),
        (r"\textbf{bold} \textsc{Caps}", "bold Caps"), (r"\unknown{kept}", "kept"),
        ("It's the CIA's", "It’s the CIA’s"), ("class of '38", "class of ’38"),
        ("``quoted''", "“quoted”"), ("`single'", "“single”"), ("“a ‘b’ c”", "“a ‘b’ c”"),
        ("``a `b' c''", "“a ‘b’ c”"), (r"\enquote{a \enquote{b}}", "“a ‘b’”"),
        ('the "Ultra" report', "the “Ultra” report"),
        ("‘The Workers’ Cause’", "“The Workers’ Cause”"),
        ("the workers’ cause", "the workers’ cause"), ("  two   spaces ", "two spaces"),
        (r"\emph{Houston} sinks", "*Houston* sinks"), (r"{\em Houston} sinks", "*Houston* sinks"),
        (r"\textit{a \emph{b} c}", "*a* b *c*"), ("unbalanced {brace", "unbalanced brace"),
        ("stray } brace", "stray brace"), ("trailing \\", "trailing"),
    ],
)  # fmt: skip
def test_a_field_is_printed_as_it_means(typed, printed):
    assert to_markup(as_text(read_latex(typed))) == printed


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Z", "Cc"])))
def test_any_text_is_read_without_error(text):
    assert "{" not in read_plain(text) or "\\{" in text


def test_many_open_braces_are_no_recursion_error():
    assert read_plain("{" * 5000 + "x" + "}" * 5000) == "x"
