"""The examples of an author's template that the guide gives do what it says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

_GUIDE = Path(__file__).parents[2] / "ext" / "guide" / "printing.md"
_EXAMPLE = re.compile(
    r"^```\{code-block\} none\n:caption: own\.typ\n(.*?)^```", re.MULTILINE | re.DOTALL
)
_FLOATED = """
## Floated

The boat was drawn by one who saw it.

```{figure} gray.png
:alt: A gray square
:width: 2in

The boat.
```

The words after the boat.

:::{container} letter
Dear Anna.
:::

***
"""
EXAMPLES = _EXAMPLE.findall(_GUIDE.read_text(encoding="utf-8"))


def _example(words: str) -> str:
    (found,) = (example for example in EXAMPLES if words in example)
    return found


@pytest.fixture
def printed_with(make_app, rootdir, tmp_path, print_book):
    """A function that prints a book with a template."""

    def build(template: str):
        folder = tmp_path / f"book{len(list(tmp_path.iterdir()))}"
        shutil.copytree(rootdir / "test-bookpress-cards", folder)
        (folder / "own.typ").write_text(template, encoding="utf-8")
        with (folder / "index.md").open("a", encoding="utf-8") as index:
            index.write(_FLOATED)
        settings = {"bookpress_template": "own.typ"}
        return print_book(make_app("bookpdf", srcdir=folder, confoverrides=settings))

    return build


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_can_be_printed(printed_with, example):
    assert "The words after the boat." in printed_with(example).words


def test_the_entries_of_one_kind_are_set_as_the_guide_says(printed_with):
    words = printed_with(_example("entry-styles")).words
    assert "The siege The town was shut." in words
    assert "The siege. Date 1641." in printed_with("").words
    assert "Salt Guild. Kind guild." in words


def test_a_field_leaves_the_line_behind_the_name(printed_with):
    words = printed_with(_example("opening-fields")).words
    assert "Abel Finch Jr. He fled. Nationality Dutch." in words


def test_a_picture_keeps_its_place(printed_with):
    in_place = printed_with(_example("side-to-float")).words
    caption, before = in_place.index("The boat. The words"), in_place.index("one who saw it.")
    assert caption > before
    assert "The boat. The words" not in printed_with("").words


def test_a_box_gets_a_frame(printed_with):
    book, plain = printed_with(_example('"letter"')), printed_with("")
    lines = [
        sum(page.get_contents().get_data().count(b" re\n") for page in each.pdf.pages)
        for each in (book, plain)
    ]
    strokes = [
        sum(page.get_contents().get_data().count(b"\nS\n") for page in each.pdf.pages)
        for each in (book, plain)
    ]
    assert lines[0] + strokes[0] > lines[1] + strokes[1]
