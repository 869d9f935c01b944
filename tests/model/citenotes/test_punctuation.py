"""Whatever is in an entry, its citations are whole sentences."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import Entry

from sphinx_citenotes.model.chicago import bibliography, note, short
from sphinx_citenotes.model.kinds import KIND_OF_SUBTYPE, KIND_OF_TYPE
from sphinx_citenotes.model.line import Line
from sphinx_citenotes.model.locator import parse_locator
from sphinx_citenotes.model.markup import to_markup
from sphinx_citenotes.model.source import read_source
from sphinx_citenotes.model.words import as_text, as_words, italicize, quote

FIELDS = (
    "author", "editor", "translator", "title", "subtitle", "shorttitle", "titleaddon", "booktitle",
    "maintitle", "journaltitle", "issuetitle", "series", "number", "volume", "volumes", "edition",
    "pages", "publisher", "location", "institution", "organization", "eventtitle", "venue",
    "howpublished", "type", "note", "addendum", "pubstate", "chapter", "bookauthor", "date",
    "origdate", "urldate", "url", "year", "month", "langid", "options", "reviewedtitle", "doi",
    "eprint", "eprinttype", "version", "reporter", "court", "library", "foreword", "eid", "issue",
    "eventdate", "shortauthor", "nameaddon", "part", "booktitleaddon", "origpublisher", "school",
)  # fmt: skip

words = st.sampled_from(
    ["Waves", "the Bay", "``Quoted''", "`So'", r"\emph{Houston}", "Why?", "Stop!", "Jr.", "Inc.",
     "etc.", "a: b", "{Cuba}", "n.d.", "1961", "4", "review of X", "A to B", "ends,", "de la Mar",
     "Lee, Ann", "Lee, Ann and others", "“x”", "Ж", "毛"]
)  # fmt: skip
values = st.lists(words, min_size=1, max_size=3).map(" ".join)
types = st.sampled_from([*KIND_OF_TYPE, "nonsense"])
subtypes = st.sampled_from(["", *KIND_OF_SUBTYPE])
FAULTS = re.compile(r"\.\.|,,|[?!]\.|[?!…]:|;;|::|,\.|\s[,.;](?!\w)|\(\s|\s\)|\(\)|\s\s|[,;:(]$")


@given(types, subtypes, st.dictionaries(st.sampled_from(FIELDS), values), values)
@settings(max_examples=300, deadline=None)
def test_no_mark_is_doubled_and_every_citation_ends(kind, subtype, fields, place):
    source, _ = read_source("key", Entry(kind, {**fields, "entrysubtype": subtype}))
    locator = parse_locator(place)
    for text in (note(source, locator), short(source, locator), bibliography(source)):
        plain = str(text)
        assert not FAULTS.search(plain), plain
        assert re.search(r"[.?!][”’)]*$", plain) or plain.endswith("”"), plain


@given(types, subtypes, st.dictionaries(st.sampled_from(FIELDS), st.text()), st.text())
@settings(max_examples=300, deadline=None)
def test_no_content_stops_the_formatter(kind, subtype, fields, place):
    source, _ = read_source("key", Entry(kind, {**fields, "entrysubtype": subtype}))
    locator = parse_locator(place)
    for text in (note(source, locator), short(source, locator), bibliography(source)):
        assert str(text)
        assert "\ue000" not in str(text)
        assert "\ue001" not in str(text)


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        (Line(quote(as_words("Waves"))).comma("12"), "“Waves,” 12"),
        (Line(quote(as_words("Waves?"))).comma("12"), "“Waves?,” 12"),
        (Line(quote(as_words("Waves?"))).sentence("Rome"), "“Waves?” Rome"),
        (Line(quote(as_words("Waves"))).semicolon("Rome"), "“Waves”; Rome"),
        (Line(quote(quote(as_words("Waves")))).comma("12"), "“‘Waves,’” 12"),
        (Line(italicize(quote(as_words("Waves")))).comma("12"), "*“Waves,”* 12"),
        (Line("Lee Jr.").sentence("Rome"), "Lee Jr. Rome"),
        (Line("Lee Jr.").comma("Rome"), "Lee Jr., Rome"),
        (Line("").comma("Rome"), "Rome"),
        (Line("Waves").paren("Rome: Casa (Libri), 1961"), "Waves (Rome: Casa [Libri], 1961)"),
        (Line("Lee").comma("").paren(()).comma("12"), "Lee, 12"),
    ],
)
def test_marks_join_parts(line, printed):
    assert to_markup(as_text(line.words)) == printed
