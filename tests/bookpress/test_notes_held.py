"""Notes stand on the page of their marks even where Typst alone would part them."""

from __future__ import annotations

import pytest

from sphinx_bookpress.model.noted import MOST_LINES, Hold, NotePlace, held_notes, typst_of

HEIGHTS = range(14, 36)
_LONG = "which is told at some length, with the pages and the shelf mark of each ledger, " * 2


def _noted(text: str, *notes: str) -> str:
    said = "\n\n".join(f"[^{label}]: {note}" for label, note in enumerate(notes, start=1))
    return f"{text}\n\n{said}"


def _two_in_a_line(number: int) -> str:
    text = f"It is one[^1] and mark{number}.[^2] " + "The guild weighed its salt. " * 9
    return _noted(text, f"first{number}, {_LONG}.", f"second{number}, {_LONG}.")


def _last_but_one(number: int) -> str:
    text = "The guild weighed. " * 7 + f"Here is mark{number}.[^1] " + "It weighed its salt. " * 4
    return _noted(text, f"first{number}, {_LONG}.")


def _in_a_list(number: int) -> str:
    text = f"- Here is mark{number}.[^1]\n- It weighed.\n- There is another.[^2]"
    return _noted(text, f"first{number}, {_LONG}.", f"second{number}, {_LONG}.")


@pytest.mark.parametrize(
    ("text_of", "notes"),
    [
        pytest.param(_two_in_a_line, ("first", "second"), id="two in a line"),
        pytest.param(_last_but_one, ("first",), id="in the last line but one"),
        pytest.param(_in_a_list, ("first", "second"), id="in a list"),
    ],
)
def test_a_note_goes_to_the_next_page_with_its_line(print_at_every_height, text_of, notes):
    book = print_at_every_height(text_of, HEIGHTS)
    for number in HEIGHTS:
        page = book.page_with(f"mark{number}.")
        assert [book.page_with(f"{note}{number}, which") for note in notes] == [page] * len(notes)


def _place(label: str, page: int, mark_page: int = 1, mark_height: float = 500) -> NotePlace:
    return NotePlace(label=label, page=page, mark_page=mark_page, mark_height=mark_height)


def test_notes_on_the_page_of_their_marks_are_left_alone():
    assert held_notes([_place("a", 1), _place("b", 1)], {"a": 0, "b": 0}, {}) == {}


def test_the_notes_of_a_line_are_held_by_the_first_of_them():
    places = [_place("a", 1, mark_height=90), _place("b", 1), _place("c", 2)]
    assert held_notes(places, {"a": 0, "b": 0, "c": 0}, {}) == {
        "b": Hold(rank=0, following=("c",), lines=0),
        "c": Hold(rank=1, following=(), lines=0),
    }


def test_the_notes_of_a_whole_block_are_held_by_the_first_of_them():
    places = [_place("a", 1, mark_height=480), _place("b", 2)]
    held = held_notes(places, {"a": 7, "b": 7}, {})
    assert held["a"] == Hold(rank=0, following=("b",), lines=0)


def test_a_note_that_cannot_be_helped_is_left_alone():
    assert held_notes([_place("a", 2), _place("", 2)], {}, {}) == {}


def test_a_note_that_strays_again_gets_more_room_up_to_a_limit():
    held: dict[str, Hold] = {}
    rooms = []
    for _ in range(MOST_LINES + 2):
        held = held_notes([_place("a", 1, mark_page=2)], {"a": 0}, held)
        rooms.append(held["a"].lines)
    assert rooms == [*range(1, MOST_LINES + 1), MOST_LINES, MOST_LINES]


def test_what_is_held_is_told_to_the_template():
    held = {"note:a#n1": Hold(rank=0, following=("note:a#n2",), lines=1)}
    assert typst_of({}) == "#let held-notes = (:)\n"
    assert typst_of(held) == (
        '#let held-notes = (\n  "note:a#n1": (rank: 0, following: ("note:a#n2", ), lines: 1),\n)\n'
    )
