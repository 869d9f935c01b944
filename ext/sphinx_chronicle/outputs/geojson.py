"""GeoJSON: the places of the book with what happened there, for maps."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..model.dates import format_date
from ..model.entity import Coordinates
from ..model.names import full_name, short_name
from .output import Edition, Output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.chronicle import Chronicle
    from ..model.entity import Entity


def write_places(chronicle: Chronicle, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield ``places.geojson`` (RFC 7946): a point for each place that has coordinates."""
    features = [
        _feature(place, point, chronicle, edition)
        for place in chronicle.of_type("place")
        if (point := place.value("coordinates", Coordinates))
    ]
    collection = {"type": "FeatureCollection", "features": features}
    yield "places.geojson", json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _feature(
    place: Entity, point: Coordinates, chronicle: Chronicle, edition: Edition
) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": place.ref.id,
        "geometry": {"type": "Point", "coordinates": [point.longitude, point.latitude]},
        "properties": {
            "name": full_name(place, chronicle.type_of(place.ref)),
            "kind": place.text("kind") or None,
            "approximate": point.approximate,
            "url": edition.address(place),
            "events": [
                _plain_event(chronicle.entities[backlink.source], chronicle, edition)
                for backlink in chronicle.backlinks(place.ref)
                if chronicle.types[backlink.source.objtype].happens
            ],
        },
    }


def _plain_event(event: Entity, chronicle: Chronicle, edition: Edition) -> dict[str, Any]:
    date = chronicle.beginning(event)
    return {
        "id": event.ref.id,
        "title": short_name(event, chronicle.type_of(event.ref)),
        "date": date.edtf if date else None,
        "text": format_date(date, edition.locale) if date else None,
        "url": edition.address(event),
    }


GEOJSON = Output(
    name="geojson",
    files=write_places,
    names=lambda _chronicle: ("places.geojson",),
    mime="application/geo+json",
    help="The places with coordinates, places.geojson.",
)
