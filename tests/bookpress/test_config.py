"""Options that cannot work are refused with what is allowed."""

from __future__ import annotations

import pytest
from sphinx.errors import ConfigError


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("bookpress_paper", "A5", "'A5' is not one of '6x9in', 'a5', 'a4', 'letter'"),
        ("bookpress_paper", "leter", "did you mean 'letter'?"),
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
