"""Author and year, by which citations in parentheses name a source."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .parts import head_names, year_or_state
from .titles import short_title
from .words import as_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .record import Source

_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a citation in parentheses says of a source: Wyden 1979.

    *authors* are all of them, however many; *year* has the letter that tells the source from
    another of that author and year.
    """

    author: str
    authors: str
    year: str

    def __str__(self) -> str:
        """Return “Wyden 1979”."""
        return self.of(self.author)

    def of(self, author: str) -> str:
        """Return “Wyden 1979”, but “Wyden, n.d.” and “Wyden, forthcoming”."""
        is_number = self.year[:1].isdigit() or self.year.startswith("[")
        return f"{author} {self.year}" if is_number else f"{author}, {self.year}"


def label_of(source: Source) -> Label:
    """Return the label of *source*, without a letter; a title stands in for names."""
    names = head_names(source)
    surnames = [name.surname for name in names.names]
    author = source.short_author or names.short()
    if not author:
        author = as_plain(short_title(source)) or source.key
    is_whole = source.short_author or names.others or len(surnames) <= _PAIR
    authors = author if is_whole else f"{', '.join(surnames[:-1])}, and {surnames[-1]}"
    return Label(author=author, authors=authors, year=year_or_state(source))


def letters_of(labels: Iterable[tuple[str, Label]]) -> Mapping[str, str]:
    """Return the letter of each source that shares its label with another, by their keys.

    Letters go by the order in which keys and labels come; a key may come again.
    """
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for key, label in labels:
        groups[str(label)].setdefault(key)
    return {
        key: _letters(number)
        for keys in groups.values()
        if len(keys) > 1
        for number, key in enumerate(keys, start=1)
    }


def _letters(number: int) -> str:
    """Return the letters that stand for *number*: a for 1, z for 26, aa for 27."""
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("a") + rest) + found
    return found
