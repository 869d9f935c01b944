"""The build reads bibliography files as tolerantly as the command line does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Book

BROKEN = """@book{open1990, title = {Harbor Nights, author = {Quill, Ada}, year = {1990},
@book{dusk1991, title = {Dusk}, author = {Quill, Ada}, address = {Boston}
  publisher = {Lantern}, year = {1991}}
@book{title = {Keyless}}
@book{late1992, title = {Gir\xf3n}, author = {Quill, Ada}, address = Boston, year = {1992}}
@book{late1992, title = {Twin}}
"""
PAGE = "# One\n\nA.{cite:note}`open1990` B.{cite:note}`dusk1991` C.{cite:note}`late1992`\n"


def _told(harbor: Book) -> list[str]:
    return [line.rpartition("/")[2] for line in harbor.warnings]


@pytest.fixture
def harbor(book: Callable[[str], Book]) -> Book:
    """A book of one page without a bibliography."""
    harbor = book("mistakes")
    harbor.write("index.md", PAGE)
    return harbor


def test_what_can_be_read_is_printed_and_each_mistake_is_told_once(harbor: Book) -> None:
    (harbor.source / "refs.bib").write_bytes(BROKEN.encode("latin-1"))
    text = (harbor.build("text") / "index.txt").read_text(encoding="utf-8")
    assert "[1] Ada Quill, *Harbor Nights* (1990)." in text
    assert "[2] Ada Quill, *Dusk* (Boston: Lantern, 1991)." in text
    assert "[3] Ada Quill, *Girón* (Boston, 1992)." in text
    assert [line for line in _told(harbor) if line.endswith("[citenotes.file]")] == [
        (
            "refs.bib:5: WARNING: byte 0xf3 is not UTF-8 and was read as Windows-1252; save the"
            " file as UTF-8 [citenotes.file]"
        ),
        (
            "refs.bib:6: WARNING: late1992: this key stands in line 5 already, and that entry"
            " counts; remove or rename one of them [citenotes.file]"
        ),
        (
            "refs.bib:1: WARNING: open1990: the brace of the field title is not closed; close it"
            " [citenotes.file]"
        ),
        (
            "refs.bib:2: WARNING: dusk1991: a comma is missing after the field address; add it"
            " [citenotes.file]"
        ),
        (
            "refs.bib:4: WARNING: the entry has no key; write @book{KEY, and then its fields"
            " [citenotes.file]"
        ),
        (
            "refs.bib:5: WARNING: late1992: address = Boston has no braces and Boston is no"
            " abbreviation; write address = {Boston}, or define it with @string [citenotes.file]"
        ),
    ]


def test_a_file_of_another_kind_is_named_in_the_build(harbor: Book) -> None:
    harbor.write("refs.bib", '[{"id": "open1990", "type": "book"}]')
    harbor.build("text")
    assert _told(harbor)[0] == (
        "refs.bib:1: WARNING: the file is CSL-JSON, and no .bib file; export the sources from your"
        " program as BibLaTeX or BibTeX (in Zotero, File, Export Library, BibLaTeX; in JabRef, save"
        " as a BibLaTeX library) [citenotes.file]"
    )


def test_a_file_that_is_named_already_is_not_offered_for_one_that_is_not_there(
    harbor: Book,
) -> None:
    harbor.change("conf.py", '["refs.bib"]', '["refs.bib", "ref.bib"]')
    harbor.build("text")
    (told,) = (line for line in _told(harbor) if "‘ref.bib’" in line)
    assert told == (
        "conf.py:2: WARNING: bibtex_bibfiles names ‘ref.bib’, which is no file; names begin at the"
        " folder of conf.py [citenotes.file]"
    )


def test_a_file_that_is_not_there_is_told(harbor: Book) -> None:
    (harbor.source / "refs.bib").unlink()
    harbor.build("text")
    assert _told(harbor)[0] == (
        "conf.py:2: WARNING: bibtex_bibfiles names ‘refs.bib’, which is no file; names begin at the"
        " folder of conf.py [citenotes.file]"
    )


def test_one_file_that_is_no_list_is_read_and_told(harbor: Book) -> None:
    harbor.write("refs.bib", BROKEN.partition("@book{title")[0])
    harbor.change("conf.py", '["refs.bib"]', '"refs.bib"')
    text = (harbor.build("text") / "index.txt").read_text(encoding="utf-8")
    assert "*Dusk*" in text
    assert (
        "conf.py:2: WARNING: bibtex_bibfiles = 'refs.bib' is no list; write bibtex_bibfiles ="
        " ['refs.bib'] [citenotes.conf]"
    ) in _told(harbor)


def test_a_book_without_sources_needs_no_bibliography_files(harbor: Book) -> None:
    harbor.write("index.md", "# One\n\nA remark.[^a]\n\n[^a]: See above.\n")
    harbor.change("conf.py", 'bibtex_bibfiles = ["refs.bib"]\n', "")
    text = (harbor.build("text") / "index.txt").read_text(encoding="utf-8")
    assert "See above." in text
    assert harbor.warnings == []


SCRIPTS = r"""
@online{a, author = {Lee, Ann}, title = {T}, year = 1900, url = {javascript:qaXSS()}}
@online{b, author = {Lee, Bob}, title = {T}, year = 1900, doi = {VBScript:qaXSS()}}
@misc{c, author = {Lee, Cy}, title = {T}, year = 1900, howpublished = {\url{data:text/html,qaXSS}}}
@misc{d, author = {others}, title = {\href{file:///qaXSS}{Words}}, year = 1900,
  publischer = {\foo{x}}}
@online{e, author = {Lee, Eve}, title = {T}, year = 1900, url = {https://fine.example/e}}
"""
EVERY = "# One\n\nA.{cite:note}`a` B.{cite:note}`b` {footcite}`c` {cite:p}`e`\n\n"
LIST = "```{footbibliography}\n```\n```{bibliography}\n:all:\n```\n"


@pytest.mark.parametrize("style", ["chicago-notes", "mhra", "plain", "unsrt", "alpha"])
def test_only_addresses_of_the_web_are_links_in_any_style(harbor: Book, style: str) -> None:
    harbor.write("refs.bib", SCRIPTS)
    harbor.write("index.md", EVERY + LIST)
    harbor.change("conf.py", "html_theme", f'bibtex_default_style = "{style}"\nhtml_theme')
    page = (harbor.build() / "index.html").read_text(encoding="utf-8")
    addresses = html.fromstring(page).xpath("//a[contains(@class, 'external')]/@href")
    assert {each for each in addresses if "fine" in each} == {"https://fine.example/e"}
    assert [each for each in addresses if "qaXSS" in each and "doi.org" not in each] == []
    assert "Lee" in page


def test_what_is_wrong_with_listed_sources_is_told_once_and_exports_have_no_script(
    harbor: Book,
) -> None:
    harbor.write("refs.bib", SCRIPTS)
    harbor.write("index.md", EVERY + LIST)
    harbor.change("conf.py", "html_theme", "citenotes_downloads = True\nhtml_theme")
    out = harbor.build()
    told = [line.partition("WARNING: ")[2] for line in harbor.warnings]
    kinds = ("[citenotes.address]", "[citenotes.field]")
    assert [line for line in told if line.endswith(kinds)] == [
        (
            "source ‘a’: ‘javascript:qaXSS()’ in url is printed without a link; write an address"
            " that begins with http, https, ftp or mailto [citenotes.address]"
        ),
        (
            "source ‘b’: doi = {VBScript:qaXSS()} is no DOI, as in 10.1000/182; correct it, or"
            " write it as url [citenotes.address]"
        ),
        (
            "source ‘c’: ‘data:text/html,qaXSS’ in howpublished is printed without a link; write an"
            " address that begins with http, https, ftp or mailto [citenotes.address]"
        ),
        (
            "source ‘d’: ‘file:///qaXSS’ in title is printed without a link; write an address"
            " that begins with http, https, ftp or mailto [citenotes.address]"
        ),
        (
            "source ‘d’: the field publischer is not known and is not printed; did you mean"
            " publisher? [citenotes.field]"
        ),
    ]
    assert any("author = {others} names nobody" in line for line in told)
    for name in ("sources.ris", "sources.json"):
        assert "qaXSS" not in (out / "data" / name).read_text(encoding="utf-8")
    exported = (out / "data" / "sources.bib").read_text(encoding="utf-8")
    assert "year = 1900, x-url = {javascript:qaXSS()}" in exported
    assert " url = {https://fine.example/e}" in exported
    assert all("qaXSS" not in span for span in _coins(out))


def _coins(out: Path) -> list[str]:
    page = html.fromstring((out / "index.html").read_text(encoding="utf-8"))
    return page.xpath("//span[@class='Z3988']/@title")
