"""A map: its ground, its places with their names, scale, degrees, legend, and credit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ..drawing import NARROW, PAGE, PHONE, WIDE, Box, Drawing
from .arrows import draw_arrow
from .coast import Ground, draw_base
from .collisions import Frame
from .far_places import find_far, frame_of, lens_marks
from .frame import Compass, draw_degrees, draw_scale
from .legend import Explained, Foot, Keyed
from .places import Placing
from .projection import Chart, Extent, extent_around
from .stands import (
    Lettering,
    draw_stand,
    frame_around,
    gather_stands,
    numeral,
    tag_of,
    variants_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..drawing import Mark
    from ..geojson import BaseMap
    from .arrows import Arrow
    from .places import Spot, Text
    from .stands import Pin


_ENGLISH = Compass()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is drawn; *extent* is None where the places say it, *stages* are a way in degrees.

    *lens* is the frame of another map in this one. *legend* explains the signs in use, *unnamed*
    tells of places without a name, with “{names}” in it, and *others* of the rest of them, with
    “{count}”.
    """

    pins: tuple[Pin, ...]
    base: BaseMap | None = None
    extent: Extent | None = None
    stages: tuple[tuple[float, float], ...] = ()
    lens: Extent | None = None
    legend: tuple[Explained, ...] = ()
    credit: str = ""
    compass: Compass = _ENGLISH
    units: tuple[str, str] = ("km", "mi")
    unnamed: str = "Not named on the map: {names}."
    others: str = "{count} others"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """What differs between a wide and a narrow drawing."""

    width: float
    least: float
    most: float
    lettering: Lettering
    scale_room: float
    tick_room: float


_WIDE = _Style(
    width=WIDE,
    least=260,
    most=680,
    lettering=Lettering(name=12, note=10, widest=WIDE * 0.4),
    scale_room=150,
    tick_room=95,
)
_NARROW = _Style(
    width=NARROW,
    least=150,
    most=PAGE,
    lettering=Lettering(name=10.5, note=9.5, widest=NARROW * 0.4),
    scale_room=96,
    tick_room=76,
)
_PHONE = _Style(
    width=PHONE,
    least=150,
    most=PAGE,
    lettering=Lettering(name=10.5, note=9.5, widest=PHONE * 0.45),
    scale_room=80,
    tick_room=76,
)
_INSET = 3.0
_NUMBERED = 30
_LISTED = 8  # names in a sentence of those left out
_KNOWN_SEA = 1.5  # degrees beyond the base within which what is no land is sea
_SURROUNDINGS = 0.45  # height by width of the map of surroundings, and by the least of others
_USUAL = 0.7  # height by width, at most, where nobody says what the map is to show


def draw_wide(sheet: Sheet) -> tuple[Drawing, ...]:
    """Return the map for a desktop, and one of its surroundings where a place lies far away."""
    return tuple(
        _Mapmaker(part, style, style.most).drawing() for part, style in _part(sheet, _WIDE)
    )


def draw_narrow(sheet: Sheet) -> tuple[Drawing, ...]:
    """Return the maps for print and a column of text, each with what explains it."""
    return tuple(_fit_page(*each) for each in _part(sheet, _NARROW))


def draw_phone(sheet: Sheet) -> tuple[Drawing, ...]:
    """Return the maps for a phone."""
    return tuple(_fit_page(*each) for each in _part(sheet, _PHONE))


def _part(sheet: Sheet, style: _Style) -> Iterator[tuple[Sheet, _Style]]:
    """Yield the map of what is shown, and one of its surroundings for what lies far from it."""
    far = find_far([(pin.longitude, pin.latitude) for pin in sheet.pins])
    if sheet.extent is not None or not far:
        yield sheet, style
        return
    near = tuple(pin for number, pin in enumerate(sheet.pins) if number not in far)
    yield replace(sheet, pins=near), style
    lens = extent_around((pin.longitude, pin.latitude) for pin in near)
    away = tuple(pin for number, pin in enumerate(sheet.pins) if number in far)
    around = replace(sheet, pins=away, lens=lens, legend=(), credit="")
    least = style.least * _SURROUNDINGS
    yield around, replace(style, least=least, most=max(least, style.width * _SURROUNDINGS))


def _fit_page(sheet: Sheet, style: _Style) -> Drawing:
    room = PAGE
    for _attempt in range(3):
        drawing = _Mapmaker(sheet, style, room).drawing()
        if drawing.height <= PAGE:
            break
        room -= int(drawing.height - PAGE) + 1
    return drawing


class _Mapmaker:
    """Draws one sheet."""

    def __init__(self, sheet: Sheet, style: _Style, most: float) -> None:
        self.sheet = sheet
        self.style = style
        extent = sheet.extent
        if extent is None:
            extent = extent_around(_points(sheet))
            most = min(most, style.width * _USUAL)
        self.chart = Chart(extent, style.width, style.least, max(most, style.least))
        self.ground = (
            draw_base(sheet.base, self.chart) if sheet.base else Ground(marks=(), coast=frozenset())
        )
        self.stands = gather_stands(sheet.pins, self.chart)
        self.variants = [tuple(variants_of(stand, style.lettering)) for stand in self.stands]

    def drawing(self) -> Drawing:
        """Return the whole sheet."""
        chart, style = self.chart, self.style
        degrees = draw_degrees(chart, style.tick_room, self.sheet.compass)
        arrows = self._arrows()
        taken = [*(frame_around(stand) for stand in self.stands), *self._lens]
        scale = draw_scale(chart, style.scale_room, self.sheet.units, taken, self.ground.coast)
        frame = Frame(_INSET, _INSET, chart.width - _INSET, chart.height - _INSET)
        heads = (head for arrow in arrows for head in arrow.heads)
        avoided = self.ground.coast.union(*(arrow.cells for arrow in arrows))
        placing = Placing(frame, (*scale.frames, *heads, *self._lens), avoided)
        spots = placing.place(
            [tag_of(*each) for each in zip(self.stands, self.variants, strict=True)]
        )
        numbers = self._number(placing)
        foot = Foot(
            legend=tuple(entry for entry in self.sheet.legend if self._uses(entry)),
            key=tuple(_keyed(number, self.stands[which].pin) for which, number in numbers.items()),
            remarks=tuple(self._remarks(spots, numbers)),
            width=style.width,
        )
        marks = (
            *self._ground_marks(),
            *degrees.ticks,
            *(words for words, frame in degrees.words if placing.is_free(frame)),
            *(mark for arrow in arrows for mark in arrow.marks),
            *(mark for lens in self._lens for mark in lens_marks(lens)),
            *scale.marks,
            *self._place_marks(spots, numbers),
            *foot.marks(chart.height),
        )
        return Drawing(width=style.width, height=chart.height + foot.height, marks=marks)

    @property
    def _lens(self) -> tuple[Frame, ...]:
        """The frame of the map that this one surrounds, large enough to be seen."""
        return (frame_of(self.sheet.lens, self.chart),) if self.sheet.lens else ()

    # --- names -----------------------------------------------------------------------------------

    def _number(self, placing: Placing) -> dict[int, int]:
        """Give numbers to the places whose names have no room, from the north; return them."""
        left = [number for number, _ in enumerate(self.stands) if number not in placing.spots]
        left.sort(key=lambda number: (-self.stands[number].pin.rank, number))
        tags = {
            number: tag_of(self.stands[number], (numeral(88, self.style.lettering),))
            for number in left[:_NUMBERED]
            if not self.stands[number].pin.sign.is_area
        }
        spots = placing.retry(tags)
        numbered = sorted(
            (number for number in tags if number in spots), key=lambda each: self.stands[each].y
        )
        return {which: number for number, which in enumerate(numbered, start=1)}

    def _remarks(self, spots: Mapping[int, Spot], numbers: Mapping[int, int]) -> Iterator[str]:
        """Yield what is said below the map: places without a name, and the credit."""
        bare = list(self._bare(spots, numbers))
        if bare:
            names = [pin.name for pin in bare[:_LISTED]]
            if len(bare) > _LISTED:
                names.append(self.sheet.others.format(count=len(bare) - _LISTED))
            yield self.sheet.unnamed.format(names=", ".join(names))
        if self.sheet.credit:
            yield self.sheet.credit

    def _bare(self, spots: Mapping[int, Spot], numbers: Mapping[int, int]) -> Iterator[Pin]:
        """Yield the pins whose names the map does not show."""
        for number, stand in enumerate(self.stands):
            pins = (stand.pin, *stand.folded)
            shown: set[int] = set()
            if number in numbers:
                shown = {0}
            elif number in spots:
                shown = {line.names for line in self.variants[number][spots[number].variant]}
            yield from (pin for which, pin in enumerate(pins) if which not in shown)

    def _uses(self, entry: Explained) -> bool:
        """Tell whether what *entry* explains is drawn, and not hidden by another place."""
        pins = [stand.pin for stand in self.stands if not stand.pin.sign.is_area]
        if entry.is_general:
            return any(pin.style == entry.style for pin in pins)
        return any(pin.sign is entry.sign for pin in pins)

    # --- marks -----------------------------------------------------------------------------------

    def _ground_marks(self) -> tuple[Mark, ...]:
        chart = self.chart
        paper = Box(x=0, y=0, width=chart.width, height=chart.height, style=self._sea())
        return paper, *self.ground.marks, replace(paper, style="neatline")

    def _sea(self) -> str:
        """Return how the ground is painted: as sea only where the base tells land from it."""
        base = self.sheet.base
        if base is None:
            return "ground"
        west, south, east, north = base.bounds
        known = Extent(
            west=west - _KNOWN_SEA,
            south=south - _KNOWN_SEA,
            east=min(east, west + 360) + _KNOWN_SEA,
            north=north + _KNOWN_SEA,
        )
        inside = all(known.has(pin.longitude, pin.latitude) for pin in self.sheet.pins)
        return "sea" if inside else "ground"

    def _place_marks(self, spots: Mapping[int, Spot], numbers: Mapping[int, int]) -> Iterator[Mark]:
        for number, stand in enumerate(self.stands):
            spot = spots.get(number)
            lines: Sequence[Text] = ()
            if number in numbers:
                lines = numeral(numbers[number], self.style.lettering)
            elif spot is not None:
                lines = self.variants[number][spot.variant]
            yield from draw_stand(stand, spot, lines)

    def _arrows(self) -> list[Arrow]:
        """Return an arrow from each stage of the way to the next."""
        places = [self.chart.place(*stage) for stage in self.sheet.stages]
        edges = 0.0, 0.0, self.chart.width, self.chart.height
        return [draw_arrow(here, there, edges) for here, there in pairwise(places)]


def _points(sheet: Sheet) -> Iterator[tuple[float, float]]:
    """Yield all that a map is to show, in degrees."""
    yield from ((pin.longitude, pin.latitude) for pin in sheet.pins)
    yield from sheet.lens.corners if sheet.lens else ()


def _keyed(number: int, pin: Pin) -> Keyed:
    return Keyed(number=number, name=pin.name, goal=pin.goal, title=pin.title)
