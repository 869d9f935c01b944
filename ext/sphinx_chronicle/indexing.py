"""Enter definitions and mentions into the general index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .env import chronicle_domain, collected_entries, indexed_entries, register_of
from .model.names import sort_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from .env import IndexNodeEntry
    from .model.chronicle import Chronicle
    from .model.entity import Entity


def index_entry(
    entity: Entity, chronicle: Chronicle, anchor: str, *, main: bool = False
) -> IndexNodeEntry:
    """Return the entry of *entity* at *anchor*, as Sphinx's ``index`` nodes hold it."""
    name = sort_name(entity, chronicle.type_of(entity.ref))
    # A semicolon would part an entry from its sub-entry.
    return "single", name.replace(";", ","), anchor, "main" if main else "", None


def index_chronicle(env: BuildEnvironment) -> None:
    """Put the entries of every definition and mention among those that Sphinx has collected.

    Entries of an earlier build are taken out first: a document that was not read again still
    has them.
    """
    chronicle = chronicle_domain(env).chronicle
    collected, earlier = collected_entries(env), indexed_entries(env)
    ours: dict[str, list[IndexNodeEntry]] = {}
    for ref, entity in chronicle.entities.items():
        entry = index_entry(entity, chronicle, entity.anchor, main=True)
        ours.setdefault(entity.docname, []).append(entry)
        for mention in chronicle.mentions.get(ref, ()):
            if mention.anchor:
                entry = index_entry(entity, chronicle, mention.anchor)
                ours.setdefault(mention.spot.docname, []).append(entry)
    for docname, entry in _foreign_entries(env):
        ours.setdefault(docname, []).append(entry)
    for docname, entries in collected.items():
        stale = set(earlier.get(docname, ()))
        kept = [entry for entry in entries if entry not in stale]
        collected[docname] = kept + ours.get(docname, [])
    earlier.clear()
    earlier.update(ours)


def _foreign_entries(env: BuildEnvironment) -> Iterator[tuple[str, IndexNodeEntry]]:
    """Yield the entries of those mentioned whom only other books define, with their pages."""
    domain, register = chronicle_domain(env), register_of(env)
    for docname in register.docnames():
        for mention in register.filing(docname).mentions:
            objtypes = (mention.objtype,)
            if (
                mention.anchor
                and mention.objtype
                and not domain.chronicle.find(mention.id, objtypes)
            ):
                for foreign in domain.other_books.find(mention.id, objtypes)[:1]:
                    entry = index_entry(foreign.entity, domain.chronicle, mention.anchor)
                    yield docname, entry
