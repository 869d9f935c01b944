"""GeoJSON (RFC 7946) read as the base of a map: areas and lines, nothing else of it."""

from __future__ import annotations

import hashlib
import json
import math
import re
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
_MEMBERS = {"FeatureCollection": "features", "GeometryCollection": "geometries"}
# Systems that are degrees, for a map all the same.
_IN_DEGREES = re.compile(r"CRS84h?$|WGS ?_?84$|(?:^|\D)(?:4326|4269|4258|4979)$", re.IGNORECASE)
_OTHERS = {
    "a TopoJSON file": "Topology",
    "an answer of Overpass": "elements",
    "a file of ArcGIS": "geometryType",
}
_BEGINNINGS = (
    ("PK", "a packed file, such as a shapefile or KMZ; save it as GeoJSON"),
    ("<", "XML, such as KML or GPX, or a web page; save it as GeoJSON"),
    ("\x1e", "a sequence of features; put them into a FeatureCollection"),
    ("version https://git-lfs.", "a pointer of Git LFS; run ‘git lfs pull’"),
)
_MANY_DIGITS = 20
_FARTHEST = 2 * _TURN
_SMALLEST_RING = 8  # numbers: three corners, and the first again


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
    """The areas and lines of a base map; *digest* stands for them all where it is printed.

    *troubles* say which features could not be read, one for each kind of trouble.
    """

    digest: str
    shapes: tuple[Shape, ...] = field(repr=False)
    troubles: tuple[str, ...] = field(default=(), repr=False)

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
    shapes: list[Shape] = []
    refused: dict[str, list[str]] = {}
    for layer, geometry, feature in _geometries(root):
        try:
            shapes += _shapes(layer, geometry)
        except FieldError as error:
            kind = re.sub(r"[-+.\w]*\d[-+.\w]*|:.*", "", str(error))
            refused.setdefault(kind, []).append(f"{error}; {feature} is left out")
    if not shapes:
        for first, *_others in refused.values():
            raise FieldError(first.rpartition("; ")[0])
        raise FieldError("names a file without areas or lines, so that there is nothing to draw")
    digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()
    troubles = tuple(_counted(messages) for messages in refused.values())
    return BaseMap(digest=digest, shapes=tuple(shapes), troubles=troubles)


def _counted(messages: list[str]) -> str:
    more = f", and {len(messages) - 1} more like it" if len(messages) > 1 else ""
    return messages[0] + more


def _load(text: str) -> dict[str, Any]:
    try:
        root = json.loads(text.removeprefix("\ufeff"), parse_int=_number)
    except json.JSONDecodeError as error:
        told = _not_json(text, error)
        raise FieldError(f"names a file that is not JSON: {told}") from error
    except RecursionError as error:
        raise FieldError("names a file that is too deeply nested to be GeoJSON") from error
    known = ("FeatureCollection", "Feature", "GeometryCollection", *_AREAS, *_LINES, *_POINTS)
    if isinstance(root, list):
        raise FieldError("names a list; put the features into a FeatureCollection")
    kind = root.get("type") if isinstance(root, dict) else None
    for program, mark in _OTHERS.items():
        if isinstance(root, dict) and (kind == mark or mark in root):
            raise FieldError(f"names {program}; save it as GeoJSON")
    if kind not in known:
        raise FieldError("names a file that is JSON but not GeoJSON: it has no known ‘type’")
    assert isinstance(root, dict)
    return root


def _not_json(text: str, error: json.JSONDecodeError) -> str:
    """Return what a file is instead of JSON, if its beginning tells."""
    if error.msg == "Extra data":
        return f"more than one value (line {error.lineno}); put the features into a collection"
    told = next(
        (told for mark, told in _BEGINNINGS if text.lstrip(" \t\r\n\ufeff").startswith(mark)), ""
    )
    return told or str(error)


def _number(digits: str) -> float:
    """Return a whole number; Python would refuse to read one of 5,000 digits."""
    return int(digits) if len(digits) < _MANY_DIGITS else float(digits)


def _check_system(root: dict[str, Any]) -> None:
    """Refuse a file that itself says that it is not in degrees (a member of older GeoJSON)."""
    name = _system(root.get("crs"))
    if name and not _IN_DEGREES.search(name):
        raise FieldError(f"names a file in ‘{name}’; save it in longitude and latitude, EPSG:4326")


def _system(stated: object) -> str:
    """Return what a file says of its coordinates, in any of the forms that programs write."""
    if isinstance(stated, dict):
        found = (stated.get(word) for word in ("properties", "name", "code", "href"))
        return next((name for each in found if (name := _system(each))), "")
    return str(stated)[:80] if isinstance(stated, str | int) else ""


def _geometries(root: dict[str, Any]) -> Iterator[tuple[Layer | None, object, str]]:
    """Yield every geometry with the layer that its feature names, and what to call the feature.

    In the order of the file.
    """
    waiting: list[tuple[Layer | None, Any, str]] = [(None, root, "the whole")]
    while waiting:
        layer, element, feature = waiting.pop()
        kind = element.get("type") if isinstance(element, dict) else None
        inner = element.get(_MEMBERS[kind]) if kind in _MEMBERS else None
        if kind == "Feature":
            geometry = element.get("geometry")
            if geometry is not None:
                waiting.append((_layer(element.get("properties")), geometry, feature))
        elif not isinstance(inner, list):
            yield layer, element, feature
        elif kind == "FeatureCollection":
            numbered = list(enumerate(inner, 1))
            waiting += [(layer, each, _called(each, place)) for place, each in reversed(numbered)]
        else:
            waiting += [(layer, each, feature) for each in reversed(inner)]


def _called(feature: object, number: int) -> str:
    """Return how a message names the feature of that *number*."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return f"feature {number}" + (f" (‘{name:.40}’)" if isinstance(name, str) and name else "")


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


def _shapes(layer: Layer | None, geometry: object) -> Iterator[Shape]:
    """Yield the one shape of a geometry; none of points and of what is empty."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    coordinates = geometry.get("coordinates") if isinstance(geometry, dict) else None
    match kind:
        case "Polygon":
            paths, is_area = _rings(coordinates), True
        case "MultiPolygon":
            paths, is_area = [ring for each in _list(coordinates) for ring in _rings(each)], True
        case "LineString":
            paths, is_area = _lines(coordinates), False
        case "MultiLineString":
            paths, is_area = [line for each in _list(coordinates) for line in _lines(each)], False
        case "Point" | "MultiPoint":
            return
        case "FeatureCollection" | "GeometryCollection":
            message = f"a {kind} has no ‘{_MEMBERS[kind]}’"
            raise FieldError(f"names a file that is not GeoJSON: {message}")
        case _:
            raise FieldError(f"names a file with a geometry that GeoJSON does not have: {kind}")
    if paths:
        bounds = bounds_of(paths)
        layer = _fitting(layer, is_area=is_area)
        yield Shape(layer=layer, paths=tuple(paths), is_area=is_area, bounds=bounds)


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
    """Return the rings of a polygon, each closed; an empty one is none."""
    rings = [_ring(ring) for ring in _list(polygon) if ring != []]
    return [ring for ring in rings if ring]


def _ring(positions: object) -> array[int]:
    path = array("i")
    for x, y in _steps(positions):
        if abs(x) > _FARTHEST:
            raise FieldError("names a file with an area that goes round the earth many times")
        path.extend((x, y))
    if path[:2] != path[-2:]:
        path.extend(path[:2])
    if len(path) < _SMALLEST_RING:
        raise FieldError("names a file with an area of fewer than three corners")
    return path


def _lines(positions: object) -> list[array[int]]:
    """Return a line, in parts of at most a turn or two if it goes round and round the earth."""
    lines = [array("i")]
    turned = 0
    before = (0, 0)
    for x, y in _steps(positions):
        if abs(x - turned) > _TURN:
            # The rest begins a turn or more away, where the last part ended.
            back = round((x - turned) / _TURN) * _TURN
            turned += back
            lines.append(array("i", (before[0] - turned, before[1])))
        lines[-1].extend((x - turned, y))
        before = x, y
    if len(lines[0]) == 2:  # noqa: PLR2004 (one position)
        raise FieldError("names a file with a line of one position")
    return lines if lines[0] else []


def _steps(positions: object) -> Iterator[tuple[int, int]]:
    """Yield positions in millionths of a degree that go on where they cross 180 degrees."""
    shift = before = 0
    is_first = True
    for position in _list(positions):
        x, y = _position(position)
        # From 179 to -179 is a step of two degrees; from 180 to -180 runs along a cut.
        step = x + shift - before
        if not is_first and 0.5 * _TURN < abs(step) < _TURN:
            shift += -_TURN if step > 0 else _TURN
        before = x + shift
        is_first = False
        yield before, y


def _position(position: object) -> tuple[int, int]:
    """Return longitude and latitude in millionths of a degree; a height is left out."""
    pair = position[:2] if isinstance(position, list) else []
    if len(pair) != 2 or not all(map(_is_number, pair)):  # noqa: PLR2004
        raise FieldError(f"names a file with a position that is not two numbers: {position!r:.60}")
    longitude, latitude = pair
    if abs(longitude) > _LAST_LONGITUDE or abs(latitude) > _LAST_LATITUDE:
        raise FieldError(_explain(longitude, latitude))
    return round(longitude * UNIT), round(latitude * UNIT)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


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
