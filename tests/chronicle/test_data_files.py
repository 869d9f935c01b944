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
    assert "‘events.csv’ cannot be read" in app.warning.getvalue()
