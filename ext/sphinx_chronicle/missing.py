"""Warn about links to entities that no book has: once for all rows of a table that say alike."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx.util.nodes import get_node_line, get_node_source

from .diagnostics import Trouble, hint_for, hint_for_typed, warn
from .env import DOMAIN, chronicle_domain
from .model.data_files import TABLES, is_data_file
from .other_books import hint_from_others

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.domains import Domain


_SHOWN = 20


class MissingInData(NamedTuple):
    """What the entities of one data file state alike of entities that are not there."""

    file: str
    option: str
    objtype: str
    rest: str
    """How the message ends: where it was looked for, and what to do."""


def warn_of_missing_entity(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Warn about a link to an entity that neither this book nor a linked one has.

    What a data file names is kept until its page is done, since other rows may say the same.
    """
    if domain is None or domain.name != DOMAIN:
        return None
    if node.get("chronicle_derived"):
        return True
    ours = chronicle_domain(app.env)
    objtype, target = node["reftype"], node["reftarget"]
    option = node.get("chronicle_option")
    hint = (
        ("" if option else hint_for_typed(objtype, target, node.astext(), ours.chronicle))
        or hint_from_others(objtype, target, app.env)
        or hint_for(objtype, target, ours.chronicle)
    )
    others = ours.other_books.count
    rest = f"in the book or the {others} linked to it{hint}" if others > 1 else f"in the book{hint}"
    file = get_node_source(node) or ""
    if option and is_data_file(file):
        kind = MissingInData(file, option, objtype, rest)
        ours.missing_in_data.setdefault(kind, []).append((target, get_node_line(node) or 1))
        return True
    where = f"option ‘{option}’: " if option else ""
    warn(Trouble.REFERENCE, f"{where}no {objtype} ‘{target}’ {rest}", node)
    return True


def warn_of_missing_in_data(app: Sphinx, _document: nodes.document, _docname: str) -> None:
    """Warn about what the data files of a page name and no book has."""
    missing = chronicle_domain(app.env).missing_in_data
    for kind, stated in missing.items():
        names = list(dict.fromkeys(f"‘{target}’" for target, _line in stated))
        if len(names) > _SHOWN:
            names[_SHOWN:] = [f"{len(names) - _SHOWN} others"]
        *others, last = names
        targets = f"{', '.join(others)} or {last}" if others else last
        rest = kind.rest.replace("; define it ", "; define each ") if others else kind.rest
        line = stated[0][1]
        rows = "rows" if Path(kind.file).suffix.lower() in TABLES else "entries"
        count = f" ({len(stated)} {rows}, first at line {line})" if len(stated) > 1 else ""
        message = f"option ‘{kind.option}’: no {kind.objtype} {targets} {rest}{count}"
        warn(Trouble.REFERENCE, message, f"{kind.file}:{line}")
    missing.clear()
