"""The lists of pictures and tables that stand behind the contents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_authoring.text_nodes import replace_node

from .model.anchors import Anchor
from .model.text import string_of
from .options import Lists
from .writer.figures import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .writer import TypstTranslator

_KINDS = {Lists.FIGURES: "figure", Lists.TABLES: "table"}
_DRAWN_VIEW = "chronicle-view"
_LONGEST_CAPTION = 90
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.!?][”’\"')\]]*(?=\s)")
"""A stop behind a word; behind fewer letters it may belong to an abbreviation."""

_LAST_STOP = re.compile(r"(?<!\.)\.\s*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A picture or table that a list shows, and the words that stand above or below it."""

    kind: Lists
    docname: str
    element: nodes.Element
    words: nodes.Element


def find_listed(pieces: Iterable[nodes.Element]) -> tuple[Listed, ...]:
    """Return what has a caption in *pieces*; each gets an id if it has none."""
    documents = chain.from_iterable(one.findall(addnodes.start_of_file) for one in pieces)
    found = [
        listed
        for document in documents
        for element in _own_elements(document)
        if (listed := _listed(element, document["docname"]))
    ]
    for number, listed in enumerate(found):
        if not listed.element["ids"]:
            listed.element["ids"].append(f"bookpress-listed-{number}")
    return tuple(found)


def list_entries(kind: Lists, found: Iterable[Listed], writer: TypstTranslator) -> tuple[str, ...]:
    """Return Typst code of the entries of one list; call it when the book is written."""
    entries = []
    for listed in found:
        anchor = Anchor(docname=listed.docname, id=listed.element["ids"][0])
        place = writer.printed.find(anchor)
        if listed.kind is kind and place is not None:
            entries.append(
                f"({place}, {_number_of(listed, writer)}, [{_words_of(listed, writer)}])"
            )
    return tuple(entries)


def _own_elements(document: nodes.Element) -> Iterator[nodes.Element]:
    """Yield the elements of *document* that no other document inside it has."""
    for child in document.children:
        if isinstance(child, nodes.Element) and not isinstance(child, addnodes.start_of_file):
            yield child
            yield from _own_elements(child)


def _listed(element: nodes.Element, docname: str) -> Listed | None:
    if isinstance(element, nodes.figure):
        return _captioned(Lists.FIGURES, docname, element, nodes.caption)
    if isinstance(element, nodes.table):
        return _captioned(Lists.TABLES, docname, element, nodes.title)
    if isinstance(element, nodes.container) and _holds_pictures(element):
        words = _rubric_before(element) or _description_of(element)
        return Listed(kind=Lists.FIGURES, docname=docname, element=element, words=words)
    return None


def _holds_pictures(box: nodes.container) -> bool:
    inside = shown(box)
    is_in_text = isinstance(box.parent, (nodes.section, addnodes.start_of_file))
    return (
        _DRAWN_VIEW in box["classes"]
        and is_in_text
        and inside != []
        and isinstance(inside[0], nodes.image)
    )


def _rubric_before(box: nodes.container) -> nodes.rubric | None:
    around = shown(box.parent)
    before = around[: around.index(box)]
    return before[-1] if before and isinstance(before[-1], nodes.rubric) else None


def _description_of(box: nodes.container) -> nodes.paragraph:
    """Return the first sentence of the description of the first picture, which names it."""
    name = str(shown(box)[0].get("alt", "")).partition(". ")[0]
    return nodes.paragraph("", "", nodes.Text(name))


def _captioned(
    kind: Lists, docname: str, element: nodes.Element, caption: type[nodes.Element]
) -> Listed | None:
    words = next((child for child in element.children if isinstance(child, caption)), None)
    if words is None:
        return None
    return Listed(kind=kind, docname=docname, element=element, words=words)


def _number_of(listed: Listed, writer: TypstTranslator) -> str:
    """Return the number without the word before it, which the title of the list says."""
    numbers = writer.builder.env.toc_fignumbers.get(listed.docname, {}).get(_KINDS[listed.kind], {})
    number = next((numbers[one] for one in listed.element["ids"] if one in numbers), ())
    return string_of(".".join(map(str, number)))


def _words_of(listed: Listed, writer: TypstTranslator) -> str:
    words = shortened(listed.words)
    writer.docnames.append(listed.docname)
    writer.in_heading = True  # so that anchors and notes, which stand once, are left out
    try:
        pieces = writer.capture(lambda: writer.write_children(words))
    finally:
        writer.in_heading = False
        writer.docnames.pop()
    return "".join(piece for piece in pieces if isinstance(piece, str))


def shortened(caption: nodes.Element) -> nodes.Element:
    """Return a copy of *caption* without its last stop; of a long one, the first sentence."""
    copy = caption.deepcopy()
    for call in list(copy.findall(nodes.footnote_reference)):
        call.parent.remove(call)
    texts = list(copy.findall(nodes.Text))
    if len(copy.astext()) > _LONGEST_CAPTION:
        for position, text in enumerate(texts):
            if end := _SENTENCE_END.search(text):
                _replace(text, text[: end.end()])
                for later in texts[position + 1 :]:
                    _replace(later, "")
                texts = list(copy.findall(nodes.Text))[: position + 1]
                break
    if texts:
        _replace(texts[-1], _LAST_STOP.sub("", texts[-1]))
    return copy


def _replace(text: nodes.Text, words: str) -> None:
    replace_node(text, [nodes.Text(words)])
