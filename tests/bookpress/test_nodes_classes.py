"""No class of docutils or Sphinx is without a handler, and none of them goes unprinted unseen."""

from __future__ import annotations

import inspect
import shutil
from types import ModuleType

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinx_bookpress.assembly import assemble
from sphinx_bookpress.writer import TypstTranslator

_ABSTRACT = {
    "Element",
    "FixedTextElement",
    "Node",
    "PureTextElement",
    "TextElement",
    "translatable",
    "_desc_classes_injector",
    "desc_sig_element",
}
_NEVER_PRINTED = {
    "highlightlang",  # Sphinx takes it out when it has told the code its language
    "only",  # Sphinx replaces it with what is in it, or drops it
    "pending",  # docutils resolves it while reading
    "pending_xref",  # Sphinx resolves it, or leaves its words
    "toctree",  # the documents that it names take its place
}


def _classes(module: ModuleType) -> list[type[nodes.Node]]:
    return [
        member
        for name, member in sorted(vars(module).items())
        if inspect.isclass(member)
        and issubclass(member, nodes.Node)
        and member.__module__ == module.__name__
        and name not in _ABSTRACT
    ]


CLASSES = [*_classes(nodes), *_classes(addnodes)]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_a_class_of_docutils_or_sphinx_has_a_handler(kind):
    assert any(hasattr(TypstTranslator, f"visit_{base.__name__}") for base in kind.__mro__)


@pytest.mark.sphinx("bookpdf", testroot="bookpress-nodes")
def test_the_test_books_have_a_node_of_every_class(app, make_app, rootdir, tmp_path):
    copy = shutil.copytree(rootdir / "test-bookpress-everything", tmp_path / "everything")
    other = make_app("bookpdf", srcdir=copy)
    printed = {type(node) for book in (app, other) for node in _tree(book).findall()}
    missing = {kind.__name__ for kind in CLASSES if kind not in printed}
    assert missing <= _NEVER_PRINTED


def _tree(app):
    app.build()
    return assemble(app.builder, parts=False)


@pytest.mark.sphinx("bookpdf", testroot="bookpress-nodes")
def test_rare_nodes_are_printed_without_a_warning_of_the_writer(app, print_book):
    print_book(app)
    assert "[bookpress." not in app.warning.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        "Authors Tamsin Orrow Abel Finch",
        "Address Gate Lane",
        "Organization Salt Office",
        "Version version nine",
        "ACRO generated words conditional words problematic words emphatic words unresolved words",
        "[uncited]typed words",
        "message words",
        "compact words",
        "Attention Attentive words.",
        "Caution Cautious words.",
        "Danger Dangerous words.",
        "Error Erroneous words.",
        "Hint Hinting words.",
        "Important Important words.",
        "Tip Tipping words.",
        "Words for two builders.",
        "Words under a condition.",
        "A link to Dangling words, and words that stand for others.",
        "Changed in version 3.1: Changed words.",
        "Removed in version 3.2: Removed words.",
        "/pans/name and load number of total",
        "A note from a caption.",
        "A note from a cell.",
        "Highlighted words.",
        "Centred words",
        "Dictionary that remembers insertion order",
        "boil(pan: Pan[int], /, *loads, heat: float = 1.5, mark: str = 'a', **rest) → None",
        "choose[T: Pan](of: T) → T",
        "classmethod Pan.empty(left, right[, also])",
        "int pour(const char *name, void (*done)(int code))",
        "int depth",
        "std::vector<T> sift(T &&grain, char sign = 'x', const char *name = \"salt\")",
        "class Kiln : public Fire",
        "drain(pan[, slowly])",
        ":salted:",
        ":dry: (flag)",
        "How hot.",
        "Described words.",
        "Listing 4.1 A numbered listing",
        "See Listing 4.1.",
        "Lines slanted and heavy",
        "The last cell",
        "Across two columns and rows",
        "in a table the",
        "In a list: left right 1 2",
    ],
)
@pytest.mark.sphinx("bookpdf", testroot="bookpress-nodes", srcdir="bookpress-nodes-words")
def test_the_words_of_a_rare_node_are_printed(app, print_book, words):
    assert words in print_book(app).words


@pytest.mark.parametrize(
    "words",
    ["Words for LaTeX", "Words under no", "nobody reads", "header words", "footer words"],
)
@pytest.mark.sphinx("bookpdf", testroot="bookpress-nodes", srcdir="bookpress-nodes-words")
def test_what_is_not_for_print_is_not_printed(app, print_book, words):
    assert words not in print_book(app).words


@pytest.mark.sphinx(
    "bookpdf",
    testroot="bookpress-nodes",
    srcdir="bookpress-nodes-dot",
    confoverrides={"graphviz_dot": "no-such-program"},
)
def test_a_diagram_that_cannot_be_drawn_is_printed_as_its_source(app, print_book):
    assert "digraph { pan -> gate }" in print_book(app).words
