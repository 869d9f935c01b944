"""The page of data: what it shows of the files is in them, and what it says to do works."""

import json
import subprocess
import sys

import pytest
from lxml import html
from sphinx.testing.util import SphinxTestApp

from .rehearsal import SNIPPETS, build_small_book

EXCERPTS = SNIPPETS / "data"


def chunks(text):
    """The pieces of an excerpt between its lines of dots."""
    return [piece.strip("\n") for piece in text.split("…\n")]


@pytest.mark.parametrize(
    "name",
    [path.name for path in sorted(EXCERPTS.iterdir()) if path.suffix != ".jsonld"],
)
def test_an_excerpt_is_in_the_file_as_it_is_shown(name, site):
    built = (site / "data" / name).read_text("utf-8")
    place = 0
    for chunk in chunks((EXCERPTS / name).read_text("utf-8")):
        assert chunk in built[place:], chunk
        place += built[place:].index(chunk)


def test_the_linked_data_are_those_of_the_page(guide):
    shown = json.loads((EXCERPTS / "armstrong.jsonld").read_text("utf-8"))
    (text,) = guide["index.html"].xpath("//script[@type='application/ld+json']/text()")
    (entry,) = [node for node in json.loads(text)["@graph"] if node.get("@id") == shown["@id"]]
    assert shown.items() <= entry.items()


@pytest.fixture
def first_book(tmp_path):
    """The folder of the first book, built as HTML."""
    assert build_small_book("html", tmp_path, {}) == []
    return tmp_path / "built" / "html"


def test_the_lines_of_python_print_what_the_page_says(first_book):
    command = [sys.executable, SNIPPETS / "read_chronicle.py", first_book / "data/chronicle.json"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == (SNIPPETS / "read_chronicle.txt").read_text("utf-8")


def test_a_second_book_names_the_people_of_the_first(first_book, tmp_path):
    second = tmp_path / "second"
    second.mkdir()
    settings = (SNIPPETS / "linked" / "conf.py").read_text("utf-8")
    copy = settings.replace("None)", f"{str(first_book / 'objects.inv')!r})")
    assert copy != settings
    (second / "conf.py").write_text(copy, "utf-8")
    (second / "index.md").write_bytes((SNIPPETS / "linked" / "index.md").read_bytes())
    app = SphinxTestApp("html", srcdir=second)
    app.build()
    app.cleanup()
    assert app.warning.getvalue() == ""
    page = html.parse(str(app.outdir / "index.html"), html.HTMLParser(encoding="utf-8"))
    (paragraph,) = page.xpath("//p[contains(., 'taught')]")
    assert paragraph.text_content() == (SNIPPETS / "linked" / "index.txt").read_text("utf-8")[:-1]
    goals = paragraph.xpath(".//a/@href")
    assert len(goals) == 6
    assert all(goal.startswith("https://example.org/to-the-moon/people.html#") for goal in goals)
