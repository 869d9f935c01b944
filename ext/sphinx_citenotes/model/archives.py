"""What lies in archives or was spoken: letters, records, interviews, speeches, manuscripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .dates import print_date
from .kinds import Kind
from .line import Line
from .parts import (
    add_address_to_bibliography,
    add_address_to_note,
    add_contributions_as_sentences,
    add_contributions_to_note,
    add_locator,
    head_in_bibliography,
    head_in_note,
    other_contributions,
    year_or_state,
)
from .titles import begin_with_title, go_on_with_title, set_title, title_style
from .words import Words, as_plain, as_words, capitalize, lower_boxes, uncapitalize

if TYPE_CHECKING:
    from .locator import Locator
    from .record import Source


def names_author(source: Source) -> bool:
    """Tell whether the title of a letter names its author already."""
    names = source.authors.names
    if source.kind is not Kind.LETTER or not names:
        return False
    return bool(re.search(rf"(?<!\w){re.escape(names[0].family)}(?!\w)", as_plain(source.title)))


def _date(source: Source) -> str:
    if source.date or source.kind is not Kind.LETTER:
        return print_date(source.date)
    return "n.d."


def _shelf(source: Source) -> Words:
    """Return where it lies, from the smallest to the largest: box, collection, archive, city."""
    line = Line(lower_boxes(source.note)).comma(source.series).comma(source.organization)
    return line.comma(source.institution).comma(source.how).comma(source.place).words


def _description(source: Source) -> Line:
    """Return title and kind of an archival source, after a name (CMOS 17, 14.229)."""
    stands_alone = names_author(source) or not source.authors
    title = begin_with_title(source) if stands_alone else go_on_with_title(source)
    return Line(title).comma(source.title_addon)


def note_record(source: Source, locator: Locator) -> Line:
    """Return X to Y, telegram, April 16, 1961, box 40, Collection, Archive, City."""
    line = Line("" if names_author(source) else head_in_note(source))
    line.comma(_description(source).words)
    add_contributions_to_note(line, other_contributions(source))
    line.comma(_date(source)).comma(_shelf(source))
    add_locator(line, locator)
    add_address_to_note(line, source)
    return line


def list_record(source: Source) -> Line:
    """Return Author. X to Y, telegram, April 16, 1961. Box 40, Collection, Archive, City."""
    line = Line(head_in_bibliography(source))
    line.sentence(capitalize(_description(source).words))
    for contribution in other_contributions(source):
        line.comma(f"{contribution.role.in_bibliography} {contribution.names.all_straight}")
    line.comma(_date(source)).sentence(capitalize(_shelf(source)))
    add_address_to_bibliography(line, source, with_note=False)
    return line


# --- collections -------------------------------------------------------------------------------


def note_collection(source: Source, locator: Locator) -> Line:
    """Return Collection, Archive, City."""
    line = Line(name_collection(source, head_in_note(source))).comma(source.title_addon)
    line.comma(print_date(source.date)).comma(_shelf(source))
    add_locator(line, locator)
    add_address_to_note(line, source)
    return line


_HOLDINGS = re.compile(r"(?:papers|files|records|collection|diaries|letters)", re.IGNORECASE)


def name_collection(source: Source, owner: str) -> Words:
    """Return “Horace Kallen Papers” for a title that is nothing but Papers, else the title."""
    if owner and _HOLDINGS.fullmatch(as_plain(source.title)):
        return Line(owner).space(capitalize(source.title)).words
    return Line(owner).comma(source.title).words


def list_collection(source: Source) -> Line:
    """Return Collection. Archive, City."""
    line = Line(head_in_bibliography(source)).sentence(source.title).comma(source.title_addon)
    line.comma(print_date(source.date)).sentence(capitalize(_shelf(source)))
    add_address_to_bibliography(line, source, with_note=False)
    return line


# --- speeches and manuscripts ------------------------------------------------------------------

_TO = re.compile(r"\b(?:at|to|before|for|of)$")


def _occasion(source: Source) -> Words:
    """Return kind, sponsor, place and day of a speech."""
    kind = source.title_addon or source.kind_words
    if not kind and source.subtype not in as_plain(source.title).lower():
        kind = as_words(source.subtype)
    line = Line(kind)
    if _TO.search(as_plain(kind)):
        line.space(source.event)
    else:
        line.comma(source.event)
    line.comma(source.venue)
    if not source.institution:
        line.comma(source.place)
    return line.comma(print_date(source.date or source.event_date)).words


def _papers(source: Source) -> Words:
    """Return where the text of a speech lies."""
    if not source.institution:
        return Line(source.note).comma(source.organization).comma(source.how).words
    return _shelf(source)


def note_speech(source: Source, locator: Locator) -> Line:
    """Return “Title” (lecture, Sponsor, City, April 26, 2000)."""
    line = Line(head_in_note(source))
    line.comma(set_title(title_style(source), source.title)).paren(_occasion(source))
    line.comma(_papers(source))
    add_locator(line, locator)
    add_address_to_note(line, source)
    return line


def list_speech(source: Source) -> Line:
    """Return “Title.” Lecture, Sponsor, City, April 26, 2000."""
    line = Line(head_in_bibliography(source))
    line.sentence(begin_with_title(source))
    line.sentence(capitalize(_occasion(source))).sentence(capitalize(_papers(source)))
    add_address_to_bibliography(line, source, with_note=False)
    return line


def _state(source: Source) -> Words:
    """Return what kind of manuscript, whose and when."""
    kind = source.title_addon or source.kind_words or source.how or source.note
    line = Line(kind or as_words("unpublished manuscript"))
    line.comma(source.institution or source.organization).comma(source.place)
    return line.comma(year_or_state(source, full=True)).words


def note_unpublished(source: Source, locator: Locator) -> Line:
    """Return “Title” (unpublished manuscript, May 3, 1961)."""
    title = go_on_with_title(source) if source.authors else begin_with_title(source)
    line = Line(head_in_note(source)).comma(title)
    line.paren(uncapitalize(_state(source)))
    add_locator(line, locator)
    add_address_to_note(line, source)
    return line


def list_unpublished(source: Source) -> Line:
    """Return “Title.” Unpublished manuscript, May 3, 1961."""
    line = Line(head_in_bibliography(source))
    line.sentence(begin_with_title(source))
    add_contributions_as_sentences(line, other_contributions(source))
    line.sentence(capitalize(_state(source)))
    used = source.title_addon or source.kind_words or source.how
    add_address_to_bibliography(line, source, with_note=bool(used))
    return line
