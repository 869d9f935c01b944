"""The Register: what each document states, filed by document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, MutableMapping

    from .entity import Entity, Mention
    from .passages import Passage, Picture
    from .selection import ViewRequest


@dataclass(slots=True, kw_only=True)
class Filing:
    """Everything that one document states; *targets* are what its links to no entity ask for."""

    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    views: list[ViewRequest] = field(default_factory=list)
    targets: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    pictures: tuple[Picture, ...] = ()


class Register:
    """A ledger over *filings*, a mapping from docname to what that document states.

    The mapping is the caller's (Sphinx pickles it); the Register only keeps it in order.
    """

    def __init__(self, filings: MutableMapping[str, Filing]) -> None:
        self._filings = filings

    def note_entity(self, entity: Entity) -> None:
        """File *entity* under its document."""
        self._filing(entity.docname).entities.append(entity)

    def note_mentions(self, docname: str, mentions: Iterable[Mention]) -> None:
        """File all *mentions* of a document, in place of those filed before."""
        self._filing(docname).mentions = list(mentions)

    def note_views(self, docname: str, requests: Iterable[ViewRequest]) -> None:
        """File the *requests* of the views in a document, in place of those filed before."""
        self._filing(docname).views = list(requests)

    def note_targets(self, docname: str, targets: Iterable[str]) -> None:
        """File the *targets* of the links in a document, in place of those filed before."""
        self._filing(docname).targets = tuple(targets)

    def note_prose(
        self, docname: str, passages: Iterable[Passage], pictures: Iterable[Picture]
    ) -> None:
        """File the prose and the pictures of a document, in place of those filed before."""
        filing = self._filing(docname)
        filing.passages, filing.pictures = tuple(passages), tuple(pictures)

    def clear(self, docname: str) -> None:
        """Forget what *docname* stated."""
        self._filings.pop(docname, None)

    def merge(self, docnames: Iterable[str], other: MutableMapping[str, Filing]) -> None:
        """Take over what another process read in *docnames*."""
        for docname in docnames:
            if docname in other:
                self._filings[docname] = other[docname]

    def entities(self) -> Iterator[Entity]:
        """Yield every entity stated, by document name and place in the document."""
        for docname in sorted(self._filings):
            yield from self._filings[docname].entities

    def filing(self, docname: str) -> Filing:
        """Return what *docname* states; an empty filing if it states nothing."""
        return self._filings.get(docname) or Filing()

    def docnames(self) -> tuple[str, ...]:
        """Return the documents that state anything, sorted."""
        return tuple(sorted(self._filings))

    def _filing(self, docname: str) -> Filing:
        return self._filings.setdefault(docname, Filing())
