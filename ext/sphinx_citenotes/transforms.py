"""While a page is read: citations become notes, numbered in the order a reader meets them."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING, ClassVar, TypeVar

import pybtex_docutils
from docutils import nodes
from pybtex.richtext import Text
from sphinx.locale import get_translation
from sphinx.transforms import SphinxTransform

from sphinx_authoring.text_nodes import node_before, replace_node

from .bibtex import name_entries
from .env import note_occurrence, notes_domain, page_notes, page_slug
from .headings import heading_and_anchor, section_around
from .model.occurrences import Occurrence
from .nodes import Place, pending_citation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .model.sequence import Citation

_ = get_translation("sphinx_citenotes")
_Kind = TypeVar("_Kind", bound=nodes.Node)


class MakeNotes(SphinxTransform):
    """Make one footnote of each ``{cite:note}``; inside a hand-written note it cites in place."""

    # Before MyST's SortFootnotes (618) and docutils' numbering (620); after Sphinx's translation
    # (20), which parses paragraphs again.
    default_priority: ClassVar[int] = 615

    def apply(self, **kwargs: object) -> None:
        """Make the notes of this page and put all its notes into order."""
        for placeholder in list(self.document.findall(pending_citation)):
            if placeholder["place"] is Place.TEXT:
                if _enclosing(placeholder, nodes.title) is not None:
                    self._write_at_once(placeholder)
            elif note_around(placeholder) is not None:
                placeholder["place"] = Place.PROSE
            else:
                self._make_note(placeholder)
        if any(note_around(node) for node in self.document.findall(pending_citation)):
            _number_by_hand_no_more(self.document)
        _sort_references(self.document)
        _sort_notes(self.document)

    def _write_at_once(self, placeholder: pending_citation) -> None:
        # Tables of contents copy headings while pages are read, and resolve nothing in them.
        citations = placeholder["citations"]
        library = notes_domain(self.env).library
        text = library.in_text(citations) if citations else Text(placeholder["typed"])
        section, _around = section_around(placeholder)
        placeholder.parent.replace(placeholder, text.render(pybtex_docutils.Backend()))
        heading, anchor = heading_and_anchor(section)
        keys = tuple(citation.key for citation in citations)
        occurrence = Occurrence(keys=keys, anchor=anchor, section=heading, section_anchor=anchor)
        note_occurrence(self.env, occurrence)

    def _make_note(self, placeholder: pending_citation) -> None:
        anchor = placeholder["ids"][0]
        name = f"note-for-{anchor}"
        mark = nodes.footnote_reference(placeholder.rawsource, auto=1, refname=name, ids=[anchor])
        mark.source, mark.line = placeholder.source, placeholder.line
        _trim_space_before(placeholder)
        placeholder.parent.replace(placeholder, mark)
        placeholder["ids"] = []
        paragraph = nodes.paragraph("", "", placeholder, translatable=False)
        note = nodes.footnote(
            "", paragraph, auto=1, names=[name], ids=[name], classes=["citenotes-note"]
        )
        for node in (paragraph, note):
            node.source, node.line = placeholder.source, placeholder.line
        self.document += note
        self.document.note_autofootnote_ref(mark)
        self.document.note_footnote_ref(mark)
        self.document.note_autofootnote(note)
        self.document.note_explicit_target(note, note)


class CollectNotes(SphinxTransform):
    """Put the notes of a page at its end and file what they cite, in their order."""

    # After docutils has numbered them (620) and MyST has moved its own (623); before other
    # extensions look at what was read (880).
    default_priority: ClassVar[int] = 640

    def apply(self, **kwargs: object) -> None:
        """File the citations in the notes of this page."""
        name_entries(self.env, self.document)
        for transition in list(self.document.findall(nodes.transition)):
            if "footnotes" in transition["classes"]:
                transition.parent.remove(transition)  # the heading “Notes” does its work
        groups: list[tuple[Citation, ...]] = []
        notes = list(self.document.findall(nodes.footnote))
        cites = any(True for note in notes for _found in note.findall(pending_citation))
        if not cites:
            return
        chapter = None
        for note in sorted(notes, key=_printed_number):
            before, chapter = chapter, self._chapter_of(note) or chapter
            if before is not chapter and groups:
                groups.append(())  # in print the numbers begin anew
            _move_to_end(note, self.document)
            if "citenotes-note" in note["classes"]:
                _name_by_number(note, self.env.docname, self.document)
            placeholders = list(note.findall(pending_citation))
            for placeholder in placeholders:
                placeholder["position"] = len(groups)
                groups.append(placeholder["citations"])
            if not placeholders:
                groups.append(())
        page_notes(self.env)[self.env.docname] = tuple(groups)

    def _chapter_of(self, note: nodes.footnote) -> nodes.Node | None:
        """Return the chapter in which *note* is called, nothing if that is in another note."""
        marks = (self.document.ids.get(name) for name in note["backrefs"])
        node: nodes.Node | None = next((mark for mark in marks if mark is not None), None)
        if node is None or note_around(node) is not None:
            return None
        while node is not None and node.parent is not self.document:
            node = node.parent
        return node


def note_around(node: nodes.Node) -> nodes.footnote | None:
    """Return the note in which *node* stands, if it stands in one."""
    return _enclosing(node, nodes.footnote)


def _enclosing(node: nodes.Node, kind: type[_Kind]) -> _Kind | None:
    while node.parent is not None:
        node = node.parent
        if isinstance(node, kind):
            return node
    return None


def _trim_space_before(placeholder: nodes.Element) -> None:
    """Take away the space before a mark: reStructuredText needs it, print does not."""
    before = node_before(placeholder)
    if isinstance(before, nodes.Text):
        replace_node(before, [nodes.Text(before.astext().rstrip())])


def _number_by_hand_no_more(document: nodes.document) -> None:
    """Let ``[^1]`` be numbered like all others; its own number would stand out of order.

    MyST and reStructuredText keep a number that the author typed, and number ours around it.
    """
    for note in list(document.footnotes):
        old = note["names"][0] if note["names"] else ""
        if not old.isdigit():
            continue
        name = f"note-{old}-by-hand"
        if isinstance(note[0], nodes.label):
            del note[0]
        document.nameids.pop(old, None)
        document.nametypes.pop(old, None)
        note["names"] = [name]
        note["citenotes_typed"] = old
        note["auto"] = 1
        document.footnotes.remove(note)
        document.note_autofootnote(note)
        document.note_explicit_target(note, note)
        for mark in document.footnote_refs.pop(old, []):
            mark.clear()
            mark["refname"] = name
            mark["auto"] = 1
            document.note_footnote_ref(mark)
            document.note_autofootnote_ref(mark)


def _sort_references(document: nodes.document) -> None:
    """Sort the marks by their place: docutils lists them in the order in which they were made.

    A mark inside a note comes after all marks in the text, and in the order of its note.
    """
    places = {id(mark): place for place, mark in enumerate(_marks_as_read(document))}
    document.autofootnote_refs.sort(key=lambda mark: places.get(id(mark), len(places)))


def _marks_as_read(document: nodes.document) -> Iterator[nodes.footnote_reference]:
    inside: dict[int, list[nodes.footnote_reference]] = defaultdict(list)
    for mark in document.findall(nodes.footnote_reference):
        inside[id(note_around(mark))].append(mark)
    notes = {name: note for note in document.findall(nodes.footnote) for name in note["names"]}
    waiting = deque(inside.pop(id(None), []))
    while waiting or inside:  # notes that no mark leads to come last
        if not waiting:
            waiting.extend(inside.pop(next(iter(inside))))
        mark = waiting.popleft()
        yield mark
        waiting.extend(inside.pop(id(notes.get(mark.get("refname", ""))), []))


def _sort_notes(document: nodes.document) -> None:
    """Sort the notes by the first mark of each; MyST does so too, reStructuredText does not."""
    first: dict[str, int] = {}
    nameless: list[int] = []
    for index, mark in enumerate(document.autofootnote_refs):
        if "refname" in mark:
            first.setdefault(mark["refname"], index)
        else:
            nameless.append(index)
    unread = len(document.autofootnote_refs)
    waiting = iter(nameless)
    order: dict[int, int] = {}
    for note in document.autofootnotes:
        named = [first[name] for name in note["names"] if name in first]
        if named:
            order[id(note)] = min(named)
        elif note["names"]:
            order[id(note)] = unread
        else:  # docutils gives the first nameless note to the first nameless mark, and so on
            order[id(note)] = next(waiting, unread)
    document.autofootnotes.sort(key=lambda note: order[id(note)])


def _printed_number(note: nodes.footnote) -> tuple[bool, int]:
    label = note[0].astext() if note.children and isinstance(note[0], nodes.label) else ""
    return (False, int(label)) if label.isdecimal() else (True, 0)


def _name_by_number(note: nodes.footnote, docname: str, document: nodes.document) -> None:
    """Give *note* an anchor with its printed number; before, it had the order of reading."""
    if not isinstance(note[0], nodes.label):
        return  # docutils gives no numbers in a page that another parser includes
    anchor = f"note-{page_slug(docname)}-{note[0].astext()}"
    marks = [document.ids[name] for name in note["backrefs"] if name in document.ids]
    document.ids.pop(note["ids"][0], None)
    note["ids"] = [anchor]
    document.ids[anchor] = note
    for name in note["names"]:
        document.nameids[name] = anchor
    for mark in marks:
        mark["refid"] = anchor


def _move_to_end(note: nodes.footnote, document: nodes.document) -> None:
    """Move *note* to the end of the page, and drop a heading that stood over nothing but notes."""
    parent = note.parent
    index = parent.index(note)
    before = parent[index - 1] if index else None
    parent.remove(note)
    document += note
    last = index == len(parent)
    if last and isinstance(before, nodes.rubric) and before.astext() in {"Footnotes", "Notes"}:
        parent.remove(before)


def trailing_notes(block: nodes.Element) -> list[nodes.footnote]:
    """Return the notes at the end of *block*, a page or one page bound into a larger one."""
    return list(reversed(list(_notes_from_the_end(block.children))))


def _notes_from_the_end(children: Iterable[nodes.Node]) -> Iterator[nodes.footnote]:
    for child in reversed(list(children)):
        if isinstance(child, nodes.footnote):
            yield child
        elif not isinstance(child, nodes.target | nodes.comment | nodes.system_message):
            return


def notes_heading() -> nodes.rubric:
    """Return the heading over the notes of a page."""
    title = _("Notes")
    rubric = nodes.rubric(title, title, classes=["citenotes-heading"])
    rubric["heading-level"] = 2
    return rubric
