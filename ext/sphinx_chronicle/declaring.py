"""Declare the entity types of the book to Sphinx, once ``conf.py`` says which they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.parsers.rst import directives, roles
from docutils.parsers.rst.languages import get_language
from docutils.utils import new_document
from sphinx.errors import ConfigError

from .config import types_of
from .domain import chronicle_domain_class
from .model.builtin import BUILTIN_TYPES
from .parse.directives import EntityDirective, entity_directive
from .parse.roles import EntityRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config


def declare_types(app: Sphinx, config: Config) -> None:
    """Register a directive and a role for each entity type, and the domain that has them all.

    :raises ConfigError: if a type cannot work, or its name is that of another directive or role.
    """
    types = types_of(config)
    for objtype in types[len(BUILTIN_TYPES) :]:
        for taken in _holders(app, config, objtype.name):
            raise ConfigError(
                f"chronicle_entity_types: {objtype.name!r} is the name of a {taken}; give the"
                f" type another name, such as '{objtype.name}-entry'"
            )
    app.add_domain(chronicle_domain_class(types), override=True)
    for objtype in types:
        app.add_directive(objtype.name, entity_directive(objtype), override=True)
        app.add_role(objtype.name, EntityRole(objtype), override=True)


def _holders(app: Sphinx, config: Config, name: str) -> Iterator[str]:
    """Yield what else a bare *name* means in a page: as Sphinx looks it up, then docutils."""
    for domain in ("std", config.primary_domain):
        found = app.registry.domains.get(domain)
        if found is not None and (name in found.directives or name in found.roles):
            yield f"directive or role of Sphinx’s domain ‘{domain}’"
    document, english = new_document(""), get_language("en")
    # The stubs ask for another language module than docutils itself does.
    directive, _messages = directives.directive(name, english, document)  # type: ignore[arg-type]
    # Ours are there already where one process builds several books.
    if directive is not None and not _is_ours(directive):
        yield "directive"
    role, _messages = roles.role(name, english, 0, document.reporter)  # type: ignore[arg-type]
    if role is not None and not isinstance(role, EntityRole):
        yield "role"


def _is_ours(directive: object) -> bool:
    return isinstance(directive, type) and issubclass(directive, EntityDirective)
