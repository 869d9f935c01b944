"""The printed book (PDF) and the EPUB."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_authoring.book_language import settle_language

from .config import add_options, check_options
from .epub import BookEpubBuilder, choose_defaults
from .images import TypstSvgConverter
from .latex import LATEX_TRANSFORMS, set_latex
from .misspelt import warn_of_misspelt_options
from .pdf import BookPdfBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["BookEpubBuilder", "BookPdfBuilder", "setup"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builders and their options."""
    app.setup_extension("sphinx_authoring")
    settle_language(app, "bookpress")
    add_options(app)
    app.connect("config-inited", check_options)
    app.connect("config-inited", warn_of_misspelt_options)
    app.connect("config-inited", set_latex)  # before Sphinx checks its own options (800)
    app.connect("builder-inited", choose_defaults)
    app.add_builder(BookPdfBuilder)
    app.add_builder(BookEpubBuilder)
    app.add_post_transform(TypstSvgConverter)
    for post_transform in LATEX_TRANSFORMS:
        app.add_post_transform(post_transform)
    return {"version": "0.1.0", "parallel_read_safe": True, "parallel_write_safe": True}
