"""What an author reads when Typst cannot make the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from .press import location_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .model.complaints import Complaint
    from .press import PressError

_SHOWN = 3
"""Complaints that are shown; those after the first are mostly its consequences."""


class BookError(SphinxError):
    """The book cannot be set, and its author can mend that."""

    category = "The book cannot be set"


def explain(
    error: PressError, main: Path, page_of: Callable[[str], object], own: tuple[str, Path] | None
) -> BookError:
    """Return what to tell the author of *error*: where, and what.

    *page_of* gives the file of a document. *own* is the author's template: the name that its copy
    has beside the book, and the file itself.
    """
    lines = [f"Typst cannot set {main.name}:"]
    for complaint in error.complaints[:_SHOWN]:
        places = []
        if own and complaint.is_in(own[0]):
            places.append(f"{own[1]}:{complaint.line}")
        if location := location_of(complaint, main):
            places.append(f"{page_of(location[0])}:{location[1]}")
        lines.append(f"  {_joined(places) or _typst_place(complaint)}{complaint}")
    more = len(error.complaints) - _SHOWN
    if more > 0:
        lines.append(f"  and {more} more, which the first may have caused")
    return BookError("\n".join(lines))


def _joined(places: list[str]) -> str:
    return f"{', used by '.join(places)}: " if places else ""


def _typst_place(complaint: Complaint) -> str:
    return f"{complaint.file}:{complaint.line}: " if complaint.file else ""
