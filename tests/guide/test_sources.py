"""The guide's page of kinds of sources shows every kind, and its house style does what it says."""

import re

from sphinx_citenotes.model.bibfile import read_bibliography_file
from sphinx_citenotes.model.kinds import Kind
from sphinx_citenotes.model.markup import to_markup
from sphinx_citenotes.model.styles import find_style

from .rehearsal import SNIPPETS

NOT_SHOWN = {"issue of a periodical", "other", "patent"}


def sources():
    read = read_bibliography_file(SNIPPETS / "kinds.bib")
    assert read.problems == ()
    return {source.key: source for source in read.sources}


def test_every_entry_is_on_the_page():
    page = (SNIPPETS.parent / "kinds-of-sources.md").read_text("utf-8")
    assert re.findall(r"\{source-forms\} (\S+)$", page, re.MULTILINE) == list(sources())


def test_every_kind_of_source_is_shown():
    kinds = {source.kind.value for source in sources().values()}
    assert {kind.value for kind in Kind} - kinds <= NOT_SHOWN


def test_the_page_prints_what_the_formatter_does(guide):
    page = guide["kinds-of-sources.html"].xpath("//article")[0]
    said = " ".join(page.text_content().split())
    style = find_style("chicago-notes")
    for source in sources().values():
        assert to_markup(style.bibliography(source)).replace("*", "") in said


def test_the_house_style_leaves_out_places(monkeypatch):
    monkeypatch.syspath_prepend(SNIPPETS)
    house = find_style("house_style:HOUSE")
    book, letter = (to_markup(house.bibliography(sources()[key])) for key in ("book", "letter"))
    assert book.endswith("*A Quiet Shore: Landings in the Gulf*. Beacon, 1975.")
    assert letter.endswith("Gulf Library, Miami.")


def test_the_table_of_places_has_no_place_that_cannot_be_read(guide):
    rows = guide["citing.html"].xpath("//table[contains(@class, 'guide-locators')]/tbody/tr")
    said = [row[2].text_content().strip() for row in rows]
    assert len(said) > 15
    assert "Harrow and Lindqvist, Quiet Shore, 321–28." in said
