"""The signs of places on a map: shapes that tell a town from an airfield without colors."""

from __future__ import annotations

from enum import StrEnum
from math import cos, pi, sin
from typing import TYPE_CHECKING

from ..drawing import Box, Dot, Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..drawing import Mark


class Sign(StrEnum):
    """What a place is, as far as a map tells it; areas have a name but no mark."""

    CAPITAL = "capital"
    CITY = "city"
    TOWN = "town"
    PORT = "port"
    AIRFIELD = "airfield"
    BASE = "base"
    BEACH = "beach"
    BUILDING = "building"
    BATTLE = "battle"
    WATERS = "waters"
    REGION = "region"

    @property
    def is_area(self) -> bool:
        """Whether only the name of such a place stands on the map."""
        return self in (Sign.WATERS, Sign.REGION)


# Words that authors write as the kind of a place, in English and in Spanish.
_KINDS = {
    Sign.CAPITAL: "capital",
    Sign.CITY: "city metropolis ciudad",
    Sign.PORT: "port harbor harbour anchorage puerto",
    Sign.AIRFIELD: "airfield airport airbase airstrip aerodrome aeropuerto aeródromo",
    Sign.BASE: "base camp fort fortress barracks garrison castle campamento fuerte cuartel",
    Sign.BEACH: "beach landing playa",
    Sign.BUILDING: "building house mill prison palace church factory embassy school university"
    " hospital mission edificio casa cárcel prisión ingenio palacio iglesia",
    Sign.BATTLE: "battle battlefield batalla",
    Sign.WATERS: "bay sea ocean gulf strait channel river lake lagoon bahía mar golfo río lago",
    Sign.REGION: "country state province region county department island islands mountains"
    " mountain range swamp forest desert valley peninsula plain país provincia región isla"
    " montañas sierra ciénaga",
}
_SIGNS = {word: sign for sign, words in _KINDS.items() for word in words.split()}


def sign_of(kind: str) -> Sign:
    """Return the sign for a place of *kind*, by the last of its words that is known.

    What nobody knows is a town: a small dot.
    """
    words = kind.lower().replace("-", " ").split()
    return next((_SIGNS[word] for word in reversed(words) if word in _SIGNS), Sign.TOWN)


_REACH = {
    Sign.CAPITAL: 6.0,
    Sign.CITY: 4.2,
    Sign.PORT: 4.4,
    Sign.AIRFIELD: 4.8,
    Sign.BASE: 3.7,
    Sign.BEACH: 5.0,
    Sign.BUILDING: 4.3,
    Sign.BATTLE: 4.2,
}
_SMALL = 3.2


def reach_of(sign: Sign) -> float:
    """Return how far the mark of a place reaches around it, in pixels."""
    return 0.0 if sign.is_area else _REACH.get(sign, _SMALL)


def symbol(sign: Sign, x: float, y: float, reach: float, style: str) -> Iterator[Mark]:
    """Yield the mark of *sign* about *x*, *y*."""
    match sign:
        case Sign.CITY | Sign.TOWN | Sign.PORT:
            yield Dot(x=x, y=y, radius=reach, style=style)
            if sign is Sign.PORT:
                yield Dot(x=x, y=y, radius=reach * 0.38, style="pin-eye")
        case Sign.BASE:
            yield Box(x=x - reach, y=y - reach, width=2 * reach, height=2 * reach, style=style)
        case _:
            yield Line(points=tuple(_outline(sign, x, y, reach)), closed=True, style=style)


def _outline(sign: Sign, x: float, y: float, reach: float) -> Iterator[tuple[float, float]]:
    if sign is Sign.CAPITAL:
        for corner in range(10):
            away = reach if corner % 2 == 0 else reach * 0.42
            angle = pi * corner / 5
            yield x + away * sin(angle), y - away * cos(angle)
        return
    for across, up in _CORNERS[sign]:
        yield x + across * reach, y - up * reach


_CORNERS = {
    Sign.AIRFIELD: ((0, 1), (0.95, -0.75), (-0.95, -0.75)),
    Sign.BEACH: ((0, 1), (0.9, 0), (0, -1), (-0.9, 0)),
    Sign.BUILDING: ((0, 1), (0.9, 0.25), (0.9, -0.85), (-0.9, -0.85), (-0.9, 0.25)),
    Sign.BATTLE: (
        *((0, 0.4), (0.6, 1), (1, 0.6), (0.4, 0), (1, -0.6), (0.6, -1)),
        *((0, -0.4), (-0.6, -1), (-1, -0.6), (-0.4, 0), (-1, 0.6), (-0.6, 1)),
    ),
}
