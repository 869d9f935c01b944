"""The look of the printed book: its order, its pages, and what each option does to them."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise

import pytest

from .conftest import read_book
from .tiny_font import write_font

ROOT = "test-bookpress-design"
design = pytest.mark.sphinx("bookpdf", testroot="bookpress-design")


@pytest.fixture
def printed(make_app, rootdir, tmp_path):
    """A function that prints the sample with *options* and files of its own."""

    def build(files=(), **options):
        folder = tmp_path / f"book{len(list(tmp_path.iterdir()))}"
        shutil.copytree(rootdir / ROOT, folder)
        for name, text in dict(files).items():
            (folder / name).write_text(text, encoding="utf-8")
        app = make_app("bookpdf", srcdir=folder, confoverrides=options)
        app.build()
        warnings = app.warning.getvalue().splitlines()
        # Two applications in one process register the nodes of Sphinx twice.
        assert [line for line in warnings if line and "already registered" not in line] == []
        return read_book(app.builder.book_path)

    return build


def words_with_sizes(page):
    """Return the words of *page* in order: text, distance from left and foot, size, font."""
    found = []

    def keep(text, matrix, place, font, size):
        if text.strip():
            x = place[4] * matrix[0] + matrix[4]
            y = place[5] * matrix[3] + matrix[5]
            name = str(font["/BaseFont"]) if font else ""
            found.append((text.strip(), x, y, round(abs(size * place[3]), 1), name))

    page.extract_text(visitor_text=keep)
    return found


def spots_on(book, number):
    """Return the words with their places on the page called *number*."""
    return words_with_sizes(book.pdf.pages[book.pdf.page_labels.index(number)])


def text_corner(book, number):
    """Return how far the text of a page begins from its left edge and from its top, in points."""
    spots = [spot for spot in spots_on(book, number) if spot[3] >= 10]
    height = float(book.pdf.pages[0].mediabox.height)
    return min(spot[1] for spot in spots), height - max(spot[2] for spot in spots)


# The order of the first pages


@design
def test_the_first_pages_come_in_the_usual_order(app, print_book):
    pages = list(print_book(app).pages.values())
    assert pages[0] == "The Ferry Towns"
    assert pages[1] == "Studies of Invented Coasts"
    assert pages[2] == "The Ferry Towns A History of Two Banks Ada Quill Harbour Press"
    assert pages[3].startswith("© 2024, Ada Quill Harbour Press Second edition, May 2025")
    assert pages[4].startswith("Contents")
    assert pages[5].startswith("Illustrations")
    assert pages[6].startswith("Tables")
    assert pages[8].startswith("Preface")


@design
def test_the_first_four_pages_show_no_folio(app, print_book):
    for page in list(print_book(app).pages.values())[:4]:
        assert not re.search(r"(?:^|\s)[ivx]+$", page)


@design
def test_folios_are_roman_before_the_first_part_and_arabic_from_it(app, print_book):
    printed = print_book(app)
    labels = printed.pdf.page_labels
    start = labels.index("1")
    assert labels[:start] == ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    assert labels[start:] == [str(number + 1) for number in range(len(labels) - start)]
    assert printed.pages["1"] == "The East Bank"
    assert printed.pages["ix"].endswith(" ix")


@design
def test_the_imprint_says_how_to_cite_the_book(app, print_book):
    assert (
        "To cite this book: Ada Quill, The Ferry Towns: A History of Two Banks, 2nd ed."
        " (Harbour Press, 2025)."
    ) in print_book(app).pages["iv"]


def test_a_first_edition_is_not_said_in_the_citation(printed):
    page = printed(bookpress_edition="First edition").pages["iv"]
    assert "First edition, May 2025 " in page
    assert "A History of Two Banks (Harbour Press, 2025)." in page


def test_a_tenth_edition_is_no_first_one(printed):
    page = printed(bookpress_edition="10th ed.").pages["iv"]
    assert "A History of Two Banks, 10th ed. (Harbour Press, 2025)." in page


def test_the_citation_can_be_replaced_or_left_out(printed):
    assert printed(bookpress_cite_as="Cite me so.").pages["iv"].endswith("Cite me so.")
    assert "cite" not in printed(bookpress_cite_as=False).pages["iv"]


def test_a_book_without_author_or_publisher_is_cited_by_its_title(printed):
    book = printed(author="", bookpress_publisher="", bookpress_edition="", bookpress_subtitle="")
    assert "To cite this book: The Ferry Towns (2025)." in book.pages["iv"]
    assert book.pages["iii"] == "The Ferry Towns"


def test_the_half_title_can_be_left_out(printed):
    pages = printed(bookpress_half_title=False).pages
    assert pages["i"].startswith("The Ferry Towns A History")
    assert pages["iii"].startswith("Contents")


@design
def test_lists_of_pictures_and_tables_give_number_words_and_page(app, print_book):
    printed = print_book(app)
    landing = printed.page_with("lay for most of the years")
    toll = printed.page_with("Pence")
    assert f"1 The towns of the ferry {landing} 2 Where the Heron lay {toll}" in printed.pages["vi"]
    assert f"1 Tolls {toll} 2 Boats {toll}" in printed.pages["vii"]


def test_lists_can_be_chosen(printed):
    assert "Illustrations" not in printed(bookpress_lists=["tables"]).words
    assert "Tables vi" in printed(bookpress_lists=["tables"]).pages["v"]
    words = printed(bookpress_lists=False).words
    assert "Illustrations" not in words
    assert not re.search(r"Tables\b", words)


def test_a_list_of_one_is_only_printed_if_asked_for(printed):
    one = {"toll.rst": "Toll\n====\n\n.. figure:: map.svg\n   :alt: Towns.\n\n   Towns.\n"}
    two = {**one, "landing.rst": "Landing\n=======\n\nWords.\n"}
    assert "Illustrations" in printed(one).words
    assert "Illustrations" not in printed(two).words
    assert "Illustrations" in printed(two, bookpress_lists=["figures"]).words


# Parts, chapters and what stands behind them


@design
def test_parts_and_chapters_open_on_right_hand_pages(app, print_book):
    pages = list(print_book(app).pages.values())
    openings = (
        "The East Bank",
        "The landing Landing",
        "The West Bank",
        "The toll",
        "People of the",
    )
    for opening in openings:
        (index,) = (index for index, text in enumerate(pages) if text.startswith(opening))
        assert index % 2 == 0


@design
def test_an_opening_has_its_folio_at_the_foot_and_a_part_none(app, print_book):
    printed = print_book(app)
    assert printed.pages["3"].startswith("The landing Landing words")
    assert printed.pages["3"].endswith(" 3")
    assert printed.pages["1"] == "The East Bank"


@design
def test_pages_left_blank_have_neither_head_nor_folio(app, print_book):
    pages = print_book(app).pages
    assert [number for number, text in pages.items() if not text] == [
        "viii", "x", "2", "6", "8", "10", "14",
    ]  # fmt: skip


def test_chapters_may_open_on_any_page_and_parts_only_on_the_right(printed):
    pages = list(printed(bookpress_openings="any").pages.values())
    (toll,) = (index for index, text in enumerate(pages) if text.startswith("The toll"))
    (people,) = (index for index, text in enumerate(pages) if text.startswith("People of"))
    assert (toll % 2, people) == (0, toll + 1)
    (part,) = (index for index, text in enumerate(pages) if text == "The West Bank")
    assert part % 2 == 0


@design
def test_heads_name_the_part_on_the_left_and_the_chapter_on_the_right(app, print_book):
    pages = print_book(app).pages
    assert pages["4"].startswith("4 The East Bank ")
    assert pages["5"].startswith("The landing 5 ")


def test_without_parts_the_left_head_is_the_title_of_the_book(printed):
    pages = printed(bookpress_parts=False).pages
    assert pages["2"].startswith("2 The Ferry Towns ")


@design
def test_heads_behind_the_chapters_name_the_piece(app, print_book):
    assert print_book(app).pages["12"].startswith("12 People of the river ")


@design
def test_the_back_matter_comes_in_the_order_of_its_option(app, print_book):
    assert print_book(app).outline[-6:] == (
        "The landing", "The West Bank", "The toll", "People of the river", "Notes on sources",
        "Index",
    )  # fmt: skip


@pytest.mark.parametrize("bottom", ["20mm", "22mm", "24mm"])
def test_a_chapters_line_in_the_contents_keeps_a_section_with_it(printed, bottom):
    chapters = {
        f"chapter{number}.rst": f"Chapter {number}\n==========\n\n"
        + "".join(f"Place {one}\n-------\n\n" for one in range(1 + number * number % 7))
        for number in range(10, 60)
    }
    names = "\n   ".join(name.removesuffix(".rst") for name in chapters)
    files = {**chapters, "index.rst": f"Root\n====\n\n.. toctree::\n\n   preface\n   {names}\n"}
    excluded = ["sources.rst", "landing.rst", "toll.rst", "people.rst"]
    options = {"bookpress_back_matter": [], "bookpress_openings": "any"}
    book = printed(
        files, bookpress_margins={"bottom": bottom}, exclude_patterns=excluded, **options
    )
    contents = [page for page in book.pages.values() if re.search("Place . [0-9]+ Place", page)]
    assert len(contents) >= 5
    assert not any(re.search(r"Chapter \d+ \d+( v)?$", page) for page in contents)


@design
def test_a_part_whose_documents_all_stand_elsewhere_is_not_printed(app, print_book):
    assert "Lists" not in print_book(app).outline


@design
def test_a_chapter_that_is_not_in_the_back_matter_stands_before_it(app, print_book):
    outline = print_book(app).outline
    assert outline.index("Preface") < outline.index("The East Bank") < outline.index("The landing")


def test_a_heading_keeps_two_lines_of_its_paragraph_with_it(printed):
    line = "A line of the river that runs on until the sea has it, and more.\n"
    filler = line * 2 + "\n"
    text = "Long\n====\n\n" + "".join(
        f"Head {number}\n--------\n\n{filler * (1 + number % 4)}" for number in range(150)
    )
    book = printed({"landing.rst": text})
    for page in book.pdf.pages:
        spots = [spot for spot in words_with_sizes(page) if spot[3] > 9.5]
        lines = sorted({round(spot[2]) for spot in spots})
        heads = [round(spot[2]) for spot in spots if spot[0].startswith("Head") and spot[3] > 12]
        assert all(lines.index(head) >= 2 for head in heads)


def test_a_note_of_a_quotation_stands_on_the_page_of_its_mark(printed):
    line = "A line of the river that runs on until the sea has it, and more.\n"
    text, notes = "Quoted\n======\n\n", ""
    for number in range(100, 160):
        text += f"{line * (3 + number * number % 7)}\n"
        text += f"   {line}   Who said it is told below: quoted{number}. [#n{number}]_\n\n"
        notes += f".. [#n{number}] Noted{number} in a letter that is lost.\n"
    book = printed({"landing.rst": text + notes})
    for number in range(100, 160):
        assert book.page_with(f"quoted{number}") == book.page_with(f"Noted{number}")


# The page


@pytest.mark.parametrize(
    ("paper", "size"),
    [
        ("6x9in", (432, 648)),
        ("a5", (419.5, 595.3)),
        ("A4", (595.3, 841.9)),
        ("letter", (612, 792)),
        ("130x200mm", (368.5, 566.9)),
        ("5.5x8.5in", (396, 612)),
    ],
)
def test_the_page_has_the_size_of_the_paper(printed, paper, size):
    box = printed(bookpress_paper=paper).pdf.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(size, abs=0.1)


def test_margins_are_those_that_are_asked_for(printed):
    book = printed(bookpress_margins={"inside": "40mm", "outside": "1in", "top": "50mm"})
    assert text_corner(book, "3")[0] == pytest.approx(40 / 25.4 * 72, abs=0.5)
    left, top = text_corner(book, "12")
    assert left == pytest.approx(72, abs=0.5)
    capital = 6.8  # the first line stands on its baseline
    assert top == pytest.approx(50 / 25.4 * 72 + capital, abs=0.5)


def test_single_sheets_have_equal_margins_and_no_blank_pages(printed):
    book = printed(bookpress_one_sided=True)
    assert all(book.pages.values())
    assert len({round(text_corner(book, number)[0]) for number in ("2", "3", "4", "5")}) == 1
    assert book.pages["i"].startswith("The Ferry Towns A History")


def test_single_sheets_name_part_and_chapter_in_one_head(printed):
    book = printed(bookpress_one_sided=True)
    assert re.match(r"The East Bank The landing 3 ", book.pages["3"])


@pytest.mark.parametrize(("size", "shown"), [(0, 10.5), (9, 9.0), (13.5, 13.5)])
def test_the_text_has_the_size_that_is_asked_for(printed, size, shown):
    book = printed(bookpress_font_size=size)
    sizes = [spot[3] for spot in spots_on(book, "3")]
    assert max(sizes, key=sizes.count) == shown


def test_bleed_widens_the_sheet_around_what_stays(printed):
    page = printed(bookpress_bleed=3).pdf.pages[0]
    grown = 2 * 3 / 25.4 * 72
    assert float(page.mediabox.width) == pytest.approx(432 + grown, abs=0.1)
    assert [float(edge) for edge in page.trimbox] == pytest.approx(
        [grown / 2, grown / 2, 432 + grown / 2, 648 + grown / 2], abs=0.1
    )


def test_crop_marks_stand_outside_what_stays_and_outside_the_bleed(printed):
    plain = printed(bookpress_bleed=3).pdf.pages[0]
    page = printed(bookpress_bleed=3, bookpress_crop_marks=True).pdf.pages[0]
    assert page.mediabox.width > plain.mediabox.width
    assert float(page.trimbox.width) == pytest.approx(432, abs=0.1)
    assert float(page.bleedbox.width) == pytest.approx(float(plain.mediabox.width), abs=0.1)
    lines = re.findall(rb"\n[^\n]* l\n", page.get_contents().get_data())
    assert len(lines) == 8
    assert not re.findall(rb"\n[^\n]* l\n", plain.get_contents().get_data())


def test_large_print_is_large_ragged_and_unbroken(printed):
    book = printed(bookpress_large_print=True)
    spots = spots_on(book, "3")
    sizes = [spot[3] for spot in spots]
    assert max(sizes, key=sizes.count) == 18
    assert min(size for one in book.pdf.pages for *_, size, _ in words_with_sizes(one)) >= 14
    lines = sorted({round(spot[2], 1) for spot in spots if spot[3] == 18})
    assert min(after - before for before, after in pairwise(lines)) >= 18 * 1.35
    raw = "".join(one.extract_text() for one in book.pdf.pages)
    assert not re.search(r"\w[-‐\u00ad]\n", raw)


@pytest.mark.parametrize(("large", "columns"), [(False, 2), (True, 1)])
def test_the_index_has_two_columns_but_in_large_print(printed, large, columns):
    entries = "".join(f".. index:: Ferry {number:02}\n\nText.\n\n" for number in range(60))
    page = printed(
        {"landing.rst": f"Landing\n=======\n\n{entries}"}, bookpress_large_print=large
    ).pdf.pages[-1]
    lefts = {round(x) for text, x, *_ in words_with_sizes(page) if text.startswith("Ferry")}
    assert len(lefts) == columns


# Letters


def fonts_of(book):
    return {spot[4].partition("+")[2] for page in book.pdf.pages for spot in words_with_sizes(page)}


def test_the_text_is_set_in_the_family_that_is_named(printed, tmp_path):
    folder = tmp_path / "fonts"
    folder.mkdir()
    write_font(folder / "ferry.ttf", "Ferry Sans")
    book = printed(bookpress_fonts=str(folder), bookpress_font="Ferry Sans")
    assert "FerrySans" in fonts_of(book)
    assert "FerrySans" not in fonts_of(printed(bookpress_fonts=str(folder)))


def test_code_is_set_in_the_family_that_is_named(printed):
    code = {"toll.rst": "Toll\n====\n\n``salt``\n"}
    assert any("DejaVuSansMono" in name for name in fonts_of(printed(code)))
    own = fonts_of(printed(code, bookpress_mono_font="New Computer Modern"))
    assert any("NewCM" in name for name in own)
    assert not any("DejaVuSansMono" in name for name in own)


# An author's template


def test_a_template_replaces_what_other_definitions_use(printed):
    own = {"own.typ": '#let serif = "New Computer Modern"\n'}
    assert any("NewCM" in name for name in fonts_of(printed(own, bookpress_template="own.typ")))


def test_a_template_replaces_a_page_and_keeps_the_rest(printed):
    own = {"own.typ": '#import "book.typ": *\n#let half-title(title) = bare-page[Half of #title]\n'}
    book = printed(own, bookpress_template="own.typ")
    assert book.pages["i"] == "Half of The Ferry Towns"
    assert book.pages["iii"].startswith("The Ferry Towns A History")


def test_a_template_extends_a_definition_by_helpers_of_its_own(printed):
    own = {
        "own.typ": '#import "book.typ": *\n'
        "#let framed(body) = [Before: #body]\n"
        "#let part-head(it) = framed(it.body)\n"
    }
    assert printed(own, bookpress_template="own.typ").pages["1"] == "Before: The East Bank"


# The file


def test_the_book_keeps_both_standards_for_readers_and_archives(printed):
    book = printed(bookpress_pdf_standards=["ua-1", "a-2a"])
    metadata = book.pdf.trailer["/Root"]["/Metadata"].get_data()
    assert b"pdfuaid:part" in metadata
    assert re.search(rb"pdfaid:conformance[^A]*A", metadata)


def test_the_same_source_gives_the_same_bytes(printed, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert printed().path.read_bytes() == printed().path.read_bytes()


# Other languages, other books


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ("Inhalt", "Abbildungen", "Tabellen", "Zitierweise")),
        ("es", ("Contenidos", "Ilustraciones", "Tablas", "Cómo citar este libro")),
        ("pl", ("Ilustracje", "Tabele", "Jak cytować tę książkę")),
        ("ru", ("Содержание", "Иллюстрации", "Таблицы", "Как цитировать эту книгу")),
    ],
)
def test_the_books_own_words_are_in_its_language(printed, language, words):
    book = printed(language=language)
    assert all(word in book.words for word in words)
    assert not any(word in book.words for word in ("Illustrations", "Chapter", "To cite"))


@pytest.mark.parametrize("asked", [True, ["figures"]])
def test_a_language_that_we_do_not_know_has_no_english_words_unasked(printed, asked):
    book = printed(language="lt", bookpress_lists=asked)
    assert ("Illustrations" in book.words) is (asked is not True)
    assert not any(word in book.words for word in ("Tables", "Chapter", "To cite"))


def test_a_book_from_right_to_left_is_bound_on_the_right(printed):
    margins = {"inside": "40mm", "outside": "1in"}
    book = printed(language="he", bookpress_margins=margins)
    other = printed(bookpress_margins=margins)
    assert text_corner(book, "3")[0] < 80 < text_corner(other, "3")[0]


def test_a_long_title_fits_the_title_page(printed):
    title = ", ".join(["An Inquiry into the Causes of the Quarrel of the Two Banks"] * 3)
    book = printed(project=title)
    assert title in book.pages["iii"]
    for page in book.pdf.pages:
        assert all(0 < spot[1] < 432 for spot in words_with_sizes(page))
    assert book.pages["i"] == title
    sizes = [spot[3] for spot in spots_on(book, "iii")]
    assert max(sizes) == 17  # a short one has 32


def test_a_project_of_one_page_is_a_book(printed):
    one = {"index.rst": "Root\n====\n\nAll there is.\n"}
    options = {
        "bookpress_front_matter": [],
        "bookpress_back_matter": [],
        "exclude_patterns": ["[!i]*"],
    }
    book = printed(one, **options)
    assert book.pages["1"].startswith("Root All there is.")
