"""What is added to the contents of the e-book: roles, landmarks, and the list of printed pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.dom import minidom

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One line of a navigation list."""

    href: str
    text: str
    epub_type: str = ""


def in_reading_order(points: list[Any], page: str = "") -> list[Any]:
    """Return Sphinx's lines of contents with those of a page's own sections before other pages.

    A page is read to its end before those that it lists, even if it lists them in its middle.
    """
    points.sort(key=lambda point: _page_of(point) != page)
    for point in points:
        in_reading_order(point.children, _page_of(point))
    return points


def each_page_once(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return Sphinx's lines of contents without those of pages that another toctree has listed.

    A page stands where it is listed first, as in the PDF; with it goes what is below it.
    """
    kept: list[dict[str, Any]] = []
    listed: set[str] = set()
    repeated = None
    for line in lines:
        if repeated is not None and line["level"] > repeated:
            continue
        repeated = line["level"] if line["refuri"] in listed else None
        if repeated is None:
            listed.add(line["refuri"])
            kept.append(line)
    return kept


def in_printed_order(
    lines: list[dict[str, Any]], front: Sequence[str], back: Sequence[str]
) -> list[dict[str, Any]]:
    """Return Sphinx's lines of contents, each a page or a part of one, as the book is printed.

    *front* and *back* are the pages that stand before and behind the others. With a page go the
    lines below it.
    """
    places = {page: place - len(front) for place, page in enumerate(front)}
    places |= {page: place for place, page in enumerate(back, start=1)}
    pieces: list[list[dict[str, Any]]] = []
    for line in lines:
        if line["level"] == 1 or not pieces:
            pieces.append([])
        pieces[-1].append(line)
    pieces.sort(key=lambda piece: places.get(str(piece[0]["refuri"]).partition("#")[0], 0))
    return [line for piece in pieces for line in piece]


def _page_of(point: Any) -> str:
    return str(point.refuri).partition("#")[0]


def complete_navigation(
    path: Path,
    landmarks: Iterable[Goal],
    pages: Iterable[Goal],
    *,
    titles: tuple[str, str],
    style: str,
) -> None:
    """Add to the navigation document *path* its roles, the lists under *titles*, and its *style*.

    Devices that show it as a page would else number the chapters by themselves.
    """
    navigation = minidom.parse(str(path))  # noqa: S318  our own file
    contents = navigation.getElementsByTagName("nav")[0]
    body = navigation.getElementsByTagName("body")[0]
    sheet = navigation.createElement("link")
    sheet.setAttribute("rel", "stylesheet")
    sheet.setAttribute("type", "text/css")
    sheet.setAttribute("href", style)
    navigation.getElementsByTagName("head")[0].appendChild(sheet)
    contents.setAttribute("role", "doc-toc")
    contents.setAttribute("id", "toc")
    contents.setAttribute("aria-label", _text_of(contents.getElementsByTagName("h1")[0]))
    lists = (("landmarks", titles[0], tuple(landmarks)), ("page-list", titles[1], tuple(pages)))
    for kind, title, goals in lists:
        if goals:
            body.appendChild(_list_of(navigation, kind, title, goals))
    write_xml(navigation, path)


def write_xml(document: minidom.Document, path: Path) -> None:
    """Write *document* as UTF-8."""
    path.write_bytes(document.toxml(encoding="utf-8") + b"\n")


def _list_of(
    document: minidom.Document, kind: str, title: str, goals: tuple[Goal, ...]
) -> minidom.Element:
    nav = document.createElement("nav")
    nav.setAttribute("epub:type", kind)
    nav.setAttribute("aria-label", title)
    nav.setAttribute("hidden", "hidden")
    if kind == "page-list":
        nav.setAttribute("role", "doc-pagelist")
    heading = nav.appendChild(document.createElement("h2"))
    heading.appendChild(document.createTextNode(title))
    items = nav.appendChild(document.createElement("ol"))
    for goal in goals:
        link = document.createElement("a")
        link.setAttribute("href", goal.href)
        if goal.epub_type:
            link.setAttribute("epub:type", goal.epub_type)
        link.appendChild(document.createTextNode(goal.text))
        items.appendChild(document.createElement("li")).appendChild(link)
    return nav


def _text_of(element: minidom.Element) -> str:
    return "".join(child.data for child in element.childNodes if isinstance(child, minidom.Text))
