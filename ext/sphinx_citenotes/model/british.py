"""Names, titles, dates, pages and addresses as British publishers print them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from . import dates, titles
from .dates import MONTHS
from .locator import Locator, Unit
from .parts import names_address
from .titles import TitleStyle, part_title
from .words import CLOSE, OPEN, Run, Words, as_words, go_on_with_remark

if TYPE_CHECKING:
    from .dates import Moment, When
    from .names import Names
    from .record import Source

_NAMED = 3
_ROMAN = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"),
    (1, "I"),
)  # fmt: skip
_SINGLE = str.maketrans(f"“”{OPEN}{CLOSE}", "‘’‘’")
_PLURAL = re.compile(r"\b(chap|doc|fol|vol|sec|para|art|no|col|fig|bk|pt)s\.")
_RANGE = re.compile(r"(?<![\w.])(\d+)–(\d+)(?![\w.]*\d)")


def print_names(names: Names, printed: str) -> str:
    """Return *printed*, or of more than three names only the first and “and others”.

    *printed* is how Chicago prints *names*, in any of its forms.
    """
    if len(names) <= _NAMED and not names.others:
        return printed
    first = names.names[0].inverted
    if printed.startswith(first):
        return f"{first}{',' if ',' in first else ''} and others"
    return f"{printed.removesuffix(' et al.')} and others"


def set_title(style: TitleStyle, words: Words) -> Words:
    """Return a title in italics or single quotation marks; commas stand behind them."""
    if not words or style is TitleStyle.PLAIN:
        return words
    if style is TitleStyle.QUOTED:
        title, behind = part_title(words)
        return (Run("‘"), *title, Run("’"), *behind)
    signs = str.maketrans({OPEN: "‘", CLOSE: "’"})
    signed = tuple(replace(run, text=run.text.translate(signs)) for run in words)
    return titles.set_title(style, signed)


def print_address(source: Source) -> Words:
    """Return “<address> [accessed 1 May 2017]”; a DOI stays, and needs no day."""
    address = (Run("<"), Run(source.url, url=source.url), Run(">")) if source.url else ()
    if not address or not source.url_date or source.url.startswith("https://doi.org/"):
        return address
    return (*address, Run(f" [accessed {print_date(source.url_date)}]"))


def print_copy(source: Source) -> Words:
    """Return “archived at <address>”, if a remark says where a copy is."""
    return go_on_with_remark(source.addendum) if names_address(source.addendum) else ()


def print_date(when: When) -> str:
    """Return 17 April 1961, or 17–19 April 1961; what has no day is printed as in America."""
    start, end = when.start, when.end
    if start is None or not start.day or when.open_end or (end and not end.day):
        return dates.print_date(when)
    if end is None:
        return _day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    first = f"{start.day} {MONTHS[start.month]}" if start.year == end.year else _day(start)
    return f"{first}–{_day(end)}"


def _day(moment: Moment) -> str:
    return f"{moment.day} {MONTHS[moment.month]} {moment.year}"


def print_place(locator: Locator) -> Words:
    """Return “p. 23”, “pp. 12–14”, “III, p. 7”, or “fols 3–4”: no period where a word ends so."""
    if locator.unit is Unit.PAGE:
        return as_words(print_pages(str(locator)))
    return tuple(
        replace(run, text=shorten_ranges(_PLURAL.sub(r"\1s", run.text.translate(_SINGLE))))
        for run in locator.words
    )


def print_pages(text: str) -> str:
    """Return page numbers with “p.” or “pp.” before them."""
    volume, colon, pages = text.rpartition(":")
    pages = shorten_ranges(re.sub(r"(?<=\d)(nn?)(?=\d)", r", \1. ", pages))
    label = "pp." if re.search(r"[–,;] ?[\divxlc]|\bff?\.", pages) else "p."
    return f"{roman(volume)}{', ' if colon else ''}{label} {pages}"


def shorten_ranges(text: str) -> str:
    """Return *text* with ranges as 301–05 and 1496–1504, whatever they were shortened to."""

    def print_range(found: re.Match[str]) -> str:
        first, last = found[1], found[2]
        last = first[: max(0, len(first) - len(last))] + last
        return f"{first}–{last[-2:] if first[:-2] == last[:-2] else last}"

    return _RANGE.sub(print_range, text)


def roman(number: str) -> str:
    """Return the number of a volume in roman capitals; anything else as it is."""
    if not re.fullmatch(r"[1-9]\d?|100", number, re.ASCII):
        return number
    rest, letters = int(number), ""
    for value, sign in _ROMAN:
        letters += sign * (rest // value)
        rest %= value
    return letters
