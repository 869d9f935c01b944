"""What an editor would ask the author about her notes; each check can be switched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinx_authoring.guard import guard

from .bibtex import DOMAIN, cited_keys, entries_of
from .diagnostics import Trouble, remark
from .env import notes_domain, page_occurrences
from .model.imprints import missing_imprint
from .model.quotations import as_quotation, quotations_in
from .model.ranges import backward_pages
from .nodes import pending_citation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pybtex.database import Entry
    from sphinx.environment import BuildEnvironment

    from .model.quotations import Quotation


class CheckNotes(SphinxTransform):
    """Look at the notes of a page, and for those that it lacks."""

    # After the notes are numbered and put into order (640); before straight quotation marks
    # become curly ones (855), which we read all the same.
    default_priority: ClassVar[int] = 646

    def apply(self, **kwargs: object) -> None:
        """Tell the author what to mend on this page."""
        with guard("citenotes", "the check of the notes", (self.env.docname, 0)):
            self._check()

    def _check(self) -> None:
        for mark in self.document.findall(nodes.footnote_reference):
            self._check_place(mark)
        for note in self.document.findall(nodes.footnote):
            self._check_label(note)
        longest = self.config.citenotes_quotation_words
        if longest:
            for block, quotation in _bare_quotations(self.document):
                if quotation.count > longest:
                    self._tell_of_quotation(block, quotation)

    def _check_place(self, mark: nodes.Element) -> None:
        where = _place_without_notes(mark)
        if where:
            message = (
                f"a note stands in a {where}, which print and tables of contents repeat;"
                " move it into the text, or name the source in the text with {cite:source}"
            )
            remark(self.config, Trouble.HEADING, message, mark)

    def _check_label(self, note: nodes.footnote) -> None:
        typed = note.get("citenotes_typed", "")
        if typed:
            printed = note[0].astext()
            message = (
                f"the note ‘{typed}’ has a figure for its name and is note {printed} of the page,"
                f" as all are numbered in their order; give it a word for its name, as in"
                f" [^{_word_for(note)}]"
            )
            remark(self.config, Trouble.LABEL, message, note)

    def _tell_of_quotation(self, block: nodes.Element, quotation: Quotation) -> None:
        message = (
            f"the quotation “{quotation.start} …” has {quotation.count} words and no note in its"
            " paragraph; add {cite:note} after it"
        )
        remark(self.config, Trouble.QUOTATION, message, block)


def _place_without_notes(mark: nodes.Node) -> str:
    while mark.parent is not None:
        mark = mark.parent
        if isinstance(mark, nodes.caption):
            return "caption"
        if isinstance(mark, nodes.title):
            if isinstance(mark.parent, nodes.section | nodes.document):
                return "heading"
            return "caption" if isinstance(mark.parent, nodes.table) else ""
    return ""


def _word_for(note: nodes.footnote) -> str:
    found = re.search(r"[A-Za-z]{3,}", "".join(child.astext() for child in note.children[1:]))
    return found[0].lower() if found else "remark"


def _bare_quotations(document: nodes.document) -> Iterator[tuple[nodes.Element, Quotation]]:
    """Yield quotations without a note in their paragraph or block, or in what leads that in."""
    for block in document.findall(nodes.block_quote):
        at = block.parent.index(block)
        before = block.parent[at - 1] if at else None
        is_led_in = isinstance(before, nodes.paragraph) and _cites(before)
        if not is_led_in and not _cites(block):
            yield block, as_quotation(block.astext())
    for paragraph in document.findall(nodes.paragraph):
        if not _is_quoted_or_noted(paragraph) and not _cites(paragraph):
            for quotation in quotations_in(paragraph.astext()):
                yield paragraph, quotation


def _is_quoted_or_noted(paragraph: nodes.Node) -> bool:
    """Tell whether *paragraph* is part of a quotation set off, or of a note."""
    while paragraph.parent is not None:
        paragraph = paragraph.parent
        if isinstance(paragraph, nodes.footnote | nodes.block_quote):
            return True
    return False


def _cites(block: nodes.Element) -> bool:
    return any(
        isinstance(node, nodes.footnote_reference | pending_citation)
        or (isinstance(node, addnodes.pending_xref) and node.get("refdomain") == DOMAIN)
        for node in block.findall(nodes.Element)
    )


def doubts_about(env: BuildEnvironment, key: str) -> Iterator[tuple[Trouble, str]]:
    """Yield what an editor would ask about the source *key*, which the book cites."""
    if key not in entries_of(env):
        return
    source = notes_domain(env).library.source(key)
    missing = missing_imprint(source)
    if missing:
        fields = " and no ".join(missing)
        message = f"source ‘{key}’ has no {fields}; add what the title page says"
        hint = ", or location = {n.p.} if it names no place" if "location" in missing else ""
        yield Trouble.IMPRINT, message + hint
    for found in backward_pages(source.pages):
        yield Trouble.RANGE, f"source ‘{key}’: pages = {{{found}}} runs backwards; correct it"


def tell_of_uncited(env: BuildEnvironment) -> None:
    """Tell of every entry that no page cites."""
    cited = {key.lower() for keys in cited_keys(env).values() for key in keys}
    for occurrences in page_occurrences(env).values():  # {footcite} files nothing with bibtex
        cited |= {key.lower() for occurrence in occurrences for key in occurrence.keys}
    inherited = {parent for entry in entries_of(env).values() for parent in _parents(entry)}
    for key, entry in entries_of(env).items():
        is_part = entry.type.lower() in {"xdata", "set"} or key.lower() in inherited
        if key.lower() not in cited and not is_part:
            message = f"no page cites ‘{key}’; cite it, or take it out of the file"
            remark(env.config, Trouble.UNCITED, message, notes_domain(env).place(key))


def _parents(entry: Entry) -> Iterable[str]:
    names = f"{entry.fields.get('crossref', '')},{entry.fields.get('xdata', '')}"
    return (name.strip().lower() for name in names.split(","))
