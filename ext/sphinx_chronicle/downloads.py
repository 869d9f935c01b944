"""Links from the pages of the book to its files of data."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from docutils import nodes
from sphinx.util.osutil import relative_uri

from .diagnostics import Trouble, suggest, warn
from .env import chronicle_domain
from .nodes import book_data
from .outputs import OUTPUTS
from .publishing import DATA, has_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from .outputs import Output


def link_data_files(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Let each placeholder in *document* lead to its file, or be words where there is no file.

    A printed book leads to the web site if ``html_baseurl`` says where that is.
    """
    placeholders = list(document.findall(book_data))
    known = _file_names(app) if placeholders else []
    for placeholder in placeholders:
        name, words = placeholder["file"], placeholder.children
        if name not in known:
            _warn_unknown(placeholder, known)
        address = _address(app, docname, name) if name in known else ""
        if address:
            link = nodes.reference("", "", *words, internal=True, refuri=address)
            link["internal"] = "://" not in address
            words = [link]
        placeholder.parent.replace(placeholder, words)


def add_alternates(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _tree: object
) -> None:
    """Name the data in the head of a page, for programs that look there."""
    if not has_data(app):
        return
    links = [
        ET.Element(
            "link",
            rel="alternate",
            type=output.mime,
            href=_relative(app, pagename, output.names(chronicle_domain(app.env).chronicle)[0]),
            title=output.help.rstrip("."),
        )
        for output in _wanted(app)
        if output.mime
    ]
    texts = [ET.tostring(link, "unicode", "html") for link in links]
    context["metatags"] = "\n    ".join([context.get("metatags", ""), *texts])


def data_shown(app: Sphinx) -> list[str]:
    """Return the files of data that every page may name in its head or lead to."""
    return [str(has_data(app)), *_file_names(app)]


def _wanted(app: Sphinx) -> Iterator[Output]:
    return (output for output in OUTPUTS if output.name in app.config.chronicle_outputs)


def _file_names(app: Sphinx) -> list[str]:
    chronicle = chronicle_domain(app.env).chronicle
    return [name for output in _wanted(app) for name in output.names(chronicle)]


def _address(app: Sphinx, docname: str, name: str) -> str:
    """Return where *name* is from the page *docname*, empty where it cannot be reached."""
    if has_data(app):
        return _relative(app, docname, name)
    base = str(app.config.html_baseurl or "").rstrip("/")
    return f"{base}/{DATA}/{name}" if base else ""


def _relative(app: Sphinx, docname: str, name: str) -> str:
    return relative_uri(app.builder.get_target_uri(docname), f"{DATA}/{name}")


def _warn_unknown(placeholder: book_data, known: list[str]) -> None:
    name = placeholder["file"]
    near = next(iter(difflib.get_close_matches(name, known, n=1)), "")
    hint = suggest(near) or f"; it has {', '.join(known) or 'none'}"
    warn(Trouble.DATA, f"no file ‘{name}’ among the data of the book{hint}", placeholder)
