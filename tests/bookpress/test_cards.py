"""Cards are printed as entries of a biographical dictionary, and lose nothing by it."""

from __future__ import annotations

import re
import shutil

import lxml.html
import pikepdf
import pytest

from sphinx_bookpress.model.text import closing_marks_of, ends_sentence

_ENTRY = (
    "Anna van Holt 1601–1660. Born 1601, Holt. Died February 3, 1660. Nationality Dutch.",
    "She held the town for a winter.1 Then she weighed salt.",
    "She left no letters behind.",
    "Offices Warden of Brine (1641–50); First Weigher (1651–59).",
    "Affiliations Salt Guild (founder, 1630); Porters of Brine.",
    "Events 1641: The siege (captain).",
    "Sources Weigher, Ledger, 12 Mentioned in The Register: Events",
)


@pytest.mark.sphinx("bookpdf", testroot="bookpress-cards")
def test_an_entry_has_name_life_tale_facts_and_sources_in_this_order(app, print_book):
    words = print_book(app).words
    assert app.warning.getvalue() == ""
    places = [words.find(part) for part in _ENTRY]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.sphinx("bookpdf", testroot="bookpress-cards")
@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Abel Finch Jr. Nationality Dutch. He fled.", id="a name that ends in a stop"),
        pytest.param("Tamsin Orrow.", id="a name alone"),
        pytest.param("Salt Guild. Kind guild. The oldest of them.", id="a body"),
        pytest.param("Parts Porters of Brine (Carters of Brine). Offices", id="a list in a list"),
        pytest.param(
            "First Weigher. Organization Salt Guild. Holders Anna van Holt (1651–59).",
            id="an entry of fields alone",
        ),
        pytest.param(
            "The siege. Date 1641. The town was shut. We weigh what we hold. It opened in spring."
            " Participants Anna van Holt (captain); Abel Finch Jr. (porter). Disputed Some count"
            " 1642.",
            id="a tale with a quotation",
        ),
    ],
)
def test_every_word_of_a_card_is_printed(app, print_book, words):
    book = print_book(app)
    assert words in re.sub(r" (\d )?1\. The winter.*?The Register of Brine", "", book.words)


@pytest.mark.sphinx("bookpdf", testroot="bookpress-cards")
def test_a_note_in_a_card_stands_once_and_on_its_page(app, print_book):
    book = print_book(app)
    assert book.words.count("The winter was a mild one") == 1
    assert book.page_with("held the town for a winter") == book.page_with("a mild one")


@pytest.mark.sphinx("bookpdf", testroot="bookpress-cards")
def test_a_picture_stands_small_beside_the_words(app, print_book):
    book = print_book(app)
    page = book.pdf.pages[list(book.pages).index(book.page_with("Born 1601"))]
    with pikepdf.open(book.path) as pdf:
        left, bottom, width, height = _picture_on(pdf.pages[page.page_number])
    paper = float(page.mediabox.width)
    assert width < 0.25 * paper
    assert left > 0.6 * paper
    lines = []

    def keep(words, place, _matrix, _font, _size):
        if "held the town" in words or "Salt Guild" in words:
            lines.append(place[5])

    page.extract_text(visitor_text=keep)
    assert bottom < lines[0] < bottom + height + 4


def _picture_on(page):
    """Return left, bottom, width and height of the only picture of a page, in points."""
    places, stack = [], [pikepdf.Matrix()]
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "q":
            stack.append(stack[-1])
        elif str(operator) == "Q":
            stack.pop()
        elif str(operator) == "cm":
            stack[-1] = pikepdf.Matrix(*map(float, operands)) @ stack[-1]
        elif str(operator) == "Do":
            places.append(stack[-1])
    (place,) = places
    bottom = min(place.f, place.f + place.d)
    return place.e, bottom, place.a, abs(place.d)


@pytest.fixture(scope="module")
def fillers():
    """How many lines stand before the card of each chapter, so that one card is at each height."""
    return range(20, 36)


@pytest.fixture
def cards_at_every_height(rootdir, tmp_path, make_app, print_book, fillers):
    """A book with a short card at the foot of a page, a line lower in each chapter."""
    source = shutil.copytree(rootdir / "test-bookpress-cards", tmp_path / "cards")
    chapters = [f"chapter{number}" for number in fillers]
    toctree = "\n".join(["# Heights", "", "```{toctree}", *chapters, "```", ""])
    (source / "index.md").write_text(toctree, encoding="utf-8")
    for number, name in zip(fillers, chapters, strict=True):
        (source / f"{name}.md").write_text(_chapter(number), encoding="utf-8")
    settings = {"bookpress_toc_depth": 1}
    return print_book(make_app("bookpdf", srcdir=source, confoverrides=settings))


def _chapter(number):
    lines = "\n\n".join("Salt." for _ in range(number))
    return f"""# Chapter {number}

{lines}

:::{{person}} p{number}
:name: Porter{number} Brine
:affiliation: guild{number} (rower{number})

He fled{number}.
:::

:::{{organization}} guild{number}
:name: Guild{number}
:::
"""


def test_the_head_of_a_card_is_never_left_alone(cards_at_every_height, fillers):
    book = cards_at_every_height
    heads = [book.page_with(f"He fled{number}.") for number in fillers]
    facts = [book.page_with(f"(rower{number}). ") for number in fillers]
    opens = [book.page_with(f"Chapter {number} Salt.") for number in fillers]
    assert 0 < sum(map(str.__eq__, heads, opens)) < len(fillers)
    assert heads == facts


def test_the_index_knows_the_page_that_a_card_has_moved_to(cards_at_every_height, fillers):
    book = cards_at_every_height
    index = book.words[book.words.rindex("Index of People") :]
    for number in fillers:
        page = book.page_with(f"He fled{number}.")
        assert re.search(rf"Porter{number} Brine, (\d+)", index)[1] == page


@pytest.mark.sphinx("bookpdf", testroot="bookpress-cards")
def test_the_index_of_persons_has_the_page_of_the_life_in_bold(app, print_book):
    book = print_book(app)
    page = book.pdf.pages[list(book.pages).index(book.page_with("Index of People A"))]
    bold = []

    def keep(words, _matrix, _place, font, _size):
        if font and "Bold" in str(font["/BaseFont"]) and words.strip():
            bold.append(words.strip())

    page.extract_text(visitor_text=keep)
    assert bold == [book.page_with("Born 1601"), book.page_with("He fled"), "1"]


@pytest.mark.sphinx("html", testroot="bookpress-cards")
def test_a_row_of_a_card_says_in_a_class_what_it_tells(app):
    app.build()
    page = lxml.html.parse(app.outdir / "index.html")
    born = page.xpath("//dt[contains(@class, 'chronicle-field-born')]")
    assert [term.text_content() for term in born] == ["Born:"]


@pytest.mark.sphinx("bookpdf", testroot="bookpress-cards")
def test_an_authors_template_sets_entries_in_a_way_of_its_own(app, make_app, print_book):
    own = '#let entry-styles = ("chronicle-card": (..parts) => [One card. ])'
    (app.srcdir / "own.typ").write_text(own, encoding="utf-8")
    settings = {"bookpress_template": "own.typ"}
    words = print_book(make_app("bookpdf", srcdir=app.srcdir, confoverrides=settings)).words
    assert words.count("One card.") == 9
    assert "Born 1601" not in words


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Abel Finch Jr.", True),
        ("“The end.”", True),
        ("Why?", True),
        ("1641…", True),
        ("Tractors (Contd.)", False),
        ("1641–50", False),
        ("", False),
    ],
)
def test_a_sentence_ends_with_a_stop_or_with_one_in_quotation_marks(text, ends):
    assert ends_sentence(text) is ends


_QUOTED = """# Quoted

:::{person} porter
:name: Porter Brine
:nationality: “Saltish”
:affiliation: guild (of “the weighers”)
:::

:::{event} cry
:title: “Salt for all”
:date: 1641
:participants: porter (“the crier”)
:::

:::{organization} guild
:name: The Guild
:::
"""


@pytest.mark.parametrize(
    ("language", "stopped"),
    [
        ("en", "“Salt for all.” Date"),
        ("en_GB", "“Salt for all”. Date"),
        ("de", "“Salt for all”. Date"),
    ],
)
def test_a_stop_goes_into_closing_quotation_marks_in_america_alone(
    tmp_path, make_app, print_book, language, stopped
):
    (tmp_path / "index.md").write_text(_QUOTED, encoding="utf-8")
    extensions = ["myst_parser", "sphinx_chronicle", "sphinx_bookpress"]
    settings = f"extensions = {extensions!r}\nlanguage = {language!r}\n"
    settings += "myst_enable_extensions = ['colon_fence']\n"
    (tmp_path / "conf.py").write_text(settings, encoding="utf-8")
    words = print_book(make_app("bookpdf", srcdir=tmp_path)).words
    assert stopped in words
    assert stopped.replace("Salt for all", "Saltish").replace("Date", "Affiliations") in words


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("“The end”", "”"),
        ("“They cried ‘salt’”", "’”"),
        ('He said "salt" ', '" '),
        ("the weighers’", ""),
        ("salt", ""),
        ("", ""),
    ],
)
def test_the_marks_that_close_a_quotation_are_told_from_an_apostrophe(text, marks):
    assert closing_marks_of(text) == marks
