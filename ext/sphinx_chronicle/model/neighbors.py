"""Whether a name in the prose is whole: what stands beside it may make it another's."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from babel.dates import get_day_names, get_month_names

from sphinx_authoring.filing_order import without_marks
from sphinx_authoring.languages import locale_named

from .known_names import WORD, spelling
from .prose_words import (
    AT_PLACES,
    BEFORE_DAYS,
    DETERMINERS,
    FAMILIES,
    GENERIC,
    NAMED_THINGS,
    OPENINGS,
    PARTICLES,
    POSSESSED,
    SMALL_POSSESSED,
    TITLES,
    TITLES_OF_WOMEN,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# How far one looks to the left and to the right: a title, given names, and the name.
_REACH = 120
_BLANK = r"[ \t\n\u00a0]"
# “Frankfurt an der Oder” is not Frankfurt, nor “Santiago de Cuba” Santiago.
_BY_A_RIVER = re.compile(
    rf"{_BLANK}(?:an der|am|ob der|sur|sous|upon|de|de la|del){_BLANK}[^\W\d_a-zß-ÿ]"
)
# “Taylor’s and Littlepage’s fords” are Taylor’s fords too.
_SHARED = rf"(?:,?(?:{_BLANK}+and)?{_BLANK}+(?:{WORD})[’']s)*"
_NEXT = re.compile(rf"(?:(?P<possessive>[’']s?){_SHARED})?{_BLANK}+(?P<word>{WORD})")
_BEFORE_DOT = re.compile(r"(\w+)[・＝]$")
_BEHIND_DOT = re.compile(r"[・＝](\w+)")
_POSSESSIVE = re.compile(rf"[’']s?{_BLANK}+$")
_WORDS = re.compile(WORD)
_MID_SENTENCE = re.compile(rf"[\w,;’)]{_BLANK}+(?P<word>{WORD})")
# Short forms that a point follows; after a longer word it ends a sentence.
_SHORT = 5
_POINTED = re.compile(r"\b([^\W\d_]{2,4})\.(?!\w)")
_WHOLE = re.compile(r"\b([^\W\d_]{2,4})\b(?!\.)")
# Where every noun has a capital, one beside a name says nothing.
_CAPITAL_NOUNS = ("de", "lb", "gsw", "nds")


class Certainty(Enum):
    """How sure it is that a name in the prose is that of the one who bears it."""

    DOUBTFUL = auto()
    """It may be a part of a longer name, or no name at all."""
    ANOTHER = auto()
    """The given name before it is another one."""
    PLACED = auto()
    """It stands where a place does: “in Jackson”."""
    LIKELY = auto()
    TITLED = auto()
    """A title before it says that it is a person's."""
    NAMED = auto()
    """It is whole, or with a given name before it."""


class Reading(NamedTuple):
    """What the words around a name say of it; it *starts* with the given names before it."""

    certainty: Certainty
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Who is called by a name: the *words* of all the names, and what the words say of whom."""

    words: frozenset[str]
    is_person: bool = False
    is_place: bool = False
    is_woman: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Reads what stands beside names, in the *language* of the book.

    *small* counts how often a word stands in small letters, *capital* how often it has a capital
    within a sentence: who is called Early is not meant where a sentence opens with “Early in May”.
    *whole* and *pointed* count short words without a point and with one: “the Ohio. Hooker” are
    two sentences, “Geo. Hooker” is one man.
    """

    language: str = "en"
    small: Counter[str] = field(default_factory=Counter)
    capital: Counter[str] = field(default_factory=Counter)
    whole: Counter[str] = field(default_factory=Counter)
    pointed: Counter[str] = field(default_factory=Counter)

    def read(self, text: str, start: int, end: int, bearer: Bearer) -> Reading:
        """Return whether the name from *start* to *end* of *text* is that of *bearer*."""
        words = spelling(text[start:end])
        name = words[-1]
        doubtful = Reading(Certainty.DOUBTFUL, start)
        if not name[:1].isupper() or (name.isupper() and len(name) > 1):
            # A script without capitals, or “CIA”.
            return Reading(_read_dots(text, start, end, bearer), start)
        if self._goes_on(text, end, bearer, is_single=len(words) == 1):
            return doubtful
        before = list(self._words_before(text, start))
        if bearer.is_person and before and _is_thing(before[0]):
            return doubtful
        if len(words) > 1:
            return Reading(Certainty.NAMED, start)
        reading = self._read_before(before, bearer, name, start)
        if (
            bearer.is_person
            and reading.certainty is Certainty.LIKELY
            and _is_at_a_place(before, text, end)
        ):
            return Reading(Certainty.PLACED, start)
        is_common = name in self._calendar or name.casefold() in TITLES
        is_common |= (
            name.casefold() in GENERIC | POSSESSED and _POSSESSIVE.search(text[:start]) is not None
        )
        if reading.certainty is Certainty.LIKELY and (
            is_common or (self._opens_sentence(text, start) and self._is_rather_small(name))
        ):
            return doubtful
        return reading

    def stretch(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Return from where to where words with capitals stand around a name without a stop."""
        before = list(self._words_before(text, start))
        given = _given_names(before) or [word for word in before[:1] if _small(word) in TITLES]
        match = _NEXT.match(text, end)
        goes_on = match is not None and (match["word"] == "&" or match["word"][:1].isupper())
        if match is not None and match["word"] == "&":
            match = _NEXT.match(text, match.end()) or match
        return (
            given[-1].start if given else start,
            match.end() if match is not None and goes_on else end,
        )

    # --- behind ----------------------------------------------------------------------------

    def _goes_on(self, text: str, end: int, bearer: Bearer, *, is_single: bool) -> bool:
        """Tell whether the name is a part of a longer one: “Stone Mountain”, “Lincoln’s Inn”."""
        if not (is_single or bearer.is_person or bearer.is_place):
            return False
        match = _NEXT.match(text, end)
        if match is None:
            return False
        if bearer.is_place and _BY_A_RIVER.match(text, end):
            return True
        word, last = without_marks(match["word"]), match["word"].rpartition("-")[2]
        if match["possessive"]:
            known = POSSESSED if word[:1].isupper() else SMALL_POSSESSED
            return not known.isdisjoint({word.casefold(), word.casefold().removesuffix("s")})
        if word == "&":
            return True
        if not word[:1].isupper() or word in bearer.words or word in self._calendar:
            return False
        if word == "I" and text[match.end() :][:1].isspace():
            return self.language != "en"
        if bearer.is_place and last.casefold() in TITLES:
            return False  # “Ohio Senator Sherman”
        if self._has_capital_nouns:
            return word.casefold() in GENERIC
        return True

    # --- before ----------------------------------------------------------------------------

    def _read_before(self, before: list[_Word], bearer: Bearer, name: str, start: int) -> Reading:
        if not before:
            return Reading(Certainty.LIKELY, start)
        nearest = before[0]
        if not nearest.text[:1].isupper():
            return self._read_small(nearest, bearer, start)
        given = _given_names(before)
        own = [word for word in given if _is_of(word, bearer.words - {name})]
        if own and (own[-1] == given[-1] or len(without_marks(own[-1].text).strip(".")) > 1):
            return Reading(_certainty_of(given, own, bearer), own[-1].start)
        if nearest.text in self._calendar and _is_day(before):
            return Reading(Certainty.LIKELY, start)
        if bearer.is_person and _is_title(before):
            is_another = _is_indefinite(before) or (
                _small(nearest) in TITLES_OF_WOMEN
                and not bearer.is_woman
                and nearest.text not in bearer.words
            )
            return Reading(Certainty.DOUBTFUL if is_another else Certainty.TITLED, start)
        is_opening = len(before) == 1 or before[1].ends
        if _small(nearest) not in GENERIC and (
            (is_opening and self._opens_sentences(nearest))
            or (self._has_capital_nouns and len(before) > 1 and _is_noun_after(before[1]))
        ):
            return Reading(Certainty.LIKELY, start)
        is_name = bearer.is_person and not GENERIC & {_small(nearest), name.casefold()}
        return Reading(Certainty.ANOTHER if is_name else Certainty.DOUBTFUL, start)

    def _read_small(self, nearest: _Word, bearer: Bearer, start: int) -> Reading:
        """Return what a word in small letters says: “von Stein” is not “Stein”, in English."""
        word = nearest.text
        if not bearer.is_person:
            return Reading(Certainty.LIKELY, start)
        if word in FAMILIES:
            return Reading(Certainty.DOUBTFUL, start)  # “los Maceo”
        if self.language != "en":
            return Reading(Certainty.LIKELY, start)
        if word in bearer.words:
            return Reading(Certainty.NAMED, nearest.start)
        if word in PARTICLES:
            return Reading(Certainty.ANOTHER, start)
        return Reading(
            Certainty.DOUBTFUL if word in ("the", "a", "an") else Certainty.LIKELY, start
        )

    def _words_before(self, text: str, start: int) -> Iterator[_Word]:
        """Yield the words before *start*, the nearest first, as far as only blanks part them."""
        offset = max(0, start - _REACH)
        following = start
        for match in reversed(list(_WORDS.finditer(text, offset, start))):
            word, between = match[0], text[match.end() : following].strip(" \t\n\u00a0")
            has_point = between == "."
            if match.end() == following or between not in ("", ".") or match.start() == offset > 0:
                return
            stops = has_point and not (
                len(word) == 1
                or word.casefold() in TITLES
                or (
                    len(word) < _SHORT
                    and word[0].isupper()
                    and self.pointed[word] >= self.whole[word]
                )
            )
            if stops and following == start:
                return
            if word == "M" and self.language == "fr":
                word = "Monsieur"
            is_initial = len(word) == 1 and word.casefold() not in OPENINGS
            yield _Word(word, match.start(), stops, has_point or is_initial)
            if stops:
                return
            following = match.start()

    def _opens_sentences(self, word: _Word) -> bool:
        """Tell whether *word*, which opens one, is a common word and no given name."""
        if word.is_short:
            return False
        small = word.text.casefold()
        is_adverb = self.language == "en" and small.endswith("ly")
        return small in OPENINGS or is_adverb or self._is_rather_small(word.text)

    def _is_rather_small(self, word: str) -> bool:
        return self.small[word.casefold()] > self.capital[word] // 2

    def _opens_sentence(self, text: str, start: int) -> bool:
        before = text[:start].rstrip(" \t\n\u00a0“‘\"'(«„")
        return not before or before[-1] in ".!?:…\ue000"

    @property
    def _has_capital_nouns(self) -> bool:
        return self.language in _CAPITAL_NOUNS

    @property
    def _calendar(self) -> frozenset[str]:
        return _calendar_of(self.language)


def _read_dots(text: str, start: int, end: int, bearer: Bearer) -> Certainty:
    """Return what stands before and behind a name in katakana, whose parts a dot parts."""
    before, behind = _BEFORE_DOT.search(text[:start]), _BEHIND_DOT.match(text, end)
    if before is not None:
        return Certainty.NAMED if without_marks(before[1]) in bearer.words else Certainty.ANOTHER
    goes_on = behind is not None and without_marks(behind[1]) not in bearer.words
    return Certainty.DOUBTFUL if goes_on else Certainty.LIKELY


class _Word(NamedTuple):
    """A word before a name; one that *ends* is the last of what comes before a stop.

    *is_short* says that it is an initial, or short for a word.
    """

    text: str
    start: int
    ends: bool = False
    is_short: bool = False


def _given_names(before: list[_Word]) -> list[_Word]:
    """Return the words with a capital right before a name, the nearest first."""
    found = []
    for word in before:
        if word.ends or not word.text[:1].isupper() or _small(word) in TITLES:
            break
        found.append(word)
    while found and _small(found[-1]) in OPENINGS and not found[-1].is_short:
        found.pop()
    return found


def _certainty_of(given: list[_Word], own: list[_Word], bearer: Bearer) -> Certainty:
    """Return what it says that of the *given* names before a name those are the bearer’s *own*.

    “R. H. Lee” is not Robert Edward Lee; “U. S. Grant” may be Ulysses Grant.
    """
    if len(own) == len(given) or not own[-1].is_short:
        return Certainty.NAMED
    has_more = len(bearer.words) > len(own) + 1
    return Certainty.ANOTHER if has_more else Certainty.LIKELY


def _is_of(word: _Word, names: frozenset[str]) -> bool:
    """Tell whether *word* is one of *names*, or short for it: “T.”, “Geo.” for George."""
    text = without_marks(word.text)
    if text in names:
        return True
    first = text.partition(".")[0]  # of “J.E.B.”
    return word.is_short and any(name[:1] == first[:1] and _has_all(name, first) for name in names)


def _has_all(name: str, letters: str) -> bool:
    """Tell whether *name* has *letters* in their order, as William has those of Wm."""
    rest = iter(name)
    return all(letter in rest for letter in letters)


def _is_day(before: list[_Word]) -> bool:
    """Tell whether the month or day that stands first in *before* is one, and no given name."""
    return len(before) > 1 and (
        before[1].text.isdigit() or before[1].text.casefold() in BEFORE_DAYS
    )


def _is_title(before: list[_Word]) -> bool:
    """Tell whether the words *before* end in a title: “General”, “Secretary of War”."""
    if _small(before[0]) in TITLES:
        return True
    if _small(before[0]) in GENERIC:
        return False
    rest = [word.text for word in before[1:4] if word.text != "the"]
    return rest[:1] == ["of"] and rest[1:] != [] and _is_office(rest[1])


def _is_thing(word: _Word) -> bool:
    """Tell whether *word* is what bears names of persons: “the steamer Price”, “HMS Nelson”."""
    text = word.text.rpartition("’")[2]  # of “l’avenue”
    return text.casefold() in NAMED_THINGS or text in ("HMS", "USS", "SS", "SMS", "RMS", "CSS")


def _is_at_a_place(before: list[_Word], text: str, end: int) -> bool:
    """Tell whether a place stands behind the words *before*: “in Jackson”, “at Wilson’s,”."""
    if not before or before[0].text not in AT_PLACES:
        return False
    behind = _NEXT.match(text, end)
    return not text[end:].startswith(("’s", "'s")) or behind is None


def _is_office(word: str) -> bool:
    return word[:1].isupper() and word.rpartition("-")[2].casefold() in TITLES


def _is_indefinite(before: list[_Word]) -> bool:
    """Tell whether the words *before* bring in somebody unknown: “a Dr. Smith”."""
    return any(word.text in ("a", "an", "one", "another") for word in before[1:3])


def _is_noun_after(word: _Word) -> bool:
    """Tell whether *word* is an article or the like, so that a noun follows."""
    return word.text.casefold() in DETERMINERS


def _small(word: _Word) -> str:
    return without_marks(word.text.rpartition("-")[2]).casefold()


@cache
def _calendar_of(language: str) -> frozenset[str]:
    """Return the names of months and days that have a capital in *language*."""
    locale = locale_named(language) or "en"
    months = get_month_names("wide", locale=locale).values()
    days = get_day_names("wide", locale=locale).values()
    return frozenset(name for name in (*months, *days) if name[:1].isupper())


def survey(texts: Iterable[str], language: str) -> Surroundings:
    """Return what reads the surroundings of names in *texts*, all those of a book."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    pointed: Counter[str] = Counter()
    for text in texts:
        pointed.update(_POINTED.findall(text))
        whole.update(_WHOLE.findall(text))
        small.update(word for word in _WORDS.findall(text) if word.islower())
        capital.update(
            word
            for word in (match["word"] for match in _MID_SENTENCE.finditer(text))
            if word[:1].isupper()
        )
    code = locale_named(language)
    return Surroundings(
        language=code.language if code else language or "en",
        small=small,
        capital=capital,
        whole=whole,
        pointed=pointed,
    )
