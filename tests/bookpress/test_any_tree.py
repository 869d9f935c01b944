"""Any tree of nodes is printed with all its words, valid or not: extensions make all kinds."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import count

import pikepdf
import pytest
from docutils import nodes
from docutils.utils import new_document
from hypothesis import given
from hypothesis import strategies as st
from sphinx import addnodes
from sphinx.testing.util import SphinxTestApp

from .off_page import runs_of

WORDS = re.compile(r"w\d+w")
TEXT = "TEXT"

INLINE = (
    *(nodes.emphasis, nodes.strong, nodes.literal, nodes.inline, nodes.superscript),
    *(nodes.subscript, nodes.abbreviation, nodes.title_reference, addnodes.literal_strong),
    *(nodes.generated, nodes.problematic, addnodes.desc_name, addnodes.desc_parameter),
)
BLOCKS = (
    *(nodes.paragraph, nodes.bullet_list, nodes.enumerated_list, nodes.definition_list),
    *(nodes.field_list, nodes.option_list, nodes.block_quote, nodes.note, nodes.admonition),
    *(nodes.sidebar, nodes.topic, nodes.container, nodes.compound, nodes.line_block, nodes.table),
    *(nodes.figure, nodes.rubric, nodes.literal_block, nodes.doctest_block, nodes.transition),
    *(nodes.target, addnodes.desc, addnodes.hlist, addnodes.glossary, addnodes.versionmodified),
    *(nodes.docinfo, addnodes.seealso, addnodes.centered, addnodes.acks, addnodes.only),
)
PARTS = (
    *(nodes.list_item, nodes.definition_list_item, nodes.term, nodes.classifier, nodes.definition),
    *(nodes.field, nodes.field_name, nodes.field_body, nodes.option_list_item, nodes.option_group),
    *(nodes.option, nodes.option_string, nodes.description, nodes.title, nodes.subtitle),
    *(nodes.attribution, nodes.line, nodes.tgroup, nodes.colspec, nodes.thead, nodes.tbody),
    *(nodes.row, nodes.entry, nodes.caption, nodes.legend, nodes.author, nodes.authors),
    *(addnodes.desc_signature, addnodes.desc_content, addnodes.desc_parameterlist),
    *(addnodes.desc_signature_line, addnodes.hlistcol, nodes.section),
)
PROPER = {
    nodes.bullet_list: (nodes.list_item,),
    nodes.enumerated_list: (nodes.list_item,),
    nodes.definition_list: (nodes.definition_list_item,),
    nodes.definition_list_item: (nodes.term, nodes.classifier, nodes.definition),
    nodes.field_list: (nodes.field,),
    nodes.field: (nodes.field_name, nodes.field_body),
    nodes.option_list: (nodes.option_list_item,),
    nodes.option_list_item: (nodes.option_group, nodes.description),
    nodes.table: (nodes.title, nodes.tgroup),
    nodes.tgroup: (nodes.colspec, nodes.colspec, nodes.thead, nodes.tbody),
    nodes.thead: (nodes.row,),
    nodes.tbody: (nodes.row,),
    nodes.row: (nodes.entry, nodes.entry),
    nodes.line_block: (nodes.line, nodes.line_block),
    nodes.figure: (nodes.caption, nodes.legend, nodes.paragraph),
    addnodes.desc: (addnodes.desc_signature, addnodes.desc_content),
    addnodes.hlist: (addnodes.hlistcol,),
    nodes.option_group: (nodes.option,),
    nodes.docinfo: (nodes.author, nodes.authors, nodes.field),
}
"""What stands where, in any number and order."""

NO_TEXT = (nodes.transition, nodes.colspec, nodes.target)


@st.composite
def plans(draw, *, chaos: bool, kinds=BLOCKS, depth: int = 4):
    """Return what a node is made of: its class, its attributes, its children; or a word."""
    kind = draw(st.sampled_from(kinds))
    if kind in NO_TEXT:
        return (kind, {}, [])
    attributes = {}
    if kind is nodes.entry:
        attributes = draw(
            st.dictionaries(st.sampled_from(["morecols", "morerows"]), st.integers(0, 2))
        )
    allowed = (*BLOCKS, *PARTS, *INLINE) if chaos else PROPER.get(kind, BLOCKS)
    if issubclass(kind, (nodes.TextElement, *INLINE)):
        allowed = INLINE
    if depth == 0:
        return (kind, attributes, [TEXT] if issubclass(kind, nodes.TextElement) else [])
    child = plans(chaos=chaos, kinds=allowed, depth=depth - 1)
    if issubclass(kind, nodes.TextElement):
        child = st.just(TEXT) | child
    return (kind, attributes, draw(st.lists(child, max_size=3)))


def grown(plan, numbers):
    """Return the node of *plan*, with words that are each other's like nowhere."""
    if plan == TEXT:
        return nodes.Text(f"w{next(numbers)}w ")
    kind, attributes, children = plan
    node = kind("", **attributes) if not issubclass(kind, nodes.TextElement) else kind("", "")
    if kind in (nodes.sidebar, nodes.table, nodes.colspec, nodes.tgroup):
        node["colwidth"], node["cols"] = 1, 2
    node.attributes.update(attributes)
    node += [grown(child, numbers) for child in children]
    return node


@pytest.fixture(scope="module")
def builder(tmp_path_factory):
    """A builder that has printed a book of one page."""
    folder = tmp_path_factory.mktemp("tree")
    (folder / "conf.py").write_text('extensions = ["sphinx_bookpress"]\n')
    (folder / "index.rst").write_text("A\n=\n\nText.\n")
    app = SphinxTestApp("bookpdf", srcdir=folder)
    app.build()
    yield app.builder
    app.cleanup()


def printed(builder, blocks):
    """Return the words of the book whose only chapter has *blocks*."""
    tree = new_document("index.rst", builder.env.settings and nodes_settings(builder))
    tree["docname"] = "index"
    page = addnodes.start_of_file("", docname="index")
    section = nodes.section("", nodes.title("", "Title"), *blocks, ids=["title"])
    page += section
    tree += page
    main = builder.book_path.with_suffix(".typ")
    manuscript = builder._write(tree)
    main.write_text(manuscript.text, encoding="utf-8")
    pdf = builder._press().print_book(main)
    with pikepdf.open(BytesIO(pdf)) as book:
        text = "".join(run.words for one in book.pages for run in runs_of(one))
    return re.sub(r"[\u200b\u00ad\u2010]", "", text)


def nodes_settings(builder):
    """Return the settings of the only document."""
    return builder.env.get_doctree("index").settings


def assert_printed(builder, blocks):
    """Check that each word in *blocks* is printed."""
    words = set(WORDS.findall(" ".join(block.astext() for block in blocks)))
    assert words <= set(WORDS.findall(printed(builder, blocks)))


@pytest.mark.fuzz
@given(blocks=st.lists(plans(chaos=False), min_size=1, max_size=3))
def test_any_number_of_parts_is_printed(builder, blocks):
    numbers = count()
    assert_printed(builder, [grown(block, numbers) for block in blocks])


@pytest.mark.fuzz
@given(blocks=st.lists(plans(chaos=True), min_size=1, max_size=3))
def test_parts_in_the_wrong_place_are_printed(builder, blocks):
    numbers = count()
    assert_printed(builder, [grown(block, numbers) for block in blocks])
