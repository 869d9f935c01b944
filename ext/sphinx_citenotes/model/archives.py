"""What lies in archives or was spoken: letters, records, interviews, speeches, manuscripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .dates import print_date, says_date
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
from .titles import begin_with_title, go_on_with_title, italic_title, set_title, title_style
from .words import (
    Words,
    as_plain,
    as_words,
    capitalize,
    go_on_with_remark,
    lower_boxes,
    uncapitalize,
)

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
    line = Line(lower_boxes(source.note)).comma(shelfmark_of(source)).comma(source.series)
    line.comma(source.organization).comma(source.institution)
    is_told = _physical(source) or as_plain(source.how).lower() == source.subtype
    line.comma(() if is_told else go_on_with_remark(lower_boxes(source.how)))
    return line.comma(() if _was_made_there(source) else source.place).words


def shelfmark_of(source: Source) -> Words:
    """Return the shelfmark; the number of a record is one, unless the note says it already."""
    is_numbered = source.kind in {Kind.RECORD, Kind.LETTER, Kind.COLLECTION}
    number = as_words(source.number if is_numbered else "")
    shelfmark = source.shelfmark or number
    return () if as_plain(shelfmark) in as_plain(source.note) else shelfmark


def _was_made_there(source: Source) -> bool:
    """Tell whether the place is that of the talk: nothing says that a record of it is kept."""
    is_kept = source.institution or source.organization or source.note
    return source.kind is Kind.INTERVIEW and not is_kept


def _is_on_air(source: Source) -> bool:
    """Tell whether an interview was broadcast or published, and lies in no archive."""
    is_kept = source.institution or source.note or source.place or source.venue
    return source.kind is Kind.INTERVIEW and not is_kept


def _programme(source: Source) -> Words:
    """Return *Programme*, Network, in which an interview was heard (CMOS 17, 14.213)."""
    series = italic_title(source.main_title or source.book_title or source.journal)
    line = Line(series)
    how = () if _physical(source) else source.how
    return line.comma(how).comma(source.publisher or source.organization).words


def _place_of_writing(source: Source) -> Words:
    there = source.venue or source.original_place
    return there or (source.place if _was_made_there(source) else ())


def _description(source: Source) -> Line:
    """Return title and kind of an archival source, after a name (CMOS 17, 14.229)."""
    stands_alone = names_author(source) or not source.authors
    title = begin_with_title(source) if stands_alone else go_on_with_title(source)
    kind = source.title_addon or _told_kind(source, as_plain(title))
    return Line(title).comma(kind).comma(uncapitalize(_physical(source)))


_KINDS_OF_LETTER = {
    "memo": "memorandum", "memorandum": "memorandum", "telegram": "telegram", "cable": "cable",
    "cablegram": "cablegram", "dispatch": "dispatch", "despatch": "despatch",
    "airgram": "airgram", "postcard": "postcard", "email": "email", "fax": "fax",
}  # fmt: skip


def _told_kind(source: Source, title: str) -> Words:
    """Return “telegram” if the subtype says so and *title* does not (CMOS 17, 14.229).

    That a letter is one is understood.
    """
    kind = _KINDS_OF_LETTER.get(source.subtype, "")
    is_said = re.search(rf"\b{re.escape(source.subtype)}", title, re.IGNORECASE)
    return () if is_said else as_words(kind)


_FORM = re.compile(
    r"(?:mimeograph|typescript|manuscript|photocopy|transcript|microfilm|carbon|pamphlet|leaflet"
    r"|broadside|tape recording|video|audio|clipping)",
    re.IGNORECASE,
)


def _physical(source: Source) -> Words:
    """Return ``howpublished`` if it says what the thing is, and not where it lies."""
    return source.how if _FORM.match(as_plain(source.how)) else ()


def note_record(source: Source, locator: Locator) -> Line:
    """Return X to Y, telegram, April 16, 1961, box 40, Collection, Archive, City."""
    line = Line("" if names_author(source) else head_in_note(source))
    line.comma(_description(source).words)
    add_contributions_to_note(line, other_contributions(source))
    if _is_on_air(source):
        line.comma(_programme(source)).comma(_date(source))
    else:
        line.comma(_place_of_writing(source)).comma(_date(source)).comma(_shelf(source))
    add_locator(line, locator)
    add_address_to_note(line, source)
    return line


def list_record(source: Source) -> Line:
    """Return Author. X to Y, telegram, April 16, 1961. Box 40, Collection, Archive, City."""
    line = Line(head_in_bibliography(source))
    line.sentence(capitalize(_description(source).words))
    for contribution in other_contributions(source):
        line.comma(f"{contribution.role.in_bibliography} {contribution.names.all_straight}")
    if _is_on_air(source):
        programme = _programme(source)
        line.sentence(programme).comma(_date(source)) if programme else line.comma(_date(source))
    else:
        line.comma(_place_of_writing(source)).comma(_date(source))
        line.sentence(capitalize(_shelf(source)))
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

_GATHERING = re.compile(
    r"(?!the |an? )(?=.*\b(?:conference|congress|convention|colloquium|meeting|seminar|session"
    r"|symposium|workshop)\b)",
    re.IGNORECASE,
)


def _presented(source: Source) -> Words:
    """Return “paper presented at the” for a paper of a meeting that was not printed."""
    is_paper = source.type in _MEETINGS or (source.type == "unpublished" and not source.subtype)
    if not source.event or not (is_paper or _is_said_presented(source)):
        return ()
    article = " the" if _GATHERING.match(as_plain(source.event)) else ""
    return as_words(f"paper presented at{article}")


_MEETINGS = frozenset({"inproceedings", "conference"})
_PRESENTED = re.compile(r"(?:conference )?paper(?: presented(?: at)?)?", re.IGNORECASE)


def _is_said_presented(source: Source) -> bool:
    """Tell whether ``howpublished`` or ``note`` says of a speech that it is such a paper."""
    return bool(_PRESENTED.fullmatch(as_plain(source.how or source.note)))


_TO = re.compile(r"\b(?:at|to|before|for|of|the)$")


def _occasion(source: Source) -> Words:
    """Return kind, sponsor, place and day of a speech."""
    kind = source.title_addon or source.kind_words or _presented(source)
    if not kind and source.subtype not in as_plain(source.title).lower():
        kind = as_words(source.subtype)
    line = Line(uncapitalize(kind))
    if _TO.search(as_plain(kind)):
        line.space(source.event)
    else:
        line.comma(source.event)
    line.comma(source.venue)
    if not source.institution:
        line.comma(source.place)
    is_told = says_date(as_plain(line.words), source.date)
    return line.comma("" if is_told else print_date(source.date)).words


def _papers(source: Source) -> Words:
    """Return where the text of a speech lies."""
    if not source.institution:
        remarks = [
            () if _PRESENTED.fullmatch(as_plain(words)) else words
            for words in (source.note, source.how)
        ]
        return Line(remarks[0]).comma(source.organization).comma(remarks[1]).words
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
    line.comma(source.organization).comma(source.institution).comma(source.place)
    said = as_plain(line.words)  # “paper presented at …, May 1, 1999”
    is_undated = not source.date or source.date.is_absent
    if (is_undated and re.search(r"\d{4}", said)) or says_date(said, source.date):
        return line.words
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
