"""Unusual places for a citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Book

UNUSUAL = """# Unusual

```{contents}
```

## A heading with {cite:source}`marsh1984`

After a heading.

## A heading with a note{cite:note}`quill1990{1}`

```{figure} harbor.png
:alt: The harbor

A caption.{cite:note}`quill1990{2}`
```

:::{table} A title.{cite:note}`quill1990{3}`
| a | b |
| --- | --- |
| c | d |
:::

```{epigraph}
An epigraph.{cite:note}`quill1990{4}`
```

Before {cite:note}`quill1990{5}` and *emphasis{cite:note}`quill1990{6}`*.[^9]

[^9]: By hand[^10], with {cite:source}`marsh1984{9}`.
[^10]: A note to a note, {cite:note}`marsh1984{10}`.
"""


CARDS = """
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

class Card(SphinxDirective):
    required_arguments = 1
    final_argument_whitespace = True

    def run(self):
        role = self.env.domains["cite"].role("source")
        text = self.arguments[0]
        found, messages = role("cite:source", text, text, self.lineno, self.state.inliner)
        return [nodes.paragraph("", "", *found), *messages]

def setup(app):
    app.add_directive("card", Card)
    return {"parallel_read_safe": True}
"""

PIXEL = (
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)


def unusual(book: Callable[[str], Book]) -> Book:
    harbor = book("book")
    harbor.change("conf.py", "html_theme", 'citenotes_checks = {"heading": "off"}\nhtml_theme')
    harbor.write("unusual.md", UNUSUAL)
    (harbor.source / "harbor.png").write_bytes(bytes.fromhex(PIXEL))
    harbor.change("index.md", "sources\n", "unusual\nsources\n")
    return harbor


@pytest.mark.parametrize("builder", ["html", "singlehtml", "latex", "epub", "text", "man", "xml"])
def test_a_citation_may_stand_in_an_unusual_place(
    book: Callable[[str], Book], builder: str
) -> None:
    harbor = unusual(book)
    harbor.build(builder)
    assert harbor.warnings == []


def test_a_heading_shows_its_source_in_the_table_of_contents(book: Callable[[str], Book]) -> None:
    harbor = unusual(book)
    text = (harbor.build("text") / "index.txt").read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if "A heading with" in line and "Marsh" in line]
    assert "Quiet Tide" in line


def test_a_heading_shows_as_typed_what_cannot_be_read(book: Callable[[str], Book]) -> None:
    harbor = book("book")
    harbor.write("plain.md", "# Plain {cite:source}`Quill the Great`\n")
    text = (harbor.build("text") / "index.txt").read_text(encoding="utf-8")
    assert "Plain Quill the Great" in text
    (warning,) = harbor.warnings
    assert warning.endswith("[citenotes.target]")


def test_a_card_of_another_extension_cites_through_the_role(
    book: Callable[[str], Book], monkeypatch: pytest.MonkeyPatch
) -> None:
    harbor = book("book")
    harbor.write("card_extension.py", CARDS)
    monkeypatch.syspath_prepend(harbor.source)
    harbor.change("conf.py", '"sphinx_citenotes"]', '"sphinx_citenotes", "card_extension"]')
    harbor.write("plain.md", "# Plain\n\n```{card} unused1950{7}\n```\n")
    out = harbor.build("text")
    assert harbor.warnings == []
    assert "Nobody, *Never Cited*, 7" in (out / "plain.txt").read_text(encoding="utf-8")
    assert "Nobody, Ned. *Never Cited*." in (out / "sources.txt").read_text(encoding="utf-8")


def test_notes_to_notes_are_numbered_after_the_notes_in_the_text(
    book: Callable[[str], Book],
) -> None:
    harbor = unusual(book)
    text = (harbor.build("text") / "unusual.txt").read_text(encoding="utf-8")
    assert "[7] By hand[8], with" in text
    assert "[8] A note to a note," in text


def test_a_translated_page_keeps_its_notes(book: Callable[[str], Book]) -> None:
    harbor = book("book")
    catalog = harbor.source / "locales" / "de" / "LC_MESSAGES"
    catalog.mkdir(parents=True)
    original = (
        "The harbor froze.{cite:note}`quill1990{12–14}` It thawed "
        "later.{cite:note}`quill1990{15}` A first look at the "
        "tides.{cite:note}`{see}quill1990{20}, marsh1984{475}`"
    )
    translated = "Tauwetter.{cite:note}`quill1990{15}` Eis.{cite:note}`quill1990{12}` Ende."
    (catalog / "one.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        f'msgid "{original}"\nmsgstr "{translated}"\n',
        encoding="utf-8",
    )
    harbor.change("conf.py", "html_theme", 'language = "de"\nlocale_dirs = ["locales"]\nhtml_theme')
    text = (harbor.build("text") / "one.txt").read_text(encoding="utf-8")
    assert harbor.warnings == []
    assert "Tauwetter.[1] Eis.[2] Ende." in text
    assert "Lantern Press" in text.partition("[2] ")[0].partition("[1] ")[2] or "15." in text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("`marsh1984`, so he says.", "Marsh, “Quiet Tide,” so he says."),
        ("`marsh1984`.", "Marsh, “Quiet Tide.”"),
        ("`marsh1984`; so he says.", "Marsh, “Quiet Tide”; so he says."),
        ("`quill1990`, so she says.", "Quill, *Harbor Nights*, so she says."),
        ("`marsh1984{chap. 2 ed.}`.", "Marsh, “Quiet Tide,” chap. 2 ed."),
    ],
)
def test_commas_and_periods_stand_inside_closing_quotation_marks(
    book: Callable[[str], Book], typed: str, printed: str
) -> None:
    harbor = book("book")
    harbor.write("plain.md", f"# Plain\n\nSee {{cite:source}}{typed}\n")
    text = (harbor.build("text") / "plain.txt").read_text(encoding="utf-8")
    assert text.endswith(f"See {printed}\n")
