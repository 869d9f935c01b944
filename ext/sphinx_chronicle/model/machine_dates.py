"""Dates as programs write them, which say more than anybody knew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOCK = r"(?P<clock>[T ]+(?P<hour>00|12):00(?::00)?(?:[.,]0+)?(?: ?(?:Z|UTC|[+-]00(?::?00)?))?)?"
_DAY = re.compile(rf"(?P<year>[+-]?\d{{4,16}})-(?P<month>\d\d)-(?P<day>\d\d){_CLOCK}")
_YEAR = re.compile(r"(\d{3,4})\.0*")
_LONGEST = 5  # a sign and four digits


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainDate:
    """What a program's date says as EDTF, and the *reasons* why it was not taken as it stands."""

    edtf: str
    reasons: tuple[str, ...]


def plain_date(text: str) -> PlainDate | None:
    """Return what a date of Wikidata, a database or a spreadsheet says; None of any other.

    Their midnight or noon is no hour that anybody knew, nor is their month or day 00 one.
    """
    text = text.strip()
    year = _YEAR.fullmatch(text)
    if year:
        return PlainDate(edtf=year[1].zfill(4), reasons=("a year is a whole number",))
    match = _DAY.fullmatch(text)
    if match is None or int(match["year"]) == int(match["month"]) == 0:
        return None
    reasons = tuple(_reasons(match))
    numbers = [_year(match["year"]), match["month"], match["day"]]
    known = list(takewhile(lambda number: number != "00", numbers))
    if not reasons or len(known[0]) > _LONGEST:
        return None
    return PlainDate(edtf="-".join(known), reasons=reasons)


def _year(text: str) -> str:
    year = int(text)
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def _reasons(match: re.Match[str]) -> Iterator[str]:
    """Yield why the date of *match* does not mean what it says."""
    year = match["year"]
    if match["clock"]:
        hour = "noon" if match["hour"] == "12" else "midnight"
        yield f"its {hour} is a program’s, not an hour that anybody knew (one goes into ‘time’)"
        yield "January 1 may stand for the year alone, so look it up"
    if match["day"] == "00":
        yield "a month or day 00 is one that is not known"
    if year.startswith("+") or len(year) > _LONGEST:
        yield "years after Christ have four digits and no sign"
    elif year.startswith("-") and (match["clock"] or match["day"] == "00"):
        yield "years before Christ are counted with a year 0 here (44 B.C. is -0043), so look it up"
