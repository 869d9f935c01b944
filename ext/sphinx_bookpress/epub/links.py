"""Addresses that are right on a web site and wrong in an e-book."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

_ILLEGAL = re.compile(r"[^\w\-./:=&?~+!$,;'@()*%]|%(?![0-9A-Fa-f]{2})")
_SUFFIX = ".xhtml"
_QUERY = re.compile(r'\?v=[0-9a-f]+(?=")')


def drop_links(doctree: nodes.document, docname: str, pages: AbstractSet[str]) -> None:
    """Replace the links from *docname* to pages that are none of *pages* by their words."""
    for link in list(doctree.findall(nodes.reference)):
        uri = link.get("refuri", "").partition("#")[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(docname), uri))
        if uri.endswith(_SUFFIX) and "://" not in uri and target not in pages:
            link.replace_self(link.children)


def legal_address(address: str) -> str:
    """Return *address* with what no address may have, such as spaces, written as ``%20``."""
    place, hash_sign, anchor = address.partition("#")
    return _quoted(place) + hash_sign + _quoted(anchor)


def _quoted(part: str) -> str:
    return _ILLEGAL.sub(lambda sign: quote(sign.group(), safe="", errors="replace"), part)


def without_query(tag: Callable[[Any], str]) -> Callable[[Any], str]:
    """Return *tag*, which writes the element that loads a file, with no version behind its name."""
    return lambda file: _QUERY.sub("", tag(file))
