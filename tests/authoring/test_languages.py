"""The language of a book, however it is typed."""

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st
from sphinx.util.console import strip_escape_sequences

from sphinx_authoring.languages import (
    code_of,
    is_right_to_left,
    language_tag,
    locale_named,
    spelled_for_sphinx,
)

WINGS = ["sphinx_chronicle", "sphinx_citenotes", "sphinx_bookpress"]

SPELLINGS = [
    # typed, Babel's, Sphinx's, that of XML
    ("en", "en", "en", "en"),
    ("EN", "en", "en", "en"),
    ("pt_BR", "pt_BR", "pt_BR", "pt-BR"),
    ("pt-BR", "pt_BR", "pt_BR", "pt-BR"),
    ("pt_br", "pt_BR", "pt_BR", "pt-BR"),
    ("zh_CN", "zh_Hans_CN", "zh_CN", "zh-CN"),
    ("ZH-cn", "zh_Hans_CN", "zh_CN", "zh-CN"),
    ("zh-Hans", "zh_Hans", "zh_CN", "zh-Hans"),
    ("zh-Hant", "zh_Hant", "zh_TW", "zh-Hant"),
    ("zh-Hant-HK", "zh_Hant_HK", "zh_HK", "zh-Hant-HK"),
    ("sr@latin", "sr_Latn", "sr@latin", "sr-Latn"),
    ("sr-Latn", "sr_Latn", "sr@latin", "sr-Latn"),
    ("de_DE.UTF-8", "de_DE", "de_DE", "de-DE"),
    ("de_XX", "de", "de_XX", "de-XX"),
    ("es-419", "es_419", "es_419", "es-419"),
    ("iw", "he_IL", "he", "iw"),
    ("grc", "None", "grc", "grc"),  # a language, though Babel knows nothing of it
    ("qaa", "None", "qaa", "qaa"),  # for private use
    ("xx", "None", "", "xx"),
    ("english", "None", "", "en"),
    ("", "None", "", "und"),
    ("日本語", "None", "", "ja"),
]


@pytest.mark.parametrize(("typed", "babel", "sphinx", "xml"), SPELLINGS)
def test_a_code_is_understood_in_every_spelling(typed, babel, sphinx, xml):
    assert (str(locale_named(typed)), spelled_for_sphinx(typed), language_tag(typed)) == (
        babel,
        sphinx,
        xml,
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("English", "en"),
        ("german", "de"),
        ("Deutsch", "de"),
        ("español", "es"),
        (" French ", "fr"),
        ("Brazilian Portuguese", "pt_BR"),
        ("日本語", "ja"),
        ("Klingonisch", ""),
        ("", ""),
    ],
)
def test_the_name_of_a_language_gives_its_code(name, code):
    assert code_of(name) == code


def test_every_code_of_babel_is_one_for_sphinx_too():
    assert [each for each in locale_identifiers() if not spelled_for_sphinx(each)] == []


@pytest.mark.fuzz
@given(st.text(max_size=12) | st.from_regex(r"[a-zA-Z]{1,8}([-_@.][a-zA-Z0-9]{1,8}){0,3}"))
def test_a_spelling_that_was_settled_stays(typed):
    settled = spelled_for_sphinx(typed)
    assert spelled_for_sphinx(settled) == settled
    assert language_tag(typed).replace("-", "").isalnum()


@pytest.fixture
def app_in(make_app, tmp_path):
    def build(language, wings=tuple(WINGS), builder="dummy"):
        loaded = ["sphinxcontrib.bibtex", *wings]
        conf = f"extensions = {loaded}\nbibtex_bibfiles = []\nlanguage = {language!r}\n"
        (tmp_path / "conf.py").write_text(conf, "utf-8")
        (tmp_path / "index.rst").write_text("Book\n====\n", "utf-8")
        app = make_app(builder, srcdir=tmp_path)
        app.build()
        return app

    return build


def told(app):
    text = strip_escape_sequences(app.warning.getvalue())
    return text.replace(f"{app.srcdir}/", "")


@pytest.mark.parametrize(
    ("language", "such"),
    [
        ("english", "en"),
        ("Deutsch", "de"),
        ("xx", "en, es or pt_BR"),
        ("C", "en, es or pt_BR"),
        ("", "en, es or pt_BR"),
    ],
)
def test_what_is_no_code_is_told_once_and_the_book_is_english(app_in, language, such):
    app = app_in(language)
    assert told(app) == (
        f"conf.py:3: WARNING: language = {language!r} is the code of no language: write its code,"
        f" such as {such}; until then the words that are not yours are English [chronicle.conf]\n"
    )
    assert app.config.language == "en"


@pytest.mark.parametrize("wing", WINGS)
def test_each_extension_tells_it_alone(app_in, wing):
    kind = wing.removeprefix("sphinx_")
    assert told(app_in("english", wings=[wing])).endswith(f"English [{kind}.conf]\n")


def test_a_code_spelled_as_on_the_web_has_the_words_of_sphinx(app_in):
    app = app_in("pt-BR", builder="html")
    assert told(app) == ""
    page = (app.outdir / "index.html").read_text("utf-8")
    assert '<html lang="pt-BR"' in page
    assert "Índice" in page


def test_a_code_of_which_the_book_has_its_own_words_is_left_alone(app_in, tmp_path):
    (tmp_path / "locales" / "xx").mkdir(parents=True)
    app = app_in("xx")
    assert "chronicle.conf" not in told(app)
    assert app.config.language == "xx"


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("en", "en"),
        ("zh_CN", "zh-CN"),
        ("pt-br", "pt-BR"),
        ("zh_hans_CN", "zh-Hans-CN"),
        ("sr@latin", "sr-Latn"),
        ("de_DE.UTF-8", "de-DE"),
        ("es_419", "es-419"),
        ("grc", "grc"),
        ("german", "de"),
        ("ca-valencia", "ca-valencia"),
        ("no such language", "und"),
        ("", "und"),
        ("a" * 5000, "und"),
    ],
)
def test_a_tag_is_one_of_bcp_47(typed, tag):
    assert language_tag(typed) == tag


@pytest.mark.parametrize(
    ("language", "right_to_left"),
    [("ar", True), ("fa_IR", True), ("he", True), ("ur", True), ("az-Arab", True), ("yi", True)]
    + [(name, False) for name in ("en", "ja", "ru", "az", "grc", "", "english")],
)
def test_it_is_known_which_way_a_language_is_read(language, right_to_left):
    assert is_right_to_left(language) is right_to_left
