"""Chicago notes and bibliography on top of sphinxcontrib-bibtex.

A Sphinx extension. Put ``"sphinx_citenotes"`` into ``extensions`` and your files into
``bibtex_bibfiles``; cite with ``{cite:note}`` in the text, print the list with ``{bibliography}``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["setup"]
__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension with Sphinx."""
    # Imported here, so that the formatter can be used without loading Sphinx.
    from .extension import register  # noqa: PLC0415

    return register(app, __version__)
