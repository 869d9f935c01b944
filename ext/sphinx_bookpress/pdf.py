"""The builder ``bookpdf``: the whole book as one PDF, made by Typst and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.builders import Builder
from sphinx.locale import __
from sphinx.util import logging

from sphinx_authoring.files import write_whole
from sphinx_authoring.written_pages import record_of

from .assembly import assemble
from .checking import known
from .config import BookpressConfig, read_config
from .diagnostics import Trouble, warn
from .failure import BookError, explain
from .front import arguments_of, list_title, settings_of, title_of
from .images import copy_images, find_unreadable, name_rightly, remove_unshown
from .listing import Listed, find_listed, list_entries
from .matter import sort_matter
from .model.boxes import with_bleed_boxes
from .model.layers import names_defined_in, overlaid
from .model.noted import held_notes, read_places, typst_of
from .model.text import array_of, slug_of, string_of
from .options import Lists
from .press import Press, PressError, families, location_of, moment
from .progress import each, stage
from .writer import TypstTranslator
from .writer.index import collect_indices, write_index
from .writer.references import INTERNAL

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from .model.noted import Hold

_TEMPLATE_FOLDER = "bookpress"
_BASE_FOLDER = "base"
_MOST_PRINTINGS = 6
"""How often a book is printed anew because of its notes: some cannot be helped."""

_MOST_PIECES = 50
"""How many pieces that Typst cannot set are printed as words; more have one cause."""

_LIST_TITLES = {Lists.FIGURES: "Illustrations", Lists.TABLES: "Tables"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """The Typst file of a book, and who wrote it."""

    head: str
    body: str
    translator: TypstTranslator

    @property
    def text(self) -> str:
        """The whole file."""
        return self.head + self.body

    def piece_at(self, line: int) -> nodes.Element | None:
        """Return what stands in the column of the text at *line* of the file, from 1."""
        return self.translator.column_at(line - 1 - self.head.count("\n"))


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
        self._movable_notes: dict[str, int] = {}
        self.options: BookpressConfig = read_config(self.config, Path(self.confdir))
        self._check_fonts()
        Path(self.outdir).mkdir(parents=True, exist_ok=True)

    def _check_fonts(self) -> None:
        options = self.options
        at_hand = families(options.fonts)
        fonts = (("bookpress_font", options.font), ("bookpress_mono_font", options.mono_font))
        for option, family in fonts:
            if family:
                where = "in bookpress_fonts nor among Typst's own fonts"
                known(option, family, at_hand, where)

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
        """Assemble the book, write it as Typst, and let Typst set it.

        :raises BookError: if it cannot be set or written; what stood there stands there still.
        """
        try:
            self._write_book()
        except OSError as error:
            message = f"the book cannot be written to {self.outdir}: {error}"
            raise BookError(message) from error

    def _write_book(self) -> None:
        with stage(__("assembling the book")):
            tree = assemble(self, parts=self.options.parts)
            self.post_process_images(tree)
            name_rightly(self.images, Path(self.srcdir))
        copy_images(self.images, Path(self.srcdir), Path(self.outdir) / self.imagedir)
        self._copy_template()
        record = record_of(self, "sphinx_bookpress")
        record.begin({})
        main = self.book_path.with_suffix(".typ")
        manuscript = self._write(tree)
        write_whole(main, manuscript.text)
        with stage(__("setting %s") % self.book_path.name):
            press = self._press()
            pdf = self._hold_notes(press, main, self._print(press, main, tree, manuscript))
            write_whole(self.book_path, self._boxed(pdf))
        record.end(self, [main, self.book_path])  # a book of another title goes
        remove_unshown(Path(self.outdir) / self.imagedir)

    def _boxed(self, pdf: bytes) -> bytes:
        """Return *pdf* with boxes that part the bleed from the crop marks."""
        options = self.options
        return with_bleed_boxes(pdf, options.bleed * 72 / 25.4) if options.crop_marks else pdf

    def _press(self) -> Press:
        return Press(
            root=Path(self.outdir),
            fonts=self.options.fonts,
            standards=self.options.pdf_standards,
            timestamp=moment(),
        )

    def _print(
        self, press: Press, main: Path, tree: nodes.document, manuscript: Manuscript
    ) -> bytes:
        """Return the PDF; what Typst cannot read or set is replaced by its description or words."""
        unprintable: frozenset[int] = frozenset()
        while True:
            try:
                return press.print_book(main)
            except PressError as error:
                unreadable = find_unreadable(self.images, self.imagedir, press, tree)
                for source in unreadable:
                    del self.images[source]
                if not unreadable:
                    piece = self._piece_of(error, main, manuscript)
                    if piece is None or id(piece) in unprintable or len(unprintable) > _MOST_PIECES:
                        raise self._explain(error, main) from error
                    unprintable |= {id(piece)}
                    self._report_piece(error, main, piece)
            # Whatever there was to say was said at the first writing.
            with logging.suppress_logging():
                manuscript = self._write(tree, unprintable)
            write_whole(main, manuscript.text)

    def _piece_of(
        self, error: PressError, main: Path, manuscript: Manuscript
    ) -> nodes.Element | None:
        """Return the piece of the text that Typst cannot set; none if the fault lies elsewhere."""
        own = self.options.template
        complaint = error.complaints[0]
        if own and complaint.is_in(_own_name(own)):
            return None
        line = complaint.line_in(main.name)
        return manuscript.piece_at(line) if line else None

    def _report_piece(self, error: PressError, main: Path, piece: nodes.Element) -> None:
        complaint = error.complaints[0]
        message = (
            f"Typst cannot set this: {complaint}; its words are printed plainly, and raw Typst is"
            " left out"
        )
        warn(Trouble.TYPST, message, location_of(complaint, main) or piece)

    def _hold_notes(self, press: Press, main: Path, pdf: bytes) -> bytes:
        """Return *pdf*, or one printed anew until each note stands on the page of its mark."""
        held: dict[str, Hold] = {}
        for _ in range(_MOST_PRINTINGS):
            places = read_places(press.reports_in(main, "bookpress-note"))
            wanted = held_notes(places, self._movable_notes, held)
            if wanted == held:
                break
            held = wanted
            for folder in self._template_folders():
                _write_files(folder, {"held-notes.typ": typst_of(held)})
            # Whatever there was to say was said at the first printing.
            with logging.suppress_logging():
                pdf = press.print_book(main)
        return pdf

    def _write(self, tree: nodes.document, unprintable: frozenset[int] = frozenset()) -> Manuscript:
        """Return the Typst file of the book; nodes that are *unprintable* are words in it."""
        translator = self.create_translator(tree, self)
        assert isinstance(translator, TypstTranslator)
        translator.unprintable = unprintable
        translator.urls = self.options.show_urls
        matter = sort_matter(tree, self.options)
        parts = [*matter.front, *matter.main, *matter.back]
        listed = find_listed(parts)
        for part in each(parts, __("writing Typst"), _docname_of):
            if part is next(iter((*matter.main, *matter.back)), None):
                translator.body.append("\n#show: main-matter\n")
            if part is next(iter(matter.back), None):
                translator.body.append("\n#show: back-matter\n")
            part.walkabout(translator)
        if not matter.back:
            translator.body.append("\n#show: back-matter\n")
        for index in collect_indices(self, self.options.prints_index):
            translator.body.append(write_index(index, translator.printed))
        body = translator.finish()
        self._movable_notes = translator.movable_notes
        head = self._head(self._lists(listed, translator))
        return Manuscript(head=head, body=body, translator=translator)

    def _lists(self, listed: tuple[Listed, ...], translator: TypstTranslator) -> str:
        """Return Typst code of the lists behind the contents.

        Unasked there is none of a single entry, and none whose title we know in English alone.
        """
        wanted = self.options.lists
        lists = []
        for kind in Lists if wanted is None else wanted:
            entries = list_entries(kind, listed, translator)
            title = list_title(_LIST_TITLES[kind], self.config)
            if (len(entries) > 1 and title) or (wanted and entries):
                title = title or _LIST_TITLES[kind]
                lists.append(f"({string_of(title)}, {array_of(entries)})")
        return array_of(tuple(lists))

    def _head(self, lists: str) -> str:
        """Return the beginning of the Typst file: its imports, and what the book is called."""
        arguments = arguments_of(self.config, self.options, self._title()) | {"lists": lists}
        lines = []
        if own := self.options.template:
            lines.append(f'#import "{_TEMPLATE_FOLDER}/{_BASE_FOLDER}/{_own_name(own)}": *')
        lines.append(f'#import "{_TEMPLATE_FOLDER}/book.typ": *')
        lines.append("#show: book.with(")
        lines += [f"  {name}: {value}," for name, value in arguments.items()]
        return "\n".join([*lines, ")\n"])

    def _explain(self, error: PressError, main: Path) -> BookError:
        own = self.options.template
        return explain(error, main, self.env.doc2path, (_own_name(own), own) if own else None)

    def _title(self) -> str:
        return title_of(self.config, str(self.env.titles[self.config.root_doc].astext()))

    def _copy_template(self) -> None:
        """Copy the template; an author's file lies beside a copy of its own, which it imports."""
        folder = Path(self.outdir) / _TEMPLATE_FOLDER
        templates = resources.files("sphinx_bookpress") / "templates"
        codes = {
            file.name: file.read_text(encoding="utf-8")
            for file in templates.iterdir()
            if file.name.endswith(".typ")
        }
        codes["settings.typ"] = settings_of(self.options)
        if own := self.options.template:
            _write_files(folder / _BASE_FOLDER, codes)
            write_whole(folder / _BASE_FOLDER / _own_name(own), own.read_bytes())
            names = names_defined_in(own.read_text(encoding="utf-8"))
            overlay = f"{_BASE_FOLDER}/{_own_name(own)}"
            codes = {name: overlaid(code, names, overlay) for name, code in codes.items()}
        _write_files(folder, codes)

    def _template_folders(self) -> tuple[Path, ...]:
        """Return where the template lies, and where an author's file finds it."""
        folder = Path(self.outdir) / _TEMPLATE_FOLDER
        return (folder, folder / _BASE_FOLDER) if self.options.template else (folder,)


def _write_files(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        write_whole(folder / name, text)


def _docname_of(part: nodes.Node) -> str:
    return str(part.get("docname", "")) if isinstance(part, nodes.Element) else ""


def _own_name(template: Path) -> str:
    return f"own-{template.name}"
