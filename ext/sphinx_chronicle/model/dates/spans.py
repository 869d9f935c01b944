"""Print life dates and terms of office."""

from .locales import phrases_for
from .pieces import DateForm, is_unknown_year
from .values import DateKind, DatePart, DateRange, HistoricalDate, Precision
from .wording import format_date

_UNKNOWN = "?"


def format_span(
    birth: HistoricalDate | None, death: HistoricalDate | None, locale: str = "en_US"
) -> str:
    """Return life dates in years: ``1926–2016``, ``b. 1931``, ``d. 1960``, ``1916?–2013?``.

    Both years stand in full, whatever the century; one that nobody knows (``XXXX``) is a question
    mark beside the other. Empty if neither is known.
    """
    phrases = phrases_for(locale)
    born = _year_of(birth, locale) if birth else ""
    died = _year_of(death, locale) if death else ""
    if _UNKNOWN in (born, died):
        if {born, died} <= {_UNKNOWN, ""}:
            return ""
        return f"{born or _UNKNOWN}{phrases.dash}{died or _UNKNOWN}"
    if birth and death and not died.endswith("?") and _is_before_christ(birth, death):
        before, behind = phrases.before_christ.split("{year}")
        born = born.removesuffix(behind) if behind else born
        died = died.removeprefix(before) if before else died
    if born and died:
        return f"{born}{phrases.dash}{died}"
    if born:
        return phrases.born.format(born)
    return phrases.died.format(died) if died else ""


def format_term(term: HistoricalDate, locale: str = "en_US") -> str:
    """Return a term of office: in years if it is known in years, else to the day.

    ``1953–61``; ``February 16, 1959–December 2, 1976``; ``from 1959`` while it lasts.
    """
    coarse = all(part.precision <= Precision.YEAR for part in term.dates)
    return format_date(term, locale, DateForm.YEAR if coarse else DateForm.FULL)


def _year_of(date: HistoricalDate, locale: str) -> str:
    """Return one end of a life in years; a birth between two years is ``1930/1931``."""
    only = date.parts[0]
    if isinstance(only, DatePart) and is_unknown_year(only):
        return _UNKNOWN
    # Between two years, however that was written: 1930/1931 or [1930..1931].
    is_single = len(date.parts) == 1 and date.kind is not DateKind.ALL_OF
    if isinstance(only, DateRange) and only.first and only.last and is_single:
        first, last = only.first.year, only.last.year
        if not date.qualifiers and 0 < first < last:
            return f"{first}/{last}"
    return format_date(date, locale, DateForm.YEAR)


def _is_before_christ(birth: HistoricalDate, death: HistoricalDate) -> bool:
    return bool(birth.upper and death.upper and death.upper.year <= 0)
