"""The book: whole, linked, cited."""

import re
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from sphinx_chronicle.views import VIEWS

CHAPTERS = ["index", "castro", "eisenhower", "jfk", "invasion", "aftermath"]
SIZES = {
    "index": (600, 1000),
    "castro": (900, 1600),
    "eisenhower": (900, 1600),
    "jfk": (900, 1600),
    "invasion": (900, 1600),
    "aftermath": (900, 1600),
}
CITATION = re.compile(r"\{cite:note\}`")


def narrative(source):
    """The paragraphs of prose in a page's source: no headings, directives, lists or comments."""
    blocks, fence = [], ""
    for block in re.split(r"\n\s*\n", source):
        opening = re.match(r"\s*(:{3,}|`{3,})\{", block)
        closing = re.search(r"^(:{3,}|`{3,})\s*$", block, re.MULTILINE)
        if fence or opening:
            fence = "" if closing else (fence or opening[1])
            continue
        if not re.match(r"\s*([#>|\[(<+-]|\*\s|\d+\.\s|$)", block) and "{" + "toctree" not in block:
            blocks.append(block)
    return blocks


def prose_words(source):
    text = "\n".join(narrative(source))
    text = re.sub(r"\{cite:note\}`[^`]*`", "", text)
    text = re.sub(r"\{[a-z:]+\}`([^`<]*?)\s*(<[^`]*>)?`", r"\1", text)
    return len(re.findall(r"\b[\w’'-]+\b", text))


@pytest.fixture(scope="session")
def sources():
    docs = Path(__file__).parents[2] / "docs"
    return {name: (docs / f"{name}.md").read_text(encoding="utf-8") for name in CHAPTERS}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_has_its_length(sources, chapter):
    least, most = SIZES[chapter]
    assert least <= prose_words(sources[chapter]) <= most


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_paragraph_of_narrative_has_a_note(sources, chapter):
    section = ""
    without = []
    for block in re.split(r"\n(?=#+ )", sources[chapter]):
        section = block.partition("\n")[0]
        if "how to read" in section.lower():
            continue
        # What ends in a colon leads to a quotation, which has the note.
        told = [part for part in narrative(block) if not part.rstrip().endswith(":")]
        without += [part[:60] for part in told if not CITATION.search(part)]
    assert without == []


def test_no_page_cites_a_source_that_was_not_checked():
    docs = Path(__file__).parents[2] / "docs"
    for path in docs.rglob("*.md"):
        assert not re.search(r"[`,}\s]general\{|`general`", path.read_text(encoding="utf-8")), path


def goals(path, page):
    for href in page.xpath("//a/@href"):
        if not re.match(r"[a-z]+:", href):
            target, _, anchor = href.partition("#")
            yield href, normpath(join(dirname(path), target)) if target else path, anchor


def test_every_internal_link_has_its_target(site, pages):
    ids = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    files = {path.relative_to(site).as_posix() for path in (site / "data").rglob("*.*")}
    ids.update({file: set() for file in files})
    broken = [
        f"{path}: {href}"
        for path, page in pages.items()
        for href, target, anchor in goals(path, page)
        if target not in ids or (anchor and anchor not in ids[target])
    ]
    assert broken == []


def test_no_id_stands_twice_in_a_page(pages):
    for path, page in pages.items():
        found = page.xpath("//@id")
        assert sorted(found) == sorted(set(found)), path


def test_every_reference_between_elements_has_its_element(pages):
    for path, page in pages.items():
        ids = set(page.xpath("//@id"))
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            for value in page.xpath(f"//@{attribute}"):
                assert set(value.split()) <= ids, f"{path}: {attribute}={value}"


def test_nothing_is_loaded_from_another_host(pages):
    for path, page in pages.items():
        loaded = page.xpath("//script/@src | //img/@src | //link[@rel='stylesheet']/@href")
        assert [url for url in loaded if "//" in url] == [], path


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_each_chapter_leads_to_all_the_others(pages, chapter):
    nav = pages[f"{chapter}.html"].xpath("//nav[@aria-label='Chapters']//a")
    assert [link.text_content() for link in nav] == [
        "Overview (Home)",
        "Castro",
        "Eisenhower",
        "JFK",
        "Invasion",
        "Aftermath",
    ]
    assert [link.text_content() for link in nav if link.get("aria-current")] == [
        nav[CHAPTERS.index(chapter)].text_content()
    ]


@pytest.mark.parametrize("kind", ["person", "event", "place", "organization"])
def test_everyone_and_everything_is_mentioned_in_a_chapter(pages, kind):
    cards = {
        card.getprevious().get("id")
        for page in pages.values()
        for card in page.xpath("//div[contains(@class, 'chronicle-card')]")
        if f"chronicle-{kind}" in card.get("class").split()
    }
    linked = {
        href.rpartition("#")[2]
        for chapter in CHAPTERS
        for href in pages[f"{chapter}.html"].xpath("//article//a/@href")
    }
    assert len(cards) > 30
    assert sorted(cards - linked) == []


def test_the_aftermath_quotes_and_cites_the_statement_of_september_4(pages):
    page = pages["aftermath.html"]
    (statement,) = page.xpath("//blockquote[contains(., 'It continues')]")
    quotation = " ".join(statement.text_content().split())
    assert quotation.startswith(
        "It continues to be the policy of the United States that the Castro"
    )
    assert "they will be nothing more." in quotation
    assert statement.xpath(".//a[contains(@class, 'footnote-reference')]")


def test_the_aftermath_cites_persons_page_149(pages):
    notes = [
        " ".join(note.text_content().split()) for note in pages["aftermath.html"].xpath("//aside")
    ]
    assert any("Persons" in note and "149" in note for note in notes)


def test_every_picture_has_an_alternative_text(pages):
    for path, page in pages.items():
        for image in page.xpath("//img"):
            assert len(image.get("alt") or "") > 20, f"{path}: {image.get('src')}"


def test_every_page_has_a_description_a_language_and_one_first_heading(pages):
    for path, page in pages.items():
        assert page.xpath("/html/@lang") == ["en"], path
        assert len(page.xpath("//meta[@name='description']/@content")) == 1, path
        assert len(page.xpath("//h1")) == 1, path


@pytest.mark.parametrize("view", [view.name for view in VIEWS])
def test_the_book_uses_every_view(view):
    pages = (Path(__file__).parents[2] / "docs").rglob("*.md")
    assert any(f"{{{view}}}" in page.read_text(encoding="utf-8") for page in pages)
