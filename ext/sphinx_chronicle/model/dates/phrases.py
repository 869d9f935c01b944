"""What a language must say to print dates: its words, its order, its habits."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from .values import Precision


class YearEnd(Enum):
    """How the second year of a range is shortened when both lie in one century."""

    FULL = auto()
    """1961–1962."""
    TWO_DIGITS = auto()
    """1961–62, 1901–05."""
    CHICAGO = auto()
    """1961–62, 1901–5, 1900–1905 (Chicago Manual, 17th ed., 9.61 and 9.64)."""


def _same(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The phrases of one language; ``{}`` stands for a date, named fields for its pieces."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    months_alone: tuple[str, ...] = ()
    """Names without a day, where they differ: апрель beside 17 апреля."""
    day_month_year: str
    month_year: str
    day_month: str
    short_day_month_year: str = ""
    short_month_year: str = ""
    short_day_month: str = ""
    with_year: str = ""
    """A year after days of two months: ``{date}, {year}``; empty if the language cannot."""
    short_with_year: str = ""

    before_christ: str
    after_christ: str
    thousands: str
    """What separates thousands in years of five digits and more."""

    circa: str = "c. {}"
    uncertain: str = "{}?"
    julian: str = "{} (Julian)"
    decade: str
    century: Callable[[int], str]
    """Name the nth century of our era."""
    centuries: Callable[[int, int], str] | None = None
    """Name a range of centuries of one era, if the language has a short way."""
    seasons: Mapping[int, str]
    """Names of 21 to 41 with ``{year}``; empty if the language has none: months are shown."""
    definite: Mapping[Precision, str]
    """The article that a decade, a century or a day takes within a sentence."""
    season_articles: Mapping[int, str] = field(default_factory=dict)
    """The articles of 21 to 41 within a sentence."""

    dash: str = "–"
    dashed: frozenset[Precision]
    """The precisions whose ranges take a dash; others take ``from_to``."""
    year_end: YearEnd
    from_to: str
    after: str
    """An open end."""
    until: str
    """An open start."""
    by: str
    or_earlier: str
    or_later: str
    and_earlier: str
    and_later: str
    between: str
    day_of_unknown_month: str
    of_year: str
    date_in_years: str
    date_in_unknown_year: str
    in_years: str
    unknown_year: str
    any_of: Callable[[Sequence[str]], str]
    all_of: Callable[[Sequence[str]], str]
    born: str
    died: str

    twelve_hours: bool = False
    about: str = "c. {}"
    zone_by_name: str = "{time} ({zone})"
    """A zone that is called by a place: ``12:15 Moscow``."""
    local_time: str = "(local time)"
    clocked: str = "{date}, {time}"
    tidy: Callable[[str], str] = _same
    """Mend what joining leaves behind, such as ``de el``."""
