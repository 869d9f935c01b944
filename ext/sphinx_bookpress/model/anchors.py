"""The places in the book that a link or a page number can point at."""

from __future__ import annotations

from dataclasses import dataclass, field

from .text import string_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """One place: an id within a document; the empty id is the document itself."""

    docname: str
    id: str

    @property
    def name(self) -> str:
        """The name of this place's label."""
        return f"{self.docname}#{self.id}"

    def __str__(self) -> str:
        """Return the Typst expression of this place's label."""
        return f"label({string_of(self.name)})"


@dataclass(slots=True)
class Anchors:
    """All places that were printed, to find the one that a link means."""

    _documents: dict[str, list[str]] = field(default_factory=dict)
    _notes: dict[Anchor, Anchor] = field(default_factory=dict)
    _filed: list[Anchor] = field(default_factory=list)

    def __len__(self) -> int:
        """Return how many places are filed."""
        return len(self._filed)

    def add(self, anchor: Anchor) -> bool:
        """File *anchor* and return whether it is new; a label may stand only once in Typst."""
        documents = self._documents.setdefault(anchor.id, [])
        if anchor.docname in documents:
            return False
        documents.append(anchor.docname)
        self._filed.append(anchor)
        return True

    def keep(self, count: int) -> None:
        """Forget all but the first *count* places: what had the others is not printed."""
        for anchor in self._filed[count:]:
            self._documents[anchor.id].remove(anchor.docname)
        del self._filed[count:]

    def put_in_note(self, anchor: Anchor, note: Anchor) -> None:
        """File that *anchor* stands in the note whose mark is at *note*."""
        self._notes[anchor] = note

    def note_of(self, anchor: Anchor) -> Anchor | None:
        """Return the mark of the note in which *anchor* stands, if it stands in one."""
        return self._notes.get(anchor)

    def find(self, anchor: Anchor) -> Anchor | None:
        """Return the printed place that *anchor* means.

        A link made after the documents were joined names its document wrongly, so an id that
        only one document has is found there.
        """
        documents = self._documents.get(anchor.id, [])
        if anchor.docname in documents:
            return anchor
        if anchor.id and len(documents) == 1:
            return Anchor(docname=documents[0], id=anchor.id)
        return None
