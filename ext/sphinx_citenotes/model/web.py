"""Web pages, blogs, and data that are published on the web."""

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
    add_title_addon,
    head_in_bibliography,
    head_in_note,
    other_contributions,
    revision_of,
    same_words,
)
from .titles import begin_with_title, go_on_with_title, italic_title, set_title, title_style
from .words import (
    Run,
    Words,
    as_plain,
    as_words,
    capitalize,
    go_on_with_remark,
    is_bracketed,
    lower_boxes,
    starts_small,
    upper_first,
)

if TYPE_CHECKING:
    from .locator import Locator
    from .record import Source


def _site(source: Source) -> Words:
    """Return the name of the site and its owner, unless the author is the same."""
    named = _site_name(source)
    owner = source.organization or source.publisher or source.institution
    names = source.authors.names
    if names and same_words(owner, names[0].straight):
        owner = ()
    if _names_site(source):
        owner = source.title_addon
    return Line(named).comma(owner).comma(go_on_with_remark(source.how)).words


def _names_site(source: Source) -> bool:
    """Tell whether ``titleaddon`` is the only name of the site, as Zotero may write it."""
    named = _site_name(source) or source.organization or source.publisher or source.institution
    says_else = is_bracketed(source.title_addon) or source.title_addon == revision_of(source)
    is_page = source.kind is Kind.WEB and source.type == "online" and bool(source.url)
    return is_page and not named and not says_else and not starts_small(source.title_addon)


def _site_name(source: Source) -> Words:
    return source.journal or source.main_title or source.book_title


def sponsor_of(source: Source) -> Words:
    """Return who owns the site, where it has a name of its own beside."""
    return source.organization if _site_name(source) else ()


def is_listed_by_sponsor(source: Source) -> bool:
    """Tell whether the owner of a site stands in the place of the author of its page (14.207).

    A page of which only the site is known stands under its title.
    """
    is_page = source.kind is Kind.WEB and bool(sponsor_of(source))
    return is_page and not head_in_bibliography(source)


def _age(source: Source) -> Words:
    """Return the date, or when the page was last changed; nothing for a page without either."""
    if source.date.is_absent and source.url:
        return revision_of(source)
    if says_date(as_plain(source.how), source.date):
        return ()
    return as_words(print_date(source.date)) or revision_of(source)


def _version(source: Source) -> str:
    version = source.version
    if not version[:1].isdigit():
        return version
    return f"v. {version}" if source.type == "software" else f"version {version}"


def _add_addon(line: Line, source: Source, *, as_sentence: bool = False) -> None:
    if source.title_addon != revision_of(source) and not _names_site(source):
        add_title_addon(line, source, as_sentence=as_sentence)


def note_web(source: Source, locator: Locator) -> Line:
    """Return “Title,” Site, April 20, 1961, URL (CMOS 17, 14.207)."""
    title = go_on_with_title(source) if source.authors else begin_with_title(source)
    line = Line(head_in_note(source)).comma(title)
    _add_addon(line, source)
    add_contributions_to_note(line, other_contributions(source))
    line.comma(_version(source))
    line.comma(lower_boxes(_site(source))).comma(source.place if not source.url else ())
    line.comma(go_on_with_remark(_age(source)))
    add_locator(line, locator)
    add_address_to_note(line, source)
    return line


def list_web(source: Source) -> Line:
    """Return “Title.” Site, April 20, 1961. URL."""
    by_sponsor = is_listed_by_sponsor(source)
    line = Line(sponsor_of(source) if by_sponsor else head_in_bibliography(source))
    line.sentence(begin_with_title(source))
    _add_addon(line, source, as_sentence=True)
    add_contributions_as_sentences(line, other_contributions(source))
    line.sentence(upper_first(_version(source)))
    site = _site_name(source) if by_sponsor else _site(source)
    boxes = lower_boxes(site)
    begins_with_how = bool(source.how) and site == go_on_with_remark(source.how)
    where = Line(capitalize(boxes) if boxes != site or begins_with_how else site)
    where.comma(() if source.url else source.place)
    if _age(source) != revision_of(source) and where.words:
        line.sentence(where.comma(_age(source)).words)
    else:
        line.sentence(where.words).sentence(capitalize(_age(source)))
    add_address_to_bibliography(line, source, with_note=revision_of(source) != source.note)
    return line


def _blog(source: Source) -> Words:
    """Return *Name* (blog), and the larger site if there is one."""
    name = source.journal or source.main_title or source.book_title
    owner = source.organization or source.publisher
    if not name:
        name, owner = owner, ()
    if not name:
        return ()
    sign = () if re.search(r"\bblog\b", as_plain(name), re.IGNORECASE) else (Run(" (blog)"),)
    return Line((*italic_title(name), *sign)).comma(owner).words


def note_blog(source: Source, locator: Locator) -> Line:
    """Return “Title,” *Name* (blog), April 20, 2011, URL (CMOS 17, 14.208)."""
    line = Line(head_in_note(source)).comma(set_title(title_style(source), source.title))
    line.comma(source.title_addon).comma(_blog(source)).comma(print_date(source.date))
    add_locator(line, locator)
    add_address_to_note(line, source)
    return line


def list_blog(source: Source) -> Line:
    """Return “Title.” *Name* (blog), April 20, 2011. URL."""
    line = Line(head_in_bibliography(source))
    line.sentence(set_title(title_style(source), source.title))
    add_title_addon(line, source, as_sentence=True)
    line.sentence(Line(_blog(source)).comma(print_date(source.date)).words)
    add_address_to_bibliography(line, source)
    return line
