"""What programs read in a page: Highwire meta tags for the page, COinS for the sources it lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from docutils import nodes

from sphinx_authoring.guard import guard
from sphinx_authoring.languages import language_tag

from ..bibtex import entries_of, printed_keys
from ..env import notes_domain
from ..model.exchange import as_item, inverted
from ..model.openurl import as_openurl
from .book import page_as_work
from .site import is_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..model.publication import Work


def describe_page(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: object
) -> None:
    """Put meta tags into the head of a page that has a source."""
    wanted = app.config.citenotes_metadata and is_site(app.builder)
    if not wanted or doctree is None or pagename not in app.env.titles:
        return
    lines = []
    with guard("citenotes", "the description of the page for programs", (pagename, 0)):
        work = page_as_work(app.builder, app.env, pagename)
        tags = [*_tags(work), ("citation_language", language_tag(app.config.language))]
        elements = [ET.Element("meta", name=name, content=value) for name, value in tags if value]
        lines = [ET.tostring(element, "unicode", "html") for element in elements]
    context["metatags"] = "\n".join([context.get("metatags", ""), *lines])


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    """Yield what Google Scholar and Zotero know: for the one it is an inbook, for the other a book.

    Names and meanings are those of Google Scholar's guidelines for webmasters and of Zotero's
    translator “Embedded Metadata.”
    """
    book = work.publication
    yield "citation_title", work.chapter or book.title
    for name in book.author_names.names:
        yield "citation_author", inverted(name)
    yield "citation_publication_date", book.date.replace("-", "/")
    if work.chapter:
        yield "citation_inbook_title", book.title
        yield "citation_book_title", book.title
    yield "citation_publisher", book.publisher
    yield "citation_isbn", book.isbn
    yield "citation_doi", "" if work.chapter else book.doi
    yield "citation_public_url", work.url
    yield "citation_pdf_url", book.pdf


def mark_sources(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Put a COinS span after each source that a bibliography of ours prints."""
    if not (app.config.citenotes_metadata and is_site(app.builder)):
        return
    blocks = [
        block
        for block in doctree.findall(nodes.container)
        if "citenotes-bibliography" in block["classes"]
    ]
    keys = printed_keys(app.env) if blocks else {}
    for block in blocks:
        with guard("citenotes", "the description of the sources for programs", block):
            block[:] = list(_marked(block, keys, app.env))


def _marked(
    block: nodes.container, keys: Mapping[tuple[str, str], str], env: BuildEnvironment
) -> Iterator[nodes.Node]:
    """Yield what stands in *block*, the span of each source after its paragraph.

    It is beside the paragraph and not in it, whose words would be counted with the HTML.
    """
    key = None
    for child in block.children:
        yield child
        if isinstance(child, nodes.target) and "docname" in child:
            key = keys.get((child["docname"], child["ids"][0]))
        elif isinstance(child, nodes.paragraph) and key is not None:
            yield _span(_openurl(key, env))
            key = None


def _openurl(key: str, env: BuildEnvironment) -> str:
    isbn = str(entries_of(env)[key].fields.get("isbn", ""))
    return as_openurl(as_item(notes_domain(env).library.source(key), isbn=isbn))


def _span(openurl: str) -> nodes.raw:
    span = ET.Element("span", {"class": "Z3988", "title": openurl})
    return nodes.raw("", ET.tostring(span, "unicode", "html"), format="html")
