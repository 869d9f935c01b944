"""What is said of the e-book in its package, ``content.opf``, beyond what Sphinx writes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.dom import minidom

from .navigation import write_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from .contents import Contents


class Package:
    """The package at a path, to be amended and written."""

    def __init__(self, path: Path) -> None:
        """Read the package."""
        self._path = path
        self._document = minidom.parse(str(path))  # noqa: S318  our own file
        self._metadata = self._document.getElementsByTagName("metadata")[0]

    def drop_empty(self) -> None:
        """Remove elements of metadata that say nothing, which epubcheck does not accept."""
        for element in list(self._metadata.childNodes):
            if isinstance(element, minidom.Element) and _is_empty(element):
                self._metadata.removeChild(element)

    def declare(self, pages: Mapping[str, Contents], cover: str) -> None:
        """Say which pages hold drawings, formulas or scripts, and which picture is the cover."""
        for item in self._document.getElementsByTagName("item"):
            href = unquote(item.getAttribute("href"))
            properties = ["cover-image"] if href == cover else []
            if href in pages:
                properties += pages[href].properties
            if properties and not item.hasAttribute("properties"):
                item.setAttribute("properties", " ".join(properties))

    def add_properties(self, properties: Iterable[tuple[str, str]]) -> None:
        """Add elements ``meta`` of these names and texts."""
        for name, value in properties:
            element = self._document.createElement("meta")
            element.setAttribute("property", name)
            element.appendChild(self._document.createTextNode(value))
            self._metadata.appendChild(element)

    def add_contents_page(self) -> None:
        """Put the table of contents, which landmarks link to, beside the reading order."""
        spine = self._document.getElementsByTagName("spine")[0]
        reference = self._document.createElement("itemref")
        reference.setAttribute("idref", "nav")
        reference.setAttribute("linear", "no")
        spine.appendChild(reference)

    def write(self) -> None:
        """Write the package where it was read."""
        write_xml(self._document, self._path)


def _is_empty(element: minidom.Element) -> bool:
    return not element.hasAttribute("content") and not any(
        isinstance(child, minidom.Text) and child.data.strip() for child in element.childNodes
    )
