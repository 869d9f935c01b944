"""The parts that citations of all kinds share: who, edition, imprint, address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .dates import print_date, print_year
from .kinds import Kind
from .line import Line
from .numbers import print_pages
from .record import Contribution, Role
from .titles import set_title, title_style
from .words import (
    Words,
    as_link,
    as_plain,
    capitalize,
    go_on_with_remark,
    is_bracketed,
    uncapitalize,
    upper_first,
)

if TYPE_CHECKING:
    from .locator import Locator
    from .names import Names
    from .record import Source


# --- who ---------------------------------------------------------------------------------------

_AT_HEAD = (
    Role.EDITOR, Role.GENERAL_EDITOR, Role.VOLUME_EDITOR, Role.GUEST_EDITOR,
    Role.EDITOR_AND_TRANSLATOR, Role.TRANSLATOR, Role.COMPILER, Role.REVISER, Role.ANNOTATOR,
    Role.ORGANIZER, Role.FOUNDER,
)  # fmt: skip
_UNLED = frozenset({Kind.FILM, Kind.BROADCAST, Kind.CHAPTER, Kind.REFERENCE})


def head_contribution(source: Source) -> Contribution | None:
    """Return who stands in the author’s place (CMOS 17, 14.103)."""
    if source.authors or source.kind in _UNLED:
        return None
    for contribution in source.contributions:
        if contribution.role in _AT_HEAD and contribution.may_lead:
            return contribution
    return None


def head_names(source: Source) -> Names:
    """Return the persons under whom *source* is cited; there may be none."""
    contribution = head_contribution(source)
    return contribution.names if contribution else source.authors


def head_in_note(source: Source) -> str:
    """Return “James G. Blight and Peter Kornbluh, eds.”; nothing without author or editor."""
    return _head(source, head_names(source).straight if head_names(source) else "")


def head_in_bibliography(source: Source) -> str:
    """Return “Blight, James G., and Peter Kornbluh, eds.”; nothing without author or editor."""
    return _head(source, head_names(source).inverted if head_names(source) else "")


def name_in_bibliography(source: Source) -> str:
    """Return “Blight, James G., and Peter Kornbluh”, without what they did; there must be names."""
    names = head_names(source).inverted
    return names if head_contribution(source) else f"{names}{_addon(source)}"


def _head(source: Source, names: str) -> str:
    contribution = head_contribution(source)
    if not contribution:
        return _with_helpers(source, f"{names}{_addon(source)}") if names else ""
    return f"{names}, {contribution.role.at_head(plural=contribution.names.is_plural)}"


def _addon(source: Source) -> str:
    """Return a pseudonym or a true name in brackets, the name on a platform in parentheses."""
    addon = source.name_addon
    if not addon or addon[0] in "[(":
        return f" {addon}".rstrip()
    return f" ({addon})" if addon.startswith("@") else f" [{addon}]"


def _with_helpers(source: Source, names: str) -> str:
    """Return *names* and those with whom the author wrote (CMOS 17, 14.104)."""
    for contribution in source.contributions:
        if contribution.role is Role.COLLABORATOR:
            comma = "," if names == head_names(source).inverted + _addon(source) else ""
            names = f"{names}{comma} with {contribution.names.straight}"
    return names


def other_contributions(source: Source) -> tuple[Contribution, ...]:
    """Return who contributed and does not stand at the head."""
    head = head_contribution(source)
    return tuple(c for c in contributions_to_book(source) if c is not head)


def contributions_to_book(source: Source) -> tuple[Contribution, ...]:
    """Return who contributed to the book, without those with whom the author wrote."""
    helped = {Role.COLLABORATOR} if source.authors else set()
    return tuple(c for c in source.contributions if c.role not in helped)


def add_title_addon(line: Line, source: Source, *, as_sentence: bool = False) -> None:
    """Add what stands behind the title; a translation of it goes in brackets (CMOS 17, 14.99)."""
    addon = source.title_addon
    if is_bracketed(addon):
        line.space(addon)
    elif as_sentence:
        line.sentence(capitalize(addon))
    else:
        line.comma(addon)


def add_contributions_to_note(line: Line, contributions: tuple[Contribution, ...]) -> None:
    """Add “ed. X, trans. Y” to *line*."""
    for contribution in contributions:
        label = contribution.role.before(plural=contribution.names.is_plural)
        line.comma(f"{label} {contribution.names.straight}")


def add_contributions_as_sentences(line: Line, contributions: tuple[Contribution, ...]) -> None:
    """Add “Edited by X. Translated by Y” to *line*."""
    for contribution in contributions:
        line.sentence(_in_bibliography(contribution, capital=True))


def add_contributions_in_passing(line: Line, contributions: tuple[Contribution, ...]) -> None:
    """Add “, edited by X, translated by Y” to *line*."""
    for contribution in contributions:
        line.comma(_in_bibliography(contribution, capital=False))


def label_of(contribution: Contribution) -> str:
    """Return “edited by”, or “general editors”, which stands before names as it is."""
    label = contribution.role.in_bibliography
    is_noun = label.endswith("editor") and contribution.names.is_plural
    return f"{label}s" if is_noun else label


def _in_bibliography(contribution: Contribution, *, capital: bool) -> str:
    label = label_of(contribution)
    return f"{label.capitalize() if capital else label} {contribution.names.all_straight}"


# --- imprint, address --------------------------------------------------------------------------

_STATES = {
    "inpress": "in press", "inpreparation": "in preparation", "prepublished": "preprint",
}  # fmt: skip


def year_or_state(source: Source, *, full: bool = False) -> str:
    """Return the year, “forthcoming”, or “n.d.” (CMOS 17, 14.144–46)."""
    if source.date:
        return print_date(source.date) if full else print_year(source.date)
    state = "" if _is_called_reprint(source) else as_plain(source.state)
    is_dated = source.original_date or source.event_date
    return _STATES.get(state, state) or ("" if is_dated else "n.d.")


def publisher_of(source: Source) -> Words:
    """Return who published *source*."""
    publisher = source.publisher or source.institution or source.organization
    return publisher or (source.how if source.type == "booklet" else ())


def imprint(source: Source, *, full_date: bool = False) -> Words:
    """Return “New York: Knopf, 1975”."""
    if is_without_imprint(source):
        return ()
    place = Line(source.place).colon(publisher_of(source))
    if _day_of_access(source) and not source.state:
        return place.words  # the day of access stands for the date (CMOS 17, 14.12)
    return place.comma(year_or_state(source, full=full_date)).words


_OPENS_SMALL = re.compile(r"n\.[pd]\.|forthcoming|in press|to appear|privately")


def imprint_as_sentence(source: Source, *, full_date: bool = False) -> Words:
    """Return the imprint behind a period: “N.p., 1921”; a publisher may begin small."""
    words = imprint(source, full_date=full_date)
    is_small = source.type == "booklet" or _OPENS_SMALL.match(as_plain(words))
    return capitalize(words) if is_small else words


def _is_called_reprint(source: Source) -> bool:
    return as_plain(source.state).lower().rstrip(".") in {"reprint", "reprinted", "repr"}


_TRANSLATED = frozenset({Role.TRANSLATOR, Role.EDITOR_AND_TRANSLATOR})


def is_reprint(source: Source) -> bool:
    """Tell whether the earlier imprint is that of the same words.

    It is that of the work itself where somebody translated it, or where it had another title;
    ``pubstate = {reprint}`` says of a translation that it was printed before.
    """
    if _is_called_reprint(source):
        return True
    is_translated = any(c.role in _TRANSLATED for c in source.contributions)
    if is_translated or source.original_title or source.original_language:
        return False
    return bool(source.original_date or names_first_printer(source))


def names_first_printer(source: Source) -> bool:
    """Tell whether the entry says more of an earlier printing than its year."""
    return bool(source.original_place or source.original_publisher or source.original_title)


def origin_of(source: Source) -> Words:
    """Return “originally published as *Das Meer* (Kiel: Hafen, 1922)” (CMOS 17, 14.99)."""
    if is_reprint(source) or not names_first_printer(source) or source.kind in _UNPRINTED:
        return ()
    title = set_title(title_style(source), source.original_title)
    if title:
        return Line("originally published as").space(title).paren(original_imprint(source)).words
    place = Line(source.original_place).comma(print_year(source.original_date)).words
    if source.original_publisher:
        return Line("originally published by").space(source.original_publisher).paren(place).words
    return Line("originally published in").space(place).words


_UNPRINTED = frozenset({
    Kind.FILM, Kind.BROADCAST, Kind.PATENT, Kind.LETTER, Kind.RECORD, Kind.COLLECTION,
})  # fmt: skip


def original_imprint(source: Source) -> Words:
    """Return place, publisher and year of the first printing."""
    line = Line(source.original_place).colon(source.original_publisher)
    return line.comma(print_year(source.original_date)).words


def imprint_in_note(source: Source, *, full_date: bool = False) -> Words:
    """Return what stands in parentheses: “1906; repr., New York: Knopf, 1975” (14.114)."""
    words = imprint(source, full_date=full_date)
    if not is_reprint(source):
        return words
    if not words:
        return original_imprint(source)
    return Line(original_imprint(source)).semicolon("repr.").comma(words).words


def add_imprint_to_bibliography(line: Line, source: Source, *, full_date: bool = False) -> None:
    """Add “1906. Reprint, New York: Knopf, 1975” to *line*."""
    words = imprint(source, full_date=full_date)
    if is_reprint(source) and words:
        line.sentence(original_imprint(source)).sentence("Reprint").comma(words)
    else:
        line.sentence(imprint_as_sentence(source, full_date=full_date) or original_imprint(source))


def medium_of(source: Source) -> Words:
    """Return what it is and how it is published: “DVD, 95 min.”."""
    return Line(uncapitalize(source.kind_words)).comma(go_on_with_remark(source.how)).words


def pages_of(source: Source) -> str:
    """Return the pages of an article or chapter, ranges shortened."""
    return print_pages(source.pages)


_REVISION = re.compile(r"(?:last )?(?:modified|updated|revised)\b", re.IGNORECASE)


def revision_of(source: Source) -> Words:
    """Return “last modified May 2, 2011” if a field says so (CMOS 17, 14.13)."""
    for words in (source.title_addon, source.note, source.addendum):
        if _REVISION.match(as_plain(words)):
            return words
    return ()


def _day_of_access(source: Source) -> str:
    """Return “accessed May 2, 2011” for a page that says nothing of its own age (14.12)."""
    is_dated = (source.date and not source.date.is_absent) or revision_of(source)
    if not source.url or not source.url_date or is_dated:
        return ""
    return f"accessed {print_date(source.url_date)}"


_READ_ON_SCREEN = frozenset({Kind.BOOK, Kind.CHAPTER, Kind.THESIS})
_SCREEN = re.compile(
    r"(?:Kindle|Nook|Adobe|Apple Books|Google Play|iBooks|EPUB|PDF|e-?book|audiobook|microfilm"
    r"|microfiche|CD-ROM|ProQuest|EBSCO|JSTOR|HathiTrust)\b",
    re.IGNORECASE,
)
"""How a book was read: a note tells it, since its pages may differ (CMOS 17, 14.159 and 14.215)."""


def add_address_to_note(line: Line, source: Source) -> None:
    """Add medium, day of access where there is no date, and the URL (CMOS 17, 14.12)."""
    if source.kind in _READ_ON_SCREEN and _SCREEN.match(as_plain(source.note)):
        line.comma(go_on_with_remark(source.note))
    is_copy = names_address(source.addendum)
    line.comma(() if is_copy else go_on_with_remark(source.addendum))
    line.comma(_day_of_access(source)).comma(as_link(source.url))
    line.comma(go_on_with_remark(source.addendum) if is_copy else ())


def add_address_to_bibliography(line: Line, source: Source, *, with_note: bool = True) -> None:
    """Add the remarks of the entry, day of access where there is no date, and the URL."""
    line.sentence(capitalize(origin_of(source)))
    remarks = [source.note if with_note else (), source.addendum]
    for remark in remarks:
        line.sentence(() if names_address(remark) else capitalize(remark))
    line.sentence(upper_first(_day_of_access(source))).sentence(as_link(source.url))
    for remark in remarks:  # a copy in an archive follows the address of the page itself
        line.sentence(capitalize(remark) if names_address(remark) else ())


def names_address(words: Words) -> bool:
    """Tell whether *words* have a link in them."""
    return any(run.url for run in words)


def add_locator(line: Line, locator: Locator) -> None:
    """Add the place in the source after a comma."""
    line.comma(locator.words)


def is_classical(source: Source) -> bool:
    """Tell whether *source* is cited by book and line, as the works of antiquity are (14.243)."""
    return source.subtype in {"classical", "ancient", "classic"}


_SACRED = frozenset({"bible", "sacred", "scripture", "scriptures", "quran", "qur’an", "koran"})


def is_sacred(source: Source) -> bool:
    """Tell whether *source* is the Bible or another scripture (CMOS 17, 14.239–41)."""
    return source.subtype in _SACRED


def is_without_imprint(source: Source) -> bool:
    """Tell whether a classical work or a scripture is cited without an edition of it."""
    names_edition = source.place or source.publisher or source.date or source.state
    return (is_classical(source) or is_sacred(source)) and not names_edition


def same_words(words: Words, text: str) -> bool:
    """Tell whether *words* say the same as *text*, but for an article and capitals."""
    strip = re.compile(r"^the\s+", re.IGNORECASE)
    return strip.sub("", as_plain(words)).lower() == strip.sub("", text).lower()
