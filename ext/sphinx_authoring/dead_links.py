"""Links in print and in e-books that lead to no page of the book."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from docutils import nodes

from .addresses import scheme_of
from .diagnostics import Trouble, location_of, warn
from .text_nodes import replace_node

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_WHOLE = frozenset({"epub", "bookepub", "bookpdf", "latex"})
"""Builders whose readers have the book and nothing beside it."""

_PAGES = (".html", ".xhtml", ".htm")


def settle_links(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Lead links by the name of a file to its page; in a book leave the words of dead ones."""
    builder = app.builder
    is_whole = builder.name in _WHOLE
    ids: set[str] = set()
    places: dict[str, set[str]] = {}  # pages are read from the disk again each time
    for link in list(document.findall(nodes.reference)):
        address = _address_of(link)
        if not address or link.get("internal") or scheme_of(address):
            continue
        goal = _page_of(address, _docname_of(link, docname), builder.env, is_whole=is_whole)
        place = address.partition("#")[2]
        if goal:
            if is_whole and place and goal not in places:
                places[goal] = _ids_of(builder.env.get_doctree(goal))
            if is_whole and place and unquote(place) not in places[goal]:
                _warn(
                    link,
                    address,
                    f"leads to the head of its page, which has no ‘{place}’",
                    builder.env,
                )
                place = ""
            _lead(link, builder.get_relative_uri(docname, goal), place)
        elif is_whole:
            ids = ids or _ids_of(document)
            if address == f"#{place}" and unquote(place) in ids:
                link.attributes.pop("refuri", None)
                link["refid"] = unquote(place)
            else:
                _unlink(link, address, builder.env)


def _address_of(link: nodes.reference) -> str:
    """Return where *link* leads; nothing for what docutils and Sphinx have led to a place."""
    if "refuri" in link:
        return str(link["refuri"])
    # MyST makes such of a link whose goal it does not find.
    is_missing = any("myst" in child["classes"] for child in link.findall(nodes.inline))
    return f"#{link['refid']}" if is_missing and "refid" in link else ""


def _ids_of(document: nodes.document) -> set[str]:
    return {anchor for node in document.findall(nodes.Element) for anchor in node["ids"]}


def _lead(link: nodes.reference, page: str, place: str) -> None:
    link["refuri"] = f"{page}#{place}" if place else page
    link["internal"] = True


def _docname_of(node: nodes.Node, docname: str) -> str:
    """Return the page on which *node* stands, of those that became one."""
    parent: nodes.Element | None = node.parent
    while parent is not None:
        if parent.tagname == "start_of_file":
            return str(parent["docname"])
        parent = parent.parent
    return docname


def _page_of(address: str, docname: str, env: BuildEnvironment, *, is_whole: bool) -> str:
    """Return the page whose file *address* names, seen from *docname*; nothing if there is none."""
    path = unquote(address.partition("#")[0].partition("?")[0])
    endings = (*env.config.source_suffix, *(_PAGES if is_whole else ()))
    for ending in endings:
        if path.endswith(ending):
            name = posixpath.normpath(posixpath.join(posixpath.dirname(docname), path))
            goal = name.removesuffix(ending).lstrip("/")
            if goal in env.found_docs:
                return goal
    return ""


def _unlink(link: nodes.reference, address: str, env: BuildEnvironment) -> None:
    """Leave the words of *link*; who follows references by name has been warned already."""
    if "refid" not in link:
        _warn(link, address, "leads to no page of the book and is printed as words", env)
    targets = [nodes.target("", "", ids=[anchor]) for anchor in link["ids"]]
    replace_node(link, [*targets, *link.children])


def _warn(link: nodes.reference, address: str, where: str, env: BuildEnvironment) -> None:
    message = (
        f"a link to ‘{address}’ {where}: name a page with ‘doc’ or a place with ‘ref’, or give the"
        " whole address, with https://"
    )
    warn(Trouble.LINK, message, location_of(link, env))
