"""Every node of docutils and Sphinx, those of strangers, and hostile words."""

from __future__ import annotations

import pytest
from sphinx.util.console import strip_escape_sequences


@pytest.mark.sphinx("bookpdf", testroot="bookpress-everything")
def test_every_node_of_docutils_and_sphinx_has_a_handler(app, print_book):
    print_book(app)
    assert app.warning.getvalue() == ""


@pytest.mark.parametrize(
    "words",
    [
        "H2O, E = mc2",
        "LIFO (last in, first out) and again LIFO,",
        "Only for print.",
        "raw Typst",
        "1. A note that calls another. 2 2. The inner note.",
        "[Orrow] Tamsin Orrow, Gate Books, harbour archive.",
        "No salt without water. — A saying",
        "Its own title Its own body.",
        "Todo Something is to be done.",
        "A sidebar with a subtitle Words at the side.",
        "Added in version 1.2: Something new.",
        'try1_stmt ::= "try" ":" suite',
        '7 def f(x): 8 return "#[]$@\\\\"',
        "(iv) four (v) five",
        "pan salt pan A shallow basin.",
        "wide cell that spans c",
        "saltworks.count(loads: list[int], *, strict: bool = True) → int",
        "class saltworks.Gate(keeper[, clerks])",
        "2.1.1.1 Fourth level Text below.",
    ],
)
@pytest.mark.sphinx("bookpdf", testroot="bookpress-everything", srcdir="bookpress-words")
def test_the_words_of_a_node_are_printed(app, print_book, words):
    assert words in print_book(app).words


@pytest.mark.parametrize(
    "words", ["Only for the web", "raw HTML", "Indices", "Module Index", "(Keyword-only"]
)
@pytest.mark.sphinx("bookpdf", testroot="bookpress-everything", srcdir="bookpress-words")
def test_what_is_only_for_the_web_is_not_printed(app, print_book, words):
    assert words not in print_book(app).words


@pytest.mark.sphinx("bookpdf", testroot="bookpress-everything")
def test_the_head_of_a_long_table_is_repeated(app, print_book):
    assert print_book(app).words.count("No. Square") == 3


@pytest.mark.sphinx("bookpdf", testroot="bookpress-unknown")
def test_an_unknown_node_warns_and_keeps_its_words(app, print_book):
    words = print_book(app).words
    assert "Words inside the strange node." in words
    assert "index.rst:6: WARNING: no Typst handler for node 'strange'" in app.warning.getvalue()


@pytest.mark.sphinx("bookpdf", testroot="bookpress-unknown")
def test_an_extension_gives_its_own_handler(app, print_book):
    words = print_book(app).words
    assert "Words inside the familiar node." in words
    assert "'familiar'" not in app.warning.getvalue()


@pytest.mark.sphinx("bookpdf", testroot="bookpress-unknown")
def test_a_link_out_of_the_book_warns_and_keeps_its_words(app, print_book):
    words = print_book(app).words
    assert "See lost and Orphan." in words
    warnings = app.warning.getvalue()
    assert "index.rst:14: WARNING: links to 'orphan', which is not in the printed" in warnings
    assert "add it to a toctree or change the links" in warnings
    assert warnings.count("'orphan'") == 1


@pytest.mark.sphinx("bookpdf", testroot="bookpress-hostile")
def test_what_an_author_types_never_becomes_typst(app, print_book):
    printed = print_book(app)
    assert app.warning.getvalue() == ""
    assert "#emph[no] $1+1$ *star* _under_ @label <tag> \\ back [bracket]" in printed.words
    assert '#import "x": *' in printed.words
    assert "// no /* comment */ ~tilde." in printed.words
    assert '#raw("block") ``` " \\' in printed.words
    assert '#let [x] = "y" $' in printed.words
    assert printed.pdf.metadata.title == 'Say "no" \\ #to *this* [x]'
    assert "#panic(1)" in printed.pages["iv"]


@pytest.mark.sphinx("bookpdf", testroot="bookpress-hostile")
def test_a_word_longer_than_a_line_is_broken_and_kept(app, print_book):
    assert "a" * 150 in print_book(app).words.replace(" ", "")


@pytest.mark.sphinx("bookpdf", testroot="bookpress-glyphs")
def test_a_sign_that_no_font_has_is_named_with_its_line(app, print_book):
    printed = print_book(app)
    warning = app.warning.getvalue()
    assert "index.rst:4: WARNING: no font at hand has '😀' (U+1F600)" in warning
    assert "bookpress_fonts" in warning
    assert "Before" in printed.words


def test_each_character_without_a_font_is_told_once(make_app, tmp_path):
    """Also where it stands in a title, which contents and heads of pages repeat."""
    hundred = "".join(chr(0x4E00 + number) for number in range(100))
    (tmp_path / "conf.py").write_text('extensions = ["sphinx_bookpress"]\n')
    (tmp_path / "index.rst").write_text(
        f"A ✅\n====\n\nOne ✅ two ✅.\n\nThree ✅ 👩\u200d👩.\n\n{hundred}\n\n{hundred}\n",
        encoding="utf-8",
    )
    app = make_app("bookpdf", srcdir=tmp_path)
    app.build()
    told = [
        strip_escape_sequences(line).rpartition("/")[2].partition(": a box is printed")[0]
        for line in app.warning.getvalue().splitlines()
    ]
    none = "WARNING: no font at hand has"
    repeated = "used in 2 places from here on"
    assert told == [
        f"index.rst:2: {none} '✅' (U+2705), used in 3 places from here on",
        f"index.rst:6: {none} '👩' (U+1F469)",
        f"index.rst:6: {none} '\u200d' (U+200D)",
        *(f"index.rst:8: {none} '{char}' (U+{ord(char):04X}), {repeated}" for char in hundred[:17]),
        f"index.rst:8: {none} 83 more characters, such as '{hundred[17:37]}', {repeated}",
    ]


@pytest.mark.sphinx("bookpdf", testroot="bookpress-broken")
def test_a_mistake_in_raw_typst_is_named_with_its_line(app, print_book):
    print_book(app)
    assert (
        "index.rst:6: WARNING: Typst cannot set this: unknown variable: unknownfunction;"
        " its words are printed plainly"
    ) in app.warning.getvalue()
