"""How far the clocks of a zone are from UTC, as far as its name says."""

import re

_HOUR = 3600
_NUMBERS = re.compile(r"(?:UTC|GMT)?([+\-\u2212])([0-9]{1,2})(?::?([0-9]{2}))?")
# Hours from UTC. Names of one meaning in English books: RFC 822, section 5.1, and Europe's.
# Moscow is here because it kept no summer time from 1930 to 1981; other cities did, so that
# their names alone do not tell.
_NAMES = {
    0: ("z", "ut", "utc", "gmt", "greenwich mean", "wet"),
    1: ("bst", "west", "cet"),
    2: ("cest", "eet"),
    3: ("eest", "msk", "moscow"),
    -4: ("edt", "eastern daylight"),
    -5: ("est", "eastern standard", "cdt", "central daylight"),
    -6: ("cst", "central standard", "mdt", "mountain daylight"),
    -7: ("mst", "mountain standard", "pdt", "pacific daylight"),
    -8: ("pst", "pacific standard"),
}
_HOURS = {name: hours for hours, names in _NAMES.items() for name in names}


def offset_of(zone: str) -> int | None:
    """Return the seconds that clocks of *zone* are ahead of UTC, ``None`` if it does not tell.

    ``+04:30`` is 16,200, ``EST`` is -18,000; ``local time`` and ``Havana`` do not tell.
    """
    numbers = _NUMBERS.fullmatch(zone)
    if numbers:
        seconds = int(numbers[2]) * _HOUR + int(numbers[3] or 0) * 60
        return seconds if numbers[1] == "+" else -seconds
    hours = _HOURS.get(zone.lower().removesuffix(" time"))
    return None if hours is None else hours * _HOUR
