"""One day, month, season, year, decade or century in words, put into EDTF.

The words are those of English, Spanish, French, German, Italian, Dutch, Portuguese and Russian, in
small letters without accents, as `plain` gives them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .months import is_weekday, month_named

Reworded = tuple[str, str]
"""Why a wording is no EDTF, and the EDTF, or two with “or” between; empty where none is known."""

AS_NUMBERS = "write year, month and day as numbers"
_IN_ORDER = "write year, month and day, in this order, with hyphens"
_BC = (
    r"b\.? ?c\.?(?: ?e\.?)?|before christ|a\. ?(?:de )?c\.?|a\.? ?e\.? ?c\.?|"
    r"av(?:ant)?\.? j\.?-?c\.?|v\. ?(?:chr|c|u\. ?z)\.?|vor chr(?:istus|\.)?|до н\. ?э\.?"
)
_AD = (
    r"a\. ?d\.?|ad|c\. ?e\.?|ce|anno domini|d\. ?(?:de )?c\.?|ap(?:r|res)?\.? j\.?-?c\.?|"
    r"n\. ?(?:chr|c)\.?|nach chr(?:istus|\.)?|u\. ?z\.?|н\. ?э\.?"
)
_Y = (
    rf"(?:(?:(?P<bcfirst>{_BC})|(?P<adfirst>{_AD})) ?)?(?P<year>\d{{1,3}},\d{{3}}|\d{{1,9}})"
    rf"(?: ?(?:г|год|года|році)\b\.?)?(?: ?(?:(?P<bc>{_BC})|(?P<ad>{_AD})))?"
)
_D = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|ter|e|\.|\.?[ºo°]|a)?"
_M = r"(?P<month>(?:[^\W\d_]|(?:7|8|9|10)(?=b[eri])){3,}\.?)"
_ROMAN_MONTH = r"(?P<roman>x?i{1,3}|i?[vx]|v?i{1,3}|xi?)"
_OF = r"(?:of |de |del |di |do |d')?"
_IN = (
    r"(?:(?:in the year|in|on|year|the|am|den|im jahre?|im|vom|op|le|l'an|en|el|el ano|nel|il|em|"
    r"anno|в|night of|the night of) )?"
)
_SINGLE = [
    re.compile(_IN + pattern)
    for pattern in (
        rf"{_D}(?: day)?[ -]?{_OF}{_M}[ -]?,? ?{_OF}{_Y}",
        rf"{_M} (?:the )?{_D},? {_Y}",
        rf"{_Y}[. ,-]{{1,2}}{_M}[ -]{_D}",
        rf"{_M},? {_OF}{_Y}",
        rf"{_Y}[. ,-]{{1,2}}{_M}",
        rf"{_D}[./ -] ?{_ROMAN_MONTH}[./ -] ?{_Y}",
        rf"{_ROMAN_MONTH}[./-]{_Y}",
        _Y,
        r"(?P<year>\d{4})[年년] ?(?:(?P<numeral>\d{1,2})[月월] ?(?:(?P<day>\d{1,2})[日일])?)?",
    )
]
_EDTF = re.compile(r"-?\d{4}(?:-\d\d){0,2}")
_FIGURES = re.compile(r"(\d{1,2})\.? ?[./-] ?(\d{1,2})\.? ?[./-] ?(\d{4})")
_MONTH_IN_FIGURES = re.compile(r"(?:(?:00|xx|\?\?|__)[./-])?(\d{1,2})[./-](\d{4})")
_ISO_LIKE = re.compile(r"(\d{4})[./-] ?(\d{1,2})[./-] ?(\d{1,2})\.?")
_ROMAN_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = {"m": 1000, "d": 500, "c": 100, "l": 50, "x": 10, "v": 5, "i": 1}
_LAST_MONTH = 12
_LAST_CENTURY = 21
_LAST_PLAIN = 9999
_FEWEST_DIGITS = 3  # of a year that nothing says to be one

_SEASONS = {
    21: "spring primavera printemps fruhling fruhjahr lente voorjaar весна весной весны весною",
    22: "summer verano ete sommer estate zomer verao лето летом лета",
    23: "autumn fall otono automne herbst autunno herfst outono осень осенью осени",
    24: "winter invierno hiver inverno зима зимои зимы",
}
_SEASON_OF = {word: number for number, words in _SEASONS.items() for word in words.split()}
_SEASON = f"(?P<season>{'|'.join(_SEASON_OF)})"
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first",
)  # fmt: skip
_COUNT = rf"(?:(?P<count>\d{{1,2}})|(?P<ordinal>{'|'.join(_ORDINALS)})|(?P<numeral>[ivx]+))"
_ENDING = r"(?:st|nd|rd|th|\.|er|ere?|eme|e|de|ste|-?и|-?го)?"
_CENTURY_WORD = (
    r"(?:c|cent|century|jh|jhd|jhdt|jahrhunderts?|siecle|s|sec|secolo|seculo|eeuw|век|века|в|вв|ст|"
    r"столетие|столетия)\b\.?"
)
_ERA = rf"(?: ?(?:(?P<bc>{_BC})|(?P<ad>{_AD})))?"
_CENTURIES = [
    re.compile(
        rf"(?:the |le |il |el |de |das |im )?{_COUNT}{_ENDING}"
        rf"(?:[ -]|(?<=[\d.])){_CENTURY_WORD}{_ERA}"
    ),
    re.compile(rf"(?:the |el |o |le )?(?:siglo|s|sec|secolo|seculo)\b\.? ?{_COUNT}{_ERA}"),
]
_DECADES = [
    re.compile(pattern)
    for pattern in (
        r"(?:(?:the|les|los|os|die|de) )?(?:annees|anos|anni|jaren|decada de) (\d{3})0s?",
        r"(?:the |die )?(\d{3})0(?:'?s|er(?: jahren?)?|-?(?:е|х)(?: гг?\.?| годы| годов)?)",
    )
]


@lru_cache(maxsize=1024)  # the ends of ranges are tried in many ways
def single_date(text: str) -> str:
    """Return the EDTF of one date in words, empty where it is none, or may be two."""
    found = reword_single(text)
    return found[1] if found and " or " not in found[1] else ""


def reword_single(text: str) -> Reworded | None:
    """Return why one date in words is no EDTF, and what it is in EDTF; None of other texts."""
    text = text.strip(" ,")
    if _EDTF.fullmatch(text):
        return AS_NUMBERS, text
    for read in (figures, season, _part_of_year, _century, _decade, _day_month_year):
        found = read(text)
        if found:
            return found
    weekday, _, day = text.partition(" ")
    found = _day_month_year(day.removeprefix("the ")) if is_weekday(weekday) else None
    # “Mar 1850” is no Tuesday.
    return found if found and found[0] == AS_NUMBERS else None


def figures(text: str) -> Reworded | None:
    """Return the one day, or the two, that 17/04/1961 or 3/4/1961 can be."""
    iso = _ISO_LIKE.fullmatch(text)
    if iso and text[4] != "-":
        return "put hyphens between", f"{iso[1]}-{int(iso[2]):02d}-{int(iso[3]):02d}"
    month = _MONTH_IN_FIGURES.fullmatch(text)
    if month:
        return _IN_ORDER, f"{month[2]}-{int(month[1]):02d}"
    match = _FIGURES.fullmatch(text)
    if match is None:
        return None
    one, other, year = int(match[1]), int(match[2]), match[3]
    orders = {(m, d): None for d, m in ((one, other), (other, one)) if m <= _LAST_MONTH}
    return _IN_ORDER, " or ".join(f"{year}-{month:02d}-{day:02d}" for month, day in orders)


def season(text: str) -> Reworded | None:
    """Return the season that *text* names; a winter lies in two years."""
    match = re.fullmatch(
        rf"{_IN}{_SEASON},? {_OF}(?P<year>\d{{4}})(?P<next>[-/–]\d{{1,4}})?(?: г\.?)?", text
    )
    if match is None:
        return None
    number = _SEASON_OF[match["season"]]
    if not match["next"]:
        return "seasons are written 21 to 24", f"{match['year']}-{number}"
    if match["season"] not in _SEASONS[24].split():
        return None
    return "winter is 24 of the year in which it begins", f"{match['year']}-24"


def _part_of_year(text: str) -> Reworded | None:
    for pattern in (
        r"(?P<part>[qh][1-4])[ -]?(?P<year>\d{4})",
        r"(?P<year>\d{4})[ -]?(?P<part>[qh][1-4])",
    ):
        match = re.fullmatch(pattern, text)
        if match:
            kind, number = match["part"][0], int(match["part"][1])
            if kind == "q":
                return "quarters are written 33 to 36", f"{match['year']}-{32 + number}"
            if number <= 2:  # noqa: PLR2004
                return (
                    "halves of a year are written 40 and 41",
                    f"{match['year']}-{39 + number}",
                )
    return None


def _century(text: str) -> Reworded | None:
    for pattern in _CENTURIES:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        if match["ordinal"]:
            number = _ORDINALS.index(match["ordinal"]) + 1
        else:
            number = int(match["count"] or from_roman(match["numeral"]))
        if number:
            sign = "-" if match["bc"] else ""
            return "a century is written with XX", f"{sign}{number - 1:02d}XX"
    return None


def roman_number(text: str) -> Reworded | None:
    """Return the year, or of a small number the century, that Roman figures alone are."""
    if not re.fullmatch(r"(?!x{3}|x{5})[mdclxvi]{2,}|xx?", text):
        return None
    number = from_roman(text)  # XIX is more often 18XX than the year 19
    edtf = f"{number:04d}" if number > _LAST_CENTURY else f"{number - 1:02d}XX"
    return "years are written in Arabic figures, centuries with XX", edtf


def _decade(text: str) -> Reworded | None:
    match = next(filter(None, (pattern.fullmatch(text) for pattern in _DECADES)), None)
    if match is None:
        return None
    if match[1].endswith("0"):  # of the 1900s nobody knows which
        return "a decade is written with X, a century with XX", f"{match[1]}X or {match[1][:2]}XX"
    return "a decade is written with X", f"{match[1]}X"


def _day_month_year(text: str) -> Reworded | None:
    for pattern in _SINGLE:
        match = pattern.fullmatch(text)
        found = _compose(match.groupdict()) if match else None
        if found:
            return found
    return None


def _compose(found: dict[str, str | None]) -> Reworded | None:
    year = (found["year"] or "").replace(",", "")
    before = bool(found.get("bc") or found.get("bcfirst"))
    after = bool(found.get("ad") or found.get("adfirst"))
    is_year = before or after or _FEWEST_DIGITS <= len(year) <= len(str(_LAST_PLAIN))
    if not is_year or (before and after) or ((before or after) and not int(year)):
        return None
    pieces = [year_edtf(1 - int(year) if before else int(year))]
    if found.get("month") or found.get("numeral") or found.get("roman"):
        month = _month(found)
        if not month:
            return None
        pieces.append(f"{month:02d}")
    if found.get("day"):
        pieces.append(f"{int(found['day'] or 0):02d}")
    return _why(pieces, before=before, after=after), "-".join(pieces)


def _month(found: dict[str, str | None]) -> int:
    roman = found.get("roman")
    if roman:
        return _ROMAN_MONTHS.index(roman) + 1 if roman in _ROMAN_MONTHS else 0
    return int(found.get("numeral") or month_named(found["month"] or ""))


def _why(pieces: list[str], *, before: bool, after: bool) -> str:
    if len(pieces) > 1:
        return AS_NUMBERS if len(pieces) > 2 else "write year and month as numbers"  # noqa: PLR2004
    if before:
        return "years before Christ are negative, and 1 B.C. is 0000"
    if after:
        return "years after Christ are written as they are, with four digits"
    return "a year needs no word for it"


def year_edtf(year: int) -> str:
    """Return *year*, counted with a year 0, as EDTF has it."""
    sign = "-" if year < 0 else ""
    return f"{'Y' if abs(year) > _LAST_PLAIN else ''}{sign}{abs(year):04d}"


def from_roman(numeral: str) -> int:
    """Return the number that small Roman letters are."""
    values = [_ROMAN[letter] for letter in numeral]
    after = [*values[1:], 0]
    return sum(-v if v < following else v for v, following in zip(values, after, strict=True))
