"""Books in other languages, and books that are translated."""

import re
import shutil

import pytest
from docutils import nodes
from sphinx.util.console import strip_escape_sequences

from sphinx_chronicle.config import locale_of
from sphinx_chronicle.model.entity import Coordinates
from sphinx_chronicle.model.stated import format_coordinates


def words(node):
    return " ".join(node.astext().split())


def facts(tree):
    return {words(field[0]): words(field[1]) for field in tree.findall(nodes.field)}


@pytest.mark.sphinx(
    "html", testroot="chronicle-translated", confoverrides={"chronicle_locale": "en_GB"}
)
def test_a_locale_sets_the_form_of_dates(app, resolved):
    app.build()
    assert app.warning.getvalue() == ""
    assert facts(resolved(app, "index"))["Date"] == "30 April–9 May 1641"


@pytest.mark.sphinx("html", testroot="chronicle-translated", confoverrides={"language": "es"})
def test_a_translated_book_keeps_its_cards_and_links(app, resolved):
    app.build()
    assert app.warning.getvalue() == ""
    tree = resolved(app, "index")
    assert words(next(tree.findall(nodes.title))) == "El sitio de Olden Town"
    shown = facts(tree)
    assert "Del 30 de abril al 9 de mayo de 1641" in shown.values()
    assert "Algunos dicen 3 de mayo de 1641." in shown.values()
    assert "El sitio de Olden Town: Anna" in shown.values()
    assert set(shown) >= {"Fecha", "Lugar", "En disputa"}
    (prose,) = [p for p in tree.findall(nodes.paragraph) if words(p).startswith("Guardaba")]
    assert [words(link) for link in prose.findall(nodes.reference)] == ["Olden Town"]


def test_translators_are_given_what_the_author_wrote_and_no_more(make_app, rootdir, tmp_path):
    shutil.copytree(rootdir / "test-chronicle-translated", tmp_path / "source")
    app = make_app("gettext", srcdir=tmp_path / "source")
    app.build()
    assert app.warning.getvalue() == ""
    lines = (app.outdir / "index.pot").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("msgid") and line != 'msgid ""'] == [
        'msgid "The Siege of {place}`town`"',
        'msgid "She kept the keys of {place}`town`."',
        'msgid "Some say {date}`1641-05-03`."',
        'msgid "{person}`anna` held the town."',
    ]


@pytest.mark.parametrize(
    ("language", "locale"), [("en", "en_US"), ("en_GB", "en_GB"), ("es", "es"), ("de", "de")]
)
@pytest.mark.sphinx("dummy", testroot="chronicle-translated")
def test_dates_follow_the_language_of_the_book(make_app, app_params, language, locale):
    app = make_app(confoverrides={"language": language}, **app_params.kwargs)
    assert locale_of(app.config) == locale


@pytest.mark.parametrize("builder", ["html", "bookepub"])
@pytest.mark.parametrize(
    ("language", "date", "kinds"),
    [
        ("ja", "1961年4月17–20日", ""),
        ("ar", "17–20 أبريل 1961", ""),
        ("pt-BR", "17–20 de abril de 1961", ""),
        ("grc", "April 17–20, 1961", "contradiction"),
        ("english", "April 17–20, 1961", "conf contradiction"),
    ],
)
def test_any_language_builds(make_app, rootdir, tmp_path, language, date, kinds, builder):
    shutil.copytree(rootdir / "test-languages", tmp_path / "source")
    app = make_app(builder, srcdir=tmp_path / "source", confoverrides={"language": language})
    app.build()
    told = strip_escape_sequences(app.warning.getvalue())
    # The date in English beside the event is wrong, and is read where the book is English.
    assert re.findall(r"\[chronicle\.(.+)\]", told) == kinds.split()
    page = app.outdir / f"index.{'xhtml' if builder == 'bookepub' else 'html'}"
    assert date in page.read_text("utf-8")


def test_an_epub_spells_its_language_as_xml_does(make_app, rootdir, tmp_path):
    shutil.copytree(rootdir / "test-languages", tmp_path / "source")
    app = make_app("bookepub", srcdir=tmp_path / "source", confoverrides={"language": "zh_CN"})
    app.build()
    assert "<dc:language>zh-CN</dc:language>" in (app.outdir / "content.opf").read_text("utf-8")
    assert 'lang="zh-CN" xml:lang="zh-CN"' in (app.outdir / "index.xhtml").read_text("utf-8")


@pytest.mark.parametrize("language", ["ar", "ja"])
def test_a_book_is_read_and_turned_as_its_language_is(make_app, rootdir, tmp_path, language):
    shutil.copytree(rootdir / "test-languages", tmp_path / "source")
    settings = {"srcdir": tmp_path / "source", "confoverrides": {"language": language}}
    site, book = make_app("html", **settings), make_app("bookepub", **settings)
    site.build()
    book.build()
    is_arabic = language == "ar"
    assert ("right-to-left.css" in (site.outdir / "index.html").read_text("utf-8")) is is_arabic
    assert (site.outdir / "_static/right-to-left.css").exists() is is_arabic
    assert ('dir="rtl"' in (book.outdir / "index.xhtml").read_text("utf-8")) is is_arabic
    turned = 'page-progression-direction="rtl"'
    assert (turned in (book.outdir / "content.opf").read_text("utf-8")) is is_arabic


def test_coordinates_keep_their_order_among_words_from_right_to_left():
    point = Coordinates(latitude=35.4, longitude=139.6)
    assert format_coordinates(point, "ar") == "\u200e35.4° N, 139.6° E"
    assert format_coordinates(point, "ja") == "35.4° N, 139.6° E"
