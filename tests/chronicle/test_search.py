"""What the search finds leads to the entity; read as Sphinx’s ``searchtools.js`` reads it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html

ENTITIES = {
    "Adelaide Orme": ["people.html#person-orme"],
    "Richard M. Bissell Jr.": ["people.html#person-bissell-jr"],
    "Máire O&#x27;Brien &amp; Daughters": ["people.html#person-O_Brien.2"],
    "John Smith": ["people.html#person-twin-one", "people.html#person-twin-two"],
    "Łukasz Żak": ["people.html#person-ukasz"],
    "plain": ["people.html#person-plain"],
    "person-plain": ["people.html#person-person-plain"],
    "The walkout": ["part/things.html#event-walkout"],
    "Holt Mill, No. 2": ["part/things.html#place-mill"],
    "Union of the A.B.C.": ["part/things.html#organization-union"],
    "Chair": ["part/things.html#office-chair"],
    "Engine No. 1": ["part/things.html#rolling-stock-no1"],
}
# Sphinx’s script, with as much of a browser as it asks for.
SEARCH = """
var document = { getElementById: () => null, documentElement: { dataset: {} } };
globalThis.window = globalThis;
window.location = { search: "" };
var SPHINX_HIGHLIGHT_ENABLED = false;
var _ = (text) => text, _ready = () => {}, Documentation = { ngettext: (text) => text };
var DOCUMENTATION_OPTIONS = { BUILDER: "html", LINK_SUFFIX: ".html" };
%s
;%s
;%s
;console.log(JSON.stringify(%s.map((query) => Search._performSearch(...Search._parseQuery(query))
  .reverse().map(([page, title, anchor]) => [title, page + ".html" + anchor]))));
"""


def index_of(folder):
    text = (Path(folder) / "searchindex.js").read_text("utf-8")
    return json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))


def objects_in(index, address=lambda docname: f"{docname}.html"):
    """Every entity that the index has: the name that is shown, and where a click leads."""
    found = {}
    for prefix, entries in index["objects"].items():
        for page, kind, _priority, short, last in entries:
            name = f"{prefix}.{last}" if prefix else last
            by_name = {"": name, "-": f"{index['objnames'][str(kind)][1]}-{name}"}
            anchor = by_name.get(short, short)
            goal = f"{address(index['docnames'][page])}#{anchor}"
            found.setdefault(name, []).append(goal)
    return found


def is_there(folder, goal):
    path, _, anchor = goal.partition("#")
    return anchor in html.parse(str(folder / path), html.HTMLParser(encoding="utf-8")).xpath(
        "//@id"
    )


@pytest.mark.sphinx("html", testroot="chronicle-search")
def test_each_entity_that_is_found_is_where_the_result_leads(app):
    app.build()
    found = objects_in(index_of(app.outdir))
    assert found == ENTITIES
    goals = [goal for goals in found.values() for goal in goals]
    assert [goal for goal in goals if not is_there(app.outdir, goal)] == []


@pytest.mark.sphinx("dirhtml", testroot="chronicle-search")
def test_a_result_leads_to_the_entity_where_each_page_has_a_folder(app):
    app.build()
    found = objects_in(index_of(app.outdir), lambda docname: f"{docname}/index.html")
    assert found["The walkout"] == ["part/things/index.html#event-walkout"]
    goals = [goal for goals in found.values() for goal in goals]
    assert [goal for goal in goals if not is_there(app.outdir, goal)] == []


@pytest.mark.skipif(not shutil.which("node"), reason="needs node")
@pytest.mark.sphinx("html", testroot="chronicle-search")
def test_the_script_of_the_site_leads_to_the_entities(app):
    app.build()
    static = app.outdir / "_static"
    script = SEARCH % (
        (static / "language_data.js").read_text("utf-8"),
        (static / "searchtools.js").read_text("utf-8"),
        (app.outdir / "searchindex.js").read_text("utf-8"),
        json.dumps(["Orme", "Bissell", "walkout", "Lukasz", "Zak"]),
    )
    path = app.outdir / "search-test.js"
    path.write_text(script, "utf-8")
    done = subprocess.run(["node", path], capture_output=True, check=True, text=True)
    orme, bissell, walkout, lukasz, zak = json.loads(done.stdout)
    assert orme[0] == ["Adelaide Orme", "people.html#person-orme"]
    assert bissell[0] == ["Richard M. Bissell Jr.", "people.html#person-bissell-jr"]
    assert ["The walkout", "part/things.html#event-walkout"] in walkout
    assert ["The Mill Strike", "index.html"] in lukasz
    assert ["People", "people.html"] in zak


@pytest.mark.sphinx("html", testroot="chronicle-search")
def test_the_words_of_the_index_are_also_found_without_their_marks(app):
    app.build()
    index = index_of(app.outdir)
    pages = [index["docnames"].index(name) for name in ("index", "people")]
    assert index["terms"]["łukasz"] == index["terms"]["lukasz"] == pages


@pytest.mark.parametrize("builder", ["json", "pickle"])
def test_builders_of_data_write_every_page(make_app, rootdir, tmp_path, builder):
    source = tmp_path / "source"
    shutil.copytree(rootdir / "test-chronicle-search", source)
    app = make_app(builder, srcdir=source)
    app.build()
    assert (app.outdir / f"people.f{builder}").exists()
    if builder == "json":
        page = json.loads((app.outdir / "people.fjson").read_text("utf-8"))
        assert "person-orme" in page["body"]
        people = json.loads((app.outdir / "chronicle-people.fjson").read_text("utf-8"))
        assert people["indextitle"] == "Index of People"
        found = json.loads((app.outdir / "searchindex.json").read_text("utf-8"))
        assert objects_in(found) == ENTITIES
