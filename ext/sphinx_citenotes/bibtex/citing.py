"""Who cites what, as bibtex keeps it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, cast

from sphinxcontrib.bibtex.citation_target import CitationTarget
from sphinxcontrib.bibtex.roles import CitationRef

from .core import bibtex_domain
from .files import entries_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.environment import BuildEnvironment


_MOST_RELATIVES = 100
"""How many entries may be behind one, over those that it inherits from."""


def note_citation(env: BuildEnvironment, anchor: str, line: int, keys: Sequence[str]) -> None:
    """File that the page being read cites *keys* at *anchor*, as bibtex's own roles do."""
    targets = [CitationTarget(key=key, pre="", post="") for key in keys]
    bibtex_domain(env).citation_refs.append(
        CitationRef(citation_ref_id=anchor, docname=env.docname, line=line, targets=targets)
    )


def cited_keys(env: BuildEnvironment) -> dict[str, set[str]]:
    """Return the keys that each page cites, through our roles or through bibtex's own."""
    cited: dict[str, set[str]] = {}
    for reference in bibtex_domain(env).citation_refs:
        keys = cited.setdefault(reference.docname, set())
        keys.update(target.key for target in reference.targets)
    return cited


def footcited_keys(env: BuildEnvironment) -> dict[str, str]:
    """Return the keys that ``{footcite}`` cites on the page being read, by the names of its notes.

    Bibtex keeps them for as long as it reads a page.
    """
    names = cast("dict[str, str]", env.temp_data.get("bibtex_footcite_names", {}))
    return {name: key for key, name in names.items()}


def digest_of(env: BuildEnvironment, key: str) -> str:
    """Return what differs when the entry *key* or one that it inherits from has changed.

    It is empty if there is no such entry.
    """
    entries = entries_of(env)
    parts = []
    waiting, seen = [key], set[str]()
    while waiting:
        name = waiting.pop()
        entry = entries.get(name)
        if entry is None or name.lower() in seen or len(seen) > _MOST_RELATIVES:
            continue
        seen.add(name.lower())
        persons = [(role, [str(p) for p in names]) for role, names in entry.persons.items()]
        parts.append(repr((entry.key, entry.type, [*entry.fields.items()], persons)))
        parents = f"{entry.fields.get('crossref', '')},{entry.fields.get('xdata', '')}"
        waiting += [parent.strip() for parent in parents.split(",") if parent.strip()]
    return sha256("".join(parts).encode(errors="surrogatepass")).hexdigest() if parts else ""
