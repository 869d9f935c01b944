"""The search index, so that each result leads to its entity."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_authoring.filing_order import fold

from .env import DOMAIN, chronicle_domain

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_FOREMOST = 0
"""The priority of what the script ranks first."""

# What Sphinx writes for an anchor that is the object’s id, or its type and its id.
_SHORTENED = ("", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Goal:
    """Where a result leads, and whether that is an entity."""

    anchor: str
    is_ours: bool


class ExactIndex:
    """What Sphinx writes its search index with, or reads it; *form* is the form it has chosen.

    Sphinx shortens an anchor that is made of an object’s id, and its script then makes the anchor
    of the object’s *name*. It also loses the index entries of pages that were not written again
    (https://github.com/sphinx-doc/sphinx/issues/12599), keeps words that no page has any more, and
    finds no word that is typed without its accents.
    """

    def __init__(self, form: Any, env: BuildEnvironment) -> None:
        self._form, self._env = form, env
        self._earlier: dict[str, list[tuple[str, str, bool]]] = {}
        self._written: set[str] = set()

    def note(self, docname: str) -> None:
        """Note that *docname* is written, so that its own index entries are known."""
        self._written.add(docname)

    def load(self, stream: Any) -> Any:
        """Return the index as it was read from *stream*."""
        frozen = self._form.load(stream)
        for entry, places in frozen["indexentries"].items():
            for number, anchor, is_main in places:
                docname = frozen["docnames"][number]
                self._earlier.setdefault(docname, []).append((entry, anchor, is_main))
        return frozen

    def dump(self, frozen: dict[str, Any], stream: Any) -> None:
        """Write the index *frozen* into *stream*."""
        exact = {
            **frozen,
            "objects": self._objects(frozen),
            "indexentries": self._entries(frozen),
            "terms": _terms(frozen["terms"]),
            "titleterms": _terms(frozen["titleterms"]),
        }
        self._form.dump(dict(sorted(exact.items())), stream)

    def _objects(self, frozen: dict[str, Any]) -> dict[str, list[tuple[Any, ...]]]:
        """Return the objects with their anchors in full, in the order that Sphinx gave them.

        Of a name with a point (“Jr.”) the script ranks only what follows the last one; those of
        ours are ranked as a whole.
        """
        goals = _goals_by_prefix(self._env, frozen["docnames"])
        return {
            prefix: [
                (
                    *entry[:2],
                    _FOREMOST if prefix and goal.is_ours else entry[2],
                    goal.anchor if entry[3] in _SHORTENED else entry[3],
                    *entry[4:],
                )
                for entry, goal in zip(entries, goals[prefix], strict=True)
            ]
            for prefix, entries in sorted(frozen["objects"].items())
        }

    def _entries(self, frozen: dict[str, Any]) -> dict[str, list[tuple[int, str, bool]]]:
        numbers = {docname: number for number, docname in enumerate(frozen["docnames"])}
        entries = {entry: list(places) for entry, places in frozen["indexentries"].items()}
        for docname in self._earlier.keys() & numbers.keys() - self._written:
            for entry, anchor, is_main in self._earlier[docname]:
                entries.setdefault(entry, []).append((numbers[docname], anchor, is_main))
        return {entry: sorted(map(tuple, entries[entry])) for entry in sorted(entries)}


def _terms(terms: dict[str, int | list[int]]) -> dict[str, int | list[int]]:
    """Return the words that pages have, and the same without marks: Lukasz finds Łukasz."""
    found: dict[str, set[int]] = {}
    for word, pages in terms.items():
        numbers = {pages} if isinstance(pages, int) else set(pages)
        for form in {word, fold(word)} if numbers else ():
            found.setdefault(form, set()).update(numbers)
    return {
        word: next(iter(found[word])) if len(found[word]) == 1 else sorted(found[word])
        for word in sorted(found)
    }


def _goals_by_prefix(env: BuildEnvironment, docnames: list[str]) -> dict[str, list[_Goal]]:
    """Return the goals of all objects, by what stands before the last point of their names.

    As ``IndexBuilder.get_objects`` goes through them.
    """
    goals: dict[str, list[_Goal]] = {}
    known = set(docnames)
    for domain in env.domains.sorted():
        for _id, name, _type, docname, anchor, priority in sorted(domain.get_objects()):
            if docname in known and priority >= 0:
                goal = _Goal(anchor=anchor, is_ours=domain.name == DOMAIN)
                goals.setdefault(escape(name).rpartition(".")[0], []).append(goal)
    return goals


def index_exactly(app: Sphinx) -> None:
    """Let the builder write a search index whose results lead to their entities."""
    form = getattr(app.builder, "indexer_format", None)
    if form is not None:
        index = ExactIndex(form, app.env)
        app.builder.indexer_format = index  # type: ignore[attr-defined]
        chronicle_domain(app.env).search_index = index


def note_indexed(app: Sphinx, _document: nodes.document, docname: str) -> None:
    """Note that the search index learns anew what *docname* says."""
    index = chronicle_domain(app.env).search_index
    if index is not None:
        index.note(docname)
