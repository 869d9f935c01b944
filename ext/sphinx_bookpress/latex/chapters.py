"""Gives the tree that LaTeX prints the shape that the book has in the other builders."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import texescape

from sphinx_authoring.text_nodes import replace_node

from ..model.text import literal_of
from ..writer.notes import note_before

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 5
_BOXES = (nodes.rubric, nodes.container, nodes.block_quote, nodes.line_block)
_LONGEST_ENTRY = 1000
_KEPT = (nodes.FixedTextElement, nodes.raw, nodes.math, nodes.reference)
_UNSEEN = (nodes.Invisible, nodes.target, addnodes.index, addnodes.highlightlang)


class OpenChapters(SphinxPostTransform):
    """Make the root document a chapter of its own, and number what HTML numbers.

    Sphinx makes chapters of the sections of the root document and numbers all chapters.
    """

    # Before references are resolved (10): the tree is still that of the sources.
    default_priority = 3
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Set the root document and the documents of its toctrees side by side."""
        root = next(self.document.findall(nodes.section), None)
        if not self.config.bookpress_latex or root is None:
            return
        chapters = list(_take_documents(self.document))
        _drop_bare(root)
        opening = list(self.document.children)
        self.document.children = []
        title = str(self.config.project).strip() or self.env.titles[self.env.docname].astext()
        book = nodes.section("", nodes.title("", title))
        self.document += book
        book += [_set_depth(self._depth_of(self.env.docname)), *opening]
        for chapter in chapters:
            book += [*self._prologue(chapter), chapter]

    def _prologue(self, chapter: addnodes.start_of_file) -> Iterator[nodes.Node]:
        """Yield what LaTeX must know before *chapter*: its part and its number."""
        docname = chapter["docname"]
        if docname in self._captions:
            yield self._part(self._captions[docname])
        numbers = self.env.toc_secnumbers.get(docname, {}).values()
        nested = (each["docname"] for each in chapter.findall(addnodes.start_of_file))
        yield _set_depth(max(map(self._depth_of, nested)))
        if found := [number for number in numbers if number]:
            yield _raw(f"\\setcounter{{chapter}}{{{min(found)[0] - 1}}}")

    @cached_property
    def _captions(self) -> dict[str, str]:
        """Return the captions that open parts, by the first document below each."""
        if not self.config.bookpress_parts:
            return {}
        toctrees = self.env.get_doctree(self.env.docname).findall(addnodes.toctree)
        return {
            toctree["includefiles"][0]: toctree["caption"]
            for toctree in toctrees
            if toctree["includefiles"] and toctree.get("caption")
        }

    def _part(self, caption: str) -> nodes.raw:
        title = texescape.escape(caption, self.config.latex_engine)
        return _raw(f"\\setcounter{{secnumdepth}}{{-2}}\\part{{{title}}}")

    def _depth_of(self, docname: str) -> int:
        """Return LaTeX's number of the deepest level of *docname* that has numbers in HTML."""
        numbers = self.env.toc_secnumbers.get(docname, {}).values()
        return min(max((len(number) for number in numbers if number), default=0) - 1, _DEEPEST)


class SettleAnchors(SphinxPostTransform):
    """Give each anchor to a target, once: LaTeX drops those of boxes, and repeats some labels."""

    # After references are resolved (10), which look for the labels too.
    default_priority = 700
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Set targets before boxes; remove those whose anchor the next target sets."""
        boxes = [box for box in self.document.findall(nodes.Element) if isinstance(box, _BOXES)]
        for box in (box for box in boxes if box["ids"]):
            box.parent.insert(box.parent.index(box), nodes.target("", "", ids=box["ids"]))
            box["ids"] = []
        for label in list(self.document.findall(nodes.target)):
            after = label.next_node(nodes.target, siblings=True, ascend=True)
            if after is not None and label.get("refid", "") in after["ids"]:
                label.parent.remove(label)


class RunInFields(SphinxPostTransform):
    """Make a line of a list in a field, as the other road to print does."""

    default_priority = SettleAnchors.default_priority
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Replace short lists in fields by paragraphs whose parts stand between semicolons."""
        if not self.config.bookpress_latex:
            return
        for items in list(self.document.findall(nodes.bullet_list)):
            if isinstance(items.parent, nodes.field_body) and _is_simple(items):
                items.parent.replace(items, _joined(items))


class BreakLongWords(SphinxPostTransform):
    """Give words that no line can hold places where they may break."""

    default_priority = SettleAnchors.default_priority
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Set zero-width spaces, which our style reads as such places, into long words."""
        if not self.config.bookpress_latex:
            return
        for text in list(self.document.findall(nodes.Text)):
            broken = literal_of(text)
            if broken != text and not any(isinstance(above, _KEPT) for above in _above(text)):
                replace_node(text, [nodes.Text(broken)])


class ShortenIndexEntries(SphinxPostTransform):
    """Cut index entries that xindy cannot sort: at some 4,000 letters its stack overflows."""

    default_priority = SettleAnchors.default_priority
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Cut each part of an entry that is longer than any heading of an index."""
        for index in self.document.findall(addnodes.index):
            index["entries"] = [
                (kind, _cut(words), *others) for kind, words, *others in index["entries"]
            ]


class PartNotes(SphinxPostTransform):
    """Set a comma between the numbers of two notes, which else read as one number."""

    # Before Sphinx puts the notes where they are called (600).
    default_priority = 500
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Set the comma as high as the numbers; headings are left alone, which bookmarks repeat."""
        if not self.config.bookpress_latex:
            return
        for call in list(self.document.findall(nodes.footnote_reference)):
            before = note_before(call)
            if before is None or isinstance(call.parent, nodes.title):
                continue
            parent = call.parent
            between = parent.children[parent.index(before) + 1 : parent.index(call)]
            for blank in between:
                if isinstance(blank, nodes.Text):
                    replace_node(blank, [])
            parent.insert(parent.index(call), _raw("\\textsuperscript{,}"))


def _is_simple(items: nodes.bullet_list) -> bool:
    return bool(items.children) and all(
        len(item.children) == 1 and isinstance(item.children[0], nodes.paragraph)
        for item in items.children
    )


def _joined(items: nodes.bullet_list) -> nodes.paragraph:
    line = nodes.paragraph("", ids=items["ids"])
    for paragraph in items.findall(nodes.paragraph):
        line += [nodes.Text("; "), *paragraph.children]
    line.pop(0)
    return line


def _take_documents(tree: nodes.document) -> Iterator[addnodes.start_of_file]:
    """Take the documents that stand for the root's toctrees out of *tree*, in book order."""
    documents = list(tree.findall(addnodes.start_of_file))
    for document in documents:
        # Sphinx moves the children of nested documents without telling them their new parent.
        for child in document.children:
            child.parent = document
    for document in documents:
        if any(isinstance(above, addnodes.start_of_file) for above in _above(document)):
            continue
        wrapper = document.parent
        wrapper.remove(document)
        if not wrapper.children and isinstance(wrapper, nodes.compound):
            wrapper.parent.remove(wrapper)
        yield document


def _above(node: nodes.Node) -> Iterator[nodes.Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def _drop_bare(root: nodes.section) -> None:
    """Drop *root*, and sections of it, that had nothing but toctrees; anchors stay."""
    for section in [*reversed(list(root.findall(nodes.section)))]:
        if all(isinstance(child, (nodes.title, *_UNSEEN)) for child in section.children):
            section.parent.replace(section, nodes.target("", "", ids=section["ids"]))


def _set_depth(depth: int) -> nodes.raw:
    return _raw(f"\\setcounter{{secnumdepth}}{{{depth}}}")


def _raw(latex: str) -> nodes.raw:
    return nodes.raw("", latex, format="latex")


def _cut(words: str) -> str:
    """Return *words* with each part, between semicolons, cut to what xindy can sort."""
    if len(words) <= _LONGEST_ENTRY:
        return words
    parts = re.split(r";\s*", words)
    return "; ".join(
        part if len(part) <= _LONGEST_ENTRY else f"{part[:_LONGEST_ENTRY]}…" for part in parts
    )
