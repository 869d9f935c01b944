"""Take a date apart for printing: pieces, forms, and what its doubts and X digits cover."""

from dataclasses import dataclass, replace
from enum import Enum

from .values import DatePart, Precision, Qualifier


class DateForm(Enum):
    """How much of a date is printed."""

    FULL = "full"
    """April 17, 1961."""
    SHORT = "short"
    """Apr. 17, 1961."""
    YEAR = "year"
    """1961."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """Day, month and year as printed; empty where there is none."""

    day: str
    month: str
    year: str


def shared_qualifier(part: DatePart) -> Qualifier:
    """Return the doubt that covers the whole date, or none if it covers only a piece."""
    year, month, day = part.qualifiers
    given = [year]
    if part.month or part.season or part.masks[1]:
        given.append(month)
    if part.day or part.masks[2]:
        given.append(day)
    return year if len(set(given)) == 1 else Qualifier.NONE


def is_bare_year(part: DatePart) -> bool:
    """Tell whether the date is one year, undoubted and with all its digits."""
    return part.precision is Precision.YEAR and not (
        part.masks[0] or part.significant or part.qualifier
    )


def is_unknown_year(part: DatePart) -> bool:
    """Tell whether nothing is known of the date: ``XXXX``, ``XXXX-XX-XX``."""
    return (
        part.masks[0] == "XXXX"
        and not (part.month or part.day or part.season)
        and not any(mask.strip("X") for mask in part.masks)
    )


def in_years(part: DatePart) -> DatePart:
    """Return the date with its year alone; only doubts of the year are kept."""
    if part.significant or (part.precision <= Precision.YEAR):
        return part
    unspecified = part.masks[0].count("X")
    return replace(
        part,
        month=None,
        day=None,
        season=None,
        clock=None,
        offset="",
        precision={1: Precision.DECADE, 2: Precision.CENTURY}.get(unspecified, Precision.YEAR),
        qualifiers=(part.qualifiers[0], Qualifier.NONE, Qualifier.NONE),
        masks=(part.masks[0], "", ""),
    )


def spread(part: DatePart) -> Precision:
    """Return how many years the X digits leave: a decade, a century, or no such name."""
    mask = part.masks[0]
    if mask.endswith("XX") and mask.count("X") == 2:  # noqa: PLR2004
        return Precision.CENTURY
    if mask.endswith("X") and mask.count("X") == 1 and mask[0] != "-":
        return Precision.DECADE
    return Precision.YEAR


def is_century(part: DatePart) -> bool:
    """Tell whether the date is one century, undoubted, without month or day."""
    apart = part.month or part.day or part.season or any(m.strip("X") for m in part.masks[1:])
    return not apart and not part.qualifier and spread(part) is Precision.CENTURY
