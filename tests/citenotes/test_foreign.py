"""Books as they stand elsewhere: what no check of ours foresaw stops none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html
from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Book


@pytest.fixture
def harbor(book: Callable[[str], Book]) -> Book:
    return book("mistakes")


def told(book: Book) -> list[str]:
    return [line.rpartition("/")[2] for line in book.warnings]


def test_a_list_in_a_style_that_nobody_knows_is_printed_in_the_style_of_the_book(
    harbor: Book,
) -> None:
    harbor.write(
        "refs.bib",
        "@book{a, author = {Lee, Ann}, title = {T}, year = 1900,"
        " publisher = {P}, address = {York}}",
    )
    start = "# One\n\nA.{cite:note}`a`\n\n"
    harbor.write("index.md", start + "```{bibliography}\n:style: chicago\n```\n")
    page = (harbor.build() / "index.html").read_text(encoding="utf-8")
    assert "Lee, Ann. <em>T</em>. York: P, 1900." in page
    assert told(harbor) == [
        (
            "index.md:5: WARNING: bibliography: there is no style ‘chicago’, the list is printed in"
            " ‘chicago-notes’; did you mean ‘chicago-notes’? [citenotes.style]"
        )
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('bibtex_default_style = "chicago"', "no style 'chicago'; did you mean ‘chicago-notes’"),
        ('bibtex_reference_style = "author-year"', "'author-year'; did you mean ‘author_year’"),
        ('bibtex_foot_reference_style = "notes"', "'notes'; known are author_year, foot, label"),
        ("bibtex_reference_style = None", "no style None; known are author_year, foot, label"),
    ],
)
def test_a_style_in_conf_py_that_nobody_knows_is_refused_with_the_nearest(
    harbor: Book, line: str, message: str
) -> None:
    harbor.change("conf.py", "html_theme", f"{line}\nhtml_theme")
    with pytest.raises(ConfigError, match=message):
        harbor.build()


def test_links_that_bibtex_did_not_make_stay_as_they_are(harbor: Book) -> None:
    harbor.write("index.md", "# One\n\n- <gopher:hole>\n- [two.html](two.html)\n")
    harbor.change("conf.py", "html_theme", "myst_all_links_external = True\nhtml_theme")
    page = (harbor.build() / "index.html").read_text(encoding="utf-8")
    items = html.fromstring(page).xpath("//div[@class='body']//li")
    assert [item.text_content().strip() for item in items] == ["gopher:hole", "two.html"]
    assert [item.xpath(".//a/@href") for item in items] == [[], ["two.html"]]
