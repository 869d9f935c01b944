"""Register what is done to every page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders._epub_base import EpubBuilder

from .anchors import keep_anchors
from .dead_links import settle_links
from .encodings import refuse_other_encodings
from .folders import pass_over_programs
from .languages import is_right_to_left
from .links import CheckLabels, CheckLinks
from .lost_links import WarnAboutLostLinks
from .picture_checks import CheckPictures, describe_print_pictures, warn_about_html_in_drawings
from .raw_html import ChosenRaw, ReadHtml, speak_html
from .reading_again import find_replaced, forget, merge, note_readings

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

_STATIC = Path(__file__).parent / "static"


def register(app: Sphinx) -> ExtensionMetadata:
    """Declare transforms and events; return what Sphinx asks for."""
    app.add_directive("raw", ChosenRaw, override=True)
    for transform in (ReadHtml, CheckLinks, CheckPictures, WarnAboutLostLinks):
        app.add_transform(transform)
    app.add_post_transform(CheckLabels)
    app.connect("config-inited", pass_over_programs)
    app.connect("builder-inited", _set_direction)
    app.connect("env-get-outdated", find_replaced)
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
    app.connect("env-updated", note_readings)
    app.connect("env-before-read-docs", refuse_other_encodings)
    app.connect("doctree-resolved", keep_anchors)
    app.connect("doctree-resolved", describe_print_pictures)
    app.connect("doctree-resolved", warn_about_html_in_drawings)
    app.connect("doctree-resolved", speak_html)
    app.connect("doctree-resolved", settle_links)
    return {"version": "0.1.0", "parallel_read_safe": True, "parallel_write_safe": True}


def _set_direction(app: Sphinx) -> None:
    """Let pages be read from right to left where the language of the book is.

    No style sheet of an e-book may say that: there the pages do.
    """
    is_web = app.builder.format == "html" and not isinstance(app.builder, EpubBuilder)
    if is_web and is_right_to_left(app.config.language or ""):
        app.config.html_static_path.append(str(_STATIC))
        app.add_css_file("right-to-left.css")
