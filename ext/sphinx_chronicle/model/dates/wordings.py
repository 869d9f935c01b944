"""Dates as people and genealogists' programs write them in words, put into EDTF.

The words are those of `single_wordings`, in its languages.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from .feasts import day_of_feast
from .months import plain
from .other_calendars import from_other_calendar
from .single_wordings import (
    Reworded,
    figures,
    reword_single,
    roman_number,
    season,
    single_date,
    year_edtf,
)
from .two_calendars import double_date

if TYPE_CHECKING:
    from collections.abc import Callable

_ABOUT = (
    r"(?:(?:c|ca|circa|abt|approx|aprox|est|cal|env|etwa|ок|h|rd)(?![^\W\d_])\.?|"
    r"(?:on or )?about|around|roughly|approximately|estimated|calculated|hacia|"
    r"alrededor de|por volta de|cerca de|vers|environ|um|ungefahr|"
    r"gegen|zirka|rund|verso(?: il)?|intorno al|omstreeks|rond|ongeveer|около|"
    r"приблизительно|примерно|≈|±|~)"
)
_ABOUT_AFTER = r"(?:\(?(?:c|ca|circa|approx|approximately)\b\.?\)?|or so|-?ish)"
_UNCERTAIN = (
    r"(?:probably|possibly|perhaps|maybe|prob\.|poss\.|wohl|vermutlich|wahrscheinlich|"
    r"probablement|peut-etre|probablemente|posiblemente|quiza|tal vez|probabilmente|forse|"
    r"waarschijnlijk|misschien|провероятно|вероятно|возможно)"
)
_BEFORE = (
    r"(?:(?:(?:on|in) or before|before or (?:on|in)|before|bef\.?|by|not after|no later than|"
    r"not later than|at the latest|pre|prior to|ante|antes de|avant|vor|voor|spatestens|prima del|"
    r"до|taq|t\.a\.q\.|terminus ante quem)[ -]|< ?)"
)
_AFTER = (
    r"(?:(?:(?:on|in) or after|after or (?:on|in)|after|aft\.?|not before|no earlier than|"
    r"not earlier than|at the earliest|post|despues de|apres|nach|na|fruhestens|dopo(?: il)?|после|"
    r"tpq|t\.p\.q\.|terminus post quem)[ -]|> ?)"
)
_SINCE = r"(?:from|since|desde|seit|ab|depuis|sinds|dal|dall'|с) "
_UNTIL = r"(?:to|until|till|hasta|bis|jusqu.(?:en|a) ?|tot|fino al|ate|по) "
_FROM = r"(?:from|de|del|von|van|dal|du|с) "
_TO = r"(?: to | until | through | till | a | al | au | bis | tot | по | ?[/–—] ?| ?-{1,2} ?)"
_BETWEEN = r"(?:between|bet\.?|btw\.?|entre|zwischen|tussen|tra(?: il)?|fra(?: il)?|между) "
_AND = r" ?(?: (?:and|y|e il|e|et|und|en|и) | & |&) ?"
_OR = r" (?:or|o|ou|oder|of(?= \d)|или) "
_EVENT = (
    r"(?:(?:fl|b|d|m|r|bap|bapt|bur|geb|gest|nato|ne|ум|род)(?![^\W\d_])\.?|flourished|active|died|"
    r"born|reigned|ruled|baptized|buried|[*†])"
)
_JULIAN = r"(?:o\.? ?s\.?|old style|julian|(?:по )?ст\. ?ст\.|a\. ?st\.|alten stils|v\. ?s\.)"
_GREGORIAN = r"(?:n\.? ?s\.?|new style|gregorian|(?:по )?н\. ?ст\.|n\. ?st\.|neuen stils)"
_PARTS = {
    37: r"early|beginning|start|anfang|debut|principios|comienzos|inicios?|inizio|begin|начало"
    r"|нач\.",
    38: r"mid|middle|mitte|milieu|mediados|meta|midden|середина|сер\.",
    39: r"late|end|ende|fin|fines|finales|fine|eind|конец|кон\.",
    40: r"(?:first|1st) half|(?:1\.|erste) halfte|1re moitie|premiere moitie|primera mitad"
    r"|prima meta|(?:1e|eerste) helft",
    41: r"(?:second|2nd) half|(?:2\.|zweite) halfte|2e?me moitie|seconde moitie|segunda mitad"
    r"|seconda meta|(?:2e|tweede) helft",
}
_FIRST_HALF = 40
_PARTS_OF_A_YEAR = (
    "thirds of a year are written 37 to 39",
    "halves of a year are written 40 and 41",
)
_OF = r"(?: ?(?:the|of|in|de|du|del|des|van|la|le|el|l'|d')(?![^\W\d_]))*"
_ENDLESS = r"(?:present|now|today|hoy|heute|aujourd'hui|oggi|heden|\*)"
_HAS_WORDS = re.compile(r"[^\W\d_]|[<>≈±~†*&(]")
_IS_UNCERTAIN = "uncertain is written ?"
_SOME_TIME = "some time between two dates is written [..]"
_RANGE = "a range is written with a slash"
_MOST_WORDS = 12  # “between 17 September 1850 and 20 December 1860” has eight
_DEEPEST = 3  # frames within frames, such as “b. about 1850?”


def reword(text: str) -> Reworded | None:
    """Return why *text* is no EDTF and what it is in EDTF, None where its words are not known."""
    if re.fullmatch(r"-?\d+S-?", text):  # of EDTF, and no decade
        return None
    words = plain(text)
    if not _HAS_WORDS.search(words):
        return _in_figures(words)
    if len(words.split()) > _MOST_WORDS:
        return None
    return roman_number(words) or _reword(words, _DEEPEST)


def _in_figures(text: str) -> Reworded | None:
    return double_date(text) or _negative(text) or _with_clock(text) or figures(text)


@lru_cache(maxsize=1024)  # the ends of ranges are tried in many ways
def _reword(text: str, depth: int) -> Reworded | None:
    gedcom = re.fullmatch(r"@#d(julian|gregorian|french r|hebrew|hijri|roman|unknown)@ ?(.*)", text)
    if gedcom:
        return _reword_gedcom(gedcom[1], gedcom[2], depth)
    for read in (season, _in_figures, _feast, from_other_calendar, reword_single):
        found = read(text)
        if found:
            return found
    return _in_frame(text, depth)


def _reword_gedcom(calendar: str, rest: str, depth: int) -> Reworded:
    if calendar in ("hebrew", "hijri", "french r"):
        found = from_other_calendar(rest, calendar)
        return found or (f"dates of this calendar ({calendar}) are not converted", "")
    inner = single_date(rest) or (_reword(rest, depth) or ("", ""))[1]
    if calendar == "julian" and inner and " or " not in inner:
        inner = f"julian:{inner.removeprefix('julian:')}"
        return "a Julian date has julian: before it", inner
    return "the calendar of a date is not named, unless it is julian:", inner


# --- words around a date ------------------------------------------------------------------------


def _in_frame(text: str, depth: int) -> Reworded | None:
    """Return what words around dates, or between them, say."""
    for pattern, why, write in _FRAMES:
        match = re.fullmatch(pattern, text)
        parts = [each for each in match.groups() if each] if match else []
        dates = (
            _both(parts[0], parts[1], depth)
            if len(parts) > 1
            else [_inner(each, depth) for each in parts]
        )
        edtf = write(*dates) if dates and all(dates) else ""
        if edtf:
            return why, edtf
    return _part(text) or (_range(text, depth) if depth else None)


def _inner(text: str, depth: int) -> str:
    """Return the EDTF of a date within a wording, which may have words around it itself."""
    text = text.strip(" ,")
    found = single_date(text)
    if found or not depth:
        return found
    around = _reword(text, depth - 1)
    return around[1] if around and " or " not in around[1] else ""


def _marked(date: str, mark: str) -> str:
    """Return *date*, or both ends of a range, with a *mark*; ``~`` and ``?`` together are ``%``."""
    if not re.fullmatch(r"[-\dXY]+[?~%]?(?:/[-\dXY]+[?~%]?)?", date):
        return ""
    ends = (
        f"{end.rstrip('?~%')}{mark if end[-1] in (mark, *'-0123456789X') else '%'}"
        for end in date.split("/")
    )
    return "/".join(ends)


def _set(write: str) -> Callable[..., str]:
    """Return what fills dates into a set, in which no range and no set can stand."""
    return lambda *dates: (
        "" if any(re.search(r"[/\[{:]", d) for d in dates) else write.format(*dates)
    )


def _julian(date: str) -> str:
    return "" if "julian:" in date else f"julian:{date}"


_FRAMES: tuple[tuple[str, str, Callable[..., str]], ...] = (
    (r"(?:\?+|_+|x+) (.+)", "a day that is not known is left out", lambda d: d),
    (r"[(\[](.+)[)\]]", "a date stands without brackets", lambda d: d),
    (rf"(.+?)(?: ?[/–-] ?| to ){_ENDLESS}", "an open end is written ..", lambda d: f"{d}/.."),
    (r"(.+?)(?: ?[/–-] ?| to )(?:unknown|\?)", "an unknown end is left empty", lambda d: f"{d}/"),
    (r"(?:unknown|\?)(?: ?[/–-] ?| to )(.+)", "an unknown start is left empty", lambda d: f"/{d}"),
    (rf"(.+) ?(?:\(\?\)|\[\?\])|{_UNCERTAIN} (.+)|int (.+?)(?: \(.*\))?", _IS_UNCERTAIN,
     lambda d: _marked(d, "?")),
    (r"(.+) \((?:uncertain|doubtful|probable)\)", _IS_UNCERTAIN, lambda d: _marked(d, "?")),
    (rf"\(?{_ABOUT} ?([^(]+?)\)?|(.+?) ?{_ABOUT_AFTER}", "approximate is written ~",
     lambda d: _marked(d, "~")),
    (r"((?=.*[^\W\d_]).+[^?])\?", _IS_UNCERTAIN, lambda d: _marked(d, "?")),
    (rf"{_BEFORE}(.+)|(.+) (?:or (?:earlier|before)|at (?:the )?latest)",
     "what may be earlier has ..", _set("[..{}]")),
    (rf"{_AFTER}(.+)|(.+) (?:or (?:later|after)|at (?:the )?earliest)",
     "what may be later has ..", _set("[{}..]")),
    (rf"{_BETWEEN}(.+)(?:{_AND}| ?[-–—] ?)(?:il )?(.+)", _SOME_TIME,
     _set("[{}..{}]")),
    (rf"(?:either )?(.+){_OR}(.+)", "a choice is written [,]", _set("[{},{}]")),
    (rf"(.+){_AND}(.+)", "more than one is written {,}", _set("{{{},{}}}")),
    (rf"{_SINCE}(.+)|(.+) (?:onwards?|on)|ab (.+)",
     "an end that is not known is left empty, an open one is written ..",
     lambda d: "" if re.search(r"[/\[{]", d) else f"{d}/ or {d}/.."),
    (rf"{_UNTIL}(.+)", "a start that is not known is left empty, an open one is written ..",
     lambda d: "" if re.search(r"[/\[{:]", d) else f"/{d} or ../{d}"),
    (rf"{_EVENT} ?(.+)", "the option says what happened; only the date stands in it", lambda d: d),
    (rf"{_JULIAN} (.+)|(.+?) ?\(?{_JULIAN}\)?", "a Julian date has julian: before it", _julian),
    (rf"{_GREGORIAN} (.+)|(.+?) ?\(?{_GREGORIAN}\)?", "a Gregorian date needs no word for it",
     lambda d: d),
)  # fmt: skip


def _part(text: str) -> Reworded | None:
    """Return the part of a year; a month, decade or century has none."""
    for number, words in _PARTS.items():
        match = re.fullmatch(rf"(?:the )?(?:{words})(?![^\W\d_]){_OF}[ -]?(.+)", text)
        date = single_date(match[1]) if match else ""
        if re.fullmatch(r"\d{4}", date):
            return _PARTS_OF_A_YEAR[number >= _FIRST_HALF], f"{date}-{number}"
        if re.fullmatch(r"\d{3}X", date):
            return "a decade is written with X and has no parts", date
        if date:
            return "only a year has parts (thirds 37 to 39, halves 40 and 41)", date
    return None


# --- from one date to another -------------------------------------------------------------------


def _range(text: str, depth: int) -> Reworded | None:
    """Return the range that two dates are; the first may lack what the second tells, and so on."""
    begun = re.sub(rf"^{_FROM}", "", text)
    for seam in re.finditer(_TO, begun):
        first, last = begun[: seam.start()], begun[seam.end() :]
        dates = _both(first, last, depth)
        if dates and not any(re.search(r"[/\[{:]", date) for date in dates):
            return _RANGE, "/".join(dates)
    spread = re.fullmatch(r"(\d{3,4}) ?(?:±|\+/-) ?(\d{1,3})", text)
    if spread:
        year, more = int(spread[1]), int(spread[2])
        ends = f"[{year_edtf(year - more)}..{year_edtf(year + more)}]"
        return _SOME_TIME, ends
    return None


def _both(first: str, last: str, depth: int) -> list[str]:
    """Return the EDTF of two dates, of which one may lack what the other tells; or nothing."""
    for ends in _completed(first, last):
        dates = [_inner(end, min(depth, 1)) for end in ends]
        if all(dates):
            return dates
    return []


def _completed(first: str, last: str) -> list[tuple[str, str]]:
    """Return both ends as they may be meant: “17–20 April 1961”, “April 17–20, 1961”, “1450–60”."""
    words, before = last.split(), first.split()
    # The era of “100–44 B.C.” is that of both.
    ways = [(f"{first} {' '.join(words[n:])}", last) for n in range(1, len(words))]
    ways.append((first, last))
    ways += [
        (f"{first} {' '.join(words[n:])}", f"{' '.join(before[:m])} {last}")
        for m in range(1, len(before))
        for n in range(1, len(words))
    ]
    year = re.fullmatch(r"(.*?)(\d{3,4})", first)
    if year and re.fullmatch(r"\d{1,2}", last):
        ways.insert(0, (first, f"{year[1]}{year[2][: -len(last)]}{last}"))
    return ways


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
