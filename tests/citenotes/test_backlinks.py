"""What a bibliography says of the places that cite its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag

import pytest
from lxml import html
from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml.html import HtmlElement

    from .conftest import Book

SECTIONS = """# Storms

At the head.{cite:note}`quill1990{1}`

## The Gale

One.{cite:note}`quill1990{2}` Two.{cite:note}`marsh1984{471}` Three.{cite:note}`quill1990{3}`
Four.{cite:note}`quill1990{4}` Five.{cite:note}`quill1990{5}` Words of {cite:t}`tidetables`.

## The Calm

By hand.[^hand] In words, {cite:source}`marsh1984`.

[^hand]: As {cite:note}`quill1990{6}` has it.[^more]
[^more]: And {cite:note}`tidetables`.
"""

CITIZENS = """
from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.util.docutils import SphinxDirective

class Citizen(SphinxDirective):
    required_arguments = 1
    has_content = True

    def run(self):
        box = nodes.container(ids=[self.arguments[0]])
        box += self.parse_content_to_nodes()
        domain = self.env.get_domain("town")
        domain.data["all"].append((self.arguments[0], self.env.docname))
        return [box]

class Town(Domain):
    name = "town"
    label = "Town"
    object_types = {"citizen": ObjType("citizen")}
    directives = {"citizen": Citizen}
    initial_data = {"all": []}

    def clear_doc(self, docname):
        self.data["all"] = [found for found in self.data["all"] if found[1] != docname]

    def get_objects(self):
        for name, docname in self.data["all"]:
            yield name, name.title(), "citizen", docname, name, 1

def setup(app):
    app.add_domain(Town)
    return {"parallel_read_safe": True}
"""


@pytest.fixture
def harbor(book: Callable[[str], Book]) -> Book:
    """A book that cites on one page with sections, and lists its sources on another."""
    found = book("book")
    for name in ("places.md", "restructured.rst", "plain.md"):
        (found.source / name).unlink()
    found.change("index.md", "places\nrestructured\nplain\n", "storms\n")
    found.write("one.md", "# One\n\nA note.{cite:note}`marsh1984{480}`\n")
    found.write("storms.md", SECTIONS)
    return found


def read(path: Path) -> HtmlElement:
    (found,) = html.fromstring(path.read_bytes()).xpath("//div[@role='main']")
    return found


def said(page: HtmlElement) -> dict[str, str]:
    """What is said under each source, by its anchor."""
    found = {}
    for entry in page.xpath(".//span[starts-with(@id, 'source-')]"):
        found[entry.get("id")] = ""
        for after in entry.itersiblings():
            if after.get("id", "").startswith("source-"):
                break
            for line in after.xpath("descendant-or-self::p[@class='citenotes-cited']"):
                found[entry.get("id")] = " ".join(line.text_content().split())
    return found


def test_each_source_names_the_pages_and_sections_whose_notes_cite_it(harbor: Book) -> None:
    lines = said(read(harbor.build() / "sources.html"))
    assert harbor.warnings == []
    assert lines == {
        "source-quill1990": "Cited in: Storms (note 1): The Gale (notes 2, 4–6), The Calm (note 7)",
        "source-marsh1984": "Cited in: One (note 1); Storms: The Gale (note 3), The Calm",
        "source-tidetables": "Cited in: Storms: The Gale, The Calm (note 8)",
    }


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_every_place_is_a_link_that_leads_there(harbor: Book, builder: str) -> None:
    out = harbor.build(builder)
    names = {"html": "sources.html", "dirhtml": "sources/index.html", "singlehtml": "index.html"}
    page = out / names[builder]
    links = read(page).xpath(".//p[@class='citenotes-cited']//a/@href")
    assert len(links) > 10
    for link in links:
        path, anchor = urldefrag(link)
        goal = (page.parent / path).resolve() if path else page
        goal = goal / "index.html" if goal.is_dir() else goal
        ids = html.fromstring(goal.read_bytes()).xpath("//@id")
        assert not anchor or anchor in ids, link


def test_what_a_book_describes_is_named_where_it_cites(harbor: Book) -> None:
    harbor.write("town.py", CITIZENS)
    harbor.change("conf.py", '"myst_parser", ', '"myst_parser", "town", ')
    folder = f"import sys\nsys.path.insert(0, {str(harbor.source)!r})\n"
    harbor.change("conf.py", "project", f"{folder}project")
    prose = "She wrote.{cite:note}`quill1990{9}` So {cite:t}`marsh1984`."
    box = f":::{{town:citizen}} ada\n{prose}\n:::\n"
    harbor.write("one.md", f"# One\n\n## The Town\n\n{box}")
    lines = said(read(harbor.build() / "sources.html"))
    assert harbor.warnings == []
    assert lines["source-quill1990"].endswith("The Calm (note 7) · Ada (note 1)")
    assert lines["source-marsh1984"] == "Cited in: Storms: The Gale (note 3), The Calm · Ada"


def test_many_places_are_folded_without_a_script(harbor: Book) -> None:
    text = "\n".join(f"## S{n}\n\nOne.{{cite:note}}`quill1990{{{n}}}`\n" for n in range(1, 14))
    harbor.write("one.md", f"# One\n\n{text}")
    page = read(harbor.build() / "sources.html")
    (folded,) = page.xpath(".//details")
    assert folded.xpath("string(summary)").strip() == "Cited in 16 places"
    assert folded.get("open") is None
    assert len(folded.xpath("./p[@class='citenotes-cited']")) == 1


def test_print_says_nothing_unless_it_is_asked_to(harbor: Book) -> None:
    assert "Cited in" not in (harbor.build("text") / "sources.txt").read_text("utf-8")
    harbor.change("conf.py", "html_theme", 'citenotes_backlinks = "all"\nhtml_theme')
    text = (harbor.build("text") / "sources.txt").read_text("utf-8")
    assert "Cited in: Storms: The Gale, The Calm" in text
    assert "(note" not in text


def test_epub_says_it_too(harbor: Book) -> None:
    text = (harbor.build("epub") / "sources.xhtml").read_text("utf-8")
    assert harbor.warnings == []
    assert 'class="citenotes-cited"' in text


def test_a_book_may_leave_it_out(harbor: Book) -> None:
    harbor.change("conf.py", "html_theme", 'citenotes_backlinks = "none"\nhtml_theme')
    assert "Cited in" not in (harbor.build() / "sources.html").read_text("utf-8")


def test_a_wrong_choice_stops_the_build(harbor: Book) -> None:
    harbor.change("conf.py", "html_theme", 'citenotes_backlinks = "yes"\nhtml_theme')
    with pytest.raises(ConfigError, match="citenotes_backlinks = 'yes' is no place for backlinks"):
        harbor.build()


def test_a_list_with_bullets_says_it_once_for_each_source(harbor: Book) -> None:
    harbor.write("sources.md", "# S\n\n```{bibliography}\n:list: bullet\n```\n")
    items = read(harbor.build() / "sources.html").xpath(".//li")
    assert len(items) == 3
    assert all(len(item.xpath("./p[@class='citenotes-cited']")) == 1 for item in items)


def test_a_footcite_of_bibtex_counts(harbor: Book) -> None:
    foot = "# One\n\nIn a note {footcite}`unused1950`.\n\n```{footbibliography}\n```\n"
    harbor.write("one.md", foot)
    harbor.write("sources.md", "# S\n\n```{bibliography}\n:all:\n```\n")
    lines = said(read(harbor.build() / "sources.html"))
    assert lines["source-unused1950"] == "Cited in: One (note 1)"


def test_a_heading_that_names_a_source_counts(harbor: Book) -> None:
    harbor.write("one.md", "# One\n\n## On {cite:source}`unused1950`\n\nText.\n")
    lines = said(read(harbor.build() / "sources.html"))
    assert lines["source-unused1950"] == "Cited in: One: On Nobody, Never Cited"


def test_an_address_has_places_to_break_and_stays_the_same_to_copy(harbor: Book) -> None:
    page = read(harbor.build() / "sources.html")
    (link,) = page.xpath(".//a[starts-with(@href, 'https://')]")
    assert link.text_content() == link.get("href")
    pieces = [link.text, *(gap.tail for gap in link.xpath("./wbr"))]
    assert "|".join(pieces) == "https://|tides|.example|/tables|?year|=1961|&port|=a|_b"


ENTITIES = """# Entries

:::{person} orme
:name: Adelaide Orme
:sort: Orme, Adelaide
:short: Orme
:surname: Orme
:born: 1868-05-04
:died: 1931~

A life.{cite:note}`quill1990{1}`
:::

:::{person} nobody
:name: Ben Nobody

No dates.{cite:note}`quill1990{2}`
:::

:::{event} walkout
:title: The walkout
:date: [1899-02-01,1899-02-02]

Or the second.{cite:note}`quill1990{3}`
:::

:::{place} mill
:name: Orme Mill
:short: Mill
:coordinates: 51.5, -0.1

By the river.{cite:note}`quill1990{4}`
:::

:::{organization} ftu
:name: Free Textile Union
:short: FTU
:founded: 1890?
:dissolved: 1902

Of weavers.{cite:note}`quill1990{5}`
:::

:::{office} head
:name: Head of the Union

An office.{cite:note}`quill1990{6}`
:::

:::{ship} petrel
:name: HMS Petrel
:short: Petrel
:launched: 1701

Leaking.{cite:note}`quill1990{7}`
:::
"""


@pytest.mark.parametrize("builder", ["html", "epub", "bookepub"])
def test_an_entry_that_cites_is_called_by_its_name(harbor: Book, builder: str) -> None:
    conf = (harbor.source / "conf.py").read_text(encoding="utf-8")
    harbor.write(
        "conf.py",
        f"""{conf}
extensions += ["sphinx_chronicle", "sphinx_bookpress"]
from sphinx_chronicle import EntityType, date
chronicle_entity_types = [
    EntityType(name="ship", plural="ships", fields=(date("launched", "Launched", begins=True),)),
]
""",
    )
    harbor.write("storms.md", ENTITIES)
    out = harbor.build(builder)
    page = next(path for path in out.rglob("sources.*html") if "_sources" not in path.parts)
    names = [
        link.text_content()
        for link in html.fromstring(page.read_bytes()).iter("a")
        if "#" in link.get("href", "") and "storms" in link.get("href", "")
    ]
    assert [name for name in dict.fromkeys(names) if not name.isdigit()] == [
        "Adelaide Orme",
        "Ben Nobody",
        "The walkout",
        "Orme Mill",
        "Free Textile Union",
        "Head of the Union",
        "HMS Petrel",
    ]
