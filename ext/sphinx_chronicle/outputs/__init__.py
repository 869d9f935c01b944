"""The outputs: files that give the Chronicle back as data, one file each."""

from . import calendar, chronicle_json, geojson, tables, tei
from .output import Edition, Output

OUTPUTS: tuple[Output, ...] = (
    chronicle_json.CHRONICLE_JSON,
    tables.TABLES,
    geojson.GEOJSON,
    tei.TEI,
    calendar.CALENDAR,
)

__all__ = ["OUTPUTS", "Edition", "Output"]
