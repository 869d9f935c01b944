"""Reading the base of a map."""

import json
import pickle

import pytest

from sphinx_chronicle.model.fields import FieldError
from sphinx_chronicle.model.geojson import UNIT, Layer, read_geojson

RING = [[0, 0], [2, 0], [2, 1], [0, 0]]


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def read(*features):
    return read_geojson(json.dumps({"type": "FeatureCollection", "features": list(features)}))


def degrees(shape):
    return [
        [(x / UNIT, y / UNIT) for x, y in zip(path[::2], path[1::2], strict=True)]
        for path in shape.paths
    ]


def test_polygons_of_a_collection_are_land_with_their_holes():
    hole = [[0.5, 0.1], [1, 0.1], [1, 0.2], [0.5, 0.1]]
    base = read(
        feature({"type": "Polygon", "coordinates": [RING, hole]}),
        feature({"type": "MultiPolygon", "coordinates": [[RING], [hole]]}),
        feature(None),
    )
    assert [(shape.layer, len(shape.paths), shape.is_area) for shape in base.shapes] == [
        (Layer.LAND, 2, True),
        (Layer.LAND, 2, True),
    ]
    assert degrees(base.shapes[0])[1] == [tuple(point) for point in hole]
    assert base.bounds == (0, 0, 2, 1)


@pytest.mark.parametrize(
    ("geometry", "paths"),
    [
        ({"type": "LineString", "coordinates": [[0, 0, 12.5], [1, 1, 30]]}, 1),
        ({"type": "MultiLineString", "coordinates": [[[0, 0], [1, 1]], [[2, 2], [3, 3]]]}, 2),
        (
            {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Point", "coordinates": [1, 1]},
                    {"type": "LineString", "coordinates": [[0, 0], [1, 1]]},
                ],
            },
            1,
        ),
    ],
)
def test_lines_are_borders_and_heights_and_points_are_left_out(geometry, paths):
    (shape,) = read_geojson(json.dumps(geometry)).shapes
    assert (shape.layer, len(shape.paths), shape.is_area) == (Layer.BORDER, paths, False)
    assert degrees(shape)[0] == [(0, 0), (1, 1)]


@pytest.mark.parametrize(
    ("properties", "layer"),
    [
        ({"featurecla": "Lake"}, Layer.WATER),
        ({"kind": "swamp"}, Layer.WETLAND),
        ({"natural": "wetland"}, Layer.WETLAND),
        ({"kind": "river"}, Layer.WATER),
        ({"kind": "road"}, Layer.LAND),
        ({"name": "Lake District"}, Layer.LAND),
        ({}, Layer.LAND),
    ],
)
def test_the_properties_of_an_area_may_say_what_it_is(properties, layer):
    (shape,) = read(feature({"type": "Polygon", "coordinates": [RING]}, **properties)).shapes
    assert shape.layer is layer


@pytest.mark.parametrize(
    ("properties", "layer"),
    [
        ({"featurecla": "River"}, Layer.RIVER),
        ({"highway": "primary"}, Layer.ROAD),
        ({"kind": "railway"}, Layer.ROAD),
        ({"featurecla": "Admin-0 boundary"}, Layer.BORDER),
    ],
)
def test_the_properties_of_a_line_may_say_what_it_is(properties, layer):
    line = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}
    (shape,) = read(feature(line, **properties)).shapes
    assert shape.layer is layer


def test_a_ring_across_180_degrees_goes_on_beyond_them():
    ring = [[179, 0], [-179, 0], [-179, 1], [179, 1], [179, 0]]
    (shape,) = read(feature({"type": "Polygon", "coordinates": [ring]})).shapes
    assert [x for x, _y in degrees(shape)[0]] == [179, 181, 181, 179, 179]


def test_a_ring_cut_at_180_degrees_stays_as_it_is():
    ring = [[-180, -90], [180, -90], [180, -80], [-180, -80], [-180, -90]]
    (shape,) = read(feature({"type": "Polygon", "coordinates": [ring]})).shapes
    assert [x for x, _y in degrees(shape)[0]] == [-180, 180, 180, -180, -180]


def test_a_base_is_told_from_another_by_its_digest_alone():
    base = read(feature({"type": "Polygon", "coordinates": [RING]}))
    other = read(feature({"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 0]]]}))
    assert repr(base) != repr(other)
    assert len(repr(base)) < 80
    assert repr(pickle.loads(pickle.dumps(base))) == repr(base)


def polygon(*points):
    return json.dumps({"type": "Polygon", "coordinates": [list(points)]})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<svg/>", "is not JSON"),
        ("", "is not JSON"),
        ("[1, 2]", "JSON but not GeoJSON"),
        ('{"type": "Map"}', "JSON but not GeoJSON"),
        ('{"type": "Topology", "arcs": []}', "TopoJSON"),
        ('{"type": "FeatureCollection"}', "has no ‘features’"),
        ('{"type": "FeatureCollection", "features": []}', "without areas or lines"),
        ('{"type": "Point", "coordinates": [1, 2]}', "without areas or lines"),
        ('{"type": "Polygon", "coordinates": 7}', "not in lists"),
        ('{"type": "Polygon", "coordinates": [["a", "b"]]}', "not two numbers"),
        ('{"type": "Polygon", "coordinates": [[[1], [2], [3]]]}', "not two numbers"),
        ('{"type": "Polygon", "coordinates": [[[NaN, 1], [2, 2], [3, 3]]]}', "not two numbers"),
        (polygon([500000, 4649776], [500001, 4649776], [1, 1]), "not in degrees"),
        (polygon([48.1, 120.5], [48.2, 120.6], [48, 121]), "longitude before latitude"),
        ("[" * 100_000, "too deeply nested"),
        (
            json.dumps({"type": "Polygon", "crs": {"properties": {"name": "EPSG::25833"}}}),
            "EPSG::25833",
        ),
    ],
)
def test_a_wrong_file_is_told_of_in_words(text, message):
    with pytest.raises(FieldError, match=message):
        read_geojson(text)
