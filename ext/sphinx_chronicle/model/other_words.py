"""What other programs and people call our options: the headings of their tables and cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .types import EntityType

_CALLED = {
    "name": "title label heading fullname",
    "title": "name label heading headline",
    "aliases": "alias aka alsoknownas othernames nicknames nickname",
    "born": "birth birthdate birthday dateofbirth dob",
    "birthplace": "placeofbirth bornin",
    "died": "death deathdate dateofdeath dod",
    "deathplace": "placeofdeath diedin",
    "offices": "office role roles position positions title",
    "affiliation": "organization organizations organisation memberof party employer",
    "relations": "family spouse parents parent father mother children child relatives siblings",
    "date": "start end begin begins ends startdate enddate when year day dates",
    "place": "location where venue",
    "participants": "people persons who actors person attendees",
    "leads-to": "causes consequences followedby",
    "part-of": "parent within in partof",
    "coordinates": "lat latitude lon lng long longitude latlon geo location position point",
    "image": "picture photo img portrait thumbnail media",
    "alt": "imagealt alttext",
    "credit": "imagecredit mediacredit copyright",
    "license": "licence rights",
    "sources": "source citation citations cite references reference bibliography",
    "tags": "keywords categories category group",
    "short": "shortname",
    "sort": "sortname filedunder sortkey",
}


def option_called(objtype: EntityType, name: str) -> str:
    """Return the option of *objtype* that others call *name*; empty if there is none."""
    plain = "".join(filter(str.isalnum, name.casefold()))
    known = (field.name for field in objtype.fields)
    return next((each for each in known if plain in _CALLED.get(each, "").split()), "")
