"""Options that cannot work are refused with what is allowed."""

from __future__ import annotations

import dataclasses

import pytest
from sphinx.errors import ConfigError

from sphinx_bookpress.config import BookpressConfig
from sphinx_bookpress.model.papers import LARGE_TYPE, PAPERS, margins_for, paper_of
from sphinx_bookpress.options import OPTIONS


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("bookpress_paper", "A6", "'A6' is not one of '6x9in', 'a5', 'a4', 'letter', nor a size"),
        ("bookpress_paper", "leter", "did you mean 'letter'?"),
        ("bookpress_paper", "20x30mm", "each side from 70 to 600 mm"),
        ("bookpress_margins", {"left": "1in"}, "'inside', 'outside', 'top', 'bottom'"),
        ("bookpress_margins", {"top": "one inch"}, "'one inch' for 'top' is not a length such as"),
        ("bookpress_margins", {"inside": "130mm"}, "inside and outside leave no room for text"),
        ("bookpress_margins", {"bottom": "220mm"}, "top and bottom leave no room for text"),
        ("bookpress_margins", {"top": 20}, "20 for 'top' is not a length such as '20mm'"),
        ("bookpress_font_size", 40, "40 is not a number of points from 7 to 24"),
        ("bookpress_bleed", 50, "50 is not a number of millimetres from 0 to 20"),
        ("bookpress_openings", "rigth", "did you mean 'right'?"),
        ("bookpress_lists", ["figure"], "did you mean 'figures'?"),
        ("bookpress_front_matter", ["a", 1], "is not a list of names, such as ['preface']"),
        ("bookpress_font", "Libertinus", "did you mean 'Libertinus Serif'?"),
        ("bookpress_mono_font", "Nobody Sans", "bookpress_mono_font: there is no 'Nobody Sans'"),
        ("bookpress_show_urls", "yes", "'no', 'inline', 'footnote'"),
        ("bookpress_pdf_standards", ["ua1"], "did you mean 'ua-1'?"),
        ("bookpress_toc_depth", 0, "bookpress_toc_depth: 0 is not a whole number from 1 to 6"),
        ("bookpress_template", "none.typ", "bookpress_template: there is no file 'none.typ'"),
        ("bookpress_fonts", "fonts", "bookpress_fonts: there is no folder 'fonts'"),
    ],
)
@pytest.mark.sphinx("bookpdf", testroot="bookpress-glyphs")
def test_a_wrong_option_names_what_is_allowed(make_app, app, tmp_path, option, value, message):
    with pytest.raises(ConfigError) as caught:
        make_app("bookpdf", srcdir=app.srcdir, builddir=tmp_path, confoverrides={option: value})
    assert message in str(caught.value)


@pytest.mark.sphinx("bookpdf", testroot="bookpress-glyphs")
@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("bookpress_paper", "a5", "bookpress_paper: 'a5' is too small for bookpress_large_print"),
        ("bookpress_font_size", 11, "from 16 to 24 with bookpress_large_print"),
    ],
)
def test_large_print_refuses_what_is_not_large(make_app, app, tmp_path, option, value, message):
    options = {"bookpress_large_print": True, option: value}
    with pytest.raises(ConfigError) as caught:
        make_app("bookpdf", srcdir=app.srcdir, builddir=tmp_path, confoverrides=options)
    assert message in str(caught.value)


@pytest.mark.parametrize("option", ["bookpress_front_matter", "bookpress_back_matter"])
@pytest.mark.sphinx("bookpdf", testroot="bookpress-root")
def test_a_document_that_is_not_in_the_book_is_named(make_app, app, tmp_path, option):
    options = {option: ["tow"]}
    other = make_app("bookpdf", srcdir=app.srcdir, builddir=tmp_path, confoverrides=options)
    with pytest.raises(ConfigError) as caught:
        other.build()
    assert f"{option}: there is no 'tow' among the documents" in str(caught.value)
    assert "did you mean 'two'?" in str(caught.value)


def test_every_option_has_a_field_or_is_read_by_the_epub() -> None:
    fields = {field.name for field in dataclasses.fields(BookpressConfig)}
    apart = {"epub_pages", "epub_conforms_to", "latex", "font_size"}
    names = {option.name.removeprefix("bookpress_") for option in OPTIONS}
    assert names - apart <= fields
    assert fields - names == {"type_size"}


@pytest.mark.parametrize("paper", [*PAPERS, "110x180mm", "5.5x8.5in", "12x19cm"])
@pytest.mark.parametrize("large", [False, True])
def test_margins_suit_the_paper(paper: str, large: bool) -> None:
    found = paper_of(paper)
    assert found is not None
    size = LARGE_TYPE if large else found.type_size
    margins = margins_for(found, size, large_print=large)
    width = found.width.points - margins.inside.points - margins.outside.points
    height = found.height.points - margins.top.points - margins.bottom.points
    assert width <= 33.01 * size
    assert margins.outside.mm < margins.inside.mm
    assert margins.top.mm < margins.bottom.mm
    assert 1.3 < height / width < 1.9
    lines = (height - 0.645 * size) / (size * (1.395 if large else 1.265))
    assert lines % 1 < 0.02
