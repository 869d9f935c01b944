"""Films, broadcasts, recordings and performances."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .dates import print_date, print_year, says_date
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
    medium_of,
    original_imprint,
    publisher_of,
)
from .record import Role
from .titles import italic_title, series_of, set_title, title_style
from .words import Run, Words, as_plain, as_words, capitalize, uncapitalize, upper_first

if TYPE_CHECKING:
    from .locator import Locator
    from .record import Contribution, Source


# --- films -------------------------------------------------------------------------------------


def _release(source: Source) -> Words:
    """Return “1990; Burbank, CA: Warner, 2002”; the first year is that of the first showing."""
    line = Line(original_imprint(source) if source.original_date else ())
    later = Line(source.place).colon(publisher_of(source)).comma(print_year(source.date)).words
    return line.semicolon(later).words


def note_film(source: Source, locator: Locator) -> Line:
    """Return *Title*, directed by X (1990; City: Studio, 2002), DVD (CMOS 17, 14.265)."""
    line = Line(head_in_note(source)).comma(set_title(title_style(source), source.title))
    add_title_addon(line, source)
    add_contributions_to_note(line, source.contributions)
    line.paren(_release(source))
    add_locator(line, locator)
    line.comma(medium_of(source))
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
    line.sentence(_release(source)).sentence(capitalize(medium_of(source)))
    add_address_to_bibliography(line, source)
    return line


def director_of(source: Source) -> Contribution | None:
    """Return the director of a film, under whom the bibliography lists it."""
    if source.authors or source.kind is not Kind.FILM:
        return None
    return next((c for c in source.contributions if c.role is Role.DIRECTOR), None)


# --- broadcasts --------------------------------------------------------------------------------

_RECORDED = frozenset({"audio", "music"})
_ON_AIR = frozenset({
    "broadcast", "television", "tv", "radio", "episode", "tvepisode", "tvbroadcast",
    "radiobroadcast",
})  # fmt: skip


def _programme(source: Source) -> Line:
    """Return the programme with its season and episode, and the episode’s title."""
    title = set_title(title_style(source), source.title)
    series = series_of(source)
    if not series:
        return Line(title)
    if source.type in _RECORDED:
        return Line(title).comma((Run("on "), *italic_title(series)))
    return Line(italic_title(series)).comma(episode_of(source)).comma(title)


def _programme_as_sentences(source: Source) -> Line:
    """Return the programme as the bibliography prints it."""
    title = set_title(title_style(source), source.title)
    series = series_of(source)
    if source.type in _RECORDED:
        return Line(title).sentence((Run("On "), *italic_title(series)) if series else ())
    if not series:
        return Line(title)
    episode = episode_of(source)
    line = Line(italic_title(series)).sentence(capitalize(episode))
    return line.comma(title) if episode else line.sentence(title)


_SEASON = re.compile(r"(?:seasons?|series|episodes?|ep\.|pt\.|part) ?\d", re.IGNORECASE)


def _says_episode(source: Source) -> bool:
    """Tell whether ``titleaddon`` is “season 3, episode 12” and not a remark."""
    is_counted = bool(source.volume or source.number)
    return not is_counted and bool(_SEASON.match(as_plain(source.title_addon)))


def _addon(source: Source) -> Words:
    return () if series_of(source) and _says_episode(source) else source.title_addon


def episode_of(source: Source) -> Words:
    """Return “season 3, episode 12” of a programme."""
    if source.type in _RECORDED and not _is_podcast(source):
        return ()
    if _says_episode(source):
        return uncapitalize(source.title_addon)
    line = Line(f"season {source.volume}" if source.volume else "")
    return line.comma(f"episode {source.number}" if source.number else "").words


def _was_aired(source: Source) -> bool:
    """Tell whether a station sent it on a certain day; so it did with the part of a programme."""
    day = source.event_date or source.date
    if source.subtype in _ON_AIR:
        return day.has_day
    is_part = source.type == "video" and bool(series_of(source))
    return is_part and day.has_day and not source.url and not source.place


def _airing(source: Source) -> Words:
    """Return “aired April 17, 1961, on CBS”, or who made it and when."""
    maker = publisher_of(source)
    if as_plain(maker) in as_plain(source.how):  # “YouTube video, 3:04” names its host
        maker = ()
    if _was_aired(source) and not _is_released(source):
        day = source.event_date or source.date
        line = Line("" if says_date(as_plain(source.how), day) else f"aired {print_date(day)}")
        return line.comma((Run("on "), *maker) if maker else ()).words
    if source.type in _RECORDED:
        maker = Line(maker).space(source.number).words
    place = Line(source.venue).comma(source.place) if source.venue else Line(source.place)
    if source.type == "performance":
        return place.comma(maker).comma(print_date(source.event_date or source.date)).words
    when = source.date if source.date or _making(source) else source.event_date
    is_told = says_date(as_plain(source.how), when)
    return place.colon(maker).comma("" if is_told else print_date(when)).words


def _is_released(source: Source) -> bool:
    """Tell whether the imprint is that of a recording, later than the broadcast."""
    return bool(source.event_date and source.date and source.place)


def _making(source: Source) -> str:
    """Return “recorded June 4, 1959”: when it was played, before who put it out (14.263)."""
    if not source.event_date or source.type == "performance":
        return ""
    day = print_date(source.event_date)
    if source.type in _RECORDED:
        return f"recorded {day}"
    if _was_aired(source):
        return f"aired {day}" if _is_released(source) else ""
    return f"filmed {day}" if source.date else ""


def note_broadcast(source: Source, locator: Locator) -> Line:
    """Return *Programme*, “Episode,” directed by X, aired April 17, 1961, on CBS."""
    if _is_podcast(source):
        return _note_podcast(source, locator)
    line = Line(head_in_note(source)).comma(_programme(source).words).comma(_addon(source))
    add_contributions_to_note(line, source.contributions)
    line.comma(_making(source))
    if source.place and source.type != "performance":
        line.paren(_airing(source)).comma(medium_of(source))
    else:
        line.comma(_airing(source)).comma(medium_of(source))
    add_locator(line, locator)
    add_address_to_note(line, source)
    return line


def list_broadcast(source: Source) -> Line:
    """Return *Programme*, “Episode.” Directed by X. Aired April 17, 1961, on CBS."""
    if _is_podcast(source):
        return _list_podcast(source)
    line = Line(head_in_bibliography(source))
    line.sentence(_programme_as_sentences(source).words)
    add_title_addon(line, replace(source, title_addon=_addon(source)), as_sentence=True)
    add_contributions_as_sentences(line, source.contributions)
    line.sentence(upper_first(_making(source)))
    line.sentence(capitalize(_airing(source))).sentence(capitalize(medium_of(source)))
    add_address_to_bibliography(line, source)
    return line


# --- podcasts ----------------------------------------------------------------------------------


def _is_podcast(source: Source) -> bool:
    return source.subtype == "podcast" and bool(series_of(source))


def _podcast_medium(source: Source) -> Words:
    return medium_of(source) or as_words("podcast")


def _note_podcast(source: Source, locator: Locator) -> Line:
    """Return “Episode,” April 21, 2015, in *Series*, produced by X, podcast (CMOS 17, 14.267)."""
    line = Line(head_in_note(source)).comma(set_title(title_style(source), source.title))
    line.comma(_addon(source)).comma(print_date(source.date or source.event_date))
    line.comma((Run("in "), *italic_title(series_of(source)))).comma(episode_of(source))
    add_contributions_to_note(line, source.contributions)
    line.comma(publisher_of(source)).comma(_podcast_medium(source))
    add_locator(line, locator)
    add_address_to_note(line, source)
    return line


def _list_podcast(source: Source) -> Line:
    """Return “Episode.” April 21, 2015. In *Series*. Produced by X. Podcast."""
    line = Line(head_in_bibliography(source))
    line.sentence(set_title(title_style(source), source.title))
    add_title_addon(line, replace(source, title_addon=_addon(source)), as_sentence=True)
    line.sentence(print_date(source.date or source.event_date))
    line.sentence((Run("In "), *italic_title(series_of(source)))).comma(episode_of(source))
    add_contributions_as_sentences(line, source.contributions)
    line.sentence(publisher_of(source)).sentence(capitalize(_podcast_medium(source)))
    add_address_to_bibliography(line, source)
    return line
