"""Books, reports and theses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .editions import edition_of, series_and_number, volume_of, volumes_of
from .kinds import Kind
from .line import Line
from .locator import names_volume
from .parts import (
    add_address_to_bibliography,
    add_address_to_note,
    add_contributions_as_sentences,
    add_contributions_to_note,
    add_imprint_to_bibliography,
    add_locator,
    add_title_addon,
    head_in_bibliography,
    head_in_note,
    imprint_in_note,
    is_without_imprint,
    other_contributions,
    year_or_state,
)
from .titles import TitleStyle, italic_title, set_title, title_style
from .words import (
    Words,
    as_plain,
    as_words,
    capitalize,
    go_on_with_remark,
    upper_first,
)

if TYPE_CHECKING:
    from .locator import Locator
    from .record import Source


def _full_date(source: Source) -> bool:
    return source.kind is Kind.REPORT


# --- books and reports -------------------------------------------------------------------------


def note_book(source: Source, locator: Locator) -> Line:
    """Return *Title*, ed. X, 2nd ed., 2 vols., Series 3 (Place: Publisher, Year), 12."""
    if title_style(source) is TitleStyle.QUOTED:
        return _note_paper(source, locator)
    line = Line(head_in_note(source))
    if source.main_title:
        line.comma(italic_title(source.main_title)).comma(volume_of(source))
    line.comma(italic_title(source.title))
    add_title_addon(line, source)
    add_contributions_to_note(line, other_contributions(source))
    line.comma(edition_of(source))
    if not source.main_title and not names_volume(locator):
        line.comma(volume_of(source))
    line.comma(volumes_of(source)).comma(series_and_number(source)).comma(_report_number(source))
    line.paren(imprint_in_note(source, full_date=_full_date(source)))
    if source.chapter and not locator:
        line.comma(f"chap. {source.chapter}")
    if is_without_imprint(source) and not other_contributions(source):
        line.space(locator.words)
    else:
        add_locator(line, locator)
    line.comma(go_on_with_remark(source.how) if source.type != "booklet" else ())
    add_address_to_note(line, source)
    return line


def list_book(source: Source) -> Line:
    """Return *Title*. Edited by X. 2nd ed. 2 vols. Series 3. Place: Publisher, Year."""
    if title_style(source) is TitleStyle.QUOTED:
        return _list_paper(source)
    line = Line(head_in_bibliography(source))
    if source.main_title:
        line.sentence(italic_title(source.main_title)).sentence(upper_first(volume_of(source)))
        line.comma(italic_title(source.title))
    else:
        line.sentence(italic_title(source.title))
    add_title_addon(line, source, as_sentence=True)
    add_contributions_as_sentences(line, other_contributions(source))
    line.sentence(upper_first(edition_of(source)))
    if not source.main_title:
        line.sentence(upper_first(volume_of(source)))
    line.sentence(volumes_of(source)).sentence(series_and_number(source))
    line.sentence(upper_first(_report_number(source)))
    add_imprint_to_bibliography(line, source, full_date=_full_date(source))
    line.sentence(capitalize(source.how) if source.type != "booklet" else ())
    add_address_to_bibliography(line, source)
    return line


def _report_number(source: Source) -> str:
    """Return type and number of a report, or the number of a book that stands in no series."""
    kind, number = as_plain(source.kind_words), source.number
    if source.series or (not number and not kind):
        return ""
    if source.kind is not Kind.REPORT and not kind:
        return ""
    if not kind:
        return f"no. {number}" if number.isdigit() else number
    return f"{kind} no. {number}" if number.isdigit() else f"{kind} {number}".strip()


def _paper_words(source: Source) -> Words:
    number = source.number
    if number.isdigit():
        number = f"no. {number}"
    line = Line((*source.kind_words, *as_words(f" {number}" if number else "")))
    line.comma(source.publisher or source.institution).comma(source.place)
    return line.comma(year_or_state(source, full=True)).words


def _note_paper(source: Source, locator: Locator) -> Line:
    line = Line(head_in_note(source)).comma(set_title(TitleStyle.QUOTED, source.title))
    line.paren(_paper_words(source))
    add_locator(line, locator)
    add_address_to_note(line, source)
    return line


def _list_paper(source: Source) -> Line:
    line = Line(head_in_bibliography(source))
    line.sentence(set_title(TitleStyle.QUOTED, source.title))
    line.sentence(capitalize(_paper_words(source)))
    add_address_to_bibliography(line, source)
    return line


# --- theses ------------------------------------------------------------------------------------


def note_thesis(source: Source, locator: Locator) -> Line:
    """Return “Title” (PhD diss., University, Year), 12."""
    line = Line(head_in_note(source)).comma(set_title(TitleStyle.QUOTED, source.title))
    where = Line(source.kind_words).comma(source.institution)
    line.paren(where.comma(year_or_state(source)).words)
    add_locator(line, locator)
    line.comma(source.number)
    add_address_to_note(line, source)
    return line


def list_thesis(source: Source) -> Line:
    """Return “Title.” PhD diss., University, Year."""
    line = Line(head_in_bibliography(source))
    line.sentence(set_title(TitleStyle.QUOTED, source.title))
    line.sentence(capitalize(source.kind_words)).comma(source.institution)
    line.comma(year_or_state(source)).sentence(source.number)
    add_address_to_bibliography(line, source)
    return line
