"""What stands below a map: the signs explained, a key of numbers, remarks and credit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..drawing import Group, Words
from .labels import fit
from .metrics import text_width, wrap
from .symbols import Sign, reach_of, symbol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..drawing import Mark
    from ..entity import Ref

_TEXT = 9.5
_LINE = 14.0
_SIGN = 17.0  # from the left of a sign to its words
_BETWEEN = 16.0
_ABOVE = 7.0
_LONGEST = 4  # lines of a remark


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A sign with its meaning; *style* is that of its mark.

    One that *is_general* explains the style, whatever the sign.
    """

    sign: Sign
    style: str
    words: str
    is_general: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """A place that stands on the map under a number."""

    number: int
    name: str
    goal: Ref
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """Everything below the frame of a map, *width* pixels wide."""

    legend: tuple[Explained, ...]
    key: tuple[Keyed, ...]
    remarks: tuple[str, ...]
    width: float

    @property
    def height(self) -> float:
        """How much room it takes, with that above it."""
        lines = len(self._lines(self._legend_widths())) + len(self._lines(self._key_widths()))
        lines += len(self._remark_lines())
        return _ABOVE + lines * _LINE if lines else 0

    def marks(self, top: float) -> Iterator[Mark]:
        """Yield all of it below *top*."""
        y = top + _ABOVE + _LINE - 4
        for line in self._lines(self._legend_widths()):
            for number, x in line:
                yield from self._explain(self.legend[number], x, y)
            y += _LINE
        for line in self._lines(self._key_widths()):
            for number, x in line:
                yield self._render_keyed(self.key[number], x, y)
            y += _LINE
        for text in self._remark_lines():
            yield Words(x=1, y=y, text=text, size=_TEXT, style="soft")
            y += _LINE

    def _explain(self, entry: Explained, x: float, y: float) -> Iterator[Mark]:
        reach = reach_of(entry.sign) or reach_of(Sign.TOWN)
        yield from symbol(entry.sign, x + 6, y - 3.2, reach, entry.style)
        text = fit(entry.words, self._widest, _TEXT)
        yield Words(x=x + _SIGN, y=y, text=text, size=_TEXT, style="soft")

    def _render_keyed(self, entry: Keyed, x: float, y: float) -> Group:
        numeral = str(entry.number)
        beside = text_width(numeral, _TEXT, bold=True) + 4
        text = fit(entry.name, self._widest, _TEXT)
        return Group(
            marks=(
                Words(x=x, y=y, text=numeral, size=_TEXT, bold=True),
                Words(x=x + beside, y=y, text=text, size=_TEXT),
            ),
            goal=entry.goal,
            title=entry.title,
        )

    # --- room ------------------------------------------------------------------------------------

    @property
    def _widest(self) -> float:
        """How wide the words of an entry may be, so that two stand on a line."""
        return self.width / 2 - _SIGN - _BETWEEN

    def _legend_widths(self) -> list[float]:
        return [_SIGN + min(text_width(entry.words, _TEXT), self._widest) for entry in self.legend]

    def _key_widths(self) -> list[float]:
        return [
            text_width(str(entry.number), _TEXT, bold=True)
            + 4
            + min(text_width(entry.name, _TEXT), self._widest)
            for entry in self.key
        ]

    def _lines(self, widths: list[float]) -> list[list[tuple[int, float]]]:
        """Return what stands on each line: the number of an entry, and where it begins."""
        lines: list[list[tuple[int, float]]] = []
        x = self.width
        for number, width in enumerate(widths):
            if not lines or x + width > self.width:
                lines.append([])
                x = 1.0
            lines[-1].append((number, x))
            x += width + _BETWEEN
        return lines

    def _remark_lines(self) -> list[str]:
        return [
            fit(line, self.width - 2, _TEXT)
            for remark in self.remarks
            for line in wrap(remark, self.width - 2, _TEXT)[:_LONGEST]
        ]
