"""The options of ``conf.py`` that sphinx_bookpress reads."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config


class Paper(StrEnum):
    """The sizes on which a book can be printed; the template knows their margins."""

    TRADE = "6x9in"
    A5 = "a5"
    A4 = "a4"
    LETTER = "letter"


class Urls(StrEnum):
    """How the address behind linked words is shown in print."""

    NO = "no"
    INLINE = "inline"
    FOOTNOTE = "footnote"


class Standard(StrEnum):
    """The PDF standards that Typst 0.15 can keep."""

    PDF_1_4 = "1.4"
    PDF_1_5 = "1.5"
    PDF_1_6 = "1.6"
    PDF_1_7 = "1.7"
    PDF_2_0 = "2.0"
    A_1A = "a-1a"
    A_1B = "a-1b"
    A_2A = "a-2a"
    A_2B = "a-2b"
    A_2U = "a-2u"
    A_3A = "a-3a"
    A_3B = "a-3b"
    A_3U = "a-3u"
    A_4 = "a-4"
    A_4E = "a-4e"
    A_4F = "a-4f"
    UA_1 = "ua-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option: its name, default, types, and one line of help.

    No option makes pages be read again, since the book is always written as a whole.
    """

    name: str
    default: object
    types: tuple[type, ...]
    help: str
    rebuild: Literal[""] = ""


OPTIONS = (
    Option(
        name="bookpress_paper",
        default=Paper.TRADE.value,
        types=(str,),
        help="Size of the page: '6x9in', 'a5', 'a4' or 'letter'.",
    ),
    Option(
        name="bookpress_one_sided",
        default=False,
        types=(bool,),
        help="Whether the book is for single sheets or the screen: equal margins, no blank pages.",
    ),
    Option(
        name="bookpress_parts",
        default=False,
        types=(bool,),
        help="Whether captions of toctrees in the root document open parts of the book.",
    ),
    Option(
        name="bookpress_toc_depth",
        default=2,
        types=(int,),
        help="How many levels of headings the contents show; 1 shows chapters only.",
    ),
    Option(
        name="bookpress_indices",
        default=True,
        types=(bool, list, tuple),
        help="Which indices are printed: all, none, or a list of names such as 'genindex'.",
    ),
    Option(
        name="bookpress_show_urls",
        default=Urls.NO.value,
        types=(str,),
        help="Addresses behind linked words, in PDF and EPUB: 'no', 'inline' or 'footnote'.",
    ),
    Option(
        name="bookpress_subtitle",
        default="",
        types=(str,),
        help="Subtitle on the title page.",
    ),
    Option(
        name="bookpress_edition",
        default="",
        types=(str,),
        help="Edition on the imprint page, such as 'Second edition'.",
    ),
    Option(
        name="bookpress_publisher",
        default="",
        types=(str,),
        help="Publisher at the foot of the title page.",
    ),
    Option(
        name="bookpress_imprint",
        default="",
        types=(str,),
        help="Text of the imprint page: licence, ISBN, credits; an empty line starts a paragraph.",
    ),
    Option(
        name="bookpress_fonts",
        default="",
        types=(str,),
        help="Folder with fonts of your own, relative to conf.py; Typst's own fonts stay at hand.",
    ),
    Option(
        name="bookpress_template",
        default="",
        types=(str,),
        help="Typst file, relative to conf.py, whose definitions replace those of book.typ.",
    ),
    Option(
        name="bookpress_pdf_standards",
        default=["ua-1"],
        types=(list, tuple),
        help="PDF standards to keep, such as ['ua-1', 'a-2a']; [] for none.",
    ),
    Option(
        name="bookpress_cover",
        default="",
        types=(str,),
        help="Picture for the cover of the EPUB, relative to conf.py; else one is made.",
    ),
    Option(
        name="bookpress_epub_pages",
        default="",
        types=(str,),
        help="Folder, relative to conf.py, of a PDF of bookpdf whose pages the EPUB marks.",
    ),
    Option(
        name="bookpress_epub_fonts",
        default="",
        types=(str,),
        help="Folder with fonts that travel in the EPUB, relative to conf.py.",
    ),
    Option(
        name="bookpress_epub_conforms_to",
        default="",
        types=(str,),
        help="Standard of accessibility that you have checked the EPUB against.",
    ),
    Option(
        name="bookpress_latex",
        default=False,
        types=(bool,),
        help="Whether LaTeX sets a book like that of bookpdf; what you set of latex_… wins.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookpressConfig:
    """The options, each checked and typed."""

    paper: Paper
    one_sided: bool
    parts: bool
    toc_depth: int
    indices: frozenset[str] | None
    """Names of the indices to print; ``None`` for all that have entries."""
    show_urls: Urls
    subtitle: str
    edition: str
    publisher: str
    imprint: tuple[str, ...]
    """Paragraphs."""
    fonts: Path | None
    template: Path | None
    cover: Path | None
    epub_fonts: Path | None
    pdf_standards: tuple[Standard, ...]

    def prints_index(self, name: str) -> bool:
        """Return whether the index called *name* is wanted."""
        return self.indices is None or name in self.indices


def add_options(app: Sphinx) -> None:
    """Declare every option to Sphinx."""
    for option in OPTIONS:
        app.add_config_value(option.name, option.default, option.rebuild, option.types)


def read_config(config: Config, confdir: Path) -> BookpressConfig:
    """Return the checked options.

    :raises ConfigError: if an option has a value that cannot work; says which are allowed.
    """
    standards = tuple(
        Standard(_allowed("bookpress_pdf_standards", standard, Standard))
        for standard in config.bookpress_pdf_standards
    )
    return BookpressConfig(
        paper=Paper(_allowed("bookpress_paper", config.bookpress_paper, Paper)),
        one_sided=bool(config.bookpress_one_sided),
        parts=bool(config.bookpress_parts),
        toc_depth=_depth(config.bookpress_toc_depth),
        indices=_indices(config.bookpress_indices),
        show_urls=Urls(_allowed("bookpress_show_urls", config.bookpress_show_urls, Urls)),
        subtitle=config.bookpress_subtitle,
        edition=config.bookpress_edition,
        publisher=config.bookpress_publisher,
        imprint=_paragraphs(config.bookpress_imprint),
        fonts=_existing("bookpress_fonts", config.bookpress_fonts, confdir, folder=True),
        template=_existing("bookpress_template", config.bookpress_template, confdir, folder=False),
        cover=_existing("bookpress_cover", config.bookpress_cover, confdir, folder=False),
        epub_fonts=_existing(
            "bookpress_epub_fonts", config.bookpress_epub_fonts, confdir, folder=True
        ),
        pdf_standards=standards,
    )


def check_options(app: Sphinx, config: Config) -> None:
    """Refuse a configuration that cannot work.

    :raises ConfigError: if an option has a value that cannot work.
    """
    read_config(config, Path(app.confdir))


def _allowed(option: str, value: object, allowed: Iterable[str]) -> str:
    names = [str(name) for name in allowed]
    if value in names:
        return str(value)
    near = difflib.get_close_matches(str(value), names, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    message = f"{option}: {value!r} is not one of {', '.join(map(repr, names))}{hint}"
    raise ConfigError(message)


def _depth(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 6:  # noqa: PLR2004
        message = f"bookpress_toc_depth: {value!r} is not a whole number from 1 to 6"
        raise ConfigError(message)
    return value


def _indices(value: object) -> frozenset[str] | None:
    if isinstance(value, bool):
        return None if value else frozenset()
    names = value if isinstance(value, (list, tuple)) else (value,)
    return frozenset(str(name) for name in names)


def _paragraphs(text: str) -> tuple[str, ...]:
    paragraphs = (part.strip() for part in text.replace("\r\n", "\n").split("\n\n"))
    return tuple(part for part in paragraphs if part)


def _existing(option: str, value: str, confdir: Path, *, folder: bool) -> Path | None:
    if not value:
        return None
    path = confdir / value
    if path.is_dir() if folder else path.is_file():
        return path
    kind = "folder" if folder else "file"
    message = f"{option}: there is no {kind} {value!r} beside conf.py ({path})"
    raise ConfigError(message)
