"""What authors write where EDTF is wanted, why it is refused, and what they probably mean."""

import re
from collections.abc import Callable

from .calendar import MONTHS, Day

Rewrite = Callable[[re.Match[str]], str]
Mistake = tuple[str, str, Rewrite]

# English and Spanish; three letters tell them apart.
_MONTH_STEMS = {
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, 1)},
    "ene": 1,
    "abr": 4,
    "ago": 8,
    "dic": 12,
}
_MONTH = "(?P<month>" + "|".join(f"{stem}[a-z]*" for stem in _MONTH_STEMS) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.º|º)?"
_YEAR = r"(?P<year>\d{4})"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SEASONS |= {"primavera": 21, "verano": 22, "otoño": 23, "invierno": 24}
_ANY_SEASON = "(" + "|".join(_SEASONS) + ")"
_QUARTERS = {"1": 33, "2": 34, "3": 35, "4": 36}
_ROMAN = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
_LAST_CENTURY = 21
_LAST_PLAIN = 9999
_DAY_ZERO = 693_594  # of spreadsheets: December 30, 1899
_THIRDS = {"early": 37, "mid": 38, "late": 39}
_DATE = r"(-?\d{4}(?:-\d\d){0,2})"
_BC = r"b\.? ?c\.?(?: ?e\.?)?|a\. ?c\.?|av\. j\.-c\."


SPACES = "spaces are not allowed"


def _nothing(_: re.Match[str]) -> str:
    return ""


def _filled(template: str) -> Rewrite:
    """Return what puts the groups of a match into *template*."""
    return lambda match: template.format(*("" if each is None else each for each in match.groups()))


def _from_words(match: re.Match[str]) -> str:
    found = match.groupdict()
    month = _MONTH_STEMS[found["month"][:3].lower()]
    day = f"-{int(found['day']):02d}" if found.get("day") else ""
    return f"{found['year']}-{month:02d}{day}"


def _from_figures(match: re.Match[str]) -> str:
    """Return the one date, or the two, that 17/04/1961 or 3/4/1961 can be."""
    one, other, year = int(match[1]), int(match[2]), match[3]
    orders = {(month, day): None for day, month in ((one, other), (other, one)) if month <= 12}  # noqa: PLR2004
    return " or ".join(f"{year}-{month:02d}-{day:02d}" for month, day in orders)


def _from_roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral.upper()]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )


def _century(number: int) -> str:
    return f"{number - 1:02d}XX"


def _from_numeral(number: int) -> str:
    """Return a year or, of a small number, a century: XIX is more often 18XX than the year 19."""
    return f"{number:04d}" if number > _LAST_CENTURY else _century(number)


def _before_christ(match: re.Match[str]) -> str:
    year = int(match[1]) - 1
    return f"{'Y' if year > _LAST_PLAIN else ''}{'-' if year > 0 else ''}{year:04d}"


IN_WORDS: tuple[Mistake, ...] = (
    (
        rf"(?i:(?:the )?{_DAY} (?:of |de )?{_MONTH},? (?:of |de |del )?{_YEAR})",
        "write year, month and day as numbers",
        _from_words,
    ),
    (rf"(?i:{_MONTH} {_DAY},? {_YEAR})", "write year, month and day as numbers", _from_words),
    (rf"(?i:{_MONTH},? (?:of |de |del )?{_YEAR})", "write year and month as numbers", _from_words),
    (
        rf"(?i:{_ANY_SEASON},? (?:of |de |del )?(\d{{4}}))",
        "seasons are written 21 to 24",
        lambda m: f"{m[2]}-{_SEASONS[m[1].lower()]}",
    ),
    (
        r"(?i:winter,? (?:of )?(\d{4})[-/–]\d{2,4})",
        "winter is 24 of the year in which it begins",
        _filled("{}-24"),
    ),
    (
        r"(?i:q([1-4])[ -]?(\d{4}))",
        "quarters are written 33 to 36",
        lambda m: f"{m[2]}-{_QUARTERS[m[1]]}",
    ),
    (
        r"(?i:(\d{4})[ -]?q([1-4]))",
        "quarters are written 33 to 36",
        lambda m: f"{m[1]}-{_QUARTERS[m[2]]}",
    ),
    (
        r"(?i:(early|mid|late)[ -](\d{4}))",
        "thirds of a year are written 37 to 39",
        lambda m: f"{m[2]}-{_THIRDS[m[1].lower()]}",
    ),
    (
        r"(?i:(?:early|mid|late)[ -](?:the )?(\d{3})0'?s)",
        "a decade is written with X and has no parts",
        _filled("{}X"),
    ),
    (rf"{_DATE} (?:or|o) {_DATE}", "a choice is written [,]", _filled("[{},{}]")),
    (rf"{_DATE} (?:and|y) {_DATE}", "more than one is written {,}", _filled("{{{},{}}}")),
    (
        rf"(?i:(?:from |de )?{_DATE} ?(?:to|until|through|a) ?{_DATE})",
        "a range is written with a slash",
        _filled("{}/{}"),
    ),
    (
        rf"(?i:(?:between|bet\.?|entre) {_DATE} (?:and|y) {_DATE})",
        "some time between two dates is written [..]",
        _filled("[{}..{}]"),
    ),
    (
        rf"(?i:(?:before |bef\.? |by |pre-|antes de ){_DATE})",
        "what may be earlier has ..",
        _filled("[..{}]"),
    ),
    (
        rf"(?i:(?:after |aft\.? |post-|después de ){_DATE})",
        "what may be later has ..",
        _filled("[{}..]"),
    ),
    (
        rf"(?i:{_DATE}(?:/|-|–| to )(?:present|now|today|hoy|\*))",
        "an open end is written ..",
        _filled("{}/.."),
    ),
    (
        rf"(?i:(?:c\.?|ca\.?|circa|about|abt\.?|around|est\.?|hacia) ?{_DATE})",
        "approximate is written ~",
        _filled("{}~"),
    ),
    (
        rf"(?i:(?:c\.?|ca\.?|circa|about) ?{_MONTH} {_YEAR})",
        "approximate is written ~",
        lambda m: f"{_from_words(m)}~",
    ),
    (rf"{_DATE} ?(?:\(\?\)|\[\?\])", "uncertain is written ?", _filled("{}?")),
    (r"(\d{3})0'?s", "a decade is written with X", _filled("{}X")),
    (
        r"(?i:(\d{1,2})(?:st|nd|rd|th) c(?:\.|ent\.|entury))",
        "a century is written with XX",
        lambda m: _century(int(m[1])),
    ),
    (
        r"(?i:(?:siglo|s\.) ?([MDCLXVI]+)|([MDCLXVI]+)e si[eè]cle)",
        "a century is written with XX",
        lambda m: _century(_from_roman(m[1] or m[2])),
    ),
    (r"X{3}|X{5,}", "a year has four digits, or four X", lambda _: "XXXX"),
    (
        r"([MDCLXVI]{2,})",
        "years are written in Arabic figures, centuries with XX",
        lambda m: _from_numeral(_from_roman(m[1])),
    ),
    (
        rf"(?i:(\d{{1,9}}) ?(?:{_BC}))",
        "years before Christ are negative, and 1 B.C. is 0000",
        _before_christ,
    ),
    (
        r"(?i:(?:bc|b\.c\.) ?(\d{1,4}))",
        "years before Christ are negative, and 1 B.C. is 0000",
        _before_christ,
    ),
    (
        r"(?i:(?:ad|a\.d\.) ?(\d{1,4})|(\d{1,4}) ?(?:ad|a\.d\.|ce|c\.e\.|d\. ?c\.))",
        "years after Christ are written as they are, with four digits",
        lambda m: f"{int(m[1] or m[2]):04d}",
    ),
    (
        rf"(?i:{_DATE} ?\(?(?:julian|o\.? ?s\.?|old style)\)?)",
        "a Julian date has julian: before it",
        _filled("julian:{}"),
    ),
    (
        r"(?i:julian[: ]*(\S+))",
        "a Julian date is written julian:1917-10-25",
        _filled("julian:{}"),
    ),
    (
        r"(?i:julian\W.*|.*/julian:.*)",
        "julian: stands once, before all the rest, such as julian:1917-10-25/1917-10-27",
        _nothing,
    ),
    (
        r"(?i:n\. ?d\.|s\. ?f\.|none|unknown|undated|\?+|present|today|now)",
        "that is no date; leave it out, or write XXXX for a year that nobody knows",
        _nothing,
    ),
)
IN_FIGURES: tuple[Mistake, ...] = (
    (
        r"(-?\d{4}-\d\d-)(\d\d)[/–—](\d\d)",
        "write both days in full",
        lambda m: f"{m[1]}{m[2]}/{m[1]}{m[3]}",
    ),
    (
        r"(-?\d{4}-)(\d\d-\d\d)[/–—](\d\d-\d\d)",
        "write both dates in full",
        lambda m: f"{m[1]}{m[2]}/{m[1]}{m[3]}",
    ),
    (
        r"(-?\d{4}-)(\d\d)[/–—](\d\d)",
        "write both months in full",
        lambda m: f"{m[1]}{m[2]}/{m[1]}{m[3]}",
    ),
    (
        r"(\d{4})[–—](\d\d)(?:[–—](\d\d))",
        "write hyphens, not dashes",
        _filled("{}-{}-{}"),
    ),
    (r"(\d\d)(\d\d)[/–—](\d\d)", "write both years in full", _filled("{0}{1}/{0}{2}")),
    (r"([^–—]+)[–—]([^–—]+)", "a range is written with a slash", _filled("{}/{}")),
    (r"(\d{4}) ?--? ?(\d{4})", "a range is written with a slash", _filled("{}/{}")),
    (rf"{_DATE} - {_DATE}", "a range is written with a slash", _filled("{}/{}")),
    (
        r"(\d{1,2})(?:[/.-]|\. )(\d{1,2})(?:[/.-]|\. )(\d{4})",
        "write year, month and day, in this order, with hyphens",
        _from_figures,
    ),
    (
        r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}",
        "write year, month and day, in this order, with hyphens, such as 1961-04-17",
        _nothing,
    ),
    (
        r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})",
        "put hyphens between",
        lambda m: f"{m[1]}-{int(m[2]):02d}-{int(m[3]):02d}",
    ),
    (
        rf"(?i:{_MONTH}-\d\d|\d{{1,2}}-{_MONTH.replace('month', 'word')}(?:-\d\d)?)",
        (
            "a spreadsheet has made this of a date; look up what stood there and write it such as"
            " 1961-04-17, into a column of text"
        ),
        _nothing,
    ),
    (r"[^/]*/[^/]*/.*", "an interval has one slash, between start and end", _nothing),
    (r"(\d{4}-\d\d-\d\d)[ t](\d\d:\d\d:\d\d\S*)", "the clock follows after T", _filled("{}T{}")),
    (r"\[(\S+) (?:or|o) (\S+)\]", "the members of a set are parted by commas", _filled("[{},{}]")),
    (r".*\s.*", SPACES, lambda m: re.sub(r"\s", "", m[0])),
    (r"[\"'“‘](.*)[\"'”’]", "leave the quotation marks out", _filled("{}")),
    (r"(.*\d)[.,;:]", "leave the mark at the end out", _filled("{}")),
    (
        r"(\[.*|\{.*);(.*)",
        "the members of a set are parted by commas",
        lambda m: m[0].replace(";", ","),
    ),
    (rf"({_DATE}(?:,{_DATE})+)", "a choice is written in brackets", _filled("[{}]")),
    (
        r"[\[{].*\.{3,}.*",
        "a range in a set has two dots",
        lambda m: re.sub(r"\.{3,}", "..", m[0]),
    ),
    (r"([^.\[\]{}/]+)/?\.{3,}", "an open end is written /..", _filled("{}/..")),
    (r"\.{3,}/?([^.\[\]{}/]+)", "an open start is written ../", _filled("../{}")),
    (
        r"([^.\[\]{}]+)\.{2,}([^.\[\]{}]+)",
        "what lies from one date to another is written with a slash",
        _filled("{}/{}"),
    ),
    (r"\.\.([^.\[\]{}/]+)", "an open start is written ../", _filled("../{}")),
    (r"([^.\[\]{}/]+)\.\.", "an open end is written /..", _filled("{}/..")),
    (r"(\d{4})(\d\d)(\d\d)", "put hyphens between", _filled("{}-{}-{}")),
    (r"(\d{2})(?:\?\?|--|__)", "unspecified digits are written X", _filled("{}XX")),
    (r"(\d{3})[?_-]", "unspecified digits are written X", _filled("{}X")),
    (r"([^?]*[^?~%])\?\?+", "uncertain is written ?, once", _filled("{}?")),
    (
        r"([^?~%]*)[?~%]{2,}([^?~%]*)",
        "uncertain and approximate together are written %",
        _filled("{}%{}"),
    ),
    (r"(.*)/unknown", "an unknown end is left empty", _filled("{}/")),
    (r"unknown/(.*)", "an unknown start is left empty", _filled("/{}")),
    (r"(.*)/open", "an open end is written ..", _filled("{}/..")),
    (r"open/(.*)", "an open start is written ..", _filled("../{}")),
    (
        r"(?=[^ux]*[ux])[\dXux?~%-]+",
        "unspecified digits are written X",
        lambda m: re.sub("[ux]", "X", m[0]),
    ),
    (r"(-?\d{4})[sp](\d+)", "write Y, E and S in capitals", _filled("{}S{}")),
    (r"[ye].*|[^e]*\de\d.*", "write Y, E and S in capitals", lambda m: m[0].upper()),
    (r"(-?\d+E\d+)", "a year with E begins with Y", _filled("Y{}")),
    (r"Y\+(\d+)", "years after Christ have no sign", _filled("Y{}")),
    (
        r"-?\d+S-?|Y-?\d+(?:E\d+)?S-?",
        "S is followed by the number of digits to trust, such as 1950S2",
        _nothing,
    ),
    (
        r"\d{4}-?W\d.*",
        "weeks are not allowed; write the days of the week, such as 1961-04-17/1961-04-23",
        _nothing,
    ),
    (
        r"\d{4}-\d{3}",
        "days are counted within the month; write year, month and day, such as 1961-04-17",
        _nothing,
    ),
    (
        r"P[\dYMWDTHS.]+|.*/P[\dYMWDTHS.]+|R\d*/.*",
        "durations and repetitions are not allowed; write start and end, as 1961-04-17/1961-04-20",
        _nothing,
    ),
    (
        r"(-?[\dX]{4}(?:-[\dX]{2})?)-X",
        "months and days have two digits, or two X",
        _filled("{}-XX"),
    ),
    (r"(-?\d{4})-X-XX?", "months and days have two digits, or two X", _filled("{}-XX-XX")),
    (r"(-?\d{4})-XX-X", "months and days have two digits, or two X", _filled("{}-XX-XX")),
    (
        r"(-?\d{4})-(\d{1,2})(?:-(\d{1,2}))?",
        "months and days have two digits",
        lambda m: "-".join([m[1], *(f"{int(n):02d}" for n in m.groups()[1:] if n)]),
    ),
    (
        r"(\d{1,2})",
        "years have four digits, such as 1961; a century is written 19XX",
        _nothing,
    ),
    (
        r"()(\d{1,3})((?:-.*)?)",
        "years have four digits",
        lambda m: f"{m[1]}{int(m[2]):04d}{m[3]}",
    ),
    (r"(\d{1,4})\.0*", "a year is a whole number", lambda m: f"{int(m[1]):04d}"),
    (
        r"([1-9]\d{4})(?:\.\d+)?",
        (
            "a year of more than four digits begins with Y, and a day that a spreadsheet counts is"
            " written as the day"
        ),
        lambda m: f"Y{m[1]} or {Day.from_ordinal(_DAY_ZERO + int(m[1])).isoformat()}",
    ),
    (r"(-?)0*(\d{5,})", "a year of more than four digits begins with Y", _filled("Y{}{}")),
    (
        r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(Z|[+-].*)?",
        "a clock time has hours, minutes and seconds",
        _filled("{}T{}:{}:00{}"),
    ),
    (r"(.*T\d\d:\d\d:\d\d)[.,]\d+(.*)", "seconds are whole", _filled("{}{}")),
    (
        r"(.*T\d\d:\d\d:\d\d[+-]\d\d)(\d\d)",
        "put a colon between the hours and minutes from UTC",
        _filled("{}:{}"),
    ),
    (r"(.*T\d\d:\d\d:\d\d)z", "Z is a capital letter", _filled("{}Z")),
    (
        r"(-?\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)",
        "put colons between",
        _filled("{}T{}:{}:{}"),
    ),
    (r"(.*T.*)[?~%]", "a date with a clock time takes no ?, ~ or %", _filled("{}")),
    (rf"{_DATE}\+", "what may be later has ..", _filled("[{}..]")),
    (rf"{_DATE}-", "an open end is written ..", _filled("{}/..")),
    (r"\+(.*)", "years after Christ have no sign", _filled("{}")),
    (
        r".*T\d.*",
        "a clock time is whole and follows a day, such as 1961-04-17T01:15:00",
        _nothing,
    ),
    (
        r"(-?\d{4}-\d\d-\d\d)Z|(-?\d{4}-\d\d-\d\d)T",
        "without a clock time a date takes no T or Z",
        lambda m: m[1] or m[2],
    ),
    (
        r"(?![\[{][^\[\]{}]*[\]}]$).*[\[\]{}].*",
        "a set is written [1961,1962] or {1961,1962}, alone",
        _nothing,
    ),
    (r".*[()].*", "?, ~ or % stands before or after a number, without parentheses", _nothing),
)
