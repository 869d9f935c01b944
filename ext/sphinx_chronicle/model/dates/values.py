"""What a date says: its kind, ends, qualifiers and parts, as frozen values."""

from dataclasses import dataclass
from enum import Flag, IntEnum, StrEnum, auto

from .calendar import Calendar, Day
from .zones import offset_of


class DateError(ValueError):
    """A date or time that the calendar or the notation refuses; the message says how to mend it."""


class DateKind(StrEnum):
    """What an expression is."""

    DATE = "date"
    SEASON = "season"
    INTERVAL = "interval"
    ONE_OF = "one-of"
    ALL_OF = "all-of"


class EndKind(StrEnum):
    """What is said of the start or the end of a date."""

    KNOWN = "known"
    OPEN = "open"
    UNKNOWN = "unknown"


class Qualifier(Flag):
    """How sure the writer was: ``?`` uncertain, ``~`` approximate, ``%`` both."""

    NONE = 0
    UNCERTAIN = auto()
    APPROXIMATE = auto()
    BOTH = UNCERTAIN | APPROXIMATE


class Precision(IntEnum):
    """How finely a date is given, from coarse to fine."""

    MILLENNIUM = 1
    CENTURY = 2
    DECADE = 3
    YEAR = 4
    SEASON = 5
    MONTH = 6
    DAY = 7
    SECOND = 8


# Before every clock: no zone is a whole day from UTC.
_NO_CLOCK = -(24 * 3600)
CERTAIN = (Qualifier.NONE, Qualifier.NONE, Qualifier.NONE)


# Not keyword-only: these two are made for every date read, and keywords cost a third more.
@dataclass(frozen=True, slots=True)
class DatePart:
    """One date as written: ``1961-04-17``, ``19XX``, ``1961-21``, ``Y-17E7``.

    ``year`` is the lowest possible one when digits are unspecified, and the estimate when only
    some digits are significant. ``masks`` holds year, month and day with their ``X``, or ``""``.
    """

    year: int
    month: int | None
    day: int | None
    precision: Precision
    lower: Day
    upper: Day
    qualifiers: tuple[Qualifier, Qualifier, Qualifier] = CERTAIN
    masks: tuple[str, str, str] = ("", "", "")
    season: int | None = None
    significant: int | None = None
    clock: "ClockReading | None" = None
    offset: str = ""

    @property
    def is_masked(self) -> bool:
        """Tell whether a digit is unspecified."""
        return any(self.masks)

    @property
    def qualifier(self) -> Qualifier:
        """All that is doubted of this date."""
        year, month, day = self.qualifiers
        return year | month | day


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """From one date to another; ``None`` where that end is open or unknown."""

    first: DatePart | None
    last: DatePart | None

    @property
    def qualifier(self) -> Qualifier:
        """All that is doubted of either end."""
        ends = (end.qualifier for end in (self.first, self.last) if end)
        return next(ends) | next(ends, Qualifier.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockReading:
    """One reading of a clock, 00:00:00 to 24:00:00."""

    hour: int
    minute: int
    second: int = 0
    qualifier: Qualifier = Qualifier.NONE

    @property
    def seconds(self) -> int:
        """Seconds since midnight."""
        return (self.hour * 60 + self.minute) * 60 + self.second


DayKey = tuple[int, int, int, int, int, int, int, int]
SortKey = tuple[DayKey, int, str]


@dataclass(frozen=True, slots=True)
class HistoricalDate:
    """A date as historians have it: exact, vague, doubted, ranging, or one of several.

    ``lower`` and ``upper`` are the first and last day it can cover, with qualifiers ignored, in
    the Gregorian calendar; ``None`` where that end is open or unknown. ``parts`` holds one
    :class:`DatePart` for a date or season, one :class:`DateRange` for an interval, and the
    members of a set.
    """

    edtf: str
    kind: DateKind
    lower: Day | None
    upper: Day | None
    parts: tuple[DatePart | DateRange, ...]
    start: EndKind = EndKind.KNOWN
    end: EndKind = EndKind.KNOWN
    calendar: Calendar = Calendar.GREGORIAN

    def __str__(self) -> str:
        return self.edtf

    @property
    def qualifiers(self) -> Qualifier:
        """All that is doubted anywhere in the expression."""
        doubts = Qualifier.NONE
        for part in self.parts:
            doubts |= part.qualifier
        return doubts

    @property
    def precision(self) -> Precision:
        """The coarsest precision of its parts."""
        return min(part.precision for part in self.dates)

    @property
    def dates(self) -> tuple[DatePart, ...]:
        """Every date written in the expression, in its order."""
        found: list[DatePart] = []
        for part in self.parts:
            if isinstance(part, DatePart):
                found.append(part)
            else:
                found += [end for end in (part.first, part.last) if end]
        return tuple(found)

    @property
    def is_certain(self) -> bool:
        """Tell whether nothing is doubted, unspecified, unknown, or left to choose."""
        return (
            self.kind is not DateKind.ONE_OF
            and EndKind.UNKNOWN not in (self.start, self.end)
            and not any(part.qualifier or part.is_masked or part.significant for part in self.dates)
        )

    @property
    def is_exact_day(self) -> bool:
        """Tell whether this is one day, undoubted."""
        return self.lower is not None and self.lower == self.upper and self.is_certain

    @property
    def day_key(self) -> DayKey:
        """The place in order of time as far as days tell.

        1. The earlier first day comes first. A date without a first day (``/1961``, ``../1961``)
           stands at its last day, after all that begins on that day; one without either
           (``[..1959,1961..]``) at the last day that it names.
        2. Of two that begin together the one that ends earlier comes first: the day before its
           month, the month before its year; what has no last day comes last.
        """
        first = self.lower or self.upper or max(part.upper for part in self.dates)
        last = self.upper or first
        return (*first, self.lower is None, self.upper is None, *last)

    @property
    def sort_key(self) -> SortKey:
        """The place in order of time; total, and the same in every build.

        First the days, as :attr:`day_key` says. On one day, what has no clock time comes first,
        then what the clock says, in UTC. Then the text of the expression.
        """
        clock = self.clock_seconds()
        return self.day_key, _NO_CLOCK if clock is None else clock, self.edtf

    def clock_seconds(self, usual_offset: int = 0) -> int | None:
        """Return the seconds from midnight UTC to the clock time that the expression gives.

        A clock without a zone counts as *usual_offset* seconds ahead of UTC. ``None`` if the
        expression gives no clock time.
        """
        part = self.parts[0]
        if not isinstance(part, DatePart) or part.clock is None:
            return None
        offset = offset_of(part.offset)
        return part.clock.seconds - (usual_offset if offset is None else offset)
