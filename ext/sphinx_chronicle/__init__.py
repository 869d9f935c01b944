"""People, events, places, organizations and offices, defined once and cross-linked everywhere.

A Sphinx extension. Put ``"sphinx_chronicle"`` into ``extensions``; write ``{person}``,
``{event}``, ``{place}``, ``{organization}`` and ``{office}`` directives; link with the roles of
the same names.
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
    # Imported here, so that the dates and the records can be used without loading Sphinx.
    from .extension import register  # noqa: PLC0415

    return register(app, __version__)
