"""Which events a time line shows, and in which lanes."""

import pytest

from sphinx_chronicle.model.builtin import BUILTIN_TYPES
from sphinx_chronicle.model.chronicle import link
from sphinx_chronicle.model.entity import Entity, Ref
from sphinx_chronicle.model.fields import parse_field
from sphinx_chronicle.model.register import Register
from sphinx_chronicle.model.selection import Selection
from sphinx_chronicle.model.timeline import Lane, LaneKind, Lanes, find_timeline

TYPES = {objtype.name: objtype for objtype in BUILTIN_TYPES}


def entity(objtype, ident, /, **options):
    values = {}
    for key, text in options.items():
        field = TYPES[objtype].field(key.replace("_", "-"))
        values[field.name] = parse_field(field, text)
    anchor = f"{objtype}-{ident}"
    return Entity(ref=Ref(objtype, ident), docname="page", line=1, anchor=anchor, values=values)


def event(ident, date, **options):
    return entity("event", ident, title=ident.title(), date=date, **options)


BOOK = (
    entity("organization", "guard", name="The Town Guard"),
    entity("organization", "watch", name="The Watch", part_of="guard"),
    entity("office", "captaincy", name="Captain", organization="watch"),
    entity("person", "anna", name="Anna", offices="captaincy (1640/1642)"),
    entity("person", "berta", name="Berta"),
    entity("place", "land", name="The Land"),
    entity("place", "town", name="Olden Town", part_of="land"),
    entity("place", "sea", name="The Sea"),
    event("siege", "1641-04/1641-05", place="town", tags="war; town"),
    event("assault", "1641-05-02", place="town", participants="anna", tags="war", part_of="siege"),
    event("fleet", "1641-05-03", place="sea", participants="berta", tags="sea"),
    event("peace", "1642"),
)


def found(*entities, kind=LaneKind.NONE, named=()):
    register = Register({})
    for each in entities or BOOK:
        register.note_entity(each)
    chronicle = link(register, BUILTIN_TYPES)
    lanes = Lanes(kind=kind, named=tuple(Lane(ids=ids, name=name) for ids, name in named))
    return find_timeline(chronicle, Selection(), lanes, (), "en_US")


def in_lanes(timeline):
    names = (*timeline.lanes, "-")
    return {each.event.goal.id: names[each.lane] for each in timeline.events}


def test_without_lanes_all_stand_together():
    timeline = found()
    assert timeline.lanes == ()
    assert [each.event.text for each in timeline.events] == ["Siege", "Assault", "Fleet", "Peace"]


def test_a_kind_alone_takes_what_is_most_frequent():
    timeline = found(kind=LaneKind.PLACE)
    assert timeline.lanes == ("The Land", "The Sea")
    assert in_lanes(timeline)["assault"] == "The Land"
    assert timeline.has_others


def test_a_lane_that_stays_empty_is_left_out_unless_it_is_named():
    assert found(kind=LaneKind.TAG).lanes == ("War", "Sea")
    named = ((("war",), ""), (("town",), ""))
    assert found(kind=LaneKind.TAG, named=named).lanes == ("War", "Town")


def test_an_event_stands_in_the_first_lane_that_it_fits():
    named = ((("town",), "Within"), (("war", "sea"), "Without"))
    assert in_lanes(found(kind=LaneKind.TAG, named=named)) == {
        "siege": "Within",
        "assault": "Without",
        "fleet": "Without",
        "peace": "-",
    }


@pytest.mark.parametrize(
    ("kind", "ident", "held"),
    [
        (LaneKind.PLACE, "land", {"siege", "assault"}),
        (LaneKind.PERSON, "anna", {"assault"}),
        (LaneKind.PART_OF, "siege", {"siege", "assault"}),
        (LaneKind.SIDE, "guard", {"assault"}),
        (LaneKind.SIDE, "berta", {"fleet"}),
        (LaneKind.TYPE, "event", {"siege", "assault", "fleet", "peace"}),
    ],
)
def test_a_lane_holds_what_belongs_to_it(kind, ident, held):
    lanes = in_lanes(found(kind=kind, named=(((ident,), "It"),)))
    assert {name for name, lane in lanes.items() if lane == "It"} == held


def test_an_organization_does_not_stand_for_its_people_as_a_side_does():
    lanes = in_lanes(found(kind=LaneKind.ORGANIZATION, named=((("guard",), "It"),)))
    assert set(lanes.values()) == {"-"}


def test_a_lane_is_named_after_its_entities():
    named = ((("town", "sea"), ""),)
    assert found(kind=LaneKind.PLACE, named=named).lanes == ("Olden Town, The Sea",)


def test_what_a_lane_asks_for_in_vain_is_told_with_the_nearest():
    assert found(kind=LaneKind.PLACE, named=((("towm",), ""),)).unknown == (
        ("place", "towm", "town"),
    )
    assert found(kind=LaneKind.TAG, named=((("waar",), ""),)).unknown == (("tag", "waar", "war"),)


def test_a_part_knows_its_whole_by_number():
    timeline = found()
    assert [each.whole for each in timeline.events] == [None, 0, None, None]


def test_a_circle_of_places_is_no_trap():
    timeline = found(
        entity("place", "one", name="One", part_of="two"),
        entity("place", "two", name="Two", part_of="one"),
        event("siege", "1641", place="one"),
        kind=LaneKind.PLACE,
    )
    assert timeline.lanes == ()


def test_an_event_that_is_part_of_itself_has_no_whole():
    assert found(event("siege", "1641", part_of="siege")).events[0].whole is None
