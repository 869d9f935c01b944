"""The table of the options of ``conf.py``, and the words that some of them take."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


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
