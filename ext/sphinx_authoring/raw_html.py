"""HTML in a Markdown page: nodes where there are such, and words where a builder shows no HTML."""

from __future__ import annotations

import itertools
import posixpath
import textwrap
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst.directives.misc import Raw
from sphinx.transforms import SphinxTransform

from .diagnostics import Trouble, location_of, warn
from .ebook_html import make_well_formed
from .html_files import file_of, is_lost_file, up_from
from .html_nodes import Nodes, is_block, line_break, tags_in, text_of
from .html_tree import Tag, loads_file, read_html
from .pages import is_markdown, is_within_line, words_for
from .text_nodes import place_of, replace_node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .html_tables import HtmlTag

_EBOOKS = frozenset({"epub", "bookepub"})
_PRINTED = frozenset({"latex", "typst", "text", "man", "texinfo"})
_SHOWN_IN_EBOOKS = frozenset({"svg", "math"})
_SEEN = frozenset(
    "applet audio canvas embed form iframe img math object svg table video".split()  # noqa: SIM905
)
"""Elements that show something also where they have no words."""


class ChosenRaw(Raw):
    """The directive ``raw``, which says that its author chose a format."""

    def run(self) -> list[nodes.Node]:
        """Return the node, marked."""
        found = list(super().run())
        for node in found:
            if isinstance(node, nodes.raw):
                node["chosen"] = True
        return found


class ReadHtml(SphinxTransform):
    """Makes nodes of the HTML in a page of Markdown."""

    default_priority = 9  # before the words of a page are gathered for translation (10)

    def apply(self, **_kwargs: Any) -> None:
        """Look at all that has HTML among its children."""
        if not is_markdown(self.env):
            return
        parents: dict[int, nodes.Element] = {}
        for raw in self.document.findall(_is_typed):
            assert raw.parent is not None
            parents[id(raw.parent)] = raw.parent
        for parent in parents.values():
            self._read(parent)

    def _read(self, parent: nodes.Element) -> None:
        pieces = list(self._pieces(parent))
        root: HtmlTag = read_html(pieces, is_block)
        if not any(isinstance(child, Tag) for child in root.children):
            return
        for tag in tags_in(root):
            self._drop_loading_style(tag, parent)
            if is_lost_file(self.env, tag):
                self._warn_about_file(tag, parent)
        # Titles are repeated in contents and heads of pages, where their lines are others.
        in_title = isinstance(parent, nodes.title)
        make = Nodes(self.document, self._source_of(parent), breaks=not in_title)
        within = isinstance(parent, nodes.TextElement)
        new = make.within_line(root.children) if within else make.as_blocks(root.children)
        parent.children.clear()
        parent.extend(new)

    def _drop_loading_style(self, tag: HtmlTag, parent: nodes.Element) -> None:
        if not loads_file(tag.attributes.get("style", "")):
            return
        del tag.attributes["style"]
        message = (
            f"a style of HTML ‘<{tag.name}>’ is left out, since it loads a file: show a picture"
            " with ‘![…](…)’"
        )
        warn(Trouble.HTML, message, f"{self._source_of(parent)}:{tag.line}")

    def _warn_about_file(self, tag: HtmlTag, parent: nodes.Element) -> None:
        name = file_of(tag)
        message = (
            f"HTML ‘<{tag.name}>’ shows ‘{name}’, which is not copied to the web: put the file into"
            f" the folder ‘_static’, say html_static_path = ['_static'] in conf.py, and write"
            f" ‘{posixpath.join(up_from(self.env.docname), '_static', posixpath.basename(name))}’"
        )
        warn(Trouble.HTML, message, f"{self._source_of(parent)}:{tag.line}")

    def _pieces(self, parent: nodes.Element) -> Iterator[tuple[str, int] | nodes.Node]:
        """Yield the children of *parent*, HTML with its line; an end of a line is one for all."""
        after: list[nodes.Node | None] = [*parent.children[1:], None]
        for child, following in zip(list(parent.children), after, strict=True):
            if not _is_typed(child):
                yield child
            elif child.astext() == "<br />\n":
                hard = isinstance(following, nodes.raw) and following.get("format") == "latex"
                yield from line_break(latex=not hard)
            else:
                yield child.astext(), self._line_of(child)

    def _line_of(self, raw: nodes.Node) -> int:
        line = location_of(raw, self.env).rpartition(":")[2]
        return int(line) if line.isdecimal() else 0

    def _source_of(self, node: nodes.Node | None) -> str:
        while node is not None and not node.source:
            node = node.parent
        return str(node.source if node is not None else self.env.doc2path(self.env.docname))


def _is_typed(node: nodes.Node) -> bool:
    """Tell whether *node* is HTML that stood as such among the words of a page."""
    return (
        isinstance(node, nodes.raw)
        and node.get("format") == "html"
        and not node.get("chosen")
        and not node["classes"]
        and not node.rawsource
    )


def speak_html(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Put words in place of HTML where a builder cannot show it, and warn."""
    builder = app.builder
    is_ebook = builder.name in _EBOOKS
    if not is_ebook and builder.format not in _PRINTED:
        return
    for raw in list(document.findall(nodes.raw)):
        if raw.get("format") != "html":
            continue
        if raw.get("words") or raw.get("element"):
            if not (is_ebook and raw.get("element") in _SHOWN_IN_EBOOKS):
                _speak(raw, builder.env)
        elif not is_ebook and _is_chosen(raw) and not _has_other(raw, builder.format):
            _print_chosen(raw, builder.env)
    if is_ebook:
        make_well_formed(document, str(builder.env.doc2path(docname)))


def _speak(raw: nodes.raw, env: BuildEnvironment) -> None:
    words, element = raw.get("words", ""), raw.get("element")
    if element:
        what = "its words are printed" if words else "it is left out"
        message = (
            f"HTML ‘<{element}>’ is shown by web pages alone, {what}: say with words or a picture"
            " what it shows, or keep it for the web with ‘{only} html’"
        )
        warn(Trouble.HTML, message, location_of(raw, env))
    if is_within_line(raw):
        replace_node(raw, [nodes.Text(words)] if words else [])
    else:
        replace_node(raw, words_for(raw, [nodes.Text(words)] if words else []))


def _is_chosen(raw: nodes.raw) -> bool:
    return bool(raw.get("chosen") or raw.rawsource)


def _has_other(raw: nodes.raw, form: str) -> bool:
    """Tell whether beside *raw* its author says the same for the output *form*."""
    place, siblings = place_of(raw), raw.parent.children
    beside: list[nodes.Node] = []
    for way in (siblings[place + 1 :], siblings[:place][::-1]):
        beside += itertools.takewhile(lambda node: isinstance(node, nodes.raw), way)
    return any(
        isinstance(node, nodes.raw) and form in node.get("format", "").split() for node in beside
    )


def _print_chosen(raw: nodes.raw, env: BuildEnvironment) -> None:
    """Break the line where an author chose HTML to do so (``|br|``); warn about what is seen."""
    root: HtmlTag = read_html([(raw.astext(), 0)])
    words = " ".join(text_of(root).split())
    names = [tag.name for tag in tags_in(root)]
    if not words and names and {*names} == {"br"} and is_within_line(raw):
        after = raw.next_node(descend=False, siblings=True)
        if isinstance(after, nodes.Text):
            replace_node(after, [nodes.Text(after.lstrip())])
        replace_node(raw, [node for _ in names for node in line_break()])
        return
    if not words and not _SEEN.intersection(names):
        return
    shown = f"‘{textwrap.shorten(words, 50, placeholder='…')}’ " if words else ""
    message = (
        f"raw HTML {shown}is left out, since only web pages show it: say it also with ‘raw’ for"
        f" this output, or in plain words; or keep it for the web with ‘only’"
    )
    warn(Trouble.HTML, message, location_of(raw, env))
