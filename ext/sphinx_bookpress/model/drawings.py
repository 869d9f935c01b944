"""Drawings as books hold them: in UTF-8, with HTML as it should be, and with no dead link."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from sphinx_authoring.addresses import is_web_address

_SVG = "http://www.w3.org/2000/svg"
_HTML = "{http://www.w3.org/1999/xhtml}"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*\0?<")
_HREFS = ("href", f"{{{_XLINK}}}href")

ET.register_namespace("", _SVG)
ET.register_namespace("xlink", _XLINK)


def for_books(data: bytes) -> bytes:
    """Return the picture *data*; a drawing that Typst or an e-book could not take is rewritten.

    Both read drawings in UTF-8 alone. An e-book must hold whatever a link leads to, and no
    paragraph may stand within a line, where Mermaid sets them.
    """
    if not _XML.match(data):
        return data
    try:
        root = ET.fromstring(data)  # noqa: S314  looked through when its page was read
    except (ET.ParseError, ValueError, LookupError):
        return data
    blocks = [block for span in root.iter(f"{_HTML}span") for block in _blocks_in(span)]
    for block in blocks:
        block.tag = f"{_HTML}span"
    links = [link for link in root.iter() if link.tag == f"{{{_SVG}}}a"]
    dead = [(link, name) for link in links for name in _HREFS if _is_dead(link.get(name))]
    for link, name in dead:
        del link.attrib[name]
    if not blocks and not dead and _is_utf8(data):
        return data
    rewritten: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return rewritten


def _blocks_in(span: ET.Element) -> list[ET.Element]:
    return [*span.iter(f"{_HTML}p"), *span.iter(f"{_HTML}div")]


def _is_dead(address: str | None) -> bool:
    return address is not None and not (address.startswith("#") or is_web_address(address))


def _is_utf8(data: bytes) -> bool:
    declared = re.match(rb"[^<]*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)", data)
    return b"\0" not in data and (
        declared is None or declared[1].lower() in {b"utf-8", b"utf8", b"us-ascii", b"ascii"}
    )
