"""What looks like an entry or a role and is read as plain text is told with the mend."""

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
        ":person:`anna`",
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
    first, second = told(":::{person} bert\nname: Bert\n:::\n")
    assert (
        "the line ‘name: Bert’ is read as prose; an option begins with a colon: ‘:name: " in first
    )
    assert "option ‘name’ is missing" in second


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("anna, bob", "has a comma where a list has semicolons; write ‘anna; bob’"),
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
