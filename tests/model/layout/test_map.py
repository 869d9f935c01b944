"""The geometry of a map."""

import json
import math
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_chronicle.model.drawing import (
    NARROW,
    PAGE,
    Anchor,
    Area,
    Box,
    Dot,
    Group,
    Line,
    Words,
)
from sphinx_chronicle.model.entity import Ref
from sphinx_chronicle.model.geojson import read_geojson
from sphinx_chronicle.model.layout.arrows import draw_arrow
from sphinx_chronicle.model.layout.coast import clip_line, clip_ring, draw_base
from sphinx_chronicle.model.layout.collisions import Frame
from sphinx_chronicle.model.layout.far_places import find_far
from sphinx_chronicle.model.layout.legend import Explained
from sphinx_chronicle.model.layout.map import Sheet, draw_narrow, draw_phone, draw_wide
from sphinx_chronicle.model.layout.places import Placing, Tag, Text
from sphinx_chronicle.model.layout.projection import Chart, Extent
from sphinx_chronicle.model.layout.stands import Pin
from sphinx_chronicle.model.layout.symbols import Sign, sign_of

from .geometry import frame, marks_of, overlap

names = st.text(alphabet="abcdefgh ijklm éñ 古 <&\"'", min_size=1, max_size=60).filter(str.strip)
longitudes = st.one_of(st.floats(-180, 180), st.floats(-5, 5))
latitudes = st.one_of(st.floats(-90, 90), st.floats(40, 45))
pins = st.builds(
    Pin,
    longitude=longitudes,
    latitude=latitudes,
    name=names,
    goal=st.integers(0, 99).map(lambda number: Ref("place", f"p{number}")),
    sign=st.sampled_from(Sign),
    notes=st.sampled_from([(), ("3 events, 1914–18", "3 events"), ("May 2, 1641",)]),
    title=names,
    rank=st.floats(0, 9),
    has_events=st.booleans(),
    is_rough=st.booleans(),
)
island = json.dumps(
    {
        "type": "Polygon",
        "coordinates": [[[-4, 41], [-1, 44.5], [2, 43], [4, 44], [3, 40.5], [0, 42], [-4, 41]]],
    }
)
sheets = st.builds(
    Sheet,
    pins=st.lists(pins, min_size=1, max_size=40).map(tuple),
    base=st.sampled_from([None, read_geojson(island)]),
    stages=st.lists(st.tuples(longitudes, latitudes), max_size=4).map(tuple),
    legend=st.just(
        (
            Explained(sign=Sign.CITY, style="pin-place", words="city"),
            Explained(sign=Sign.BASE, style="pin-place", words="a camp, " * 40),
        )
    ),
    credit=st.sampled_from(["", "A survey", "A very long credit " * 60]),
)


def pin(name, longitude, latitude, **more):
    return Pin(
        name=name,
        longitude=longitude,
        latitude=latitude,
        goal=Ref("place", name.lower()),
        **{"sign": Sign.TOWN, "title": name, **more},
    )


def texts_of(drawing):
    return [words.text for words in marks_of(drawing, Words)]


@settings(deadline=None, max_examples=40)
@given(sheets)
def test_no_text_covers_another(sheet):
    for drawing in (*draw_wide(sheet), *draw_narrow(sheet), *draw_phone(sheet)):
        frames = [frame(words) for words in marks_of(drawing, Words)]
        for number, one in enumerate(frames):
            assert not any(overlap(one, other) for other in frames[number + 1 :])


@settings(deadline=None, max_examples=40)
@given(sheets)
def test_no_name_covers_a_mark(sheet):
    for drawing in (*draw_wide(sheet), *draw_narrow(sheet), *draw_phone(sheet)):
        dots = [
            (dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius)
            for dot in marks_of(drawing, Dot)
        ]
        for words in marks_of(drawing, Words):
            assert not any(overlap(frame(words), dot) for dot in dots)


@pytest.mark.parametrize("draw", [draw_wide, draw_narrow, draw_phone])
def test_the_scale_covers_no_place_even_where_places_lie_in_all_corners(draw):
    edges = product(range(25), (40, 40.5, 41, 46, 46.5, 47))
    pins = tuple(pin(f"{x} {y}", x / 2, y) for x, y in edges)
    (drawing,) = draw(Sheet(pins=pins, base=None, units=("km", "mi")))
    bars = [words for words in marks_of(drawing, Words) if words.text.endswith((" km", " mi"))]
    assert len(bars) == 2
    dots = [
        (d.x - d.radius, d.y - d.radius, d.x + d.radius, d.y + d.radius)
        for d in marks_of(drawing, Dot)
    ]
    assert len(dots) >= 20
    assert not any(overlap(frame(words), dot) for words in bars for dot in dots)


def test_a_map_full_of_places_has_no_scale():
    pins = tuple(pin(f"{x} {y}", x / 6, 40 + y / 6) for x, y in product(range(72), range(44)))
    drawing, *_ = draw_phone(Sheet(pins=pins, base=None, units=("km", "mi")))
    assert not [text for text in texts_of(drawing) if text.endswith((" km", " mi"))]


@settings(deadline=None, max_examples=40)
@given(sheets)
def test_everything_lies_on_the_sheet(sheet):
    for drawing in (*draw_wide(sheet), *draw_narrow(sheet), *draw_phone(sheet)):
        width, height = drawing.width + 0.1, drawing.height + 0.1
        for words in marks_of(drawing, Words):
            left, top, right, bottom = frame(words)
            assert left >= -0.1
            assert top >= -0.1
            assert right <= width
            assert bottom <= height
        for area in marks_of(drawing, Area):
            assert all(-0.1 <= x <= width for ring in area.rings for x, _y in ring)
        for line in marks_of(drawing, Line):
            if line.style not in ("pin-place", "pin-event", "pin-place-rough", "pin-event-rough"):
                assert all(-0.1 <= x <= width and -9 <= y <= height for x, y in line.points)


@settings(deadline=None, max_examples=40)
@given(sheets)
def test_the_narrow_map_fits_the_page(sheet):
    for drawing in draw_narrow(sheet):
        assert drawing.width == NARROW
        assert drawing.height <= PAGE


def test_every_place_is_named_numbered_or_told_of_below():
    crowd = tuple(
        pin(f"Settlement{number:02}", number % 8 / 50, number // 8 / 50, rank=number)
        for number in range(64)
    )
    for drawing in (*draw_wide(Sheet(pins=crowd)), *draw_narrow(Sheet(pins=crowd))):
        shown = " ".join(texts_of(drawing))
        told = [one for one in crowd if one.name in shown]
        rest = len(crowd) - len(told)
        assert rest == 0 or f"{rest} others" in shown


def test_a_name_on_an_empty_map_stands_to_the_right_of_its_mark():
    (drawing,) = draw_wide(Sheet(pins=(pin("Alpha", 0, 0),)))
    (dot,) = [dot for dot in marks_of(drawing, Dot) if dot.style == "pin-place"]
    (words,) = [words for words in marks_of(drawing, Words) if words.text == "Alpha"]
    assert words.anchor is Anchor.START
    assert words.x > dot.x + dot.radius


def test_places_on_one_spot_share_a_mark_and_keep_their_own_links():
    city, yard = pin("City", 0, 0, rank=2), pin("Yard", 0.0001, 0)
    (drawing,) = draw_wide(Sheet(pins=(yard, city)))
    assert len([dot for dot in marks_of(drawing, Dot) if dot.style == "pin-place"]) == 1
    links = {
        words.text: group.goal
        for group in marks_of(drawing, Group)
        for words in group.marks
        if isinstance(words, Words)
    }
    assert links["City"] == Ref("place", "city")
    assert links["Yard"] == Ref("place", "yard")


def test_a_place_without_room_is_explained_by_its_number():
    places = [
        pin(f"An extraordinarily long name {number}", number % 6 / 7, number // 6 / 7)
        for number in range(36)
    ]
    sheet = Sheet(pins=tuple(places), extent=Extent(west=-1, south=-0.5, east=1.6, north=1))
    (drawing,) = draw_narrow(sheet)
    bold = [words.text for words in marks_of(drawing, Words) if words.bold]
    assert len(bold) > 8
    assert all(bold.count(number) == 2 for number in bold)


def test_the_name_of_a_region_stands_on_it_without_a_mark():
    (drawing,) = draw_wide(Sheet(pins=(pin("Hills", 0, 0, sign=Sign.REGION), pin("Town", 1, 1))))
    assert len(marks_of(drawing, Dot)) == 1
    (words,) = [words for words in marks_of(drawing, Words) if words.text == "Hills"]
    assert words.anchor is Anchor.MIDDLE


def test_what_is_no_land_is_sea_only_where_the_base_reaches():
    def ground(sheet):
        return marks_of(draw_wide(sheet)[0], Box)[0].style

    near, far = pin("Near", 0, 42), pin("Far", 60, 42)
    base = read_geojson(island)
    assert ground(Sheet(pins=(near,), base=base)) == "sea"
    assert ground(Sheet(pins=(near, far), base=base)) == "ground"
    assert ground(Sheet(pins=(near,))) == "ground"


def test_a_way_ends_in_an_arrow_at_each_stage():
    sheet = Sheet(pins=(pin("Alpha", 0, 0), pin("Beta", 5, 5)), stages=((0, 0), (5, 5), (5, 0)))
    (drawing,) = draw_wide(sheet)
    heads = [line for line in marks_of(drawing, Line) if line.style == "arrowhead"]
    assert len(heads) == 2
    assert all(math.dist(head.points[0], head.points[1]) < 12 for head in heads)


@pytest.mark.parametrize(("here", "heads"), [((-100.0, 50.0), 0), ((90.0, 50.0), 1)])
def test_the_head_of_an_arrow_to_a_place_at_the_edge_lies_on_the_sheet(here, heads):
    arrow = draw_arrow(here, (6.0, 50.0), (0.0, 0.0, 100.0, 100.0))
    assert len([mark for mark in arrow.marks if mark.style == "arrowhead"]) == heads
    assert all(0 <= x <= 100 and 0 <= y <= 100 for mark in arrow.marks for x, y in mark.points)


def test_the_scale_bar_is_true():
    (drawing,) = draw_wide(
        Sheet(pins=(pin("A", 0, 60),), extent=Extent(west=-10, south=58, east=10, north=62))
    )
    (bar,) = [
        group
        for group in marks_of(drawing, Group)
        if any(isinstance(mark, Words) and mark.text.endswith(" km") for mark in group.marks)
    ]
    baseline = max(
        (mark for mark in bar.marks if isinstance(mark, Line)),
        key=lambda line: abs(line.points[1][0] - line.points[0][0]),
    )
    ends = {
        mark.text: mark.x - baseline.points[0][0] for mark in bar.marks if isinstance(mark, Words)
    }
    kilometers = 20 * math.pi * 6371 / 180 * math.cos(math.radians(60))
    for text, length in ends.items():
        number, unit = text.split()
        known = float(number) * (1.609344 if unit == "mi" else 1)
        assert length == pytest.approx(known / kilometers * drawing.width, rel=0.01)


@pytest.mark.parametrize(
    ("kind", "sign"),
    [
        ("city", Sign.CITY),
        ("Capital city", Sign.CITY),
        ("air base", Sign.BASE),
        ("mountain range", Sign.REGION),
        ("bahía", Sign.WATERS),
        ("", Sign.TOWN),
        ("hamlet", Sign.TOWN),
    ],
)
def test_the_kind_of_a_place_chooses_its_sign(kind, sign):
    assert sign_of(kind) is sign


# --- placing -------------------------------------------------------------------------------------


def test_a_name_makes_room_for_one_that_has_nowhere_else_to_go():
    room = Frame(0, 0, 200, 60)
    free = Tag(x=100, y=30, reach=3, variants=((Text(text="free", size=12),),), rank=2)
    bound = Tag(x=196, y=22, reach=3, variants=((Text(text="b" * 13, size=12),),), rank=1)
    spots = Placing(room).place([free, bound])
    assert set(spots) == {0, 1}
    assert not spots[0].frame.meets(spots[1].frame)


def test_a_name_keeps_off_the_coast_if_it_can():
    tag = Tag(x=100, y=100, reach=3, variants=((Text(text="Name", size=12),),))
    room = Frame(0, 0, 200, 200)
    coast = frozenset((column, 100 // 6) for column in range(100 // 6, 34))
    alone, beside = Placing(room).place([tag])[0], Placing(room, coast=coast).place([tag])[0]
    assert alone.frame.top < 100 < alone.frame.bottom
    assert not beside.frame.top < 100 < beside.frame.bottom


# --- the base ------------------------------------------------------------------------------------


def rings(*points):
    return json.dumps({"type": "Polygon", "coordinates": [list(ring) for ring in points]})


def square(west, south, east, north):
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


chart = Chart(Extent(west=0, south=0, east=8, north=4), 800, 100, 800)


def test_land_beyond_the_map_is_cut_at_its_frame():
    ground = draw_base(read_geojson(rings(square(-50, -50, 4, 50))), chart)
    (area,) = [mark for mark in ground.marks if isinstance(mark, Area)]
    assert all(0 <= x <= 800 and 0 <= y <= chart.height for ring in area.rings for x, y in ring)
    shores = [mark for mark in ground.marks if isinstance(mark, Line)]
    assert [{round(x) for x, _y in shore.points} for shore in shores] == [{400}]


def test_land_elsewhere_costs_nothing():
    assert draw_base(read_geojson(rings(square(20, 20, 30, 30))), chart).marks == ()


def test_an_island_below_a_pixel_is_left_out():
    assert draw_base(read_geojson(rings(square(1, 1, 1.005, 1.005))), chart).marks == ()


def test_a_lake_is_a_hole_in_the_land():
    ground = draw_base(read_geojson(rings(square(1, 1, 3, 3), square(1.5, 1.5, 2, 2))), chart)
    (area,) = ground.marks
    assert len(area.rings) == 2


def test_a_coast_finer_than_the_map_is_simplified():
    wavy = [[1 + number / 5e3, 1 + (number % 2) / 1e4] for number in range(10_000)]
    ground = draw_base(read_geojson(rings([*wavy, [3, 3], [1, 3], wavy[0]])), chart)
    (area,) = ground.marks
    assert len(area.rings[0]) < 10


def test_land_cut_at_180_degrees_has_no_shore_there():
    pacific = Chart(Extent(west=170, south=0, east=190, north=10), 800, 100, 800)
    halves = json.dumps(
        {
            "type": "MultiPolygon",
            "coordinates": [[square(175, 2, 180, 6)], [square(-180, 2, -175, 6)]],
        }
    )
    ground = draw_base(read_geojson(halves), pacific)
    areas = [mark for mark in ground.marks if isinstance(mark, Area)]
    seam = pacific.place(180, 4)[0]
    assert len(areas) == 2
    for line in (mark for mark in ground.marks if isinstance(mark, Line)):
        assert {round(x, 3) for x, _y in line.points} != {round(seam, 3)}


points = st.tuples(st.floats(-50, 150), st.floats(-50, 150))


@given(st.lists(points, min_size=3, max_size=20))
def test_what_is_cut_lies_within_the_edges(found):
    edges = (0.0, 0.0, 100.0, 80.0)
    pieces = [clip_ring([*found, found[0]], edges), *clip_line(found, edges)]
    for x, y in (point for piece in pieces for point in piece):
        assert -1e-6 <= x <= 100 + 1e-6
        assert -1e-6 <= y <= 80 + 1e-6


def test_two_drawings_of_one_sheet_are_the_same():
    sheet = Sheet(pins=(pin("Alpha", 0, 42), pin("Beta", 1, 43)), base=read_geojson(island))
    assert draw_wide(sheet) == draw_wide(replace(sheet))


TOWN = tuple(
    pin(f"House {number}", 2.3 + number % 5 / 50, 48.8 + number // 5 / 50) for number in range(20)
)
SYDNEY = pin("Sydney", 151.2, -33.9)


def test_a_place_far_from_all_others_has_a_map_of_its_own_and_leaves_them_theirs():
    for draw in (draw_wide, draw_narrow, draw_phone):
        town, around = draw(Sheet(pins=(*TOWN, SYDNEY), credit="A survey"))
        assert "House 7" in " ".join(texts_of(town))
        assert "Sydney" not in texts_of(town)
        assert "Sydney" in texts_of(around)
        assert [text for text in texts_of(around) if "House" in text or "survey" in text] == []
        (lens,) = [box for box in marks_of(around, Box) if box.style == "lens"]
        assert min(lens.width, lens.height) >= 8.9


def test_an_author_who_gives_the_extent_gets_one_map():
    world = Extent(west=-180, south=-60, east=180, north=80)
    assert len(draw_wide(Sheet(pins=(*TOWN, SYDNEY), extent=world))) == 1


@pytest.mark.parametrize(
    ("points", "far"),
    [
        ([(0, 0), (100, 0)], set()),
        ([(0, 0), (1, 0), (100, 0)], set()),
        ([(0, 0), (1, 0), (2, 0), (100, 0)], {3}),
        ([(0, 0), (1, 0), (2, 0), (5, 0)], set()),
        ([(179, 0), (-179, 1), (-180, 2), (10, 0)], {3}),
        ([(0, 0), (1, 0), (2, 0), (100, 0), (101, 0)], set()),
        ([(number / 9, 0) for number in range(10)] + [(90, 0), (-90, 0)], {10, 11}),
    ],
)
def test_far_is_what_would_shrink_all_others_to_a_ninth_of_the_map(points, far):
    assert find_far(points) == far


def test_the_degrees_of_a_map_of_the_world_do_not_run_into_one_another():
    world = Extent(west=-180, south=-90, east=180, north=90)
    (drawing,) = draw_phone(Sheet(pins=(pin("Null", 0, 0),), extent=world))
    frames = [frame(words) for words in marks_of(drawing, Words)]
    assert len(frames) > 4
    for number, one in enumerate(frames):
        assert not any(overlap(one, other) for other in frames[number + 1 :])


def test_a_mark_at_a_pole_is_whole():
    poles = pin("North Pole", 0, 90), pin("South Pole", 0, -90)
    (drawing,) = draw_narrow(Sheet(pins=poles))
    frame_bottom = max(box.height for box in marks_of(drawing, Box))
    dots = [dot for dot in marks_of(drawing, Dot) if dot.y < frame_bottom + 1]
    assert all(dot.radius <= dot.y <= frame_bottom - dot.radius + 0.1 for dot in dots)
    assert len(dots) == 2


@settings(deadline=None, max_examples=20)
@given(sheets)
def test_type_is_eleven_pixels_on_a_phone_and_seven_points_in_print_at_least(sheet):
    for drawing in (*draw_phone(sheet), *draw_narrow(sheet)):
        assert all(words.size >= 9.5 for words in marks_of(drawing, Words))
