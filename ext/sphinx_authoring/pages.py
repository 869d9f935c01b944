"""How a page is written, and words in place of what cannot be shown on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def is_markdown(env: BuildEnvironment) -> bool:
    """Tell whether the page that is read is in Markdown, or in anything but reStructuredText."""
    path = str(env.doc2path(env.docname))
    suffixes = sorted(env.config.source_suffix, key=len, reverse=True)
    suffix = next((each for each in suffixes if path.endswith(each)), "")
    return env.config.source_suffix.get(suffix) not in {None, "restructuredtext"}


def words_for(node: nodes.Element, words: list[nodes.Node], *classes: str) -> list[nodes.Node]:
    """Return *words* as they may stand where *node* does: in its line, or as a paragraph."""
    if not words:
        return []
    kind = nodes.inline if is_within_line(node) else nodes.paragraph
    new = kind("", "", *words, classes=list(classes))
    new.source, new.line = node.source, node.line
    return [new]


def is_within_line(node: nodes.Node) -> bool:
    """Tell whether *node* stands among words."""
    parent = node.parent
    while isinstance(parent, nodes.reference):  # which stands alone around a picture
        parent = parent.parent
    return isinstance(parent, nodes.TextElement)
