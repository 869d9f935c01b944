"""What the pages of the e-book hold, read from the files as they were written."""

from __future__ import annotations

import html
import posixpath
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from .translator import UNDESCRIBED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_HTML = "{http://www.w3.org/1999/xhtml}"
_DECLARED = {
    "{http://www.w3.org/2000/svg}svg": "svg",
    "{http://www.w3.org/1998/Math/MathML}math": "mathml",
    f"{_HTML}script": "scripted",
}
_URL = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s;?#]+)""")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NEVER_CLOSED = re.compile(
    r"<(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b"
    r"""((?:[^<>"']|"[^"]*"|'[^']*')*?)\s*(?<!/)>"""
)
_DRAWN = re.compile(r"<(svg|math)(?=[\s/>])(?![^>]*\sxmlns=)")
_SPACES = {"svg": "http://www.w3.org/2000/svg", "math": "http://www.w3.org/1998/Math/MathML"}
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]*;")
_KEPT_FOR_PAGES = ("_images/", "_static/")
_MOVING = (".gif", ".webp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What one page holds that readers, shops and the package must know of."""

    properties: tuple[str, ...] = ()
    """What the package declares of a page: ``svg``, ``mathml``, ``scripted``."""

    images: int = 0
    undescribed: int = 0
    """Images of which nobody says what they show."""

    moving: bool = False
    pagebreaks: tuple[tuple[str, str], ...] = ()
    """Id and label of the marks of printed pages."""

    files: frozenset[str] = frozenset()
    """Names, without folders, of the files that the page shows or links to."""

    links: frozenset[str] = frozenset()
    """Files that the page links to, as seen from it."""


def read_contents(path: Path) -> Contents:
    """Return what the page *path* holds, which is put right where only the spelling is HTML's.

    :raises ParseError: if it is not well-formed XML.
    """
    root = _parse(path)
    images = [image for image in root.iter(f"{_HTML}img") if image.get("alt") != ""]
    return Contents(
        properties=tuple(
            name for tag, name in _DECLARED.items() if next(root.iter(tag), None) is not None
        ),
        images=len(images),
        undescribed=sum(UNDESCRIBED in image.get("class", "").split() for image in images),
        moving=any(image.get("src", "").lower().endswith(_MOVING) for image in images),
        pagebreaks=tuple(
            (element.get("id", ""), element.get("aria-label", ""))
            for element in root.iter(f"{_HTML}span")
            if element.get("role") == "doc-pagebreak"
        ),
        files=frozenset(
            unquote(posixpath.basename(element.get(name, "")))
            for element in root.iter()
            for name in ("src", "href", "data")
        ),
        links=frozenset(
            unquote(link.get("href", "").partition("#")[0]) for link in root.iter(f"{_HTML}a")
        ),
    )


def _parse(path: Path) -> ET.Element:
    written = path.read_text(encoding="utf-8")
    text = _with_spaces(drop_controls(written))
    try:
        root = ET.fromstring(text)  # noqa: S314  our own page
    except ET.ParseError:
        text = as_xml(text)
        root = ET.fromstring(text)  # noqa: S314
    if text != written:
        path.write_text(text, encoding="utf-8")
    return root


def as_xml(text: str) -> str:
    """Return *text*, in which extensions wrote HTML, with its empty elements closed.

    Characters that XML knows by no name stand for themselves.
    """
    closed = _NEVER_CLOSED.sub(r"<\1\2/>", text)
    return _NAMED.sub(lambda name: html.unescape(name.group()), closed)


def _with_spaces(text: str) -> str:
    """Return *text* whose drawings and formulas say that they are some, as HTML need not."""
    return _DRAWN.sub(lambda tag: f'{tag.group()} xmlns="{_SPACES[tag[1]]}"', text)


def drop_controls(text: str) -> str:
    """Return *text* without control characters, such as form feeds, which XML forbids."""
    return _FORBIDDEN.sub("", text)


def reached_pages(pages: Mapping[str, Contents], starts: Iterable[str]) -> dict[str, Contents]:
    """Return those of *pages* to which links lead from *starts*, these included.

    To others no reader can turn, and epubcheck refuses them.
    """
    reached: set[str] = set()
    waiting = [name for name in starts if name in pages]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        folder = posixpath.dirname(name)
        goals = {posixpath.normpath(posixpath.join(folder, link)) for link in pages[name].links}
        waiting += (goals & pages.keys()) - reached
    return {name: page for name, page in pages.items() if name in reached}


def used_files(pages: Iterable[Contents], static: Path) -> frozenset[str]:
    """Return the names of the files that *pages*, and their style sheets in *static*, use."""
    used = {name for page in pages for name in page.files}
    waiting = [name for name in used if name.endswith(".css")]
    while waiting:
        sheet = static / waiting.pop()
        text = sheet.read_text(encoding="utf-8") if sheet.is_file() else ""
        found = {unquote(posixpath.basename(url)) for url in _URL.findall(text)} - used
        waiting += [name for name in found if name.endswith(".css")]
        used |= found
    return frozenset(used)


def stale_files(outdir: Path, doctrees: Path, pages: Mapping[str, Contents]) -> Iterator[str]:
    """Yield files below *outdir*, by their names from there, that *pages* do not need.

    An old page of the cover is one of them: the builder writes it anew, and last.
    """
    used = used_files(pages.values(), outdir / "_static")
    for path in sorted(path for path in outdir.rglob("*") if path.is_file()):
        name = path.relative_to(outdir).as_posix()
        if (
            path.is_relative_to(doctrees)
            or (path.suffix == ".xhtml" and name not in pages)
            or (name.startswith(_KEPT_FOR_PAGES) and path.name not in used)
        ):
            yield name
