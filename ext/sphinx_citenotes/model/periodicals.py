"""Articles of journals, newspapers and magazines, reviews, and whole issues."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .dates import print_date
from .kinds import Kind
from .line import Line
from .locator import Unit
from .numbers import print_pages
from .parts import (
    add_address_to_bibliography,
    add_address_to_note,
    add_contributions_as_sentences,
    add_contributions_in_passing,
    add_contributions_to_note,
    add_locator,
    add_title_addon,
    head_in_bibliography,
    head_in_note,
    head_names,
    other_contributions,
    pages_of,
    same_words,
    year_or_state,
)
from .titles import (
    TitleStyle,
    begin_with_title,
    drop_article,
    go_on_with_title,
    italic_title,
    set_title,
)
from .words import Run, Words, as_plain, as_words, capitalize

if TYPE_CHECKING:
    from .locator import Locator
    from .record import Source


def _journal(source: Source) -> Words:
    """Return the name of the periodical; English ones lose their The (CMOS 17, 14.170, 14.194).

    A journal that shares its name with another has its place (14.182).
    """
    name = Line(italic_title(drop_article(source.journal, source.language)))
    is_told_by_place = source.kind in {Kind.ARTICLE, Kind.REVIEW} and not source.publisher
    return name.paren(source.place).words if is_told_by_place else name.words


def is_signed(source: Source) -> bool:
    """Tell whether somebody other than the periodical itself signed the article."""
    names = head_names(source).names
    if not names or _NOBODY_NAMED.fullmatch(names[0].straight):
        return False
    return not same_words(source.journal, names[0].straight)


_NOBODY_NAMED = re.compile(r"(?:Staff(?: (?:Reporter|Writer)s?)?|Special to .+)", re.IGNORECASE)


def reviewed_in(source: Source) -> Words:
    """Return “review of *Book*” if a field names the book."""
    return (Run("review of "), *italic_title(source.reviewed)) if source.reviewed else ()


def _review(source: Source) -> Words:
    """Return “review of *Book*, by X”."""
    line = Line(reviewed_in(source))
    if line.words and source.reviewed_authors:
        line.comma(f"by {source.reviewed_authors.straight}")
    return line.words


def _is_dated_like_news(source: Source) -> bool:
    return source.kind is Kind.NEWS or (
        not source.volume and not source.number and source.date.has_month
    )


# --- journals ----------------------------------------------------------------------------------


def note_article(source: Source, locator: Locator) -> Line:
    """Return “Title,” *Journal* 99, no. 3 (1984): 475."""
    line = Line(head_in_note(source) if is_signed(source) else "")
    line.comma(go_on_with_title(source))
    add_title_addon(line, source)
    line.comma(_review(source))
    if source.issue_title:
        issue = set_title(TitleStyle.QUOTED, source.issue_title)
        line.comma((Run("in "), *issue))
    add_contributions_to_note(line, other_contributions(source))
    line.comma("special issue" if source.issue_title else "")
    if _is_dated_like_news(source):
        return _end_news(line, source, locator)
    line.comma(_journal(source))
    _add_volume(line, source)
    if locator.unit is Unit.OTHER:
        line.comma(locator.words)
    else:
        _add_pages(line, source, locator.words or pages_of(source))
    add_address_to_note(line, source)
    return line


def list_article(source: Source) -> Line:
    """Return “Title.” *Journal* 99, no. 3 (1984): 471–91."""
    line = Line(head_in_bibliography(source) if is_signed(source) else "")
    line.sentence(begin_with_title(source))
    add_title_addon(line, source, as_sentence=True)
    line.sentence(capitalize(_review(source)))
    if source.issue_title:
        issue = set_title(TitleStyle.QUOTED, source.issue_title)
        line.sentence((Run("In "), *issue))
        add_contributions_in_passing(line, other_contributions(source))
        line.comma("special issue").comma(_journal(source))
    else:
        add_contributions_as_sentences(line, other_contributions(source))
        line.sentence(_journal(source))
    if _is_dated_like_news(source):
        line.comma(print_date(source.date)).comma(pages_of(source))
    else:
        _add_volume(line, source)
        _add_pages(line, source, pages_of(source))
    add_address_to_bibliography(line, source)
    return line


def _add_pages(line: Line, source: Source, pages: Words | str) -> None:
    """Add *pages* after a colon; after a mere date they follow a comma (CMOS 17, 14.174)."""
    if _is_counted(source):
        line.colon(pages)
    else:
        line.comma(pages)


def _is_counted(source: Source) -> bool:
    return bool(source.volume or source.number)


def _add_volume(line: Line, source: Source) -> None:
    number = re.sub(r"^(?=[SI])(?:Suppl|Supplement|Issue)\b", _small, source.number)
    if number and number[0].isdigit():
        number = print_pages(number)
        number = f"{'nos.' if re.search(r'[–/,] ?[0-9]', number) else 'no.'} {number}"
    line.comma(_series(source))
    if source.volume:
        line.comma(source.volume) if source.series else line.space(source.volume)
    when = as_words(year_or_state(source, full=True))
    if _is_counted(source):
        line.comma(number).paren(when)
    else:
        line.comma(when)


def _small(found: re.Match[str]) -> str:
    return found[0].lower()


def _series(source: Source) -> Words:
    if not source.series:
        return ()
    text = "".join(run.text for run in source.series)
    named = {"newseries": "n.s.", "oldseries": "o.s.", "new series": "n.s."}.get(text.lower())
    if named:
        return as_words(named)
    if text.isdigit():
        ending = {"1": "st", "2": "nd", "3": "rd"}.get(text, "th")
        return as_words(f"{text}{ending} ser.")
    return source.series


# --- newspapers and magazines ------------------------------------------------------------------


def note_news(source: Source, locator: Locator) -> Line:
    """Return “Title,” *Newspaper*, April 7, 1961 (CMOS 17, 14.191–200)."""
    line = Line(head_in_note(source) if is_signed(source) else "")
    line.comma(go_on_with_title(source))
    add_title_addon(line, source)
    add_contributions_to_note(line, other_contributions(source))
    return _end_news(line, source, locator)


def _end_news(line: Line, source: Source, locator: Locator) -> Line:
    line.comma(_newspaper(source)).comma(print_date(source.date)).comma(_edition(source))
    line.comma(_section(source))
    add_locator(line, locator)
    add_address_to_note(line, source)
    return line


def _edition(source: Source) -> str:
    """Return “late edition”: what papers call their editions is not abbreviated."""
    text = as_plain(source.edition)
    if text in {"City", "Early", "Evening", "Final", "Late", "Morning"}:
        text = text.lower()
    return text if not text or re.search(r"\bed(?:ition|\.)", text) else f"{text} edition"


_SECTION = re.compile(r"sec(?:t(?:ion)?)?\.? (?P<name>\w+)", re.IGNORECASE)


def _section(source: Source) -> str:
    """Return “sec. B” if the note of the entry names the section of a newspaper (14.193)."""
    found = _SECTION.fullmatch(as_plain(source.note))
    return f"sec. {found['name']}" if found else ""


def _newspaper(source: Source) -> Words:
    if not source.journal:
        return source.place
    named = as_plain(source.place) in as_plain(source.journal)  # the Chicago Tribune has its city
    return Line(_journal(source)).paren(() if named else source.place).words


def list_news(source: Source) -> Line:
    """Return “Title.” *Newspaper*, April 7, 1961.

    The newspaper stands in the place of an author who is not named (CMOS 17, 14.199).
    """
    title = begin_with_title(source)
    if is_signed(source) or not title:
        line = Line(head_in_bibliography(source) if is_signed(source) else "").sentence(title)
        add_title_addon(line, source, as_sentence=True)
        add_contributions_as_sentences(line, other_contributions(source))
        line.sentence(_newspaper(source)).comma(print_date(source.date))
    else:
        line = Line(_newspaper(source)).sentence(title)
        add_title_addon(line, source, as_sentence=True)
        line.sentence(print_date(source.date))
    section = _section(source)
    line.comma(_edition(source)).comma(section)
    add_address_to_bibliography(line, source, with_note=not section)
    return line


# --- issues ------------------------------------------------------------------------------------


def note_issue(source: Source, locator: Locator) -> Line:
    """Return X, ed., “Theme,” special issue, *Journal* 99, no. 3 (1984)."""
    line = Line(head_in_note(source))
    if source.issue_title:
        line.comma(set_title(TitleStyle.QUOTED, source.issue_title)).comma("special issue")
    line.comma(italic_title(source.title or source.journal))
    _add_volume(line, source)
    if locator.unit is Unit.PAGE:
        line.colon(locator.words)
    else:
        add_locator(line, locator)
    add_address_to_note(line, source)
    return line


def list_issue(source: Source) -> Line:
    """Return X, ed. “Theme.” Special issue, *Journal* 99, no. 3 (1984)."""
    line = Line(head_in_bibliography(source))
    if source.issue_title:
        line.sentence(set_title(TitleStyle.QUOTED, source.issue_title)).sentence("Special issue")
        line.comma(italic_title(source.title or source.journal))
    else:
        line.sentence(italic_title(source.title or source.journal))
    _add_volume(line, source)
    add_address_to_bibliography(line, source)
    return line
