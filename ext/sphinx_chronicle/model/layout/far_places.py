"""Which places lie too far from the rest for one map, and what frames the rest on another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..drawing import Box
from .collisions import Frame
from .projection import distance, shortest_arc

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .projection import Chart, Extent

# The rest must be a ninth of the map or less, three places or more, and four of five of them.
_TIMES = 8.0
_FEWEST = 3
_MOST_FAR = 0.2
_LEAST_LENS = 9.0  # pixels
_SMALLEST = 1.0  # kilometers from the middle of the rest to its edge, as far as this goes


def find_far(points: Sequence[tuple[float, float]]) -> frozenset[int]:
    """Return the numbers of the *points* (longitude, latitude) that lie far from the rest.

    None lie so where the rest can be told apart on a map of all of them.
    """
    if len(points) <= _FEWEST:
        return frozenset()
    middle = _middle(points)
    away = sorted((distance(middle, point), number) for number, point in enumerate(points))
    most = max(1, int(len(points) * _MOST_FAR))
    for count in range(1, min(most, len(points) - _FEWEST) + 1):
        edge = max(away[-count - 1][0], _SMALLEST)
        if away[-count][0] >= _TIMES * edge:
            return frozenset(number for _away, number in away[-count:])
    return frozenset()


def _middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the point in the midst of most of *points*, which a few far ones do not move.

    Longitudes are cut open where the widest gap between them is, so that 180 degrees may lie
    among the places.
    """
    first, _last = shortest_arc(sorted({longitude % 360 for longitude, _latitude in points}))
    turned = sorted((longitude - first) % 360 for longitude, _latitude in points)
    latitudes = sorted(latitude for _longitude, latitude in points)
    half = len(points) // 2
    return turned[half] + first, latitudes[half]


def frame_of(lens: Extent, chart: Chart) -> Frame:
    """Return the frame on *chart* of what another map shows, large enough to be seen."""
    x, y = chart.place(*lens.center)
    across, down = zip(*(chart.place(*corner) for corner in lens.corners), strict=True)
    wide = max(max(across) - min(across), _LEAST_LENS) / 2
    high = max(max(down) - min(down), _LEAST_LENS) / 2
    return Frame(x - wide, y - high, x + wide, y + high)


def lens_marks(lens: Frame) -> Iterator[Box]:
    """Yield the marks of such a frame."""
    width, height = lens.right - lens.left, lens.bottom - lens.top
    for style in ("lens", "lens-edge"):
        yield Box(x=lens.left, y=lens.top, width=width, height=height, style=style)
