"""From degrees to pixels and back: the projection of a map and the part of the earth it shows.

A map of up to some ten degrees from south to north is equirectangular, true to scale along the
parallel in its middle. A larger one north or south of the equator is a conformal conic of two
standard parallels (Snyder, *Map Projections: A Working Manual*, 1987, 104–10), as atlases have
it. What reaches across the equator, or around most of the earth, is equirectangular again.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

# Mean radius of the earth in kilometers, and the statute mile.
_RADIUS = 6371.0
_KM_PER_MILE = 1.609344
KM_PER_DEGREE = math.pi * _RADIUS / 180
_FLAT = 10.0  # degrees of latitude up to which one standard parallel is good enough
_WIDEST_CONE = 120.0  # degrees of longitude
# The spans, in degrees, of a map that nobody gave an extent: of one place, and of several at least.
_ONE_SPAN = 1.0
_LEAST_SPAN = 0.02
_SAME = 0.0005  # about fifty meters
_MARGIN = 0.09
_AROUND = 330.0  # degrees of longitude from which on a map is one of the whole earth
_POLE = 85.0
_HALF_TURN = 180
_EDGE_STEPS = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A part of the earth in degrees; *east* is at most 360 more than *west*, never less."""

    west: float
    south: float
    east: float
    north: float

    @property
    def center(self) -> tuple[float, float]:
        """Longitude and latitude of the middle."""
        return (self.west + self.east) / 2, (self.south + self.north) / 2

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """The corners, from the southwest around."""
        return (
            (self.west, self.south),
            (self.east, self.south),
            (self.east, self.north),
            (self.west, self.north),
        )

    def has(self, longitude: float, latitude: float) -> bool:
        """Tell whether a point lies in it, its edges included."""
        eastward = (longitude - self.west) % 360
        return eastward <= self.east - self.west and self.south <= latitude <= self.north


def extent_around(points: Iterable[tuple[float, float]]) -> Extent:
    """Return what shows all *points* (longitude, latitude) with a margin.

    Across 180 degrees if that is the shorter way around. There must be a point; around one alone
    it is a degree, around several in a town it may be two kilometers.
    """
    places = list(points)
    west, east = shortest_arc(sorted({longitude % 360 for longitude, _ in places}))
    south, north = min(y for _, y in places), max(y for _, y in places)
    middle = (south + north) / 2
    span = max(east - west, north - south)
    least = min(max(span, _LEAST_SPAN), _ONE_SPAN) if span > _SAME else _ONE_SPAN
    wider = max(east - west, least / max(math.cos(math.radians(middle)), 0.2))
    higher = max(north - south, least)
    aside = (wider * (1 + 2 * _MARGIN) - (east - west)) / 2
    above = (higher * (1 + 2 * _MARGIN) - (north - south)) / 2
    around = east - west + 2 * aside >= _AROUND
    return Extent(
        west=-180 if around else west - aside,
        south=max(south - above, -90.0),
        east=180 if around else east + aside,
        north=min(north + above, 90.0),
    )


def shortest_arc(longitudes: list[float]) -> tuple[float, float]:
    """Return west and east of the shortest arc over sorted *longitudes* of 0 to 360 degrees."""
    gaps = [
        (following - longitude, number)
        for number, (longitude, following) in enumerate(
            zip(longitudes, [*longitudes[1:], longitudes[0] + 360], strict=True)
        )
    ]
    _widest, number = max(gaps)
    west = longitudes[(number + 1) % len(longitudes)]
    east = longitudes[number]
    east = east if east >= west else east + 360
    turns = -360 if west >= _HALF_TURN else 0
    return west + turns, east + turns


class Projection(Protocol):
    """A plane on which one unit is one degree of latitude at the standard parallels."""

    def forth(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return the place of a point, y growing to the north."""

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Return longitude and latitude of a place."""


class Cylinder:
    """Equirectangular, true to scale along one parallel."""

    def __init__(self, parallel: float) -> None:
        self._stretch = max(math.cos(math.radians(parallel)), 0.05)

    def forth(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return the place of a point, y growing to the north."""
        return longitude * self._stretch, latitude

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Return longitude and latitude of a place."""
        return x / self._stretch, y


class Cone:
    """Lambert's conformal conic of the sphere about *meridian*, true along two parallels."""

    def __init__(self, meridian: float, first: float, second: float) -> None:
        low, high = math.radians(first), math.radians(second)
        ratio = math.log(_tangent(high) / _tangent(low))
        self._meridian = meridian
        self._power = math.log(math.cos(low) / math.cos(high)) / ratio
        self._factor = math.cos(low) * _tangent(low) ** self._power / self._power
        self._middle = self._reach((low + high) / 2)

    def _reach(self, latitude: float) -> float:
        return math.degrees(self._factor / _tangent(latitude) ** self._power)

    def forth(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return the place of a point, y growing to the north."""
        shown = min(max(latitude, -_POLE), _POLE)
        reach = self._reach(math.radians(shown))
        angle = self._power * math.radians(longitude - self._meridian)
        return reach * math.sin(angle), self._middle - reach * math.cos(angle)

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Return longitude and latitude of a place."""
        sign = math.copysign(1.0, self._power)
        down = self._middle - y
        reach = sign * math.hypot(x, down)
        angle = math.atan2(sign * x, sign * down)
        ratio = math.radians(reach) / self._factor
        latitude = (
            2 * math.atan(ratio ** (-1 / self._power)) - math.pi / 2
            if ratio > 0
            else sign * math.pi / 2
        )
        return self._meridian + math.degrees(angle / self._power), math.degrees(latitude)


def _tangent(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)


def choose_projection(extent: Extent) -> Projection:
    """Return the projection that suits a map of *extent*."""
    longitude, latitude = extent.center
    height = extent.north - extent.south
    one_side = extent.south >= 0 or extent.north <= 0
    far = max(abs(extent.south), abs(extent.north)) > _POLE
    if height <= _FLAT or not one_side or far or extent.east - extent.west > _WIDEST_CONE:
        return Cylinder(latitude if one_side else max(abs(extent.south), abs(extent.north)) / 2)
    return Cone(longitude, extent.south + height / 6, extent.north - height / 6)


class Chart:
    """The frame of a map in pixels: *width* by *height*, y downward, with its projection.

    The whole of *extent* is shown; at the sides, or above and below, there is more of the earth
    where the frame could not be as low or as high as the extent asks for.
    """

    def __init__(self, extent: Extent, width: float, least: float, most: float) -> None:
        self.extent = extent
        self.projection = choose_projection(extent)
        left, bottom, right, top = self._reach(extent)
        self.width = width
        self.height = min(max(width * (top - bottom) / (right - left), least), most)
        self.scale = min(width / (right - left), self.height / (top - bottom))
        self._left = (left + right) / 2 - width / self.scale / 2
        self._top = (top + bottom) / 2 + self.height / self.scale / 2

    def _reach(self, extent: Extent) -> tuple[float, float, float, float]:
        """Return how far the extent reaches on the plane, from its whole outline."""
        outline = [
            self.projection.forth(longitude, latitude)
            for step in range(_EDGE_STEPS + 1)
            for longitude, latitude in _outline(extent, step / _EDGE_STEPS)
        ]
        across, up = zip(*outline, strict=True)
        return min(across), min(up), max(across), max(up)

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return the place of a point in the frame, by the turn of the earth that is nearest."""
        near = self.extent.center[0]
        turned = (longitude - near + 180) % 360 - 180 + near
        return self.pixel(turned, latitude)

    def pixel(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return the place of a point whose longitude is on the turn of the map."""
        x, y = self.projection.forth(longitude, latitude)
        return (x - self._left) * self.scale, (self._top - y) * self.scale

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Return longitude and latitude of a place in the frame."""
        return self.projection.back(self._left + x / self.scale, self._top - y / self.scale)

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a place lies in the frame."""
        return 0 <= x <= self.width and 0 <= y <= self.height

    @property
    def window(self) -> Extent:
        """What of the earth the frame shows, in degrees, corners and all."""
        points = [
            self.degrees(x, y)
            for step in range(_EDGE_STEPS + 1)
            for x, y in self._border(step / _EDGE_STEPS)
        ]
        across, up = zip(*points, strict=True)
        return Extent(
            west=min(across),
            south=max(min(up), -90.0),
            east=min(max(across), min(across) + 360),
            north=min(max(up), 90.0),
        )

    def _border(self, share: float) -> tuple[tuple[float, float], ...]:
        x, y = share * self.width, share * self.height
        return (x, 0), (x, self.height), (0, y), (self.width, y)

    @property
    def km_per_pixel(self) -> float:
        """The scale at the middle of the map, where it is as good as true."""
        here = self.degrees(self.width / 2 - 1, self.height / 2)
        there = self.degrees(self.width / 2 + 1, self.height / 2)
        return distance(here, there) / 2


def _outline(extent: Extent, share: float) -> tuple[tuple[float, float], ...]:
    longitude = extent.west + share * (extent.east - extent.west)
    latitude = extent.south + share * (extent.north - extent.south)
    return (
        (longitude, extent.south),
        (longitude, extent.north),
        (extent.west, latitude),
        (extent.east, latitude),
    )


def distance(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Return the kilometers between two points (longitude, latitude) on the sphere."""
    (west, low), (east, high) = here, there
    across = math.radians(east - west) / 2
    up = math.radians(high - low) / 2
    share = (
        math.sin(up) ** 2
        + math.cos(math.radians(low)) * math.cos(math.radians(high)) * math.sin(across) ** 2
    )
    return 2 * _RADIUS * math.asin(math.sqrt(min(1.0, share)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A scale bar: so many kilometers and so many miles with their lengths in pixels."""

    kilometers: float
    kilometer_length: float
    miles: float
    mile_length: float


def scale_bar(km_per_pixel: float, room: float) -> Bar:
    """Return the round numbers of kilometers and of miles that go best into *room* pixels."""
    kilometers = _round_down(room * km_per_pixel)
    miles = _round_down(room * km_per_pixel / _KM_PER_MILE)
    return Bar(
        kilometers=kilometers,
        kilometer_length=kilometers / km_per_pixel,
        miles=miles,
        mile_length=miles * _KM_PER_MILE / km_per_pixel,
    )


def _round_down(value: float) -> float:
    """Return the largest of 1, 2, 3 and 5 times a power of ten that is not above *value*."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (5, 3, 2, 1) if step * power <= value * (1 + 1e-9))
