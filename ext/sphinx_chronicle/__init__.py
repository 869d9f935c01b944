"""People, events, places, organizations and offices, defined once and cross-linked everywhere.

A Sphinx extension. Put ``"sphinx_chronicle"`` into ``extensions``; write ``{person}``,
``{event}``, ``{place}``, ``{organization}`` and ``{office}`` directives; link with the roles of
the same names. What a ``conf.py`` adds with ``chronicle_entity_types`` is built of the names below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model.types import (
    EntityType,
    Field,
    FieldKind,
    coordinates,
    date,
    identifier,
    prose,
    ref,
    refs,
    text,
    texts,
    time,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = [
    "EntityType",
    "Field",
    "FieldKind",
    "coordinates",
    "date",
    "identifier",
    "prose",
    "ref",
    "refs",
    "setup",
    "text",
    "texts",
    "time",
]
__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension with Sphinx."""
    # Imported here, so that the dates and the records can be used without loading Sphinx.
    from .extension import register  # noqa: PLC0415

    return register(app, __version__)
