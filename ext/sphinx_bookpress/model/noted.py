"""Which notes stand on another page than their marks, and what keeps them with it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from .text import string_of, strings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePlace:
    """Where a note was printed, and where its mark."""

    label: str
    """Empty for a note that an author wrote as raw Typst."""
    page: int
    mark_page: int
    mark_height: float
    """Points from the head of the page."""

    @property
    def is_astray(self) -> bool:
        """Whether the note stands on another page than its mark."""
        return self.page != self.mark_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """How a note is kept with the others of its line, and on the page of that line."""

    rank: int
    """Which note of its line, or of its block, it is, from 0."""
    following: tuple[str, ...]
    """The labels of the notes behind it there."""
    lines: int
    """For how many lines of text more the first note takes room."""

    def __str__(self) -> str:
        """Return the Typst expression of it."""
        following = strings_of(self.following)
        return f"(rank: {self.rank}, following: {following}, lines: {self.lines})"


MOST_LINES = 3
"""Lines of text that a note may take beyond its own; more would not help."""


def read_places(answer: list[Any]) -> tuple[NotePlace, ...]:
    """Return what the template reports of the notes, in their order."""
    return tuple(
        NotePlace(
            label=report["label"],
            page=report["page"],
            mark_page=report["mark-page"],
            mark_height=report["mark-height"],
        )
        for report in answer
    )


def held_notes(
    places: Iterable[NotePlace], blocks: Mapping[str, int], held: Mapping[str, Hold]
) -> dict[str, Hold]:
    """Return *held* with what it lacks to bring every one of *places* to the page of its mark.

    *blocks* has the labels of the notes that can be helped: 0 for those whose line may go to the
    next page by itself, else the number of the block that goes there as a whole. Where a hold was
    not enough, it asks for more room; where that cannot help either, it stays.
    """
    holds = dict(held)
    movable = (place for place in places if place.label in blocks)
    for _, group in groupby(movable, lambda place: _moved_with(place, blocks[place.label])):
        together = tuple(group)
        if any(place.is_astray for place in together):
            known = held.get(together[0].label)
            # A note before its mark lacks the room of a line that must follow the mark's.
            is_early = any(place.page < place.mark_page for place in together)
            room = min(known.lines + 1, MOST_LINES) if known else int(is_early)
            holds |= _hold(tuple(place.label for place in together), room)
    return holds


def _moved_with(place: NotePlace, block: int) -> tuple[int, float]:
    return (0, block) if block else (place.mark_page, place.mark_height)


def _hold(labels: tuple[str, ...], room: int) -> dict[str, Hold]:
    return {
        label: Hold(rank=rank, following=labels[rank + 1 :], lines=0 if rank else room)
        for rank, label in enumerate(labels)
    }


def typst_of(holds: Mapping[str, Hold]) -> str:
    """Return the file ``held-notes.typ`` of a book."""
    lines = "".join(f"  {string_of(label)}: {hold},\n" for label, hold in holds.items())
    return "#let held-notes = (:)\n" if not holds else f"#let held-notes = (\n{lines})\n"
