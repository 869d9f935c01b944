"""“Cite this page”: the box at the foot of a page, or where ``{cite-page}`` stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pybtex_docutils
from docutils import nodes
from sphinx.locale import get_translation
from sphinx.util.docutils import SphinxDirective

from sphinx_authoring.guard import guard

from ..env import note_box
from ..model.chicago import bibliography, note
from ..model.publication import as_source
from ..nodes import pending_page_citation
from .book import page_as_work
from .site import has_one_page, is_site, path_to_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pybtex.richtext import BaseText
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

_ = get_translation("sphinx_citenotes")
PAGES = "data/pages"
"""Where the site keeps its pages as BibTeX and RIS."""
FORMATS = {"bib": "BibTeX", "ris": "RIS"}
"""The formats by the ending of their files."""


class CitePage(SphinxDirective):
    """``{cite-page}``: how to cite the page."""

    def run(self) -> list[nodes.Node]:
        """Return the placeholder of the box."""
        note_box(self.env)
        placeholder = pending_page_citation(docname=self.env.docname)
        self.set_source_info(placeholder)
        return [placeholder]


def place_boxes(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the box where the author wants it, and else at the foot if every page shall have one."""
    placeholders = list(doctree.findall(pending_page_citation))
    if not placeholders and app.config.citenotes_cite_page and is_site(app.builder):
        placeholders = [pending_page_citation(docname=docname)]
        doctree += placeholders[0]
    for placeholder in placeholders:
        boxes: list[nodes.Node] = []
        with guard("citenotes", "the box that says how to cite the page", placeholder):
            boxes = [_box(app, placeholder["docname"])]
        placeholder.parent.replace(placeholder, boxes)


def _box(app: Sphinx, docname: str) -> nodes.container:
    work = page_as_work(app.builder, app.env, docname)
    source = as_source(work)
    title = _("Cite this page") if work.chapter else _("Cite this book")
    heading = nodes.rubric(title, title, classes=["citenotes-heading"])
    heading["heading-level"] = 2
    box = nodes.container("", heading, classes=["citenotes-cite"])
    box += _form(_("Note"), note(source))
    box += _form(_("Bibliography"), bibliography(source))
    if is_site(app.builder):
        box += _links(app, docname)
    return box


def _form(label: str, text: BaseText) -> nodes.paragraph:
    words = nodes.inline("", "", *text.render(pybtex_docutils.Backend()))
    words["classes"].append("citenotes-cite-words")
    mark = nodes.inline("", f"{label}:", classes=["citenotes-cite-label"])
    return nodes.paragraph("", "", mark, nodes.Text(" "), words, classes=["citenotes-cite-form"])


def _links(app: Sphinx, docname: str) -> nodes.paragraph:
    name = app.config.root_doc if has_one_page(app.builder) else docname
    files = {f"{PAGES}/{name}.{ending}": words for ending, words in FORMATS.items()}
    paragraph = nodes.paragraph("", _("Download:"), classes=["citenotes-downloads"])
    paragraph += links_to_files(app.builder, name, files)
    return paragraph


def links_to_files(builder: Builder, docname: str, files: Mapping[str, str]) -> list[nodes.Node]:
    """Return a link from the page *docname* to each of *files*, paths in the site and words."""
    links: list[nodes.Node] = []
    for name, words in files.items():
        path = path_to_file(builder, docname, name)
        link = nodes.reference(words, words, refuri=path, internal=True)
        links += [nodes.Text(", " if links else " "), link]
    return links
