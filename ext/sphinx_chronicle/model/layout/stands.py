"""The marks of a map with the lines of their names; places on one spot share a mark."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from math import hypot
from typing import TYPE_CHECKING

from ..drawing import Group, Line, Words
from .collisions import Frame
from .labels import fit
from .metrics import text_width, wrap
from .places import Tag, Text
from .symbols import Sign, reach_of, symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..drawing import Mark
    from ..entity import Ref
    from .places import Spot
    from .projection import Chart

_SAME = 3.0  # pixels between two places that are drawn as one
_CROWD = ((60, 1.0), (250, 0.82), (1 << 30, 0.62))  # the more places, the smaller their marks
_SHOWN_FOLDED = 2
_TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """The sizes of a *name* and of the *note* below it, and how wide a line may be."""

    name: float
    note: float
    widest: float


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
class Stand:
    """A mark on the map: the pin that it is drawn for, and others that fall on the same spot."""

    pin: Pin
    x: float
    y: float
    reach: float
    folded: tuple[Pin, ...] = ()


def gather_stands(pins: Sequence[Pin], chart: Chart) -> tuple[Stand, ...]:
    """Return a stand for each spot of the map on which places fall, in the order of *pins*."""
    size = next(size for most, size in _CROWD if len(pins) <= most)
    found: list[tuple[Pin, float, float, list[Pin]]] = []
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for pin in sorted(pins, key=lambda each: -each.rank):
        x, y = _set_in(*chart.place(pin.longitude, pin.latitude), reach_of(pin.sign) * size, chart)
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
        Stand(pin=pin, x=x, y=y, reach=reach_of(pin.sign) * size, folded=tuple(folded))
        for pin, x, y, folded in found
    )


def _set_in(x: float, y: float, reach: float, chart: Chart) -> tuple[float, float]:
    """Return the place of a mark, moved in from an edge that would cut it, as at a pole."""
    if not chart.holds(x, y):
        return x, y
    return min(max(x, reach), chart.width - reach), min(max(y, reach), chart.height - reach)


def frame_around(stand: Stand) -> Frame:
    """Return the frame of a mark with a little air."""
    reach = max(stand.reach, 4.0)
    return Frame(stand.x - reach, stand.y - reach, stand.x + reach, stand.y + reach)


def tag_of(stand: Stand, variants: tuple[tuple[Text, ...], ...]) -> Tag:
    """Return what is to be placed for *stand*; the names of regions float, without a line."""
    return Tag(
        x=stand.x,
        y=stand.y,
        reach=stand.reach,
        variants=variants,
        rank=stand.pin.rank,
        may_stand_off=stand.pin.sign is not Sign.REGION,
    )


def variants_of(stand: Stand, sizes: Lettering) -> Iterator[tuple[Text, ...]]:
    """Yield the lines of the name of *stand*, in ever fewer words."""
    pin = stand.pin
    name = fit(pin.name, sizes.widest, sizes.name, bold=pin.has_events)
    first = _named(name, pin, sizes)
    folded = [
        Text(
            text=fit(other.name, sizes.widest, sizes.note),
            size=sizes.note,
            style="soft",
            names=number,
        )
        for number, other in enumerate(stand.folded, start=1)
    ][:_SHOWN_FOLDED]
    lines = wrap(name, max(text_width(name, sizes.name) * 0.62, 40), sizes.name)
    broken = tuple(_named(line, pin, sizes) for line in lines)
    notes = [
        Text(text=fit(note, sizes.widest, sizes.note), size=sizes.note, style="soft")
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


def _named(text: str, pin: Pin, sizes: Lettering) -> Text:
    kind = pin.sign.value if pin.sign.is_area and not pin.has_events else ""
    return Text(text=text, size=sizes.name, bold=pin.has_events, style=kind)


def numeral(number: int, sizes: Lettering) -> tuple[Text, ...]:
    """Return the line that stands for a name which is told below the map."""
    return (Text(text=str(number), size=sizes.note, bold=True),)


# --- marks ---------------------------------------------------------------------------------------


def draw_stand(stand: Stand, spot: Spot | None, lines: Sequence[Text]) -> Iterator[Mark]:
    """Yield the mark of a place with its name; names of others on its spot link for themselves."""
    pins = (stand.pin, *stand.folded)
    marks: list[Mark] = []
    if stand.reach:
        style = replace(stand.pin, has_events=any(pin.has_events for pin in pins)).style
        marks += symbol(stand.pin.sign, stand.x, stand.y, stand.reach, style)
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
