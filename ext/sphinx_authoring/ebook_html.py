"""HTML in the pages of an e-book: well-formed XML, and nothing that lies outside the book."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from .addresses import is_web_address
from .diagnostics import Trouble, warn
from .html_nodes import is_block, text_of
from .html_tree import VOID, Tag, Words, allowed, loads_file, opening, read_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .html_tables import HtmlTag

_NAMESPACES = {
    "svg": "http://www.w3.org/2000/svg",
    "math": "http://www.w3.org/1998/Math/MathML",
}
_FRAME = (
    '<x xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink">{}</x>'
)
_KNOWN = frozenset(
    "a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd"  # noqa: SIM905
    " del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i ins kbd"
    " li main mark nav ol p pre q rp rt ruby s samp section small span strong sub summary sup table"
    " tbody td tfoot th thead time tr u ul var wbr".split()
)
_FOR_WEB = frozenset(
    "applet audio button canvas embed form frame frameset iframe img input link meta object script"  # noqa: SIM905
    " select style textarea video".split()
)
"""Elements that need the web, a script, or a file that is not in the book."""

_EVERYWHERE = re.compile(r"(?:class|id|style|title|lang|dir|role|hidden)$|aria-|data-[a-z]")
_OWN = {
    "td": ("colspan", "rowspan", "headers"),
    "th": ("colspan", "rowspan", "headers", "scope", "abbr"),
    "col": ("span",),
    "colgroup": ("span",),
    "ol": ("start", "reversed", "type"),
    "li": ("value",),
    "details": ("open",),
    "time": ("datetime",),
    "del": ("datetime",),
    "ins": ("datetime",),
    "data": ("value",),
}
_TAG_NAME = re.compile(r"<\s*([^\s/>]+)")
_ATTRIBUTE_NAME = re.compile(r"[A-Za-z_][\w.-]*$|(?:xml|epub):[a-z]+$", re.ASCII)


def make_well_formed(document: nodes.document, page: str) -> None:
    """Rewrite the HTML in the file *page* as well-formed XML; warn about what is left out."""
    parents: dict[int, nodes.Element] = {}
    for raw in document.findall(_is_open):
        assert raw.parent is not None
        parents[id(raw.parent)] = raw.parent
    for parent in parents.values():
        source = next((raw.source for raw in parent.children if _is_open(raw) and raw.source), "")
        pieces = ((n.astext(), n.line or 0) if _is_open(n) else n for n in list(parent.children))
        root: HtmlTag = read_html(pieces, is_block)
        writer = _Writer(source or page)
        parent.children.clear()
        parent.extend(writer.written(root))


def _is_open(node: nodes.Node) -> bool:
    """Tell whether *node* is HTML that may want a change: an author’s, or not well-formed alone."""
    if not isinstance(node, nodes.raw) or "html" not in node.get("format", "").split():
        return False
    if node.get("chosen") or node.rawsource:
        return True
    try:
        ET.fromstring(_FRAME.format(node.astext()))  # noqa: S314  no entities but its own
    except ET.ParseError:
        return True
    return False


class _Writer:
    """Writes a tree as HTML and the nodes between it."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._nodes: list[nodes.Node] = []
        self._html: list[str] = []
        self._own_names = 0
        """How many elements that keep the case of their names are open."""

    def written(self, root: HtmlTag) -> list[nodes.Node]:
        """Return what *root* holds."""
        self._write_all(root)
        self._flush()
        return self._nodes

    def _flush(self) -> None:
        if self._html:
            self._nodes.append(nodes.raw("", "".join(self._html), format="html"))
            self._html = []

    def _write_all(self, parent: HtmlTag) -> None:
        for child in parent.children:
            if isinstance(child, Tag):
                self._write(child)
            elif isinstance(child, Words):
                self._html.append(escape(allowed(child.text), quote=False))
            elif isinstance(child, nodes.Node):
                self._flush()
                self._nodes.append(child)

    def _write(self, tag: HtmlTag) -> None:
        if tag.name in _NAMESPACES or self._own_names:
            self._write_foreign(tag)
        elif tag.name in _FOR_WEB:
            words = tag.attributes.get("alt", "") or " ".join(text_of(tag).split())
            message = (
                f"HTML ‘<{tag.name}>’ has no place in an e-book,"
                f" {'its words are shown' if words else 'it is left out'}: say with words or a"
                " picture of the book what it shows, or keep it for the web with ‘only’"
            )
            warn(Trouble.HTML, message, f"{self._source}:{tag.line}" if tag.line else self._source)
            self._html.append(escape(allowed(words), quote=False))
        elif tag.name not in _KNOWN:
            self._write_all(tag)
        else:
            self._write_tag(tag, tag.name, dict(_kept(tag)))

    def _write_foreign(self, tag: HtmlTag) -> None:
        """Write a part of a drawing or formula, whose names have capitals."""
        match = _TAG_NAME.match(tag.source)
        name = match[1] if match and match[1].lower() == tag.name else tag.name
        attributes = dict(_kept_in_drawing(tag))
        if tag.name in _NAMESPACES:
            attributes = {"xmlns": _NAMESPACES[tag.name], **attributes}
        if name.isalnum() and tag.name not in {"script", "foreignobject", "style"}:
            self._own_names += 1
            self._write_tag(tag, name, attributes)
            self._own_names -= 1

    def _write_tag(self, tag: HtmlTag, name: str, attributes: dict[str, str]) -> None:
        if name in VOID and not self._own_names:
            self._html.append(opening(name, attributes, empty=True))
            return
        self._html.append(opening(name, attributes))
        self._write_all(tag)
        self._html.append(f"</{name}>")


def _kept(tag: HtmlTag) -> Iterator[tuple[str, str]]:
    for name, value in tag.attributes.items():
        is_place = value.startswith("#") and len(value) > 1
        if name == "href" and tag.name == "a":
            keeps = is_web_address(value) or is_place
        elif name == "id":
            keeps = bool(value) and not re.search(r"\s", value)
        else:
            keeps = bool(_EVERYWHERE.match(name)) or name in _OWN.get(tag.name, ())
            keeps = keeps and not (name == "style" and loads_file(value))
        if keeps:
            yield name, value


def _kept_in_drawing(tag: HtmlTag) -> Iterator[tuple[str, str]]:
    for name, value in tag.attributes.items():
        is_place = name.rpartition(":")[2] not in {"href", "src"} or value.startswith("#")
        if name.startswith(("on", "xmlns")) or not is_place or not _ATTRIBUTE_NAME.match(name):
            continue
        written = re.search(rf"[\s\"'/]({re.escape(name)})[\s=/>]", tag.source, re.IGNORECASE)
        yield (written[1] if written else name), value
