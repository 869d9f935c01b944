"""The builder ``bookepub``: Sphinx's EPUB with what epubcheck, Ace and reproducibility ask for."""

from __future__ import annotations

import html
import os
import shutil
import uuid
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote
from xml.parsers.expat import ErrorString

from sphinx.builders.epub3 import Epub3Builder
from sphinx.locale import _, __
from sphinx.util import logging

from sphinx_authoring.languages import is_right_to_left, language_tag

from ..config import BookpressConfig, read_config
from ..diagnostics import Trouble, warn
from ..images import ending_of, name_rightly
from ..model.drawings import for_books
from .accessibility import claims_of
from .archive import pack
from .contents import Contents, drop_controls, reached_pages, read_contents, stale_files
from .cover import COVER, make_cover, write_cover_page
from .fonts import STYLESHEET, copy_fonts
from .links import drop_links, without_query
from .navigation import (
    Goal,
    complete_navigation,
    each_page_once,
    in_printed_order,
    in_reading_order,
)
from .package import Package
from .pages import find_printed_pages, mark_page_breaks
from .settings import check_signs
from .translator import EpubTranslator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_logger = logging.getLogger(__name__)
_UNSET = "unknown"
"""Sphinx's default for what a shop wants to know of a book."""
_UNSET_NAMES = frozenset({"", "Project name not set", "Author name not set"})
_HERE = Path(__file__).parent
_OWN_STYLE = "bookpress-epub.css"
# Sphinx leaves it beside the pages when the configuration has changed, and then warns of it.
_OLD_BUILDINFO = ".buildinfo.bak"


class BookEpubBuilder(Epub3Builder):
    """Writes ``<epub_basename>.epub``; the ``epub_*`` options work, with better defaults."""

    name = "bookepub"
    epilog = __("The EPUB is in %(outdir)s.")
    default_translator_class = EpubTranslator
    # Endings in capitals, as cameras write them, are not in Sphinx's table.
    media_types: dict[str, str] = {  # noqa: RUF012  as in Sphinx
        **Epub3Builder.media_types,
        **{ending.upper(): kind for ending, kind in Epub3Builder.media_types.items()},
    }

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Refuse what no file can hold before Sphinx makes a sum of the options."""
        check_signs(app.config)
        # As XML spells it: Sphinx takes it over as it is.
        app.config.epub_language = language_tag(app.config.epub_language or "en")
        super().__init__(app, env)

    def init(self) -> None:
        """Read the options, and give every page its language."""
        self.options: BookpressConfig = read_config(self.config, Path(self.confdir))
        self.page_breaks = find_printed_pages(self.config, Path(self.confdir), self.options.fonts)
        self._generated: set[str] = set()
        super().init()
        language = self.config.epub_language
        direction = ' dir="rtl"' if is_right_to_left(language) else ""
        self.html_tag = self.html_tag.replace(
            ">", f' lang="{language}" xml:lang="{language}"{direction}>'
        )

        # What authors mark as ``only:: epub`` is meant for this builder too.
        self.tags.add("epub")

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

    def get_builder_config(self, option: str, default: str) -> Any:
        """Return an option of EPUBs where Sphinx, which goes by our name, finds that of the web."""
        known = "epub" if f"epub_{option}" in self.config else default
        return super().get_builder_config(option, known)

    # Pages

    def get_outdated_docs(self) -> Iterator[str]:
        """Yield all documents: a book is written as a whole."""
        yield from sorted(self.env.found_docs)

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write one page; links to pages that only a web site has become their words."""
        mark_page_breaks(doctree, (each for each in self.page_breaks if each.docname == docname))
        pages = {*self.env.found_docs, *(index[0] for index in self.domain_indices)}
        if self.use_index:
            pages.add("genindex")
        drop_links(doctree, docname, {self.get_target_uri(page) for page in pages})
        super().write_doc(docname, doctree)

    def post_process_images(self, doctree: nodes.Node) -> None:
        """Choose the images of a page; in the book their names tell what they are."""
        super().post_process_images(doctree)
        name_rightly(self.images, Path(self.srcdir))

    def copy_image_files(self) -> None:
        """Copy the images; drawings become such as e-books take."""
        super().copy_image_files()
        for name in self.images.values():
            path = Path(self.outdir) / self.imagedir / name
            if path.suffix == ".svg" and path.is_file():
                path.write_bytes(for_books(path.read_bytes()))

    def handle_page(self, pagename: str, *args: Any, **options: Any) -> None:
        """Write one page, and remember that it is one of this book."""
        self._generated.add(pagename)
        super().handle_page(pagename, *args, **options)

    def update_page_context(
        self, pagename: str, templatename: str, ctx: dict[str, Any], event_arg: Any
    ) -> None:
        """Let pages name their files without a query, which EPUB forbids.

        Sphinx leaves it out only for its own builder, by name.
        """
        super().update_page_context(pagename, templatename, ctx, event_arg)
        for name in ("css_tag", "js_tag"):
            ctx[name] = without_query(ctx[name])

    def add_visible_links(self, tree: nodes.document, show_urls: str = "inline") -> None:
        """Show the addresses of links as ``bookpress_show_urls`` says, in place of Sphinx's."""
        super().add_visible_links(tree, self.config.bookpress_show_urls)

    # Files

    def init_css_files(self) -> None:
        """Load our style sheet after those of extensions (500), and before the author's (800)."""
        super().init_css_files()
        self.add_css_file(_OWN_STYLE, priority=600)
        if self.options.epub_fonts:
            self.add_css_file(STYLESHEET, priority=610)

    def copy_static_files(self) -> None:
        """Copy style sheets, fonts and the cover beside the pages."""
        super().copy_static_files()
        static = Path(self.outdir) / "_static"
        static.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_HERE / _OWN_STYLE, static / _OWN_STYLE)
        if self.options.epub_fonts:
            copy_fonts(self.options.epub_fonts, static)
        if not self.config.epub_cover:
            self._put_cover()

    def _put_cover(self) -> None:
        path = Path(self.outdir) / self._cover
        if self.options.cover:
            shutil.copyfile(self.options.cover, path)
            return
        author = self.config.epub_author
        make_cover(
            path,
            title=self.config.epub_title,
            subtitle=self.options.subtitle,
            author="" if author in _UNSET_NAMES else author,
            publisher=self.options.publisher,
        )

    @property
    def _cover(self) -> str:
        """The picture on the cover, from the root of the book."""
        if self.config.epub_cover:
            return str(self.config.epub_cover[0]).replace(os.sep, "/")
        cover = self.options.cover
        return f"_static/cover{ending_of(cover)}" if cover else COVER

    # The package

    def content_metadata(self) -> dict[str, Any]:
        """Return what the package says of the book; what nobody has said is empty."""
        metadata = super().content_metadata()
        metadata["id"] = html.escape(self.identifier)
        if metadata["uid"] in {"", _UNSET}:
            metadata["uid"] = "book-id"
        for name in ("description", "contributor", "publisher"):
            if metadata[name] == _UNSET:
                metadata[name] = ""
        if not metadata["title"].strip():
            metadata["title"] = html.escape(self.env.titles[self.config.root_doc].astext())
        if is_right_to_left(self.config.epub_language):
            metadata["page_progression_direction"] = "rtl"
        return metadata

    def toc_metadata(self, level: int, navpoints: list[Any]) -> dict[str, Any]:
        """Return what the old table of contents says; it must repeat the identifier."""
        return {**super().toc_metadata(level, navpoints), "uid": html.escape(self.identifier)}

    def build_content(self) -> None:
        """Write the package: only what belongs to this book, and how accessible that is."""
        self.contents = {name: self._read(name) for name in self._pages()}
        indices = (html.unescape(line["refuri"]) for line in self._indices())
        self.contents = reached_pages(self.contents, [*self._reading_order(), *indices])
        asked = {name: self.config[name] for name in ("epub_exclude_files", "epub_cover")}
        self.config.epub_exclude_files = [*asked["epub_exclude_files"], *self._stale_files()]
        self.config.epub_cover = asked["epub_cover"] or (self._cover, "epub-cover.html")
        lines = self.refnodes
        # Sphinx looks for the files under the names that stand in links, in which ü is %C3%BC.
        self.refnodes = [{**line, "refuri": unquote(line["refuri"])} for line in lines]
        try:
            super().build_content()
        finally:
            self.refnodes = lines
            for name, value in asked.items():
                setattr(self.config, name, value)
        if not asked["epub_cover"]:
            self._write_cover_page()
        self._amend_package()

    def _amend_package(self) -> None:
        pages = (*self.contents.values(), Contents(images=1))
        claims = claims_of(pages, has_index=self.use_index)
        package = Package(Path(self.outdir) / "content.opf")
        package.drop_empty()
        package.declare(self.contents, self._cover)
        package.add_properties((f"schema:{name}", value) for name, value in claims)
        if any(page.pagebreaks for page in pages):
            package.add_properties([("pageBreakSource", f"{self.config.epub_title} (PDF)")])
        if standard := self.config.bookpress_epub_conforms_to:
            package.add_properties([("dcterms:conformsTo", standard)])
        package.add_contents_page()
        package.write()

    def _write_cover_page(self) -> None:
        names = (self.config.epub_title, self.config.epub_author)
        title = ", ".join(name for name in names if name not in _UNSET_NAMES)
        write_cover_page(
            Path(self.outdir) / self.coverpage_name,
            image=self._cover,
            title=str(self.guide_titles["cover"]),
            description=f"{self.guide_titles['cover']}: {title}",
            language=self.config.epub_language,
        )

    def _pages(self) -> list[str]:
        """Return the files of all pages, in the order of their names."""
        names = sorted({*self.env.found_docs, *self._generated})
        paths = (f"{name}{self.out_suffix}" for name in names)
        return [path for path in paths if (Path(self.outdir) / path).is_file()]

    def _read(self, page: str) -> Contents:
        try:
            return read_contents(Path(self.outdir) / page)
        except ET.ParseError as error:
            message = (
                f"the page is not well-formed XML ({ErrorString(error.code)}), which every e-book"
                " must be: look for an extension that writes a tag without its end"
            )
            warn(Trouble.PAGE, message, page.removesuffix(self.out_suffix))
            return Contents()

    def _stale_files(self) -> Iterator[str]:
        """Yield files in the output folder that are no part of this book."""
        yield _OLD_BUILDINFO
        for name in stale_files(Path(self.outdir), Path(self.doctreedir), self.contents):
            if name != self._cover:
                yield name.replace("/", os.sep)

    # Navigation

    def get_toc(self) -> None:
        """Read the contents of the book; the lists made of them must be well-formed."""
        # What there is to say of the first page is said when it is written.
        with logging.suppress_logging():
            super().get_toc()
        for line in self.refnodes:
            line["text"] = drop_controls(line["text"])
        front, back = map(self._pages_of, (self.options.front_matter, self.options.back_matter))
        self.refnodes = in_printed_order(each_page_once(self.refnodes), front, back)

    def _pages_of(self, docnames: Iterable[str]) -> list[str]:
        """Return the pages of *docnames* as the contents have them."""
        return [html.escape(self.get_target_uri(docname)) for docname in docnames]

    def build_navlist(self, navnodes: list[dict[str, Any]]) -> list[Any]:
        """Return the contents, with the indices at their end."""
        return in_reading_order(super().build_navlist([*navnodes, *self._indices()]))

    def build_navpoints(self, nodes: list[dict[str, Any]]) -> list[Any]:
        """Return the contents for old devices, with the indices at their end."""
        return in_reading_order(super().build_navpoints([*nodes, *self._indices()]))

    def _indices(self) -> Iterator[dict[str, Any]]:
        names = [(index[0], str(index[1].localname)) for index in self.domain_indices]
        if self.use_index:
            names.append(("genindex", _("Index")))
        for name, title in names:
            uri = html.escape(f"{name}{self.out_suffix}")
            yield {"level": 1, "refuri": uri, "text": html.escape(title)}

    def build_navigation_doc(self) -> None:
        """Write the contents, landmarks, and the list of the printed pages."""
        super().build_navigation_doc()
        pages = (
            Goal(href=f"{quote(page)}#{anchor}", text=label)
            for page in self._reading_order()
            for anchor, label in self.contents[page].pagebreaks
        )
        path, style = Path(self.outdir) / "nav.xhtml", f"_static/{_OWN_STYLE}"
        titles = (_("Landmarks"), _("Pages"))
        complete_navigation(path, self._landmarks(), pages, titles=titles, style=style)

    def _reading_order(self) -> list[str]:
        files = (str(node["refuri"]).partition("#")[0] for node in self.refnodes)
        names = dict.fromkeys(unquote(html.unescape(file)) for file in files)
        return [name for name in names if name in self.contents]

    def _landmarks(self) -> Iterator[Goal]:
        titles = self.guide_titles
        if self.coverpage_name in self.files:
            yield Goal(href=self.coverpage_name, text=str(titles["cover"]), epub_type="cover")
        yield Goal(href="nav.xhtml#toc", text=str(titles["toc"]), epub_type="toc")
        front = {f"{docname}{self.out_suffix}" for docname in self.options.front_matter}
        if text := [page for page in self._reading_order() if page not in front]:
            yield Goal(href=quote(text[0]), text=_("Start of the text"), epub_type="bodymatter")
        if self.use_index:
            yield Goal(href=f"genindex{self.out_suffix}", text=_("Index"), epub_type="index")

    def build_epub(self) -> None:
        """Pack the files; under ``SOURCE_DATE_EPOCH`` the same book gives the same bytes."""
        _logger.info(__("writing %s file..."), self.epub_path.name)
        pack(self.epub_path, Path(self.outdir), self.files)
