"""The ``citenotes`` domain: the notes of every page, and links into the bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from sphinx.domains import Domain
from sphinx.util.nodes import make_refnode

from .bibtex import spots_of
from .env import DOMAIN, notes_in
from .library import Library

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .bibtex import Spot

SOURCE = "source"
"""The type of a reference from a citation to the bibliography."""


class NotesDomain(Domain):
    """The notes of one book. It has no roles of its own: those are in bibtex's domain ``cite``."""

    name = DOMAIN
    label = "Notes"
    initial_data: ClassVar[dict[str, Any]] = {"notes": {}, "forms": {}, "views": {}, "reported": {}}
    data_version = 1

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self._library: Library | None = None
        self._spots: dict[str, Spot] | None = None

    @property
    def library(self) -> Library:
        """The sources of the book, read from the bibliography files once in a build."""
        if self._library is None:
            self._library = Library(self.env)
        return self._library

    @property
    def spots(self) -> dict[str, Spot]:
        """Where the bibliographies print each source, as of the last :meth:`survey`."""
        if self._spots is None:
            self._spots = spots_of(self.env)
        return self._spots

    def survey(self) -> dict[str, Spot]:
        """Return :attr:`spots` anew, after bibtex has filled the bibliographies."""
        self._spots = None
        return self.spots

    def clear_doc(self, docname: str) -> None:
        """Forget the notes of *docname*."""
        notes_in(self.data).pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over the notes that another process read in *docnames*."""
        theirs = notes_in(otherdata)
        for docname in sorted(docnames & theirs.keys()):
            notes_in(self.data)[docname] = theirs[docname]

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
        """Return the link from a citation to its source in the bibliography, if that has it."""
        spot = self.spots.get(target)
        if spot is None:
            return None
        # One page holds all; Sphinx 9.2 would write “#document-sources#source-key” there.
        one_page = builder.name == "singlehtml"
        start = spot.docname if one_page else fromdocname
        return make_refnode(builder, start, spot.docname, spot.anchor, contnode)

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
