"""The builder ``bookpdf``: the whole book as one PDF, made by Typst and nothing else."""

from __future__ import annotations

import os
import shutil
import time
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.builders import Builder
from sphinx.locale import _, __
from sphinx.util import logging

from .assembly import assemble
from .config import BookpressConfig, read_config
from .failure import BookError, explain
from .images import copy_images, find_unreadable
from .model.measures import Language, language_of
from .model.text import slug_of, string_of, strings_of
from .press import Press, PressError
from .progress import each, stage
from .writer import TypstTranslator
from .writer.index import collect_indices, write_index
from .writer.references import INTERNAL

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_TEMPLATE_FOLDER = "bookpress"
_UNSET_NAMES = frozenset({"", "Project name not set", "Author name not set"})


class BookPdfBuilder(Builder):
    """Writes ``<project>.pdf`` and the Typst files that it was made from."""

    name = "bookpdf"
    format = "typst"
    epilog = __("The book is in %(outdir)s.")
    default_translator_class = TypstTranslator
    supported_image_types: ClassVar[list[str]] = [
        "image/svg+xml",
        "application/pdf",
        "image/png",
        "image/jpeg",
        "image/webp",
        "image/gif",
    ]
    # Sphinx would fetch remote images for a builder that cannot show them; a book fetches nothing.
    supported_remote_images = True

    def init(self) -> None:
        """Read the options and prepare the folder."""
        self.imagedir = "images"
        self.options: BookpressConfig = read_config(self.config, Path(self.confdir))
        Path(self.outdir).mkdir(parents=True, exist_ok=True)

    @property
    def book_path(self) -> Path:
        """Where the PDF is written."""
        return Path(self.outdir) / f"{slug_of(self._title())}.pdf"

    def get_outdated_docs(self) -> str:
        """Return that the book is always written as a whole."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address by which the writer knows *docname*."""
        return f"{INTERNAL}{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the same address from everywhere, since all documents become one."""
        return self.get_target_uri(to, typ)

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """There is nothing to prepare for a single document."""

    def copy_assets(self) -> None:
        """Images are copied when the book has been assembled."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Documents are not written one by one."""

    def write_documents(self, _docnames: AbstractSet[str]) -> None:
        """Assemble the book, write it as Typst, and let Typst set it."""
        with stage(__("assembling the book")):
            tree = assemble(self, parts=self.options.parts)
            self.post_process_images(tree)
        copy_images(self.images, Path(self.srcdir), Path(self.outdir) / self.imagedir)
        self._copy_template()
        main = self.book_path.with_suffix(".typ")
        main.write_text(self._head() + self._write(tree), encoding="utf-8")
        with stage(__("setting %s") % self.book_path.name):
            self.book_path.write_bytes(self._print(main, tree))

    def _print(self, main: Path, tree: nodes.document) -> bytes:
        """Return the PDF; images that Typst cannot read are replaced by their descriptions."""
        press = Press(
            root=Path(self.outdir),
            fonts=self.options.fonts,
            standards=self.options.pdf_standards,
            timestamp=int(os.environ.get("SOURCE_DATE_EPOCH", time.time())),
        )
        try:
            return press.print_book(main)
        except PressError as error:
            unreadable = find_unreadable(self.images, self.imagedir, press, tree)
            if not unreadable:
                raise self._explain(error, main) from error
        for source in unreadable:
            del self.images[source]
        # Whatever there was to say was said at the first writing.
        with logging.suppress_logging():
            main.write_text(self._head() + self._write(tree), encoding="utf-8")
        try:
            return press.print_book(main)
        except PressError as error:
            raise self._explain(error, main) from error

    def _write(self, tree: nodes.document) -> str:
        translator = self.create_translator(tree, self)
        assert isinstance(translator, TypstTranslator)
        translator.urls = self.options.show_urls
        for part in each(list(tree.children), __("writing Typst"), _docname_of):
            part.walkabout(translator)
        indices = list(collect_indices(self, self.options.prints_index))
        for index in indices:
            translator.body.append(write_index(index, translator.printed))
        return translator.finish()

    def _head(self) -> str:
        options = self.options
        language = language_of(self.config.language)
        author = self.config.author
        settings = {
            "title": string_of(self._title()),
            "subtitle": string_of(options.subtitle),
            "author": string_of("" if author in _UNSET_NAMES else author),
            "publisher": string_of(options.publisher),
            "edition": string_of(options.edition),
            "release": string_of(self.config.release),
            "copyright": string_of(self.config.copyright),
            "imprint": strings_of(options.imprint),
            "language": string_of(language.code),
            "region": string_of(language.region) if language.region else "none",
            "paper": string_of(options.paper),
            "one-sided": "true" if options.one_sided else "false",
            "contents-title": string_of(_("Contents")),
            "contents-depth": str(options.toc_depth),
            "chapter-word": string_of(_chapter_word(language)),
        }
        lines = [f'#import "{_TEMPLATE_FOLDER}/book.typ": *']
        if options.template:
            lines.append(f'#import "{_TEMPLATE_FOLDER}/{_own_name(options.template)}": *')
        lines.append("#show: book.with(")
        lines += [f"  {name}: {value}," for name, value in settings.items()]
        return "\n".join([*lines, ")\n"])

    def _explain(self, error: PressError, main: Path) -> BookError:
        own = self.options.template
        return explain(error, main, self.env.doc2path, (_own_name(own), own) if own else None)

    def _title(self) -> str:
        project = str(self.config.project)
        if project not in _UNSET_NAMES:
            return project
        return str(self.env.titles[self.config.root_doc].astext())

    def _copy_template(self) -> None:
        folder = Path(self.outdir) / _TEMPLATE_FOLDER
        folder.mkdir(exist_ok=True)
        templates = resources.files("sphinx_bookpress") / "templates"
        for file in templates.iterdir():
            if file.name.endswith(".typ"):
                (folder / file.name).write_bytes(file.read_bytes())
        if self.options.template:
            shutil.copyfile(self.options.template, folder / _own_name(self.options.template))


def _chapter_word(language: Language) -> str:
    """Return the word before a chapter's number; none where Sphinx has no translation of it."""
    word = _("Chapter")
    return "" if word == "Chapter" and language.code != "en" else word


def _docname_of(part: nodes.Node) -> str:
    return str(part.get("docname", "")) if isinstance(part, nodes.Element) else ""


def _own_name(template: Path) -> str:
    return f"own-{template.name}"
