"""What the build environment keeps for sphinx_chronicle: one typed function per thing kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from .model.register import Filing, Register

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.environment import BuildEnvironment

    from .domain import ChronicleDomain
    from .model.inventory import Inventory

DOMAIN = "chronicle"

# Sphinx's entry of an ``index`` node: type, text, target id, "main" or "", category key.
IndexNodeEntry = tuple[str, str, str, str, str | None]


def chronicle_domain(env: BuildEnvironment) -> ChronicleDomain:
    """Return the domain that holds Register and Chronicle."""
    return cast("ChronicleDomain", env.get_domain(DOMAIN))


def register_of(env: BuildEnvironment) -> Register:
    """Return the Register of everything read so far."""
    return Register(filings_in(env.domaindata[DOMAIN]))


def filings_in(data: object) -> dict[str, Filing]:
    """Return the filings in a domain's pickled *data*, ours or another process's."""
    return cast("dict[str, dict[str, Filing]]", data)["filings"]


def indexed_entries(env: BuildEnvironment) -> dict[str, list[IndexNodeEntry]]:
    """Return the index entries that we added at the last build, by docname; changed in place."""
    return cast("dict[str, list[IndexNodeEntry]]", env.domaindata[DOMAIN]["indexed"])


def collected_entries(env: BuildEnvironment) -> dict[str, list[IndexNodeEntry]]:
    """Return the general index as Sphinx keeps it, by docname; changed in place."""
    return cast("dict[str, list[IndexNodeEntry]]", env.domaindata["index"]["entries"])


def book_order(env: BuildEnvironment) -> tuple[str, ...]:
    """Return the docnames in the order in which the book binds them."""
    ordered: dict[str, None] = {}
    waiting = [env.config.root_doc]
    while waiting:
        docname = waiting.pop()
        if docname in ordered or docname not in env.all_docs:
            continue
        ordered[docname] = None
        waiting.extend(reversed(env.toctree_includes.get(docname, [])))
    return tuple(ordered)


def linked_inventories(env: BuildEnvironment) -> Mapping[str, Inventory]:
    """Return the inventories of other projects under their names in ``intersphinx_mapping``.

    Empty where the book does not use intersphinx.
    """
    # Asked for by name, since intersphinx's own reader would load a client for the web. Its cache
    # has the lines whole that hide_told_lines takes from what it resolves with.
    loaded = getattr(env, "intersphinx_cache", {})
    cached = cast("Mapping[str, tuple[str, int, Inventory]]", loaded)
    return {name: lines for name, _time, lines in sorted(cached.values(), key=lambda c: c[:2])}


def hide_told_lines(env: BuildEnvironment) -> None:
    """Take the names and dates that other books tell from what links are resolved with.

    Lines such as ``chronicle:person.born`` are no objects; a link to the id alone (``[](#ada)``)
    would find them beside the person, and show a year.
    """
    shared = getattr(env, "intersphinx_inventory", {})
    for kind in [kind for kind in shared if _is_told(kind)]:
        del shared[kind]
    named = getattr(env, "intersphinx_named_inventory", {})
    for name, lines in named.items():
        # Another mapping, since the cache holds this one.
        named[name] = {kind: of for kind, of in lines.items() if not _is_told(kind)}


def _is_told(kind: str) -> bool:
    return kind.startswith(f"{DOMAIN}:") and "." in kind
