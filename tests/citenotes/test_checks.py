"""What an author is asked about her notes and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Book

BARE = """
@book{bare1950,
  author = {Bare, Bess},
  title = {Bare},
  date = {1950},
  pages = {30--28},
}
@book{old1850, author = {Old, Otto}, title = {Old}, address = {Paris}, year = {1850}}
@report{report1961, author = {Desk}, title = {R}, institution = {Harbor Office}, date = {1961}}
@book{soon, author = {Soon, Sam}, title = {Soon}, pubstate = {forthcoming}}
@article{paper, author = {P, P}, title = {P}, journal = {J}, volume = {1}, year = {1990}}
"""


@pytest.fixture
def harbor(book: Callable[[str], Book]) -> Book:
    """A book of one page, with every check that may be silent set to warn."""
    found = book("book")
    for name in ("places.md", "restructured.rst", "plain.md"):
        (found.source / name).unlink()
    found.change("index.md", "places\nrestructured\nplain\n", "")
    found.write("one.md", "# One\n\nA note.{cite:note}`quill1990{1}`\n")
    return found


def weigh(harbor: Book, **weights: str) -> None:
    harbor.change("conf.py", "html_theme", f"citenotes_checks = {weights!r}\nhtml_theme")


def told(harbor: Book, check: str) -> list[str]:
    """The warnings of *check*, without the folder of their file."""
    harbor.build("dummy")
    found = [line for line in harbor.warnings if line.endswith(f"[citenotes.{check}]")]
    return [line.rpartition("/")[2] for line in found]


def test_an_entry_that_no_page_cites_is_told_at_its_line(harbor: Book) -> None:
    weigh(harbor, uncited="warning")
    harbor.write(
        "one.md", "# One\n\n{cite:p}`marsh1984`{cite:note}`quill1990` {footcite}`tidetables`\n"
    )
    assert told(harbor, "uncited") == [
        (
            "refs.bib:27: WARNING: no page cites ‘unused1950’; cite it, or take it out of the file"
            " [citenotes.uncited]"
        )
    ]


def test_an_entry_that_only_others_inherit_from_is_cited_with_them(harbor: Book) -> None:
    weigh(harbor, uncited="warning")
    harbor.write("refs.bib", "@book{whole, title={W}, year={1}}\n@inbook{part, crossref={whole}}\n")
    harbor.write("one.md", "# One\n\nA note.{cite:note}`part`\n")
    assert told(harbor, "uncited") == []


def test_nobody_is_told_of_uncited_entries_who_did_not_ask(harbor: Book) -> None:
    assert told(harbor, "uncited") == []
    assert harbor.warnings == []


def test_a_book_without_place_and_publisher_is_told_where_it_is_cited(harbor: Book) -> None:
    weigh(harbor, imprint="warning", range="off")
    harbor.write("refs.bib", BARE)
    cited = "bare1950, old1850, report1961, soon, paper"
    harbor.write("one.md", f"# One\n\nA note.{{cite:note}}`{cited}`\n")
    assert told(harbor, "imprint") == [
        (
            "refs.bib:2: WARNING: source ‘bare1950’ has no location and no publisher; add what the"
            " title page says, or location = {n.p.} if it names no place [citenotes.imprint]"
        )
    ]


def test_by_default_a_missing_imprint_is_only_told_in_the_log(harbor: Book) -> None:
    harbor.write("refs.bib", BARE.replace("30--28", "28--30"))
    harbor.write("one.md", "# One\n\nA note.{cite:note}`bare1950`\n")
    harbor.build("dummy")
    assert harbor.warnings == []
    assert any("refs.bib:2: source ‘bare1950’ has no location" in line for line in harbor.log)


def test_pages_that_run_backwards_are_told_in_the_page_and_in_the_file(harbor: Book) -> None:
    harbor.write("refs.bib", BARE)
    harbor.write("one.md", "# One\n\nText.\n\nA note.{cite:note}`bare1950{149–47}`\n")
    assert told(harbor, "range") == [
        (
            "one.md:5: WARNING: ‘bare1950’: the range 149–147 runs backwards; correct one of its"
            " ends [citenotes.range]"
        ),
        (
            "refs.bib:2: WARNING: source ‘bare1950’: pages = {30–28} runs backwards; correct it"
            " [citenotes.range]"
        ),
    ]


def test_a_figure_as_the_name_of_a_note_is_told_beside_automatic_ones(harbor: Book) -> None:
    weigh(harbor, label="warning")
    harbor.write(
        "one.md", "# One\n\nA.{cite:note}`quill1990` B.[^1] C.[^word]\n\n[^1]: Ice.\n[^word]: B.\n"
    )
    assert told(harbor, "label") == [
        (
            "one.md:5: WARNING: the note ‘1’ has a figure for its name and is note 2 of the page,"
            " as all are numbered in their order; give it a word for its name, as in [^ice]"
            " [citenotes.label]"
        )
    ]
    harbor.write("one.md", "# One\n\nB.[^1]\n\n[^1]: Ice.\n")
    assert told(harbor, "label") == []


@pytest.mark.parametrize(
    ("typed", "place", "line"),
    [
        ("## Storm{cite:note}`quill1990`\n\nText.", "heading", 3),
        ("## Storm[^a]\n\nText.\n\n[^a]: By hand.", "heading", 3),
        (":::{table} Depths{cite:note}`quill1990`\n| a |\n| --- |\n| b |\n:::", "caption", 4),
    ],
)
def test_a_note_in_a_heading_or_a_caption_is_told(
    harbor: Book, typed: str, place: str, line: int
) -> None:
    harbor.write("one.md", f"# One\n\n{typed}\n")
    assert told(harbor, "heading") == [
        (
            f"one.md:{line}: WARNING: a note stands in a {place}, which print and tables of"
            " contents repeat; move it into the text, or name the source in the text with"
            " {cite:source} [citenotes.heading]"
        )
    ]


QUOTED = """# One

He said “one two three four.”{cite:note}`quill1990`

He said “one two three four.”

He said “one two.”

> One two three four.

Led in.{cite:note}`quill1990`

> One two three four.

> One two three four.{cite:note}`quill1990`

He said "one two three four" in {cite:t}`marsh1984`.
"""


def test_a_long_quotation_without_a_note_is_told(harbor: Book) -> None:
    harbor.write("one.md", QUOTED)
    assert told(harbor, "quotation") == []
    harbor.change("conf.py", "html_theme", "citenotes_quotation_words = 3\nhtml_theme")
    assert sorted(line.partition(";")[0] for line in told(harbor, "quotation")) == [
        f"one.md:{line}: WARNING: the quotation “{start} …” has 4 words and no note in its"
        " paragraph"
        for line, start in ((5, "one two three four."), (9, "One two three four."))
    ]


def test_a_star_weighs_all_checks_that_are_not_named(harbor: Book) -> None:
    weigh(harbor, **{"*": "off", "range": "warning"})
    harbor.write("one.md", "# One\n\n## Storm{cite:note}`quill1990{9-8}`\n\nText.\n")
    harbor.build("dummy")
    assert [line.rpartition(" ")[2] for line in harbor.warnings] == ["[citenotes.range]"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"ranges": "off"}, "citenotes_checks has no check 'ranges'; write some of uncited"),
        ({"range": "loud"}, r"citenotes_checks\['range'\] = 'loud'; write 'off' or 'info' or"),
    ],
)
def test_a_wrong_weight_stops_the_build(harbor: Book, typed: dict[str, str], said: str) -> None:
    weigh(harbor, **typed)
    with pytest.raises(ConfigError, match=said):
        harbor.build("dummy")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('citenotes_checks = ["range"]', "cannot be read; write a dictionary"),
        ("citenotes_style = 5", "= 5 cannot be read; write words in quotation marks"),
        ('citenotes_quotation_words = "ten"', "= 'ten' cannot be read; write a whole number"),
    ],
)
def test_an_option_of_another_type_stops_the_build(harbor: Book, typed: str, said: str) -> None:
    harbor.change("conf.py", "html_theme", f"{typed}\nhtml_theme")
    with pytest.raises(ConfigError, match=said):
        harbor.build("dummy")
