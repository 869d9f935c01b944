"""The index: every mention on its page, and nothing else."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pypdf
import pytest

from sphinx_authoring.filing_order import filing_key
from sphinx_bookpress.model.joints import with_joints
from sphinx_bookpress.press import ask

from .conftest import read_book

TEMPLATES = Path(__file__).parents[2] / "ext" / "sphinx_bookpress" / "templates"

small = pytest.mark.sphinx("bookpdf", testroot="bookpress-index")


def index_of(printed) -> str:
    """Return the words of the last pages, from the index on."""
    texts = list(printed.pages.values())
    start = next(place for place, text in enumerate(texts) if text.startswith("Index "))
    return " ".join(texts[start:])


@small
def test_the_index_builds_without_a_warning(app, print_book):
    print_book(app)
    assert app.warning.getvalue() == ""


@small
def test_consecutive_pages_are_a_range_and_others_stand_alone(app, print_book):
    assert "Hallam, 1–3, 5, 7 " in index_of(print_book(app))


@small
def test_a_mention_in_a_note_gives_the_number_of_the_note(app, print_book):
    assert "sluice, 1n1. See flood" in index_of(print_book(app))


@small
def test_neighbouring_notes_of_a_page_are_a_range(app, print_book):
    assert "gate, 2nn2–3, 7n1" in index_of(print_book(app))


@small
def test_the_main_place_is_bold(app, print_book):
    printed = print_book(app)
    page = printed.pdf.pages[printed.pdf.page_labels.index(printed.page_with("Index D"))]
    bold: list[str] = []

    def note_bold(text, _matrix, _text_matrix, font, _size) -> None:
        if font and "Bold" in str(font["/BaseFont"]):
            bold.append(text.strip())

    page.extract_text(visitor_text=note_bold)
    assert "life, 3, 4" in index_of(printed)
    assert [text for text in bold if text] == ["3"]


@small
def test_lines_below_an_entry_follow_it_and_see_also_comes_last(app, print_book):
    assert "dam breaking of, 1 See also Ébro, river; miller; sluice " in index_of(print_book(app))


@small
def test_see_stands_behind_a_name_that_has_no_pages(app, print_book):
    assert "weir. See dam" in index_of(print_book(app))


@small
def test_the_order_knows_neither_accents_nor_spaces(app, print_book):
    index = index_of(print_book(app))
    names = ("dam", "Devlin", "de Vries", "Étienne", "Ezra", "flood", "gate")
    places = [index.index(f"{name}") for name in names]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Pérez", "Perkins"),
        ("New, Alan", "Newark"),
        ("newborn", "New York"),
        ("Łódź", "Lodz, treaty of"),
        ("Ó Briain", "OBrien"),
        ("1 May", "10 June"),
    ],
)
def test_names_are_sorted_letter_by_letter(first, second):
    assert sorted((second, first), key=filing_key) == [first, second]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("es", ["Nunzio", "Núñez", "Nuzo", "Ñandú", "Olmo"]),
        ("en", ["Ñandú", "Nunes", "Núñez", "Nunzio", "Olmo"]),
        ("sv", ["Alm", "Zorn", "Åberg", "Ärla", "Öst"]),
        ("da", ["Aaen", "Zahle", "Ærø", "Østen", "Åse"]),
        ("pl", ["Lublin", "Łódź", "Mazur"]),
        ("de", ["Oder", "Öl", "Olm"]),
    ],
)
def test_letters_that_a_language_has_for_itself_keep_their_place(language, names):
    assert sorted(names, key=lambda name: filing_key(name, language)) == names


def test_a_letter_of_its_own_has_a_head_of_its_own(make_app, tmp_path):
    conf = 'project = "Bok"\nlanguage = "sv"\nextensions = ["sphinx_bookpress"]\n'
    (tmp_path / "conf.py").write_text(conf)
    entries = "".join(f"   single: {name}\n" for name in ("Åberg", "Zorn", "Alm", "+ tecken"))
    (tmp_path / "index.rst").write_text(f"Bok\n===\n\n.. index::\n{entries}\nOrd.\n")
    app = make_app("bookpdf", srcdir=tmp_path)
    app.build()
    assert "+ tecken, 1 A Alm, 1 Z Zorn, 1 Å Åberg, 1" in read_book(app.builder.book_path).words


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("sphinx.ext.autosectionlabel", ["sphinx.", "ext.", "autosectionlabel"]),
        ("epub_post_files_and_more", ["epub_", "post_", "files_", "and_", "more"]),
        ("SphinxPostTransform (class)", ["Sphinx", "Post", "Transform (class)"]),
        ("connect_to_database() (in app)", ["connect_", "to_", "database", "() (in app)"]),
        ("https://example.org/a", ["https://", "example.", "org/", "a"]),
        ("a.b.C and U.S. Navy, McAllister", ["a.b.C and U.S. Navy, McAllister"]),
        ("incomprehensibilities", ["incomprehensibilities"]),
    ],
)
def test_the_long_name_of_a_program_breaks_where_its_parts_meet(name, parts):
    assert with_joints(name).split("\u200b") == parts


def test_a_dotted_name_stays_in_its_column(make_app, tmp_path):
    name = "workshop.measures.tables.StonesToPounds"
    (tmp_path / "conf.py").write_text('project = "Wide"\nextensions = ["sphinx_bookpress"]\n')
    (tmp_path / "index.rst").write_text(f"Wide\n====\n\n.. index:: {name}\n\nWords.\n")
    app = make_app("bookpdf", srcdir=tmp_path)
    app.build()
    printed = read_book(app.builder.book_path)
    page = printed.pdf.pages[printed.pdf.page_labels.index(printed.page_with("Index W"))]
    lines = page.extract_text().splitlines()
    assert f"{name},1" in index_of(printed).replace(" ", "")
    assert not [line for line in lines if name in line]


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("3", "10", "10"),
        ("71", "72", "72"),
        ("96", "117", "117"),
        ("100", "104", "104"),
        ("1100", "1113", "1113"),
        ("101", "108", "8"),
        ("107", "108", "8"),
        ("808", "833", "33"),
        ("1103", "1104", "4"),
        ("321", "328", "28"),
        ("498", "532", "532"),
        ("1087", "1089", "89"),
        ("1496", "1500", "500"),
        ("11564", "11615", "615"),
        ("12991", "13001", "3001"),
        ("xxv", "xxviii", "xxviii"),
        ("999", "1001", "1001"),
    ],
)
def test_ranges_are_shortened_as_chicago_does(tmp_path, first, last, shown):
    for file in TEMPLATES.glob("*.typ"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    main = tmp_path / "range.typ"
    main.write_text(
        f'#import "index.typ": *\n#metadata(range-end("{first}", "{last}"))<it>\n', encoding="utf-8"
    )
    assert ask(main, "<it>", None) == shown


# A book of chance -----------------------------------------------------------------------------

WORDS = tuple(f"{first}{second}ix" for first in "bdfglm" for second in ("ano", "eru", "itu"))
FILLER = ("of", "the", "old", "road", "to", "the", "salt", "pans", "and", "back", "in", "spring")
NOTE_SIZE = 9.0


@dataclass(kw_only=True)
class ReadPage:
    """The words of a page's text, and of its notes by their numbers."""

    text: str = ""
    notes: dict[int, str] = field(default_factory=dict)


def write_book_of_chance(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    folder.mkdir()
    (folder / "conf.py").write_text('project = "Chance"\nextensions = ["sphinx_bookpress"]\n')
    (folder / "index.rst").write_text("Chance\n======\n\n.. toctree::\n   :glob:\n\n   part*\n")

    def words(count: int) -> str:
        return " ".join(
            f":index:`{chance.choice(WORDS)}`" if chance.random() < 0.02 else chance.choice(FILLER)
            for _ in range(count)
        )

    for number in range(4):
        blocks = [f"Part {number}\n======"]
        for _ in range(30):
            blocks.append(f"{words(chance.randint(20, 140))}. [#]_")
            blocks.append(f".. [#] {words(chance.randint(10, 60))}.")
        (folder / f"part{number}.rst").write_text("\n\n".join(blocks) + "\n")


def read_pages(path: Path) -> Iterator[tuple[str, ReadPage]]:
    """Give the pages with the numbers printed on them; a note's words are smaller than the text."""
    pdf = pypdf.PdfReader(path)
    for label, page in zip(pdf.page_labels, pdf.pages, strict=True):
        pieces: dict[bool, list[str]] = {False: [], True: []}

        def sort_out(text, _matrix, _text_matrix, font, size, pieces=pieces) -> None:
            pieces[bool(font) and size < NOTE_SIZE].append(text)

        page.extract_text(visitor_text=sort_out)
        read = ReadPage(text=plain(pieces[False]))
        for note in re.finditer(r"(?<!\S)(\d+)\.(.*?)(?=\s\d+\.|$)", plain(pieces[True])):
            read.notes[int(note.group(1))] = note.group(2)
        yield label, read


def plain(pieces: list[str]) -> str:
    joined = re.sub(r"[\u00ad\-‐]\n", "", "".join(pieces).replace("\u2060", ""))
    return re.sub(r"\s+", " ", joined)


def listed(index: str, word: str) -> set[str]:
    """Return the locators of *word*, ranges spread out."""
    (line,) = re.findall(rf"\b{word}((?:, [\dn–]+)+)", index)
    locators = set()
    for locator in line.removeprefix(", ").split(", "):
        match = re.fullmatch(r"(?:(\d+)n)?n?(\d+)(?:–(\d+))?", locator)
        page, first, last = match.groups()
        for number in range(int(first), int(last or first) + 1):
            locators.add(f"{page}n{number}" if page else str(number))
    return locators


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_index_has_every_mention_and_no_other_page(make_app, tmp_path, seed):
    write_book_of_chance(tmp_path / "book", seed)
    app = make_app("bookpdf", srcdir=tmp_path / "book")
    app.build()
    pages = dict(read_pages(app.builder.book_path))
    index = index_of(read_book(app.builder.book_path))
    first_of_index = next(int(n) for n, page in pages.items() if page.text.startswith("Index "))
    for word in WORDS:
        expected = set()
        for number, page in pages.items():
            if not number.isdigit() or int(number) >= first_of_index:
                continue
            if word in page.text:
                expected.add(number)
            else:
                expected |= {
                    f"{number}n{note}" for note, words in page.notes.items() if word in words
                }
        assert listed(index, word) == expected, word


def test_a_head_is_repeated_where_its_entry_goes_on(make_app, tmp_path):
    (tmp_path / "conf.py").write_text('project = "Long"\nextensions = ["sphinx_bookpress"]\n')
    lines = "".join(f"   single: Castro, Fidel; deed {number:03}\n" for number in range(150))
    (tmp_path / "index.rst").write_text(f"Long\n====\n\n.. index::\n{lines}\nWords.\n")
    app = make_app("bookpdf", srcdir=tmp_path)
    app.build()
    printed = read_book(app.builder.book_path)
    pages = [text for text in printed.pages.values() if "deed" in text]
    assert len(pages) == 2
    assert pages[0].count("Castro, Fidel (continued) deed") == 1
    assert pages[1].count("Castro, Fidel (continued) deed") == 2
    assert printed.words.count("Castro, Fidel deed 000, 1 ") == 1


def test_the_word_for_continued_is_in_the_language_of_the_book(make_app, tmp_path):
    conf = 'project = "Largo"\nlanguage = "es"\nextensions = ["sphinx_bookpress"]\n'
    (tmp_path / "conf.py").write_text(conf)
    lines = "".join(f"   single: Castro; hecho {number:03}\n" for number in range(60))
    (tmp_path / "index.rst").write_text(f"Largo\n=====\n\n.. index::\n{lines}\nPalabras.\n")
    app = make_app("bookpdf", srcdir=tmp_path)
    app.build()
    assert "Castro (continuación) hecho" in read_book(app.builder.book_path).words


def test_the_index_of_a_domain_lists_all_mentions_of_a_thing(make_app, tmp_path):
    (tmp_path / "things.py").write_text(DOMAIN, encoding="utf-8")
    conf = (
        "import sys\nfrom pathlib import Path\nsys.path.insert(0, str(Path(__file__).parent))\n"
        'project = "Things"\nextensions = ["sphinx_bookpress", "things"]\n'
        "bookpress_one_sided = True\n"
    )
    (tmp_path / "conf.py").write_text(conf)
    text = (
        "Things\n======\n\n:index:`Orrow`.\n\n.. raw:: typst\n\n   #pagebreak()\n\n"
        ":index:`the life <!Orrow>`\n"
    )
    (tmp_path / "index.rst").write_text(text)
    app = make_app("bookpdf", srcdir=tmp_path)
    app.build()
    printed = read_book(app.builder.book_path)
    assert "Orrow, Tamsin fl. year 3, 1, 2" in printed.words


DOMAIN = """
from sphinx.domains import Domain, Index, IndexEntry

class Persons(Index):
    name = "persons"
    localname = "Index of Persons"
    def generate(self, docnames=None):
        orrow = IndexEntry("Orrow, Tamsin", 0, "index", "index-1", "fl. year 3", "", "")
        return [("O", [orrow])], False

class Things(Domain):
    name = "things"
    label = "Things"
    indices = [Persons]

def setup(app):
    app.add_domain(Things)
    return {"version": "1", "parallel_read_safe": True}
"""
