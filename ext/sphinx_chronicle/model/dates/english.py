"""Dates in American English (Chicago Manual of Style) and British English (New Hart's Rules)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from .calendar import MONTHS
from .phrases import Phrases, YearEnd
from .values import Precision

_FULL_DATE = r"[a-z.] \d{1,2}(?:–\d{1,2})?, (?:AD )?\d+(?:,\d{3})*(?: BC)?"
_FULL_DATE_LAST = re.compile(rf"{_FULL_DATE}$")
_FULL_DATE_WITHIN = re.compile(rf"({_FULL_DATE}) (to|and|or) ")


def ordinal(number: int) -> str:
    """Return ``1st``, ``2nd``, ``11th``."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(number % 10, 'th')}"


def _century(number: int) -> str:
    return f"{ordinal(number)} century"


def _centuries(first: int, last: int) -> str:
    return f"{ordinal(first)}–{ordinal(last)} centuries"


def _join_american(word: str, items: Sequence[str]) -> str:
    *some, last = items
    if not some:
        return last
    # A year after a day is closed by a comma: "April 17, 1961, or May 2, 1962".
    closing = "," if len(some) > 1 or _FULL_DATE_LAST.search(some[-1]) else ""
    return f"{', '.join(some)}{closing} {word} {last}"


def _join_british(word: str, items: Sequence[str]) -> str:
    *some, last = items
    return f"{', '.join(some)} {word} {last}" if some else last


def _american_or(items: Sequence[str]) -> str:
    return _join_american("or", items)


def _american_and(items: Sequence[str]) -> str:
    return _join_american("and", items)


def _british_or(items: Sequence[str]) -> str:
    return _join_british("or", items)


def _british_and(items: Sequence[str]) -> str:
    return _join_british("and", items)


def _close_year(text: str) -> str:
    """Put the comma that American English wants after a full date within a sentence."""
    return _FULL_DATE_WITHIN.sub(r"\1, \2 ", text)


def _seasons(autumn: str) -> dict[int, str]:
    names = ("spring {year}", "summer {year}", f"{autumn} {{year}}", "winter {year}")
    quarters = ("first", "second", "third", "fourth")
    return {
        **dict(zip(range(21, 25), names, strict=True)),
        **{n + 4: f"{name} (Northern Hemisphere)" for n, name in enumerate(names, 21)},
        **{n + 8: f"{name} (Southern Hemisphere)" for n, name in enumerate(names, 21)},
        **{n: f"{nth} quarter of {{year}}" for n, nth in enumerate(quarters, 33)},
        **{
            n: f"{nth} four months of {{year}}"
            for n, nth in enumerate(("first", "middle", "last"), 37)
        },
        **{n: f"{nth} half of {{year}}" for n, nth in enumerate(quarters[:2], 40)},
    }


AMERICAN = Phrases(
    months=MONTHS,
    short_months=(
        *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June"),
        *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
    ),
    day_month_year="{month} {day}, {year}",
    month_year="{month} {year}",
    day_month="{month} {day}",
    with_year="{date}, {year}",
    before_christ="{year} BC",
    after_christ="AD {year}",
    thousands=",",
    decade="{year}s",
    century=_century,
    centuries=_centuries,
    seasons=_seasons("fall"),
    definite={Precision.DECADE: "the {}", Precision.CENTURY: "the {}"},
    # Quarters, thirds and halves; "spring 1961" takes none.
    season_articles=dict.fromkeys(range(33, 42), "the {}"),
    dashed=frozenset(Precision),
    year_end=YearEnd.CHICAGO,
    from_to="from {first} to {last}",
    after="from {}",
    until="until {}",
    by="by {}",
    or_earlier="{} or earlier",
    or_later="{} or later",
    and_earlier="{} and earlier",
    and_later="{} and later",
    between="between {first} and {last}",
    day_of_unknown_month="day {day} of an unknown month",
    of_year="{date} of {year}",
    date_in_years="{date} of a year {years}",
    date_in_unknown_year="{date} of an unknown year",
    in_years="in {}",
    unknown_year="unknown year",
    any_of=_american_or,
    all_of=_american_and,
    born="b. {}",
    died="d. {}",
    twelve_hours=True,
    about="about {}",
    zone_by_name="{time} {zone} time",
    local_time="local time",
    tidy=_close_year,
)

BRITISH = replace(
    AMERICAN,
    day_month_year="{day} {month} {year}",
    day_month="{day} {month}",
    with_year="{date} {year}",
    seasons=_seasons("autumn"),
    year_end=YearEnd.TWO_DIGITS,
    any_of=_british_or,
    all_of=_british_and,
    twelve_hours=False,
    tidy=str,
)
