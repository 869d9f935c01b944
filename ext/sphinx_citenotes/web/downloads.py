"""Files beside the pages: the sources cited, and each page as something to cite."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_authoring.files import write_whole
from sphinx_authoring.guard import guard

from ..bibtex import bibliography_texts, cited_keys, entries_of
from ..env import notes_domain, pages_with_box
from ..model.csl import as_csl
from ..model.excerpt import excerpt, with_parents
from ..model.exchange import as_item
from ..model.publication import as_bibtex, as_source
from ..model.ris import as_ris
from .book import page_as_work
from .boxes import PAGES, links_to_files
from .site import has_one_page, is_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..model.exchange import Item

_ = get_translation("sphinx_citenotes")
SOURCES = {
    "data/sources.bib": "BibTeX",
    "data/sources.ris": "RIS",
    "data/sources.json": "CSL-JSON",
}
"""The files of the sources cited, and what readers call them."""


def offer_sources(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put links to the sources cited after the last bibliography of the page."""
    if not (app.config.citenotes_downloads and is_site(app.builder)):
        return
    blocks = [
        block
        for block in doctree.findall(nodes.container)
        if "citenotes-bibliography" in block["classes"]
    ]
    if not blocks:
        return
    paragraph = nodes.paragraph(
        "", _("Download the sources cited in this book:"), classes=["citenotes-downloads"]
    )
    paragraph += links_to_files(app.builder, docname, SOURCES)
    last = blocks[-1]
    last.parent.insert(last.parent.index(last) + 1, paragraph)


def write_downloads(app: Sphinx) -> Iterator[Path]:
    """Write the files that pages may link to, and yield each."""
    for name, text in _downloads(app) if is_site(app.builder) else ():
        path = Path(app.outdir) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
        yield path


def _downloads(app: Sphinx) -> Iterator[tuple[str, str]]:
    if app.config.citenotes_downloads:
        with guard("citenotes", "the files of the sources cited"):
            yield from _sources(app.env)
    for docname in _pages_to_cite(app):
        with guard("citenotes", "the files that cite the page", (docname, 0)):
            work = page_as_work(app.builder, app.env, docname)
            yield f"{PAGES}/{docname}.bib", as_bibtex(work)
            yield f"{PAGES}/{docname}.ris", as_ris(as_item(as_source(work)))


def _pages_to_cite(app: Sphinx) -> list[str]:
    written = pages_with_box(app.env)
    if not (app.config.citenotes_cite_page or written):
        return []
    if has_one_page(app.builder):
        return [app.config.root_doc]
    return sorted(app.env.titles) if app.config.citenotes_cite_page else written


def _sources(env: BuildEnvironment) -> Iterator[tuple[str, str]]:
    cited = {key for keys in cited_keys(env).values() for key in keys}
    items = list(_items(env, cited))
    texts = [_excerpts(env, cited), "\n".join(as_ris(item) for item in items)]
    texts.append(json.dumps([as_csl(item) for item in items], ensure_ascii=False, indent=1) + "\n")
    yield from zip(SOURCES, texts, strict=True)


def _items(env: BuildEnvironment, cited: set[str]) -> Iterator[Item]:
    library = notes_domain(env).library
    spelled = {key.lower() for key in cited}
    for key, entry in entries_of(env).items():
        if key.lower() in spelled:
            isbn = str(entry.fields.get("isbn", ""))
            yield as_item(library.source(entry.key), isbn=isbn)


def _excerpts(env: BuildEnvironment, cited: set[str]) -> str:
    """Return the entries cited and those they inherit from; of a double key the first counts."""
    waiting = with_parents(sorted(cited), entries_of(env))
    excerpts = []
    for text in bibliography_texts(env):
        taken, found = excerpt(text, waiting)
        excerpts.append(taken)
        waiting -= found
    return "\n\n".join(taken for taken in excerpts if taken) + "\n"
