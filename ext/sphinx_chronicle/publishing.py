"""Write the data of the book beside its pages."""

from __future__ import annotations

import json
import os
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from sphinx.util.display import status_iterator

from sphinx_authoring.files import write_whole
from sphinx_authoring.guard import guard
from sphinx_authoring.languages import language_tag

from .config import locale_of
from .env import DOMAIN, chronicle_domain, register_of
from .outputs import OUTPUTS, Edition
from .outputs.linked_data import ANCHOR, PageContent, describe_added_page, describe_page
from .outputs.values import goal_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

    from .model.chronicle import Chronicle
    from .model.entity import Entity
    from .model.inventory import ForeignEntity

_NO_AUTHOR = "Author name not set"  # what Sphinx has where conf.py names none
_EBOOKS = ("epub", "bookepub")
_NOT_PAGES = (*_EBOOKS, "singlehtml")  # a single page would hold the root page's data only
DATA = "data"


def has_data(app: Sphinx) -> bool:
    """Tell whether what *app* builds has a folder of data: a web site of a book with entities."""
    is_site = app.builder.format == "html" and app.builder.name not in _EBOOKS
    return is_site and bool(chronicle_domain(app.env).chronicle.entities)


def write_outputs(app: Sphinx) -> Iterator[Path]:
    """Write, and yield, the outputs that ``chronicle_outputs`` names into ``data`` of a site."""
    wanted = [output for output in OUTPUTS if output.name in app.config.chronicle_outputs]
    if not wanted or not has_data(app):
        return
    chronicle = chronicle_domain(app.env).chronicle
    folder = Path(app.outdir) / DATA
    folder.mkdir(exist_ok=True)
    edition = edition_of(app)
    files: list[tuple[str, str]] = []
    for output in wanted:
        with guard(DOMAIN, f"the output ‘{output.name}’"):
            files += output.files(chronicle, edition)
    for name, text in status_iterator(
        files, "writing data... ", "brown", len(files), app.verbosity, lambda file: file[0]
    ):
        write_whole(folder / name, text)
        yield folder / name


def linked_data(app: Sphinx, docname: str) -> str:
    """Return the JSON-LD of the page *docname*; empty where pages have none."""
    chronicle = chronicle_domain(app.env).chronicle
    if not _is_described(app) or docname not in chronicle.positions:
        return ""
    edition = edition_of(app, docname)
    return json.dumps(describe_page(_read_page(app, docname, edition), chronicle, edition))


def _is_described(app: Sphinx) -> bool:
    is_page = app.builder.format == "html" and app.builder.name not in _NOT_PAGES
    return is_page and "jsonld" in app.config.chronicle_outputs


def add_linked_data(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], _tree: object
) -> None:
    """Put JSON-LD into the page *pagename*: what it is, whom it defines, what it quotes."""
    if not _is_described(app):
        return
    title = str(context.get("title") or context.get("indextitle") or "")
    with guard(DOMAIN, "the output ‘jsonld’", (pagename, 0)):
        _add_linked_data(app, pagename, template, title)


def _add_linked_data(app: Sphinx, pagename: str, template: str, title: str) -> None:
    chronicle, edition = chronicle_domain(app.env).chronicle, edition_of(app, pagename)
    if pagename in chronicle.positions:
        linked = describe_page(_read_page(app, pagename, edition), chronicle, edition)
    else:
        linked = describe_added_page(pagename, template, title, edition)
    # Within a script element nothing may look like its end.
    text = json.dumps(linked, ensure_ascii=False).replace("<", "\\u003c")
    anchor: dict[str, Any] = {"id": ANCHOR} if pagename == app.config.root_doc else {}
    app.add_js_file(None, body=text, type="application/ld+json", **anchor)


def _read_page(app: Sphinx, pagename: str, edition: Edition) -> PageContent:
    """Return what the page *pagename* of the book says."""
    chronicle = chronicle_domain(app.env).chronicle
    filing = register_of(app.env).filing(pagename)
    asked = ((m.id, (m.objtype,) if m.objtype else ()) for m in filing.mentions)
    found = (goal_of(ident, kinds, chronicle, edition) for ident, kinds in asked)
    # An id of this book and of another may be the same.
    mentioned = {(goal.ref, goal.url): goal for goal in found if goal is not None}
    return PageContent(
        docname=pagename,
        title=chronicle.titles.get(pagename, pagename),
        position=chronicle.positions[pagename] + 1,
        is_root=pagename == app.config.root_doc,
        entities=tuple(entity for entity in filing.entities if is_kept(entity, chronicle)),
        mentioned=tuple(mentioned[key] for key in sorted(mentioned)),
        passages=filing.passages,
    )


def is_kept(entity: Entity, chronicle: Chronicle) -> bool:
    """Tell whether *entity* is the one that its id means, and not a second of that id."""
    return chronicle.entities.get(entity.ref) is entity


def edition_of(app: Sphinx, page: str = "") -> Edition:
    """Return the book's title and the addresses of its pages, as *app* builds it.

    Without ``html_baseurl`` addresses are relative: to *page*, or else to the root of the site.
    """
    builder, config = app.builder, app.config
    base = str(config.html_baseurl or "")
    if base and not base.endswith("/"):
        base += "/"

    def page_address(docname: str) -> str:
        if builder.name == "singlehtml":
            return base
        if page and not base:
            return builder.get_relative_uri(page, docname)
        return base + builder.get_target_uri(docname)

    def address(entity: Entity) -> str:
        return f"{page_address(entity.docname)}#{entity.anchor}"

    def elsewhere(target: str, objtypes: Iterable[str]) -> ForeignEntity | None:
        found = chronicle_domain(app.env).other_books.find(target, objtypes)
        return replace(found[0], url=urljoin(base, found[0].url)) if found else None

    return Edition(
        title=config.project,
        author="" if config.author == _NO_AUTHOR else config.author,
        language=language_tag(config.language or "en"),
        locale=locale_of(config),
        base_url=base,
        home=page_address(config.root_doc),
        stamp=int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()),
        address=address,
        page_address=page_address,
        elsewhere=elsewhere,
    )
