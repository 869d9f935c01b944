"""Maps, photographs, paintings and posters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .dates import print_date
from .editions import series_and_number
from .line import Line
from .parts import (
    add_address_to_bibliography,
    add_address_to_note,
    add_locator,
    head_in_bibliography,
    head_in_note,
    medium_of,
)
from .titles import begin_with_title, go_on_with_title
from .words import Words, capitalize, uncapitalize

if TYPE_CHECKING:
    from .locator import Locator
    from .record import Source


def _holder(source: Source) -> Words:
    return Line(source.organization).comma(source.institution).comma(source.place).words


def note_image(source: Source, locator: Locator) -> Line:
    """Return *Title*, 1931, oil on canvas, Museum, City (CMOS 17, 14.235–37)."""
    title = go_on_with_title(source) if source.authors else begin_with_title(source)
    line = Line(head_in_note(source)).comma(title)
    if source.publisher:
        line.comma(source.title_addon).comma(medium_of(source)).comma(series_and_number(source))
        line.comma(source.note)
        line.paren(Line(source.place).colon(source.publisher).comma(print_date(source.date)).words)
    else:
        line.comma(print_date(source.date)).comma(uncapitalize(source.title_addon))
        line.comma(medium_of(source))
        line.comma(source.note).comma(_holder(source))
    add_locator(line, locator)
    add_address_to_note(line, source)
    return line


def list_image(source: Source) -> Line:
    """Return *Title*. 1931. Oil on canvas. Museum, City."""
    line = Line(head_in_bibliography(source))
    line.sentence(begin_with_title(source))
    if source.publisher:
        line.sentence(capitalize(source.title_addon)).sentence(capitalize(medium_of(source)))
        line.sentence(series_and_number(source)).sentence(capitalize(source.note))
        place = Line(source.place).colon(source.publisher)
        line.sentence(place.comma(print_date(source.date)).words)
        add_address_to_bibliography(line, source, with_note=False)
        return line
    line.sentence(print_date(source.date)).sentence(capitalize(source.title_addon))
    line.sentence(capitalize(medium_of(source)))
    shelf = Line(source.note)
    if source.organization:
        shelf.comma(_holder(source))
    line.sentence(capitalize(shelf.words))
    line.sentence(_holder(source) if not source.organization else ())
    add_address_to_bibliography(line, source, with_note=False)
    return line
