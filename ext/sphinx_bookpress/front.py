"""What the template is told of the book: its title page, its imprint, its page and letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.locale import _

from .model.measures import Language, language_of
from .model.text import string_of, strings_of
from .model.words import word_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.config import Config

    from .config import BookpressConfig

SERIF, MONO = "Libertinus Serif", "DejaVu Sans Mono"
_UNSET_NAMES = frozenset({"", "Project name not set", "Author name not set"})
_FIRST = re.compile(
    r"(?:1(?:st|\.|ª|a|re|e)?|first|erste|primera|première|prima|eerste|primeira)\s", re.IGNORECASE
)
"""A first edition is not said in a citation."""

_ORDINALS = {
    "second": "2nd",
    "third": "3rd",
    "fourth": "4th",
    "fifth": "5th",
    "sixth": "6th",
    "seventh": "7th",
    "eighth": "8th",
    "ninth": "9th",
    "tenth": "10th",
    "revised": "rev.",
}
_YEAR = re.compile(r"\b\d{4}\b")


def title_of(config: Config, root_title: str) -> str:
    """Return the name of the project, or, if it has none, the title of the root document."""
    project = str(config.project)
    return root_title if project in _UNSET_NAMES else project


def settings_of(options: BookpressConfig) -> str:
    """Return the file ``settings.typ`` of a book."""
    margins, paper = options.margins, options.paper
    sides = ("inside", "outside", "top", "bottom")
    settings = {
        "page-size": f"(width: {paper.width}, height: {paper.height})",
        "margins": f"({', '.join(f'{side}: {getattr(margins, side)}' for side in sides)})",
        "type-size": f"{options.type_size:g}pt",
        "serif": _family(options.font, SERIF),
        "mono": _family(options.mono_font, MONO),
        "large-print": _truth(options.large_print),
        "one-sided": _truth(options.one_sided),
        "openings": string_of(options.openings),
        "bleed": f"{options.bleed:g}mm",
        "crop-marks": _truth(options.crop_marks),
    }
    return "".join(f"#let {name} = {value}\n" for name, value in settings.items())


def arguments_of(config: Config, options: BookpressConfig, title: str) -> dict[str, str]:
    """Return the arguments of the template's ``book``, as Typst code by their names."""
    language = language_of(config.language)
    return {
        "title": string_of(title),
        "subtitle": string_of(options.subtitle),
        "series": string_of(options.series),
        "author": string_of(_author(config)),
        "publisher": string_of(options.publisher),
        "edition": string_of(", ".join(_edition(config, options))),
        "copyright": string_of(_copyright(config)),
        "imprint": strings_of(options.imprint),
        "citation": _citation(config, options, title, language),
        "half-title-page": _truth(options.half_title),
        "language": string_of(language.code),
        "region": string_of(language.region) if language.region else "none",
        "contents-title": string_of(_("Contents")),
        "contents-depth": str(options.toc_depth),
        "chapter-word": string_of(word_of("Chapter", language.code) or ""),
    }


def list_title(word: str, config: Config) -> str | None:
    """Return the English title *word* of a list in the language of the book, if we know it."""
    return word_of(word, language_of(config.language).code)


def _citation(config: Config, options: BookpressConfig, title: str, language: Language) -> str:
    if options.cite_as is not None:
        return f"[#{string_of(options.cite_as)}]" if options.cite_as else "none"
    heading = word_of("To cite this book", language.code)
    if heading is None:
        return "none"
    whole = f"{title}: {options.subtitle}" if options.subtitle else title
    source = ", ".join(filter(None, (options.publisher, _year(config, options))))
    edition = "" if _FIRST.match(options.edition) else _shortened(options.edition)
    words = (heading, _author(config), whole, edition, source)
    return f"citation({', '.join(map(string_of, words))})"


def _shortened(edition: str) -> str:
    """Return *edition* as a note has it: 2nd ed. for the Second edition."""
    number, _, noun = edition.lower().partition(" ")
    return f"{_ORDINALS[number]} ed." if number in _ORDINALS and noun == "edition" else edition


def _edition(config: Config, options: BookpressConfig) -> Iterator[str]:
    """Yield the edition, its date, and the release if that is a number."""
    release = str(config.release)
    if edition := options.edition or (release if not release[:1].isdigit() else ""):
        yield edition
    if date := options.date or str(config.today or ""):
        yield date
    if release and release != edition:
        yield f"{_('Release')} {release}"


def _author(config: Config) -> str:
    author = str(config.author)
    return "" if author in _UNSET_NAMES else author


def _copyright(config: Config) -> str:
    """Return the line of copyright; Sphinx takes several, too."""
    lines = config.copyright
    return lines if isinstance(lines, str) else "; ".join(map(str, lines or ()))


def _year(config: Config, options: BookpressConfig) -> str:
    """Return the year of the edition: that of its date, else the last of the copyright."""
    years = _YEAR.findall(options.date) or _YEAR.findall(_copyright(config))
    return years[-1] if years else ""


def _family(own: str, standard: str) -> str:
    """Return the families to look for a sign in, the author's *own* first."""
    return strings_of((own, standard)) if own else string_of(standard)


def _truth(value: bool) -> str:  # noqa: FBT001  # what Typst writes for it
    return "true" if value else "false"
