"""What can be read of a broken .bib text is read, and each mistake is told once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_citenotes.model.bibfile import EntryReader, read_bibliography
from sphinx_citenotes.model.chicago import bibliography
from sphinx_citenotes.model.problems import ProblemKind

LATER = "@book{z, title = {Later}}\n"


def read(text):
    """Return the entries as dicts of their fields, by key, and what the author is told."""
    reader = EntryReader()
    reader.read(text, "r.bib")
    entries = {key: dict(entry.fields) for key, entry in reader.entries.items()}
    return entries, [str(problem) for problem in reader.problems]


WHOLE = {"title": "Waves", "author": "Lee, Ann", "date": "1961"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "@book{a,\n title = {Waves,\n author = {Lee, Ann},\n date = {1961},\n}\n",
            "r.bib:2: a: the brace of the field title is not closed; close it",
        ),
        (
            "@book{a,\n title = {Waves\n author = {Lee, Ann}\n, date = {1961},\n}\n",
            "r.bib:2: a: the brace of the field title is not closed; close it",
        ),
        (
            "@book{a,\n title = {Waves,\n author = {Lee, Ann},\n date = {1961}}\n}\n",
            "r.bib:2: a: the brace of the field title is not closed; close it",
        ),
        (
            "@book{a, title = {Waves, author = {Lee, Ann}, date = {1961}}\n",
            "r.bib:1: a: the brace of the field title is not closed; close it",
        ),
        (
            '@book{a,\n title = "Waves,\n author = "Lee, Ann",\n date = "1961",\n}\n',
            "r.bib:2: a: the quotation mark of the field title is not closed; close it",
        ),
        (
            '@book{a,\n title = "Waves,\n author = {Lee, Ann},\n date = 1961,\n}\n',
            "r.bib:2: a: the quotation mark of the field title is not closed; close it",
        ),
        (
            '@book{a, title = "Waves, author = "Lee, Ann", date = "1961"}\n',
            "r.bib:1: a: the quotation mark of the field title is not closed; close it",
        ),
        (
            "@book{a,\n title = {Waves}},\n author = {Lee, Ann},\n date = {1961},\n}\n",
            ("r.bib:1: a: a closing brace too many ends the entry before its last field;"
            " take it out"),
        ),
        (
            "@book{a,\n title = {Waves},\n author = {Lee, Ann},\n date = {1961}\n",
            "r.bib:1: a: the closing brace of the entry is missing; add it",
        ),
        (
            "@book a,\n title = {Waves},\n author = {Lee, Ann},\n date = {1961},\n}\n",
            "r.bib:1: an opening brace is missing after its type; add it",
        ),
        (
            "@book{a\n title = {Waves},\n author = {Lee, Ann},\n date = {1961},\n}\n",
            "r.bib:1: a: a comma is missing after the key; add it",
        ),
        (
            "@book{a,\n title = {Waves}\n author = {Lee, Ann},\n date = {1961},\n}\n",
            "r.bib:2: a: a comma is missing after the field title; add it",
        ),
        (
            '@book{a, title = "Waves" author = {Lee, Ann}, date = 1961}\n',
            "r.bib:1: a: a comma is missing after the field title; add it",
        ),
        (
            "@book{a,\n title {Waves},\n author = {Lee, Ann},\n date = {1961},\n}\n",
            "r.bib:2: a: = is missing after title; add it",
        ),
        (
            "@book{a,\n title = {Waves},\n author = {Lee, Ann},\n date = {1961},\n note =,\n}\n",
            "r.bib:5: a: the field note has no value; write note = {…}",
        ),
        (
            "@book{a,\n title = Waves,\n author = {Lee, Ann},\n date = {1961},\n}\n",
            ("r.bib:2: a: title = Waves has no braces and Waves is no abbreviation; write"
            " title = {Waves}, or define it with @string"),
        ),
        (
            ("@book{a,\n title = {Waves},\n something else,\n author = {Lee, Ann},\n"
            " date = {1961},\n}\n"),
            ("r.bib:3: a: ‘something else’ is no field; write name = {value} and a comma after each"
            " field"),
        ),
        (
            "@book{a,\n title = {Waves} {and more},\n author = {Lee, Ann},\n date = {1961},\n}\n",
            ("r.bib:2: a: ‘{and more}’ is no field; write name = {value} and a comma after each"
            " field"),
        ),
        (
            ("@book{a,\n title = {Waves},\n title = {Other},\n author = {Lee, Ann},"
            " date = {1961},\n}\n"),
            "r.bib:1: a: the field title stands twice, and the first counts; remove one",
        ),
    ],
)  # fmt: skip
def test_a_mistake_costs_nothing_and_is_told_once_at_its_line(text, told):
    assert read(text + LATER) == ({"a": WHOLE, "z": {"title": "Later"}}, [told])


@pytest.mark.parametrize(
    "text",
    [
        '@book(a, title = "Waves", author = {Lee, Ann}, date = 1961)',
        "@BOOK { a , TITLE = {Waves} , Author={Lee, Ann},date=1961, }",
        (
            '@string{w = "Wav"}\n@string(l = {Lee, })\n@book{a, title = W # "es", author = l # "Ann"'
            ", date = 1961}"
        ),
        (
            "@book{a,\r\n title = {Waves},\r\n % note = {no},\r\n author = {Lee,\r\n  Ann},"
            " date = {1961}}"
        ),
        (
            "Some words, me@example.org.\n@comment{x, {y}}\n@preamble{{z}}\n@book{a, title = {Waves}"
            ", author = {Lee, Ann}, date = {1961}}"
        ),
        "@book{a, title = {Waves}, title = {Waves}, author = {Lee, Ann}, date = {1961}}",
    ],
)
def test_what_is_right_in_any_of_its_forms_is_read_in_silence(text):
    entries, told = read(text)
    assert told == []
    assert [*entries] == ["a"]
    assert {name.lower(): value for name, value in entries["a"].items()} == WHOLE


def test_parentheses_stand_in_an_entry_in_parentheses():
    entries, told = read('@book(a, title = "Waves (and) Tides", note = {(x)})\n' + LATER)
    assert entries["a"] == {"title": "Waves (and) Tides", "note": "(x)"}
    assert told == []


@pytest.mark.parametrize(
    "text",
    ["@book{title={One}, year=1900}", "@book{, title = {One}}", "@book{\n  title = {One},\n}"],
)
def test_an_entry_without_a_key_is_told_as_such(text):
    assert read(text + "\n" + LATER) == (
        {"z": {"title": "Later"}},
        ["r.bib:1: the entry has no key; write @book{KEY, and then its fields"],
    )


def test_a_key_with_a_blank_is_told_and_read():
    assert read("@book{my key, title = {One}}") == (
        {"my key": {"title": "One"}},
        ["r.bib:1: my key: the key has a blank in it; write my-key"],
    )


@pytest.mark.parametrize("key", ["müller1990", "漢字2001", "a:b/c-d_e.f+g", "12345", "o'neill"])
def test_a_key_of_any_other_characters_is_read_in_silence(key):
    assert read(f"@book{{{key}, title = {{One}}}}") == ({key: {"title": "One"}}, [])


@pytest.mark.parametrize(
    "end", ["@book{k1,", "@book{k1", "@book{", "@book", "@", "@book{k1, title"]
)
def test_a_file_that_ends_within_an_entry_keeps_the_others(end):
    entries, _told = read(LATER + end)
    assert entries["z"] == {"title": "Later"}


def test_an_entry_that_breaks_off_keeps_what_is_there():
    entries, told = read("@book{a, title = {One}, note = {and so")
    assert entries == {"a": {"title": "One", "note": "and so"}}
    assert told == ["r.bib:1: a: the brace of the field note is not closed; close it"]


def test_bibtex_within_a_note_is_no_field():
    note = "quoted: @book{x,\n  title = {Y},\n}"
    entries, told = read(f"@book{{a, note = {{{note}}}, title = {{One}}}}")
    assert entries["a"]["title"] == "One"
    assert told == []


def test_a_double_key_is_told_with_both_lines_though_its_case_differs():
    entries, told = read("@book{a, title = {One}}\n@misc{A, title = {Two}}\n")
    assert entries == {"a": {"title": "One"}}
    assert told == [
        (
            "r.bib:2: A: this key stands in line 1 already, and that entry counts; remove or rename"
            " one of them"
        )
    ]


def test_a_double_key_in_two_files_is_told_with_both_files():
    reader = EntryReader()
    reader.read("@book{a, title = {One}}", "one.bib")
    reader.read("\n@book{a, title = {Two}}", "two.bib")
    assert [str(problem) for problem in reader.problems] == [
        (
            "two.bib:2: a: this key stands in one.bib:1 already, and that entry counts; remove or"
            " rename one of them"
        )
    ]


def test_abbreviations_of_one_file_serve_the_next():
    reader = EntryReader()
    reader.read("@string{w = {Waves}}", "strings.bib")
    reader.read("@book{a, title = w}", "refs.bib")
    assert reader.entries["a"].fields["title"] == "Waves"
    assert reader.problems == []


def test_an_abbreviation_that_nobody_defined_is_one_message():
    text = "".join(f"@book{{k{n}, title = {{T}}, date = 1961, series = verso}}\n" for n in range(9))
    (problem,) = read_bibliography(text, file="r.bib").problems
    assert str(problem) == (
        "r.bib:1: k0: series = verso has no braces and verso is no abbreviation; write"
        " series = {verso}, or define it with @string (9 times in all; here first)"
    )


def test_abbreviations_that_double_one_another_are_bounded_and_one_message():
    lines = ["@string{s0 = {x}}", *(f"@string{{s{n} = s{n - 1} # s{n - 1}}}" for n in range(1, 99))]
    entries, told = read("\n".join([*lines, "@book{a, title = s98, note = {kept}}"]))
    assert entries["a"]["note"] == "kept"
    assert len(entries["a"]["title"]) < 200_000
    assert all("make more than 100,000 characters" in message for message in told)
    problems = read_bibliography("\n".join(lines)).problems
    assert [problem.kind for problem in problems] == [ProblemKind.SYNTAX]


def test_a_month_may_have_its_day():
    entries, told = read('@book{a, title = {One}, month = nov # "~5", year = 1961}')
    assert entries["a"]["month"] == "November~5"
    assert told == []


def test_blanks_are_single_and_a_space_that_does_not_break_stays():
    entries, _told = read("@book{a, title = {One\n\t  two\u00a0three}}")
    assert entries["a"]["title"] == "One two\u00a0three"


pieces = st.sampled_from([
    "@book{a,", "@book(b,", "@misc{", "@string{s = ", "@comment{", "@preamble{", "title = {",
    "author = ", "date = 1961", "{", "}", "(", ")", '"', ",", "=", "#", "\n", " ", "%", "@", "\\",
    "s", "and", "x", "\n  year = {", "\n title = \"", "\u00a0", "é",
])  # fmt: skip
texts = st.lists(pieces | st.text(max_size=4), max_size=30).map("".join)


@pytest.mark.fuzz
@given(texts)
def test_any_text_is_read_and_what_follows_is_kept(text):
    entries, _told = read(f"{text}\n@book{{later,\n title = {{Later}},\n}}\n")
    assert any("Later" in value for fields in entries.values() for value in fields.values()) or (
        "@comment" in text or "@preamble" in text or "@string" in text
    )


@pytest.mark.fuzz
@given(texts)
def test_any_text_is_printed(text):
    for source in read_bibliography(text).sources:
        assert str(bibliography(source)) is not None
