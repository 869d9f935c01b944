"""The data of the book, as other programs read them."""

import json

import icalendar
from jsonschema import Draft202012Validator
from lxml import etree


def test_the_chronicle_keeps_to_its_schema(site):
    book = json.loads((site / "data" / "chronicle.json").read_text("utf-8"))
    schema = json.loads((site / "data" / book["$schema"]).read_text("utf-8"))
    assert len(book["entities"]) > 200
    assert list(Draft202012Validator(schema).iter_errors(book)) == []


def test_every_address_in_the_chronicle_is_on_the_site(site, pages):
    book = json.loads((site / "data" / "chronicle.json").read_text("utf-8"))
    addresses = [entity["url"] for entity in book["entities"]]
    addresses += [each["url"] for entity in book["entities"] for each in entity["mentions"]]
    ids = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    for address in addresses:
        path, _, anchor = address.partition("#")
        assert not anchor or anchor in ids[path], address


def test_every_pointer_in_the_lists_has_its_goal(site):
    root = etree.parse(str(site / "data" / "chronicle.tei.xml")).getroot()
    ids = root.xpath("//@xml:id")
    pointers = root.xpath("//@ref | //@where | //@scheme | //@code")
    assert len(ids) == len(set(ids))
    assert len(pointers) > 200
    assert {pointer.removeprefix("#") for pointer in pointers} <= set(ids)


def test_the_places_lie_where_longitude_comes_first(site):
    places = json.loads((site / "data" / "places.geojson").read_text("utf-8"))
    points = {each["id"]: each["geometry"]["coordinates"] for each in places["features"]}
    longitude, latitude = points["playa-giron"]
    assert -82 < longitude < -80
    assert 21 < latitude < 23


def test_the_calendar_has_the_landing(site):
    calendar = icalendar.Calendar.from_ical((site / "data" / "chronology.ics").read_bytes())
    days = {str(event["UID"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}
    assert len(days) > 80
    assert days["event-invasion"]["DTSTART"].dt.isoformat() == "1961-04-17"
