"""Register everything with Sphinx."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_authoring.book_language import settle_language

from .autolinking import LinkNames
from .check_builder import CheckBuilder, write_reports
from .checking import check_book
from .config import add_options, check_options
from .declaring import declare_types
from .domain import ChronicleDomain
from .downloads import add_alternates, link_data_files
from .env import DOMAIN, hide_told_lines
from .indices import file_general_index
from .missing import warn_of_missing_entity, warn_of_missing_in_data
from .misspelt import warn_of_misspelt_options
from .nodes import (
    book_data,
    chronicle_drawing,
    chronicle_view,
    disclosure,
    entity_card,
    entity_slot,
    historical_date,
)
from .other_books import LinkOtherBooks
from .parse.entity_data import EntityDataDirective
from .parse.mentions import file_mentions
from .parse.misread import tell_of_misread_markup
from .parse.passages import file_prose
from .parse.roles import BookDataRole, DateRole, HolderRole
from .parse.unknown_names import suggest_names
from .parse.views import file_views, view_directive
from .pictures import DropTwins, PrintDrawings, load_drawing_files, show_drawings
from .publishing import add_linked_data
from .render.web import depart_date, depart_disclosure, visit_date, visit_disclosure
from .searching import index_exactly, note_indexed
from .standard_nodes import use_standard_nodes
from .transforms import FillPlaceholders, IndexMentions, KeepProse
from .updating import (
    end_writing,
    find_changed,
    find_outdated,
    note_written,
    update_chronicle,
)
from .views import VIEWS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

_STATIC = Path(__file__).parent / "static"
_AFTER_INTERSPHINX = 600  # which loads its inventories at 500
_CATALOGS = Path(__file__).parent / "locale"


def register(app: Sphinx, version: str) -> ExtensionMetadata:
    """Declare options, domain, directives, roles, nodes and events; return what Sphinx asks for."""
    app.setup_extension("sphinx_authoring")
    settle_language(app, DOMAIN)
    add_options(app)
    app.add_message_catalog("sphinx_chronicle", str(_CATALOGS))
    app.add_domain(ChronicleDomain)
    app.add_directive("entity-data", EntityDataDirective)
    app.add_directive_to_domain(DOMAIN, "entity-data", EntityDataDirective)
    app.add_role("date", DateRole())
    app.add_role("holder", HolderRole())
    app.add_role("book-data", BookDataRole())
    app.add_role_to_domain(DOMAIN, "book-data", BookDataRole())
    for view in VIEWS:
        directive = view_directive(view)
        app.add_directive(view.name, directive)
        app.add_directive_to_domain(DOMAIN, view.name, directive)
    for placeholder in (entity_card, entity_slot, chronicle_view, chronicle_drawing, book_data):
        app.add_node(placeholder)
    app.add_node(historical_date, html=(visit_date, depart_date))
    app.add_node(disclosure, html=(visit_disclosure, depart_disclosure))
    for post_transform in (
        FillPlaceholders,
        PrintDrawings,
        DropTwins,
        LinkOtherBooks,
        LinkNames,
        IndexMentions,
        KeepProse,
    ):
        app.add_post_transform(post_transform)
    app.connect("config-inited", check_options)
    app.connect("config-inited", warn_of_misspelt_options)
    app.connect("config-inited", declare_types)
    app.connect("config-inited", _add_static_path)
    app.connect("builder-inited", _hide_told_lines, priority=_AFTER_INTERSPHINX)
    app.connect("builder-inited", index_exactly)
    app.connect("source-read", suggest_names)
    app.connect("doctree-read", tell_of_misread_markup)
    app.connect("doctree-read", file_mentions)
    app.connect("doctree-read", file_views)
    app.connect("doctree-read", file_prose)
    app.connect("doctree-resolved", show_drawings)
    app.connect("doctree-resolved", link_data_files)
    app.connect("doctree-resolved", note_written)
    app.connect("doctree-resolved", note_indexed)
    app.connect("env-get-outdated", find_outdated)
    app.connect("doctree-resolved", use_standard_nodes, priority=900)
    app.connect("env-updated", update_chronicle)
    app.connect("env-get-updated", find_changed, priority=900)  # after Sphinx has counted (500)
    app.connect("env-check-consistency", check_book)
    app.add_builder(CheckBuilder)
    app.connect("build-finished", write_reports)
    app.connect("build-finished", end_writing)
    app.connect("html-page-context", file_general_index)
    app.connect("html-page-context", add_linked_data)
    app.connect("html-page-context", add_alternates)
    app.connect("html-page-context", load_drawing_files)
    app.connect("warn-missing-reference", warn_of_missing_entity)
    app.connect("doctree-resolved", warn_of_missing_in_data)
    app.add_css_file("chronicle.css")
    return {
        "version": version,
        "env_version": 3,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _hide_told_lines(app: Sphinx) -> None:
    hide_told_lines(app.env)


def _add_static_path(app: Sphinx, _config: object) -> None:
    app.config.html_static_path.append(str(_STATIC))
