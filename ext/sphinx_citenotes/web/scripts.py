"""Which pages get our scripts; all can be read without them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import get_translation

from .site import is_site

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ = get_translation("sphinx_citenotes")
_STATIC = Path(__file__).parent / "static"


def offer_scripts(app: Sphinx) -> None:
    """Let a web site have our scripts and their styles; an EPUB would list them unused."""
    if is_site(app.builder):
        app.config.html_static_path.append(str(_STATIC))


def add_scripts(
    app: Sphinx,
    _pagename: str,
    _template: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load what a page with notes, or with a box that can be copied from, makes use of."""
    if doctree is None or not is_site(app.builder):
        return
    config = app.config
    has_notes = any(True for _mark in doctree.findall(nodes.footnote_reference))
    has_box = any("citenotes-cite" in box["classes"] for box in doctree.findall(nodes.container))
    has_links = any("citenotes-downloads" in p["classes"] for p in doctree.findall(nodes.paragraph))
    if has_notes or has_box or has_links:
        app.add_css_file("citenotes-web.css")
    if has_notes and config.citenotes_margin:
        app.add_js_file("citenotes-margin.js", loading_method="defer")
    if has_notes and config.citenotes_popups:
        # The words come with the page, since a script has no language of its own.
        words: dict[str, Any] = {
            "data-note": _("Note"),
            "data-close": _("Close"),
            "data-go": _("Go to the note"),
        }
        app.add_js_file("citenotes.js", loading_method="defer", **words)
    if has_box:
        told: dict[str, Any] = {"data-copy": _("Copy"), "data-copied": _("Copied")}
        app.add_js_file("citenotes-copy.js", loading_method="defer", **told)
