"""The options of ``conf.py``, checked and typed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sphinx_authoring.option_types import check_type

from . import checking
from .model.papers import LARGE_TYPE, changed_margins, margins_for
from .options import OPTIONS, Lists, Openings, Standard, Urls

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from .model.papers import Margins, Paper

__all__ = ["OPTIONS", "BookpressConfig", "add_options", "check_options", "read_config"]

_Choice = TypeVar("_Choice", bound=StrEnum)


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
        cover=checking.picture("bookpress_cover", _path(config, "bookpress_cover", confdir)),
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
    for option in OPTIONS:
        check_type(option.name, config[option.name], option.types)
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
