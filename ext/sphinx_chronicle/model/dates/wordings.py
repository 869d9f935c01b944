"""Dates as people and genealogists' programs write them in words, put into EDTF."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from .calendar import Calendar, gregorian, month_length
from .feasts import day_of_feast
from .other_calendars import from_other_calendar

if TYPE_CHECKING:
    from collections.abc import Callable

# Months of English, Spanish, French, German, Italian, Portuguese, Dutch and Russian by how they
# begin, without accents; where two begin alike, the longer goes before.
_STEMS = {
    1: "jan ene gen янв", 2: "feb fev фев", 3: "mar maa mrt мар", 4: "apr abr avr апр",
    5: "may mai mag mei mayo маи мая", 6: "juin jun giu июн", 7: "juil jul lug июл",
    8: "aug ago aou авг", 9: "sep set сен", 10: "oct okt ott out окт", 11: "nov ноя",
    12: "dec dic dez дек",
}  # fmt: skip
_MONTHS = {stem: month for month, stems in _STEMS.items() for stem in stems.split()}
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_D = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|\.?º)?"
_M = r"(?P<month>[^\W\d_]{3,})\.?"
_OF = r"(?:(?:day )?of |de |del |di )?"
_ERA = r"(?P<bc>b\.? ?c\.?(?: ?e\.?)?|a\. ?c\.?|av\. j\.-c\.|v\. ?chr\.?)"
_AD = r"a\.? ?d\.?|c\.? ?e\.?"
_Y = rf"(?:(?P<ad>{_AD}) )?(?P<year>\d{{1,4}})(?: ?(?:{_ERA}|(?P<ce>{_AD}|n\. ?chr\.?)))?"
_SINGLE = [
    re.compile(pattern)
    for pattern in (
        rf"{_WEEKDAY}(?:the |le |el )?{_D}[ -]?{_OF}{_M}[ -]?,? ?{_OF}{_Y}",
        rf"{_WEEKDAY}{_M} {_D},? {_Y}",
        rf"{_Y}[ -]{_M}[ -]{_D}",
        rf"{_M},? {_OF}{_Y}",
        rf"{_Y}[ -]{_M}",
        _Y,
        r"(?P<year>\d{4})年(?:(?P<numeral>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?",
    )
]
_EDTF = re.compile(r"-?\d{4}(?:-\d\d){0,2}")
_CENTURY = re.compile(rf"(?:the )?(\d{{1,2}})(?:st|nd|rd|th) c(?:\.|ent\.|entury)(?: {_ERA})?")
_FIGURES = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_LAST_MONTH = 12
_FEWEST_DIGITS = 3  # of a year that nothing says to be one

Reworded = tuple[str, str]
"""Why a wording is no EDTF, and the EDTF, or two with “or” between; empty where none is known."""


def _plain(text: str) -> str:
    """Return *text* in small letters without accents, with single blanks."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def single_date(text: str) -> str:
    """Return the EDTF of one day, month, year or century in words, empty where it is none."""
    plain = _plain(text).strip(" ,")
    if _EDTF.fullmatch(plain):
        return plain
    century = _CENTURY.fullmatch(plain)
    if century:
        return f"{'-' if century['bc'] else ''}{int(century[1]) - 1:02d}XX"
    figures = _FIGURES.fullmatch(plain)
    if figures:
        return _from_figures(int(figures[1]), int(figures[2]), figures[3])
    for pattern in _SINGLE:
        match = pattern.fullmatch(plain)
        found = _compose(match.groupdict()) if match else ""
        if found:
            return found
    return ""


def _from_figures(one: int, other: int, year: str) -> str:
    """Return the day where only one order of day and month can be meant."""
    if one == other or min(one, other) > _LAST_MONTH or max(one, other) <= _LAST_MONTH:
        return f"{year}-{one:02d}-{other:02d}" if one == other else ""
    return f"{year}-{min(one, other):02d}-{max(one, other):02d}"


def _compose(found: dict[str, str | None]) -> str:
    year = found["year"] or ""
    before = bool(found.get("bc"))
    has_era = before or found.get("ad") or found.get("ce")
    if len(year) < _FEWEST_DIGITS and not has_era:
        return ""
    number = 1 - int(year) if before else int(year)
    if before and not int(year):
        return ""
    pieces = [f"{'-' if number < 0 else ''}{abs(number):04d}"]
    if found.get("month") or found.get("numeral"):
        month = int(found.get("numeral") or _month(found["month"] or ""))
        if not month:
            return ""
        pieces.append(f"{month:02d}")
    if found.get("day"):
        pieces.append(f"{int(found['day'] or 0):02d}")
    return "-".join(pieces)


def _month(word: str) -> int:
    return next((_MONTHS[word[:n]] for n in (4, 3) if word[:n] in _MONTHS), 0)


# --- more than one date, or one with doubts -----------------------------------------------------


def reword(text: str) -> Reworded | None:
    """Return why *text* is no EDTF and what it is in EDTF, None where its words are not known."""
    plain = _plain(text)
    if _FIGURES.fullmatch(plain):  # of which both orders may be meant
        return None
    gedcom = re.fullmatch(
        r"@#d(julian|gregorian|french r|hebrew|hijri|roman|unknown)@ ?(.*)", plain
    )
    if gedcom:
        return _reword_gedcom(gedcom[1], gedcom[2])
    for read in (
        _double,
        _years_before_christ,
        _negative,
        _with_clock,
        _feast,
        from_other_calendar,
    ):
        found = read(plain)
        if found:
            return found
    for pattern, why, write in _FRAMES:
        match = re.fullmatch(pattern, plain)
        dates = [single_date(each) for each in match.groups() if each] if match else []
        if dates and all(dates):
            return why, write(*dates)
    return None


def _reword_gedcom(calendar: str, rest: str) -> Reworded:
    if calendar in ("hebrew", "hijri", "french r"):
        found = from_other_calendar(rest, calendar)
        return found or (f"dates of this calendar ({calendar}) are not converted", "")
    inner = single_date(rest) or (reword(rest) or ("", ""))[1]
    if calendar == "julian" and inner and " or " not in inner:
        inner = f"julian:{inner.removeprefix('julian:')}"
        return "a Julian date has julian: before it", inner
    return "the calendar of a date is not named, unless it is julian:", inner


_ABOUT = (
    r"(?:c|ca|circa|about|abt|around|cal|est|hacia|vers|um|roughly|approx(?:imately)?)"
    r"(?![^\W\d_])\.?"
)
_FRAMES: tuple[tuple[str, str, Callable[..., str]], ...] = (
    (r"(?=.*[^\W\d])(.+)", "write year, month and day as numbers", lambda d: d),
    (rf"\(?{_ABOUT} ?(.+?)\)?", "approximate is written ~", lambda d: f"{d}~"),
    (
        rf"{_ABOUT} ?(.+?) ?(?:-|–|to) ?(?:{_ABOUT} ?)?(.+)",
        "approximate is written ~, and a range with a slash",
        lambda a, b: f"{a}~/{b}~",
    ),
    (
        r"(?:probably|possibly|perhaps|maybe|prob\.|poss\.) (.+)|int (.+?)(?: \(.*\))?",
        "uncertain is written ?",
        lambda d, *_: f"{d}?",
    ),
    (r"(.+) \((?:uncertain|doubtful|probable)\)", "uncertain is written ?", lambda d: f"{d}?"),
    (
        r"(?:before|bef\.?|by|not after|no later than|pre) (.+)",
        "what may be earlier has ..",
        lambda d: f"[..{d}]",
    ),
    (r"(.+) or (?:earlier|before)", "what may be earlier has ..", lambda d: f"[..{d}]"),
    (
        r"(?:after|aft\.?|not before|no earlier than|post) (.+)",
        "what may be later has ..",
        lambda d: f"[{d}..]",
    ),
    (r"(.+) or (?:later|after)", "what may be later has ..", lambda d: f"[{d}..]"),
    (
        r"(?:from|since|desde|seit|depuis) (.+)",
        "an end that is not known is left empty, an open one is written ..",
        lambda d: f"{d}/ or {d}/..",
    ),
    (
        r"(?:to|until|till|hasta|bis|jusqu.a) (.+)",
        "a start that is not known is left empty, an open one is written ..",
        lambda d: f"/{d} or ../{d}",
    ),
    (
        r"(?:between|bet\.?|entre) (.+) (?:and|y|et) (.+)",
        "some time between two dates is written [..]",
        lambda a, b: f"[{a}..{b}]",
    ),
    (r"(.+) or (.+)", "a choice is written [,]", lambda a, b: f"[{a},{b}]"),
    (r"(.+) and (.+)", "more than one is written {,}", lambda a, b: f"{{{a},{b}}}"),
    (
        r"(?:from )?(.+?) ?(?:/|–|—| - | to | until | through ) ?(.+)",
        "a range is written with a slash",
        lambda a, b: f"{a}/{b}",
    ),
    (r"(\d{3,4}) ?- ?(\d{3,4})", "a range is written with a slash", lambda a, b: f"{a}/{b}"),
    (
        r"(?:fl|b|d|m|r|bap|bapt|bur|died|born)\.? (.+)",
        "the option says what happened; only the date stands in it",
        lambda d: d,
    ),
    (
        r"(?:fl|r)\.? (.+?) ?[-–] ?(.+)",
        "the option says what lasted; a range is written with a slash",
        lambda a, b: f"{a}/{b}",
    ),
    (
        r"(?:early|mid|late)[ -](.+)|(?:first|second) half of (?:the )?(.+)",
        "only a year has parts (thirds 37 to 39, halves 40 and 41)",
        lambda d, *_: d,
    ),
    (
        r"(?:o\.? ?s\.?|old style|julian) (.+)|(.+) \(?(?:o\.? ?s\.?|old style|julian)\)?",
        "a Julian date has julian: before it",
        lambda d, *_: f"julian:{d}",
    ),
    (
        r"(?:n\.? ?s\.?|new style) (.+)|(.+) \(?(?:n\.? ?s\.?|new style|gregorian)\)?",
        "a Gregorian date needs no word for it",
        lambda d, *_: d,
    ),
)
# --- years in two reckonings, and days in two calendars -------------------------------------------

# England and its colonies began the year on March 25 until 1752, and counted 11 days less.
_LAST_DOUBLE = 1752
_DOUBLE_YEAR = re.compile(r"(?P<rest>.*?)(?P<year>\d{3,4})/(?P<next>\d{1,4})(?P<tail>(?:-.*)?)")


def _double(text: str) -> Reworded | None:
    """Return what a date with two years, days or calendars is: ``15 january 1743/44``."""
    text = text.removeprefix("julian:").strip()
    both = re.fullmatch(
        rf"(?:(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}}) {_M}|{_M.replace('month', 'word')}"
        r" (?P<first>\d{1,2})/(?P<second>\d{1,2})),? (?P<year>\d{3,4}(?:/\d{1,4})?)",
        text,
    )
    if both:
        month, year = both["month"] or both["word"], both["year"]
        days = both["one"] or both["first"], both["two"] or both["second"]
        single = re.sub(r"(\d+)/(\d+)", _later_year, year)
        return _in_two_calendars(*(single_date(f"{day} {month} {single}") for day in days))
    ends = text.split("/")
    if len(ends) == 2 and all(re.search("[^\\W\\d]", end) for end in ends):  # noqa: PLR2004
        # 15 January/26 January 1744: the year stands once.
        years = re.findall(r"\d{3,4}", ends[1])
        alike = ends[0] if re.search(r"\d{3}", ends[0]) else f"{ends[0]} {''.join(years[-1:])}"
        two = [single_date(alike), single_date(ends[1])]
        if all(re.fullmatch(r"\d{4}-\d\d-\d\d", each) for each in two):
            return _in_two_calendars(*two)
    match = _DOUBLE_YEAR.fullmatch(text)
    if match is None or not _follows(match["year"], match["next"]):
        return None
    year = int(match["year"])
    if not match["rest"] and not match["tail"]:
        return _double_year(year)
    date = single_date(f"{match['rest']}{year + 1}{match['tail']}")
    why = "a day of the year that began on March 25 is of the second year, in the Julian calendar"
    return (why, f"julian:{date}") if date else None


def _double_year(year: int) -> Reworded | None:
    if year > _LAST_DOUBLE:
        return None
    why = (
        f"ask what the source means: a day from January 1 to March 24 of {year + 1} (the year began"
        " on March 25), or both years"
    )
    return why, f"julian:{year + 1:04d} or {year:04d}/{year + 1:04d}"


def _follows(year: str, after: str) -> bool:
    """Tell whether *after* are the last digits of the year after *year*."""
    return len(after) < len(year) and str(int(year) + 1).endswith(after)


def _later_year(match: re.Match[str]) -> str:
    return str(int(match[1]) + 1) if _follows(match[1], match[2]) else match[1]


def _in_two_calendars(one: str, other: str) -> Reworded | None:
    """Return the day that *one* is in the Julian and *other* in the Gregorian calendar."""
    if not one or not other:
        return None
    year, month, day = (int(part) for part in one.split("-"))
    if not 1 <= day <= month_length(year, month, Calendar.JULIAN):
        return None
    if gregorian(year, month, day, Calendar.JULIAN).isoformat() == _next_month(one, other):
        why = "one day in two calendars is written in one of them"
        return why, f"julian:{one} or {_next_month(one, other)}"
    return "write both days in full", f"{one}/{other}"


def _next_month(one: str, other: str) -> str:
    """Return *other*, or the month after where its day is the smaller: 28/8 January 1744."""
    year, month, day = (int(part) for part in other.split("-"))
    if one[:7] != other[:7] or one < other:
        return other
    year, month = (year + 1, 1) if month == _LAST_MONTH else (year, month + 1)
    return f"{year:04d}-{month:02d}-{day:02d}"


# --- the rest -------------------------------------------------------------------------------------


def _negative(text: str) -> Reworded | None:
    """Return both years that one with a sign and few digits can be: ``-44``."""
    match = re.fullmatch(r"-(\d{1,3})((?:-\d\d?){0,2})", text)
    if match is None or not int(match[1]):
        return None
    year, rest = int(match[1]), "".join(f"-{int(n):02d}" for n in match[2].split("-")[1:])
    before = f"{'-' if year > 1 else ''}{year - 1:04d}"
    why = f"{year} B.C. is {before}; {year + 1} B.C. is -{year:04d}"
    return why, f"{before}{rest} or -{year:04d}{rest}"


def _years_before_christ(text: str) -> Reworded | None:
    """Return the range that 44–31 B.C. is: the era stands once."""
    match = re.fullmatch(rf"(\d{{1,4}}) ?(?:-|–|to) ?(\d{{1,4}}) {_ERA}", text)
    if match is None:
        return None
    years = [single_date(f"{each} bc") for each in match.groups()[:2]]
    why = "years before Christ are negative, and a range is written with a slash"
    return (why, "/".join(years)) if all(years) else None


def _with_clock(text: str) -> Reworded | None:
    """Return the day of one with an hour, which has an option of its own."""
    match = re.fullmatch(r"(.+?)(?:,| at)? (\d{1,2})[:.h](\d\d) ?(?:([ap])\.?m\.?)?", text)
    date = single_date(match[1]) if match else ""
    if match is None or not date:
        return None
    hour = int(match[2]) % 12 + 12 * (match[4] == "p") if match[4] else int(match[2])
    return f"the hour stands in the option ‘time’, as {hour:02d}:{match[3]}", date


def _feast(text: str) -> Reworded | None:
    match = re.fullmatch(r"(?:on |the )?(?:feast of )?(.+?),? (?:of )?(\d{3,4})", text)
    days = day_of_feast(match[1], int(match[2])) if match else ()
    return ("a feast is written as its day", " or ".join(days)) if days else None
