"""While a page is read: note where it cites its sources, so that a bibliography can say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from .bibtex import DOMAIN, footcited_keys, parse_targets
from .env import note_occurrence
from .headings import heading_and_anchor, section_around
from .model.occurrences import Occurrence
from .nodes import pending_citation
from .transforms import note_around

if TYPE_CHECKING:
    from collections.abc import Iterator


class CollectOccurrences(SphinxTransform):
    """File each place of the page that cites sources, with our roles or with bibtex's own."""

    # After the notes are numbered and put into order (640); before other extensions look at what
    # was read (880).
    default_priority: ClassVar[int] = 645

    def apply(self, **kwargs: object) -> None:
        """File the places in the order of the page; a note has the place of its mark."""
        noted = self._sources_of_notes()
        for node in _citing(self.document):
            if isinstance(node, nodes.footnote_reference):
                note = noted.get(node.get("refid", ""))
                if note is not None:
                    keys, number = note
                    self._file(node, keys, number, self._mark_in_text(node))
            elif not note_around(node) and node["ids"]:
                self._file(node, tuple(_keys_of(node)), "", node)

    def _sources_of_notes(self) -> dict[str, tuple[tuple[str, ...], str]]:
        """Return what each note cites, and its number, by its id."""
        found = {}
        footcited = footcited_keys(self.env)
        for note in self.document.findall(nodes.footnote):
            keys = [key for node in _citing(note) for key in _keys_of(node)]
            keys += [footcited[name] for name in note["names"] if name in footcited]
            if keys and note["ids"] and isinstance(note[0], nodes.label):
                found[note["ids"][0]] = tuple(dict.fromkeys(keys)), note[0].astext()
        return found

    def _mark_in_text(self, mark: nodes.Element) -> nodes.Element:
        """Return the mark in the text that leads, maybe over other notes, to *mark*."""
        seen = set[int]()
        while (note := note_around(mark)) is not None and id(note) not in seen:
            seen.add(id(note))
            ids: list[str] = note.get("backrefs", [])
            marks = [self.document.ids[name] for name in ids if name in self.document.ids]
            mark = marks[0] if marks else mark
        return mark

    def _file(
        self, node: nodes.Element, keys: tuple[str, ...], number: str, place: nodes.Element
    ) -> None:
        if not keys or not node["ids"]:
            return
        section, around = section_around(place)
        heading, anchor = heading_and_anchor(section)
        occurrence = Occurrence(
            keys=keys,
            anchor=node["ids"][0],
            note=number,
            section=heading,
            section_anchor=anchor,
            around=around,
        )
        note_occurrence(self.env, occurrence)


def _citing(block: nodes.Element) -> Iterator[nodes.Element]:
    """Yield the citations in *block*, and the marks of notes."""
    for node in block.findall(nodes.Element):
        if isinstance(node, pending_citation | nodes.footnote_reference) or (
            isinstance(node, addnodes.pending_xref) and node.get("refdomain") == DOMAIN
        ):
            yield node


def _keys_of(node: nodes.Element) -> Iterator[str]:
    if isinstance(node, pending_citation):
        yield from (citation.key for citation in node["citations"])
    elif isinstance(node, addnodes.pending_xref):
        yield from (target.key for target in parse_targets(node["reftarget"]))
