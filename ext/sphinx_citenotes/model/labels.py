"""Author and year, by which citations in parentheses name a source."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .dates import print_year
from .names import Given, Names
from .parts import head_names, year_or_state
from .titles import short_title
from .words import as_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .names import Name
    from .record import Source


_NOBODY = Names()


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a citation in parentheses says of a source: Wyden 1979.

    *authors* are all of them, however many; *year* has the letter that tells the source from
    another of that author and year. *names* are the persons behind both, nobody if a title or a
    short form stands for them.
    """

    author: str
    authors: str
    year: str
    names: Names = _NOBODY

    def __str__(self) -> str:
        """Return “Wyden 1979”."""
        return self.of(self.author)

    def of(self, author: str) -> str:
        """Return “Wyden 1979”, but “Wyden, n.d.” and “Wyden, forthcoming”."""
        is_number = self.year[:1].isdigit() or self.year.startswith("[")
        return f"{author} {self.year}" if is_number else f"{author}, {self.year}"

    def with_given(self, given: Given = Given.NONE, *, lead: Given = Given.NONE) -> Label:
        """Return this label with as much of the given names, of all or of the first alone."""
        author = self.names.short(given, lead=lead)
        return replace(self, author=author, authors=self.names.all_short(given, lead=lead))


def label_of(source: Source) -> Label:
    """Return the label of *source*, told from no other; a title stands in for names."""
    year = year_or_state(source) or print_year(source.original_date or source.event_date) or "n.d."
    names = head_names(source)
    if names and not source.short_author:
        return Label(author=names.short(), authors=names.all_short(), year=year, names=names)
    author = source.short_author or as_plain(short_title(source)) or source.key
    return Label(author=author, authors=author, year=year)


def tell_apart(labels: Iterable[tuple[str, Label]]) -> Mapping[str, Label]:
    """Return the label of each source by its key, each of which means one source.

    Persons of one surname get initials, or their given names if those are alike (CMOS 17, 15.22);
    works of the same authors in one year get letters, in the order in which they come.
    """
    told = _by_given_names(dict(labels))
    groups: dict[str, list[str]] = defaultdict(list)
    for key, label in told.items():
        groups[str(label)].append(key)
    for keys in groups.values():
        for number, key in enumerate(keys if len(keys) > 1 else (), start=1):
            told[key] = replace(told[key], year=told[key].year + _letters(number))
    return told


def _by_given_names(labels: Mapping[str, Label]) -> dict[str, Label]:
    persons: dict[str, dict[str, Name]] = defaultdict(dict)
    for label in labels.values():
        for name in label.names.names[:1]:
            persons[name.surname.casefold()][name.straight] = name
    told = {}
    for key, label in labels.items():
        lead = _given_of(label.names.names[0], persons) if label.names else Given.NONE
        told[key] = label if lead is Given.NONE else label.with_given(lead=lead)
    teams: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, label in told.items():
        teams[str(label)][label.names.all_straight if label.names else ""].append(key)
    for alike in teams.values():
        for key in [key for keys in alike.values() for key in keys] if len(alike) > 1 else ():
            if told[key].names:
                told[key] = _of_team(told[key])
    return told


def _given_of(name: Name, persons: Mapping[str, Mapping[str, Name]]) -> Given:
    """Return how much of the given names tells *name* from the others of that surname."""
    others = [each for each in persons[name.surname.casefold()].values() if each != name]
    if not others or not name.given:
        return Given.NONE
    initials = name.short(Given.INITIALS)
    alike = any(other.short(Given.INITIALS) == initials for other in others)
    return Given.FULL if alike else Given.INITIALS


def _of_team(label: Label) -> Label:
    """Return *label* with all names in full, which another team shares in its short form."""
    full = label.with_given(Given.FULL)
    return replace(full, author=full.authors)


def _letters(number: int) -> str:
    """Return the letters that stand for *number*: a for 1, z for 26, aa for 27."""
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("a") + rest) + found
    return found
