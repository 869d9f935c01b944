"""What the pages of the e-book hold, read from the files as they were written."""

from __future__ import annotations

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


def read_contents(path: Path) -> Contents:
    """Return what the page *path* holds, from which control characters are removed.

    :raises ParseError: if it is not well-formed XML.
    """
    text = path.read_text(encoding="utf-8")
    if _FORBIDDEN.search(text):
        path.write_text(drop_controls(text), encoding="utf-8")
    root = ET.parse(path).getroot()  # noqa: S314  our own page
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
    )


def drop_controls(text: str) -> str:
    """Return *text* without control characters, such as form feeds, which XML forbids."""
    return _FORBIDDEN.sub("", text)


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
