"""What looks like an entry or a role and is read as plain text is told with the mend."""

import myst_parser
import pytest
from sphinx.util.console import strip_escape_sequences

CONF = "extensions = ['myst_parser', 'sphinx_chronicle']\n"
COLONS = "myst_enable_extensions = ['colon_fence']\n"
ANNA = ":::{person} anna\n:name: Anna\n:::\n\n"


@pytest.fixture
def told(make_app, tmp_path):
    def build(text, conf=CONF + COLONS, page="index.md"):
        (tmp_path / "conf.py").write_text(conf, encoding="utf-8")
        title = "# Title\n\n" if page.endswith(".md") else "Title\n=====\n\n"
        (tmp_path / page).write_text(title + text, encoding="utf-8")
        app = make_app("dummy", srcdir=tmp_path)
        app.build()
        lines = strip_escape_sequences(app.warning.getvalue()).splitlines()
        return [line.replace(f"{tmp_path}/", "") for line in lines if line]

    return build


@pytest.mark.parametrize(
    "typed",
    [
        "{person}'anna'",
        '{person}"anna"',
        "{person} 'anna'",
        "{person}´anna´",
        "{person} `anna`",
        "{person}[anna]",
        "{person}anna",
        "person`anna`",
        "(person)`anna`",
        "[person]`anna`",
        "{ person }`anna`",
        "｛person｝`anna`",
        ":person:`anna`",
        "`anna`{person}",
    ],
)
def test_a_role_with_other_signs_is_told_with_the_right_ones(told, typed):
    (message,) = told(f"{ANNA}We met {typed} there.\n")
    assert message.startswith("index.md:7: WARNING: ‘")
    assert "is read as plain text; write ‘{person}`anna`’" in message
    assert message.endswith("[chronicle.markup]")


def test_a_markdown_role_in_restructuredtext_is_told(told):
    (message,) = told(
        ".. person:: anna\n   :name: Anna\n\nWe met {person}`anna`.\n", page="index.rst"
    )
    assert message.startswith("index.rst:7: WARNING: ‘{person}`anna`’ is read as plain text; write")
    assert "‘:person:`anna`’" in message


@pytest.mark.parametrize(
    "typed",
    [
        "The role `{person}` and ``{person}'anna'``.",
        "The person `anna` is code, and so is\n\n```text\n{person}'anna'\n```",
        "{person}`anna`’s book, {person}`anna's <anna>`, {date}`1370`",
        "A {note}'quoted'",
        "% {person}'anna'\n\nText.",
        ":::{admonition} A box\n:class: person\n\nText.\n:::",
        ":::place\nA box of the site’s own.\n:::",
        "```python\n{person: 'anna'}\n```",
    ],
)
def test_what_is_meant_as_it_stands_is_not_told(told, typed):
    assert told(f"{ANNA}{typed}\n") == []


@pytest.mark.parametrize(
    ("opening", "message"),
    [
        (":::person bert", "‘:::person’ is read as plain text; write the name in braces"),
        (":::{person}bert", "‘:::{person}bert’ opens no entry; write it like this, with a blank"),
        (":::{ person } bert", "‘:::{’ opens no entry"),
        (
            "::{person} bert",
            "‘::{person}’ is read as plain text; begin and end it with three colons",
        ),
        (":::timeline", "‘:::timeline’ is read as plain text; write the name in braces"),
    ],
)
def test_an_entry_that_opens_otherwise_is_told(told, opening, message):
    (told_of,) = told(
        f"{opening}\n:name: Bert\n{opening.partition('{')[0].rstrip('persontiml b')}\n"
    )
    assert f"index.md:3: WARNING: {message}" in told_of


def test_an_entry_in_code_marks_without_braces_is_told(told):
    (message,) = told("```person bert\n:name: Bert\n```\n")
    assert "‘```person’ is read as code; write the name in braces: ‘```{person}’" in message


def test_colons_that_the_book_has_not_turned_on_are_told_once_a_page(told):
    (message,) = told(ANNA + ANNA, conf=CONF)
    assert message == (
        "index.md:3: WARNING: ‘:::{person}’ is read as plain text; write"
        ' myst_enable_extensions = ["colon_fence"] into conf.py [chronicle.markup]'
    )


def test_an_entry_in_an_entry_is_told_with_the_end_that_is_missing(told):
    (message,) = told(":::{person} bert\n:name: Bert\n\nHis life.\n\n" + ANNA)
    assert message == (
        "index.md:3: WARNING: person ‘bert’ takes in ‘:::{person} anna’; put ‘:::’ before that, on"
        " a line of its own, where the entry ends [chronicle.markup]"
    )


def test_a_box_that_ends_its_entry_is_told_at_both_ends(told):
    first, second = told(
        ":::{person} bert\n:name: Bert\n\n:::{note}\nHm.\n:::\n\nMore.\n:::\n\n## Next\n"
    )
    assert "index.md:3: WARNING: person ‘bert’ ends where ‘:::{note}’ in it should" in first
    assert "with ‘::::’ [chronicle.markup]" in first
    assert "index.md:11: WARNING: ‘:::’ ends nothing here" in second


def test_an_entry_without_end_is_told_with_the_heading_that_it_takes_in(told):
    (message,) = told(":::{person} bert\n:name: Bert\n\nHis life.\n\n## Next\n\nText.\n")
    assert (
        "index.md:3: WARNING: person ‘bert’ has no end and takes in the heading ‘Next’" in message
    )


@pytest.mark.parametrize(
    "typed",
    [
        "::::{person} bert\n:name: Bert\n\n:::{note}\nHm.\n:::\n::::\n",
        "::::{person} bert\n:name: Bert\n\n:::{person} bob\n:name: Bob\n:::\n::::\n",
        ":::{person} bert\n:name: Bert\n\n```{note}\nHm.\n```\n:::\n",
        "````{person} bert\n:name: Bert\n\n```{note}\nHm.\n```\n````\n",
        ":::{person} bert\n:name: Bert\n\n### In the entry\n\nText.\n:::\n",
        ":::{person} bert\n:name: Bert\n\nText to the end of the page.\n",
        ":::\nA box without a name, and no entry before it.\n:::\n",
    ],
)
def test_boxes_that_end_where_they_should_are_not_told(told, typed):
    assert told(typed) == []


def test_an_option_without_its_first_colon_is_told(told):
    (message,) = told(":::{person} bert\nname: Bert\n:::\n")
    assert (
        "the line ‘name: Bert’ is read as prose; an option begins with a colon: ‘:name: Bert’"
    ) in message


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("anna, bob", "has a comma where a list has semicolons; write ‘anna; bob’"),
        ("anna and bob", "has ‘and’ where a list has semicolons; write ‘anna; bob’"),
        ("anna (sister, 1950), bob", "write ‘anna (sister, 1950); bob’"),
        ("anna sister", "write ‘anna (sister)’"),
    ],
)
def test_a_list_with_other_signs_is_told_with_the_right_ones(told, typed, meant):
    (message,) = told(f":::{{person}} bert\n:name: Bert\n:relations: {typed}\n:::\n")
    assert meant in message
    assert message.count("write ") == 1


@pytest.mark.parametrize("typed", ["{date}`May 24, 1370`", "{date}`24. 5. 1370`"])
def test_a_message_about_a_date_says_once_what_to_write(told, typed):
    (message,) = told(typed + "\n")
    assert message.endswith(": 1370-05-24 [chronicle.date]")
    assert message.count("write ") == 1


# --- options ----------------------------------------------------------------------------------

NEWER_MYST = pytest.mark.skipif(
    int(myst_parser.__version__.split(".")[0]) < 5, reason="names other lines of options"
)


def ours(lines):
    return [line.partition("WARNING: ")[2] for line in lines if "[chronicle." in line]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (":name:John", ":name: John"),
        (":name John", ":name: John"),
        (":name = John", ":name: John"),
        (":name=John", ":name: John"),
        (": name: John", ":name: John"),
        (":name： John", ":name: John"),
        (':name: "John" Young', ":name: '\"John\" Young'"),
        (":name: 'John", ':name: "\'John"'),
    ],
)
@NEWER_MYST
def test_an_option_that_is_none_costs_no_other_and_is_read_as_it_is_meant(told, typed, meant):
    lines = told(f"{ANNA}:::{{person}} bob\n:born: 1930\n{typed}\n:::\n\n{{person}}`bob`\n")
    assert ours(lines) == [
        f"person ‘bob’: the line ‘{typed}’ is no option; write ‘{meant}’ [chronicle.option]"
    ]
    assert f"index.md:9: WARNING: {ours(lines)[0]}" in lines


@pytest.mark.parametrize("blank", ["\t", "\N{NO-BREAK SPACE}", "\N{IDEOGRAPHIC SPACE}"])
@NEWER_MYST
def test_an_option_with_another_blank_is_told_what_it_has(told, blank):
    lines = told(f"{ANNA}:::{{person}} bob\n:born: 1930\n:name:{blank}John\n:::\n")
    fault = "has a tab or a no-break space behind its name, not a blank"
    assert ours(lines) == [
        f"person ‘bob’: the line ‘:name: John’ {fault}; write ‘:name: John’ [chronicle.option]"
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "https://example.org/p.csv",
            (
                "‘https://example.org/p.csv’ is an address; save the file in the folder of the book"
                " and name it"
            ),
        ),
        (
            r"data\p.csv",
            r"there is no ‘data\p.csv’ in the folder of the book; write ‘data/p.csv’",
        ),
        ("p.csv", "there is no ‘p.csv’ in the folder of the book; correct the name"),
    ],
)
def test_a_data_file_that_is_not_there_is_told_with_the_way_to_it(told, name, message):
    assert ours(told(f":::{{entity-data}} {name}\n:::\n")) == [
        f"entity-data: {message} [chronicle.data]"
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("：name： John", ":name: John"),
        ("- name: John", ":name: John"),
        ("* name: John", ":name: John"),
        ("name = John", ":name: John"),
        ("@name: John", ":name: John"),
        ("**name:** John", ":name: John"),
        ("name : John", ":name: John"),
    ],
)
def test_what_looks_like_an_option_is_told_once_with_the_right_line(told, typed, meant):
    assert ours(told(f":::{{person}} bob\n{typed}\n:::\n")) == [
        (
            f"person ‘bob’: the line ‘{typed}’ is read as prose; an option begins with a colon:"
            f" ‘{meant}’ [chronicle.option]"
        )
    ]


@pytest.mark.parametrize("fence", ["", "---\n"])
def test_an_option_given_twice_is_told_and_the_last_counts(told, fence):
    colon = "" if fence else ":"
    options = f"{fence}{colon}name: John\n{colon}born: 1930\n{colon}name: Jack\n{fence}"
    assert ours(told(f":::{{person}} bob\n{options}:::\n")) == [
        (
            "person ‘bob’: option ‘name’ is given twice; the last counts, ‘Jack’; delete the one"
            " that is wrong [chronicle.option]"
        )
    ]


def test_what_stands_behind_a_hash_is_kept_and_told(told):
    lines = ours(told(f"{ANNA}:::{{person}} bob\n:name: Bob #9\n:::\n\n{{person}}`bob`\n"))
    assert lines == [
        (
            "person ‘bob’: the line ‘:name: Bob #9’ loses what stands behind ‘#’; write"
            ' ‘:name: "Bob #9"’ [chronicle.option]'
        )
    ]


def test_an_option_that_was_offered_is_not_told_to_be_missing(told):
    (line,) = ours(told(":::{person} bob\n:Name: Bob\n:::\n"))
    assert (
        line == "person ‘bob’: option ‘Name’ is not known; did you mean ‘name’? [chronicle.option]"
    )


@pytest.mark.parametrize(
    ("objtype", "typed", "meant"),
    [
        ("person", "birth", "born"),
        ("person", "Date_of_Death", "died"),
        ("person", "title", "name"),
        ("person", "occupation", ""),
        ("event", "startDate", "date"),
        ("event", "headline", "title"),
        ("event", "where", "place"),
        ("place", "lat", "coordinates"),
        ("place", "title", "name"),
    ],
)
def test_an_option_that_others_call_so_is_told_by_our_name(told, objtype, typed, meant):
    options = {"person": ":name: Bob\n", "place": ":name: Bob\n"}
    options["event"] = ":title: Bob\n:date: 1961\n"
    (line,) = ours(told(f":::{{{objtype}}} bob\n{options[objtype]}:{typed}: 1930\n:::\n"))
    offered = f"did you mean ‘{meant}’? [chronicle.option]" if meant else "a person has name, "
    assert f"option ‘{typed}’ is not known; {offered}" in line


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("anna and bob", "{person}`anna` and {person}`bob`"),
        ("anna, bob and eve", "{person}`anna`, {person}`bob` and {person}`eve`"),
        ("anna; bob", "{person}`anna` and {person}`bob`"),
    ],
)
def test_a_role_that_names_several_is_told_to_be_several(told, typed, meant):
    names = "".join(f":::{{person}} {each}\n:name: {each}\n:::\n\n" for each in ("bob", "eve"))
    (line,) = ours(told(f"{ANNA}{names}{{person}}`{typed}`\n"))
    assert line.endswith(f"; a role names one; write ‘{meant}’ [chronicle.reference]")


def test_a_view_taken_for_an_entry_is_told_once(told):
    (line,) = ours(told(":::{people} bob\n:name: Bob\n:born: 1930\n:::\n"))
    assert line == (
        "people: this lists all that the book has; one of them begins with ‘:::{person} bob’"
        " [chronicle.view]"
    )


@pytest.mark.parametrize("typed", [":name John", "name: John", ":name:John", ":name = John"])
def test_an_option_that_docutils_takes_into_the_id_is_read_as_it_is_meant(told, typed):
    page = f".. person:: bob\n   {typed}\n   :born: 1930\n\n:person:`bob`\n"
    (line,) = ours(told(page, page="index.rst"))
    assert line == (
        f"person ‘bob’: the line ‘{typed}’ is no option; write ‘:name: John’ [chronicle.option]"
    )


def test_messages_about_restructuredtext_are_in_restructuredtext(told):
    (line,) = ours(told(".. person::\n   :name: Bob\n", page="index.rst"))
    assert "write one behind the colons, such as ‘.. person:: bob’" in line
    (line,) = ours(told(".. timeline::\n   :from 1900\n", page="index.rst"))
    assert line.startswith("timeline: the line ‘:from 1900’ is no option; write ‘:from: 1900’")


def test_an_option_that_goes_on_in_the_next_line_is_told(told):
    (message,) = told(":::{person} bob\n:name: John\n  Young\n:::\n")
    assert "the line ‘Young’ continues no option, but is prose; keep each option on one" in message


def test_an_option_of_a_view_is_told_too(told):
    lines = ours(told(f"{ANNA}:::{{chronology}}\n:from:1900\n:::\n"))
    assert lines == [
        "chronology: the line ‘:from:1900’ is no option; write ‘:from: 1900’ [chronicle.option]"
    ]
    lines = ours(told(f"{ANNA}:::{{chronology}}\nfrom: 1900\n:::\n"))
    assert lines == [
        (
            "chronology: the line ‘from: 1900’ is no option where it stands; write ‘:from: 1900’"
            " right below the name of the view [chronicle.view]"
        )
    ]


@pytest.mark.parametrize(
    "body",
    [
        "He was born: in 1930.",
        "Born: in 1930.",
        "- A list.\n- Of two.",
        "name",
        "\n    code = name",
    ],
)
def test_prose_of_an_entry_is_no_option(told, body):
    assert told(f":::{{person}} bob\n:name: John\n\n{body}\n:::\n") == []


@pytest.mark.parametrize(
    ("head", "write"),
    [
        (":::{person}\n:name: John Young\n", ":::{person} john-young"),
        (":::{event}\n:title: The Landing\n:date: 1969\n", ":::{event} the-landing"),
        (":::{person}\n", ":::{person} a-person"),
        (":::{organization}\n", ":::{organization} an-organization"),
    ],
)
def test_an_entry_without_an_id_is_told_in_our_words_and_shown(told, head, write):
    (message,) = told(f"{head}\nSome prose.\n:::\n")
    assert f"the entry has no id; write one behind the braces, such as ‘{write}’" in message
    assert message.endswith("[chronicle.id]")


def test_sources_without_notes_are_told_once_and_not_shown(told, make_app, tmp_path):
    entry = ":::{{person}} {0}\n:name: {0}\n:sources: a{{12}}\n:::\n\n"
    assert told(entry.format("anna") + entry.format("bea")) == [
        (
            "index.md:3: WARNING: option ‘sources’ shows notes that sphinx_citenotes makes; add"
            ' ‘"sphinx_citenotes"’ to extensions in conf.py, until then no sources are shown'
            " [chronicle.option]"
        )
    ]
    app = make_app("text", srcdir=tmp_path)
    app.build()
    page = (app.outdir / "index.txt").read_text("utf-8")
    assert "anna" in page
    assert "Sources" not in page
    assert "12" not in page


# --- boxes and roles that are misread ---------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (
            ":::(person) bob\n:name: Bob\n:::",
            "‘:::(person)’ is read as plain text; write the name in braces: ‘:::{person} an-id’",
        ),
        (
            ":::[person] bob\n:name: Bob\n:::",
            "‘:::[person]’ is read as plain text; write the name in braces: ‘:::{person} an-id’",
        ),
        (
            "：：：{person} bob\n:name: Bob\n：：：",
            (
                "‘：：：{person}’ is read as plain text; write colons and braces in half width:"
                " ‘:::{person}’"
            ),
        ),
        (
            ":::｛person｝ bob\n:name: Bob\n:::",
            "‘:::｛person｝’ is read as plain text; write the name in braces: ‘:::{person} an-id’",
        ),
        (
            "    :::{person} bob\n    :name: Bob\n    :::",
            "‘:::{person}’ is read as code; begin its lines without blanks",
        ),
        (
            "    ```{timeline}\n    ```",
            "‘```{timeline}’ is read as code; begin its lines without blanks",
        ),
        (
            "| a | b |\n| c | d |",
            "‘| a | b |’ is read as plain text; a table has ‘|---|---|’ below its head",
        ),
        (
            "We met {person}`anna there.",
            (
                "‘{person}`anna’ is read as plain text; write ‘{person}`anna`’, the name in braces"
                " and then, without a blank, the rest between backquotes"
            ),
        ),
    ],
)
def test_markup_that_is_read_as_something_else_is_told(told, typed, message):
    assert told(f"{ANNA}{typed}\n") == [f"index.md:7: WARNING: {message} [chronicle.markup]"]


def test_a_definition_that_a_glossary_takes_for_a_term_is_told_with_its_line(told):
    assert told("Text.\n\n:::{glossary}\nterm\n: What it is\n:::\n") == [
        (
            "index.md:7: WARNING: ‘: What it is’ is read as a term of the glossary; set a"
            " definition in by three blanks and leave the colon out [chronicle.markup]"
        )
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "| a | b |\n|---|---|\n| c | d |",
        "    x = {person}",
        "A sum | of two\n| parts.",
        "See [this](https://example.org/a b) or (that).",
        "`![A crew](the crew.png)`",
        "```\n:::{person} bob\n:::\n```",
        "```text\n:::{person} bob\n:::\n```",
        "    plain code",
        "(person) and [person]",
        ":::{glossary}\nterm\n   What it is: this.\n:::",
    ],
)
def test_what_is_right_or_meant_as_it_stands_is_not_told(told, typed):
    assert told(f"{ANNA}{typed}\n") == []


# --- roles and directives that do not exist ---------------------------------------------------

CITING = (
    "extensions = ['myst_parser', 'sphinxcontrib.bibtex', 'sphinx_chronicle', 'sphinx_citenotes']\n"
    "bibtex_bibfiles = []\n"
)
ROLES = {
    "persn": "person",
    "persons": "person",
    "Persn": "person",
    "persona": "person",
    "evnt": "event",
    "events": "event",
    "places": "place",
    "organisation": "organization",
    "chronicle:persn": "person",
    "holders": "holder",
    "book_data": "book-data",
    "citenote": "cite:note",
    "cite-note": "cite:note",
    "cite:notes": "cite:note",
    "cite_note": "cite:note",
    "cite:sources": "cite:source",
}
BOXES = {
    "persona": "person",
    "timline": "timeline",
    "chronlogy": "chronology",
    "entity_data": "entity-data",
    "entitydata": "entity-data",
    "lifeline": "lifelines",
    "officeholder": "officeholders",
    "time-line": "timeline",
}


SPREAD = {
    "index.md": (
        "Seen by {cite:note}`ada,\nbrandt{Persons}` and `code\nof {Persons}`.\n",
        "Seen `by\nher`.\n\n- `one\n- {Persons}`ada\n  venn`\n",
    ),
    "index.rst": (
        "Seen by :cite:note:`ada,\nbrandt:Persons:` and ``code\nof :Persons:`x` ``.\n",
        "Seen `by\nher`:persons: and :Persons:`ada\nvenn`.\n",
    ),
}


@pytest.mark.parametrize("page", SPREAD)
def test_what_roles_and_code_say_on_the_next_line_is_no_role(told, page):
    silent, loud = SPREAD[page]
    message = "there is no role ‘Persons’; did you mean ‘person’? [chronicle.markup]"
    found = [line for line in ours(told(silent, conf=CITING + COLONS, page=page)) if "role" in line]
    assert found == []
    found = [line for line in ours(told(loud, conf=CITING + COLONS, page=page)) if "role" in line]
    assert found == [message]


@pytest.mark.parametrize("page", ["index.md", "index.rst"])
def test_a_role_that_does_not_exist_is_told_with_the_one_that_may_be_meant(told, page):
    written = "{{{}}}`x`" if page.endswith(".md") else ":{}:`x`"
    text = "".join(f"We met {written.format(name)} there.\n\n" for name in ROLES)
    found = ours(told(f"Text.\n\n{text}", conf=CITING + COLONS, page=page))
    assert found == [
        f"there is no role ‘{typed}’; did you mean ‘{meant}’? [chronicle.markup]"
        for typed, meant in ROLES.items()
    ]


@pytest.mark.parametrize("page", ["index.md", "index.rst"])
def test_a_directive_that_does_not_exist_is_told_with_the_one_that_may_be_meant(told, page):
    written = ":::{{{}}} x\n:::" if page.endswith(".md") else ".. {}:: x\n"
    text = "".join(f"{written.format(name)}\n\n" for name in BOXES)
    first, step = (5, 3) if page.endswith(".md") else (6, 3)
    found = [line for line in told(f"Text.\n\n{text}", page=page) if "[chronicle." in line]
    assert found == [
        f"{page}:{first + step * number}: WARNING: there is no directive ‘{typed}’; did you mean"
        f" ‘{meant}’? [chronicle.markup]"
        for number, (typed, meant) in enumerate(BOXES.items())
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "`{persn}` and ``{persn}`x` ``",
        "```text\n{persn}`x`\n:::{timline}\n:::\n```",
        "````\n```{timline}\n```\n````",
        "```{code-block} md\n{persn}`x`\n```",
        "{abbr}`X` and {sup}`2`",
        "{person}`anna`, {chronicle:person}`anna`, {date}`1900`",
        ":::{note}\n{person}`anna`\n:::",
    ],
)
def test_names_in_code_and_names_that_exist_are_not_told(told, typed):
    assert told(f"{ANNA}{typed}\n") == []


# --- a role that is typed wrong ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "mend"),
    [
        ("{person}`anna and {person}`anna`", "a backquote is missing behind it; write it as"),
        ("{person}`she <anna`", "the ‘>’ behind the id is missing; write ‘she <anna>’"),
        ("{person}`she anna`", "stands between ‘<’ and ‘>’; write ‘she <anna>’"),
        ("{person}`anna <she>`", "words and id are the other way round; write ‘she <anna>’"),
    ],
)
def test_a_role_whose_text_is_typed_wrong_is_told_how_to_type_it(told, typed, mend):
    (message,) = told(f"{ANNA}We met {typed}.\n")
    assert mend in message
    assert message.endswith("[chronicle.reference]")
