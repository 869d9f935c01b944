"""GeoJSON (RFC 7946) read as the base of a map: areas and lines, nothing else of it."""

from __future__ import annotations

import hashlib
import json
import math
from array import array
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .fields import FieldError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Positions are kept as whole millionths of a degree, about a hand's breadth on the ground.
UNIT = 1_000_000
_TURN = 360 * UNIT
_LAST_LATITUDE = 90.01
_LAST_LONGITUDE = 360.01  # some files count from 0 to 360
_AREAS = ("Polygon", "MultiPolygon")
_LINES = ("LineString", "MultiLineString")
_POINTS = ("Point", "MultiPoint")
_DEGREES = "CRS84", "4326", "4269", "4258"  # systems that are degrees, for a map all the same


class Layer(StrEnum):
    """What a part of the base is, in the order of painting; the words are styles of marks."""

    LAND = "land"
    WETLAND = "wetland"
    WATER = "water"
    RIVER = "river"
    ROAD = "road"
    BORDER = "border"


# Words that files have for their features: Natural Earth in ``featurecla``, others in ``kind``.
_WORDS = {
    Layer.WETLAND: ("wetland", "swamp", "marsh", "mangrove"),
    Layer.WATER: ("lake", "reservoir", "water", "ocean", "sea", "lagoon", "playa", "bay"),
    Layer.RIVER: ("river", "stream", "canal", "waterway"),
    Layer.ROAD: ("road", "highway", "railroad", "railway", "track"),
}
_NAMES = ("kind", "featurecla", "natural", "water", "waterway", "highway", "railway")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The rings of an area (closed, holes among them), or the lines of one feature.

    *bounds* are its west, south, east and north, in the unit of its paths; east may lie
    beyond 180 degrees where a path crosses that meridian.
    """

    layer: Layer
    paths: tuple[array[int], ...]
    is_area: bool
    bounds: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseMap:
    """The areas and lines of a base map; *digest* stands for them all where it is printed."""

    digest: str
    shapes: tuple[Shape, ...] = field(repr=False)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north of all shapes, in degrees."""
        edges = list(zip(*(shape.bounds for shape in self.shapes), strict=True))
        ends = (min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3]))
        west, south, east, north = (end / UNIT for end in ends)
        return west, south, east, north


@lru_cache(maxsize=4)  # the maps of a book mostly share one file
def read_geojson(text: str) -> BaseMap:
    """Return the areas and lines of a GeoJSON file; heights and points are left out.

    :raises FieldError: if the file is something else, or its positions are not degrees.
    """
    root = _load(text)
    _check_system(root)
    shapes = tuple(
        shape for layer, geometry in _geometries(root) for shape in _shapes(layer, geometry)
    )
    if not shapes:
        raise FieldError("names a file without areas or lines, so that there is nothing to draw")
    digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()
    return BaseMap(digest=digest, shapes=shapes)


def _load(text: str) -> dict[str, Any]:
    try:
        root = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise FieldError(f"names a file that is not JSON: {error}") from error
    except RecursionError as error:
        raise FieldError("names a file that is too deeply nested to be GeoJSON") from error
    known = ("FeatureCollection", "Feature", "GeometryCollection", *_AREAS, *_LINES, *_POINTS)
    kind = root.get("type") if isinstance(root, dict) else None
    if kind == "Topology":
        raise FieldError("names a TopoJSON file; save it as GeoJSON")
    if kind not in known:
        raise FieldError("names a file that is JSON but not GeoJSON: it has no known ‘type’")
    assert isinstance(root, dict)
    return root


def _check_system(root: dict[str, Any]) -> None:
    """Refuse a file that itself says that it is not in degrees (a member of older GeoJSON)."""
    system = root.get("crs")
    name = str((system.get("properties") or {}).get("name")) if isinstance(system, dict) else ""
    if name and not name.endswith(_DEGREES):
        raise FieldError(f"names a file in ‘{name}’; save it in longitude and latitude, EPSG:4326")


def _geometries(root: dict[str, Any]) -> Iterator[tuple[Layer | None, dict[str, Any]]]:
    """Yield every geometry with the layer that its feature names, in the order of the file."""
    waiting: list[tuple[Layer | None, object]] = [(None, root)]
    while waiting:
        layer, element = waiting.pop()
        if not isinstance(element, dict):
            continue
        match element.get("type"):
            case "FeatureCollection":
                inner = [(layer, each) for each in _members(element, "features")]
                waiting += reversed(inner)
            case "Feature":
                waiting.append((_layer(element.get("properties")), element.get("geometry")))
            case "GeometryCollection":
                inner = [(layer, each) for each in _members(element, "geometries")]
                waiting += reversed(inner)
            case _:
                yield layer, element


def _members(element: dict[str, Any], name: str) -> list[object]:
    members = element.get(name)
    if not isinstance(members, list):
        raise FieldError(f"names a file that is not GeoJSON: a {element['type']} has no ‘{name}’")
    return members


def _layer(properties: object) -> Layer | None:
    """Return the layer that the properties of a feature name, None where they do not."""
    if not isinstance(properties, dict):
        return None
    lowered = {str(name).lower(): value for name, value in properties.items()}
    said = " ".join(str(lowered.get(name) or "") for name in _NAMES).lower()
    for layer, words in _WORDS.items():
        if any(word in said.replace("_", " ").split() for word in words):
            return layer
    if lowered.get("highway"):
        return Layer.ROAD
    return None


def _shapes(layer: Layer | None, geometry: dict[str, Any]) -> Iterator[Shape]:
    """Yield the one shape of a geometry; none of points and of what is empty."""
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    match kind:
        case "Polygon":
            paths, is_area = _rings(coordinates), True
        case "MultiPolygon":
            paths, is_area = [ring for each in _list(coordinates) for ring in _rings(each)], True
        case "LineString":
            paths, is_area = [_path(coordinates)], False
        case "MultiLineString":
            paths, is_area = [_path(each) for each in _list(coordinates)], False
        case _:
            return
    shown = tuple(path for path in paths if len(path) >= (6 if is_area else 4))
    if shown:
        yield Shape(
            layer=_fitting(layer, is_area=is_area),
            paths=shown,
            is_area=is_area,
            bounds=bounds_of(shown),
        )


def _fitting(layer: Layer | None, *, is_area: bool) -> Layer:
    """Return *layer* if areas (or lines) can be of it, else what such things mostly are."""
    areas = (Layer.LAND, Layer.WETLAND, Layer.WATER)
    if layer is Layer.RIVER and is_area:
        return Layer.WATER
    if layer is not None and (layer in areas) is is_area:
        return layer
    return Layer.LAND if is_area else Layer.BORDER


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise FieldError("names a file that is not GeoJSON: its coordinates are not in lists")
    return value


def _rings(polygon: object) -> list[array[int]]:
    return [_path(ring) for ring in _list(polygon)]


def _path(positions: object) -> array[int]:
    """Return a path in millionths of a degree that goes on where it crosses 180 degrees."""
    found = array("i")
    shift = before = 0
    for position in _list(positions):
        x, y = _position(position)
        # From 179 to -179 is a step of two degrees; from 180 to -180 runs along a cut.
        step = x + shift - before
        if found and 0.5 * _TURN < abs(step) < _TURN and abs(x + shift - before) != _TURN:
            shift += -_TURN if step > 0 else _TURN
        before = x + shift
        found.append(before)
        found.append(y)
    return found


def _position(position: object) -> tuple[int, int]:
    """Return longitude and latitude in millionths of a degree; a height is left out."""
    try:
        longitude, latitude = position[0], position[1]  # type: ignore[index]
        sound = math.isfinite(longitude) and math.isfinite(latitude)
    except (TypeError, IndexError, KeyError):
        sound = False
    if not sound:
        raise FieldError(f"names a file with a position that is not two numbers: {position!r:.60}")
    if abs(longitude) > _LAST_LONGITUDE or abs(latitude) > _LAST_LATITUDE:
        raise FieldError(_explain(longitude, latitude))
    return round(longitude * UNIT), round(latitude * UNIT)


def _explain(longitude: float, latitude: float) -> str:
    """Return why a position cannot be longitude and latitude."""
    pair = f"{longitude:g}, {latitude:g}"
    if abs(longitude) <= _LAST_LATITUDE and abs(latitude) <= _LAST_LONGITUDE:
        return f"names a file with the position {pair}: GeoJSON puts longitude before latitude"
    return (
        f"names a file with the position {pair}, which is not in degrees;"
        " save it in longitude and latitude, EPSG:4326"
    )


def bounds_of(paths: Sequence[array[int]]) -> tuple[int, int, int, int]:
    """Return west, south, east and north of *paths*, in their unit."""
    west = min(min(path[::2]) for path in paths)
    south = min(min(path[1::2]) for path in paths)
    east = max(max(path[::2]) for path in paths)
    north = max(max(path[1::2]) for path in paths)
    return west, south, east, north
