"""The days of feasts by which people dated."""

from .calendar import Calendar, Day, count_days

# Days after Easter, and fixed days.
_MOVABLE = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "ascension": 39,
    "pentecost": 49,
    "whitsun": 49,
    "whit sunday": 49,
    "trinity sunday": 56,
    "corpus christi": 60,
}
_FIXED = {
    "epiphany": (1, 6),
    "candlemas": (2, 2),
    "lady day": (3, 25),
    "annunciation": (3, 25),
    "midsummer": (6, 24),
    "lammas": (8, 1),
    "assumption": (8, 15),
    "michaelmas": (9, 29),
    "all saints": (11, 1),
    "all souls": (11, 2),
    "martinmas": (11, 11),
    "christmas": (12, 25),
}
# The Gregorian calendar began in October 1582, and was followed everywhere only in this century.
_FIRST_GREGORIAN, _LAST_JULIAN = 1583, 1923


def day_of_feast(name: str, year: int) -> tuple[str, ...]:
    """Return the day of the feast *name* in *year* as EDTF: in both calendars while both ran."""
    calendars = []
    if year < _LAST_JULIAN:
        calendars.append((Calendar.JULIAN, "julian:"))
    if year >= _FIRST_GREGORIAN:
        calendars.append((Calendar.GREGORIAN, ""))
    name = name.removesuffix(" day").replace("'", "").replace("’", "")
    days = (_day(name, year, calendar) for calendar, _ in calendars)
    return tuple(f"{prefix}{day}" for (_, prefix), day in zip(calendars, days, strict=True) if day)


def _day(name: str, year: int, calendar: Calendar) -> str:
    if name in _FIXED:
        return Day(year, *_FIXED[name]).isoformat()
    if name not in _MOVABLE:
        return ""
    easter = count_days(year, *_easter(year, calendar), calendar)
    return Day.from_ordinal(easter + _MOVABLE[name], calendar).isoformat()


def _easter(year: int, calendar: Calendar) -> tuple[int, int]:
    """Return month and day of Easter (J. Meeus, Astronomical Algorithms, chapter 8)."""
    if calendar is Calendar.JULIAN:
        a, b, c = year % 4, year % 7, year % 19
        d = (19 * c + 15) % 30
        e = (2 * a + 4 * b - d + 34) % 7
        return divmod(d + e + 114, 31)[0], (d + e + 114) % 31 + 1
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return month, (h - m + r + month + 19) % 32
