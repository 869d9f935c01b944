"""The ground of the three extensions."""

import threading

import pytest
from babel.localedata import locale_identifiers
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from sphinx_authoring.addresses import is_web_address, may_be_linked, scheme_of
from sphinx_authoring.files import write_whole
from sphinx_authoring.languages import code_of, locale_named
from sphinx_authoring.text_nodes import place_of, replace_node


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org",
        "HTTPS://example.org/a b",
        "ftp://example.org",
        "mailto:ada@example.org",
    ],
)
def test_an_address_of_the_web_may_be_linked(address):
    assert is_web_address(address)
    assert may_be_linked(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " \x01javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\u200bvbscript:x",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "view-source:https://example.org",
    ],
)
def test_an_address_that_may_run_or_open_something_is_no_link(address):
    assert not is_web_address(address)
    assert not may_be_linked(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "https:///x",
        "https:",
        "mailto:",
        "https://example.org:99999/",
        "https://example.org:port/",
        "https://[bad/",
        "https://%5Bbad/",
        "https://two words/",
    ],
)
def test_an_address_of_no_place_is_no_link(address):
    assert not is_web_address(address)
    assert not may_be_linked(address)


@pytest.mark.parametrize("address", ["page.html", "../a/b.pdf#c", "#person-ada", "?q=a:b"])
def test_a_place_in_the_book_may_be_linked_and_is_not_of_the_web(address):
    assert not is_web_address(address)
    assert may_be_linked(address)


@pytest.mark.parametrize("address", ["//example.org/x", "\\\\example.org", "/\\example.org"])
def test_another_host_without_a_scheme_is_no_link(address):
    assert not may_be_linked(address)


@given(st.text())
def test_what_has_another_scheme_is_never_linked(text):
    if scheme_of(text) not in {"", "http", "https", "ftp", "mailto"}:
        assert not may_be_linked(text)


def test_a_text_is_replaced_where_it_stands_and_not_where_the_first_like_it_stands():
    paragraph = nodes.paragraph("", "", nodes.Text(" "), nodes.strong("", "b"), nodes.Text(" "))
    last = paragraph[2]
    assert place_of(last) == 2
    replace_node(last, [nodes.Text("end")])
    assert paragraph.astext() == " bend"
    replace_node(paragraph[2], [])
    assert paragraph.astext() == " b"


def test_every_locale_is_found_in_every_spelling():
    for identifier in locale_identifiers():
        known = locale_named(identifier)
        assert str(known) == identifier
        assert locale_named(identifier.replace("_", "-").lower()) == known
        assert locale_named(f"{identifier}.UTF-8") == known


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("pt-BR", "pt_BR"),
        ("zh_cn", "zh_Hans_CN"),
        ("de_XX", "de"),
        (" de ", "de"),
        ("es_419", "es_419"),
    ],
)
def test_a_language_is_read_as_people_type_it(typed, found):
    assert str(locale_named(typed)) == found


@pytest.mark.parametrize("typed", ["", "english", "grc", "klingon", "x", "_", "日本語", "de de"])
def test_what_is_no_code_of_a_language_that_babel_knows_is_none(typed):
    assert locale_named(typed) is None


def test_a_language_that_is_named_in_english_has_a_code():
    assert (code_of("english"), code_of("German"), code_of("Ancient Greek")) == ("en", "de", "")


def test_a_file_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path):
    path = tmp_path / "a.txt"
    write_whole(path, "eins\r\n")
    write_whole(path, b"two")
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_bytes() == b"two"
    ordinary = tmp_path / "b.txt"
    ordinary.touch()
    assert path.stat().st_mode == ordinary.stat().st_mode


def test_what_cannot_be_written_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    write_whole(path, "old")

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_two_writers_at_once_leave_one_whole_file(tmp_path):
    path = tmp_path / "a.txt"
    texts = [letter * 200_000 for letter in "ab"]
    writers = [threading.Thread(target=write_whole, args=(path, text)) for text in texts]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert path.read_text() in texts
