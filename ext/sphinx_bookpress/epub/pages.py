"""Where the pages of the printed book begin, to say so in the e-book.

A page begins in the middle of a sentence, which the e-book cannot find again. What both books have
are anchors: of headings, names, notes and figures. So the mark of a page stands before the first
anchor that is printed on it, and a page without any has no mark.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.errors import SphinxError

from ..press import PressError, ask

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx.config import Config

_PROBE = """\
#include "{main}"
#context [#metadata(query(metadata).filter(it => it.at("label", default: none) != none).map(it => {{
  let place = it.location()
  let style = place.page-numbering()
  let label = if style == none {{ "" }} else {{ numbering(style, ..counter(page).at(place)) }}
  (str(it.label), label, place.page())
}}))<{answer}>]
"""
_ANSWER = "bookpress-pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """The beginning of a printed page."""

    label: str
    """The number that is printed on the page."""

    docname: str
    anchor: str
    """Id of the first thing on the page."""

    @property
    def id(self) -> str:
        """The id of its mark in the e-book."""
        return f"bookpress-page-{self.label}"


def find_printed_pages(config: Config, confdir: Path, fonts: Path | None) -> tuple[PageBreak, ...]:
    """Return where the pages begin of the book that ``bookpress_epub_pages`` names, if it does.

    :raises SphinxError: if there is no such book.
    """
    folder = config.bookpress_epub_pages
    if not folder:
        return ()
    try:
        return _read_page_breaks(confdir / folder, fonts)
    except (FileNotFoundError, PressError) as error:
        raise SphinxError(f"bookpress_epub_pages: {folder!r}: {error}") from error


def _read_page_breaks(folder: Path, fonts: Path | None) -> tuple[PageBreak, ...]:
    """Return where the pages begin of the book that bookpdf has written into *folder*.

    :raises FileNotFoundError: if there is no such book, or more than one.
    :raises PressError: if Typst cannot set it.
    """
    found = [main for main in sorted(folder.glob("*.typ")) if main.with_suffix(".pdf").exists()]
    if len(found) != 1:
        message = (
            f"{folder} is not a folder into which bookpdf has written one book; run"
            " 'sphinx-build -b bookpdf' into it first"
        )
        raise FileNotFoundError(message)
    probe = folder / "page-breaks.typ"
    probe.write_text(_PROBE.format(main=found[0].name, answer=_ANSWER), encoding="utf-8")
    try:
        return find_page_breaks(ask(probe, f"<{_ANSWER}>", fonts))
    finally:
        probe.unlink()


def find_page_breaks(places: Iterable[tuple[str, str, int]]) -> tuple[PageBreak, ...]:
    """Return the first of *places* on each page; they are in the order of the book.

    A place is ``docname#id``, the page's printed number, and its number from the first sheet.
    """
    found: list[PageBreak] = []
    last = 0
    for place, label, sheet in places:
        docname, _, anchor = place.partition("#")
        # The number of the sheet falls where a figure or a long note has gone ahead.
        if sheet > last and label and anchor:
            found.append(PageBreak(label=label, docname=docname, anchor=anchor))
            last = sheet
    return tuple(found)


def mark_page_breaks(document: nodes.document, breaks: Iterable[PageBreak]) -> None:
    """Set the marks of those *breaks* whose anchors *document* has outside of its notes."""
    wanted = {each.anchor: each for each in breaks}
    for node in list(document.findall(nodes.Element)):
        for anchor in map(str, node.get("ids", ())):
            if anchor in wanted and not _is_in_note(node):
                _mark(node, wanted.pop(anchor))


def _mark(node: nodes.Element, page: PageBreak) -> None:
    """Set the mark before *node* in its line, or else into the first words from there on."""
    mark = nodes.raw("", _tag_of(page), format="html")
    line = node.parent
    if isinstance(node, (nodes.Inline, nodes.target)) and isinstance(line, nodes.TextElement):
        line.insert(line.index(node), mark)
        return
    words = next(node.findall(_holds_words), None) or node.next_node(_holds_words, ascend=True)
    if isinstance(words, nodes.TextElement):
        words.insert(0, mark)


def _tag_of(page: PageBreak) -> str:
    attributes = {
        "epub:type": "pagebreak",
        "role": "doc-pagebreak",
        "id": page.id,
        "aria-label": page.label,
    }
    return ET.tostring(
        ET.Element("span", attributes), encoding="unicode", short_empty_elements=False
    )


def _holds_words(node: nodes.Node) -> bool:
    return isinstance(node, nodes.TextElement) and not isinstance(
        node, (nodes.FixedTextElement, nodes.Inline, nodes.label, nodes.target)
    )


def _is_in_note(node: nodes.Node) -> bool:
    while not isinstance(node, (nodes.footnote, nodes.citation)):
        if node.parent is None:
            return False
        node = node.parent
    return True
