"""What is printed in another place, or for LaTeX, keeps the words that it had."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from hypothesis import given
from hypothesis import strategies as st

from sphinx_bookpress.latex.chapters import BreakLongWords, PartNotes
from sphinx_bookpress.listing import shortened

TEXTS = st.sampled_from(
    [" ", "a", "The pier burned. ", "It stood in 1899. ", ", ", "", "long" * 30]
)
KINDS = st.sampled_from([None, nodes.emphasis, nodes.strong, "note"])
RUNS = st.lists(st.tuples(KINDS, TEXTS), max_size=10)


def line_of(runs, kind=nodes.paragraph):
    line = kind()
    for inline, words in runs:
        if inline == "note":
            line += nodes.footnote_reference("", "")
        else:
            line += inline("", words) if inline else nodes.Text(words)
    return line


def page_of(runs):
    settings = get_default_settings(Parser)
    settings.env = SimpleNamespace(config=SimpleNamespace(bookpress_latex=True))
    document = new_document("page", settings)
    document += line_of(runs)
    return document


@pytest.mark.fuzz
@given(RUNS)
def test_a_long_caption_is_shortened_to_its_beginning(runs):
    caption = line_of(runs, nodes.caption)
    found = shortened(caption).astext()
    # Only the stop at its very end may be missing.
    assert caption.astext().startswith(found)
    if len(caption.astext()) <= 90:
        assert caption.astext().removeprefix(found).strip() in {"", "."}


def test_a_caption_keeps_the_space_that_stands_again_behind_its_first_sentence():
    runs = [
        (nodes.emphasis, "Ana"),
        (None, " "),
        (nodes.emphasis, "Bo"),
        (None, " sailed onwards. It was "),
        (nodes.emphasis, "long" * 20),
        (None, " "),
        (nodes.emphasis, "over"),
    ]
    assert shortened(line_of(runs, nodes.caption)).astext() == "Ana Bo sailed onwards"


@pytest.mark.fuzz
@given(RUNS)
def test_latex_gets_all_words_and_a_comma_between_two_notes(runs):
    page = page_of(runs)
    typed = page.astext()
    BreakLongWords(page).run()
    PartNotes(page).run()
    printed = "".join(
        text.astext() for text in page.findall(nodes.Text) if not isinstance(text.parent, nodes.raw)
    )
    assert printed.replace("\u200b", "").split() == typed.split()


def test_latex_keeps_a_space_that_stands_between_two_notes_too():
    runs = [
        (nodes.emphasis, "Ana"),
        (None, " "),
        (nodes.strong, "Bo"),
        ("note", ""),
        (None, " "),
        ("note", ""),
    ]
    page = page_of(runs)
    PartNotes(page).run()
    assert page.astext().startswith("Ana Bo")
