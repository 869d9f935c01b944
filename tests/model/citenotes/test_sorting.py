"""The order of the bibliography, and shortened notes that mean one source."""

import pytest
from pybtex.database import parse_string

from sphinx_citenotes.model.chicago import PLAIN_SHORT, short
from sphinx_citenotes.model.disambiguation import disambiguate
from sphinx_citenotes.model.sort import sort_key
from sphinx_citenotes.model.source import read_source


def book(author="", title="Waves", more=""):
    who = f"author = {{{author}}}," if author else ""
    text = f"@book{{k, {who} title = {{{title}}}, date = {{1961}}, location = {{Rome}}, {more}}}"
    return read_source("k", parse_string(text, "bibtex").entries["k"])[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (book("Lee, Ann"), book("Lee, Bob")),
        (book("Lee, Ann"), book("Lee, Ann and Aal, A.")),
        (book("Lee, Ann", "Zinc"), book("Lee, Ann and others", "Arc")),
        (book("Lee, Ann and others"), book("Lee, Ann and Aal, A.")),
        (book("Lee, Ann", "The Arc"), book("Lee, Ann", "Beams")),
        (book("De La Mare, W."), book("Delano, A.")),
        (book("Pérez, Z."), book("Perkins, A.")),
        (book("Tocqueville, Alexis de"), book("Todd, A.")),
        (book("Lee, Ann"), book(title="The Log")),
        (book(title="A Zoo"), book("Zorn, A.")),
        (book("O'Brien, A."), book("Obst, A.")),
        (book("Ángel, A."), book("Ball, A.")),
        (book("Zorn, A.", more="sortname = {Aal, A.}"), book("Lee, Ann")),
        (book("Zorn, A."), book("Хрущёв, Н.")),
        (book("al-Khalidi, W."), book("Lee, Ann")),
        (
            book("Lee, Ann", "Zinc", "maintitle = {Metals}, volume = 2"),
            book("Lee, Ann", "Arsenic", "maintitle = {Metals}, volume = 10"),
        ),
        (book(title="Zinc", more="maintitle = {Metals}, volume = 2"), book(title="Nickel")),
        (book(title="Los barcos", more="langid = {spanish}"), book(title="Cartas")),
    ],
)
def test_entries_stand_letter_by_letter(before, after):
    assert sort_key(before) < sort_key(after)


ENTRIES = """
@music{song, title = {Gull}, booktitle = {Anthems}, publisher = {Folkways}, date = {1961}}
@online{page, title = {Zebras}, maintitle = {Bay}, organization = {Bay Office}, date = {1999}}
@book{book, author = {Cole, A.}, title = {Waves}, date = {1999}}
@video{part, entrysubtype = {television}, title = {Abroad}, maintitle = {Day by Day},
    organization = {CBS}, date = {1961-04-17}}
@inreference{entry, title = {Aardvark}, booktitle = {Encyclopedia of Beasts}, date = {1980}}
@article{news, title = {Aces}, journaltitle = {The Fig}, date = {1961-04-17}}
"""


def test_an_entry_stands_where_its_first_words_belong():
    entries = parse_string(ENTRIES, "bibtex").entries
    sources = [read_source(key, entry)[0] for key, entry in entries.items()]
    ordered = [source.key for source in sorted(sources, key=sort_key)]
    assert ordered == ["page", "book", "part", "entry", "news", "song"]


def shorts(text):
    entries = parse_string(text, "bibtex").entries
    sources = [read_source(key, entry)[0] for key, entry in entries.items()]
    options = disambiguate(sources)
    return [str(short(source, options=options.get(source.key, PLAIN_SHORT))) for source in sources]


def test_two_authors_of_one_surname_get_their_given_names():
    text = """@book{a, author = {Eisenhower, Dwight D.}, title = {Waging Peace}, year = 1965}
        @book{b, author = {Eisenhower, Milton S.}, title = {The Wine Is Bitter}, year = 1963}
        @book{c, author = {Lee, Ann}, title = {Waves}, year = 1963}"""
    assert shorts(text) == [
        "Dwight D. Eisenhower, Waging Peace.",
        "Milton S. Eisenhower, Wine Is Bitter.",
        "Lee, Waves.",
    ]


def test_works_with_one_short_title_get_the_whole_one():
    text = """@book{a, author = {Lee, Ann}, title = {Cuba: The Landing}, year = 1965}
        @book{b, author = {Lee, Ann}, title = {Cuba: The Return}, year = 1963}"""
    assert shorts(text) == ["Lee, Cuba: The Landing.", "Lee, Cuba: The Return."]


def test_works_with_one_title_get_their_dates():
    text = "".join(
        f"@article{{k{day}, author = {{Lee, Ann}}, title = {{My Day}}, journal = {{Post}},"
        f" date = {{1961-04-{day}}}}}\n"
        for day in (17, 18)
    )
    assert shorts(text) == ["Lee, “My Day,” April 17, 1961.", "Lee, “My Day,” April 18, 1961."]


def test_two_introductions_of_one_author_name_their_books():
    text = "".join(
        f"@suppbook{{{book}, author = {{Lee, Ann}}, title = {{Introduction}},"
        f" booktitle = {{{book}}}, year = 1965}}\n"
        for book in ("Waves", "Foam")
    )
    assert shorts(text) == ["Lee, introduction to Waves.", "Lee, introduction to Foam."]


def test_sources_that_differ_need_nothing():
    sources = [book("Lee, Ann", "Waves")]
    assert disambiguate(sources) == {}
