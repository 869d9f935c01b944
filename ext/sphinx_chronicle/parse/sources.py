"""Cite the sources of an entity through whatever citation roles the book has loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostics import Trouble, warn_once
from ..model.entity import Entity, Sources

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.util.docutils import SphinxDirective

# The short form of sphinx_citenotes first, then what sphinxcontrib-bibtex has of its own.
_ROLES = ("source", "p")


def parse_sources(directive: SphinxDirective, entity: Entity) -> list[nodes.Node]:
    """Return the citations of *entity*; nothing where the book has no ``cite`` roles."""
    sources = entity.value("sources", Sources)
    if sources is None:
        return []
    domain = directive.env.domains.get("cite")
    roles = (domain.role(name) for name in _ROLES) if domain is not None else iter(())
    role = next((role for role in roles if role is not None), None)
    if role is None:
        message = (
            'option ‘sources’ shows notes that sphinx_citenotes makes; add ‘"sphinx_citenotes"’'
            " to extensions in conf.py, until then no sources are shown"
        )
        warn_once(Trouble.OPTION, message, directive.get_location())
        return []
    found, messages = role(
        "cite:source",
        f":cite:source:`{sources.text}`",
        sources.text,
        directive.lineno,
        directive.state.inliner,
        {},
        [],
    )
    return [*found, *messages]
