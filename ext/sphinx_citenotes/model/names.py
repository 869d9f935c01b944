"""Names of persons and bodies: printed straight, inverted or short."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import Enum

IN_FULL_UP_TO = 3
"""So many authors are all named in a note (CMOS 17, 14.76)."""
IN_BIBLIOGRAPHY_UP_TO = 10
"""So many authors are all named in the bibliography; of more, the first seven (14.76)."""
_FIRST_OF_MANY = 7
_PAIR = 2


class Given(Enum):
    """How much of the given names stands before the family name in a shortened note."""

    NONE = "none"
    INITIALS = "initials"
    FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One person or, with nothing but a family name, one body or mononym.

    A *supplied* name does not stand on the title page; brackets say so, and a question mark that it
    is a *guess* (CMOS 17, 14.79).
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    keeps_particle: bool = False
    family_first: bool = False
    is_supplied: bool = False
    is_guess: bool = False

    @property
    def straight(self) -> str:
        """Richard M. Bissell Jr."""
        if self.is_supplied:
            return self._in_brackets(self.bare.straight)
        if self._joins_without_space:
            return self.family + self.given
        parts = (self.given, self.particle, self.family)
        if self.family_first:
            parts = (self.particle, self.family, self.given)
        return _spaced(*parts, self.suffix)

    @property
    def inverted(self) -> str:
        """Bissell, Richard M., Jr. Names written family first have no comma (CMOS 17, 16.76)."""
        if self.is_supplied:
            return self._in_brackets(self.bare.inverted)
        if self._joins_without_space or (self.family_first and not self.suffix):
            return self.straight
        if self.keeps_particle:
            head, given = _spaced(self.particle, self.family), self.given
        else:
            head, given = self.family, _spaced(self.given, self.particle)
        return ", ".join(part for part in (head, given, self.suffix) if part)

    @property
    def surname(self) -> str:
        """What a shortened note calls the person."""
        return _spaced(self.particle, self.family) if self.keeps_particle else self.family

    def short(self, given: Given = Given.NONE) -> str:
        """Return the surname, with as much of the given names as tells two persons apart."""
        if given is Given.NONE or not self.given:
            return self._in_brackets(self.surname) if self.is_supplied else self.surname
        if given is Given.FULL or self.family_first:
            return self.straight
        initials = " ".join(f"{part[0]}." for part in re.split(r"[\s-]+", self.given) if part)
        return replace(self, given=initials, suffix="").straight

    @property
    def bare(self) -> Name:
        """The name without its brackets."""
        return replace(self, is_supplied=False, is_guess=False)

    def _in_brackets(self, text: str) -> str:
        return f"[{text}?]" if self.is_guess else f"[{text}]"

    @property
    def _joins_without_space(self) -> bool:
        return bool(self.given) and _is_east_asian(self.family) and _is_east_asian(self.given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names in their order; ``and others`` says that there are more."""

    names: tuple[Name, ...] = ()
    others: bool = False

    def __bool__(self) -> bool:
        """Tell whether anybody is named."""
        return bool(self.names)

    def __len__(self) -> int:
        """Return how many are named."""
        return len(self.names)

    @property
    def is_plural(self) -> bool:
        """Whether there are more than one."""
        return len(self.names) > 1 or self.others

    @property
    def straight(self) -> str:
        """The names as a note prints them: up to three, else the first and “et al.”."""
        return self._bracketed(self._in_note([name.straight for name in self._printed]))

    def short(self, given: Given = Given.NONE, *, lead: Given = Given.NONE) -> str:
        """Return the surnames as a shortened note prints them; *lead* is for the first alone."""
        return self._bracketed(self._in_note(self._shortened(given, lead)))

    def all_short(self, given: Given = Given.NONE, *, lead: Given = Given.NONE) -> str:
        """Return the surnames of all, however many."""
        if self.others or len(self._printed) <= _PAIR:
            return self.short(given, lead=lead)
        *others, last = self._shortened(given, lead)
        return self._bracketed(f"{', '.join(others)}, and {last}")

    def _shortened(self, given: Given, lead: Given) -> list[str]:
        first = lead if given is Given.NONE else given
        return [
            *(name.short(first) for name in self._printed[:1]),
            *(name.short(given) for name in self._printed[1:]),
        ]

    @property
    def all_straight(self) -> str:
        """The names within a bibliography entry, none inverted."""
        words = [name.straight for name in self._printed]
        return self._bracketed(self._in_bibliography(words, inverted=False))

    @property
    def inverted(self) -> str:
        """The names at the head of a bibliography entry: only the first is inverted."""
        words = [name.straight for name in self._printed]
        first = self._printed[0]
        words[0] = first.inverted
        is_inverted = "," in first.inverted or not first.given
        return self._bracketed(self._in_bibliography(words, inverted=is_inverted))

    @property
    def _share_brackets(self) -> bool:
        """Whether none of several names is on the title page."""
        return len(self.names) > 1 and all(name.is_supplied for name in self.names)

    @property
    def _printed(self) -> tuple[Name, ...]:
        return tuple(name.bare for name in self.names) if self._share_brackets else self.names

    def _bracketed(self, text: str) -> str:
        guess = "?" if any(name.is_guess for name in self.names) else ""
        return f"[{text}{guess}]" if self._share_brackets else text

    def _in_note(self, words: list[str]) -> str:
        if self.others or len(words) > IN_FULL_UP_TO:
            return f"{words[0]} et al."
        return _listed(words)

    def _in_bibliography(self, words: list[str], *, inverted: bool) -> str:
        if len(words) > IN_BIBLIOGRAPHY_UP_TO:
            return ", ".join([*words[:_FIRST_OF_MANY], "et al."])
        if self.others:
            comma = "," if inverted or len(words) > 1 else ""
            return f"{', '.join(words)}{comma} et al."
        # The comma after an inverted first name stands even before “and” (CMOS 17, 14.76).
        if inverted and len(words) == _PAIR:
            return f"{words[0]}, and {words[1]}"
        return _listed(words)


def _listed(words: list[str]) -> str:
    if len(words) <= _PAIR:
        return " and ".join(words)
    return f"{', '.join(words[:-1])}, and {words[-1]}"


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _is_east_asian(text: str) -> bool:
    return all(
        unicodedata.name(character, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))
        for character in text
        if not character.isspace()
    )
