"""Read one date: year, month, day or season, with qualifiers and X digits."""

import re
from dataclasses import replace

from .calendar import MONTHS, Calendar, Day, gregorian, month_length
from .masks import earliest, latest, matching, matching_years
from .values import (
    CERTAIN,
    DateError,
    DatePart,
    Precision,
    Qualifier,
)

QUALIFIERS = {
    None: Qualifier.NONE,
    "?": Qualifier.UNCERTAIN,
    "~": Qualifier.APPROXIMATE,
    "%": Qualifier.BOTH,
}
_WHOLLY = {mark: (doubt, doubt, doubt) for mark, doubt in QUALIFIERS.items()}

# What most dates look like; the rest goes through _PART.
_COMMON = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%])?")
_PART = re.compile(
    r"(?P<year_mark>[?~%])?"
    r"(?P<year>-?[0-9X]{4}|Y-?[0-9]+(?:E[0-9]+)?)(?:S(?P<significant>[0-9]+))?"
    r"(?P<year_end>[?~%])?"
    r"(?:-(?P<month_mark>[?~%])?(?P<month>[0-9X]{2})(?P<month_end>[?~%])?"
    r"(?:-(?P<day_mark>[?~%])?(?P<day>[0-9X]{2})(?P<day_end>[?~%])?)?)?"
)
# First and last month. The specification names no months for seasons; these are the
# meteorologists', northern where no hemisphere is named, and a winter ends in the next year.
SEASONS = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 2),
    25: (3, 5),
    26: (6, 8),
    27: (9, 11),
    28: (12, 2),
    29: (9, 11),
    30: (12, 2),
    31: (3, 5),
    32: (6, 8),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    37: (1, 4),
    38: (5, 8),
    39: (9, 12),
    40: (1, 6),
    41: (7, 12),
}
_DECEMBER = 12
_LONGEST_MONTH = 31
_FOUR_DIGITS = 9999
# Far more than the age of the universe, and short enough to print.
_MOST_DIGITS = 100
_YEAR_PRECISION = {1: Precision.DECADE, 2: Precision.CENTURY, 3: Precision.MILLENNIUM}


def read_part(text: str, calendar: Calendar) -> DatePart | None:
    """Return the date that *text* is, or ``None`` if it is not written like one.

    :raises DateError: if it is written like a date that the calendar or the notation refuses.
    """
    match = _COMMON.fullmatch(text)
    if match:
        year, month, day, mark = match.groups()
        if month is None or month <= "12":
            return _read_plain(text, (year, month, day), mark, calendar)
    match = _PART.fullmatch(text)
    if match:
        return _read_general(text, match, calendar)
    return None


def _read_plain(
    text: str,
    digits: tuple[str, str | None, str | None],
    mark: str | None,
    calendar: Calendar,
) -> DatePart:
    year = int(digits[0])
    qualifiers = _WHOLLY[mark] if mark else CERTAIN
    if digits[1] is None:
        if calendar is Calendar.GREGORIAN:
            lower, upper = Day(year, 1, 1), Day(year, 12, 31)
        else:
            lower, upper = gregorian(year, 1, 1, calendar), gregorian(year, 12, 31, calendar)
        return DatePart(year, None, None, Precision.YEAR, lower, upper, qualifiers)
    month = int(digits[1])
    if month == 0:
        raise DateError(f"{text}: there is no month 00; months go from 01 to 12{_without(text, 0)}")
    length = month_length(year, month, calendar)
    if digits[2] is None:
        lower, upper = gregorian(year, month, 1, calendar), gregorian(year, month, length, calendar)
        return DatePart(year, month, None, Precision.MONTH, lower, upper, qualifiers)
    day = int(digits[2])
    if not 0 < day <= length:
        named = f"{MONTHS[month - 1]} {_year_name(year)}"
        mend = f"; write a day from 01 to {length}" if day else _without(text, 1)
        raise DateError(f"{text}: {named} has {length} days{mend}")
    exact = gregorian(year, month, day, calendar)
    return DatePart(year, month, day, Precision.DAY, exact, exact, qualifiers)


def _without(text: str, months: int) -> str:
    """Return the end of a message on a zero, with which databases say that they do not know."""
    year, *rest = text.lstrip("-").split("-")
    if not int(year) and not months:
        return ""
    sign = "-" if text.startswith("-") else ""
    return f"; if it is not known, write {sign}{'-'.join([year, *rest[:months]])}"


def _read_general(text: str, match: re.Match[str], calendar: Calendar) -> DatePart:
    qualifiers = _gather_qualifiers(text, match)
    year, month, day = match["year"], match["month"], match["day"]
    significant = match["significant"]
    if year == "-0000":
        raise DateError(f"{text}: there is no year -0000; 1 B.C. is written 0000")
    if year[0] == "Y" or significant:
        if month:
            raise DateError(f"{text}: a year with Y, E or S stands alone, without month or day")
        if "X" in year:
            raise DateError(f"{text}: a year has unspecified digits X, or significant ones S")
        number = _read_year(text, year)
        return _read_long_year(text, number, significant, qualifiers, calendar)
    if month and month.isdigit() and not 1 <= int(month) <= _DECEMBER:
        return _read_season(text, (year, month, day), qualifiers, calendar)
    if "X" in year + (month or "") + (day or ""):
        return _read_masked(text, (year, month, day), qualifiers, calendar)
    return replace(_read_plain(text, (year, month, day), None, calendar), qualifiers=qualifiers)


def _gather_qualifiers(text: str, match: re.Match[str]) -> tuple[Qualifier, Qualifier, Qualifier]:
    """Return the doubt of year, month and day.

    A mark on the left is for its component alone, one on the right also for all before it.
    """
    if match["year_mark"] and match["year_end"]:
        raise DateError(f"{text}: mark the year once; ?, ~, or % for both")
    day = QUALIFIERS[match["day_mark"]] | QUALIFIERS[match["day_end"]]
    month = (
        QUALIFIERS[match["month_mark"]]
        | QUALIFIERS[match["month_end"]]
        | QUALIFIERS[match["day_end"]]
    )
    year = (
        QUALIFIERS[match["year_mark"]]
        | QUALIFIERS[match["year_end"]]
        | QUALIFIERS[match["month_end"]]
        | QUALIFIERS[match["day_end"]]
    )
    return year, month, day


def _read_year(text: str, digits: str) -> int:
    """Return the year; ``Y`` is for years that four digits cannot hold."""
    if digits[0] != "Y":
        return int(digits)
    base, _, exponent = digits[1:].partition("E")
    if exponent and not exponent.strip("0"):
        raise DateError(f"{text}: the exponent after E is 1 or more")
    zeros = int(exponent or 0) if len(exponent) <= _MOST_DIGITS else _MOST_DIGITS
    if len(base) + zeros > _MOST_DIGITS:
        raise DateError(f"{text}: a year has at most {_MOST_DIGITS} digits")
    year = int(base + "0" * zeros)
    if base.lstrip("-").startswith("0"):
        hint = "" if exponent else f"; write {_year_as_edtf(year)}"
        raise DateError(f"{text}: a year after Y has no zeros in front{hint}")
    if abs(year) <= _FOUR_DIGITS:
        raise DateError(f"{text}: Y is for years beyond 9999; write {_year_as_edtf(year)}")
    return year


def _year_as_edtf(year: int) -> str:
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}" if abs(year) <= _FOUR_DIGITS else f"Y{year}"


def _read_long_year(
    text: str,
    year: int,
    significant: str | None,
    qualifiers: tuple[Qualifier, Qualifier, Qualifier],
    calendar: Calendar,
) -> DatePart:
    first = last = year
    if significant:
        digits = len(str(abs(year)))
        count = int(significant) if len(significant) <= digits else 0
        if not 0 < count <= digits:
            raise DateError(
                f"{text}: S is followed by the number of digits to trust, 1 to {digits}"
            )
        step = 10 ** (digits - count)
        least = abs(year) // step * step
        first, last = least, least + step - 1
        if year < 0:
            first, last = -last, -first
    return DatePart(
        year,
        None,
        None,
        Precision.YEAR,
        gregorian(first, 1, 1, calendar),
        gregorian(last, _DECEMBER, _LONGEST_MONTH, calendar),
        qualifiers,
        significant=int(significant) if significant else None,
    )


def _read_season(
    text: str,
    digits: tuple[str, str, str | None],
    qualifiers: tuple[Qualifier, Qualifier, Qualifier],
    calendar: Calendar,
) -> DatePart:
    year, code, day = digits
    season = int(code)
    if season not in SEASONS:
        raise DateError(
            f"{text}: there is no month {code}; months go from 01 to 12, "
            f"seasons and other parts of a year from 21 to 41{_guess_month(digits)}"
        )
    if day:
        raise DateError(f"{text}: a season ({code}) has no days; leave the last number out")
    first, last = SEASONS[season]
    begins = next(matching_years(year))
    ends = next(matching_years(year, latest_first=True)) + (1 if last < first else 0)
    return DatePart(
        begins,
        None,
        None,
        Precision.SEASON,
        gregorian(begins, first, 1, calendar),
        gregorian(ends, last, month_length(ends, last, calendar), calendar),
        qualifiers,
        (year if "X" in year else "", "", ""),
        season=season,
    )


def _guess_month(digits: tuple[str, str, str | None]) -> str:
    """Return what the author of a month beyond 12 may have meant: a day, or a later year."""
    year, code, day = digits
    if day and day.isdigit() and 1 <= int(day) <= _DECEMBER and int(code) <= _LONGEST_MONTH:
        return f"; write {year}-{day}-{code}"
    if not day and year.isdigit() and code > max(year[2:], "41"):
        return f"; a range of years is written {year}/{year[:2]}{code}"
    return ""


def _read_masked(
    text: str,
    digits: tuple[str, str | None, str | None],
    qualifiers: tuple[Qualifier, Qualifier, Qualifier],
    calendar: Calendar,
) -> DatePart:
    year, month, day = digits
    months = matching(month or "XX", _DECEMBER)
    days = matching(day or "XX", _LONGEST_MONTH)
    if not months:
        raise DateError(f"{text}: there is no month {month}; months go from 01 to 12")
    try:
        lower = earliest(matching_years(year), months, days, calendar)
        upper = latest(matching_years(year, latest_first=True), months, days, calendar)
    except LookupError:
        raise DateError(f"{text}: no day of any year fits these digits") from None
    return DatePart(
        lower[0],
        _known(month),
        _known(day),
        _precision(digits),
        gregorian(*lower, calendar),
        gregorian(*upper, calendar),
        qualifiers,
        (_masked(year), _masked(month), _masked(day)),
    )


def _precision(digits: tuple[str, str | None, str | None]) -> Precision:
    year, month, day = digits
    if day:
        return Precision.DAY
    if month:
        return Precision.MONTH
    unspecified = year.count("X")
    at_the_right = year.endswith("X" * unspecified)
    return _YEAR_PRECISION.get(unspecified, Precision.YEAR) if at_the_right else Precision.YEAR


def _known(digits: str | None) -> int | None:
    return int(digits) if digits and "X" not in digits else None


def _masked(digits: str | None) -> str:
    return digits if digits and "X" in digits else ""


def _year_name(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} B.C."
