"""Say why a text is no EDTF date, and how to write what its author probably meant."""

import re
from collections.abc import Callable

from .calendar import MONTHS

# English and Spanish; three letters tell them apart.
_MONTH_STEMS = {
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, 1)},
    "ene": 1,
    "abr": 4,
    "ago": 8,
    "dic": 12,
}
_MONTH_WORD = "(?P<month>" + "|".join(f"{stem}[a-z]*" for stem in _MONTH_STEMS) + r")\.?"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_FORMS = "write 1961, 1961-04, 1961-04-17, 1961-04-17/1961-04-20 or 1961~"

Rewrite = Callable[[re.Match[str]], str]


def _from_words(match: re.Match[str]) -> str:
    found = match.groupdict()
    month = _MONTH_STEMS[found["month"][:3].lower()]
    day = f"-{int(found['day']):02d}" if found.get("day") else ""
    return f"{found['year']}-{month:02d}{day}"


# From the most telling mistake to the least; a proposal is shown only if it can be read.
_MISTAKES: tuple[tuple[str, str, Rewrite], ...] = (
    (r"\s*", "there is no date", lambda _: "1961-04-17"),
    (
        rf"(?i:(?P<day>\d{{1,2}}) (?:de )?{_MONTH_WORD},? (?:de )?(?P<year>\d{{4}}))",
        "write year, month and day as numbers",
        _from_words,
    ),
    (
        rf"(?i:{_MONTH_WORD} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}}))",
        "write year, month and day as numbers",
        _from_words,
    ),
    (
        rf"(?i:{_MONTH_WORD},? (?:de )?(?P<year>\d{{4}}))",
        "write year and month as numbers",
        _from_words,
    ),
    (
        r"(?i:(spring|summer|autumn|fall|winter),? (?:of )?(\d{4}))",
        "seasons are written 21 to 24",
        lambda m: f"{m[2]}-{_SEASONS[m[1].lower()]}",
    ),
    (r"(\d{4}) or (\d{4})", "a choice is written [,]", lambda m: f"[{m[1]},{m[2]}]"),
    (r"(?i:(?:before|by|until) (\d{4}))", "what may be earlier has ..", lambda m: f"[..{m[1]}]"),
    (r"(?i:(?:after|since|from) (\d{4}))", "what may be later has ..", lambda m: f"[{m[1]}..]"),
    (r"(?i:julian\W.*)", "a Julian date is written julian:1917-10-25", lambda _: ""),
    (r"(?i:c\.?|ca\.?|circa|about) ?(\d{4})", "approximate is written ~", lambda m: f"{m[1]}~"),
    (r"(\d{3})0'?s", "a decade is written with X", lambda m: f"{m[1]}X"),
    (
        r"(?i:(\d{1,4}) ?b\.?c\.?(?:e\.?)?)",
        "years before Christ are negative, and 1 B.C. is 0000",
        lambda m: f"{'-' if m[1].strip('0') != '1' else ''}{int(m[1]) - 1:04d}",
    ),
    (
        r"(-?\d{4}-\d\d-)(\d\d)[/–—](\d\d)",
        "write both days in full",
        lambda m: f"{m[1]}{m[2]}/{m[1]}{m[3]}",
    ),
    (
        r"(-?\d{4}-)(\d\d)[/–—](\d\d)",
        "write both months in full",
        lambda m: f"{m[1]}{m[2]}/{m[1]}{m[3]}",
    ),
    (r"([^–—]+)[–—]([^–—]+)", "a range is written with a slash", lambda m: f"{m[1]}/{m[2]}"),
    (
        r"(\d{4}) ?- ?(\d{4})",
        "a range is written with a slash",
        lambda m: f"{m[1]}/{m[2]}",
    ),
    (r"(\d\d)(\d\d)/(\d\d)", "write both years in full", lambda m: f"{m[1]}{m[2]}/{m[1]}{m[3]}"),
    (
        r"\d{1,2}/\d{1,2}/\d{4}",
        "write year, month and day, in this order, with hyphens",
        lambda _: "1961-04-17",
    ),
    (
        r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})",
        "put hyphens between",
        lambda m: f"{m[1]}-{int(m[2]):02d}-{int(m[3]):02d}",
    ),
    (r"[^/]*/[^/]*/.*", "an interval has one slash, between start and end", lambda _: ""),
    (r".*\s.*", "spaces are not allowed", lambda m: re.sub(r"\s", "", m[0])),
    (r"(\d{4})(\d\d)(\d\d)", "put hyphens between", lambda m: f"{m[1]}-{m[2]}-{m[3]}"),
    (
        r"(.*?)[?~]{2,}(.*)",
        "uncertain and approximate together are written %",
        lambda m: f"{m[1]}%{m[2]}",
    ),
    (r"(.*)/unknown", "an unknown end is left empty", lambda m: f"{m[1]}/"),
    (r"unknown/(.*)", "an unknown start is left empty", lambda m: f"/{m[1]}"),
    (r"(.*)/open", "an open end is written ..", lambda m: f"{m[1]}/.."),
    (r"open/(.*)", "an open start is written ..", lambda m: f"../{m[1]}"),
    (
        r"[\dXux?~%-]*[ux][\dXux?~%-]*",
        "unspecified digits are written X",
        lambda m: re.sub("[ux]", "X", m[0]),
    ),
    (r"[ye].*|.*\de\d.*", "write Y, E and S in capitals", lambda m: m[0].upper()),
    (
        r"(-?\d{4})-(\d{1,2})(?:-(\d{1,2}))?",
        "months and days have two digits",
        lambda m: "-".join([m[1], *(f"{int(n):02d}" for n in m.groups()[1:] if n)]),
    ),
    (
        r"(-?)(\d{1,3})((?:-.*)?)",
        "years have four digits",
        lambda m: f"{m[1]}{int(m[2]):04d}{m[3]}",
    ),
    (
        r"(-?)0*(\d{5,})",
        "a year of more than four digits begins with Y",
        lambda m: f"Y{m[1]}{m[2]}",
    ),
    (
        r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(Z|[+-].*)?",
        "a clock time has hours, minutes and seconds",
        lambda m: f"{m[1]}T{m[2]}:{m[3]}:00{m[4] or ''}",
    ),
    (
        r"(.*T\d\d:\d\d:\d\d)[.,]\d+(.*)",
        "seconds are whole",
        lambda m: f"{m[1]}{m[2]}",
    ),
    (r"(.*T.*)[?~%]", "a date with a clock time takes no ?, ~ or %", lambda m: m[1]),
    (r"\+(.*)", "years after Christ have no sign", lambda m: m[1]),
    (r".*\dT\d.*", "a clock time needs a day before it", lambda _: "1961-04-17T01:15:00"),
    (
        r"(?![\[{][^\[\]{}]*[\]}]$).*[\[\]{}].*",
        "a set is written [1961,1962] or {1961,1962}, alone",
        lambda _: "",
    ),
    (r".*[()].*", "?, ~ or % stands before or after a number, without parentheses", lambda _: ""),
)


def explain(text: str, piece: str, read: Callable[[str], object]) -> str:
    """Return why *text* was refused and, if it can be guessed, how to write it.

    *piece* is the end or member of *text* that could not be read; *read* tries a proposal.
    """
    found = _recognize(text, read) or (piece != text and _recognize(piece, read))
    return f"{text or '(empty)'}: {found or f'not an EDTF date; {_FORMS}'}"


def _recognize(text: str, read: Callable[[str], object]) -> str:
    for pattern, reason, rewrite in _MISTAKES:
        match = re.fullmatch(pattern, text, re.ASCII | re.DOTALL)
        if match:
            proposed = rewrite(match)
            if proposed and proposed != text and _can_be_read(proposed, read):
                return f"{reason}; write {proposed}"
            return reason
    return ""


def _can_be_read(text: str, read: Callable[[str], object]) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True
