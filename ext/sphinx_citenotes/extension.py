"""Register everything with Sphinx."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_authoring.book_language import settle_language

from .backlinks import PrintPassages, ShowPassages
from .bibtex import (
    DOMAIN,
    EXTENSION,
    check_styles,
    improve_bibtex,
    prefer_styles,
    read_files,
    register_references,
    register_style,
    settle_file_names,
)
from .careful import careful
from .checks import CheckNotes
from .config import add_options, check_options, our_styles
from .domain import NotesDomain
from .listing import DressSources, KeepBibtexLinks, ListSources
from .misread import TellOfMisreadCitations
from .misspelt import warn_of_misspelt_options
from .nodes import (
    Place,
    break_point,
    close_list,
    close_summary,
    end_break,
    folded_list,
    folded_summary,
    open_list,
    open_summary,
    pending_citation,
    pending_note_number,
    write_break,
)
from .note_numbers import (
    KeepNumbersOnTheLine,
    NoteNumberRole,
    UnlinkNoteNumbers,
    WriteNoteNumbers,
)
from .occurrences import CollectOccurrences
from .references import OwnReferences
from .rendering import BreakAddresses, FillCitations, HeadNotes, UnlinkCitations
from .roles import CitationRole
from .style import as_pybtex_style
from .transforms import CollectNotes, MakeNotes
from .unlinking import UnlinkAddresses
from .updating import end_writing, find_outdated, note_written, settle_notes
from .web import register_web

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

_HERE = Path(__file__).parent


def register(app: Sphinx, version: str) -> ExtensionMetadata:
    """Declare options, roles, transforms and events; return what Sphinx asks for."""
    app.setup_extension("sphinx_authoring")
    settle_language(app, "citenotes")
    app.setup_extension(EXTENSION)
    register_references(OwnReferences)
    improve_bibtex(app)
    add_options(app)
    app.add_message_catalog("sphinx_citenotes", str(_HERE / "locale"))
    app.add_domain(NotesDomain)
    app.add_role_to_domain(DOMAIN, "note", CitationRole(Place.NOTE))
    app.add_role_to_domain(DOMAIN, "source", CitationRole(Place.TEXT))
    app.add_role_to_domain(DOMAIN, "noteref", NoteNumberRole())
    app.add_node(pending_citation)
    app.add_node(pending_note_number)
    app.add_node(break_point, html=(write_break, end_break))
    app.add_node(folded_list, html=(open_list, close_list))
    app.add_node(folded_summary, html=(open_summary, close_summary))
    for transform in (
        KeepNumbersOnTheLine,
        MakeNotes,
        CollectNotes,
        TellOfMisreadCitations,
        WriteNoteNumbers,
        CollectOccurrences,
        CheckNotes,
    ):
        app.add_transform(transform)
    for post_transform in (
        DressSources,
        ListSources,
        KeepBibtexLinks,
        FillCitations,
        UnlinkCitations,
        UnlinkAddresses,
        UnlinkNoteNumbers,
        HeadNotes,
        BreakAddresses,
        ShowPassages,
        PrintPassages,
    ):
        app.add_post_transform(post_transform)
    app.connect("config-inited", check_options)
    app.connect("config-inited", warn_of_misspelt_options)
    app.connect("config-inited", prefer_styles)
    app.connect("config-inited", settle_file_names)
    app.connect("config-inited", _register_styles)
    app.connect("config-inited", check_styles)
    app.connect("config-inited", _add_files)
    app.connect("builder-inited", read_files, priority=400)  # before bibtex reads them (500)
    app.connect("env-get-outdated", find_outdated)
    app.connect("env-updated", settle_notes, priority=600)  # after bibtex fills its lists (500)
    app.connect("doctree-resolved", note_written)
    app.connect("build-finished", end_writing)
    register_web(app)
    app.add_css_file("citenotes.css")
    app.add_latex_package("citenotes")
    return {
        "version": version,
        "env_version": 2,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _register_styles(_app: Sphinx, config: Config) -> None:
    for name, style in our_styles(config).items():
        register_style(name, as_pybtex_style(careful(style), config.language or ""))


def _add_files(_app: Sphinx, config: Config) -> None:
    config.html_static_path.append(str(_HERE / "static"))
    config.latex_additional_files.append(str(_HERE / "latex" / "citenotes.sty"))
