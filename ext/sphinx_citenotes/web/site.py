"""Which builders make a web site, and where it has its pages and files."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx.util.osutil import relative_uri

if TYPE_CHECKING:
    from sphinx.builders import Builder

_EBOOKS = frozenset({"epub", "bookepub"})
_ONE_PAGE = "singlehtml"


def is_site(builder: Builder) -> bool:
    """Tell whether *builder* makes pages for the web."""
    return builder.format == "html" and builder.name not in _EBOOKS


def has_one_page(builder: Builder) -> bool:
    """Tell whether *builder* binds the book into one page."""
    return builder.name == _ONE_PAGE


def address_of_page(builder: Builder, docname: str) -> str:
    """Return the public address of a page, of the book if it has no pages; empty if not known."""
    base = str(builder.config.html_baseurl or "")
    if not base:
        return ""
    base = base if base.endswith("/") else f"{base}/"
    if not is_site(builder) or has_one_page(builder) or docname == builder.config.root_doc:
        return base
    return base + builder.get_target_uri(docname)


def path_to_file(builder: Builder, docname: str, name: str) -> str:
    """Return how the page *docname* leads to the file *name*, a path in the site."""
    start = "" if has_one_page(builder) else builder.get_target_uri(docname)
    return relative_uri(start, quote(name))
