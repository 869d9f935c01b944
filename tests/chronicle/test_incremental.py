"""Serial, parallel and incremental builds give the same bytes."""

import re
import shutil

import pytest

PAGES = {
    "index.md": "# Start\n\n{person}`anna` did it.\n\n"
    "```{toctree}\npeople\nevents\nplain\nnotes\n```\n",
    "people.md": "# People\n\n:::{person} anna\n:name: Anna\n:::\n\n"
    ":::{person} berta\n:name: Berta\n:::\n",
    "events.md": "# Events\n\nSee {ref}`spot`.\n\n:::{event} raid\n:title: Raid\n:date: 1961\n"
    ":participants: anna\n:::\n\n```{chronology}\n```\n",
    "plain.md": "# Plain\n\nNothing here.\n\n(spot)=\n\n## Section\n\nStill nothing.\n",
    "notes.md": "# Notes\n\n## Of Anna\n\n{person}`anna`.\n\n## On {person}`berta`\n\nHer.\n",
}
CONF = (
    "extensions = ['myst_parser', 'sphinx_chronicle']\n"
    "myst_enable_extensions = ['colon_fence']\n"
    "html_last_updated_fmt = None\n"
)
EDITS = {
    "rename a person": ("people.md", ":name: Anna\n", ":name: Anna of Holt\n"),
    "give a short name": ("people.md", ":name: Anna\n", ":name: Anna\n:short: Ann\n"),
    "give a life dates that only titles of links show": (
        "people.md",
        ":name: Anna\n",
        ":name: Anna\n:born: 1561\n",
    ),
    "rename a label that a page refers to": ("plain.md", "## Section\n", "## Chapter\n"),
    "add a person": ("people.md", "# People\n", "# People\n\n:::{person} carl\n:name: Carl\n:::\n"),
    "remove a person": ("people.md", ":::{person} berta\n:name: Berta\n:::\n", ""),
    "change the date of an event": ("events.md", ":date: 1961\n", ":date: 1960-03\n"),
    "change who took part": (
        "events.md",
        ":participants: anna\n",
        ":participants: berta (victim)\n",
    ),
    "add a mention": ("plain.md", "Still nothing.", "Still {person}`berta`."),
    "remove a mention": ("index.md", "{person}`anna` did it.", "She did it."),
    "retitle a section that mentions": ("notes.md", "## Of Anna", "## Of her"),
    "rename whom a heading names": ("people.md", ":name: Berta\n", ":name: Berta of Holt\n"),
    "mention by an id alone": ("plain.md", "Nothing here.", "See [](#anna) and {any}`berta`."),
    "reorder the contents": ("index.md", "people\nevents\n", "events\npeople\n"),
    "retitle a page": ("plain.md", "# Plain\n", "# Simple\n"),
    "edit plain prose": ("plain.md", "Nothing here.", "Something here."),
    "define an id twice": ("plain.md", "Nothing here.", ":::{person} anna\n:name: Other\n:::\n"),
}


_INDEX = PAGES["index.md"]
BOOKS = {
    "add a page": {
        **PAGES,
        "index.md": _INDEX.replace("plain\n", "plain\nmore\n"),
        "more.md": "# More\n\n{person}`anna` again.\n\n:::{person} carl\n:name: Carl\n:::\n",
    },
    "remove a page": {
        **{name: text for name, text in PAGES.items() if name != "events.md"},
        "index.md": _INDEX.replace("events\n", ""),
    },
    "rename a page": {
        **{name: text for name, text in PAGES.items() if name != "people.md"},
        "persons.md": PAGES["people.md"],
        "index.md": _INDEX.replace("people\n", "persons\n"),
    },
    "move a person to another page": {
        **PAGES,
        "people.md": "# People\n\n:::{person} berta\n:name: Berta\n:::\n",
        "plain.md": PAGES["plain.md"] + "\n:::{person} anna\n:name: Anna\n:::\n",
    },
    "swap two pages that define one id": {
        **PAGES,
        "plain.md": PAGES["plain.md"] + "\n:::{person} anna\n:name: Other\n:::\n",
        "index.md": _INDEX.replace("people\nevents\nplain\n", "plain\nevents\npeople\n"),
    },
}


def write(folder, pages):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    for path in set(folder.glob("*.md")) - {folder / name for name in pages}:
        path.unlink()
    for name, text in pages.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def snapshot(outdir):
    return {
        str(path.relative_to(outdir)): content_of(path)
        for path in sorted(outdir.rglob("*"))
        if path.is_file() and path.name != ".buildinfo"
    }


def content_of(path):
    """The bytes of a file; of the search index, without the words that no page has any more.

    Sphinx itself leaves such words behind, each with an empty list of pages.
    """
    content = path.read_bytes()
    if path.name == "searchindex.js":
        return re.sub(rb'"[^"]*":\[\],?', b"", content).replace(b",}", b"}")
    return content


def build(make_app, source, out, builder="html", **keywords):
    app = make_app(builder, srcdir=source, builddir=out, **keywords)
    app.build()
    messages = app.warning.getvalue().replace(str(source), "SOURCE")
    app.cleanup()
    return snapshot(app.outdir), sorted(line for line in messages.splitlines() if line)


def edited(edit):
    """The pages of the book after *edit*."""
    if edit in BOOKS:
        return BOOKS[edit]
    name, old, new = EDITS[edit]
    assert old in PAGES[name]
    return {**PAGES, name: PAGES[name].replace(old, new)}


def stale(clean, other):
    return {name for name in clean if clean[name] != other.get(name)}


@pytest.mark.parametrize("edit", [*EDITS, *BOOKS])
def test_an_incremental_build_equals_a_clean_one(make_app, tmp_path, edit):
    write(tmp_path / "source", PAGES)
    build(make_app, tmp_path / "source", tmp_path / "first")
    write(tmp_path / "source", edited(edit))
    incremental, _ = build(make_app, tmp_path / "source", tmp_path / "first")
    clean, _ = build(make_app, tmp_path / "source", tmp_path / "clean")
    assert stale(clean, incremental) == set()


@pytest.mark.parametrize("edit", ["rename a person", "add a mention", "remove a page"])
def test_an_edit_that_another_builder_saw_first_still_reaches_the_pages(make_app, tmp_path, edit):
    write(tmp_path / "source", PAGES)
    build(make_app, tmp_path / "source", tmp_path / "first")
    write(tmp_path / "source", edited(edit))
    build(make_app, tmp_path / "source", tmp_path / "first", "latex")
    incremental, _ = build(make_app, tmp_path / "source", tmp_path / "first")
    clean, _ = build(make_app, tmp_path / "source", tmp_path / "clean")
    assert stale(clean, incremental) == set()


def test_a_page_that_is_excluded_takes_its_people_away(make_app, tmp_path):
    write(tmp_path / "source", PAGES)
    build(make_app, tmp_path / "source", tmp_path / "first")
    excluded = {"confoverrides": {"exclude_patterns": ["events.md"]}}
    incremental, _ = build(make_app, tmp_path / "source", tmp_path / "first", **excluded)
    clean, _ = build(make_app, tmp_path / "source", tmp_path / "clean", **excluded)
    assert stale(clean, incremental) == set()
    assert b"Raid" not in incremental["people.html"]


def test_an_edit_writes_only_the_pages_that_it_changes(make_app, tmp_path):
    write(tmp_path / "source", PAGES)
    build(make_app, tmp_path / "source", tmp_path / "out")
    written = []
    write(
        tmp_path / "source",
        {**PAGES, "events.md": PAGES["events.md"].replace(":title: Raid", ":title: The raid")},
    )
    app = make_app("html", srcdir=tmp_path / "source", builddir=tmp_path / "out")
    app.connect("doctree-resolved", lambda _app, _tree, docname: written.append(docname))
    app.build()
    assert sorted(set(written) - {"index"}) == ["events", "people"]


def test_a_removed_person_is_missed_where_a_page_mentions_it(make_app, tmp_path):
    write(tmp_path / "source", PAGES)
    build(make_app, tmp_path / "source", tmp_path / "out")
    pages = {
        **PAGES,
        "people.md": PAGES["people.md"].replace(":::{person} anna\n:name: Anna\n:::\n", ""),
    }
    write(tmp_path / "source", pages)
    _, messages = build(make_app, tmp_path / "source", tmp_path / "out")
    assert any("index.md:3" in line and "no person" in line for line in messages)


def test_a_parallel_build_equals_a_serial_one(make_app, tmp_path):
    pages = dict(PAGES)
    toctree = "people\nevents\nplain\nnotes\n"
    for number in range(8):
        pages[f"page{number}.md"] = f"# Page {number}\n\n{{person}}`anna` and {{event}}`raid`.\n"
        toctree += f"page{number}\n"
    pages["index.md"] = pages["index.md"].replace("people\nevents\nplain\nnotes\n", toctree)
    write(tmp_path / "source", pages)
    serial, one = build(make_app, tmp_path / "source", tmp_path / "serial")
    parallel, two = build(make_app, tmp_path / "source", tmp_path / "parallel", parallel=2)
    assert stale(serial, parallel) == set()
    assert one == two == []


def test_a_moved_page_takes_its_people_along(make_app, tmp_path):
    write(tmp_path / "source", PAGES)
    build(make_app, tmp_path / "source", tmp_path / "out")
    shutil.move(tmp_path / "source" / "people.md", tmp_path / "source" / "persons.md")
    index = PAGES["index.md"].replace("people\n", "persons\n")
    (tmp_path / "source" / "index.md").write_text(index, encoding="utf-8")
    build(make_app, tmp_path / "source", tmp_path / "out")
    page = (tmp_path / "out" / "html" / "index.html").read_text(encoding="utf-8")
    assert 'href="persons.html#person-anna"' in page
