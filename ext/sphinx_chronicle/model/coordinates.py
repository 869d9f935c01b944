"""Points as maps, gazetteers and databases write them, in decimal degrees."""

from __future__ import annotations

import re

_NUMBER = r"(\d{1,3}(?:[.,]\d+)?)"
_ANGLE = (
    rf"{_NUMBER} ?(?:°|º|deg\.?|d)? ?(?:{_NUMBER} ?(?:['’′]|m) ?(?:{_NUMBER} ?(?:[\"”″]|''|s))?)?"
)
_SPACED = r"(\d{1,3}) (\d{1,2}(?:\.\d+)?)(?: (\d{1,2}(?:\.\d+)?))?"
_PAIRS = [
    re.compile(rf"{angle} ?([NS]),? ?;? ?{angle} ?([EW])", re.IGNORECASE)
    for angle in (_ANGLE, _SPACED)
]
_LED = re.compile(rf"([NS]) ?{_ANGLE},? ?;? ?([EW]) ?{_ANGLE}", re.IGNORECASE)
_WELL_KNOWN = re.compile(r"Point ?\( ?(-?[\d.]+) (-?[\d.]+) ?\)", re.IGNORECASE)
_PLAIN = re.compile(r"([-+\u2212]?\d+(?:[.,]\d+)?)°?\s*[;, /]\s*([-+\u2212]?\d+(?:[.,]\d+)?)°?")
_LAST_LATITUDE, _LAST_LONGITUDE = 90, 180


def decimal_degrees(text: str) -> str:
    """Return *text* as latitude and longitude in decimal degrees, empty where it is no point."""
    text = " ".join(text.split()).strip("()[] ") if "(" not in text[1:] else " ".join(text.split())
    point = _read(text)
    if point is None:
        return ""
    latitude, longitude = point
    if abs(latitude) > _LAST_LATITUDE >= abs(longitude):
        latitude, longitude = longitude, latitude
    if abs(latitude) > _LAST_LATITUDE or abs(longitude) > _LAST_LONGITUDE:
        return ""
    return f"{round(latitude, 6):.10g}, {round(longitude, 6):.10g}"


def _read(text: str) -> tuple[float, float] | None:
    known = _WELL_KNOWN.fullmatch(text)
    if known:  # longitude first, as Wikidata and databases have it
        return _number(known[2]), _number(known[1])
    for pattern in _PAIRS:
        match = pattern.fullmatch(text)
        if match:
            one, other = match.group(1, 2, 3), match.group(5, 6, 7)
            return _angle(one, match[4]), _angle(other, match[8])
    match = _LED.fullmatch(text)
    if match:
        return _angle(match.group(2, 3, 4), match[1]), _angle(match.group(6, 7, 8), match[5])
    match = _PLAIN.fullmatch(text)
    return (_number(match[1]), _number(match[2])) if match else None


def _angle(parts: tuple[str | None, ...], side: str) -> float:
    degrees, minutes, seconds = (_number(part or "0") for part in parts)
    angle = degrees + minutes / 60 + seconds / 3600
    return -angle if side.upper() in ("S", "W") else angle


def _number(text: str) -> float:
    try:
        return float(text.replace(",", ".").replace("\u2212", "-"))
    except ValueError:  # of several points
        return float("inf")
