"""Court cases, laws, treaties and patents."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .dates import print_date, print_year
from .kinds import KIND_OF_SUBTYPE
from .line import Line
from .locator import NOWHERE
from .parts import (
    add_address_to_bibliography,
    add_address_to_note,
    add_locator,
    head_in_bibliography,
    head_in_note,
    pages_of,
)
from .titles import TitleStyle, is_hearing, set_title
from .words import Words, as_plain, as_words, capitalize, uncapitalize

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


_REPORTERS = {
    "statutes at large": "Stat.", "stat": "Stat.", "us statutes at large": "Stat.",
    "united states statutes at large": "Stat.", "us stat": "Stat.",
    "us code": "U.S.C.", "usc": "U.S.C.", "united states code": "U.S.C.",
    "cfr": "C.F.R.", "code of federal regulations": "C.F.R.",
    "fed reg": "Fed. Reg.", "federal register": "Fed. Reg.",
    "ust": "U.S.T.", "united states treaties": "U.S.T.",
    "united states treaties and other international agreements": "U.S.T.",
    "unts": "U.N.T.S.", "united nations treaty series": "U.N.T.S.",
    "lnts": "L.N.T.S.", "league of nations treaty series": "L.N.T.S.",
    "us": "U.S.", "us reports": "U.S.", "united states reports": "U.S.",
    "s ct": "S. Ct.", "f supp": "F. Supp.", "cong rec": "Cong. Rec.",
    "congressional record": "Cong. Rec.",
}  # fmt: skip
"""What citations call the reporters and codes of the United States (CMOS 17, 14.269–90)."""

_CODES = frozenset({"U.S.C.", "U.S.C.A.", "C.F.R.", "Rev. Stat."})
"""What is cited by sections, not by pages."""

_PUBLIC_LAW = re.compile(
    r"(?:(?:Public Law|P\.? ?L\.?|Pub\. ?L\.)(?: No\.?| Number)? ?)?(?P<number>\d{2,3}[-–]\d{1,4})",
    re.IGNORECASE,
)
_LABELLED_LAW = re.compile(
    r"(?:Public Law|P\.? ?L\.?|Pub\. ?L\.)(?: No\.?| Number)? ?(?P<number>\d+)", re.IGNORECASE
)
_ORDER = re.compile(r"(?:(?:Executive|Exec\.) Order|E\. ?O\.)(?: No\.?)? ?(?P<number>[\d,]+)")
_STATUTES = re.compile(r"|(?:public )?law|(?:federal )?statute|act(?: of congress)?|legislation")


def _law_number(source: Source) -> str:
    """Return “Pub. L. No. 91-190”, “Exec. Order No. 11,609”, or the number as typed."""
    kind = as_plain(source.kind_words).lower() or source.subtype
    if _is_in_code(source) and not source.pages:
        return ""
    order = _ORDER.fullmatch(source.number)
    if order or (kind in _ORDERS and source.number[:1].isdigit()):
        number = order["number"] if order else source.number
        return f"{_ORDERS.get(kind, 'Exec. Order')} No. {number}"
    found = _PUBLIC_LAW.fullmatch(source.number) or _LABELLED_LAW.fullmatch(source.number)
    is_public = kind == "public law" and source.number[:1].isdigit()
    if not is_public and (not found or not _STATUTES.fullmatch(kind)):
        told = as_plain(source.kind_words)
        is_said = told.lower() in source.number.lower()
        is_plain = _STATUTES.fullmatch(told.lower()) or told.lower() in KIND_OF_SUBTYPE
        return source.number if is_plain or is_said else f"{told} {source.number}".strip()
    number = found["number"] if found else source.number
    return f"Pub. L. No. {number.replace('–', '-')}"


_ORDERS = {"executive order": "Exec. Order", "proclamation": "Proclamation"}


def note_law(source: Source, locator: Locator) -> Line:
    """Return Title, Pub. L. No. 107-110, 115 Stat. 1425 (2002) (CMOS 17, 14.281)."""
    if is_hearing(source):
        return _note_hearing(source, locator)
    line = Line(head_in_note(source)).comma(source.title).comma(source.title_addon)
    if _is_treaty(source):  # the day on which it was signed (CMOS 17, 14.290)
        line.comma(source.how).comma(source.note if _is_citation(source) else ())
        line.comma(print_date(source.event_date or source.date)).comma(_reporter(source))
        line.comma(source.number)
        add_locator(line, locator)
        add_address_to_note(line, source)
        return line
    line.comma(_law_number(source)).comma(source.how)
    line.comma(source.note if _is_citation(source) else ())
    line.comma(_reporter(source))
    add_locator(line, locator)
    is_in_register = _reporter_name(source) in {"Fed. Reg.", "Cong. Rec."}
    when = print_date(source.date) if is_in_register else print_year(source.date)
    if re.search(r", \d{4}$", as_plain(source.title)) and not _reporter_name(source):
        when = ""  # Harbors Act, 1967, c. 40
    congress = source.organization or source.institution
    if _CONGRESS.search(as_plain(congress)):  # H.R. 5005, 107th Cong. (2002)
        line.comma(congress).paren(when)
    else:
        line.paren(Line(congress).comma(when).words)
    add_address_to_note(line, source)
    return line


_CONGRESS = re.compile(r"\bCong(?:\b|ress)")


def _note_hearing(source: Source, locator: Locator) -> Line:
    """Return *Title: Hearing before the Committee*, 107th Cong. 203 (2002) (CMOS 17, 14.284)."""
    said = as_plain(source.title_addon)
    is_speaker = re.match(r"\(?(?:statement|testimony|remarks) (?:of|by)\b", said, re.IGNORECASE)
    line = Line(head_in_note(source)).comma(set_title(TitleStyle.ITALIC, source.title))
    line.comma(() if is_speaker else source.title_addon).comma(source.number)
    committee, congress = source.organization, source.institution
    if _CONGRESS.search(as_plain(committee)):
        committee, congress = congress, committee
    line.comma(committee).comma(congress or source.event)
    line.space(locator.words or pages_of(source))
    day = source.event_date or source.date
    line.paren(print_date(day) if day.has_day else print_year(day))
    if is_speaker:
        line.paren(uncapitalize(as_words(said.strip("()"))))
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
    told = source.number or source.how or _reporter_name(source)
    return not told and bool(_CITATION.match(as_plain(source.note)))


def _is_treaty(source: Source) -> bool:
    is_signed = source.date.has_day and bool(_TREATIES.match(as_plain(source.title)))
    return source.subtype == "treaty" or is_signed


def _reporter_name(source: Source) -> str:
    """Return the reporter or the code as it is abbreviated: Stat., U.S.C."""
    typed = as_plain(source.journal or source.series or source.book_title)
    letters = re.sub(r"[^\w\s]", "", typed).lower()
    return _REPORTERS.get(" ".join(letters.split()), typed)


def _is_in_code(source: Source) -> bool:
    return _reporter_name(source) in _CODES


def _reporter(source: Source) -> Words:
    """Return “558 U.S. 310”, or “42 U.S.C. § 1983” of a code."""
    name = _reporter_name(source)
    line = Line(source.volume).space(name)
    is_presidents = source.volume == "3" and name == "C.F.R."  # cited by its pages
    if not _is_in_code(source) or (is_presidents and source.pages):
        return line.space(pages_of(source)).words
    section = pages_of(source) or source.section or source.chapter or source.number
    if not section or section[0] == "§" or section.startswith(("pt.", "ch")):
        return line.space(section).words
    sign = "§§" if re.search(r"\d(?:–|, )\d", section) else "§"
    return line.space(f"{sign} {section}").words


def short_case(source: Source, title: Words, locator: Locator) -> Line:
    """Return *Citizens United*, 558 U.S. at 322."""
    line = Line(set_title(TitleStyle.ITALIC, title))
    name = _reporter_name(source)
    if locator and source.volume and name:
        reporter = Line(source.volume).space(name).space("at").space(locator.words)
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
