"""What a view is: a directive's name, what it composes from the Chronicle, how it is rendered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes

    from ..model.chronicle import Chronicle
    from ..model.selection import ViewRequest

Compose = Callable[["Chronicle", "ViewRequest", str], Any]
Render = Callable[[Any, str], "list[nodes.Node]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One view.

    *compose* makes a frozen record from the Chronicle, the request and the locale; its ``repr``
    tells whether the page must be written again. *render* makes nodes of the record, for a
    page of the given docname. *groupings* are the words that ``:group-by:`` takes, the first
    being the default; *objtype* is the type shown, empty where ``:type:`` says so.
    """

    name: str
    compose: Compose
    render: Render
    groupings: tuple[str, ...]
    objtype: str = ""
    help: str
