"""Print times of day: 2:30 p.m. EST, about 01:15 EST, 11:30 a.m.–12:30 p.m. UTC."""

from .clock import ClockTime
from .locales import phrases_for
from .phrases import Phrases
from .values import ClockReading, DatePart, Qualifier

_NOON = 12
_MINUS = "\u2212"


def format_time(time: ClockTime, locale: str = "en_US") -> str:
    """Return *time* as printed in *locale*, with its zone as the source names it."""
    phrases = phrases_for(locale)
    start, end = time.start, time.end
    if not end:
        shown = _zoned(_plain(start, phrases), time.zone, phrases)
        return _doubt(shown, start.qualifier, phrases)
    if start.qualifier is end.qualifier:
        shown = _zoned(_span(start, end, phrases), time.zone, phrases)
        return _doubt(shown, start.qualifier, phrases)
    begins, ends = (_doubt(_plain(each, phrases), each.qualifier, phrases) for each in (start, end))
    return _zoned(f"{begins}{phrases.dash}{ends}", time.zone, phrases)


def append_clock(text: str, part: DatePart, phrases: Phrases) -> str:
    """Return the printed day with the clock time of the date."""
    assert part.clock
    time = _zoned(_plain(part.clock, phrases), part.offset, phrases)
    return phrases.clocked.format(date=text, time=time)


def _plain(clock: ClockReading, phrases: Phrases) -> str:
    if not phrases.twelve_hours:
        return _with_seconds(f"{clock.hour:02d}:{clock.minute:02d}", clock)
    if clock.seconds == _NOON * 3600:
        return "noon"
    if clock.seconds == 2 * _NOON * 3600:
        return "midnight"
    return f"{_twelve(clock)} {_half(clock)}"


def _span(start: ClockReading, end: ClockReading, phrases: Phrases) -> str:
    begins, ends = _plain(start, phrases), _plain(end, phrases)
    if phrases.twelve_hours and begins[-4:] == ends[-4:] and start.seconds < end.seconds:
        begins = begins.removesuffix(f" {_half(start)}")
    return f"{begins}{phrases.dash}{ends}"


def _twelve(clock: ClockReading) -> str:
    return _with_seconds(f"{(clock.hour - 1) % _NOON + 1}:{clock.minute:02d}", clock)


def _half(clock: ClockReading) -> str:
    return "p.m." if _NOON <= clock.hour < 2 * _NOON else "a.m."


def _with_seconds(text: str, clock: ClockReading) -> str:
    return f"{text}:{clock.second:02d}" if clock.second else text


def _doubt(text: str, qualifier: Qualifier, phrases: Phrases) -> str:
    if Qualifier.APPROXIMATE in qualifier:
        text = phrases.tidy(phrases.about.format(text))
    if Qualifier.UNCERTAIN in qualifier:
        text = phrases.uncertain.format(text)
    return text


def _zoned(text: str, zone: str, phrases: Phrases) -> str:
    if not zone:
        return text
    if zone[0] in "Z+-":
        return f"{text} {name_zone(zone)}"
    # EST and GMT stand alone; a place needs a word.
    if zone.isupper():
        return f"{text} {zone}"
    if zone.lower() == "local time":
        return f"{text} {phrases.local_time}"
    place = zone[:-5] if zone.lower().endswith(" time") else zone
    return phrases.zone_by_name.format(time=text, zone=place)


def name_zone(zone: str) -> str:
    """Return a zone as readers see it: ``Z`` is UTC, ``-05:00`` is UTC−5, names stand."""
    if zone[0] not in "+-":
        return "UTC" if zone == "Z" else zone
    sign = "+" if zone[0] == "+" else _MINUS
    digits = zone[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if not hours and not minutes:
        return "UTC"
    return f"UTC{sign}{hours}" + (f":{minutes:02d}" if minutes else "")
