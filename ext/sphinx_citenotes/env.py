"""What the build environment keeps for sphinx_citenotes: one typed function per thing kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils.nodes import make_id

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from .domain import NotesDomain
    from .model.occurrences import Occurrence
    from .model.sequence import Citation, Form


DOMAIN = "citenotes"


def notes_domain(env: BuildEnvironment) -> NotesDomain:
    """Return the domain that links citations to the bibliography."""
    return cast("NotesDomain", env.get_domain(DOMAIN))


def page_notes(env: BuildEnvironment) -> dict[str, tuple[tuple[Citation, ...], ...]]:
    """Return the citations in the notes of each page, in the order in which they are read.

    There is one group for each role. A note that cites nothing is an empty group, because
    “Ibid.” must not reach across it.
    """
    return notes_in(env.domaindata[DOMAIN])


def notes_in(data: object) -> dict[str, tuple[tuple[Citation, ...], ...]]:
    """Return the notes in a domain's pickled *data*, ours or another process's."""
    kept = cast("dict[str, dict[str, tuple[tuple[Citation, ...], ...]]]", data)
    return kept["notes"]


def page_forms(env: BuildEnvironment) -> dict[str, tuple[tuple[Form, ...], ...]]:
    """Return what was decided for the citations of each page, shape for shape."""
    kept = cast("dict[str, dict[str, tuple[tuple[Form, ...], ...]]]", env.domaindata[DOMAIN])
    return kept["forms"]


def note_occurrence(env: BuildEnvironment, occurrence: Occurrence) -> None:
    """File a place of the page being read that cites sources."""
    page_occurrences(env).setdefault(env.docname, []).append(occurrence)


def page_occurrences(env: BuildEnvironment) -> dict[str, list[Occurrence]]:
    """Return the places of each page that cite sources, in the order in which they are read."""
    return occurrences_in(env.domaindata[DOMAIN])


def occurrences_in(data: object) -> dict[str, list[Occurrence]]:
    """Return the places in a domain's pickled *data*, ours or another process's."""
    kept = cast("dict[str, dict[str, list[Occurrence]]]", data)
    return kept["occurrences"]


def read_entries(env: BuildEnvironment) -> dict[str, str]:
    """Return the digest of each source that a page cites, as of the last reading of pages."""
    return cast("dict[str, str]", env.domaindata[DOMAIN]["entries"])


def read_files(env: BuildEnvironment) -> list[str]:
    """Return the bibliography files as of the last reading of pages; changed in place."""
    return cast("list[str]", env.domaindata[DOMAIN]["files"])


def reported_problems(env: BuildEnvironment) -> dict[str, tuple[str, ...]]:
    """Return the problems of each source that the author was told of already."""
    return cast("dict[str, tuple[str, ...]]", env.domaindata[DOMAIN]["reported"])


def note_box(env: BuildEnvironment) -> None:
    """File that the page being read says somewhere how to cite it."""
    env.metadata[env.docname]["citenotes_box"] = True


def pages_with_box(env: BuildEnvironment) -> list[str]:
    """Return the pages that say how to cite them because their author wrote so."""
    return sorted(name for name, kept in env.metadata.items() if "citenotes_box" in kept)


def book_order(env: BuildEnvironment) -> tuple[str, ...]:
    """Return the docnames in the order in which the book binds them; those outside come last."""
    ordered: dict[str, None] = {}
    waiting = [env.config.root_doc]
    while waiting:
        docname = waiting.pop()
        if docname in ordered or docname not in env.all_docs:
            continue
        ordered[docname] = None
        waiting.extend(reversed(env.toctree_includes.get(docname, [])))
    for docname in sorted(env.all_docs):
        ordered.setdefault(docname)
    return tuple(ordered)


def page_slug(docname: str) -> str:
    """Return the part of an anchor that tells the pages of a book apart."""
    return make_id(docname) or "page"
