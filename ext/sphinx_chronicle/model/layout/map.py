"""A map: its ground, its places with their names, scale, degrees, legend, and credit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from ..drawing import NARROW, PAGE, WIDE, Box, Curve, Drawing, Group, Line, Words
from .coast import CELL, Ground, draw_base
from .frame import Compass, draw_degrees, draw_scale
from .labels import fit
from .legend import Explained, Foot, Keyed
from .metrics import text_width, wrap
from .places import Frame, Placing, Tag, Text
from .projection import Chart, Extent, extent_around
from .symbols import Sign, reach_of, symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..drawing import Mark
    from ..entity import Ref
    from ..geojson import BaseMap
    from .places import Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A place of the map, in degrees; *notes* are a second line, in ever fewer words.

    One that *has_events* is drawn so; one that *is_rough* lies only about there.
    """

    longitude: float
    latitude: float
    name: str
    goal: Ref
    sign: Sign
    notes: tuple[str, ...] = ()
    title: str = ""
    rank: float = 0
    has_events: bool = False
    is_rough: bool = False

    @property
    def style(self) -> str:
        """The style of its mark."""
        return f"pin-{'event' if self.has_events else 'place'}{'-rough' if self.is_rough else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is drawn; *extent* is None where the places say it, *stages* are a way in degrees.

    *legend* explains the signs in use, *unnamed* tells of places without a
    name, with “{names}” in it, and *others* of the rest of them, with “{count}”.
    """

    pins: tuple[Pin, ...]
    base: BaseMap | None = None
    extent: Extent | None = None
    stages: tuple[tuple[float, float], ...] = ()
    legend: tuple[Explained, ...] = ()
    credit: str = ""
    compass: Compass = Compass()
    units: tuple[str, str] = ("km", "mi")
    unnamed: str = "Not named on the map: {names}."
    others: str = "{count} others"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """What differs between a wide and a narrow drawing."""

    width: float
    least: float
    most: float
    name: float
    note: float
    scale_room: float
    tick_room: float


_WIDE = _Style(width=WIDE, least=260, most=680, name=12, note=10, scale_room=150, tick_room=95)
_NARROW = _Style(
    width=NARROW, least=150, most=PAGE, name=10.5, note=9, scale_room=96, tick_room=76
)
_INSET = 3.0
_SAME = 3.0  # pixels between two places that are drawn as one
_NUMBERED = 40
_LISTED = 8  # names in a sentence of those left out
_CROWD = ((60, 1.0), (250, 0.82), (1 << 30, 0.62))  # the more places, the smaller their marks
_KNOWN_SEA = 1.5  # degrees beyond the base within which what is no land is sea
_SHOWN_FOLDED = 2
_TWO = 2
_LEAST_ARROW = 24.0
_BOW = 0.12
_CLEAR = 7.0
_HEAD = 7.5


def draw_wide(sheet: Sheet) -> tuple[Drawing, ...]:
    """Return the map for a desktop."""
    return (_Mapmaker(sheet, _WIDE, _WIDE.most).drawing(),)


def draw_narrow(sheet: Sheet) -> tuple[Drawing, ...]:
    """Return the map for phone and print, on one sheet with what explains it."""
    room = PAGE
    for _attempt in range(3):
        drawing = _Mapmaker(sheet, _NARROW, room).drawing()
        if drawing.height <= PAGE:
            break
        room -= int(drawing.height - PAGE) + 1
    return (drawing,)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stand:
    """A mark on the map: the pin that it is drawn for, and others that fall on the same spot."""

    pin: Pin
    x: float
    y: float
    reach: float
    folded: tuple[Pin, ...] = ()


class _Mapmaker:
    """Draws one sheet."""

    def __init__(self, sheet: Sheet, style: _Style, most: float) -> None:
        self.sheet = sheet
        self.style = style
        around = ((pin.longitude, pin.latitude) for pin in sheet.pins)
        extent = sheet.extent or extent_around(around)
        self.chart = Chart(extent, style.width, style.least, max(most, style.least))
        self.ground = (
            draw_base(sheet.base, self.chart)
            if sheet.base
            else Ground(marks=(), coast=frozenset())
        )
        self.stands = _stands(sheet.pins, self.chart)
        self.variants = [tuple(_variants(stand, style)) for stand in self.stands]

    def drawing(self) -> Drawing:
        """Return the whole sheet."""
        chart, style = self.chart, self.style
        degrees = draw_degrees(chart, style.tick_room, self.sheet.compass)
        arrows, way = self._way()
        taken = [*(_around(stand) for stand in self.stands), *degrees.frames]
        scale = draw_scale(chart, style.scale_room, self.sheet.units, taken, self.ground.coast)
        frame = Frame(_INSET, _INSET, chart.width - _INSET, chart.height - _INSET)
        placing = Placing(frame, (*degrees.frames, *scale.frames), self.ground.coast | way)
        spots = placing.place(
            [_tag(*each) for each in zip(self.stands, self.variants, strict=True)]
        )
        numbers = self._number(placing)
        foot = Foot(
            legend=self.sheet.legend,
            key=tuple(_keyed(number, self.stands[which].pin) for which, number in numbers.items()),
            remarks=tuple(self._remarks(spots, numbers)),
            width=style.width,
        )
        marks = (
            *self._ground_marks(),
            *degrees.marks,
            *arrows,
            *scale.marks,
            *self._place_marks(spots, numbers),
            *foot.marks(chart.height),
        )
        return Drawing(width=style.width, height=chart.height + foot.height, marks=marks)

    # --- names -----------------------------------------------------------------------------------

    def _number(self, placing: Placing) -> dict[int, int]:
        """Give numbers to the places whose names have no room, from the north; return them."""
        left = [number for number, _ in enumerate(self.stands) if number not in placing.spots]
        left.sort(key=lambda number: (-self.stands[number].pin.rank, number))
        tags = {
            number: _tag(self.stands[number], (_numeral(88, self.style),))
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

    def _place_marks(
        self, spots: Mapping[int, Spot], numbers: Mapping[int, int]
    ) -> Iterator[Mark]:
        for number, stand in enumerate(self.stands):
            spot = spots.get(number)
            lines: Sequence[Text] = ()
            if number in numbers:
                lines = _numeral(numbers[number], self.style)
            elif spot is not None:
                lines = self.variants[number][spot.variant]
            yield from _draw_stand(stand, spot, lines)

    def _way(self) -> tuple[list[Mark], frozenset[tuple[int, int]]]:
        """Return arrows from stage to stage, and the cells through which they run."""
        places = [self.chart.place(*stage) for stage in self.sheet.stages]
        marks: list[Mark] = []
        cells: set[tuple[int, int]] = set()
        for here, there in pairwise(places):
            if hypot(there[0] - here[0], there[1] - here[1]) > _LEAST_ARROW:
                marks += _arrow(here, there)
                cells |= _cells_between(here, there)
        return marks, frozenset(cells)


# --- places that fall on one spot ----------------------------------------------------------------


def _stands(pins: Sequence[Pin], chart: Chart) -> tuple[_Stand, ...]:
    """Return a stand for each spot of the map on which places fall, in the order of *pins*."""
    size = next(size for most, size in _CROWD if len(pins) <= most)
    found: list[tuple[Pin, float, float, list[Pin]]] = []
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for pin in sorted(pins, key=lambda each: -each.rank):
        x, y = chart.place(pin.longitude, pin.latitude)
        column, row = int(x // _SAME), int(y // _SAME)
        near = (
            number
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
            for number in cells.get((column + across, row + down), ())
            if hypot(found[number][1] - x, found[number][2] - y) < _SAME
            and not found[number][0].sign.is_area
        )
        number = -1 if pin.sign.is_area else next(near, -1)
        if number >= 0:
            found[number][3].append(pin)
        else:
            cells[column, row].append(len(found))
            found.append((pin, x, y, []))
    return tuple(
        _Stand(pin=pin, x=x, y=y, reach=reach_of(pin.sign) * size, folded=tuple(folded))
        for pin, x, y, folded in found
    )


def _around(stand: _Stand) -> Frame:
    reach = max(stand.reach, 4.0)
    return Frame(stand.x - reach, stand.y - reach, stand.x + reach, stand.y + reach)


def _tag(stand: _Stand, variants: tuple[tuple[Text, ...], ...]) -> Tag:
    return Tag(x=stand.x, y=stand.y, reach=stand.reach, variants=variants, rank=stand.pin.rank)


def _variants(stand: _Stand, style: _Style) -> Iterator[tuple[Text, ...]]:
    """Yield the lines of the name of *stand*, in ever fewer words."""
    pin = stand.pin
    name = fit(pin.name, style.width * 0.4, style.name, bold=pin.has_events)
    first = _named(name, pin, style)
    folded = [
        Text(
            text=fit(other.name, style.width * 0.4, style.note),
            size=style.note,
            style="soft",
            names=number,
        )
        for number, other in enumerate(stand.folded, start=1)
    ][:_SHOWN_FOLDED]
    lines = wrap(name, max(text_width(name, style.name) * 0.62, 40), style.name)
    broken = tuple(_named(line, pin, style) for line in lines)
    notes = [
        Text(text=fit(note, style.width * 0.4, style.note), size=style.note, style="soft")
        for note in pin.notes
    ]
    for note in notes:
        yield (first, note, *folded)
        if len(broken) == _TWO:
            yield (*broken, note, *folded)
    if folded:
        yield (first, *folded)
    yield (first,)
    if len(broken) == _TWO:
        yield broken


def _named(text: str, pin: Pin, style: _Style) -> Text:
    kind = pin.sign.value if pin.sign.is_area and not pin.has_events else ""
    return Text(text=text, size=style.name, bold=pin.has_events, style=kind)


def _keyed(number: int, pin: Pin) -> Keyed:
    return Keyed(number=number, name=pin.name, goal=pin.goal, title=pin.title)


def _numeral(number: int, style: _Style) -> tuple[Text, ...]:
    return (Text(text=str(number), size=style.note, bold=True),)


# --- marks ---------------------------------------------------------------------------------------


def _draw_stand(stand: _Stand, spot: Spot | None, lines: Sequence[Text]) -> Iterator[Mark]:
    """Yield the mark of a place with its name; names of others on its spot link for themselves."""
    pins = (stand.pin, *stand.folded)
    marks: list[Mark] = []
    if stand.reach:
        marks += symbol(stand.pin.sign, stand.x, stand.y, stand.reach, stand.pin.style)
    others: list[Group] = []
    if spot is not None:
        if spot.leader:
            marks.append(Line(points=spot.leader, style="leader"))
        for line, (x, y) in zip(lines, spot.baselines(lines), strict=True):
            words = Words(
                x=x,
                y=y,
                text=line.text,
                size=line.size,
                bold=line.bold,
                anchor=spot.anchor,
                style=f"{line.style} halo".strip(),
            )
            if line.names:
                pin = pins[line.names]
                others.append(Group(marks=(words,), goal=pin.goal, title=pin.title))
            else:
                marks.append(words)
    title = "\n".join(pin.title for pin in pins)
    yield Group(marks=tuple(marks), goal=stand.pin.goal, title=title, style="pin")
    yield from others


def _arrow(here: tuple[float, float], there: tuple[float, float]) -> Iterator[Mark]:
    """Yield a bowed line with a head, both ends clear of the marks."""
    (ax, ay), (bx, by) = here, there
    dx, dy = bx - ax, by - ay
    length = hypot(dx, dy)
    bow_x, bow_y = dy * _BOW, -dx * _BOW
    first = ax + dx / 3 + bow_x, ay + dy / 3 + bow_y
    second = bx - dx / 3 + bow_x, by - dy / 3 + bow_y
    away = hypot(bx - second[0], by - second[1])
    ux, uy = (bx - second[0]) / away, (by - second[1]) / away
    tip = bx - ux * _CLEAR, by - uy * _CLEAR
    neck = tip[0] - ux * _HEAD, tip[1] - uy * _HEAD
    start = ax + (first[0] - ax) / length * 3 * _CLEAR, ay + (first[1] - ay) / length * 3 * _CLEAR
    yield Curve(start=start, control=(first, second), end=neck, style="route")
    wing = _HEAD * 0.42
    yield Line(
        points=(tip, (neck[0] - uy * wing, neck[1] + ux * wing), (neck[0] + uy * wing, neck[1] - ux * wing)),
        closed=True,
        style="arrowhead",
    )


def _cells_between(
    here: tuple[float, float], there: tuple[float, float]
) -> set[tuple[int, int]]:
    """Return the cells of a bowed line, so that names prefer to stand beside it."""
    (ax, ay), (bx, by) = here, there
    dx, dy = bx - ax, by - ay
    steps = int(hypot(dx, dy) / CELL * 2) + 1
    found = set()
    for step in range(steps + 1):
        share = step / steps
        bow = 3 * share * (1 - share) * _BOW
        x, y = ax + dx * share + dy * bow, ay + dy * share - dx * bow
        found.add((int(x // CELL), int(y // CELL)))
    return found
