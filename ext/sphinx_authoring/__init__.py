"""What each of the three extensions owes its author; it knows no history, no citation, no print.

It is the ground of all three and imports none of them. Each of them sets it up, once for all: the
pictures, the links and the HTML of every page are looked at, whichever of them is at work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what is done to every page."""
    # Imported here, so that addresses and pictures can be read without loading Sphinx.
    from .extension import register  # noqa: PLC0415

    return register(app)
