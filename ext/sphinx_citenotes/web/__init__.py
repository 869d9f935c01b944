"""What a web site adds: notes at their marks, how to cite a page, data for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..nodes import pending_page_citation
from .book import check_book
from .boxes import CitePage, place_boxes
from .downloads import offer_sources, write_downloads
from .metadata import describe_page, mark_sources
from .scripts import add_scripts, offer_scripts

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["register_web", "write_downloads"]


def register_web(app: Sphinx) -> None:
    """Declare the directive ``{cite-page}`` and what happens to web pages."""
    app.add_node(pending_page_citation)
    app.add_directive("cite-page", CitePage)
    app.connect("config-inited", check_book)
    app.connect("builder-inited", offer_scripts)
    app.connect("doctree-resolved", mark_sources)
    app.connect("doctree-resolved", offer_sources)
    app.connect("doctree-resolved", place_boxes)
    app.connect("html-page-context", describe_page)
    app.connect("html-page-context", add_scripts)
