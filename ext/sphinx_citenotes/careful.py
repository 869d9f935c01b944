"""A style whose slips cost one source its form, and not the book."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from pybtex.richtext import BaseText, Text

from .diagnostics import Trouble, warn_once
from .model.parts import head_names, year_or_state
from .model.styles import STYLES
from .model.words import as_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .model.chicago import ShortOptions
    from .model.locator import Locator
    from .model.record import Source
    from .model.style import Style
    from .model.words import Words


@cache
def careful(style: Style) -> Style:
    """Return *style*, which prints the plain words of a source where it fails, and warns of it."""

    def note(source: Source, locator: Locator) -> Text:
        plain = ", ".join((_plain(source), *filter(None, [as_plain(locator.words)])))
        return _try(style, source, plain, lambda: style.note(source, locator))

    def short(source: Source, locator: Locator, options: ShortOptions) -> Text:
        plain = ", ".join((_plain(source), *filter(None, [as_plain(locator.words)])))
        return _try(style, source, plain, lambda: style.short(source, locator, options))

    def bibliography(source: Source) -> Text:
        return _try(style, source, f"{_plain(source)}.", lambda: style.bibliography(source))

    def place(locator: Locator) -> Words:
        try:
            return style.place(locator)
        except Exception as error:  # noqa: BLE001 (whatever a style of one's own raises)
            _tell(style, f"the place ‘{as_plain(locator.words)}’", error)
            return locator.words

    def dashed(sources: Sequence[Source]) -> list[Text]:
        try:
            found = style.dashed(sources)
            if len(found) == len(sources):
                return found
            _tell(style, "a list with dashes", ValueError(f"{len(found)} for {len(sources)}"))
        except Exception as error:  # noqa: BLE001
            _tell(style, "a list with dashes", error)
        return [bibliography(source) for source in sources]

    return replace(
        style, note=note, short=short, bibliography=bibliography, place=place, dashed=dashed
    )


def _try(style: Style, source: Source, plain: str, print_it: Callable[[], object]) -> Text:
    try:
        printed = print_it()
        if isinstance(printed, BaseText | str):
            return Text(printed)
        _tell(style, f"the source ‘{source.key}’", TypeError(f"{printed!r} is no text"))
    except Exception as error:  # noqa: BLE001
        _tell(style, f"the source ‘{source.key}’", error)
    return Text(plain)


def _tell(style: Style, what: str, error: Exception) -> None:
    mend = "correct the style" if style.name not in STYLES else "please report this, with its entry"
    message = (
        f"the style ‘{style.name}’ cannot print {what} ({type(error).__name__}: {error}); it is"
        f" printed plainly; {mend}"
    )
    warn_once(Trouble.STYLE, message)


def _plain(source: Source) -> str:
    title = as_plain(source.title or source.main_title or source.book_title)
    words = (head_names(source).straight if head_names(source) else "", title)
    return ", ".join(filter(None, (*words, year_or_state(source)))) if any(words) else source.key
