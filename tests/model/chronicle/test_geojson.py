"""Reading the base of a map."""

import itertools
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("[1, 2]", "names a list; put the features into a FeatureCollection"),
        ('{"elements": []}', "names an answer of Overpass; save it as GeoJSON"),
        ('{"geometryType": "esriGeometryPolygon", "features": []}', "names a file of ArcGIS"),
        ("<kml/>", "is not JSON: XML, such as KML or GPX, or a web page; save it as GeoJSON"),
        ("PK\x03\x04", "is not JSON: a packed file, such as a shapefile or KMZ"),
        (
            '{"type": "Feature"}\n{"type": "Feature"}',
            r"more than one value \(line 2\); put the features",
        ),
        ('\x1e{"type": "Feature"}', "a sequence of features; put them into a FeatureCollection"),
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


# --- one wrong feature costs itself -------------------------------------------------------------

SQUARE = {"type": "Polygon", "coordinates": [RING]}


def ring_of(*points):
    return {"type": "Polygon", "coordinates": [list(points)]}


@pytest.mark.parametrize(
    ("geometry", "message"),
    [
        (ring_of([0, 0], [1], [1, 1], [0, 0]), "a position that is not two numbers: [1]"),
        (ring_of([0, 0], None, [1, 1], [0, 0]), "a position that is not two numbers: None"),
        (ring_of([0, 0], [True, 1], [1, 1], [0, 0]), "that is not two numbers: [True, 1]"),
        (ring_of([0, 0], ["1", 1], [1, 1], [0, 0]), "that is not two numbers: ['1', 1]"),
        (ring_of([0, 0], [10**400, 1], [1, 1], [0, 0]), "a position that is not two numbers: [inf"),
        (ring_of([0, 0], [0, 0], [0, 120], [0, 0]), "GeoJSON puts longitude before latitude"),
        (ring_of([0, 0], [4e6, 3e6], [1, 1], [0, 0]), "which is not in degrees; save it in"),
        (ring_of([0, 0], [1, 1]), "an area of fewer than three corners"),
        (ring_of(*[[x * 100 % 360 - 180, 0] for x in range(60)]), "goes round the earth many"),
        ({"type": "LineString", "coordinates": [[0, 0]]}, "a line of one position"),
        ({"type": "LineString", "coordinates": {"a": 1}}, "its coordinates are not in lists"),
        ({"type": "LineString"}, "its coordinates are not in lists"),
        ({"type": "Polygn", "coordinates": [RING]}, "GeoJSON does not have: Polygn"),
        ({"coordinates": [RING]}, "a geometry that GeoJSON does not have: None"),
        ([RING], "a geometry that GeoJSON does not have: None"),
        ({"type": "GeometryCollection"}, "a GeometryCollection has no ‘geometries’"),
    ],
)
def test_one_wrong_feature_costs_itself(geometry, message):
    wrong = feature(geometry, name="Marsh")
    base = read(feature(SQUARE), wrong, wrong, feature(SQUARE))
    assert len(base.shapes) == 2
    (trouble,) = base.troubles
    assert message in trouble
    assert trouble.endswith("; feature 2 (‘Marsh’) is left out, and 1 more like it")


@pytest.mark.parametrize("element", [None, 7, "text", [], {}])
def test_what_is_no_feature_is_told(element):
    base = read(feature(SQUARE), element)
    assert len(base.shapes) == 1
    assert "geometry that GeoJSON does not have" in base.troubles[0]


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[]]},
        {"type": "MultiLineString", "coordinates": []},
        {"type": "LineString", "coordinates": []},
        {"type": "GeometryCollection", "geometries": []},
        {"type": "MultiPoint", "coordinates": [[1, 2]]},
    ],
)
def test_what_is_empty_is_no_trouble(geometry):
    base = read(feature(SQUARE), feature(geometry))
    assert (len(base.shapes), base.troubles) == (1, ())


def test_an_open_ring_is_closed():
    (shape,) = read(feature(ring_of(*RING[:-1]))).shapes
    assert degrees(shape) == [[tuple(point) for point in RING]]


def test_a_number_of_5000_digits_costs_its_feature():
    text = json.dumps({"type": "FeatureCollection", "features": [feature(SQUARE), feature(SQUARE)]})
    base = read_geojson(text.replace("[2, 1]", f"[{'9' * 5000}, 1]", 1))
    assert len(base.shapes) == len(base.troubles) == 1


def test_a_track_round_and_round_the_earth_is_drawn_in_parts():
    track = [[(x * 60 + 180) % 360 - 180, x / 10] for x in range(40)]
    (shape,) = read(feature({"type": "LineString", "coordinates": track})).shapes
    assert all(abs(x) <= 420 for path in degrees(shape) for x, _y in path)
    # Each part begins where the one before ends, and every step is drawn as it is.
    steps = [
        (round(b[0] - a[0]), round(b[1] - a[1], 6))
        for path in degrees(shape)
        for a, b in itertools.pairwise(path)
    ]
    assert steps == [(60, 0.1)] * 39


@pytest.mark.parametrize(
    "crs",
    [
        None,
        "EPSG:4326",
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        {"type": "name", "properties": "EPSG:4326"},
        {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4326"}},
        {"type": "EPSG", "properties": {"code": 4326}},
        {"type": "link", "properties": {"href": "http://spatialreference.org/ref/epsg/4326"}},
        {"type": "name", "properties": {"name": None}},
        {"type": "name"},
        [1, 2],
        7.5,
    ],
)
def test_a_system_of_degrees_may_be_named_in_any_form(crs):
    text = json.dumps({"type": "FeatureCollection", "crs": crs, "features": [feature(SQUARE)]})
    assert len(read_geojson(text).shapes) == 1


@pytest.mark.parametrize(
    "crs", ["EPSG:25833", {"properties": "EPSG:14326"}, {"properties": {"code": 3857}}, 25833]
)
def test_another_system_is_refused_by_its_name(crs):
    text = json.dumps({"type": "FeatureCollection", "crs": crs, "features": [feature(SQUARE)]})
    with pytest.raises(FieldError, match="save it in longitude and latitude, EPSG:4326"):
        read_geojson(text)


def test_a_collection_of_collections_300_deep_is_read():
    geometry = SQUARE
    for _ in range(300):
        geometry = {"type": "GeometryCollection", "geometries": [geometry], "foreign": {"a": None}}
    assert len(read_geojson(json.dumps(geometry)).shapes) == 1


NUMBERS = st.integers() | st.floats() | st.sampled_from([179, -179, 180, -180, 90, 1e300, 10**400])
ANYTHING = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=8,
)
DEGREES = st.tuples(st.floats(-180, 180), st.floats(-90, 90)).map(list)
GEOMETRIES = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["Point", "LineString", "Polygon", "MultiPolygon", "X"]),
        "coordinates": ANYTHING
        | st.lists(DEGREES, max_size=30)
        | st.lists(st.lists(DEGREES, max_size=30), max_size=3),
    }
)


@pytest.mark.fuzz
@given(
    st.lists(
        st.fixed_dictionaries({"type": st.just("Feature"), "geometry": GEOMETRIES}) | ANYTHING
    ),
    ANYTHING,
)
def test_nothing_in_a_file_raises_but_the_error_that_is_told(features, crs):
    text = json.dumps({"type": "FeatureCollection", "features": features, "crs": crs})
    try:
        base = read_geojson(text)
    except FieldError:
        return
    # Never drawn beyond what an axis of the earth can show.
    assert all(abs(x) <= 720.1 for shape in base.shapes for path in degrees(shape) for x, _ in path)
    assert all(path[:2] == path[-2:] for s in base.shapes if s.is_area for path in s.paths)
