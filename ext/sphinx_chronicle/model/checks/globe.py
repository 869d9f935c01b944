"""Distances on the globe."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..entity import Coordinates

_RADIUS = 6371.0  # of a sphere of the Earth's volume, in kilometers


def kilometers_between(one: Coordinates, other: Coordinates) -> float:
    """Return the length of the great circle between two points.

    Source: the haversine formula, R. W. Sinnott, “Virtues of the Haversine,” Sky and Telescope,
    1984.
    """
    north, south = math.radians(one.latitude), math.radians(other.latitude)
    east = math.radians(other.longitude - one.longitude)
    half = math.sin((south - north) / 2) ** 2
    half += math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    return 2 * _RADIUS * math.asin(min(1.0, math.sqrt(half)))
