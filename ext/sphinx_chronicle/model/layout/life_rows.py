"""One life as a row: its bar, what stands on it, and the labels below."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..drawing import Anchor, Box, Group, Line, Words
from .flags import Flag, Flags
from .labels import fit
from .metrics import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..drawing import Mark
    from ..entity import Ref
    from ..terms import Span
    from .window import Extent, Window

_NAME = 11.5
_TEXT = 9.5
_SMALL = 9.5
_LANE = 12.0  # of a bar
_BAR = 11.0
_LIFE = 5.0
_THIN = 5.0  # of a thin bar, with the room below it
_THIN_BAR = 3.0
_LABEL = 11.5  # of a line of labels
_NAME_LINE = 15.0
_BETWEEN = 9.0
_PARTED = 0.8  # between two bars in a row
_LANES = 4  # of labels below a bar, at most
_LEAST = 3.0  # width of a bar
_YEAR_APART = 4.0  # from the end of a bar to its year
_LEAST_BORDER = 22.0
_MOST_BORDER = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a life: *style* is the word for its kind, *labels* say it in ever fewer words."""

    span: Span
    style: str
    labels: tuple[str, ...]
    title: str
    goal: Ref | None = None
    thin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A life; *born* and *died* stand at the ends of its bar, *years* after a name above it."""

    name: str
    years: str = ""
    born: str = ""
    died: str = ""
    span: Span | None
    stretches: tuple[Stretch, ...] = ()
    title: str = ""
    goal: Ref | None = None
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A stretch with its place: where it begins and ends, and the line of bars it is on."""

    stretch: Stretch
    extent: Extent
    lane: int


def border_of(rows: Sequence[Row]) -> float:
    """Return the room for years that *rows* want beyond the ends of a wide axis."""
    widest = max(
        (text_width(text, _SMALL) for row in rows for text in (row.born, row.died)), default=0
    )
    return min(max(widest + _YEAR_APART, _LEAST_BORDER), _MOST_BORDER)


class RowPlan:
    """Where everything of one life stands, measured from the top of its row."""

    def __init__(self, row: Row, scale: Window, *, border: float, named_above: bool) -> None:
        self.row = row
        self.scale = scale
        self.border = border
        self.named_above = named_above
        self.life = scale.extent(row.span) if row.span else None
        self.thick = self._stack([each for each in row.stretches if not each.thin])
        self.thin = self._stack([each for each in row.stretches if each.thin])
        self.flags = Flags(scale.left, scale.right, _LANES)
        self.inside: dict[int, str] = {}
        self._label()

    @property
    def height(self) -> float:
        """How high the row is, with the room below it."""
        return self._labels_top + self.flags.lanes * _LABEL + _BETWEEN

    @property
    def middle(self) -> float:
        """Where the life is drawn."""
        return (_NAME_LINE if self.named_above else 0) + _LANE / 2

    @property
    def _thin_top(self) -> float:
        lanes = max((each.lane + 1 for each in self.thick), default=1)
        return self.middle + _LANE / 2 + (lanes - 1) * _LANE + 1

    @property
    def _labels_top(self) -> float:
        return self._thin_top + max((each.lane + 1 for each in self.thin), default=0) * _THIN

    def _stack(self, stretches: Sequence[Stretch]) -> list[_Placed]:
        """Return *stretches* on as many lines as overlap in time."""
        placed: list[_Placed] = []
        ends: list[float] = []
        drawn = ((each, self.scale.extent(each.span)) for each in stretches)
        seen = [(each, extent) for each, extent in drawn if extent]
        for stretch, extent in sorted(seen, key=lambda each: each[1].left):
            free = (lane for lane, end in enumerate(ends) if end <= extent.left + 0.6)
            lane = next(free, len(ends))
            ends[lane : lane + 1] = [extent.right]
            placed.append(_Placed(stretch=stretch, extent=extent, lane=lane))
        return placed

    def _label(self) -> None:
        """Give each stretch its label: in it if there is room, else on a line below."""
        for number, placed in sorted(self._numbered(), key=lambda each: -each[1].extent.left):
            extent, stretch = placed.extent, placed.stretch
            room = extent.right - extent.left - extent.fade_in - extent.fade_out - 6
            inside = (text for text in stretch.labels if text_width(text, _SMALL) <= room)
            text = "" if stretch.thin else next(inside, "")
            if text:
                self.inside[number] = text
                continue
            stem = max(extent.left, self.scale.left)
            self.flags.place(number, stretch.labels, stem, _SMALL)

    def _numbered(self) -> list[tuple[int, _Placed]]:
        return list(enumerate((*self.thick, *self.thin)))

    # --- marks ------------------------------------------------------------------------------------

    def marks(self, top: float, names: float) -> Iterator[Mark]:
        """Yield the marks of the row; *names* is the width of the column of names."""
        flags = {flag.number: flag for flag in self.flags.placed}
        yield from self._stems(top)
        yield self._life(top, names)
        for number, placed in self._numbered():
            yield self._stretch(placed, top, self.inside.get(number, ""), flags.get(number))

    def _life(self, top: float, names: float) -> Group:
        middle = top + self.middle
        marks: list[Mark] = []
        if self.life:
            marks += _bar(self.life, middle, _LIFE, "life")
        marks += self._name(top, names)
        if not self.named_above and self.life:
            marks += self._years(self.life, middle)
        return Group(marks=tuple(marks), goal=self.row.goal, title=self.row.title)

    def _name(self, top: float, names: float) -> Iterator[Mark]:
        if not self.named_above:
            text = fit(self.row.name, names - 10, _NAME)
            yield Words(x=2, y=top + self.middle + 4, text=text, size=_NAME)
            return
        years = self.row.years
        beside = text_width(years, _TEXT) + 8 if years else 0
        text = fit(self.row.name, self.scale.right - 6 - beside, _NAME)
        width = text_width(text, _NAME)
        yield paper(2, top, width + beside + 4, _NAME_LINE - 1)
        yield Words(x=3, y=top + 11, text=text, size=_NAME)
        if years:
            yield Words(x=3 + width + 7, y=top + 11, text=years, size=_TEXT, style="soft")

    def _years(self, life: Extent, middle: float) -> Iterator[Mark]:
        """Yield the years at the ends of the life, or of a term beyond them."""
        beside = [life, *(each.extent for each in self.thick if each.lane == 0)]
        left, right = min(each.left for each in beside), max(each.right for each in beside)
        born, died = (text_width(text, _SMALL) for text in (self.row.born, self.row.died))
        if (
            self.row.born
            and not life.goes_back
            and left - born - _YEAR_APART >= self.scale.left - self.border
        ):
            yield Words(
                x=left - _YEAR_APART,
                y=middle + 3,
                text=self.row.born,
                size=_SMALL,
                anchor=Anchor.END,
                style="soft",
            )
        if (
            self.row.died
            and not life.goes_on
            and right + died + _YEAR_APART <= self.scale.right + self.border
        ):
            yield Words(
                x=right + _YEAR_APART, y=middle + 3, text=self.row.died, size=_SMALL, style="soft"
            )

    def _stems(self, top: float) -> Iterator[Line]:
        """Yield what joins labels to their bars; labels that are nearer cover it."""
        places = dict(self._numbered())
        for flag in self.flags.placed:
            begin = self._center(places[flag.number], top)
            end = top + self._labels_top + (flag.lane + 1) * _LABEL - 2
            x = flag.stem + 0.5
            yield Line(points=((x, begin), (x, end)), style="stem")

    def _center(self, placed: _Placed, top: float) -> float:
        if placed.stretch.thin:
            return top + self._thin_top + placed.lane * _THIN + _THIN_BAR / 2
        return top + self.middle + placed.lane * _LANE

    def _stretch(self, placed: _Placed, top: float, inside: str, flag: Flag | None) -> Group:
        stretch, extent = placed.stretch, placed.extent
        middle = self._center(placed, top)
        marks: list[Mark] = []
        if flag:
            line = top + self._labels_top + flag.lane * _LABEL
            marks.append(paper(flag.start - 1, line + 1, flag.end - flag.start + 2, _LABEL - 1))
            marks.append(Words(x=flag.start, y=line + 9, text=flag.text, size=_SMALL, style="soft"))
        high = _THIN_BAR if stretch.thin else _BAR
        sharp = not (extent.goes_on or extent.fade_out)
        if sharp and extent.right - extent.left - extent.fade_in > 2 * _LEAST:
            extent = replace(extent, right=extent.right - _PARTED)
        marks += _bar(extent, middle, high, stretch.style)
        if inside:
            x = extent.left + extent.fade_in + 3
            marks.append(Words(x=x, y=middle + 3.2, text=inside, size=_SMALL, style="reverse"))
        return Group(marks=tuple(marks), goal=stretch.goal, title=stretch.title)


def _bar(extent: Extent, middle: float, height: float, style: str) -> Iterator[Mark]:
    """Yield a bar, with an arrow at an end that is cropped."""
    yield Box(
        x=extent.left,
        y=middle - height / 2,
        width=extent.right - extent.left,
        height=height,
        fade_in=extent.fade_in,
        fade_out=extent.fade_out,
        style=style,
    )
    half = max(height / 2, 3.5)
    for goes, edge, side in (
        (extent.goes_back, extent.left, -1),
        (extent.goes_on, extent.right, 1),
    ):
        if goes:
            points = (
                (edge, middle - half),
                (edge + side * half * 1.6, middle),
                (edge, middle + half),
            )
            yield Line(points=points, closed=True, style=style)


def paper(x: float, y: float, width: float, height: float) -> Box:
    """Return the ground of a text, which keeps lines from running through it."""
    return Box(x=x, y=y, width=width, height=height, style="paper")
