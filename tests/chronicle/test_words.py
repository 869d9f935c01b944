"""A link that is made by itself alters no word, whatever stands around it."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from hypothesis import given
from hypothesis import strategies as st
from sphinx import addnodes

from sphinx_chronicle.autolinking import LinkNames
from sphinx_chronicle.model.autolink import AutoLink
from sphinx_chronicle.model.entity import Ref
from sphinx_chronicle.parse.passages import read_passages

# Few different texts, so that equal ones meet in one paragraph.
TEXTS = st.sampled_from(["Ada", " Ada", "Ada ", " ", ", ", "Ada Merrow\nof Oslo", "", " and "])
KINDS = st.sampled_from([None, nodes.emphasis, nodes.strong, nodes.literal, nodes.reference])
PARAGRAPHS = st.lists(st.lists(st.tuples(KINDS, TEXTS), max_size=10), max_size=3)


def page_of(paragraphs, links=()):
    settings = get_default_settings(Parser)
    chronicle = SimpleNamespace(autolinks={"page": links})
    domain = SimpleNamespace(chronicle=chronicle)
    settings.env = SimpleNamespace(docname="page", get_domain=lambda _name: domain)
    document = new_document("page", settings)
    for runs in paragraphs:
        made = [kind("", words) if kind else nodes.Text(words) for kind, words in runs]
        document += nodes.paragraph("", "", *made)
    return document


def names_in(document):
    """Return every “Ada” of the page as a name to be linked."""
    for number, (passage, _texts) in enumerate(read_passages("page", document)):
        for start in range(len(passage.text)):
            if passage.text.startswith("Ada", start):
                ref = Ref(objtype="person", id="ada")
                yield AutoLink(passage=number, start=start, end=start + 3, ref=ref)


@pytest.mark.fuzz
@given(PARAGRAPHS)
def test_names_become_links_and_all_words_stay(paragraphs):
    typed = page_of(paragraphs)
    links = tuple(names_in(typed))
    page = page_of(paragraphs, links)
    LinkNames(page).run()
    assert page.astext() == typed.astext()
    assert all(link.astext() == "Ada" for link in page.findall(addnodes.pending_xref))


def test_the_second_of_two_equal_texts_becomes_the_link():
    runs = [(None, "Ada"), (nodes.emphasis, "and"), (None, "Ada")]
    page = page_of([runs])
    link = list(names_in(page))[1]
    page = page_of([runs], (link,))
    LinkNames(page).run()
    assert page[0].astext() == "AdaandAda"
    assert isinstance(page[0][0], nodes.Text)
    assert isinstance(page[0][2], addnodes.pending_xref)
