"""Dates of the French Republic, which have one day each, and Hebrew and Islamic years."""

import re

from .calendar import Calendar, Day, count_days
from .single_wordings import from_roman

# The day on which each year of the Republic began, from September 22, 1792 (year I).
_STARTS = (
    (1792, 9, 22), (1793, 9, 22), (1794, 9, 22), (1795, 9, 23), (1796, 9, 22), (1797, 9, 22),
    (1798, 9, 22), (1799, 9, 23), (1800, 9, 23), (1801, 9, 23), (1802, 9, 23), (1803, 9, 24),
    (1804, 9, 23), (1805, 9, 23),
)  # fmt: skip
_REPUBLICAN = (
    "vend", "brum", "frim", "nivo", "pluv", "vent", "germ", "flor", "prai", "mess", "ther", "fruc",
    "comp",
)  # fmt: skip
_HEBREW = (
    "tish csh chesh hesh kisl tvt tev shv shev adr ads nsn nis iyr svn siv tmz tam aav av ell elul"
)
_ISLAMIC = "muh saf rab jum raj sha ram shaw dhu zul"
_DATED = re.compile(
    r"(?:(?P<day>\d{1,2})(?:er)? )?(?P<month>[a-z'ʿʾ-]+(?: [a-z'-]+| i{1,2})?),? "
    r"(?:(?:an|annee|year|de l'an) )?(?P<year>(?:a\.?[hm]\.? ?)?(?:[ivx]+|\d+)(?: ?a\.? ?[hm]\.?)?)"
)
_HEBREW_YEAR = re.compile(r"(?:a\.? ?m\.? ?)?([45]\d{3})(?: ?a\.? ?m\.?)?")
_ISLAMIC_YEAR = re.compile(r"(?:a\.? ?h\.? ?)?(\d{1,4})(?: ?a\.? ?h\.?)?")
_HEBREW_GAP = 3761  # Hebrew years begin in the autumn of the year before
_ISLAMIC_EPOCH = 227_015  # July 16, 622 of the Julian calendar
_HIJRI = range(1, 1600)


def from_other_calendar(text: str, calendar: str = "") -> tuple[str, str] | None:
    """Return why *text*, in small letters, is no EDTF and what it is; None of other calendars.

    *calendar* is what a genealogist’s program calls it; without it the words must tell.
    """
    match = _DATED.fullmatch(text)
    month = match["month"] if match else ""
    whole = re.fullmatch(r"(?:an|annee|year) ([ivx]+)", text)
    if whole:
        return _republican_year(from_roman(whole[1]))
    if match and calendar in ("", "french r") and month[:4] in _REPUBLICAN:
        return _republican(match)
    year = match["year"] if match else text
    if calendar == "hebrew" or _begins(month, _HEBREW) or re.search(r"\ba\.?m\b", text):
        found = _HEBREW_YEAR.fullmatch(year)
        if found and (calendar or month or text != found[1]):
            first = int(found[1]) - _HEBREW_GAP
            return _years("Hebrew", first, first + 1)
    if calendar == "hijri" or _begins(month, _ISLAMIC) or re.search(r"\ba\.?h\b", text):
        found = _ISLAMIC_YEAR.fullmatch(year)
        if found and int(found[1]) in _HIJRI and (calendar or month or text != found[1]):
            return _islamic(int(found[1]))
    return None


def _begins(word: str, stems: str) -> bool:
    return len(word) > 2 and any(word.startswith(stem) for stem in stems.split())  # noqa: PLR2004


def _years(kind: str, first: int, last: int) -> tuple[str, str]:
    years = f"{first:04d}/{last:04d}" if first < last else f"{first:04d}"
    return (
        f"{kind} dates are not converted; look the day up, or give the years that it lies in",
        years,
    )


def _islamic(year: int) -> tuple[str, str]:
    days = [(y - 1) * 354 + (3 + 11 * y) // 30 + _ISLAMIC_EPOCH for y in (year, year + 1)]
    return _years("Islamic", Day.from_ordinal(days[0]).year, Day.from_ordinal(days[1] - 1).year)


def _republican(match: re.Match[str]) -> tuple[str, str] | None:
    written = match["year"]
    year = int(written) if written.isdecimal() else from_roman(written)
    day = int(match["day"] or 1)
    if not 1 <= year <= len(_STARTS) or not 1 <= day <= 30:  # noqa: PLR2004
        return "the Republic counted the years I to XIV, and 30 days in a month", ""
    month = count_days(*_STARTS[year - 1], Calendar.GREGORIAN)
    month += 30 * _REPUBLICAN.index(match["month"][:4])
    first = Day.from_ordinal(month + day - 1).isoformat()
    why = "a date of the French Republic is written in the Gregorian calendar"
    if match["day"]:
        return why, first
    return why, f"{first}/{Day.from_ordinal(month + 29).isoformat()}"


def _republican_year(year: int) -> tuple[str, str] | None:
    if not 1 <= year < len(_STARTS):
        return None
    first, after = (Day(*_STARTS[place]) for place in (year - 1, year))
    last = Day.from_ordinal(after.ordinal - 1)
    why = "a date of the French Republic is written in the Gregorian calendar"
    return why, f"{first.isoformat()}/{last.isoformat()}"
