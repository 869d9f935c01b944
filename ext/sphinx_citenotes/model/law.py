"""Court cases, laws, treaties and patents."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .dates import print_date, print_year
from .line import Line
from .locator import NOWHERE
from .parts import (
    add_address_to_bibliography,
    add_address_to_note,
    add_locator,
    head_in_bibliography,
    head_in_note,
)
from .titles import TitleStyle, set_title
from .words import Words, as_plain, as_words, capitalize

if TYPE_CHECKING:
    from .locator import Locator
    from .record import Source


def note_case(source: Source, locator: Locator) -> Line:
    """Return Name v. Name, 558 U.S. 310, 322 (2010) (CMOS 17, 14.276: roman in full)."""
    reporter = _reporter(source)
    line = Line(source.title).comma(source.number).comma(reporter or source.how)
    add_locator(line, locator)
    court = source.institution or source.organization
    when = print_year(source.date) if reporter or source.how else print_date(source.date)
    line.paren(Line(court).space(when).words)
    line.comma(source.how if reporter else ())
    add_address_to_note(line, source)
    return line


def list_case(source: Source) -> Line:
    """Return the case as a note prints it, without a place in it."""
    bare = replace(source, url="", addendum=())
    line = note_case(bare, NOWHERE)
    add_address_to_bibliography(line, source)
    return line


def note_law(source: Source, locator: Locator) -> Line:
    """Return Title, Pub. L. No. 107-110, 115 Stat. 1425 (2002) (CMOS 17, 14.281)."""
    line = Line(head_in_note(source)).comma(source.title).comma(source.title_addon)
    is_public = as_plain(source.kind_words).lower() == "public law" and source.number[:1].isdigit()
    line.comma(f"Pub. L. No. {source.number}" if is_public else source.number).comma(source.how)
    line.comma(source.note if _is_citation(source) else ())
    if _is_treaty(source):  # the day on which it was signed (CMOS 17, 14.290)
        line.comma(print_date(source.date)).comma(_reporter(source))
        add_locator(line, locator)
        add_address_to_note(line, source)
        return line
    line.comma(_reporter(source))
    add_locator(line, locator)
    congress = source.organization
    if re.search(r"\bCong\b", as_plain(congress)):  # H.R. 5005, 107th Cong. (2002)
        line.comma(congress).paren(print_year(source.date))
    else:
        line.paren(Line(congress).comma(print_year(source.date)).words)
    add_address_to_note(line, source)
    return line


def list_law(source: Source) -> Line:
    """Return the law as a note prints it, without a place in it."""
    bare = replace(source, url="", addendum=())
    line = note_law(bare, NOWHERE)
    add_address_to_bibliography(line, source, with_note=not _is_citation(source))
    return line


_CITATION = re.compile(
    r"\d+ (?:U\.S\.|Stat\.|U\.N\.T\.S\.|C\.F\.R\.|Fed\. Reg\.)|Pub\. L\.|H\.R\. \d|S\. \d"
)
_TREATIES = re.compile(r"(?:Treaty|Convention|Protocol)\b")


def _is_citation(source: Source) -> bool:
    """Tell whether the note of the entry is where the law stands: “116 Stat. 2135”."""
    told = source.number or source.how or source.journal
    return not told and bool(_CITATION.match(as_plain(source.note)))


def _is_treaty(source: Source) -> bool:
    is_signed = source.date.has_day and bool(_TREATIES.match(as_plain(source.title)))
    return source.subtype == "treaty" or is_signed


def _reporter(source: Source) -> Words:
    """Return “558 U.S. 310”."""
    line = Line(source.volume).space(source.journal)
    return line.space(source.pages).words


def short_case(source: Source, title: Words, locator: Locator) -> Line:
    """Return *Citizens United*, 558 U.S. at 322."""
    line = Line(set_title(TitleStyle.ITALIC, title))
    if locator and source.volume and source.journal:
        reporter = Line(source.volume).space(source.journal).space("at").space(locator.words)
        return line.comma(reporter.words)
    return line.comma(locator.words)


# --- patents -----------------------------------------------------------------------------------


def note_patent(source: Source, locator: Locator) -> Line:
    """Return Title, US Patent 4,586,960, filed June 26, 1984, and issued May 6, 1986 (14.258)."""
    line = Line(head_in_note(source)).comma(source.title).comma(source.title_addon)
    line.comma(_patent(source).words)
    add_locator(line, locator)
    add_address_to_note(line, source)
    return line


def list_patent(source: Source) -> Line:
    """Return Title. US Patent 4,586,960, filed June 26, 1984, and issued May 6, 1986."""
    line = Line(head_in_bibliography(source)).sentence(source.title)
    line.sentence(source.title_addon).sentence(capitalize(_patent(source).words))
    add_address_to_bibliography(line, source)
    return line


def _patent(source: Source) -> Line:
    number = re.sub(r"^(?:US|U\.S\.) ?(?:[Pp]atent )?(?=\d)", "US Patent ", source.number)
    is_named = not number[:1].isdigit() and bool(number)
    line = Line(number if is_named else (*source.kind_words, *as_words(f" {number}".rstrip())))
    filed, issued = print_date(source.original_date or source.event_date), print_date(source.date)
    if filed and issued:
        return line.comma(f"filed {filed}, and issued {issued}")
    return line.comma(f"filed {filed}" if filed else "").comma(f"issued {issued}" if issued else "")
