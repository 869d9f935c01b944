"""Historical dates: read EDTF, bound, sort, compare, and print them as good books do."""

from .calendar import Calendar, Day
from .clock import ClockTime, TimeKey, parse_time
from .clock_text import format_time
from .locales import knows_locale
from .pieces import DateForm
from .reading import parse_date
from .relations import Relation, is_possibly_on, may_overlap, relate
from .spans import format_span, format_term
from .values import (
    ClockReading,
    DateError,
    DateKind,
    DatePart,
    DateRange,
    EndKind,
    HistoricalDate,
    Precision,
    Qualifier,
)
from .wording import format_date

__all__ = [
    "Calendar",
    "ClockReading",
    "ClockTime",
    "DateError",
    "DateForm",
    "DateKind",
    "DatePart",
    "DateRange",
    "Day",
    "EndKind",
    "HistoricalDate",
    "Precision",
    "Qualifier",
    "Relation",
    "TimeKey",
    "format_date",
    "format_span",
    "format_term",
    "format_time",
    "is_possibly_on",
    "knows_locale",
    "may_overlap",
    "parse_date",
    "parse_time",
    "relate",
]
