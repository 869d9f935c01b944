"""The headings of a page while it is read."""

from __future__ import annotations

from docutils import nodes


def section_around(node: nodes.Node) -> tuple[nodes.section | None, tuple[str, ...]]:
    """Return the section that *node* stands in, and the ids of what is around it in there."""
    around: list[str] = []
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.section):
            return node, tuple(around)
        around += node.get("ids", ())
    return None, tuple(around)


def heading_and_anchor(section: nodes.section | None) -> tuple[str, str]:
    """Return the words and the anchor of a heading, both empty for that of the page."""
    words = "" if section is None or _heads_page(section) else _words(section)
    return (words, section["ids"][0]) if words and section and section["ids"] else ("", "")


def _heads_page(section: nodes.section) -> bool:
    page = section.parent
    if not isinstance(page, nodes.document):
        return False
    return next(child for child in page.children if isinstance(child, nodes.section)) is section


def _words(section: nodes.section) -> str:
    """Return the heading without the marks of its notes."""
    title = section.next_node(nodes.title)
    if title is None:
        return ""
    texts = (
        text.astext()
        for text in title.findall(nodes.Text)
        if not isinstance(text.parent, nodes.footnote_reference)
    )
    return " ".join("".join(texts).split())
