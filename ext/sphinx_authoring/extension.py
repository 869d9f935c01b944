"""Register what is done to every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .dead_links import settle_links
from .folders import pass_over_programs
from .links import CheckLinks
from .lost_links import WarnAboutLostLinks
from .picture_checks import CheckPictures, describe_print_pictures, warn_about_html_in_drawings
from .raw_html import ChosenRaw, ReadHtml, speak_html

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def register(app: Sphinx) -> ExtensionMetadata:
    """Declare transforms and events; return what Sphinx asks for."""
    app.add_directive("raw", ChosenRaw, override=True)
    for transform in (ReadHtml, CheckLinks, CheckPictures, WarnAboutLostLinks):
        app.add_transform(transform)
    app.connect("config-inited", pass_over_programs)
    app.connect("doctree-resolved", describe_print_pictures)
    app.connect("doctree-resolved", warn_about_html_in_drawings)
    app.connect("doctree-resolved", speak_html)
    app.connect("doctree-resolved", settle_links)
    return {"version": "0.1.0", "parallel_read_safe": True, "parallel_write_safe": True}
