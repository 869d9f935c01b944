"""The directive ``{entity-data}``."""

import pytest

_ROOT = "chronicle-data"


@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
def test_entities_of_a_data_file_are_like_any_others(app):
    app.build()
    text = (app.outdir / "index.txt").read_text("utf-8")
    assert app.warning.getvalue() == ""
    assert "*Anna Roe* saw *The fire*." in text
    assert "She *kept* the records; *Bob Roe* burned them." in text
    assert "*Anna Roe* (witness)" in text
    assert "52.1° N, 4.3° E" in text


@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
def test_a_change_of_the_file_is_seen(app):
    app.build()
    data = app.srcdir / "village.yaml"
    data.write_text(data.read_text("utf-8").replace("Bob Roe", "Robert Roe"), "utf-8")
    app.build()
    assert "*Robert Roe* burned them" in (app.outdir / "index.txt").read_text("utf-8")


@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "village.yaml",
            "1900-05-01",
            "1900-13",
            "village.yaml:3: WARNING: person ‘anna’: option ‘born’ is not a date",
        ),
        (
            "village.yaml",
            "  name: Bob Roe",
            "  nme: Bob Roe",
            "village.yaml:9: WARNING: person ‘bob’: option ‘nme’ is not known; did you mean",
        ),
        ("village.yaml", "{id: bob", "{id: rob", "village.yaml:1: WARNING: option ‘relations’:"),
        ("events.csv", "The fire", "", "events.csv:2: WARNING: event ‘fire’: option ‘title’ is"),
        ("events.csv", "id;", "ident;", "events.csv:1: WARNING: entity-data: the file has no"),
        ("places.json", '"place"', '"plce"', "places.json:2: WARNING: entity-data: ‘barn’: there"),
        ("places.json", "[\n", "{\n", "places.json:2: WARNING: entity-data: the file is not JSON"),
        ("index.md", "village.yaml", "town.yaml", "index.md:5: WARNING: entity-data: there is no"),
        ("index.md", ":type: event", "", "events.csv:2: WARNING: entity-data: ‘fire’ has no type"),
        (
            "village.yaml",
            "  name: Bob Roe",
            "  name: Bob Roe\n  name: Rob",
            "village.yaml:10: WARNING: entity-data: the file has the option ‘name’ twice",
        ),
        (
            "village.yaml",
            "bob:\n",
            "anna:\n",
            "village.yaml:8: WARNING: person ‘anna’ is also defined at village.yaml:1",
        ),
        (
            "village.yaml",
            "{person}`bob` burned",
            "{person}`rob` burned",
            "village.yaml:7: WARNING: no person ‘rob’ in the book",
        ),
        (
            "village.yaml",
            "Anna Roe",
            "Anna \x01Roe",
            "village.yaml:2: WARNING: entity-data: the file has the character U+0001",
        ),
        (
            "village.yaml",
            "anna:",
            "anna: *bob",
            "village.yaml:1: WARNING: entity-data: the file is",
        ),
        (
            "events.csv",
            "The fire",
            '"The fire',
            "events.csv:2: WARNING: entity-data: the file is not a table from this row on",
        ),
        ("places.json", "The barn", '", "name": "Barn', "places.json:2: WARNING: entity-data: the"),
        ("index.md", "village.yaml", "/", "index.md:5: WARNING: entity-data: ‘.’ is a folder"),
    ],
)
def test_a_mistake_in_the_file_is_told_at_its_line(app, file, old, new, message):
    path = app.srcdir / file
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    app.build()
    assert message in app.warning.getvalue()


@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
def test_a_file_that_is_no_utf_8_is_told_of(app):
    (app.srcdir / "events.csv").write_bytes(b"id;title;date\nfire;Br\xfccke;1930\n")
    app.build()
    assert "events.csv:2: WARNING: entity-data: the file is not in UTF-8" in app.warning.getvalue()


@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
@pytest.mark.parametrize("file", ["village.yaml", "events.csv", "places.json"])
def test_an_empty_file_is_told_of(app, file):
    (app.srcdir / file).write_text("\n", "utf-8")
    app.build()
    assert f"{file}:1: WARNING: entity-data: the file is empty" in app.warning.getvalue()


@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
def test_marks_and_line_ends_of_windows_are_read(app):
    for file in ("village.yaml", "events.csv", "places.json"):
        path = app.srcdir / file
        text = path.read_text("utf-8").replace("\n", "\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    app.build()
    assert app.warning.getvalue() == ""
    assert "*Anna Roe* saw *The fire*." in (app.outdir / "index.txt").read_text("utf-8")


@pytest.mark.parametrize("builder", ["html", "latex"])
@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
def test_characters_that_are_none_reach_no_page(make_app, app, builder):
    (app.srcdir / "places.json").write_text(
        '[{"id": "barn", "type": "place", "name": "The \\ud83d\\ude00 \\ud83d barn"}]', "utf-8"
    )
    (app.srcdir / "events.csv").write_text("id,title,date\nfire,The\x00 fire,1930\n", "utf-8")
    other = make_app(builder, srcdir=app.srcdir)
    other.build()
    pages = "".join(
        path.read_text("utf-8")
        for path in other.outdir.rglob("*")
        if path.suffix in (".html", ".tex")
    )
    assert "The 😀" in pages
    assert "\x00" not in pages


# MyST's own directive asks the environment for the application.
@pytest.mark.filterwarnings("ignore:'sphinx.environment.BuildEnvironment.app' is deprecated")
@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
def test_an_included_file_can_read_entities(app):
    page = app.srcdir / "index.md"
    text = page.read_text("utf-8")
    (app.srcdir / "part.txt").write_text(text.partition("saw {event}`fire`.\n")[2], "utf-8")
    page.write_text("# The village\n\n```{include} part.txt\n```\n", "utf-8")
    data = app.srcdir / "village.yaml"
    data.write_text(data.read_text("utf-8").replace("name: Bob", "nme: Bob"), "utf-8")
    app.build()
    assert "village.yaml:9: WARNING: person ‘bob’: option ‘nme’ is not" in app.warning.getvalue()
    assert "Anna Roe" in (app.outdir / "index.txt").read_text("utf-8")


@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
def test_a_file_beside_the_folder_of_the_book_is_read_and_watched(app):
    outside = app.srcdir.parent / "shared-village.yaml"
    outside.write_text((app.srcdir / "village.yaml").read_text("utf-8"), "utf-8")
    page = app.srcdir / "index.md"
    page.write_text(page.read_text("utf-8").replace("village.yaml", f"../{outside.name}"), "utf-8")
    app.build()
    assert app.warning.getvalue() == ""
    outside.write_text(outside.read_text("utf-8").replace("1900-05-01", "1900-13"), "utf-8")
    app.build()
    assert f"{outside}:3: WARNING: person ‘anna’: option ‘born’" in app.warning.getvalue()


@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
def test_a_file_that_was_missing_is_read_when_it_comes(app):
    data = app.srcdir / "village.yaml"
    text = data.read_text("utf-8")
    data.unlink()
    app.build()
    assert "there is no ‘village.yaml’" in app.warning.getvalue()
    data.write_text(text, "utf-8")
    app.build()
    assert "*Anna Roe* saw *The fire*." in (app.outdir / "index.txt").read_text("utf-8")


@pytest.mark.sphinx(
    "text", testroot=_ROOT, freshenv=True, confoverrides={"chronicle_checks": {"*": "warning"}}
)
def test_a_finding_in_the_prose_of_a_file_points_into_it(app):
    data = app.srcdir / "village.yaml"
    quotation = "“It was a long day, and nobody came to help us.”"
    text = data.read_text("utf-8")
    data.write_text(text.replace("She *kept*", f"{quotation}\n\n    She *kept*"), "utf-8")
    app.build()
    assert "village.yaml:7: WARNING: the quotation “It was a long" in app.warning.getvalue()
