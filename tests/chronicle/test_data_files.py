"""The directive ``{entity-data}``."""

import pytest
from sphinx.util.console import strip_escape_sequences

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
            "events.csv:2: WARNING: entity-data: the file has a quotation mark that is not",
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


# --- files of others ----------------------------------------------------------------------------


@pytest.fixture
def told_of(make_app, tmp_path):
    """A function that builds a page with one data file; returns the messages and what is there."""

    def build(name, data, objtype="person", page=""):
        (tmp_path / "conf.py").write_text(
            'extensions = ["myst_parser", "sphinx_chronicle"]\nchronicle_checks = {"*": "off"}\n',
            "utf-8",
        )
        content = data if isinstance(data, bytes) else data.encode()
        (tmp_path / name).write_bytes(content)
        entries = f"```{{entity-data}} {name}\n:type: {objtype}\n```\n"
        (tmp_path / "index.md").write_text(f"# P\n\n{entries}{page}", "utf-8")
        app = make_app("dummy", srcdir=tmp_path)
        app.build()
        told = strip_escape_sequences(app.warning.getvalue()).replace(f"{tmp_path}/", "")
        found = app.env.get_domain("chronicle").chronicle.entities
        return told.splitlines(), {ref.id: entity.values for ref, entity in found.items()}

    return build


def test_one_wrong_row_loses_no_other(told_of):
    told, found = told_of("multi.csv", "id,name,born\na,Ana,1801\nb,Bob,1802,x\nc,Cy,1803\n")
    assert list(found) == ["a", "c"]
    (message,) = told
    assert message.startswith("multi.csv:3: WARNING: entity-data: the file has 4 cells in a row")


def test_columns_that_are_no_options_are_one_message(told_of):
    rows = "".join(f"p{n},Name {n},x,y,{n}\n" for n in range(60))
    told, found = told_of("class.csv", f"id,name,Remarks,Page,bron\n{rows}")
    assert len(found) == 60
    (message,) = told
    assert message.startswith(
        "class.csv:1: WARNING: entity-data: the file has columns that are no options of a person:"
        " ‘remarks’ (60 rows), ‘page’ (60 rows), ‘bron’ (60 rows; did you mean ‘born’?); take them"
    )
    assert message.endswith("[chronicle.option]")


@pytest.mark.parametrize(
    ("cells", "option", "message"),
    [
        (
            [f"24.12.19{n:02}" for n in range(60)],
            "born",
            (
                "t.csv:2: WARNING: person ‘p0’: option ‘born’ is not a date: 24.12.1900: write"
                " year, month and day, in this order, with hyphens: 1900-12-24"
                " (60 rows, first at line 2)"
            ),
        ),
        (
            [f"{n} May 18{n}" for n in range(10, 30)],
            "born",
            (
                "t.csv:2: WARNING: person ‘p0’: option ‘born’ is not a date: 10 May 1810: write"
                " year, month and day as numbers: 1810-05-10 (20 rows, first at line 2)"
            ),
        ),
        (
            [f"18{n:02}-01-01T00:00:00Z" for n in range(30)],
            "born",
            (
                "t.csv:2: WARNING: entity-data: option ‘born’ of a person is 1800-01-01T00:00:00Z,"
                " which was read as 1800-01-01: its midnight is a program’s, not an hour"
                " that anybody knew (one goes into ‘time’); January 1 may stand for the year alone,"
                " so look it up (30 rows, first at line 2)"
            ),
        ),
    ],
)
def test_one_kind_of_slip_is_one_message(told_of, cells, option, message):
    rows = "".join(f"p{n},Name,{cell}\n" for n, cell in enumerate(cells))
    told, found = told_of("t.csv", f"id,name,{option}\n{rows}")
    assert [line.rpartition(" [")[0] for line in told] == [message]
    assert len(found) == len(cells)


def test_entries_without_a_name_are_one_message(told_of):
    told, found = told_of("t.csv", "id,born\na,1801\nb,1802\n")
    assert list(found) == ["a", "b"]
    (message,) = told
    assert "t.csv:2: WARNING: person ‘a’: option ‘name’ is missing" in message
    assert message.endswith("(2 rows, first at line 2) [chronicle.required]")


def test_a_wrong_id_is_read_as_the_one_that_is_offered(told_of):
    told, found = told_of("t.csv", "id,name\nQ42,Ana\nq 5,Bea\npeña,Cy\nok,Dora\n")
    assert list(found) == ["q42", "q-5", "pena", "ok"]
    assert told == [
        (
            "t.csv:2: WARNING: person ‘Q42’: an id has only a–z, 0–9 and hyphens; write ‘q42’, as"
            " it is read (3 rows, first at line 2) [chronicle.id]"
        )
    ]


def test_what_has_no_id_is_no_entity_and_reaches_no_inventory(told_of):
    told, found = told_of("t.yaml", "? \n: {name: Zoë Ash}\nb: {name: Bob}\n")
    assert list(found) == ["b"]
    assert told == [
        (
            "t.yaml:1: WARNING: a person has no id, so that nothing can link to it; write one such"
            " as ‘zoe-ash’ [chronicle.id]"
        )
    ]


def test_a_raw_table_tells_all_that_is_to_be_fixed(told_of):
    table = "name,birth_date,born,Dynasty\nAugustus,x,63 BC,Julian\nTiberius,x,42 BC,Julian\n"
    told, found = told_of("emperors.csv", table)
    assert found == {}
    assert [line.partition(" WARNING: ")[2].partition(" [")[0] for line in told] == [
        told[0].partition(" WARNING: ")[2].partition(" [")[0],
        (
            "entity-data: the file has no column ‘id’ in its first row, so that none of its"
            " entities can be linked; add one, with ids such as ‘augustus’, ‘tiberius’"
        ),
        (
            "person ‘Augustus’: option ‘born’ is not a date: 63 BC: years before Christ are"
            " negative, and 1 B.C. is 0000; write -0062 (2 rows, first at line 2)"
        ),
    ]
    assert "‘birth-date’ (2 rows" in told[0]
    assert "‘dynasty’ (2 rows)" in told[0]


def test_dates_of_programs_are_read_and_told_once_a_column(told_of):
    cells = {
        "a": ("+1801-02-03T00:00:00Z", "1801-02-03"),
        "b": ("+1801-00-00T00:00:00Z", "1801"),
        "c": ("1801-05-00", "1801-05"),
        "d": ("-0043-03-15T00:00:00Z", "-0043-03-15"),
        "e": ("1801.0", "1801"),
        "f": ("1801-01-01 00:00:00", "1801-01-01"),
        "g": ("1801-07-04T12:00:00Z", "1801-07-04"),
        "h": ("1801-07-04T00:00:00.000+00:00", "1801-07-04"),
        "i": ("1801-07-04", "1801-07-04"),
        "j": ("-0043-03-15", "-0043-03-15"),
        "k": ("1801-07-04T15:30:00Z", "1801-07-04T15:30:00Z"),
    }
    rows = "".join(f"{key},Name,{cell}\n" for key, (cell, _) in cells.items())
    told, found = told_of("t.csv", f"id,name,born\n{rows}")
    assert {key: str(values["born"]) for key, values in found.items()} == {
        key: edtf for key, (_, edtf) in cells.items()
    }
    (message,) = told
    assert message.endswith("(8 rows, first at line 2) [chronicle.value]")
    assert "is +1801-02-03T00:00:00Z, which was read as 1801-02-03: " in message


def test_a_midnight_that_an_author_types_is_one(app_of_page):
    app = app_of_page(":::{event} e\n:title: E\n:date: 1802-01-01T00:00:00Z\n:::\n")
    assert app.warning.getvalue() == ""


@pytest.fixture
def app_of_page(make_app, tmp_path):
    def build(text):
        settings = 'extensions = ["myst_parser", "sphinx_chronicle"]\n'
        (tmp_path / "conf.py").write_text(
            f'{settings}myst_enable_extensions = ["colon_fence"]\n', "utf-8"
        )
        (tmp_path / "index.md").write_text(f"# P\n\n{text}", "utf-8")
        app = make_app("dummy", srcdir=tmp_path)
        app.build()
        return app

    return build


def test_a_file_that_leads_to_itself_is_told_once_with_its_chain(told_of):
    body = "```{entity-data} d.csv\n:type: person\n```"
    told, found = told_of("d.csv", f'id,name,body\na,Ana,"{body}"\nb,Bob,\n')
    assert set(found) == {"a", "b"}
    assert [line.partition(" WARNING: ")[2] for line in told] == [
        (
            "entity-data: ‘d.csv’ leads back to itself (d.csv → d.csv); take it out of the last"
            " body [chronicle.data]"
        )
    ]


# MyST's own directive asks the environment for the application.
@pytest.mark.filterwarnings("ignore:'sphinx.environment.BuildEnvironment.app' is deprecated")
def test_a_file_whose_body_includes_the_page_that_reads_it_is_told(told_of):
    told, found = told_of("d.csv", 'id,name,body\na,Ana,"```{include} index.md\n```"\n')
    assert set(found) == {"a"}
    circle = "‘d.csv’ leads back to itself (d.csv → d.csv); take it out of the last body"
    assert [line for line in told if circle in line]
    assert len([line for line in told if "[chronicle." in line]) == 1


def test_files_that_lead_on_without_end_are_told(told_of, tmp_path):
    for number in range(20):
        body = f"```{{entity-data}} d{number + 1}.csv\n:type: person\n```"
        (tmp_path / f"d{number}.csv").write_text(f'id,name,body\np{number},N,"{body}"\n', "utf-8")
    told, found = told_of(
        "d.csv", 'id,name,body\np,N,"```{entity-data} d0.csv\n:type: person\n```"\n'
    )
    assert len(found) == 8
    (message,) = told
    assert "‘d7.csv’ is read too deep within others (d.csv → d0.csv → " in message


def test_a_name_in_a_cell_is_told_with_its_id(told_of):
    people = "```{eval-rst}\n.. person:: armstrong\n   :name: Neil Armstrong\n```\n"
    told, _ = told_of(
        "t.csv", "id,title,date,participants\ne,Landing,1969-07-20,Neil Armstrong (pilot)\n",
        "event", people,
    )  # fmt: skip
    (message,) = told
    assert (
        "option ‘participants’: no person ‘Neil Armstrong’ in the book; that is a name, write the"
        " id: ‘armstrong’"
    ) in message


def test_a_column_type_that_says_something_else_is_told_once(told_of):
    rows = "id,title,date,type\na,One,1861,Skirmish\nb,Two,1862,Siege\nc,Three,1863,Operation\n"
    told, found = told_of("t.csv", rows + "d,Four,1864,event\n", "event")
    assert list(found) == ["d"]
    (message,) = told
    assert message == (
        "t.csv:2: WARNING: entity-data: the column ‘type’ has ‘Skirmish’ (1), ‘Siege’ (1),"
        " ‘Operation’ (1) and no type of entries there, so that these rows are not read; call the"
        " column by another name if it says something else; a type is one of person, event, place,"
        " organization, office"
        " [chronicle.data]"
    )


def test_a_column_of_names_that_no_entry_has_is_told_once(told_of):
    rows = "id,title,date,place\na,One,1906,Wyoming\nb,Two,1907,Arizona\nc,Three,1908,Wyoming\n"
    told, found = told_of("t.csv", rows, "event")
    assert list(found) == ["a", "b", "c"]
    (message,) = told
    assert message == (
        "t.csv:2: WARNING: option ‘place’: no place ‘Wyoming’ or ‘Arizona’ in the book; define each"
        " with a place directive (3 rows, first at line 2) [chronicle.reference]"
    )


def test_a_long_column_of_names_that_no_entry_has_is_told_in_part(told_of):
    rows = "".join(f"e{number},One,1906,town-{number}\n" for number in range(300))
    told, _found = told_of("t.csv", f"id,title,date,place\n{rows}", "event")
    (message,) = told
    assert "‘town-0’, ‘town-1’, " in message
    assert "‘town-19’ or 280 others in the book; define each with a place directive" in message
    assert "(300 rows, first at line 2)" in message


def test_one_name_that_no_entry_has_is_told_with_the_count_of_its_entries(told_of):
    entries = "a: {title: One, date: 1906, place: oslo}\nb: {title: Two, date: 1907, place: oslo}\n"
    told, _ = told_of("t.yaml", entries, "event")
    (message,) = told
    assert message == (
        "t.yaml:1: WARNING: option ‘place’: no place ‘oslo’ in the book; define it with a place"
        " directive (2 entries, first at line 1) [chronicle.reference]"
    )


def test_names_that_mean_something_else_are_told_apart(told_of):
    rows = "id,title,date,place\na,One,1906,oslu\nb,Two,1907,Narvik\nc,Three,1908,oslu\n"
    place = "```{eval-rst}\n.. place:: oslo\n   :name: Oslo\n```\n"
    told, _ = told_of("t.csv", rows, "event", place)
    assert [message.partition(" in the book")[2] for message in told] == [
        "; did you mean ‘oslo’? (2 rows, first at line 2) [chronicle.reference]",
        "; define it with a place directive [chronicle.reference]",
    ]


def test_every_spelling_of_a_heading_is_read(told_of):
    told, found = told_of("t.csv", "ID,Name,BORN,Birth_Place\na,Ana,1801,\n")
    assert told == []
    assert str(found["a"]["born"]) == "1801"


@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
def test_a_file_that_two_pages_read_is_told_once(app):
    data = "# More\n\n:::{entity-data} village.yaml\n:type: person\n:::\n"
    (app.srcdir / "more.md").write_text(data, "utf-8")
    page = app.srcdir / "index.md"
    page.write_text(f"{page.read_text('utf-8')}\n```{{toctree}}\nmore\n```\n", "utf-8")
    app.build()
    (told,) = strip_escape_sequences(app.warning.getvalue()).splitlines()
    assert told.endswith(
        "more.md:1: WARNING: the file ‘village.yaml’ is read here and in index.md, so that its"
        " 2 entities are defined twice; read it in one place [chronicle.duplicate]"
    )
