"""What an author types is what a reader reads, wherever notes and sources stand."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from hypothesis import given
from hypothesis import strategies as st
from pybtex.richtext import Tag, Text
from sphinx.testing.util import SphinxTestApp

from sphinx_citenotes.nodes import Place, pending_citation
from sphinx_citenotes.rendering import FillCitations
from sphinx_citenotes.transforms import MakeNotes
from sphinx_citenotes.updating import settle_notes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK = "\N{SUPERSCRIPT ONE}"

# Few different texts, so that equal ones meet in one paragraph.
WORDS = st.sampled_from([" ", "a", " a", "a ", ", ", ". ", "", "an ", " and ", "…", ".5", "... "])
INLINES = st.sampled_from([nodes.emphasis, nodes.strong, nodes.literal, nodes.reference])
KINDS = st.sampled_from(["text", "inline", "note", "source", "quoted", "target"])
RUNS = st.lists(st.tuples(KINDS, WORDS, INLINES), max_size=12)
BLOCKS = st.sampled_from(
    [
        (nodes.paragraph,),
        (nodes.block_quote, nodes.paragraph),
        (nodes.bullet_list, nodes.list_item, nodes.paragraph),
        (nodes.definition_list, nodes.definition_list_item, nodes.term),
        (nodes.definition_list, nodes.definition_list_item, nodes.definition, nodes.paragraph),
        (nodes.table, nodes.tgroup, nodes.tbody, nodes.row, nodes.entry, nodes.paragraph),
        (nodes.paragraph, nodes.emphasis),
    ]
)
CITED = {"book": Text("Quill, ", Tag("em", "Nights")), "article": Text("Marsh, “Tide”")}


class Sources:
    """Stands for the book and its library: each source has the words of :data:`CITED`."""

    def get_domain(self, _name: str) -> SimpleNamespace:
        return SimpleNamespace(library=self)

    def in_text(self, citations: tuple[str, ...]) -> Text:
        return CITED[citations[0]]


def page_of(paragraphs: list[tuple[tuple[type[nodes.Element], ...], list]]) -> nodes.document:
    """Return a page as our roles leave it."""
    settings = get_default_settings(Parser)
    settings.env = Sources()
    document = new_document("page", settings)
    anchors = (f"cite-{number}" for number in range(10_000))
    for around, runs in paragraphs:
        inner: nodes.Element = document
        for kind in around:
            block = kind()
            inner += block
            inner = block
        for run in runs:
            inner += make(*run, anchors)
    return document


def make(kind: str, words: str, inline: type[nodes.Element], anchors: Iterator[str]) -> nodes.Node:
    if kind == "text":
        return nodes.Text(words)
    if kind == "inline":
        return inline(words, words)
    if kind == "target":
        return nodes.target("", "", ids=["here"])
    place = Place.NOTE if kind == "note" else Place.TEXT
    cited = ("article",) if kind == "quoted" else ("book",)
    return pending_citation(place=place, citations=cited, docname="page", ids=[next(anchors)])


def words_of(document: nodes.document) -> list[str]:
    """Return the words of each block, with one mark for each note."""
    blocks = [block for block in document.children if not isinstance(block, nodes.footnote)]
    return ["".join(map(piece_of, block.findall(is_piece))) for block in blocks]


def is_piece(node: nodes.Node) -> bool:
    is_mark = isinstance(node, nodes.footnote_reference)
    return is_mark or (
        isinstance(node, nodes.Text) and not isinstance(node.parent, nodes.footnote_reference)
    )


def piece_of(node: nodes.Node) -> str:
    return MARK if isinstance(node, nodes.footnote_reference) else node.astext()


def expected(runs: list[tuple[str, str, type[nodes.Element]]]) -> str:
    """Return what a reader is to read: as typed, but for the two things that print does."""
    texts = []
    for number, (kind, words, _inline) in enumerate(runs):
        before = runs[number - 1][0] if number else ""
        if kind == "note":
            if before == "text":
                texts[-1] = texts[-1].rstrip()  # a mark stands at its word
            texts.append(MARK)
        elif kind in {"source", "quoted"}:
            texts.append(str(CITED["article" if kind == "quoted" else "book"]))
        elif kind == "text" and before == "quoted" and words in {", ", ". "}:
            texts[-1] = f"{texts[-1][:-1]}{words[0]}”"  # a comma stands within the quotation
            texts.append(words[1:])
        else:
            texts.append("" if kind == "target" else words)
    return "".join(texts)


@pytest.mark.fuzz
@given(st.lists(st.tuples(BLOCKS, RUNS), max_size=3))
def test_notes_and_sources_leave_the_words_around_them_alone(paragraphs: list) -> None:
    page = page_of(paragraphs)
    MakeNotes(page).apply()
    for note in list(page.findall(nodes.footnote)):
        page.remove(note)
    FillCitations(page).run()
    assert words_of(page) == [expected(runs) for _around, runs in paragraphs]


def test_an_equal_text_before_a_note_keeps_its_space() -> None:
    runs = [
        ("text", "The ", nodes.emphasis),
        ("inline", "Houston", nodes.emphasis),
        ("text", " ", nodes.emphasis),
        ("inline", "and", nodes.strong),
        ("text", " ", nodes.emphasis),
        ("note", "", nodes.emphasis),
        ("text", "there.", nodes.emphasis),
    ]
    page = page_of([((nodes.paragraph,), runs)])
    MakeNotes(page).apply()
    assert words_of(page) == [f"The Houston and{MARK}there."]


def test_an_equal_comma_before_a_source_stays() -> None:
    runs = [
        ("inline", "Ana", nodes.emphasis),
        ("text", ", ", nodes.emphasis),
        ("quoted", "", nodes.emphasis),
        ("text", ", ", nodes.emphasis),
        ("inline", "Cy", nodes.emphasis),
    ]
    page = page_of([((nodes.paragraph,), runs)])
    FillCitations(page).run()
    assert words_of(page) == ["Ana, Marsh, “Tide,” Cy"]


@pytest.mark.parametrize("after", ["... and on", ".5 miles", ",000", "., so", ".…"])
def test_a_mark_of_another_meaning_stays_behind_a_source(after: str) -> None:
    runs = [("quoted", "", nodes.emphasis), ("text", after, nodes.emphasis)]
    page = page_of([((nodes.paragraph,), runs)])
    FillCitations(page).run()
    assert words_of(page) == [f"Marsh, “Tide”{after}"]


# --- through the whole machine -----------------------------------------------------------------

BIB = """\
@book{quill, author={Quill, Ada}, title={Nights}, publisher={Lamp}, address={Oslo}, year=1990}
@article{marsh, author={Marsh, Ben}, title={Tide}, journal={Harbors}, volume=1, year=1984}
"""
TYPED = {
    # What stands in Markdown, in reStructuredText, and on the page.
    "note": ("{cite:note}`quill{1}`", ":cite:note:`quill{1}`", MARK),
    "source": ("{cite:source}`quill`", ":cite:source:`quill`", "Quill, Nights"),
    "two": (
        "{cite:source}`quill, marsh`",
        ":cite:source:`quill, marsh`",
        "Quill, Nights; Marsh, “Tide”",
    ),
    "emphasis": ("*of it*", "*of it*", "of it"),
    "strong": ("**of it**", "**of it**", "of it"),
    "code": ("`` of it ``", "``of it``", "of it"),
    "link": ("[of it](https://a.example)", "`of it <https://a.example>`__", "of it"),
    "word": ("of it", "of it", "of it"),
    "sub": ("{sub}`2`", ":sub:`2`", "2"),
}
BETWEEN = st.sampled_from([" ", ", ", "; ", ": ", " – ", " and ", ". So ", " (", ") "])
SENTENCES = st.tuples(
    st.lists(st.tuples(st.sampled_from(sorted(TYPED)), BETWEEN), min_size=1, max_size=8),
    st.sampled_from(["{}", "- {}", "> {}", "1. {}", ":::{{note}}\n{}\n:::"]),
    st.sampled_from(["{}", "* {}", "   {}", "1. {}", ".. note:: {}", "term\n   {}"]),
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SphinxTestApp]:
    """A book of two pages, read again for each example."""
    source: Path = tmp_path_factory.mktemp("words")
    (source / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx_citenotes"]\nbibtex_bibfiles = ["refs.bib"]\n'
        'myst_enable_extensions = ["colon_fence"]\nsmartquotes = False\n',
        encoding="utf-8",
    )
    (source / "refs.bib").write_text(BIB, encoding="utf-8")
    (source / "index.md").write_text("# Page\n", encoding="utf-8")
    (source / "rest.rst").write_text("Page\n====\n", encoding="utf-8")
    app = SphinxTestApp("text", srcdir=source)
    app.build()
    yield app
    app.cleanup()


def printed(app: SphinxTestApp, docname: str, typed: str) -> str:
    """Return the words of the page *docname* when *typed* stands under its title."""
    (app.srcdir / app.env.doc2path(docname, base=False)).write_text(typed, encoding="utf-8")
    app.env.clear_doc(docname)
    read: list[nodes.document] = []
    listener = app.connect("doctree-read", lambda _app, tree: read.append(tree.deepcopy()))
    app.builder.read_doc(docname)
    app.disconnect(listener)
    settle_notes(app, app.env)
    (tree,) = read
    app.env.apply_post_transforms(tree, docname)
    section = next(tree.findall(nodes.section))
    notes = list(tree.findall(nodes.footnote)) + list(tree.findall(nodes.rubric))
    for note in notes:
        note.parent.remove(note)
    pieces = (piece_of(node) for block in section[1:] for node in block.findall(is_piece))
    return " ".join("".join(pieces).split())


def read_as(runs: list[tuple[str, str]]) -> str:
    """Return what stands on the page of *runs*, each with what is typed behind it."""
    text = "So "
    for name, between in runs:
        words = TYPED[name][2]
        text = (text.rstrip() if words == MARK else text) + words
        inside = text.endswith("”") and between[0] in ",."
        text = f"{text[:-1]}{between[0]}”{between[1:]}" if inside else text + between
    return " ".join(f"{text}end.".split())


@pytest.mark.fuzz
@given(SENTENCES)
def test_a_page_reads_as_it_was_typed(app: SphinxTestApp, sentence: tuple) -> None:
    runs, markdown, rest = sentence
    typed = "So " + "".join(TYPED[name][0] + between for name, between in runs) + "end."
    assert printed(app, "index", f"# Page\n\n{markdown.format(typed)}\n") == read_as(runs)
    typed = "So " + "".join(TYPED[name][1] + between for name, between in runs) + "end."
    page = printed(app, "rest", f"Page\n====\n\n{rest.format(typed)}\n")
    assert page.removeprefix("term").strip() == read_as(runs)
