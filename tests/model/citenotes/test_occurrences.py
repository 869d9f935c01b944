"""What rests on a source, grouped by the parts of the book."""

from __future__ import annotations

from sphinx_citenotes.model.occurrences import (
    NoteMark,
    Occurrence,
    passages_by_source,
    runs_of_notes,
)


def cited(
    note: str = "", *keys: str, section: str = "", around: tuple[str, ...] = ()
) -> Occurrence:
    anchor = f"cite-{note or section}"
    return Occurrence(
        keys=keys, anchor=anchor, note=note, section=section, section_anchor=section, around=around
    )


def marks(*numbers: str) -> list[NoteMark]:
    return [NoteMark(number=number, anchor=f"n{number}") for number in numbers]


def printed(*numbers: str) -> list[str]:
    return ["–".join(mark.number for mark in run) for run in runs_of_notes(marks(*numbers))]


def test_notes_of_one_section_are_gathered() -> None:
    pages = [("one", [cited("1", "a"), cited("2", "b"), cited("3", "a")])]
    (passage,) = passages_by_source(pages, {})["a"]
    assert [mark.number for mark in passage.notes] == ["1", "3"]
    assert (passage.docname, passage.title, passage.is_object) == ("one", "", False)


def test_a_note_that_cites_a_source_twice_is_one_note() -> None:
    (passage,) = passages_by_source([("one", [cited("1", "a"), cited("1", "a")])], {})["a"]
    assert len(passage.notes) == 1


def test_passages_follow_the_book_and_things_described_come_last() -> None:
    pages = [
        ("two", [cited("", "a", around=("body", "person-x")), cited("1", "a", section="s")]),
        ("one", [cited("1", "a")]),
    ]
    found = passages_by_source(pages, {("two", "person-x"): "Xenia"})["a"]
    assert [(p.docname, p.title) for p in found] == [("two", "s"), ("one", ""), ("two", "Xenia")]


def test_the_nearest_thing_described_counts() -> None:
    pages = [("one", [cited("", "a", around=("inner", "outer"))])]
    objects = {("one", "outer"): "Outer", ("one", "inner"): "Inner", ("two", "inner"): "Elsewhere"}
    (passage,) = passages_by_source(pages, objects)["a"]
    assert passage.title == "Inner"


def test_three_notes_in_a_row_are_a_range() -> None:
    assert printed("1", "2", "4", "5", "6", "9") == ["1", "2", "4–6", "9"]


def test_labels_that_are_no_numbers_make_no_range() -> None:
    assert printed("*", "†", "1") == ["*", "†", "1"]
