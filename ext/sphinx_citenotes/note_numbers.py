"""The numbers of notes, in the words of the book: “see note 3 above”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_authoring.text_nodes import node_before

from .diagnostics import Trouble, suggest, warn
from .nodes import pending_note_number
from .roles import PlacedRole
from .transforms import CollectNotes, MakeNotes, note_around

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLASS = "citenotes-note-number"
# The end of a sentence, behind which a mark belongs to it; “see n. [^a]” goes on.
_ENDED = re.compile(r"(?<!\bn)(?<!\bnn)(?<!\bcf)[.?!”’\"'»)\]]\s+$", re.IGNORECASE)


class NoteNumberRole(PlacedRole):
    """A role whose text is the label of a note of the page: it prints the note's number."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return a placeholder, since notes have their numbers when the page is read."""
        label = self.text.strip().removeprefix("[").removesuffix("]").lstrip("^#")
        placeholder = pending_note_number(self.rawtext, label=label)
        self.set_source_info(placeholder, self.line())
        return [placeholder], []


class KeepNumbersOnTheLine(SphinxTransform):
    """Make numbers of those marks in notes that only point at a note of the text: “see [^b]”.

    They call no note, so that notes are numbered by their marks in the text (CMOS 17, 14.19–20).
    """

    default_priority: ClassVar[int] = MakeNotes.default_priority - 1  # which sorts the marks

    def apply(self, **_kwargs: object) -> None:
        """Put a placeholder in the place of each such mark."""
        marks = list(self.document.findall(nodes.footnote_reference))
        called = {mark.get("refname") for mark in marks if note_around(mark) is None} - {None}
        for mark in marks:
            if note_around(mark) and mark.get("refname") in called and _stands_apart(mark):
                self._forget(mark)
                number = pending_note_number(mark.rawsource, label=mark["refname"])
                number.source, number.line = mark.source, mark.line
                mark.parent.replace(mark, number)

    def _forget(self, mark: nodes.footnote_reference) -> None:
        if mark in self.document.autofootnote_refs:
            self.document.autofootnote_refs.remove(mark)
        self.document.footnote_refs[mark["refname"]].remove(mark)


def _stands_apart(mark: nodes.footnote_reference) -> bool:
    """Tell whether *mark* is a word of its sentence: a blank is before it, and no end."""
    before = node_before(mark)
    words = before.astext() if before is not None else " "
    return words[-1:].isspace() and not _ENDED.search(words)


class WriteNoteNumbers(SphinxTransform):
    """Write the number of a note where it is asked for, with a link to the note."""

    default_priority: ClassVar[int] = CollectNotes.default_priority + 1  # which names the notes

    def apply(self, **_kwargs: object) -> None:
        """Replace the placeholders; without such a note the label stands there as typed."""
        placeholders = list(self.document.findall(pending_note_number))
        notes = dict(self._notes()) if placeholders else {}
        for placeholder in placeholders:
            label = placeholder["label"]
            note = notes.get(label) or notes.get(nodes.fully_normalize_name(label))
            if note is None:
                warn(Trouble.NOTE, _missing(label, list(notes)), placeholder)
                placeholder.parent.replace(placeholder, nodes.Text(label))
            else:
                number = note[0].astext()
                link = nodes.reference(
                    "", number, refid=note["ids"][0], internal=True, classes=[_CLASS]
                )
                placeholder.parent.replace(placeholder, link)

    def _notes(self) -> Iterator[tuple[str, nodes.footnote]]:
        """Yield the notes that have a number, by the labels that their author gave them."""
        for note in self.document.findall(nodes.footnote):
            is_numbered = bool(note.children) and isinstance(note[0], nodes.label)
            if is_numbered and "citenotes-note" not in note["classes"]:
                typed = [note["citenotes_typed"]] if "citenotes_typed" in note else note["names"]
                yield from ((name, note) for name in typed)


def _missing(label: str, known: list[str]) -> str:
    message = f"no note of this page has the label ‘{label}’"
    if hint := suggest(label, known):
        return message + hint
    return f"{message}; write the note as ‘[^{label or 'pilots'}]: …’, and its mark in the text"


class UnlinkNoteNumbers(SphinxPostTransform):
    """Leave only the number of a note where a builder gives notes no place to link to."""

    default_priority: ClassVar[int] = 9  # any time before the page is written
    formats = ("latex", "texinfo", "man")

    def run(self, **_kwargs: Any) -> None:
        """Replace the links by their words."""
        for link in list(self.document.findall(nodes.reference)):
            if _CLASS in link["classes"]:
                link.parent.replace(link, link.children)
