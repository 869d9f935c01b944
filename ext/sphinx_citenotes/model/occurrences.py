"""Where the book cites its sources, and what thereby rests on each of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_SHORTEST_RANGE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """Some sources cited at one place of a page.

    *anchor* leads to the words or the mark, *note* is the printed number of the note if it is
    one. *section* is the heading above, empty at the head of the page; *around* are the ids of
    the elements within that section that hold the place, the nearest first.
    """

    keys: tuple[str, ...]
    anchor: str
    note: str = ""
    section: str = ""
    section_anchor: str = ""
    around: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteMark:
    """The mark of a note: its printed number and its anchor."""

    number: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A part of the book that cites a source: a section of a page, or something it describes.

    *title* is the heading, empty for the page as such, or the name of what is described;
    *notes* are the notes in it that cite the source, none if only its words do.
    """

    docname: str
    anchor: str
    title: str
    is_object: bool
    notes: tuple[NoteMark, ...]


def passages_by_source(
    pages: Iterable[tuple[str, Sequence[Occurrence]]], objects: Mapping[tuple[str, str], str]
) -> dict[str, tuple[Passage, ...]]:
    """Return the passages that cite each source, in the order of *pages*, sections first.

    *objects* are the names of what the book describes, by page and anchor.
    """
    found: dict[str, dict[tuple[bool, str, str, str], dict[str, NoteMark]]] = {}
    for docname, occurrences in pages:
        for occurrence in occurrences:
            home = _home(docname, occurrence, objects)
            for key in occurrence.keys:
                marks = found.setdefault(key, {}).setdefault(home, {})
                if occurrence.note:
                    mark = NoteMark(number=occurrence.note, anchor=occurrence.anchor)
                    marks.setdefault(occurrence.note, mark)
    return {key: tuple(_passages(homes)) for key, homes in found.items()}


def _home(
    docname: str, occurrence: Occurrence, objects: Mapping[tuple[str, str], str]
) -> tuple[bool, str, str, str]:
    for anchor in occurrence.around:
        if (docname, anchor) in objects:
            return True, docname, anchor, objects[docname, anchor]
    return False, docname, occurrence.section_anchor, occurrence.section


def _passages(
    homes: Mapping[tuple[bool, str, str, str], Mapping[str, NoteMark]],
) -> Iterator[Passage]:
    # A stable sort by the first member: sections, then objects, each in the order of the book.
    for home in sorted(homes, key=lambda home: home[0]):
        is_object, docname, anchor, title = home
        yield Passage(
            docname=docname,
            anchor=anchor,
            title=title,
            is_object=is_object,
            notes=tuple(homes[home].values()),
        )


def runs_of_notes(notes: Sequence[NoteMark]) -> list[tuple[NoteMark, ...]]:
    """Return *notes* cut into what a list of them prints: one note, or the ends of a range.

    A range stands for three and more, as in “3, 4, 7–9”.
    """
    runs: list[tuple[NoteMark, ...]] = []
    for _distance, group in groupby(enumerate(notes), key=_distance_to_place):
        run = tuple(mark for _place, mark in group)
        if len(run) >= _SHORTEST_RANGE:
            runs.append((run[0], run[-1]))
        else:
            runs.extend((mark,) for mark in run)
    return runs


def _distance_to_place(numbered: tuple[int, NoteMark]) -> object:
    """Return what is the same for neighbors in a row of figures, and differs for all others."""
    place, mark = numbered
    return int(mark.number) - place if mark.number.isdecimal() else mark
