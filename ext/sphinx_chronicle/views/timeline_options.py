"""What the options ``lanes`` and ``zoom`` of ``{timeline}`` say."""

from __future__ import annotations

import re

from ..model.dates import DateError, parse_date
from ..model.fields import FieldError, clean, split_list
from ..model.timeline import Lane, LaneKind, Lanes, Strip

_LANE = re.compile(r"(?P<ids>[^()]+?)\s*(?:\((?P<name>.*)\))?")
_STRIP = re.compile(r"(?P<period>[^\s()]+)\s*(?:\((?P<label>.*)\))?")


def read_lanes(text: str) -> Lanes:
    """Return the lanes of ``place``, or of ``tag: castro, cuba (Havana); jfk``."""
    word, colon, rest = text.partition(":")
    kind = clean(word)
    if kind not in list(LaneKind):
        known = " or ".join(f"‘{known}’" for known in LaneKind)
        raise FieldError(f"is ‘{kind}’; write {known}")
    named = tuple(_read_lane(item) for item in split_list(rest))
    if colon and not named:
        raise FieldError(f"has nothing after ‘{kind}:’")
    if kind == LaneKind.SIDE and not named:
        raise FieldError("has to name the sides")
    return Lanes(kind=LaneKind(kind), named=named)


def _read_lane(item: str) -> Lane:
    match = _LANE.fullmatch(item)
    ids = tuple(filter(None, map(clean, match["ids"].split(",")))) if match else ()
    if match is None or not ids:
        raise FieldError(f"has a lane ‘{item}’ that is not an id with a name in parentheses")
    return Lane(ids=ids, name=clean(match["name"] or ""))


def read_zoom(text: str) -> tuple[Strip, ...]:
    """Return the periods of ``1961-04-15/1961-04-20 (The landing); 1962-10``."""
    strips = tuple(_read_strip(item) for item in split_list(text))
    if not strips:
        raise FieldError("is empty")
    return strips


def _read_strip(item: str) -> Strip:
    match = _STRIP.fullmatch(item)
    if match is None:
        raise FieldError(f"has a period ‘{item}’ that is not a date with a name in parentheses")
    try:
        period = parse_date(match["period"])
    except DateError as error:
        raise FieldError(f"has a period that is not a date: {error}") from error
    if period.lower is None or period.upper is None:
        raise FieldError(f"has a period ‘{match['period']}’ with an open end")
    return Strip(period=period, label=clean(match["label"] or ""))
