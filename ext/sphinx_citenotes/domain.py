"""The ``citenotes`` domain: the notes of every page, and links into the bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from sphinx.domains import Domain
from sphinx.util.nodes import make_refnode

from .bibtex import digest_of, places_of, spots_of
from .env import DOMAIN, book_order, notes_in, occurrences_in, page_occurrences
from .library import Library
from .model.occurrences import passages_by_source

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_authoring.written_pages import WrittenPages

    from .bibtex import Spot
    from .model.occurrences import Passage

SOURCE = "source"
"""The type of a reference from a citation to the bibliography."""

PLACE = "place"
"""The type of a reference from the bibliography to a place that cites a source."""


class NotesDomain(Domain):
    """The notes of one book. It has no roles of its own: those are in bibtex's domain ``cite``."""

    name = DOMAIN
    label = "Notes"
    initial_data: ClassVar[dict[str, Any]] = {
        "notes": {},
        "forms": {},
        "occurrences": {},
        "entries": {},
        "files": [],
        "reported": {},
    }
    data_version = 3
    written: WrittenPages | None = None
    """What the output folder of this build shows; known when all is read."""

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self._library: Library | None = None
        self._spots: dict[str, Spot] | None = None
        self._passages: dict[str, tuple[Passage, ...]] | None = None
        self._digests: dict[str, str] = {}
        self._places: dict[str, str] | None = None

    @property
    def library(self) -> Library:
        """The sources of the book, read from the bibliography files once in a build."""
        if self._library is None:
            self._library = Library(self.env)
        return self._library

    def digest(self, key: str) -> str:
        """Return what differs when the source *key* is another than in an earlier build."""
        if key not in self._digests:
            self._digests[key] = digest_of(self.env, key)
        return self._digests[key]

    def place(self, key: str) -> str:
        """Return ``file:line`` of the entry *key*, as the location of a warning."""
        if self._places is None:
            self._places = places_of(self.env)
        return self._places.get(key.lower(), "")

    @property
    def spots(self) -> dict[str, Spot]:
        """Where the bibliographies print each source, as of the last :meth:`survey`."""
        if self._spots is None:
            self._spots = spots_of(self.env)
        return self._spots

    @property
    def passages(self) -> dict[str, tuple[Passage, ...]]:
        """The parts of the book that cite each source, as of the last :meth:`survey`."""
        if self._passages is None:
            places = page_occurrences(self.env)
            pages = ((name, places[name]) for name in book_order(self.env) if name in places)
            self._passages = passages_by_source(pages, _objects_of(self.env))
        return self._passages

    def survey(self) -> dict[str, Spot]:
        """Return :attr:`spots` anew, after bibtex has filled the bibliographies."""
        self._spots = self._passages = None
        return self.spots

    def clear_doc(self, docname: str) -> None:
        """Forget the notes of *docname*."""
        notes_in(self.data).pop(docname, None)
        occurrences_in(self.data).pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over the notes that another process read in *docnames*."""
        theirs = notes_in(otherdata)
        for docname in sorted(docnames & theirs.keys()):
            notes_in(self.data)[docname] = theirs[docname]
        places = occurrences_in(otherdata)
        for docname in sorted(docnames & places.keys()):
            occurrences_in(self.data)[docname] = places[docname]

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Return the link from a citation to its source in the bibliography, or back from there.

        Nothing if no bibliography prints the source.
        """
        if typ == PLACE:
            return _link(builder, fromdocname, node["citenotes_docname"], target, contnode)
        spot = self.spots.get(target)
        if spot is None:
            return None
        return _link(builder, fromdocname, spot.docname, spot.anchor, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return nothing: bibtex's own domain answers ``{any}`` for sources."""
        return []


def _link(
    builder: Builder, start: str, docname: str, anchor: str, contnode: nodes.Element
) -> nodes.reference:
    # One page holds all; Sphinx 9.2 would write “#document-sources#source-key” there.
    one_page = builder.name == "singlehtml"
    return make_refnode(builder, docname if one_page else start, docname, anchor, contnode)


def _objects_of(env: BuildEnvironment) -> dict[tuple[str, str], str]:
    """Return the names of all that the domains describe, by page and anchor.

    Pages and labeled headings are none of it: they are known by their titles. Nor is what no
    search shows (a priority below zero): other names of a thing, or dates of it, for programs.
    """
    return {
        (docname, anchor): name
        for domain in env.domains.sorted()
        for _fullname, name, objtype, docname, anchor, priority in domain.get_objects()
        if anchor and objtype not in {"doc", "label"} and priority >= 0
    }
