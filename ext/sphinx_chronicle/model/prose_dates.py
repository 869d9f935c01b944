"""Find dates in running text, in the words of a locale."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale
from babel.dates import get_month_names

from .dates import DateError, HistoricalDate, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator


class Dated(NamedTuple):
    """A date in a text, from character *start* to *end*."""

    start: int
    end: int
    date: HistoricalDate


def find_dates(text: str, locale: str) -> Iterator[Dated]:
    """Yield the dates of *text* that name a day or a month of a year: “April 17, 1961”.

    Those without a year are left alone, since the year may be anything that was said before.
    """
    pattern, months = _load_pattern(locale)
    for match in pattern.finditer(text):
        month = months[match["month"].casefold()]
        day = match["before"] or match["after"]
        edtf = f"{match['year']}-{month:02}" + (f"-{int(day):02}" if day else "")
        try:
            yield Dated(match.start(), match.end(), parse_date(edtf))
        except DateError:
            continue  # April 31 is a slip of the pen, but no date to compare


@cache
def _load_pattern(locale: str) -> tuple[re.Pattern[str], dict[str, int]]:
    names = get_month_names("wide", locale=Locale.parse(locale))
    months = {name.casefold(): number for number, name in names.items()}
    listed = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    pattern = re.compile(
        rf"(?<![\w–-])(?:(?P<before>[0-3]?\d)(?:\.|º)?\s+(?:de\s+)?)?(?P<month>{listed})"
        r"(?:\s+(?P<after>[0-3]?\d)(?!\d|[–-]\d))?,?\s+(?:de\s+|del\s+)?(?P<year>[12]\d{3})(?![\w–-])",
        re.IGNORECASE,
    )
    return pattern, months
