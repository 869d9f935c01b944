"""What an author gets wrong is told with its line and a mend; the page still builds."""

import pytest
from docutils import nodes
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
def test_a_malformed_date_names_the_option_and_shows_a_right_one(messages):
    message = only(messages, "value", "‘born’")
    assert message.startswith("5: WARNING: person ‘anna’: option ‘born’ is not a date: ")
    assert "write it like this: ‘:born: 1926-08-13’" in message


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
