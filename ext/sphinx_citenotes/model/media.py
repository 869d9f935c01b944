"""Web pages, blogs, films, broadcasts, maps and pictures, court cases and laws."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .dates import print_date, print_year
from .kinds import Kind
from .line import Line
from .locator import NOWHERE
from .parts import (
    add_address_to_bibliography,
    add_address_to_note,
    add_contributions_as_sentences,
    add_contributions_to_note,
    add_locator,
    add_title_addon,
    head_in_bibliography,
    head_in_note,
    original_imprint,
    other_contributions,
    publisher_of,
    same_words,
)
from .record import Role
from .titles import (
    TitleStyle,
    begin_with_title,
    go_on_with_title,
    series_of,
    set_title,
    title_style,
)
from .words import Run, Words, as_plain, capitalize, italicize, lower_boxes

if TYPE_CHECKING:
    from .locator import Locator
    from .record import Contribution, Source


# --- web ---------------------------------------------------------------------------------------


def _site(source: Source) -> Words:
    """Return the name of the site, unless its owner is the author named already."""
    site = source.organization or source.how or source.publisher or source.institution
    site = site or source.journal or source.book_title
    names = source.authors.names
    return () if names and same_words(site, names[0].straight) else site


def note_web(source: Source, locator: Locator) -> Line:
    """Return “Title,” Site, April 20, 1961, URL (CMOS 17, 14.207)."""
    title = go_on_with_title(source) if source.authors else begin_with_title(source)
    line = Line(head_in_note(source)).comma(title)
    add_title_addon(line, source)
    add_contributions_to_note(line, other_contributions(source))
    line.comma(lower_boxes(_site(source))).comma(source.place if not source.url else ())
    line.comma(print_date(source.date))
    add_locator(line, locator)
    add_address_to_note(line, source)
    return line


def list_web(source: Source) -> Line:
    """Return “Title.” Site, April 20, 1961. URL."""
    line = Line(head_in_bibliography(source))
    line.sentence(begin_with_title(source))
    add_title_addon(line, source, as_sentence=True)
    add_contributions_as_sentences(line, other_contributions(source))
    site = _site(source)
    boxes = lower_boxes(site)
    where = Line(capitalize(boxes) if boxes != site else site)
    where.comma(() if source.url else source.place)
    line.sentence(where.comma(print_date(source.date)).words)
    add_address_to_bibliography(line, source)
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
    return Line((*italicize(name), *sign)).comma(owner).words


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


# --- films -------------------------------------------------------------------------------------


def _release(source: Source) -> Words:
    """Return “1990; Burbank, CA: Warner, 2002”; the first year is that of the first showing."""
    line = Line(original_imprint(source) if source.original_date else ())
    later = Line(source.place).colon(publisher_of(source)).comma(print_year(source.date)).words
    return line.semicolon(later).words


def _medium(source: Source) -> Words:
    return Line(source.kind_words).comma(source.how).words


def note_film(source: Source, locator: Locator) -> Line:
    """Return *Title*, directed by X (1990; City: Studio, 2002), DVD (CMOS 17, 14.265)."""
    line = Line(head_in_note(source)).comma(set_title(title_style(source), source.title))
    add_title_addon(line, source)
    add_contributions_to_note(line, source.contributions)
    line.paren(_release(source)).comma(_medium(source))
    add_locator(line, locator)
    add_address_to_note(line, source)
    return line


def list_film(source: Source) -> Line:
    """Return X, dir. *Title*. 1990; City: Studio, 2002. DVD."""
    director = director_of(source)
    others = source.contributions
    if director:
        others = tuple(c for c in others if c is not director)
        label = director.role.at_head(plural=director.names.is_plural)
        line = Line(f"{director.names.inverted}, {label}")
    else:
        line = Line(head_in_bibliography(source))
    line.sentence(set_title(title_style(source), source.title))
    add_title_addon(line, source, as_sentence=True)
    add_contributions_as_sentences(line, others)
    line.sentence(_release(source)).sentence(capitalize(_medium(source)))
    add_address_to_bibliography(line, source)
    return line


def director_of(source: Source) -> Contribution | None:
    """Return the director of a film, under whom the bibliography lists it."""
    if source.authors or source.kind is not Kind.FILM:
        return None
    return next((c for c in source.contributions if c.role is Role.DIRECTOR), None)


# --- broadcasts --------------------------------------------------------------------------------

_RECORDED = frozenset({"audio", "music"})
_ON_AIR = frozenset({"broadcast", "television", "tv", "radio", "episode"})


def _programme(source: Source) -> Line:
    """Return the programme with its season and episode, and the episode’s title."""
    title = set_title(title_style(source), source.title)
    series = series_of(source)
    if not series:
        return Line(title)
    if source.subtype == "podcast":
        return Line(title).comma(italicize(series))
    if source.type in _RECORDED:
        return Line(title).comma((Run("on "), *italicize(series)))
    return Line(italicize(series)).comma(_episode(source)).comma(title)


def _programme_as_sentences(source: Source) -> Line:
    """Return the programme as the bibliography prints it."""
    title = set_title(title_style(source), source.title)
    if source.subtype == "podcast" and series_of(source):
        return Line(title).sentence(italicize(series_of(source)))
    episode = _episode(source)
    if not episode:
        return _programme(source)
    return Line(italicize(series_of(source))).sentence(capitalize(episode)).comma(title)


def _episode(source: Source) -> Words:
    if source.type in _RECORDED:
        return ()
    line = Line(f"season {source.volume}" if source.volume else "")
    return line.comma(f"episode {source.number}" if source.number else "").words


def _airing(source: Source) -> Words:
    """Return “aired April 17, 1961, on CBS”, or who made it and when."""
    maker = publisher_of(source)
    if source.subtype in _ON_AIR and source.date.has_day:
        line = Line(f"aired {print_date(source.date)}")
        return line.comma((Run("on "), *maker) if maker else ()).words
    if source.type in _RECORDED:
        maker = Line(maker).space(source.number).words
    return Line(source.place).colon(maker).comma(print_date(source.date)).words


def note_broadcast(source: Source, locator: Locator) -> Line:
    """Return *Programme*, “Episode,” directed by X, aired April 17, 1961, on CBS."""
    line = Line(head_in_note(source)).comma(_programme(source).words).comma(source.title_addon)
    add_contributions_to_note(line, source.contributions)
    if source.place:
        line.paren(_airing(source)).comma(_medium(source))
    else:
        line.comma(_airing(source)).comma(_medium(source))
    add_locator(line, locator)
    add_address_to_note(line, source)
    return line


def list_broadcast(source: Source) -> Line:
    """Return *Programme*, “Episode.” Directed by X. Aired April 17, 1961, on CBS."""
    line = Line(head_in_bibliography(source))
    line.sentence(_programme_as_sentences(source).words)
    add_title_addon(line, source, as_sentence=True)
    add_contributions_as_sentences(line, source.contributions)
    line.sentence(capitalize(_airing(source))).sentence(capitalize(_medium(source)))
    add_address_to_bibliography(line, source)
    return line


# --- maps and pictures -------------------------------------------------------------------------


def _holder(source: Source) -> Words:
    return Line(source.organization).comma(source.institution).comma(source.place).words


def note_image(source: Source, locator: Locator) -> Line:
    """Return *Title*, 1931, oil on canvas, Museum, City (CMOS 17, 14.235–37)."""
    line = Line(head_in_note(source)).comma(set_title(title_style(source), source.title))
    if source.publisher:
        line.comma(source.title_addon).comma(_medium(source))
        line.paren(Line(source.place).colon(source.publisher).comma(print_date(source.date)).words)
    else:
        line.comma(print_date(source.date)).comma(source.title_addon).comma(_medium(source))
        line.comma(source.note).comma(_holder(source))
    add_locator(line, locator)
    add_address_to_note(line, source)
    return line


def list_image(source: Source) -> Line:
    """Return *Title*. 1931. Oil on canvas. Museum, City."""
    line = Line(head_in_bibliography(source))
    line.sentence(set_title(title_style(source), source.title))
    if source.publisher:
        line.sentence(capitalize(source.title_addon)).sentence(capitalize(_medium(source)))
        place = Line(source.place).colon(source.publisher)
        line.sentence(place.comma(print_date(source.date)).words)
        add_address_to_bibliography(line, source)
        return line
    line.sentence(print_date(source.date)).sentence(capitalize(source.title_addon))
    line.sentence(capitalize(_medium(source)))
    shelf = Line(source.note)
    if source.organization:
        shelf.comma(_holder(source))
    line.sentence(capitalize(shelf.words))
    line.sentence(_holder(source) if not source.organization else ())
    add_address_to_bibliography(line, source, with_note=False)
    return line


# --- law ---------------------------------------------------------------------------------------


def note_case(source: Source, locator: Locator) -> Line:
    """Return Name v. Name, 558 U.S. 310, 322 (2010) (CMOS 17, 14.276: roman in full)."""
    line = Line(source.title).comma(_reporter(source))
    add_locator(line, locator)
    court = source.institution or source.organization
    line.paren(Line(court).space(print_date(source.date)).words)
    line.comma(source.how)
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
    line.comma(source.number).comma(source.how)
    if source.subtype == "treaty":  # the day on which it was signed (CMOS 17, 14.290)
        line.comma(print_date(source.date)).comma(_reporter(source))
        add_locator(line, locator)
        add_address_to_note(line, source)
        return line
    line.comma(_reporter(source))
    add_locator(line, locator)
    line.paren(Line(source.organization).comma(print_date(source.date)).words)
    add_address_to_note(line, source)
    return line


def list_law(source: Source) -> Line:
    """Return the law as a note prints it, without a place in it."""
    bare = replace(source, url="", addendum=())
    line = note_law(bare, NOWHERE)
    add_address_to_bibliography(line, source)
    return line


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
