"""A slip in a style of one's own costs the form of one source, and is told with its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_citenotes.model import source

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Book

HOUSE = """
from dataclasses import replace
from sphinx_citenotes.model.styles import CHICAGO_NOTES

def bad(source):
    return source.key == "marsh"

def note(source, locator):
    if bad(source):
        raise KeyError("series")
    return CHICAGO_NOTES.note(source, locator)

def short(source, locator, options):
    return None if bad(source) else CHICAGO_NOTES.short(source, locator, options)

def bibliography(source):
    return {} [source.key] if bad(source) else CHICAGO_NOTES.bibliography(source)

def dashed(sources):
    return []

SLIPS = replace(
    CHICAGO_NOTES, name="house", note=note, short=short, bibliography=bibliography, dashed=dashed
)
"""
PAGE = """# Page

A.{cite:note}`marsh{2}, venn{4}` B.{cite:note}`marsh{3}`
In {cite:source}`marsh{5}` {cite:p}`marsh`.{footcite}`marsh`

```{bibliography}
```

```{footbibliography}
```
"""


@pytest.fixture
def slips(book: Callable[[str], Book], monkeypatch: pytest.MonkeyPatch) -> Book:
    """A book of one page in a style that fails at one of its two sources."""
    found = book("crossed")
    for name in ("one.md", "two.rst", "figures.md"):
        (found.source / name).unlink()
    found.write("slipping_house.py", HOUSE)
    monkeypatch.syspath_prepend(found.source)
    conf = (found.source / "conf.py").read_text(encoding="utf-8")
    found.write(
        "conf.py", f'{conf}citenotes_style = "slipping_house:SLIPS"\ncitenotes_dashes = True\n'
    )
    found.write("index.md", PAGE)
    return found


@pytest.mark.parametrize("builder", ["text", "bookpdf"])
def test_what_a_style_cannot_print_is_printed_plainly_and_told(slips: Book, builder: str) -> None:
    slips.build(builder)
    told = {line.removeprefix("WARNING: ") for line in slips.warnings}
    plainly = "it is printed plainly; correct the style [citenotes.style]"
    source = "the style ‘house’ cannot print the source ‘marsh’"
    assert told == {
        f"{source} (KeyError: 'series'); {plainly}",
        f"{source} (TypeError: None is no text); {plainly}",
        f"{source} (KeyError: 'marsh'); {plainly}",
        f"the style ‘house’ cannot print a list with dashes (ValueError: 0 for 2); {plainly}",
    }
    assert len(slips.warnings) == len(told)


def test_the_others_keep_their_form(slips: Book) -> None:
    text = (slips.build("text") / "index.txt").read_text(encoding="utf-8")
    words = " ".join(text.split())
    assert "[1] Ben Marsh, Nets, 1984, 2; Ada Venn, *Tides* (Oslo: Lamp, 1990), 4." in words
    assert "[2] Ben Marsh, Nets, 1984, 3." in words
    assert "In Ben Marsh, Nets, 1984, 5 (Marsh 1984)." in words
    assert "Venn, Ada. *Tides*. Oslo: Lamp, 1990." in words


def test_a_source_that_cannot_be_read_keeps_its_title_and_is_told(
    book: Callable[[str], Book], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = source._Reader.read

    def fail(reader: source._Reader) -> source.Source:
        if reader._key == "marsh":
            raise RecursionError
        return read(reader)

    monkeypatch.setattr(source._Reader, "read", fail)
    found = book("crossed")
    found.write("one.md", "# One\n\nA.{cite:note}`marsh{2}` B.{cite:note}`venn{4}`\n")
    text = (found.build("text") / "one.txt").read_text(encoding="utf-8")
    assert "[1] “Nets,” 2." in text
    assert "[2] Ada Venn, *Tides* (Oslo: Lamp, 1990), 4." in text
    (told,) = found.warnings
    assert told.endswith(
        "refs.bib:2: WARNING: source ‘marsh’: only the title is printed, by a mistake of ours"
        " (RecursionError: ); please report it with this entry [citenotes.source]"
    )
