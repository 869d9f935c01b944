"""The builder ``bookepub``: Sphinx's EPUB with what epubcheck, Ace and reproducibility ask for."""

from __future__ import annotations

import html
import os
import posixpath
import re
import time
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.dom import minidom
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docutils import nodes
from sphinx.builders.epub3 import Epub3Builder
from sphinx.locale import __
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_logger = logging.getLogger(__name__)
_UNSET = "unknown"
"""Sphinx's default for what a shop wants to know of a book."""
_NOTES = {"doc-noteref": "noteref", "doc-footnote": "footnote"}
_PAGE = "application/xhtml+xml"
_DECLARED = {"svg": "svg", "math": "mathml", "script": "scripted"}
_OLDEST_ZIP = (1980, 1, 1, 0, 0, 0)
_SUMMARY = (
    "Structured text with a table of contents and headings; notes are linked with their calls."
)


class EpubTranslator(HTML5Translator):
    """Sphinx's writer, with the note types of EPUB and without a role that is deprecated."""

    def starttag(self, *args: Any, **attributes: Any) -> str:
        """Return an opening tag whose role is one that EPUB knows."""
        role = attributes.get("role", "")
        if role == "doc-biblioentry":
            attributes["role"] = "listitem"
        if role in _NOTES:
            attributes["epub:type"] = _NOTES[role]
        return str(super().starttag(*args, **attributes))


# Sphinx leaves it beside the pages when the configuration has changed, and then warns of it.
_OLD_BUILDINFO = ".buildinfo.bak"


class BookEpubBuilder(Epub3Builder):
    """Writes ``<epub_basename>.epub``; the ``epub_*`` options work, with better defaults."""

    name = "bookepub"
    epilog = __("The EPUB is in %(outdir)s.")
    default_translator_class = EpubTranslator

    def init(self) -> None:
        """Give every page its language."""
        super().init()
        language = html.escape(self.config.epub_language or "en", quote=True)
        self.html_tag = self.html_tag.replace(">", f' lang="{language}" xml:lang="{language}">')

        # What authors mark as ``only:: epub`` is meant for this builder too.
        self.tags.add("epub")

    def update_page_context(
        self, pagename: str, templatename: str, ctx: dict[str, Any], event_arg: Any
    ) -> None:
        """Let pages name their files without a query, which EPUB forbids.

        Sphinx leaves it out only for its own builder, by name.
        """
        super().update_page_context(pagename, templatename, ctx, event_arg)
        for name in ("css_tag", "js_tag"):
            ctx[name] = _without_query(ctx[name])

    @property
    def epub_path(self) -> Path:
        """Where the EPUB is written."""
        return Path(self.outdir) / f"{self.config.epub_basename}.epub"

    @property
    def identifier(self) -> str:
        """The book's identifier: that of ``conf.py``, else one made from project and author."""
        if self.config.epub_identifier not in {"", _UNSET}:
            return str(self.config.epub_identifier)
        names = (self.config.html_baseurl, self.config.project, self.config.author)
        return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(map(str, names))).urn

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write one page; links to pages that only a web site has become their words."""
        pages = {*self.env.found_docs, *(index[0] for index in self.domain_indices)}
        if self.use_index:
            pages.add("genindex")
        present = {self.get_target_uri(page) for page in pages}
        for link in list(doctree.findall(nodes.reference)):
            uri = link.get("refuri", "").partition("#")[0]
            target = posixpath.normpath(posixpath.join(posixpath.dirname(docname), uri))
            if uri.endswith(self.link_suffix) and "://" not in uri and target not in present:
                link.replace_self(link.children)
        super().write_doc(docname, doctree)

    def add_visible_links(self, tree: nodes.document, show_urls: str = "inline") -> None:
        """Show the addresses of links as ``bookpress_show_urls`` says, in place of Sphinx's."""
        super().add_visible_links(tree, self.config.bookpress_show_urls)

    def content_metadata(self) -> dict[str, Any]:
        """Return what the package says of the book; what nobody has said is empty."""
        metadata = super().content_metadata()
        metadata["id"] = html.escape(self.identifier)
        if metadata["uid"] in {"", _UNSET}:
            metadata["uid"] = "book-id"
        for name in ("description", "contributor", "publisher"):
            if metadata[name] == _UNSET:
                metadata[name] = ""
        return metadata

    def toc_metadata(self, level: int, navpoints: list[Any]) -> dict[str, Any]:
        """Return what the old table of contents says; it must repeat the identifier."""
        return {**super().toc_metadata(level, navpoints), "uid": html.escape(self.identifier)}

    def build_content(self) -> None:
        """Write the package, without empty elements and with how accessible the book is."""
        excluded = self.config.epub_exclude_files
        self.config.epub_exclude_files = [*excluded, *self._doctrees(), _OLD_BUILDINFO]
        try:
            super().build_content()
        finally:
            self.config.epub_exclude_files = excluded
        path = Path(self.outdir) / "content.opf"
        package = minidom.parse(str(path))  # noqa: S318  our own file
        metadata = package.getElementsByTagName("metadata")[0]
        for element in list(metadata.childNodes):
            if element.nodeType == element.ELEMENT_NODE and _is_empty(element):
                metadata.removeChild(element)
        for item in package.getElementsByTagName("item"):
            self._declare_content(item)
        for name, value in self._accessibility():
            element = package.createElement("meta")
            element.setAttribute("property", f"schema:{name}")
            element.appendChild(package.createTextNode(value))
            metadata.appendChild(element)
        _write_xml(package, path)

    def build_navigation_doc(self) -> None:
        """Write the table of contents, with the role that assistive software looks for."""
        super().build_navigation_doc()
        path = Path(self.outdir) / "nav.xhtml"
        navigation = minidom.parse(str(path))  # noqa: S318  our own file
        navigation.getElementsByTagName("nav")[0].setAttribute("role", "doc-toc")
        _write_xml(navigation, path)

    def build_epub(self) -> None:
        """Pack the files; under ``SOURCE_DATE_EPOCH`` the same book gives the same bytes."""
        _logger.info(__("writing %s file..."), self.epub_path.name)
        package = ("META-INF/container.xml", "content.opf", "toc.ncx")
        moment = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())))[:6]
        with ZipFile(self.epub_path, "w") as epub:
            for name in ("mimetype", *package, *self.files):
                entry = ZipInfo(name, max(moment, _OLDEST_ZIP))
                entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                epub.writestr(entry, (Path(self.outdir) / name).read_bytes())

    def _declare_content(self, item: minidom.Element) -> None:
        """Say in the package which pages hold drawings, formulas or scripts."""
        path = Path(self.outdir) / unquote(item.getAttribute("href"))
        if item.getAttribute("media-type") != _PAGE or item.hasAttribute("properties"):
            return
        text = path.read_text(encoding="utf-8")
        found = [value for tag, value in _DECLARED.items() if re.search(rf"<{tag}\b", text)]
        if found:
            item.setAttribute("properties", " ".join(found))

    def _doctrees(self) -> list[str]:
        """Return the doctrees that lie in the output folder, which are no part of the book."""
        outdir, doctreedir = Path(self.outdir), Path(self.doctreedir)
        if not doctreedir.is_relative_to(outdir):
            return []
        return [os.path.relpath(path, outdir) for path in doctreedir.rglob("*") if path.is_file()]

    def _accessibility(self) -> Iterator[tuple[str, str]]:
        """Give what schema.org calls the ways to read the book, claiming only what is so."""
        images = [
            image
            for docname in sorted(self.env.found_docs)
            for image in self.env.get_doctree(docname).findall(nodes.image)
        ]
        yield "accessMode", "textual"
        if images:
            yield "accessMode", "visual"
        described = all("alt" in image for image in images)
        if described:
            yield "accessModeSufficient", "textual"
        else:
            yield "accessModeSufficient", "textual,visual"
        yield "accessibilityFeature", "structuralNavigation"
        yield "accessibilityFeature", "tableOfContents"
        if self.use_index:
            yield "accessibilityFeature", "index"
        if images and described:
            yield "accessibilityFeature", "alternativeText"
        moving = any(str(image["uri"]).lower().endswith(".gif") for image in images)
        yield "accessibilityHazard", "unknown" if moving else "none"
        if str(self.config.epub_language).startswith("en"):
            yield "accessibilitySummary", _SUMMARY


def _without_query(tag: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda file: re.sub(r'\?v=[0-9a-f]+(?=")', "", tag(file))


def _is_empty(element: minidom.Element) -> bool:
    return not element.hasAttribute("content") and not any(
        child.nodeValue and child.nodeValue.strip() for child in element.childNodes
    )


def _write_xml(document: minidom.Document, path: Path) -> None:
    path.write_bytes(document.toxml(encoding="utf-8") + b"\n")
