"""Numbers of chapters, figures, tables, listings and equations are those of the web site."""

from __future__ import annotations

import pytest
from lxml import html


@pytest.fixture
def numbers(app, make_app, tmp_path):
    """The numbers on the pages of the web site, each with the words that it stands before."""
    site = make_app("html", srcdir=app.srcdir, builddir=tmp_path / "html")
    site.build()
    return [
        words
        for name in ("one", "two", "after")
        for words in _numbered(html.parse(site.outdir / f"{name}.html"))
    ]


def _numbered(page):
    body = page.xpath('//div[@class="body"]')[0]
    for span in body.xpath('.//*[contains(@class, "-number")]'):
        after = span.getnext() if span.tail is None or not span.tail.strip() else None
        caption = after.text_content() if after is not None else span.tail
        yield f"{span.text_content().strip(' .')} {caption.strip('¶ ')}"
    for span in body.xpath('.//span[@class="eqno"]'):
        yield span.text_content().strip("¶")


@pytest.mark.sphinx("bookpdf", testroot="bookpress-numbers")
def test_every_number_of_the_web_site_is_printed(app, print_book, numbers):
    words = print_book(app).words
    assert len(numbers) == 17
    assert [number for number in numbers if number not in words] == []


@pytest.mark.sphinx("bookpdf", testroot="bookpress-numbers")
def test_references_name_the_numbers_that_are_printed(app, print_book):
    printed = "See Fig. 2.1, Table 2.1, Listing 1.1, (2.1), chapter 2.1."
    assert printed in print_book(app).words


@pytest.mark.sphinx(
    "bookpdf", testroot="bookpress-numbers", confoverrides={"math_numfig": False, "numfig": False}
)
def test_equations_are_counted_through_without_numfig(app, print_book):
    words = print_book(app).words
    assert "(2)" in words
    assert "Fig." not in words
