"""The options of ``conf.py`` that sphinx_bookpress reads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from . import checking
from .model.papers import LARGE_TYPE, changed_margins, margins_for

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from .model.papers import Margins, Paper


_Choice = TypeVar("_Choice", bound=StrEnum)


class Openings(StrEnum):
    """On which pages chapters may open."""

    RIGHT = "right"
    ANY = "any"


class Lists(StrEnum):
    """The lists that stand behind the contents."""

    FIGURES = "figures"
    TABLES = "tables"


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
        default="6x9in",
        types=(str,),
        help="Size of the page: '6x9in', 'a5', 'a4', 'letter', or such as '152x229mm'.",
    ),
    Option(
        name="bookpress_margins",
        default={},
        types=(dict,),
        help="Margins other than those that suit the paper: {'inside': '22mm', 'top': '0.8in'}.",
    ),
    Option(
        name="bookpress_font_size",
        default=0,
        types=(int, float),
        help="Size of type in points; 0 for what suits the paper. LaTeX has 10, 11 and 12 only.",
    ),
    Option(
        name="bookpress_large_print",
        default=False,
        types=(bool,),
        help="Whether the type is for weak eyes: 18 points, open lines, nothing small or grey.",
    ),
    Option(
        name="bookpress_one_sided",
        default=False,
        types=(bool,),
        help="Whether the book is for single sheets or the screen: equal margins, no blank pages.",
    ),
    Option(
        name="bookpress_openings",
        default=Openings.RIGHT.value,
        types=(str,),
        help="Where chapters open: on 'right'-hand pages, or on 'any'. Parts always on the right.",
    ),
    Option(
        name="bookpress_bleed",
        default=0,
        types=(int, float),
        help="Millimetres printed beyond the edges of the page, to be cut away.",
    ),
    Option(
        name="bookpress_crop_marks",
        default=False,
        types=(bool,),
        help="Whether marks beside the page show where to cut.",
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
        name="bookpress_lists",
        default=True,
        types=(bool, list, tuple),
        help="Lists behind the contents: those of two entries or more, none, or ['figures'].",
    ),
    Option(
        name="bookpress_front_matter",
        default=[],
        types=(list, tuple),
        help="Documents before the first chapter, on pages i, ii, iii: such as ['preface'].",
    ),
    Option(
        name="bookpress_back_matter",
        default=[],
        types=(list, tuple),
        help="Documents behind the last chapter, in the order of print: such as ['sources'].",
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
        name="bookpress_half_title",
        default=True,
        types=(bool,),
        help="Whether a leaf with nothing but the title comes first; never if one-sided.",
    ),
    Option(
        name="bookpress_series",
        default="",
        types=(str,),
        help="Name of the series, behind the half title.",
    ),
    Option(
        name="bookpress_edition",
        default="",
        types=(str,),
        help="Edition on the imprint page, such as 'Second edition'.",
    ),
    Option(
        name="bookpress_date",
        default="",
        types=(str,),
        help="Date of the edition on the imprint page, such as 'May 2026'; else Sphinx's today.",
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
        name="bookpress_cite_as",
        default=True,
        types=(bool, str),
        help="How to cite the book, on the imprint page: made, left out (False), or your words.",
    ),
    Option(
        name="bookpress_font",
        default="",
        types=(str,),
        help="Family of the text, from bookpress_fonts; else Libertinus Serif. Not for LaTeX.",
    ),
    Option(
        name="bookpress_mono_font",
        default="",
        types=(str,),
        help="Family of code, from bookpress_fonts; else DejaVu Sans Mono. Not for LaTeX.",
    ),
    Option(
        name="bookpress_fonts",
        default="",
        types=(str,),
        help="Folder with fonts, relative to conf.py, beside Typst's own. Not for LaTeX.",
    ),
    Option(
        name="bookpress_template",
        default="",
        types=(str,),
        help="Typst file, relative to conf.py: its definitions replace ours. Not for LaTeX.",
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
    margins: Margins
    type_size: float
    """Points."""
    large_print: bool
    one_sided: bool
    openings: Openings
    bleed: float
    """Millimetres."""
    crop_marks: bool
    parts: bool
    toc_depth: int
    lists: tuple[Lists, ...] | None
    """The lists to print; ``None`` for those that are worth it."""
    front_matter: tuple[str, ...]
    back_matter: tuple[str, ...]
    """Names of documents."""
    indices: frozenset[str] | None
    """Names of the indices to print; ``None`` for all that have entries."""
    show_urls: Urls
    subtitle: str
    half_title: bool
    series: str
    edition: str
    date: str
    publisher: str
    imprint: tuple[str, ...]
    """Paragraphs."""
    cite_as: str | None
    """Words; ``None`` if they are to be made."""
    font: str
    mono_font: str
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
    large_print = bool(config.bookpress_large_print)
    paper = checking.paper("bookpress_paper", config.bookpress_paper, large_print=large_print)
    type_size = checking.type_size(
        "bookpress_font_size",
        config.bookpress_font_size,
        LARGE_TYPE if large_print else paper.type_size,
        large_print=large_print,
    )
    return BookpressConfig(
        paper=paper,
        margins=_margins(config, paper, type_size),
        type_size=type_size,
        large_print=large_print,
        one_sided=bool(config.bookpress_one_sided),
        openings=_choice(config, "bookpress_openings", Openings),
        bleed=checking.bleed("bookpress_bleed", config.bookpress_bleed),
        crop_marks=bool(config.bookpress_crop_marks),
        parts=bool(config.bookpress_parts),
        toc_depth=checking.depth("bookpress_toc_depth", config.bookpress_toc_depth),
        lists=_lists(config.bookpress_lists),
        front_matter=checking.names("bookpress_front_matter", config.bookpress_front_matter),
        back_matter=checking.names("bookpress_back_matter", config.bookpress_back_matter),
        indices=_indices(config.bookpress_indices),
        show_urls=_choice(config, "bookpress_show_urls", Urls),
        subtitle=config.bookpress_subtitle,
        half_title=bool(config.bookpress_half_title),
        series=config.bookpress_series,
        edition=config.bookpress_edition,
        date=config.bookpress_date,
        publisher=config.bookpress_publisher,
        imprint=_paragraphs(config.bookpress_imprint),
        cite_as=_citation(config.bookpress_cite_as),
        font=config.bookpress_font,
        mono_font=config.bookpress_mono_font,
        fonts=_path(config, "bookpress_fonts", confdir, folder=True),
        template=_path(config, "bookpress_template", confdir),
        cover=_path(config, "bookpress_cover", confdir),
        epub_fonts=_path(config, "bookpress_epub_fonts", confdir, folder=True),
        pdf_standards=tuple(
            Standard(checking.allowed("bookpress_pdf_standards", standard, Standard))
            for standard in config.bookpress_pdf_standards
        ),
    )


def check_options(app: Sphinx, config: Config) -> None:
    """Refuse a configuration that cannot work.

    :raises ConfigError: if an option has a value that cannot work.
    """
    read_config(config, Path(app.confdir))


def _margins(config: Config, paper: Paper, type_size: float) -> Margins:
    standard = margins_for(paper, type_size, large_print=bool(config.bookpress_large_print))
    changes = checking.margins("bookpress_margins", config.bookpress_margins, paper, standard)
    return changed_margins(standard, changes)


def _choice(config: Config, option: str, choices: type[_Choice]) -> _Choice:
    return choices(checking.allowed(option, getattr(config, option), choices))


def _path(config: Config, option: str, confdir: Path, *, folder: bool = False) -> Path | None:
    return checking.existing(option, getattr(config, option), confdir, folder=folder)


def _lists(value: object) -> tuple[Lists, ...] | None:
    if isinstance(value, bool):
        return None if value else ()
    names = checking.names("bookpress_lists", value)
    return tuple(Lists(checking.allowed("bookpress_lists", name, Lists)) for name in names)


def _citation(value: bool | str) -> str | None:  # noqa: FBT001  # what conf.py has
    if isinstance(value, str):
        return value.strip()
    return None if value else ""


def _indices(value: object) -> frozenset[str] | None:
    if isinstance(value, bool):
        return None if value else frozenset()
    names = value if isinstance(value, (list, tuple)) else (value,)
    return frozenset(str(name) for name in names)


def _paragraphs(text: str) -> tuple[str, ...]:
    paragraphs = (part.strip() for part in text.replace("\r\n", "\n").split("\n\n"))
    return tuple(part for part in paragraphs if part)
