"""What authors write where EDTF is wanted, why it is refused, and what they probably mean."""

import re
from collections.abc import Callable

from .calendar import Day

Rewrite = Callable[[re.Match[str]], str]
Mistake = tuple[str, str, Rewrite]

_DAY_ZERO = 693_594  # of spreadsheets: December 30, 1899
_DATE = r"(-?\d{4}(?:-\d\d){0,2})"

SPACES = "spaces are not allowed"


def _nothing(_: re.Match[str]) -> str:
    return ""


def _filled(template: str) -> Rewrite:
    """Return what puts the groups of a match into *template*."""
    return lambda match: template.format(*("" if each is None else each for each in match.groups()))


MISTAKES: tuple[Mistake, ...] = (
    (r"X{3}|X{5,}", "a year has four digits, or four X", lambda _: "XXXX"),
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
        (
            r"(?i:n\. ?d\.?|s\. ?[fda]\.?|o\. ?[jd]\.?|z\. ?j\.?|none|unknown|undated|unbekannt|"
            r"undatiert|inconnue?|sans date|desconocid[ao]|sin fecha|ignot[ao]|onbekend|неизвестно|"
            r"n/?a|null|nil|nan|nat|tb[ad]|\?+|-+|[–—]|0|0000-00-00|00[./]00[./]0000|present|today|now)"
        ),
        "that is no date; leave it out, or write XXXX for a year that nobody knows",
        _nothing,
    ),
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
    (
        r"(\d{3})(\d)[–—](\d)",
        "write both years in full",
        _filled("{0}{1}/{0}{2}"),
    ),
    (r"([^–—]+)[–—]([^–—]+)", "a range is written with a slash", _filled("{}/{}")),
    (r"(\d{4}[?~%]?) ?--? ?(\d{4}[?~%]?)", "a range is written with a slash", _filled("{}/{}")),
    (rf"{_DATE} - {_DATE}", "a range is written with a slash", _filled("{}/{}")),
    (
        r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}",
        "write year, month and day, in this order, with hyphens, such as 1961-04-17",
        _nothing,
    ),
    (
        r"(?:[^\W\d_]{3,}\.?-\d\d|\d{1,2}-[^\W\d_]{3,}\.?(?:-\d\d)?)",
        (
            "a spreadsheet has made this of a date; look up what stood there and write it such as"
            " 1961-04-17, into a column of text"
        ),
        _nothing,
    ),
    (r"[^/]*/[^/]*/.*", "an interval has one slash, between start and end", _nothing),
    (r"(\d{4}-\d\d-\d\d)[ t](\d\d:\d\d:\d\d\S*)", "the clock follows after T", _filled("{}T{}")),
    (r"\[(\S+) (?:or|o) (\S+)\]", "the members of a set are parted by commas", _filled("[{},{}]")),
    (
        rf"({_DATE}(?:, ?{_DATE})+)",
        "a choice is written in brackets",
        lambda m: f"[{m[0].replace(' ', '')}]",
    ),
    (r".*\s.*", SPACES, lambda m: re.sub(r"\s", "", m[0])),
    (r"[\"'“‘](.*)[\"'”’]", "leave the quotation marks out", _filled("{}")),
    (r"(.*\d)[.,;:]", "leave the mark at the end out", _filled("{}")),
    (
        r"(\[.*|\{.*);(.*)",
        "the members of a set are parted by commas",
        lambda m: m[0].replace(";", ","),
    ),
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
    (r"(.*\d) ?(?:[/–-]| to ) ?(?:unknown|\?)", "an unknown end is left empty", _filled("{}/")),
    (r"(?:unknown|\?) ?(?:[/–-]| to ) ?(\d.*)", "an unknown start is left empty", _filled("/{}")),
    (r"(.*)/open", "an open end is written ..", _filled("{}/..")),
    (r"open/(.*)", "an open start is written ..", _filled("../{}")),
    (
        r"(?=[^ux]*[ux])[\dXux?~%-]+",
        "unspecified digits are written X",
        lambda m: re.sub("[ux]", "X", m[0]),
    ),
    (r"(-?\d{4})[sp](\d+)", "write Y, E and S in capitals", _filled("{}S{}")),
    (r"[ye]-?\d.*|[^e]*\de\d.*", "write Y, E and S in capitals", lambda m: m[0].upper()),
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
    (rf"{_DATE}[-–—]", "an open end is written ..", _filled("{}/..")),
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
