"""A cover made from the title, for books that have none of their own."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from ..model.text import string_of, words_of
from ..press import print_picture

COVER = "_static/cover.png"
"""Where the cover lies in the e-book; 1600 by 2560 pixels, as shops ask for."""

_TEMPLATE = Path(__file__).parent / "cover.typ"
_STYLE = "body { margin: 0; text-align: center } img { max-width: 100%; max-height: 100vh }"


def make_cover(path: Path, *, title: str, subtitle: str, author: str, publisher: str) -> None:
    """Write a cover with these words to *path*, as PNG.

    :raises PressError: if Typst cannot draw it.
    """
    words = {"title": title, "subtitle": subtitle, "author": author, "publisher": publisher}
    arguments = ", ".join(f"{name}: {string_of(words_of(text))}" for name, text in words.items())
    source = f"{_TEMPLATE.read_text(encoding='utf-8')}\n#cover({arguments})\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(print_picture(source))


def write_cover_page(
    path: Path, *, image: str, title: str, description: str, language: str
) -> None:
    """Write the page *path* that shows nothing but the cover."""
    page = ET.Element(
        "html",
        {
            "xmlns": "http://www.w3.org/1999/xhtml",
            "xmlns:epub": "http://www.idpf.org/2007/ops",
            "lang": language,
            "xml:lang": language,
        },
    )
    head = ET.SubElement(page, "head")
    ET.SubElement(head, "title").text = title
    ET.SubElement(head, "style").text = _STYLE
    body = ET.SubElement(page, "body", {"epub:type": "cover"})
    ET.SubElement(body, "img", {"src": image, "alt": description, "role": "doc-cover"})
    path.write_text(f"<!DOCTYPE html>\n{ET.tostring(page, encoding='unicode')}\n", "utf-8")
