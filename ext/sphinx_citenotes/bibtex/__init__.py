"""The one door to sphinxcontrib.bibtex: everything that knows its inside stands here.

Read against sphinxcontrib-bibtex 2.7. It documents its directives, roles and options, not the
classes behind them, so each use of those says which it is.
"""

from .citing import cited_keys, digest_of, footcited_keys, note_citation
from .core import DOMAIN, EXTENSION, Spot, as_role, parse_targets
from .files import (
    bibliography_paths,
    bibliography_texts,
    entries_of,
    places_of,
    read_files,
    read_what_can_be_read,
    settle_file_names,
    warn_of_missing,
    warn_without_files,
)
from .lists import (
    name_entries,
    our_lists,
    pages_with_lists,
    printed_bibliographies,
    printed_keys,
    spots_of,
)
from .reading import read_targets
from .setup import improve_bibtex, linked, prefer_styles, register_references, register_style
from .styles import check_styles

__all__ = [
    "DOMAIN",
    "EXTENSION",
    "Spot",
    "as_role",
    "bibliography_paths",
    "bibliography_texts",
    "check_styles",
    "cited_keys",
    "digest_of",
    "entries_of",
    "footcited_keys",
    "improve_bibtex",
    "linked",
    "name_entries",
    "note_citation",
    "our_lists",
    "pages_with_lists",
    "parse_targets",
    "places_of",
    "prefer_styles",
    "printed_bibliographies",
    "printed_keys",
    "read_files",
    "read_targets",
    "read_what_can_be_read",
    "register_references",
    "register_style",
    "settle_file_names",
    "spots_of",
    "warn_of_missing",
    "warn_without_files",
]
