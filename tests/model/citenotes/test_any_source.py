"""What must hold of any source, whatever fields its entry has."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Entry

from sphinx_citenotes.model.chicago import ShortOptions, bibliography, note, short
from sphinx_citenotes.model.details import Detail
from sphinx_citenotes.model.kinds import KIND_OF_SUBTYPE, KIND_OF_TYPE, Kind
from sphinx_citenotes.model.locator import parse_locator
from sphinx_citenotes.model.mhra import MHRA
from sphinx_citenotes.model.problems import ProblemKind
from sphinx_citenotes.model.source import read_source

NAMES = ("Venn, Ada", "Brandt, Olaf", "{Harbor Board}", "[Lee], Ann", "de la Mar, Luis")
TITLES = (
    "Low Water", "Piers: A History", "Bereg [Shore]", "Hai an shi 海岸史", "Why Sail?", "``Ebb''",
    "Notes on Rope", r"On \emph{Tides}",
)  # fmt: skip
WORDS = {
    "author": NAMES, "editor": NAMES, "translator": NAMES, "bookauthor": NAMES,
    "title": TITLES, "subtitle": TITLES, "booktitle": TITLES, "maintitle": TITLES,
    "journaltitle": ("Gulf Review", "Voprosy [Questions]"), "shorttitle": ("Tides",),
    "origtitle": ("Das Meer",), "issuetitle": ("Storms",),
    "titleaddon": ("telegram", "season 3, episode 12", "[The shore]"),
    "series": ("Stat.", "U.S.C.", "Gulf Notes"), "number": ("12", "91-190", "H.R. 5005"),
    "volume": ("2", "IV", "vol. 3"), "volumes": ("5",), "part": ("1",), "chapter": ("3",),
    "edition": ("2", "rev. ed."), "pages": ("4--9", "12", "xii"), "version": ("NRSV",),
    "publisher": ("Harbor", "Pier Inc."), "location": ("Oslo", "Bergen and Kiel"),
    "institution": ("Gulf Library",), "organization": ("Brandt Papers", "107th Cong."),
    "eventtitle": ("Gulf Conference",), "venue": ("Club House",),
    "howpublished": ("DVD", "Typescript, 1959", "Speech to the Gulf Club, June 13, 1959"),
    "type": ("phdthesis", "Public Law", "hearing"),
    "note": ("Box 4, Folder 3", r"Archived at \url{https://example.org/a}", "Gulf Library, Oslo"),
    "addendum": ("Signed copy",), "pubstate": ("forthcoming", "reprint"),
    "origpublisher": ("Hafen",), "origlocation": ("Kiel",), "origlanguage": ("german",),
    "shelfmark": ("MS 12",), "langid": ("german",), "nameaddon": ("the pilot",),
    "authortype": ("anon", "anon?", "compiler"), "editortype": ("director", "general editor"),
    "url": ("https://example.org/b",), "urldate": ("2017-05-01",), "doi": ("10.5555/12",),
    "shortauthor": ("Venn",), "reviewedtitle": ("Sails",), "eprint": ("12",),
}  # fmt: skip
DAYS = ("1961-04-17", "1961-04", "1961", "1948/1953", "1961-04-17/1961-04-20", "1961~", "1970-")
DATES = {"date": DAYS, "origdate": DAYS, "eventdate": DAYS}

fields = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in (WORDS | DATES).items()}
)
types = st.sampled_from([*KIND_OF_TYPE, "nonsense"])
subtypes = st.sampled_from(["", *KIND_OF_SUBTYPE, "classical", "bible"])
places = st.sampled_from(["", "12", "12-14", "2:45", "chap. 3", "fols. 12ra-13vb", "Gen. 1:3"])
details = st.lists(st.sampled_from(Detail), unique=True).map(tuple)

FAULTS = re.compile(
    r"\.\.|,,|;;|::|[?!]\.|,\.|\.,(?! )|\s[,.;:]|\(\s|\s\)|\(\)|\[\]|\s\s|[,;:(]$|“”|‘’|\*"
)
PAIRS = ("“”", "()", "[]")


def sources(kind, subtype, given_fields):
    source, problems = read_source("key", Entry(kind, {**given_fields, "entrysubtype": subtype}))
    ours = [problem.message for problem in problems if problem.kind is ProblemKind.INTERNAL]
    assert ours == []
    return source


def letters(text):
    plain = unicodedata.normalize("NFKD", text.casefold())
    return set(re.findall(r"[^\W_]+", plain))


@pytest.mark.fuzz
@given(types, subtypes, fields, places, details)
def test_every_citation_is_whole(kind, subtype, given_fields, place, added):
    source = sources(kind, subtype, given_fields)
    locator, options = parse_locator(place), ShortOptions(details=added)
    for text in (note(source, locator), short(source, locator, options), bibliography(source)):
        plain = str(text)
        assert not FAULTS.search(plain), plain
        for opening, closing in PAIRS:
            assert plain.count(opening) == plain.count(closing), plain


@pytest.mark.fuzz
@given(types, subtypes, fields, places, details)
def test_the_mhra_prints_every_source(kind, subtype, given_fields, place, added):
    source = sources(kind, subtype, given_fields)
    locator, options = parse_locator(place), ShortOptions(details=added)
    for text in (
        MHRA.note(source, locator),
        MHRA.short(source, locator, options),
        MHRA.bibliography(source),
    ):
        assert str(text)


@pytest.mark.fuzz
@given(types, subtypes, fields)
def test_no_date_is_called_missing_where_one_is(kind, subtype, given_fields):
    source = sources(kind, subtype, given_fields)
    if DATES.keys() & given_fields.keys():
        assert "n.d." not in str(bibliography(source))
        assert "n.d." not in str(note(source))


@pytest.mark.fuzz
@given(types, subtypes, fields)
def test_author_and_title_stand_in_the_list(kind, subtype, given_fields):
    source = sources(kind, subtype, given_fields)
    printed = letters(str(bibliography(source)))
    assert letters(given_fields.get("title", "").replace(r"\emph", "")) <= printed
    if source.kind is not Kind.CASE:  # known by its parties
        assert letters(given_fields.get("author", "")) <= printed


@pytest.mark.fuzz
@given(types, subtypes, fields)
def test_the_year_stands_in_the_list(kind, subtype, given_fields):
    if (
        "date" in given_fields
        and "origdate" not in given_fields
        and "eventdate" not in given_fields
    ):
        printed = str(bibliography(sources(kind, subtype, given_fields)))
        assert given_fields["date"][:4] in printed
