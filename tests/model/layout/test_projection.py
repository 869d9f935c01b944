"""From degrees to pixels."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sphinx_chronicle.model.layout.projection import (
    Chart,
    Cone,
    Cylinder,
    Extent,
    choose_projection,
    distance,
    extent_around,
    scale_bar,
)

extents = st.builds(
    lambda west, width, south, height: Extent(
        west=west, south=south, east=west + width, north=min(south + height, 90)
    ),
    st.floats(-180, 180),
    st.floats(0.01, 200),
    st.floats(-90, 80),
    st.floats(0.01, 100),
)


@given(extents, st.floats(0, 1), st.floats(0, 1))
def test_every_place_of_the_extent_lies_in_the_frame_and_back(extent, across, up):
    chart = Chart(extent, 860, 200, 700)
    longitude = extent.west + across * (extent.east - extent.west)
    latitude = extent.south + up * (extent.north - extent.south)
    assume(abs(latitude) <= 85)
    x, y = chart.pixel(longitude, latitude)
    assert -1 <= x <= chart.width + 1
    assert -1 <= y <= chart.height + 1
    assert chart.degrees(x, y) == pytest.approx((longitude, latitude), abs=1e-6)


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=1, max_size=9))
def test_the_extent_around_places_has_them_all_and_is_never_degenerate(places):
    extent = extent_around(places)
    assert extent.north - extent.south >= 0.02
    assert 0.02 <= extent.east - extent.west <= 360
    assert all(extent.has(longitude, latitude) for longitude, latitude in places)


def test_places_on_both_sides_of_180_degrees_lie_near_one_another():
    extent = extent_around([(178, -18), (-172, -13)])
    assert extent.east - extent.west < 15
    chart = Chart(extent, 860, 200, 700)
    fiji, samoa = chart.place(178, -18), chart.place(-172, -13)
    assert 0 < fiji[0] < samoa[0] < 860


@pytest.mark.parametrize(
    ("extent", "kind"),
    [
        (Extent(west=-85, south=19, east=-74, north=24), Cylinder),
        (Extent(west=-10, south=35, east=30, north=60), Cone),
        (Extent(west=-60, south=-55, east=-30, north=-20), Cone),
        (Extent(west=-90, south=-35, east=-40, north=40), Cylinder),
        (Extent(west=-180, south=-60, east=180, north=80), Cylinder),
    ],
)
def test_the_projection_suits_the_extent(extent, kind):
    assert isinstance(choose_projection(extent), kind)


def test_the_cone_is_true_along_its_standard_parallels():
    cone = Cone(10, 40, 55)
    for parallel in (40, 55):
        here, there = cone.forth(10, parallel), cone.forth(10.001, parallel)
        degree = 0.001 * math.cos(math.radians(parallel))
        assert math.dist(here, there) == pytest.approx(degree, rel=1e-5)


def test_the_cone_keeps_angles():
    cone = Cone(10, 40, 55)
    x, y = cone.forth(25, 47)
    east, north = cone.forth(25.0001, 47), cone.forth(25, 47.0001)
    across = (east[0] - x, east[1] - y)
    up = (north[0] - x, north[1] - y)
    assert across[0] * up[0] + across[1] * up[1] == pytest.approx(0, abs=1e-12)
    assert math.hypot(*across) / math.cos(math.radians(47)) == pytest.approx(
        math.hypot(*up), rel=1e-4
    )


def test_a_degree_of_the_equator_has_its_kilometers():
    assert distance((0, 0), (1, 0)) == pytest.approx(111.19, abs=0.01)


@given(st.floats(0.001, 40), st.floats(50, 200))
def test_the_scale_bar_has_round_numbers_and_fits(km_per_pixel, room):
    bar = scale_bar(km_per_pixel, room)
    for number, length in (
        (bar.kilometers, bar.kilometer_length),
        (bar.miles, bar.mile_length),
    ):
        assert room / 2.6 < length <= room * 1.001
        assert f"{number:e}"[0] in "1235"
    assert bar.kilometer_length * km_per_pixel == pytest.approx(bar.kilometers)
    assert bar.mile_length * km_per_pixel == pytest.approx(bar.miles * 1.609344)


def test_a_map_of_one_place_shows_a_degree_and_one_of_two_houses_a_village():
    one = extent_around([(7.5, 46.5)])
    two = extent_around([(7.5, 46.5), (7.502, 46.501)])
    assert one.north - one.south == pytest.approx(1.18)
    assert two.north - two.south == pytest.approx(0.02 * 1.18)


def test_places_in_a_row_have_as_much_around_them_as_between_them():
    row = extent_around([(7.0, 46.5), (7.2, 46.5)])
    assert row.north - row.south == pytest.approx(0.2 * 1.18)
