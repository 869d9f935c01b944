"""LaTeX and plain text in .bib fields."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latexencode import get_builtin_uni2latex_dict

from sphinx_authoring.addresses import is_web_address
from sphinx_citenotes.model.latex import read_latex, read_plain, unknown_commands
from sphinx_citenotes.model.latex_commands import _KNOWN
from sphinx_citenotes.model.markup import to_markup
from sphinx_citenotes.model.words import Run, as_plain, as_text


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


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        # characters of their own
        (r"Laws \textsection 4 and \textparagraph 2", "Laws §4 and ¶2"),
        (r"\textsection{} 4", "§ 4"), (r"\textnumero 5", "№5"), (r"\S~12, \P{}3", "§\u00a012, ¶3"),
        (r"\textpm 3,\hspace{1em}far", "±3, far"), (r"\texttimes \textdiv \textlnot", "×÷¬"),
        (r"\CYRM\cyri\cyrr", "Мир"), (r"{\CYRM}{\cyri}{\cyrr}", "Мир"), (r"\cyrchar\CYRA", "А"),
        (r"$\alpha \leq \beta \times \gamma$", "α ≤ β × γ"), (r"$\mathbb{R}^2$", "ℝ²"),
        (r"\(a \neq b\) and \ensuremath{\infty}", "a ≠ b and ∞"), (r"$x^n$, $a_i$, $3-1$",
        "xⁿ, aᵢ, 3−1"),
        (r"30\,$^\circ$C", "30\u00a0°C"), (r"\textfrac{1}{3} \frac{7}{12} \nicefrac12", "⅓ 7/12 ½"),
        (r"\textgreek{l'ogoc}, \textgreek{logos}, \textgreek{λόγος}", "λόγος, λογος, λόγος"),
        (r"\oe uvre, \OE, \ae, \AE, \o, \O, \l, \L, \ss, \SS, \dh, \th, \dj, \ng",
         "œuvre, Œ, æ, Æ, ø, Ø, ł, Ł, ß, ẞ, ð, þ, đ, ŋ"),
        (r'\symbol{233} \symbol{"E9} \char233 \char"E9 x', "é é ééx"),
        (r"\char'351 x\char`\é y", "éxéy"), (r'\unichar{"00E9}', "é"),
        (r"a\symbol{65534}b\symbol{0}c\symbol{55296}d\symbol{x}", "abcd"),
        # accents in every form
        (r"\v{c} \v c \v{\i} {\v c} \c{c} \c c \k a \k{a} \d{s} \d s \b{b} \r u \H{o} \u{g}",
         "č č ǐ č ç ç ą ą ṣ ṣ ḇ ů ő ğ"),
        (r"\'e \'{e} {\'e} {\'{e}} \' e \'{\i} \'\i{} \"{\i} \"\i", "é é é é é í í ï ï"),
        (r"\`a \^o \~n \=u \.z \.I \"u \~{n}", "à ô ñ ū ż İ ü ñ"), (r"\t{oo}", "o͡o"),
        (r"\textcommabelow{S}, \textogonekcentered{e}, \h{a}, \f{e}, \G{i}", "Ș, ę, ả, ȇ, ȉ"),
        (r"\'{\ae} \'{\cyrk} \"\CYRI", "ǽ ќ Ӥ"), (r"\'{}", "´"), (r"\^{}", "^"),
        # looks, quotations, spaces, lines
        (r"\enquote{a \enquote*{b} c}", "“a ‘b’ c”"), (r"\mkbibquote{x}", "“x”"),
        (r"\textquote[source]{x}", "“x”"), (r"\mkbibemph{x} \textsl{y}", "*x* *y*"),
        (r"\uppercase{nato} \MakeUppercase{é} \MakeLowercase{ABC} \MakeCapital{abc}",
        "NATO É abc Abc"),
        (r"a\par b\newline c\\ d\\[2pt]e\linebreak f\hskip 1em g", "a b c d e f g"),
        (r"a\,b a\thinspace b a\;b a\quad b a\slash b a\ldots", "a\u00a0b a\u00a0b a b a b a/b a…"),
        (r"2\textsuperscript{nd} \nth{3} \mkbibordinal{4}", "2nd 3rd 4th"), (r"\RN{4} \Rn{9}",
        "IV ix"),
        (r"\og mot \fg{} \flqq x\frqq \glqq y\grqq", "« mot » «x»„y“"),
        (r"\textcolor{red}{x} \foreignlanguage{french}{y} {\small z} \mbox{w}", "x y z w"),
        (r"\texttt{a} \underline{b} \textsc{c} {\bfseries d}", "a b c d"),
        (r"\noopsort{1973a}1973", "1973"),
        # biblatex's punctuation and words
        (r"41\bibrangedash 56", "41–56"), (r"M\adddot", "M."), (r"A\addcomma\addspace B", "A, B"),
        (r"A\addcolon\ B\addsemicolon{} C\addperiod", "A: B; C."), (r"vol\adddotspace 3",
        "vol.\u00a03"),
        (r"3\bibrangessep 5", "3, 5"), (r"\mkbibparens{a} \mkbibbrackets{b}", "(a) [b]"),
        (r"\bibopenparen x\bibcloseparen", "(x)"), (r"a\isdot\nopunct\unspace b", "ab"),
        (r"1\addslash 2\addnbspace 3\addabbrvspace 4", "1/2\u00a03\u00a04"),
        (r"12\psq, 14\psqq, \pno~5", "12f., 14ff., p.\u00a05"), (r"\bibstring{revisededition}",
        "rev. ed."),
        (r"\bibstring{newseries} \bibstring{oldseries} 2nd \bibstring{jourser}",
        "n.s. o.s. 2nd ser."),
        (r"\biblstring{editor} \bibsstring{editor} \bibcpstring{editors}", "editor ed. Eds."),
        (r"\bibstring{andothers} \bibstring{phdthesis} \bibstring[\mkbibbold]{inpress}",
         "et al. PhD diss. in press"),
        # addresses are no LaTeX
        (r"see \url{https://a.example/x--y_z%20~q}", "see https://a.example/x--y_z%20~q"),
        (r"see \href{https://a.example/}{the \emph{site}}", "see the *site*"),
    ],
)  # fmt: skip
def test_a_command_is_printed_as_latex_prints_it(typed, printed):
    assert to_markup(as_text(read_latex(typed))) == printed


def test_as_many_characters_are_read_as_the_table_of_latex_commands_has():
    """Of its 1,539 characters beyond ASCII: the rest are spaces, ASCII letters for Greek ones, …"""
    right = lost = 0
    for code, typed in get_builtin_uni2latex_dict().items():
        if code < 161:
            continue
        read = read_plain(f"A{{{typed}}}B")[1:-1]
        right += unicodedata.normalize("NFC", read) == unicodedata.normalize("NFC", chr(code))
        lost += not read.strip() and not chr(code).isspace()
    assert right >= 1400
    assert lost <= 5  # two accents over nothing, and three that are no print


def test_a_link_keeps_its_address():
    words = read_latex(r"a \href{https://a.example/b\_c}{b} \url{https://a.example/d} e")
    assert [(run.text, run.url) for run in words] == [
        ("a ", ""), ("b", "https://a.example/b_c"), (" ", ""),
        ("https://a.example/d", "https://a.example/d"), (" e", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("command", [r"\href{javascript:x()}{b}", r"\href{file:///etc/passwd}{b}"])
def test_a_link_to_what_is_no_address_of_the_web_is_its_words(command):
    assert read_latex(command) == (Run("b"),)


def test_a_command_that_nobody_knows_is_named_and_its_words_kept():
    text = r"\foo{kept} \emph{x} \textsection \footnote{y} \bibstring{nonsense} \'e \CYRA \url{a\b}"
    assert read_plain(text) == "kept x § nonsense é Аa\\b"
    assert [name for name, _sentence in unknown_commands(text)] == [
        "foo", "footnote", "bibstring{nonsense}",
    ]  # fmt: skip


commands = st.sampled_from([*sorted(_KNOWN), "unknown", "[", "]", "\\", "{", "}"])
latex = st.lists(
    commands.map(lambda name: f"\\{name}")
    | st.sampled_from(
        ["{", "}", "{a}", "[b]", "$", "^", "_", " ", "*", "1em", '"E9', "`x", "--", "~"]
    )
    | st.text(max_size=3)
).map("".join)


@pytest.mark.fuzz
@given(latex)
def test_any_commands_are_read_without_error(text):
    words = read_latex(text)
    assert "\ufffe" not in as_plain(words)
    assert all(run.url == "" or is_web_address(run.url) for run in words)
    list(unknown_commands(text))
