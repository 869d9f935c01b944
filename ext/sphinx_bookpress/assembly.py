"""One doctree of the whole book, in the order in which it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.nodes import inline_all_toctrees

from .writer.base import GENERATED_PAGES
from .writer.references import INTERNAL
from .writer.structure import PART

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders import Builder

_HEADINGS = (nodes.title, nodes.rubric, nodes.transition)
_UNSEEN = (nodes.Invisible, nodes.target, addnodes.index, addnodes.highlightlang)


def assemble(builder: Builder, *, parts: bool) -> nodes.document:
    """Return the book as one resolved doctree, each document in a ``start_of_file``.

    The root document comes first, then the documents of its toctrees, which hang below the
    sections whose toctrees name them. With *parts*, a caption of a toctree in the root document,
    or a title that has nothing but a toctree, opens a part.
    """
    root = builder.config.root_doc
    tree = builder.env.get_doctree(root).deepcopy()
    chapters = _take_chapters(builder, tree, parts=parts)
    opening = addnodes.start_of_file(docname=root)
    opening += tree.children
    tree.children = []
    tree += [opening, *chapters]
    tree["docname"] = root
    for document in tree.findall(addnodes.start_of_file):
        # ``inline_all_toctrees`` moves children without telling them their new parent.
        for child in document.children:
            child.parent = document
    builder.env.resolve_references(tree, root, builder)
    _set_notes_apart(tree)
    _drop_site_lists(tree)
    _drop_bare_sections(opening)
    return tree


def _take_chapters(builder: Builder, tree: nodes.document, *, parts: bool) -> list[nodes.Node]:
    """Take the toctrees out of the root document and return the documents that they name."""
    chapters: list[nodes.Node] = []
    traversed = [builder.config.root_doc]
    for toctree in list(tree.findall(addnodes.toctree)):
        caption = toctree.get("caption") or _title_of_bare_section(toctree)
        if parts and caption:
            chapters.append(nodes.rubric("", caption, classes=[PART]))
        chapters += _documents_of(builder, toctree, traversed)
        wrapper = toctree.parent
        wrapper.remove(toctree)
        if isinstance(wrapper, nodes.compound) and not wrapper.children:
            wrapper.parent.replace(wrapper, nodes.target("", "", ids=wrapper["ids"]))
    return chapters


def _documents_of(
    builder: Builder, toctree: addnodes.toctree, traversed: list[str]
) -> Iterator[addnodes.start_of_file]:
    for docname in map(str, toctree["includefiles"]):
        if docname in traversed:
            continue
        traversed.append(docname)
        tree = inline_all_toctrees(
            builder, set(), docname, builder.env.get_doctree(docname), str, traversed
        )
        document = addnodes.start_of_file(docname=docname)
        document += tree.children
        yield document


def _title_of_bare_section(toctree: addnodes.toctree) -> str:
    section = toctree.parent
    while isinstance(section, nodes.compound):
        section = section.parent
    if not isinstance(section, nodes.section) or isinstance(section.parent, nodes.document):
        return ""
    others = [
        child
        for child in section.children
        if not isinstance(child, (nodes.title, *_UNSEEN)) and not _holds(child, toctree)
    ]
    return "" if others else section.children[0].astext()


def _holds(node: nodes.Node, toctree: addnodes.toctree) -> bool:
    return node is toctree or toctree.parent is node


def _set_notes_apart(tree: nodes.document) -> None:
    """Move notes that are called to the end of their document, and drop what held only them."""
    called = {
        (_docname_of(call), call["refid"])
        for call in tree.findall(nodes.footnote_reference)
        if "refid" in call
    }
    apart: list[tuple[nodes.Element, nodes.footnote]] = []
    for note in list(tree.findall(nodes.footnote)):
        docname = _docname_of(note)
        if not any((docname, anchor_id) in called for anchor_id in note["ids"]):
            continue
        parent, heading = note.parent, _heading_of(note)
        apart.append((_document_of(note), note))
        parent.remove(note)
        if heading is not None and _is_last(heading):
            _drop(heading)
        elif heading is None:
            _drop_if_bare(parent)
    for document, note in apart:
        document.append(note)


def _heading_of(note: nodes.Node) -> nodes.Element | None:
    """Return the heading or line that only announces the notes after it."""
    siblings = note.parent.children[: note.parent.index(note)]
    for sibling in reversed(siblings):
        if isinstance(sibling, (nodes.rubric, nodes.transition)):
            return sibling
        if not isinstance(sibling, (nodes.footnote, *_UNSEEN)):
            break
    return None


def _is_last(heading: nodes.Element) -> bool:
    if heading.parent is None:
        return False
    after = heading.parent.children[heading.parent.index(heading) + 1 :]
    return all(isinstance(node, _UNSEEN) for node in after)


def _drop_site_lists(tree: nodes.document) -> None:
    """Drop lists that only link to pages which a web site has and a book prints elsewhere."""
    generated = {f"{INTERNAL}{name}" for name in GENERATED_PAGES}
    for items in list(tree.findall(nodes.bullet_list)):
        links = [link.get("refuri", "") for link in items.findall(nodes.reference)]
        if links and len(links) == len(items.children) and generated.issuperset(links):
            _drop(items)


def _drop_bare_sections(opening: addnodes.start_of_file) -> None:
    """Drop sections of the root document that had nothing but toctrees."""
    for section in reversed(list(opening.findall(nodes.section))):
        _drop_if_bare(section)


def _drop(node: nodes.Element) -> None:
    """Remove *node*, and every section or box that has nothing left but its heading."""
    parent = node.parent
    ids = [anchor_id for element in node.findall(nodes.Element) for anchor_id in element["ids"]]
    parent.replace(node, [nodes.target("", "", ids=ids)] if ids else [])
    _drop_if_bare(parent)


def _drop_if_bare(node: nodes.Element) -> None:
    if not isinstance(node, (nodes.section, nodes.container, nodes.compound)):
        return
    # A node that was dropped with its section still names its old parent.
    is_there = node.parent is not None and node in node.parent.children
    if is_there and all(_is_unseen(child) for child in node.children):
        _drop(node)


def _is_unseen(node: nodes.Node) -> bool:
    if isinstance(node, nodes.raw):
        return "typst" not in node.get("format", "").split()
    return isinstance(node, (*_HEADINGS, *_UNSEEN))


def _document_of(node: nodes.Node) -> nodes.Element:
    while not isinstance(node, (addnodes.start_of_file, nodes.document)):
        node = node.parent
    return node


def _docname_of(node: nodes.Node) -> str:
    return str(_document_of(node)["docname"])
