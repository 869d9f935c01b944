"""Dates of publication: read from .bib fields, printed in American English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .numbers import shorten_years

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SEASONS = {21: "Spring", 22: "Summer", 23: "Fall", 24: "Winter"}
_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS) if name}

_LAST_MONTH, _LAST_DAY = 12, 31

_MOMENT = re.compile(
    r"(?P<year>[+-]?\d{4}|\d{2,3}[Xux]{1,2})(?:-(?P<month>\d\d?)(?:-(?P<day>\d\d?))?)?"
    r"(?:T(?:[01]?\d|2[0-4])(?::[0-5]\d){0,2}(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?(?P<mark>[?~%]?)"
)
_YEAR = re.compile(r"(?P<year>\d{3,4})(?:\s*(?:--?|[–/])\s*(?P<end>\d{2,4}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day, a month, a season (21 to 24 as month) or a year; 0 where a part is not known."""

    year: int
    month: int = 0
    day: int = 0
    approximate: bool = False
    uncertain: bool = False
    decade: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date, a span, or words that stand for one (“forthcoming”); it may be nothing at all."""

    start: Moment | None = None
    end: Moment | None = None
    open_end: bool = False
    words: str = ""

    def __bool__(self) -> bool:
        """Tell whether anything is said."""
        return self.start is not None or self.end is not None or bool(self.words)

    @property
    def is_absent(self) -> bool:
        """Whether the words only say that the source has no date."""
        return self.words.lower().replace(" ", "") in {"n.d.", "n.d", "nd", "nodate", "undated"}

    @property
    def year(self) -> int:
        """The first year; 0 if none is known."""
        moment = self.start or self.end
        return moment.year if moment else 0

    @property
    def has_day(self) -> bool:
        """Whether the first day is known."""
        return self.start is not None and self.start.day > 0

    @property
    def has_month(self) -> bool:
        """Whether the first month or season is known."""
        return self.start is not None and self.start.month > 0


def read_date(text: str) -> When:
    """Return the date of a biblatex ``date`` field; what is none stays as words."""
    text = text.strip()
    first, slash, last = text.partition("/")
    start, end = _moment(first), _moment(last)
    if not slash:
        if start:
            return When(start=start)
        return _read_open(text) or _read_years(text) or _in_words(text)
    open_end = last in {"", ".."}
    if (start is None and first not in {"", ".."}) or (end is None and not open_end):
        return _read_years(text) or _in_words(text)
    if start is None and end is None:
        return When()
    if _runs_backwards(start, end):
        return _in_words(text)
    return When(start=start, end=end, open_end=open_end)


def _runs_backwards(start: Moment | None, end: Moment | None) -> bool:
    """Tell whether a span ends before it begins, as far as both are known."""
    if start is None or end is None or start.decade or end.decade:
        return False
    days = [(at.year, at.month, at.day) for at in (start, end)]
    known = 1 if not (start.month and end.month) else 2 if not (start.day and end.day) else 3
    if start.month in _SEASONS or end.month in _SEASONS:
        known = 1
    return days[0][:known] > days[1][:known]


_OPEN = re.compile(r"(?P<year>\d{3,4})\s*(?:---?|[-–—])")


def _read_open(text: str) -> When:
    """Return the years since 1970 of “1970–”; nothing for any other text."""
    found = _OPEN.fullmatch(text)
    return When(start=Moment(year=int(found["year"])), open_end=True) if found else When()


_STATE = re.compile(r"\[?(?P<words>n\. ?d\.?|forthcoming|in press|to appear)\]?", re.IGNORECASE)


_NOTHING = re.compile(
    r"nan|none|null|undefined|unknown|n/?a|tb[da]|never|inf(?:inity)?|false|true|[-–?.x#*]+|0+",
    re.IGNORECASE,
)


def _in_words(text: str) -> When:
    """Return words for a date; what is “forthcoming” is so in small letters, without brackets.

    What programs write where they know none, such as “NaN”, says nothing.
    """
    if _NOTHING.fullmatch(text):
        return When()
    state = _STATE.fullmatch(text)
    return When(words=state["words"].lower() if state else text)


def _moment(text: str) -> Moment | None:
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        return None
    year = found["year"]
    decade = not year[-1].isdigit()
    month, day = int(found["month"] or 0), int(found["day"] or 0)
    if not (month <= _LAST_MONTH or month in _SEASONS) or not _is_day(_int_year(year), month, day):
        return None
    return Moment(
        year=_int_year(year),
        month=month,
        day=day,
        approximate=found["mark"] in {"~", "%"},
        uncertain=found["mark"] in {"?", "%"},
        decade=decade,
    )


def _int_year(text: str) -> int:
    """Return the year of “1961”, “196X” or “-0043”."""
    return int(re.sub(r"\D", "0", text.lstrip("+-"))) * (-1 if text[0] == "-" else 1)


_SHORT_MONTHS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
_LEAP = 4  # the Julian calendar has no other rule, and both stand in sources


def _is_day(year: int, month: int, day: int) -> bool:
    """Tell whether a month has so many days; a season has none, nor has a year."""
    if not day:
        return True
    longest = _SHORT_MONTHS.get(month, _LAST_DAY) if month <= _LAST_MONTH else 0
    if month == 2 and year % _LEAP:  # noqa: PLR2004 (February)
        longest -= 1
    return bool(month) and day <= longest


def read_parts(year: str, month: str, day: str) -> When:
    """Return the date of the old fields ``year``, ``month`` and ``day``."""
    when = _read_year_words(year.strip())
    if not month.strip():
        return when
    first, last = _months(month)
    if first and when.start is not None and not when.end:
        start = Moment(year=when.start.year, month=first)
        if "/" in month:
            return When(start=start, words=f"{_name(first)}/{_name(last)} {when.start.year}")
        return When(start=start, end=Moment(year=when.start.year, month=last))
    typed = _DAY_FIRST.fullmatch(month.strip())  # month = "18~" # apr
    if typed:
        month, day = typed["month"], typed["day"]
    number = _month(month)
    if when.start is not None and when.end and number in _SEASONS:  # Winter 1999–2000
        return When(start=Moment(year=when.start.year, month=number), end=when.end)
    if when.start is None or when.end or not number:
        name = MONTHS[number] if 0 < number <= _LAST_MONTH else month.strip()
        return When(words=f"{name} {year.strip()}".strip())
    if month.strip().lower() == "autumn":  # as the journal calls it
        return When(start=Moment(year=when.start.year, month=number), words=f"Autumn {year}")
    number_of_day = int(day) if re.fullmatch(r"\s*\d\d?\s*", day) else 0
    if not _is_day(when.start.year, number, number_of_day):
        number_of_day = 0
    start = Moment(year=when.start.year, month=number, day=number_of_day)
    typed_day = re.fullmatch(r"([A-Za-z]+)\.?[ ~](\d{1,2})", month.strip())
    if typed_day and _is_day(start.year, number, int(typed_day[2])):
        start = Moment(year=start.year, month=number, day=int(typed_day[2]))
    return When(start=start)


def read_day(text: str) -> When:
    """Return the day that *text* names in words, as in “2 March 2019” or “March 2, 2019”."""
    found = re.fullmatch(
        r"(?:(?P<first>\d{1,2})(?:st|nd|rd|th)?[\s-]+)?(?P<month>[A-Za-z]+)\.?"
        r"\s*(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?)?,?[\s-]+(?P<year>\d{4})",
        text.strip(),
    )
    if not found or not _month(found["month"]):
        return read_date(text)
    return read_parts(found["year"], found["month"], found["first"] or found["day"] or "")


def _read_year_words(text: str) -> When:
    text = re.sub(r"^(?:c|©\s*|\(c\)\s*)(?=\d{4}$)|(?<=^\d{4})\.$", "", text)  # c1999 is copyright
    years = _read_years(text)
    if years:
        return years
    about = re.fullmatch(r"(?:c\.|ca\.?|circa)\s*(\d{3,4})", text)
    if about:
        return When(start=Moment(year=int(about[1]), approximate=True))
    return read_date(text) if re.match(r"-?\d{4}[-~?%]", text) else _in_words(text)


def _read_years(text: str) -> When:
    """Return the year or the years that *text* is; nothing if it is anything else."""
    found = _YEAR.fullmatch(text)
    if not found:
        return When()
    start, end = found["year"], found["end"]
    if end:
        full = start[: len(start) - len(end)] + end
        if int(full) < int(start):
            return When()
        return When(start=Moment(year=int(start)), end=Moment(year=int(full)))
    return When(start=Moment(year=int(start)))


_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})(?:~|\.?\s)\s*(?P<month>[A-Za-z]+\.?)")
_TWO_MONTHS = re.compile(r"([A-Za-z]+)\.?\s*(?:/|--?|–|\band\b)\s*([A-Za-z]+)\.?")


def _months(text: str) -> tuple[int, int]:
    """Return the two months or seasons that *text* names, as in “Mar/Apr”; else zeros."""
    found = _TWO_MONTHS.fullmatch(text.strip())
    first, last = (_month(found[1]), _month(found[2])) if found else (0, 0)
    return (first, last) if first and last else (0, 0)


def _name(month: int) -> str:
    return _SEASONS.get(month) or MONTHS[month]


def says_date(text: str, when: When) -> bool:
    """Tell whether *text* names the day, the month or the year that *when* is, in any order."""
    start = when.start
    if start is None or when.end or start.decade or start.year <= 0:
        return False
    parts = [rf"\b{start.year}\b"]
    if start.month:
        parts.append(rf"\b{_name(start.month)[:3]}[a-z]*\b")
    if start.day:
        parts.append(rf"\b0?{start.day}(?:st|nd|rd|th)?\b")
    return all(re.search(part, text) for part in parts)


def names_time_of_year(text: str) -> bool:
    """Tell whether *text* is a month or a season, as the number of an issue may be."""
    return text.isalpha() and _month(text) > 0


def _month(text: str) -> int:
    text = text.strip().rstrip(".")
    if re.fullmatch(r"\d\d?", text):
        number = int(text)
        return number if number <= _LAST_MONTH or number in _SEASONS else 0
    seasons = {name.lower(): number for number, name in _SEASONS.items()} | {"autumn": 23}
    if text.lower() in seasons:
        return seasons[text.lower()]
    word = re.fullmatch(r"([A-Za-z]+)\.?(?:[ ~]\d{1,2})?", text)
    if not word:
        return 0
    name = word[1].lower()
    number = _MONTH_NUMBERS.get(name[:3], 0)
    return number if number and (MONTHS[number].lower().startswith(name) or name == "sept") else 0


_SAYS_WHEN = re.compile(
    r"(?=.*\d{2,4})(?=.*[^\W\d_]{2})[^{}\\]*"  # words and a year: ca. 1950, Spring 1961
    r"|(?=.*\d{3,4})[^\x00-\x7f\d]+\d.*|(?=.*[^\x00-\x7f–—])\d{3,4}.*"
    r"|\[?(?:s\. ?a|n\. ?d|undated|no date|forthcoming|in press|to appear|submitted|accepted"
    r"|in preparation|in progress|unpublished|work in progress|present)\.?\]?"
    r"|[MDCLXVI]{4,}|\d{4}[a-z]|\d{4} \[.+|\[.*\d{3,4}.*\]|©?.*\d{4}[-–?~/.,; ]*",
    re.IGNORECASE,
)
"""What is no date in figures, and says all the same when a source came out."""
_OPEN_YEAR = re.compile(r"\d{3,4}[-–]+")
_HOW = "write year-month-day, as in 1961-04-17, or a span, as in 1961-04-17/1961-04-20"


def complaint_of_date(name: str, text: str) -> str:
    """Return what to tell of the field *name* with the date *text*; nothing if it is one."""
    when = read_day(text) if text else When()
    if not text or when.start or when.end or text in {"/", ".."}:
        return ""
    is_figures = re.fullmatch(r"[-\d/?~.T:Z+]+", text)
    if when.words and not is_figures and _SAYS_WHEN.fullmatch(text):
        return ""
    return f"{name} = {{{text}}} is no date; {_HOW}"


def complaint_of_parts(year: str, month: str, day: str) -> Iterator[str]:
    """Yield what to tell of the old fields ``year``, ``month`` and ``day``."""
    when = _read_year_words(year.strip()) if year else When()
    if year and not when.start and not when.end:
        is_figures = re.fullmatch(r"[-–\d/?~.]+", year) and not _OPEN_YEAR.fullmatch(year)
        if not when.words or is_figures or not _SAYS_WHEN.fullmatch(year):
            yield f"year = {{{year}}} is no year; write four figures, or n.d. if there is none"
            return
    typed = _DAY_FIRST.fullmatch(month.strip())
    if typed:
        day, month = typed["day"], typed["month"]
    number = _month(month)
    if month and not number and not all(_months(month)) and not _HAS_MONTH.search(month):
        yield f"month = {{{month}}} is no month; write its number or its English name"
    named = re.search(r"[ ~](\d{1,2})$", month.strip())
    day = named[1] if named and not day else day
    in_year = when.start.year if when.start else 0
    is_day = re.fullmatch(r"\s*\d{1,2}\s*", day) and _is_day(in_year, number, int(day))
    if day.strip() and when.start and not is_day and not re.search(r"\d\D+\d", day):
        yield f"day = {{{day}}} is no day of that month; correct it"


_HAS_MONTH = re.compile(
    rf"(?i)\b(?:{'|'.join(name[:3] for name in MONTHS if name)}|spring|summer|autumn|fall|winter"
    r"|ene|abr|ago|dic|mai|avr|f[eé]v|jui|ao[uû]|m[aä]r|okt|dez|gen|mag|giu|lug|set|ott|out"
    r"|easter|michaelmas|christmas|hilary|trinity|lent)"
    r"|[^\x00-\x7f]"
)


def print_date(when: When) -> str:
    """Return *when* in full: April 7, 1961; April 17–20, 1961; Fall 1984; 1948–53."""
    if when.words:
        return when.words
    if when.start is None:
        return _moment_words(when.end, year=True)
    if when.end is None:
        text = _moment_words(when.start, year=True)
        return f"{text}–" if when.open_end else text
    return _span(when.start, when.end)


def print_year(when: When) -> str:
    """Return the year or years of *when*, as the imprint of a book shows them."""
    if when.words or when.start is None:
        return print_date(when)
    end = when.end and Moment(
        year=when.end.year, approximate=when.end.approximate, uncertain=when.end.uncertain
    )
    start = Moment(
        year=when.start.year,
        approximate=when.start.approximate,
        uncertain=when.start.uncertain,
        decade=when.start.decade,
    )
    if end and end.year == start.year:
        end = None
    return print_date(When(start=start, end=end, open_end=when.open_end))


def _span(start: Moment, end: Moment) -> str:
    if _is_guess(start) or _is_guess(end):
        return f"{_moment_words(start, year=True)}–{_moment_words(end, year=True)}"
    if not start.month and not end.month:
        if start.year <= 0 or start.decade or end.decade:
            return f"{_moment_words(start, year=True)}–{_moment_words(end, year=True)}"
        return f"{start.year}–{shorten_years(start.year, end.year)}"
    if start.year != end.year:
        return f"{_moment_words(start, year=True)}–{_moment_words(end, year=True)}"
    if start.month == end.month and start.day and end.day:
        return f"{MONTHS[start.month]} {start.day}–{end.day}, {start.year}"
    first = _moment_words(start, year=False)
    comma = ", " if end.day else " "
    return f"{first}–{_moment_words(end, year=False)}{comma}{start.year}"


def _is_guess(moment: Moment) -> bool:
    return moment.approximate or moment.uncertain


def _moment_words(moment: Moment | None, *, year: bool) -> str:
    if moment is None:
        return ""
    name = _SEASONS.get(moment.month) or MONTHS[moment.month]
    number = f"{-moment.year + 1} BC" if moment.year <= 0 else str(moment.year)
    number += "s" if moment.decade else ""
    day = f"{name} {moment.day}" if moment.day else name
    if not year:
        return day
    words = f"{day}, {number}" if moment.day else f"{name} {number}".strip()
    if not _is_guess(moment):
        return words
    # A date that the source does not give stands in brackets (CMOS 17, 14.145).
    return f"[{'ca. ' if moment.approximate else ''}{words}{'?' if moment.uncertain else ''}]"
