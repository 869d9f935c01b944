"""The authors' guide: it builds, it shows everything, and what it shows is so."""

import re
from posixpath import dirname, join, normpath

import myst_parser
import pytest
from sphinx.testing.util import SphinxTestApp

from sphinx_authoring import diagnostics as authoring
from sphinx_bookpress import config as bookpress_config
from sphinx_bookpress import diagnostics as bookpress
from sphinx_chronicle import config as chronicle_config
from sphinx_chronicle import diagnostics as chronicle
from sphinx_chronicle.model.builtin import BUILTIN_TYPES
from sphinx_chronicle.model.checks import RULES
from sphinx_chronicle.parse.views import view_directive
from sphinx_chronicle.views import VIEWS
from sphinx_citenotes import config as citenotes_config
from sphinx_citenotes import diagnostics as citenotes

from .conftest import GUIDE, build_guide, copy_guide
from .rehearsal import MISTAKES, SNIPPETS, build_small_book, rehearse

TROUBLES = {
    "authoring": authoring,
    "chronicle": chronicle,
    "citenotes": citenotes,
    "bookpress": bookpress,
}
KINDS = [f"{wing}.{kind}" for wing, module in TROUBLES.items() for kind in module.Trouble]
# What no few lines of text can cause: another extension, a folder, a font, a damaged picture, or a
# fault of ours.
WITHOUT_EXAMPLE = {
    *("authoring.folder", "bookpress.node", "bookpress.font", "bookpress.typst"),
    *("bookpress.image", "bookpress.page", "chronicle.failure", "citenotes.failure"),
    "citenotes.style",
}
OPTIONS = [
    option.name
    for config in (chronicle_config, citenotes_config, bookpress_config)
    for option in config.OPTIONS
]
TYPES = [objtype.name for objtype in BUILTIN_TYPES]
# Before MyST 5 pictures have no line, and messages of others have other words.
OLD_MYST = int(myst_parser.__version__.split(".")[0]) < 5
OUR_KIND = re.compile(r"\[(?:authoring|chronicle|citenotes|bookpress)\.[\w-]+\]$")


def section(page, heading):
    """The section of *page* under the heading that begins with *heading*."""
    found = page.xpath(f"//section[*[self::h2][starts-with(normalize-space(), '{heading}')]]")
    assert len(found) == 1, heading
    return found[0]


# --- the guide as a whole ---------------------------------------------------------------------


@pytest.mark.parametrize("builder", ["bookpdf", "epub", "text"])
def test_the_guide_builds_strictly(builder, tmp_path):
    assert any(build_guide(copy_guide(tmp_path), builder, tmp_path / "built").iterdir())


def test_every_link_inside_the_guide_has_a_target(guide, site):
    anchors = {path: set(page.xpath("//@id")) for path, page in guide.items()}
    missing = []
    for path, page in guide.items():
        for href in page.xpath("//article//a/@href"):
            if not re.match(r"[a-z]+:", href):
                target, _, anchor = href.partition("#")
                goal = normpath(join(dirname(path), target)) if target else path
                if not (site / goal).is_file() or (anchor and anchor not in anchors[goal]):
                    missing.append(f"{path}: {href}")
    assert missing == []


def test_no_id_stands_twice_on_a_page(guide):
    for path, page in guide.items():
        ids = page.xpath("//@id")
        assert sorted(ids) == sorted(set(ids)), path


def test_every_page_begins_with_what_its_reader_can_do_after_it(sources):
    for name, text in sources.items():
        assert re.match(r"# .+\n\nAfter this page you ", text), name


def test_every_page_is_in_the_contents(sources):
    listed = re.findall(r"^([a-z-]+)$", sources["index"], re.MULTILINE)
    assert sorted(listed) == sorted(set(sources) - {"index"})


def test_the_guide_is_plain_words_where_the_book_is_not_built(guide):
    article = guide["index.html"].xpath("//article")[0]
    assert "Fidel Castro" in article.text_content()
    assert not [href for href in article.xpath(".//a/@href") if "castro" in href]


def test_the_guide_links_into_the_book_where_that_is_built(tmp_path):
    book = tmp_path / "book"
    book.mkdir()
    (book / "conf.py").write_text("extensions = ['myst_parser', 'sphinx_chronicle']\n")
    (book / "index.md").write_text(
        "# Book\n\n```{person} castro-fidel\n:name: Fidel Castro\n```\n\n"
        "```{event} landing-giron\n:title: Landing\n:date: 1961\n```\n",
        encoding="utf-8",
    )
    source = copy_guide(tmp_path)
    app = SphinxTestApp("html", srcdir=book, builddir=tmp_path / "out")
    app.build()
    app.cleanup()
    (tmp_path / "build").mkdir()
    app.outdir.rename(tmp_path / "build" / "html")
    page = (build_guide(source, "html", tmp_path / "built") / "index.html").read_text("utf-8")
    assert 'href="../html/index.html#person-castro-fidel"' in page


# --- it shows everything ----------------------------------------------------------------------


def test_every_snippet_is_used_on_a_page(sources):
    typed = "\n".join([*sources.values(), *(path.read_text("utf-8") for path in _texts())])
    used = set(re.findall(r"\{(?:example|date-table|locator-table)\} (\S+)", typed))
    used |= set(re.findall(r"snippets/([\w./-]+)", typed))
    used |= {f"mistakes/{name}" for name in re.findall(r"\{mistake\} (\S+)", typed)}
    there = {path.relative_to(SNIPPETS) for path in SNIPPETS.rglob("*.*") if path.is_file()}
    by_kind = [name for name in MISTAKES if _kinds(name) & set(_catalogued())]
    shown_by_kind = {f"{folder}/{name}" for folder in ("mistakes", "mended") for name in by_kind}
    unused = {
        path.as_posix()
        for path in there
        if path.parts[:2] != ("mistakes", "around")
        and "__pycache__" not in path.parts
        and path.as_posix() not in used
        and path.with_suffix("").as_posix() not in used | shown_by_kind
    }
    assert unused == set()


def _texts():
    return [GUIDE / "conf.py", *SNIPPETS.glob("*.md")]


def _kinds(mistake):
    text = (SNIPPETS / "mistakes" / f"{mistake}.txt").read_text("utf-8")
    return set(re.findall(r"\[(\w+\.[\w-]+)\]$", text, re.MULTILINE))


def _catalogued():
    return [*KINDS, *(f"chronicle.{rule.name}" for rule in RULES)]


@pytest.mark.parametrize(
    "directive",
    [*TYPES, *(view.name for view in VIEWS), "entity-data", "bibliography", "cite-page"],
)
def test_every_directive_is_shown_live(directive, examples):
    opening = re.compile(rf"^(?::::|```)\{{{directive}\}}|^\.\. {directive}::", re.MULTILINE)
    assert any(opening.search(text) for text in examples.values())


@pytest.mark.parametrize(
    "role", [*TYPES, "date", "holder", "cite:note", "cite:source", "cite:noteref"]
)
def test_every_role_is_shown_live(role, examples, sources):
    typed = [*examples.values(), *sources.values()]
    assert any(f"{{{role}}}`" in text for text in typed)


@pytest.mark.parametrize("view", [view.name for view in VIEWS])
def test_every_option_of_a_view_stands_in_its_table(view, guide):
    page = guide["views.html"]
    own = next(each for each in VIEWS if each.name == view)
    filters = _first_column(section(page, "Filters"))
    heading = page.xpath(f"//section[.//code[.='{{{view}}}']][h2]/h2")[-1]
    shown = _first_column(heading.getparent())
    wanted = set(view_directive(own).option_spec)
    assert wanted - shown == (filters if own.filters else set())


def _first_column(part):
    return {cell.text_content().strip() for cell in part.xpath(".//tbody/tr/td[1]//code")}


@pytest.mark.parametrize("objtype", BUILTIN_TYPES, ids=lambda objtype: objtype.name)
def test_every_option_of_an_entity_stands_in_a_table(objtype, guide):
    page = "offices-and-relations" if objtype.name == "office" else "people-and-events"
    path = "//table[contains(@class, 'guide-options')]"
    tables = [_first_column(table) for table in guide[f"{page}.html"].xpath(path)]
    common = _first_column(section(guide["people-and-events.html"], "What every entry can have"))
    assert any({field.name for field in objtype.fields} <= table | common for table in tables)


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_of_conf_py_has_an_anchor_and_its_default(option, guide):
    (term,) = guide["options.html"].xpath(f"//dt[@id='confval-{option}']")
    said = term.getnext().text_content()
    assert "Default" in said
    assert "Type" in said


@pytest.mark.parametrize("kind", _catalogued())
def test_every_kind_of_message_has_an_anchor_and_a_sentence(kind, guide):
    (term,) = guide["messages.html"].xpath(f"//dt[@id='{kind.replace('.', '-')}']")
    assert term.text_content().strip().startswith(kind)
    assert len(term.getnext().xpath("./p")[0].text_content()) > 20


@pytest.mark.parametrize("kind", sorted(set(KINDS) - WITHOUT_EXAMPLE))
def test_every_kind_of_message_is_shown_with_what_causes_it(kind):
    assert any(kind in _kinds(name) for name in MISTAKES)


# --- what it shows is so ----------------------------------------------------------------------


def _ours(line):
    return re.sub(r"^(\w+\.\w+):\d*:", r"\1:", line) if OUR_KIND.search(line) else ""


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_gives_the_message_that_the_guide_shows(mistake, tmp_path):
    told = rehearse(mistake, tmp_path)
    shown = (SNIPPETS / "mistakes" / f"{mistake}.txt").read_text("utf-8").splitlines()
    assert shown
    if OLD_MYST and not mistake.startswith("type-"):
        told, shown = ([_ours(line) for line in lines if _ours(line)] for lines in (told, shown))
    assert told == shown


@pytest.mark.parametrize("builder", ["html", "bookpdf"])
def test_the_first_book_builds_as_it_is_typed(builder, tmp_path):
    assert build_small_book(builder, tmp_path, {}) == []
    wanted = {"html": "index.html", "bookpdf": "to-the-moon.pdf"}[builder]
    assert (tmp_path / "built" / builder / wanted).is_file()


def test_the_first_book_is_as_large_as_its_page_says():
    book = SNIPPETS / "first-book"
    typed = "\n".join(path.read_text("utf-8") for path in book.glob("*.md"))
    count = {name: typed.count(f"{{{name}}}") for name in ("cite:note",)}
    count |= {name: typed.count(f":::{{{name}}}") for name in ("person", "event")}
    assert count == {"cite:note": 1, "person": 3, "event": 2}
    assert len(list(book.glob("*.md"))) == 2


def test_what_the_page_of_dates_shows_is_what_the_book_prints(guide):
    rows = {
        row[1].text_content().strip(): row[2].text_content().strip()
        for row in guide["dates.html"].xpath("//table[contains(@class, 'guide-dates')]/tbody/tr")
    }
    assert rows["1969-07-16/1969-07-24"] == "July 16–24, 1969"
    assert rows["-0043-03-15"] == "March 15, 44 BC"
    assert rows["~16:17"] == "about 4:17 p.m."
