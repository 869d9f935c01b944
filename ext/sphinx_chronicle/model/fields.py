"""Read the text of an option into a typed value, once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_authoring.filing_order import without_marks

from .coordinates import decimal_degrees
from .dates import DateError, HistoricalDate, parse_date, parse_time
from .entity import Coordinates, Reference, Sources, Value
from .types import Field, FieldKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ITEM = re.compile(r"(?P<target>[^\s()]+)\s*(?:\((?P<qualifier>.*)\))?")
# A name where an id should be; when all entities are known it is told which id that is.
_NAMED = re.compile(r"(?P<target>[^\W\d_a-z][^\s()]*(?: [^\s(),]+)+)\s*(?:\((?P<qualifier>.*)\))?")
_POINT = re.compile(
    r"(?P<lat>[-+]?\d+(?:\.\d+)?)\s*,\s*(?P<lon>[-+]?\d+(?:\.\d+)?)\s*(?P<rough>\(approximate\))?"
)
_SOURCE_KEY = re.compile(r"(?:\{[^{}]*\})?([^\s{},;]+)(?:\{[^{}]*\})?")
# What XML forbids, what breaks lines where nobody sees it, and halves of characters.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
# Letters that Unicode does not take apart, as they are mostly written in plain ones.
_MAX_LATITUDE = 90
_MAX_LONGITUDE = 180


class FieldError(ValueError):
    """The text of an option is not what its field holds; the message says why."""


def is_slug(text: str) -> bool:
    """Tell whether *text* can be an id: ``a-z``, ``0-9`` and single hyphens between them."""
    return _SLUG.fullmatch(text) is not None


def to_slug(text: str) -> str:
    """Return the id nearest to *text*, to suggest it to an author; empty where there is none."""
    plain = without_marks(text.casefold())
    return re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", plain)).strip("-")


def printable(text: str) -> str:
    """Return *text* with blanks for the characters that break writers; its lines are kept."""
    return _CONTROL.sub(" ", text)


def clean(text: str) -> str:
    """Return *text* on one line, without characters that break inventories and writers."""
    return " ".join(printable(text).split())


def parse_field(field: Field, text: str) -> Value:
    """Return the value that *text* gives to *field*.

    :raises FieldError: if *text* cannot be read.
    """
    value = _READERS[field.kind](printable(text))
    if value in ("", ()):
        raise FieldError("is empty")
    return value


def split_list(text: str) -> tuple[str, ...]:
    """Return the items of a list, separated by semicolons or line ends outside parentheses."""
    items: list[str] = []
    depth = start = 0
    for position, char in enumerate(text):
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
        elif char == "\n" or (char == ";" and depth <= 0):
            items.append(text[start:position])
            start = position + 1
            depth = 0
    items.append(text[start:])
    return tuple(item for item in (clean(item) for item in items) if item)


def parse_reference(text: str) -> Reference:
    """Return the reference that one item states: ``id``, ``id (label)``, ``id (label, date)``.

    :raises FieldError: if the item has another form.
    """
    match = _ITEM.fullmatch(text) or _NAMED.fullmatch(text)
    if match is None:
        raise FieldError(_trouble_with_item(text))
    label, term = _split_qualifier(clean(match["qualifier"] or ""))
    return Reference(target=match["target"], label=label, term=term)


def _trouble_with_item(text: str) -> str:
    """Return why *text* is not one item of a list, and how to write what is probably meant."""
    items = re.split(r",\s*(?![^()]*\))", text)
    if len(items) > 1 and all(_ITEM.fullmatch(item) for item in items):
        return f"has a comma where a list has semicolons; write ‘{'; '.join(items)}’"
    items = re.split(r"\s+(?:and|&)\s+", text)
    if len(items) > 1 and all(_ITEM.fullmatch(item) for item in items):
        return f"has ‘and’ where a list has semicolons; write ‘{'; '.join(items)}’"
    reason = f"has an item ‘{text}’ that is not an id with a remark in parentheses"
    target, _, remark = text.partition(" ")
    if remark and is_slug(target) and not re.search("[()]", remark):
        return f"{reason}; write ‘{target} ({remark})’"
    return reason


def _split_qualifier(text: str) -> tuple[str, HistoricalDate | None]:
    """Part a label from the date that may end it; EDTF has no blanks, so ", " is the seam."""
    label, seam, last = text.rpartition(", ")
    try:
        return label, parse_date(last)
    except DateError as error:
        if (seam or not label) and re.fullmatch(r"\W*\d{4}\b.*", last):
            raise FieldError(f"has a term that is not a date: {error}") from error
    return text, None


def _parse_references(text: str) -> tuple[Reference, ...]:
    return tuple(parse_reference(item) for item in split_list(text))


def _parse_allowances(text: str) -> tuple[Reference, ...]:
    """Return the rules that an entity need not keep, each with the author's reason."""
    found = []
    for item in split_list(text):
        match = _ITEM.fullmatch(item)
        if match is None or not (match["qualifier"] or "").strip():
            raise FieldError(f"has no reason in parentheses after ‘{item}’")
        found.append(Reference(target=match["target"], label=clean(match["qualifier"])))
    return tuple(found)


def _parse_single_reference(text: str) -> tuple[Reference, ...]:
    references = _parse_references(text)
    if len(references) > 1:
        raise FieldError(f"names {len(references)} entities, but holds one")
    return references


def _parse_date_field(text: str) -> HistoricalDate:
    try:
        return parse_date(text.strip())
    except DateError as error:
        raise FieldError(f"is not a date: {error}") from error


def _parse_time_field(text: str) -> Value:
    try:
        return parse_time(text.strip())
    except DateError as error:
        raise FieldError(f"is not a time of day: {error}") from error


def _parse_coordinates(text: str) -> Coordinates:
    match = _POINT.fullmatch(text.strip())
    if match is None:
        found = decimal_degrees(text)
        reason = "is not a latitude and a longitude in decimal degrees"
        raise FieldError(f"{reason}; write {found}" if found else reason)
    point = Coordinates(
        latitude=float(match["lat"]),
        longitude=float(match["lon"]),
        approximate=match["rough"] is not None,
    )
    if abs(point.latitude) > _MAX_LATITUDE or abs(point.longitude) > _MAX_LONGITUDE:
        found = decimal_degrees(f"{match['lat']}, {match['lon']}")
        reason = "lies off the map: latitude is -90 to 90, longitude -180 to 180"
        raise FieldError(f"{reason}, latitude first; write {found}" if found else reason)
    return point


def _parse_sources(text: str) -> Sources:
    line = clean(text)
    keys: list[str] = []
    position = 0
    while position < len(line):
        match = _SOURCE_KEY.match(line, position)
        rest = line[match.end() :].lstrip() if match else line
        if match is None or (rest and rest[0] not in ",;"):
            raise FieldError(f"cannot be read at ‘{line[position:]}’")
        keys.append(match[1])
        position = len(line) - len(rest[1:].lstrip()) if rest else len(line)
    # The separators of bibtex's own roles are commas; authors also type semicolons here.
    return Sources(text=_commas(line), keys=tuple(keys))


def _commas(text: str) -> str:
    """Return *text* with the semicolons outside braces made commas."""
    parts = re.split(r"(\{[^{}]*\})", text)
    return "".join(part if part.startswith("{") else part.replace(";", ",") for part in parts)


_READERS: Mapping[FieldKind, Callable[[str], Value]] = {
    FieldKind.TEXT: clean,
    FieldKind.IMAGE: clean,
    FieldKind.TEXTS: split_list,
    FieldKind.DATE: _parse_date_field,
    FieldKind.TIME: _parse_time_field,
    FieldKind.REFERENCE: _parse_single_reference,
    FieldKind.REFERENCES: _parse_references,
    FieldKind.COORDINATES: _parse_coordinates,
    FieldKind.ALLOWANCES: _parse_allowances,
    FieldKind.SOURCES: _parse_sources,
    FieldKind.PROSE: str.strip,
}
