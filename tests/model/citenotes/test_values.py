"""Addresses, fields, commands and dates that cannot be what they should: told, never false."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_authoring.addresses import is_web_address
from sphinx_citenotes.model.bibfile import read_bibliography
from sphinx_citenotes.model.chicago import bibliography, note
from sphinx_citenotes.model.csl import as_csl
from sphinx_citenotes.model.dates import complaint_of_date, complaint_of_parts, read_date
from sphinx_citenotes.model.exchange import as_item
from sphinx_citenotes.model.known_fields import unknown_fields
from sphinx_citenotes.model.locator import NOWHERE, parse_locator
from sphinx_citenotes.model.openurl import as_openurl
from sphinx_citenotes.model.problems import ProblemKind
from sphinx_citenotes.model.ris import as_ris


def read(fields, kind="misc"):
    """Return the source with a title, an author, a year and *fields*, and what is told of it."""
    text = f"@{kind}{{a, author = {{Lee, Ann}}, title = {{Waves}}, {fields}}}"
    found = read_bibliography(text, file="r.bib")
    return found.sources[0], [str(problem) for problem in found.problems]


# --- addresses ---

SCRIPTS = [
    "javascript:qaXSS()", "JaVaScRiPt:qaXSS()", "vbscript:qaXSS()", "data:text/html,<b>qaXSS</b>",
    "file:///etc/qaXSS", "java script:qaXSS()", "ms-word:qaXSS", "//evil.example/qaXSS",
    "www.example.org/qaXSS", "urn:nbn:qaXSS",
]  # fmt: skip


def links_of(text):
    """Return the addresses that pybtex's rich *text* links to."""
    own = [text.url] if hasattr(text, "url") else []
    return own + [url for part in getattr(text, "parts", ()) for url in links_of(part)]


@pytest.mark.parametrize("address", SCRIPTS)
@pytest.mark.parametrize(
    "field",
    [
        "url = {%s}", r"howpublished = {\url{%s}}", r"note = {\url{%s}}",
        r"addendum = {At \url{%s}}",
        r"howpublished = {Seen at \url{%s} often}", r"titleaddon = {\href{%s}{qaXSS}}",
        "doi = {%s}",
        "url = {\n %s\t}",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_printed_without_a_link_and_told(field, address):
    typed = field % address
    source, told = read(f"year = 1900, {typed}", "online")
    for form in (note(source, NOWHERE), bibliography(source)):
        assert links_of(form) == []
    assert "qaxss" in str(bibliography(source)).lower()
    assert any(message.startswith("r.bib:1: a: ") and "qaXSS" in message for message in told)
    item = as_item(source)
    assert item.url == item.doi == ""
    assert "UR  -" not in as_ris(item)
    assert "URL" not in as_csl(item)
    assert "rft_id" not in as_openurl(item)


@pytest.mark.parametrize(
    ("field", "linked"),
    [
        ("url = {https://a.example/b?c=d~e}", "https://a.example/b?c=d~e"),
        ("url = {http://a.example}", "http://a.example"),
        ("url = {ftp://a.example/b}", "ftp://a.example/b"),
        ("url = {mailto:lee@a.example}", "mailto:lee@a.example"),
        (r"url = {\url{https://a.example/b\_c}}", "https://a.example/b_c"),
        ("doi = {10.1000/182}", "https://doi.org/10.1000/182"),
        ("doi = {https://doi.org/10.1000/182}", "https://doi.org/10.1000/182"),
        ("doi = {doi.org/10.1000/182}", "https://doi.org/10.1000/182"),
        ("doi = {doi: 10.1000/182}", "https://doi.org/10.1000/182"),
        ("doi = {10/abcd}", "https://doi.org/10/abcd"),
        (r"howpublished = {\url{https://a.example/b}}", "https://a.example/b"),
        (r"addendum = {At \url{https://a.example/b--c}}", "https://a.example/b--c"),
        (r"addendum = {At \href{https://a.example/b}{the site}}", "https://a.example/b"),
    ],
)
def test_an_address_of_the_web_is_linked_in_silence(field, linked):
    source, told = read(f"year = 1900, {field}", "online")
    assert links_of(bibliography(source)) == [linked]
    assert told == []


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("url = {www.a.example/b}", ("‘www.a.example/b’ in url is printed without a link; write"
         " https://www.a.example/b")),
        ("url = {lee@a.example}", ("‘lee@a.example’ in url is printed without a link; write"
         " mailto:lee@a.example")),
        ("url = {javascript:x()}", ("‘javascript:x()’ in url is printed without a link; write an"
         " address that begins with http, https, ftp or mailto")),
        ("doi = {javascript:x()}",
         ("doi = {javascript:x()} is no DOI, as in 10.1000/182; correct"
         " it, or write it as url")),
    ],
)  # fmt: skip
def test_the_fix_of_an_address_is_told(field, told):
    assert read(f"year = 1900, {field}", "online")[1] == [f"r.bib:1: a: {told}"]


def test_a_script_that_is_inherited_is_no_link_either():
    text = (
        "@incollection{a, author = {Lee, Ann}, title = {Waves}, crossref = {b}}\n"
        "@collection{b, title = {Tides}, year = 1900, url = {javascript:x()}}"
    )
    read = read_bibliography(text)
    assert [links_of(bibliography(source)) for source in read.sources] == [[], []]
    assert [p.kind for p in read.problems if p.kind is ProblemKind.ADDRESS] == [ProblemKind.ADDRESS]


@pytest.mark.fuzz
@given(st.sampled_from(["url", "doi", "howpublished", "note", "addendum", "eprint"]), st.text())
def test_no_text_becomes_a_link_that_is_none(field, text):
    text = text.translate(str.maketrans("", "", "{}\\"))
    source, _told = read(f"year = 1900, {field} = {{{text}}}", "online")
    assert all(is_web_address(url) for url in links_of(bibliography(source)))


# --- fields ---


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("publischer", "publisher"), ("titel", "title"), ("hotpublished", "howpublished"),
        ("journ", "journaltitle"), ("bookttle", "booktitle"), ("auhtor", "author"),
        ("jounral", "journal"), ("Edtor", "editor"), ("locaton", "location"), ("yaer", "year"),
        ("pges", "pages"), ("volum", "volume"), ("tranlator", "translator"), ("seires", "series"),
        ("urldat", "urldate"), ("adress", "address"), ("insitution", "institution"),
        ("journaltitel", "journaltitle"), ("verlag", "publisher"), ("autor", "author"),
        ("origtitel", "origtitle"), ("edtion", "edition"), ("dates", "date"), ("notes", "note"),
    ],
)  # fmt: skip
def test_a_misspelt_field_is_told_with_the_one_that_is_meant(typed, meant):
    (problem,) = [
        problem
        for problem in read_bibliography(f"@misc{{a, title = {{Waves}}, {typed} = {{x}}}}").problems
        if problem.kind is ProblemKind.FIELD
    ]
    assert problem.message == (
        f"a: the field {typed.lower()} is not known and is not printed; did you mean {meant}?"
    )


def test_a_field_that_is_near_to_none_is_told():
    assert [sentence for _name, sentence in unknown_fields(["wibblewobble"])] == [
        (
            "the field wibblewobble is not known and is not printed; correct its name, or put what"
            " it says in note"
        )
    ]


@pytest.mark.parametrize(
    "name",
    [
        "abstract", "keywords", "file", "annote", "mendeley-tags", "bdsk-url-1", "bdsk-file-1",
        "date-added", "date-modified", "zotero-key", "groups", "timestamp", "owner", "readcube_id",
        "issn", "isbn", "lccn", "author+an", "title+an:default", "usera", "verbc", "listf",
        "citeulike-article-id", "biburl", "bibsource", "unique-id", "optnote", "altauthor",
        "langid", "shorthandintro", "eprintclass", "creationdate", "__markedentry", "jabref-level",
        "authortype", "nameaddon", "pagetotal", "ids", "related", "hyphenation", "urldate",
    ],
)  # fmt: skip
def test_fields_that_programs_and_packages_write_are_no_mistake(name):
    assert list(unknown_fields([name])) == []


def test_one_misspelt_field_in_many_entries_is_one_message():
    text = "\n".join(
        f"@misc{{k{n}, title = {{T}}, year = 1900, publischer = {{x}}}}" for n in range(300)
    )
    (problem,) = read_bibliography(text, file="r.bib").problems
    assert str(problem) == (
        "r.bib:1: k0: the field publischer is not known and is not printed; did you mean publisher?"
        " (300 times in all; here first)"
    )


# --- commands ---


def test_a_command_that_nobody_knows_is_told_with_its_field_and_its_words_are_printed():
    source, told = read(r"year = 1900, note = {a \foo*[x]{b} c}, abstract = {\bar}")
    assert str(bibliography(source)) == "Lee, Ann. “Waves.” A b c, 1900."
    assert told == [
        (
            r"r.bib:1: a: note: nobody here knows the command \foo, and only the words in its"
            " braces are printed; write the character or the words"
        )
    ]


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        (r"year = 1900, pages = {41\bibrangedash 56}, journal = {J}, volume = {2\adddot}",
         "Lee, Ann. “Waves.” J 2. (1900): 41–56."),
        (r"date = {1961\bibdatedash 1963}, journal = {J}, volume = 2, number = {3\addslash 4}",
         "Lee, Ann. “Waves.” J 2, nos. 3/4 (1961–63)."),
        (r'year = {\textbf{1961}}, month = nov # "~5", journal = {J}',
         "Lee, Ann. “Waves.” J, November 5, 1961."),
    ],
)  # fmt: skip
def test_fields_that_are_numbers_are_read_as_latex_too(fields, printed):
    source, told = read(fields, "article")
    assert str(bibliography(source)) == printed
    assert told == []


def test_an_edition_may_be_a_word_of_biblatex():
    source, told = read(
        r"edition = {\bibstring{revisededition}}, publisher = {P}, location = {Rome}, date = 1961",
        "book",
    )
    assert str(bibliography(source)) == "Lee, Ann. Waves. Rev. ed. Rome: P, 1961."
    assert told == []


# --- dates ---


@pytest.mark.parametrize(
    "text",
    [
        "1900/1800", "1961-04-20/1961-04-17", "1961-05/1961-04", "2020-02-30", "2019-02-29",
        "2020-02-30T25:61", "2020-01-01T25:00", "2020-01-01T12:61", "2020-04-31", "2020-13",
        "2020-00-10", "2020-99-99", "12", "19611", "never", "NaN", "???", "soon", "1961--04",
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_is_told(text):
    told = complaint_of_date("date", text)
    assert told.startswith(f"date = {{{text}}} is no date; write year-month-day")


def test_a_year_that_is_none_is_one_message():
    assert read("year = {NaN}", "book")[1] == [
        "r.bib:1: a: year = {NaN} is no year; write four figures, or n.d. if there is none"
    ]


@pytest.mark.parametrize("text", ["1900/1800", "2020-02-30", "2020-02-30T25:61", "2020-13"])
def test_a_date_that_cannot_be_is_printed_as_typed_and_as_nothing_else(text):
    assert read_date(text).words == text


@pytest.mark.parametrize("text", ["NaN", "null", "none", "undefined", "?", "never", "N/A"])
def test_what_programs_write_for_no_date_prints_nothing(text):
    source, told = read(f"year = {{{text}}}")
    assert text not in str(bibliography(source))
    assert any("is no year" in message for message in told)


@pytest.mark.parametrize(
    "text",
    [
        "1961", "1961-04", "1961-04-17", "1961-04-17/1961-04-20", "1961/", "/1961", "../1961",
        "1961~", "1961?", "1961%", "196X", "-0043", "2020-02-29", "1900-02-29", "2001-21",
        "2020-01-01T12:30:00Z", "2020-01-01T12:30:00+02:00", "2020-01-01T24:00", "n.d.",
        "forthcoming",
        "in press", "ca. 1950", "Spring 1961", "May 1, 2020", "1 May 2020", "[1961]", "1961 [1962]",
        "MCMLXI", "after 1945", "昭和36年", "1961年", "1961-1963", "1961–63", "",
    ],
)  # fmt: skip
def test_a_date_in_any_of_its_forms_is_no_mistake(text):
    assert complaint_of_date("date", text) == ""


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (("1961", "", ""), []), (("1961", "4", "17"), []), (("1961", "April", "17"), []),
        (("1961", "nov~5", ""), []), (("1961", "Mar/Apr", ""), []), (("1961", "Spring", ""), []),
        (("1960-1961", "", ""), []), (("1961a", "", ""), []), (("n.d.", "", ""), []),
        (("forthcoming", "", ""), []), (("ca. 1950", "", ""), []), (("1961", "abril", ""), []),
        (("1970-", "", ""), []), (("c1999", "", ""), []), (("[1961?]", "", ""), []),
        (("NaN", "", ""),
        ["year = {NaN} is no year; write four figures, or n.d. if there is none"]),
        (("1961-1960", "", ""),
         ["year = {1961-1960} is no year; write four figures, or n.d. if there is none"]),
        (("1961", "13", ""), ["month = {13} is no month; write its number or its English name"]),
        (("1961", "foo", ""), ["month = {foo} is no month; write its number or its English name"]),
        (("1961", "2", "30"), ["day = {30} is no day of that month; correct it"]),
        (("1961", "feb~30", ""), ["day = {30} is no day of that month; correct it"]),
        (("1961", "4", "45"), ["day = {45} is no day of that month; correct it"]),
    ],
)  # fmt: skip
def test_year_month_and_day_that_cannot_be_are_told(parts, told):
    assert list(complaint_of_parts(*parts)) == told


def test_a_day_of_access_that_is_none_is_told_and_not_printed():
    source, told = read("year = 1900, url = {https://a.example}, urldate = {never}", "online")
    assert "never" not in str(note(source, NOWHERE))
    assert any("urldate = {never} is no date" in message for message in told)


@pytest.mark.fuzz
@given(st.text(alphabet="0123456789-/.~?%XT: nd[]aprilcMay", max_size=24) | st.text(max_size=9))
def test_any_date_is_read_and_told(text):
    when = read_date(text)
    if when.start and when.end and not when.words:
        assert when.start.year <= when.end.year or when.start.decade or when.end.decade
    complaint_of_date("date", text)
    list(complaint_of_parts(text, text[:5], text[:2]))


@pytest.mark.fuzz
@given(st.text(alphabet="0123456789-–—,;:. ivxpfolschnmeditv()[]&", max_size=30) | st.text())
def test_any_place_in_a_source_is_read(text):
    parse_locator(text)


# --- inheritance ---


def test_a_circle_is_told_where_it_stands():
    text = (
        "@misc{a, title = {A}, year = 1900, crossref = {b}}\n"
        "@misc{b, title = {B}, year = 1900, crossref = {a}}"
    )
    assert [str(problem) for problem in read_bibliography(text, file="r.bib").problems] == [
        "r.bib:1: a: in ‘b’, crossref = {a} leads in a circle; take it out, or name another entry",
        "r.bib:2: b: in ‘a’, crossref = {b} leads in a circle; take it out, or name another entry",
    ]


def test_a_subtype_of_any_characters_is_taken_as_it_is_typed():
    source, told = read("entrysubtype = {(}, year = 1900", "archival")
    assert str(bibliography(source)) == "Lee, Ann. “Waves,” 1900."
    assert not any("mistake of ours" in message for message in told)
