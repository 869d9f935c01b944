"""Notes that refer to notes: the numbers run in the order of the marks in the text."""

from __future__ import annotations

import re

import pytest

CROSSED = {
    "two": (
        "One.[^a] Two.[^b] Three.[^c]",
        "[^a]: Against this see note [^c] below.\n[^b]: Plain.\n[^c]: But see note [^a] above.",
        "One.1 Two.2 Three.3",
        ("1. Against this see note 3 below.", "2. Plain.", "3. But see note 1 above."),
    ),
    "three ways": (
        "One.[^a] Two.[^b] Three.[^c]",
        "[^a]: See [^b] and [^c].\n[^b]: See [^a] and [^c].\n[^c]: See [^a] and [^b].",
        "One.1 Two.2 Three.3",
        ("1. See 2 and 3.", "2. See 1 and 3.", "3. See 1 and 2."),
    ),
    "a chain": (
        "One.[^a] Two.[^b] Three.[^c] Four.[^d]",
        "[^a]: See [^b].\n[^b]: See [^c].\n[^c]: See [^d].\n[^d]: The end.",
        "One.1 Two.2 Three.3 Four.4",
        ("1. See 2.", "2. See 3.", "3. See 4.", "4. The end."),
    ),
    "called twice": (
        "One.[^a] Two.[^b] Again.[^a]",
        "[^a]: See note [^b].\n[^b]: See note [^a].",
        "One.1 Two.2 Again.1",
        ("1. See note 2.", "2. See note 1."),
    ),
    "itself": (
        "One.[^a] Two.[^b]",
        "[^a]: This is note [^a].\n[^b]: Plain.",
        "One.1 Two.2",
        ("1. This is note 1.", "2. Plain."),
    ),
    "in brackets and glued": (
        "One.[^a] Two.[^b] Three.[^c]",
        "[^a]: Glued.[^c] In brackets ([^b]).\n[^b]: Plain.\n[^c]: Plain too.",
        "One.1 Two.2 Three.3",
        ("1. Glued.3 In brackets (2).", "2. Plain.", "3. Plain too."),
    ),
    "only within a note": (
        "One.[^a] Two.[^c]",
        "[^a]: See note [^b].\n[^b]: Marked nowhere else.\n[^c]: Plain.",
        "One.1,2 Two.3",
        ("1. See note 2.", "2. Marked nowhere else.", "3. Plain."),
    ),
    "a chain within notes": (
        "One.[^a] Two.[^d]",
        "[^a]: See [^b].\n[^b]: See [^c].\n[^c]: See [^a] and [^d].\n[^d]: Plain.",
        "One.1,2,3 Two.4",
        ("1. See 2.", "2. See 3.", "3. See 1 and 4.", "4. Plain."),
    ),
    "in a table": (
        "One.[^a]\n\n| cell[^b] | last[^c] |\n|---|---|\n| x | y |\n",
        "[^a]: See [^c].\n[^b]: See [^a].\n[^c]: See [^b].",
        "One.1 cell2 last3",
        ("1. See 3.", "2. See 1.", "3. See 2."),
    ),
}


@pytest.fixture(scope="module")
def crossed(tmp_path_factory):
    """A book with a chapter for each case."""
    folder = tmp_path_factory.mktemp("crossed")
    (folder / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx_bookpress"]\nbookpress_openings = "any"\n'
    )
    names = [f"c{number}" for number in range(len(CROSSED))]
    toctree = "\n".join(["# Crossed", "", "```{toctree}", *names, "```", ""])
    (folder / "index.md").write_text(toctree)
    for name, (kind, (text, notes, _marks, _numbers)) in zip(names, CROSSED.items(), strict=True):
        (folder / f"{name}.md").write_text(f"# Case {kind}\n\n{text}\n\n{notes}\n")
    return folder


@pytest.fixture
def words(crossed, make_app, print_book):
    """The words of that book by the titles of its chapters."""
    app = make_app("bookpdf", srcdir=crossed, freshenv=False)
    pages = print_book(app).pages.values()
    assert app.warning.getvalue() == ""
    text = {}
    for page in pages:
        for kind in CROSSED:
            if f" Case {kind} One." in f" {page}":
                text[kind] = re.sub(r"(\d) ,", r"\1,", page)
    return text


def test_notes_that_refer_to_notes_have_the_numbers_of_their_marks(words):
    assert list(words) == list(CROSSED)
    for kind, (_text, _notes, marks, numbers) in CROSSED.items():
        assert marks in words[kind], kind
        for note in numbers:
            assert note in words[kind], kind
        places = [words[kind].index(note) for note in numbers]
        assert places == sorted(places), kind
