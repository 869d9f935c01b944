"""Files, such as recordings, that HTML of a page shows beside the pages of a web site."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from .addresses import scheme_of

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from .html_tables import HtmlTag

_STATIC = "_static"
_ATTRIBUTES = {
    "object": "data",
    **dict.fromkeys(("audio", "embed", "iframe", "source", "track", "video"), "src"),
}


def file_of(tag: HtmlTag) -> str:
    """Return the file beside the page that *tag* shows, or nothing."""
    address = tag.attributes.get(_ATTRIBUTES.get(tag.name, ""), "").strip()
    if not address or scheme_of(address) or address.startswith(("/", "#", "\\")):
        return ""
    return unquote(urlsplit(address).path)


def is_lost_file(env: BuildEnvironment, tag: HtmlTag) -> bool:
    """Tell whether *tag* shows a file that is not where Sphinx puts what it copies."""
    name = file_of(tag)
    place = posixpath.normpath(posixpath.join(posixpath.dirname(env.docname), name))
    if not name or place.startswith(".."):
        return False
    first, _, rest = place.partition("/")
    folders = env.config.html_static_path if first == _STATIC else env.config.html_extra_path
    within = rest if first == _STATIC else place
    copied = (Path(env.srcdir, folder, within) for folder in folders)
    return not any(path.exists() for path in copied)


def up_from(docname: str) -> str:
    """Return the way from the page *docname* to the folder of the book."""
    return "../" * docname.count("/")
