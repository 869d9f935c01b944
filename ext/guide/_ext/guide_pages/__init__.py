"""What the pages of this guide are made of: examples that run, and tables that cannot be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .book_links import BookRole
from .dates import DatesCommand, DateTable
from .examples import Example, Mistake
from .messages import Messages
from .options import ConfOptions, TypeOptions, ViewFilters, ViewOptions
from .rules import RulePage, Rules, RuleTable
from .sources import LocatorTable, SourceForms

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

_DIRECTIVES = {
    "conf-options": ConfOptions,
    "date-table": DateTable,
    "dates-command": DatesCommand,
    "example": Example,
    "locator-table": LocatorTable,
    "messages": Messages,
    "mistake": Mistake,
    "rule": RulePage,
    "rule-table": RuleTable,
    "rules": Rules,
    "source-forms": SourceForms,
    "type-options": TypeOptions,
    "view-filters": ViewFilters,
    "view-options": ViewOptions,
}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives and the role of the guide."""
    for name, directive in _DIRECTIVES.items():
        app.add_directive(name, directive)
    app.add_role("book", BookRole())
    app.connect("env-get-outdated", _read_all_again)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _read_all_again(_app: Sphinx, env: BuildEnvironment, *_changes: set[str]) -> list[str]:
    """Return every page: what they show comes from code, whose changes Sphinx does not see."""
    return sorted(env.found_docs)
