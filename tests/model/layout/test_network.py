"""The geometry of a network."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_chronicle.model.drawing import NARROW, PAGE, PHONE, WIDE, Curve, Dot, Group, Words
from sphinx_chronicle.model.entity import Ref
from sphinx_chronicle.model.layout.network import (
    Link,
    Node,
    Shape,
    Star,
    Strand,
    draw_narrow,
    draw_phone,
    draw_wide,
)

from .geometry import frame, marks_of, overlap

names = st.text(alphabet="abcdefgh ijklm éñ 古 <&\"'", max_size=60)
nodes = st.builds(
    Node,
    name=names,
    shape=st.sampled_from(Shape),
    goal=st.just(Ref("person", "anyone")),
    notes=st.lists(names, max_size=3).map(tuple),
    group=st.sampled_from(
        ["", "Navy", "A body with a very long name, of the kind that states have"]
    ),
    ties=st.lists(
        st.tuples(st.sampled_from([Strand.EVENTS, Strand.RELATION]), st.integers(1, 9)),
        min_size=1,
        max_size=2,
    ).map(tuple),
)


def grouped(found):
    return tuple(sorted(found, key=lambda node: node.group, reverse=True))


stars = st.builds(
    Star,
    ego=nodes,
    nodes=st.lists(nodes, min_size=1, max_size=60).map(grouped),
    key=st.just(((Strand.EVENTS, "took part in the same events"), (Shape.PERSON, "person"))),
    remarks=st.lists(names, max_size=1).map(tuple),
)


@given(stars)
def test_no_text_covers_another(star):
    for drawing in (*draw_wide(star), *draw_narrow(star), *draw_phone(star)):
        frames = [frame(words) for words in marks_of(drawing, Words) if words.text.strip()]
        for number, one in enumerate(frames):
            assert not any(overlap(one, other) for other in frames[number + 1 :])


@given(stars)
def test_everything_lies_on_the_sheet(star):
    for drawing, width in [
        *((each, WIDE) for each in draw_wide(star)),
        *((each, NARROW) for each in draw_narrow(star)),
        *((each, PHONE) for each in draw_phone(star)),
    ]:
        assert drawing.width == width
        for left, top, right, bottom in map(frame, marks_of(drawing, Words)):
            assert left >= 0
            assert top >= 0
            assert right <= width
            assert bottom <= drawing.height


@given(stars)
def test_narrow_sheets_fit_the_page_and_show_everyone_once(star):
    sheets = draw_narrow(star)
    assert all(sheet.height <= PAGE for sheet in sheets)
    linked = [mark for sheet in sheets for mark in sheet.marks if isinstance(mark, Group)]
    assert len(linked) == len(star.nodes) + len(sheets)  # the ego is on each


def person(name, *, group="", weight=1):
    return Node(
        name=name,
        shape=Shape.PERSON,
        goal=Ref("person", name.lower()),
        group=group,
        ties=((Strand.EVENTS, weight),),
    )


def words_of(drawing):
    return [words.text for words in marks_of(drawing, Words)]


def test_the_two_columns_part_no_group_without_need():
    navy = tuple(person(name, group="Navy") for name in ("Ada", "Bea", "Cleo"))
    army = tuple(person(name, group="Army") for name in ("Dora", "Eve", "Fay"))
    (sheet,) = draw_wide(Star(ego=person("Zoe"), nodes=(*navy, *army)))
    places = {words.text: words.x < WIDE / 2 for words in marks_of(sheet, Words)}
    assert {places[name] for name in ("Navy", "Ada", "Bea", "Cleo")} == {True}
    assert {places[name] for name in ("Army", "Dora", "Eve", "Fay")} == {False}


def test_a_group_that_goes_on_is_named_again_on_the_next_sheet():
    crowd = tuple(person(f"Sailor {number}", group="Navy") for number in range(50))
    sheets = draw_narrow(Star(ego=person("Zoe"), nodes=crowd))
    assert len(sheets) == 2
    assert [words_of(sheet).count("Navy") for sheet in sheets] == [1, 1]


def test_a_tie_is_thicker_where_two_have_more_in_common():
    star = Star(ego=person("Zoe"), nodes=(person("Ada"), person("Bea", weight=40)))
    styles = [curve.style for curve in marks_of(draw_wide(star)[0], Curve)]
    assert styles == ["tie tie-events tie-1", "tie tie-events tie-5"]


def test_ties_among_the_others_are_drawn_on_the_sheet_that_has_both():
    star = Star(
        ego=person("Zoe"),
        nodes=(person("Ada"), person("Bea")),
        links=(Link(first=0, second=1, title="Ada – Bea"),),
    )
    for (sheet,) in (draw_wide(star), draw_narrow(star)):
        assert "Ada – Bea" in [mark.title for mark in sheet.marks if isinstance(mark, Group)]


def test_an_organization_is_no_dot():
    body = Node(name="Navy", shape=Shape.ORGANIZATION, goal=Ref("organization", "navy"))
    (sheet,) = draw_wide(Star(ego=person("Zoe"), nodes=(body,)))
    assert marks_of(sheet, Dot) == []


@pytest.mark.parametrize("draw", [draw_wide, draw_narrow])
def test_the_longest_note_that_has_room_is_shown(draw):
    long = "3 events, 1960–61: " + "a very long title; " * 20
    node = Node(
        name="Ada",
        shape=Shape.PERSON,
        goal=Ref("person", "ada"),
        notes=(long, "3 events, 1960–61: A title; …", "3 events"),
    )
    (sheet,) = draw(Star(ego=person("Zoe"), nodes=(node,)))
    assert "3 events, 1960–61: A title; …" in words_of(sheet)


@given(stars)
def test_type_is_eleven_pixels_on_a_phone_and_seven_points_in_print_at_least(star):
    for drawing in (*draw_phone(star), *draw_narrow(star)):
        assert all(words.size >= 9.5 for words in marks_of(drawing, Words))
