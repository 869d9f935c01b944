"""The filters that all views share."""

import pytest

from sphinx_chronicle.model.builtin import BUILTIN_TYPES
from sphinx_chronicle.model.chronicle import link
from sphinx_chronicle.model.dates import parse_date
from sphinx_chronicle.model.entity import Entity, Ref
from sphinx_chronicle.model.fields import parse_field
from sphinx_chronicle.model.register import Register
from sphinx_chronicle.model.selection import Selection, select

TYPES = {objtype.name: objtype for objtype in BUILTIN_TYPES}
ENTITIES = (
    ("person", "anna", {"name": "Anna", "affiliation": "guard", "tags": "town"}),
    ("person", "berta", {"name": "Berta"}),
    ("organization", "guard", {"name": "Guard"}),
    ("office", "captain", {"name": "Captain", "organization": "guard"}),
    ("place", "country", {"name": "Country"}),
    ("place", "town", {"name": "Town", "part-of": "country"}),
    ("event", "war", {"title": "War", "date": "1640/1648"}),
    ("event", "siege", {"title": "Siege", "date": "1641", "part-of": "war"}),
    (
        "event",
        "assault",
        {
            "title": "Assault",
            "date": "1641-05-02",
            "part-of": "siege",
            "place": "town",
            "participants": "anna; guard",
        },
    ),
)


@pytest.fixture(scope="module")
def book():
    register = Register({})
    for objtype, ident, options in ENTITIES:
        values = {
            name: parse_field(TYPES[objtype].field(name), text) for name, text in options.items()
        }
        register.note_entity(
            Entity(ref=Ref(objtype, ident), docname="page", line=1, anchor=ident, values=values)
        )
    return link(register, BUILTIN_TYPES)


def chosen(book, objtype, **filters):
    found = select(book.of_type(objtype), Selection(**filters), book)
    return sorted(item.ref.id for item in found)


@pytest.mark.parametrize(
    ("objtype", "filters", "expected"),
    [
        ("event", {}, ["assault", "siege", "war"]),
        ("event", {"people": ("anna",)}, ["assault"]),
        ("event", {"people": ("berta",)}, []),
        ("event", {"people": ("anna", "berta")}, ["assault"]),
        ("event", {"organizations": ("guard",)}, ["assault"]),
        ("person", {"organizations": ("guard",)}, ["anna"]),
        ("office", {"organizations": ("guard",)}, ["captain"]),
        ("organization", {"people": ("anna",)}, ["guard"]),
        ("person", {"people": ("anna",)}, ["anna"]),
        ("event", {"part_of": ("war",)}, ["assault", "siege"]),
        ("place", {"part_of": ("country",)}, ["town"]),
        ("person", {"tags": ("town",)}, ["anna"]),
        ("event", {"people": ("anna",), "part_of": ("nothing",)}, []),
    ],
)
def test_a_filter_passes_what_has_to_do_with_its_values(book, objtype, filters, expected):
    assert chosen(book, objtype, **filters) == expected


@pytest.mark.parametrize("place", ["country", "town"])
def test_what_happened_in_a_town_happened_in_its_country(book, place):
    assert chosen(book, "event", places=(place,)) == ["assault"]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("1642", None, ["war"]),
        (None, "1640", ["war"]),
        ("1641", "1641", ["assault", "siege", "war"]),
        ("1700", None, []),
    ],
)
def test_a_period_passes_what_may_lie_in_it(book, since, until, expected):
    ends = {"since": since and parse_date(since), "until": until and parse_date(until)}
    assert chosen(book, "event", **ends) == expected
