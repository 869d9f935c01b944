"""What an author gets wrong is told with its line and a mend; the page still builds."""

import pytest
from docutils import nodes
from lxml import html
from sphinx.errors import ConfigError
from sphinx.util.console import strip_escape_sequences


@pytest.fixture
def messages(app):
    app.build()
    lines = strip_escape_sequences(app.warning.getvalue()).splitlines()
    return [line.partition("index.md:")[2] for line in lines if line]


def only(messages, kind, words=""):
    found = [line for line in messages if f"[chronicle.{kind}]" in line and words in line]
    assert len(found) == 1, messages
    return found[0]


@pytest.mark.sphinx("html", freshenv=True, testroot="chronicle-mistakes")
def test_an_unknown_id_is_told_with_the_nearest_one(messages):
    assert only(messages, "reference", "‘ana’") == (
        "3: WARNING: no person ‘ana’ in the book; did you mean ‘anna’? [chronicle.reference]"
    )


@pytest.mark.sphinx("html", freshenv=True, testroot="chronicle-mistakes")
def test_an_id_of_another_type_is_told(messages):
    assert "there is a person of that id" in only(messages, "reference", "no event ‘anna’")


@pytest.mark.sphinx("html", freshenv=True, testroot="chronicle-mistakes")
def test_an_unknown_id_in_an_option_names_the_option(messages):
    message = only(messages, "reference", "‘bert’")
    assert message.startswith("5: WARNING: option ‘relations’: no person ‘bert’ in the book")


@pytest.mark.sphinx("html", freshenv=True, testroot="chronicle-mistakes")
def test_a_malformed_date_names_the_option_and_says_what_to_write(messages):
    message = only(messages, "value", "‘born’")
    assert message.startswith("5: WARNING: person ‘anna’: option ‘born’ is not a date: ")
    assert message.endswith("; write a day from 01 to 28 [chronicle.value]")


@pytest.mark.sphinx("html", freshenv=True, testroot="chronicle-mistakes")
def test_a_malformed_list_names_the_option(messages):
    assert "5: WARNING: person ‘anna’: option ‘affiliation’" in only(
        messages, "value", "‘affiliation’"
    )


@pytest.mark.sphinx("html", freshenv=True, testroot="chronicle-mistakes")
def test_an_unknown_option_is_told_with_the_nearest_one(messages):
    assert "option ‘surnam’ is not known; did you mean ‘surname’?" in only(
        messages, "option", "surnam"
    )


@pytest.mark.sphinx("html", freshenv=True, testroot="chronicle-mistakes")
def test_a_missing_required_option_is_told(messages):
    message = only(messages, "required", "‘date’")
    assert message.startswith("19: WARNING: event ‘fair’: option ‘date’ is missing; add a line")


@pytest.mark.sphinx("html", freshenv=True, testroot="chronicle-mistakes")
def test_an_id_that_is_no_slug_is_told_with_one_that_is(messages):
    assert "did you mean ‘anna-two’?" in only(messages, "id")


@pytest.mark.sphinx("html", freshenv=True, testroot="chronicle-mistakes")
def test_two_entities_of_one_id_are_told_with_both_places(messages):
    message = only(messages, "duplicate")
    assert message.startswith("23: WARNING: person ‘anna’ is also defined at index.md:5")


@pytest.mark.sphinx("html", freshenv=True, testroot="chronicle-mistakes")
def test_text_that_is_no_date_is_told_and_kept(app, messages, resolved):
    only(messages, "date")
    tree = resolved(app, "index")
    assert "the other day" in tree.astext()


@pytest.mark.sphinx("html", freshenv=True, testroot="chronicle-mistakes")
def test_an_option_that_wrapped_into_prose_is_told(messages):
    message = only(messages, "option", "wrapped")
    assert message.startswith(
        "27: WARNING: person ‘wrapped’: the line ‘:born: 1601’ is read as prose"
    )


@pytest.mark.sphinx("html", freshenv=True, testroot="chronicle-mistakes")
def test_every_entry_still_stands(app, messages, resolved):
    tree = resolved(app, "index")
    headings = [rubric.astext() for rubric in tree.findall(nodes.rubric)]
    assert headings == ["Anna", "Anna Two", "The fair", "Another Anna", "A long name that"]


@pytest.mark.sphinx(
    "html",
    freshenv=True,
    testroot="chronicle-mistakes",
    confoverrides={"suppress_warnings": ["chronicle"]},
)
def test_every_message_can_be_silenced(app):
    app.build()
    assert "chronicle." not in app.warning.getvalue()


def test_a_locale_that_does_not_exist_is_a_configuration_error(make_app, tmp_path):
    (tmp_path / "conf.py").write_text(
        "extensions = ['sphinx_chronicle']\nchronicle_locale = 'klingon'\n", encoding="utf-8"
    )
    (tmp_path / "index.rst").write_text("Title\n=====\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="chronicle_locale = 'klingon'"):
        make_app("html", srcdir=tmp_path)


def told(make_app, folder, pages, builder="html"):
    """Build *pages* without MyST and return the messages."""
    (folder / "conf.py").write_text("extensions = ['sphinx_chronicle']\n", encoding="utf-8")
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    app = make_app(builder, srcdir=folder)
    app.build()
    lines = strip_escape_sequences(app.warning.getvalue()).splitlines()
    return [line.replace(f"{folder}/", "") for line in lines if line]


TITLE = "Title\n=====\n\n"
PERSON = ".. person:: anna\n   :name: {}\n\n"


@pytest.mark.parametrize("builder", ["html", "latex", "singlehtml", "text", "xml", "gettext"])
def test_the_first_in_the_book_keeps_an_id_that_two_pages_use(make_app, tmp_path, builder):
    messages = told(
        make_app,
        tmp_path,
        {
            "index.rst": TITLE + ".. toctree::\n\n   z\n   a\n\n:person:`anna`\n",
            "a.rst": TITLE + PERSON.format("Late Anna"),
            "z.rst": TITLE + PERSON.format("Early Anna"),
        },
        builder,
    )
    (message,) = messages
    assert message == (
        "a.rst:4: WARNING: person ‘anna’ is also defined at z.rst:4, which is the one that links"
        " lead to; give one of the two another id [chronicle.duplicate]"
    )


@pytest.mark.parametrize("builder", ["html", "latex", "singlehtml", "text", "xml", "gettext"])
def test_an_id_used_twice_in_one_page_is_told_once(make_app, tmp_path, builder):
    messages = told(
        make_app,
        tmp_path,
        {"index.rst": TITLE + PERSON.format("One") + PERSON.format("Two") + ":person:`anna`\n"},
        builder,
    )
    assert len(messages) == 1
    assert messages[0].startswith("index.rst:7: WARNING: person ‘anna’ is also defined at")


def test_an_unknown_id_near_one_of_another_type_is_told_with_that(make_app, tmp_path):
    (message,) = told(
        make_app,
        tmp_path,
        {"index.rst": TITLE + ":place:`ana`\n\n" + PERSON.format("Anna")},
    )
    assert "no place ‘ana’ in the book; did you mean the person ‘anna’?" in message


@pytest.mark.parametrize("builder", ["html", "latex", "text"])
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".", "is a folder; name a file in it"),
        ("/", "is a folder; name a file in it"),
        ("nowhere.png", "is not there; correct the name or add the picture"),
        ("index.rst", "is no picture by its content; save it as PNG, JPEG, WebP, GIF or SVG"),
        (
            "../../../../../../../etc/passwd",
            "lies outside the folder of the book; copy it there and name the copy",
        ),
    ],
)
def test_a_picture_that_is_none_is_told_and_left_out(make_app, tmp_path, builder, name, reason):
    (message,) = told(
        make_app,
        tmp_path,
        {"index.rst": TITLE + PERSON.format("Anna").rstrip() + f"\n   :image: {name}\n"},
        builder,
    )
    assert message == (
        f"index.rst:4: WARNING: person ‘anna’: option ‘image’: picture ‘{name}’ {reason}"
        " [chronicle.value]"
    )


def test_a_view_of_a_type_that_does_not_exist_is_told(make_app, tmp_path):
    (message,) = told(
        make_app, tmp_path, {"index.rst": TITLE + ".. entities::\n   :type: pirson\n"}
    )
    assert message == (
        "index.rst:4: WARNING: entities: option ‘type’: there is no type ‘pirson’;"
        " did you mean ‘person’? [chronicle.view]"
    )


def test_a_view_that_filters_by_an_unknown_entity_is_told(make_app, tmp_path):
    (message,) = told(
        make_app,
        tmp_path,
        {"index.rst": TITLE + PERSON.format("Anna") + ".. chronology::\n   :person: ana\n"},
    )
    assert message == (
        "index.rst:7: WARNING: chronology: option ‘person’: no person ‘ana’ in the book;"
        " did you mean ‘anna’? [chronicle.view]"
    )


EVENT = ".. event:: siege\n   :title: Siege\n   :date: 1641\n   :tags: war\n\n"


@pytest.mark.parametrize(
    ("view", "message"),
    [
        (
            "timeline::\n   :tags: wars",
            (
                "timeline: option ‘tags’: no entry of the book has the tag ‘wars’;"
                " did you mean ‘war’?"
            ),
        ),
        (
            "chronology::\n   :from: 1650\n   :to: 1640",
            "chronology: option ‘to’ (1640) is before ‘from’ (1650); swap the two dates",
        ),
        (
            "timeline::\n   :group-by: year",
            (
                "timeline: option ‘group-by’ is not known; this view has from, to, person, place,"
                " organization, part-of, tags, lanes, zoom, labels"
            ),
        ),
        (
            "officeholders::\n   :on: 1641\n   :event: siege",
            "officeholders: options ‘on’ and ‘event’ both say the day; take one out",
        ),
        (
            "officeholders::\n   :event: siege; siege",
            "officeholders: option ‘event’ names 2 events, but the view shows one day",
        ),
    ],
)
def test_filters_that_show_nothing_or_two_things_are_told(make_app, tmp_path, view, message):
    messages = told(make_app, tmp_path, {"index.rst": f"{TITLE}{EVENT}.. {view}\n"})
    assert messages == [f"index.rst:9: WARNING: {message} [chronicle.view]"]


def test_a_tag_near_to_none_may_be_one_to_come(make_app, tmp_path):
    pages = {"index.rst": f"{TITLE}{EVENT}.. chronology::\n   :tags: trade\n"}
    assert told(make_app, tmp_path, pages) == []


@pytest.mark.parametrize("builder", ["html", "latex", "text", "xml"])
def test_a_book_without_entities_is_a_book(make_app, tmp_path, builder):
    pages = {"index.rst": TITLE + ".. chronology::\n\n.. people::\n\n.. entities::\n"}
    assert told(make_app, tmp_path, pages, builder) == []


def test_a_page_outside_the_contents_still_states_its_people(make_app, tmp_path):
    messages = told(
        make_app,
        tmp_path,
        {
            "index.rst": TITLE + ":person:`anna`\n",
            "apart.rst": ":orphan:\n\n" + TITLE + PERSON.format("Anna"),
        },
    )
    assert messages == []


def test_a_name_in_a_substitution_is_a_mention_where_it_is_used(make_app, tmp_path):
    messages = told(
        make_app,
        tmp_path,
        {
            "index.rst": TITLE
            + PERSON.format("Anna")
            + ".. |anna| replace:: :person:`anna`\n\nOnce |anna|.\n\nTwice |anna|.\n"
        },
    )
    page = html.parse(tmp_path / "_build" / "html" / "index.html")
    index = html.parse(tmp_path / "_build" / "html" / "genindex.html")
    links = index.xpath("//a[contains(@href, 'index.html#')]/@href")
    goals = [href.partition("#")[2] for href in links]
    assert messages == []
    assert len([goal for goal in goals if goal.startswith("mention-")]) == 2
    assert set(goals) <= set(page.xpath("//@id"))


def test_words_that_a_view_does_not_take_are_told_and_the_view_is_kept(make_app, tmp_path):
    (tmp_path / "conf.py").write_text('extensions = ["sphinx_chronicle"]\n', "utf-8")
    entry = ".. event:: fair\n   :title: The fair\n   :date: 1601\n"
    view = ".. chronology:: What happened\n   :from: 1600\n"
    (tmp_path / "index.rst").write_text(f"Town\n====\n\n{entry}\n{view}", "utf-8")
    app = make_app("text", srcdir=tmp_path)
    app.build()
    told = "chronology: ‘What happened’ says nothing here; this view has the options from, to,"
    assert told in app.warning.getvalue()
    assert (app.outdir / "index.txt").read_text("utf-8").count("The fair") == 2


def test_an_id_of_another_type_is_told_before_a_near_one(make_app, tmp_path):
    (tmp_path / "conf.py").write_text('extensions = ["sphinx_chronicle"]\n', "utf-8")
    entries = ".. event:: landing\n   :title: Landing\n\n.. person:: lansing\n   :name: L\n"
    (tmp_path / "index.rst").write_text(f"T\n=\n\n:person:`landing`\n\n{entries}", "utf-8")
    app = make_app("text", srcdir=tmp_path)
    app.build()
    assert "no person ‘landing’ in the book; there is an event of that id" in (
        app.warning.getvalue()
    )


_NAMES = """\
extensions = ["myst_parser", "sphinx_chronicle"]
myst_enable_extensions = ["colon_fence"]
chronicle_checks = {"*": "off"}
"""
_NAMED = """\
# Book

{{person}}`{typed}` came to {{place}}`Lübeck`.

:::{{person}} anna
:name: Anna van Holt
:aliases: Holt’s Anna
:birthplace: lübeck
:::

:::{{place}} luebeck
:name: Lübeck
:::
"""


@pytest.mark.parametrize("typed", ["Anna van Holt", "anna van holt", "Holt’s Anna"])
def test_a_name_in_place_of_an_id_is_told_with_the_id(make_app, tmp_path, typed):
    (tmp_path / "conf.py").write_text(_NAMES, "utf-8")
    (tmp_path / "index.md").write_text(_NAMED.format(typed=typed), "utf-8")
    app = make_app("dummy", srcdir=tmp_path)
    app.build()
    told = strip_escape_sequences(app.warning.getvalue())
    assert f"no person ‘{typed}’ in the book; that is a name, write the id: ‘anna’" in told
    assert "no place ‘Lübeck’ in the book; that is a name, write the id: ‘luebeck’" in told
