"""What a style of citation is: three functions, and a little about punctuation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pybtex.richtext import Text

    from .chicago import ShortOptions
    from .locator import Locator
    from .record import Source
    from .words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style of citation: how it prints a source at its first citation, later, and in a list.

    *note* and *short* are open at their end, so that a note can go on; what closes an entry of the
    *bibliography* belongs to it. *place* prints where in a source. *dashed* prints a whole
    list, in its order, with dashes for names that would be repeated. *marks_inside_quotes* says on
    which side of a closing quotation mark the period at the end of a note stands.
    """

    name: str
    note: Callable[[Source, Locator], Text]
    short: Callable[[Source, Locator, ShortOptions], Text]
    bibliography: Callable[[Source], Text]
    place: Callable[[Locator], Words]
    dashed: Callable[[Sequence[Source]], list[Text]]
    marks_inside_quotes: bool = True
