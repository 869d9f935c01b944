"""Our own mistakes: each costs what it spoils and one warning, never the book."""

import shutil
from dataclasses import replace

import pytest
from sphinx.errors import ConfigError
from sphinx.util.console import strip_escape_sequences

import sphinx_chronicle.checking
import sphinx_chronicle.domain
import sphinx_chronicle.indices
import sphinx_chronicle.model.autolink
import sphinx_chronicle.pictures
import sphinx_chronicle.publishing
import sphinx_chronicle.transforms
import sphinx_chronicle.updating
import sphinx_citenotes.checks
import sphinx_citenotes.library
import sphinx_citenotes.web.boxes
import sphinx_citenotes.web.downloads
import sphinx_citenotes.web.metadata
from sphinx_authoring.guard import guard


def slip(*_args, **_kwargs):
    raise KeyError("slip")


@pytest.fixture
def building(make_app, rootdir, tmp_path):
    def build(builder="html", **options):
        shutil.copytree(rootdir / "test-languages", tmp_path / "source")
        app = make_app(builder, srcdir=tmp_path / "source", confoverrides=options)
        app.build()
        told = strip_escape_sequences(app.warning.getvalue()).replace(f"{app.srcdir}/", "")
        return app, [line for line in told.splitlines() if ".failure]" in line]

    return build


def message(what, owner="chronicle"):
    return (
        f"WARNING: {what} failed by a mistake of sphinx_{owner}, not of yours (KeyError: 'slip'),"
        " and is left out; please report it to its authors, with the page and what"
        f" ‘sphinx-build -vv’ says of it [{owner}.failure]"
    )


@pytest.mark.parametrize("builder", ["dummy", "chronicle-check"])
def test_a_rule_costs_its_own_findings(monkeypatch, building, builder):
    broken, *others = sphinx_chronicle.checking.RULES
    rules = (replace(broken, find=slip), *others)
    monkeypatch.setattr(sphinx_chronicle.checking, "RULES", rules)
    app, told = building(builder)
    assert told == [message(f"the rule ‘{broken.name}’ of the linter")]
    report = app.outdir / "report.txt"
    found = report.read_text("utf-8") if report.exists() else app.warning.getvalue()
    assert "contradiction]" in found


def test_an_output_costs_its_own_files(monkeypatch, building):
    outputs = [
        replace(output, files=slip) if output.name == "tei" else output
        for output in sphinx_chronicle.publishing.OUTPUTS
    ]
    monkeypatch.setattr(sphinx_chronicle.publishing, "OUTPUTS", outputs)
    app, told = building()
    assert told == [message("the output ‘tei’")]
    names = {path.name for path in (app.outdir / "data").iterdir()}
    assert "chronicle.json" in names
    assert not [name for name in names if "tei" in name]


@pytest.mark.parametrize("method", ["compose", "render"])
def test_a_view_costs_itself(monkeypatch, building, method):
    for module in (sphinx_chronicle.transforms, sphinx_chronicle.updating):
        views = {**module._VIEWS}
        views["timeline"] = replace(views["timeline"], **{method: slip})
        monkeypatch.setattr(module, "_VIEWS", views)
    app, told = building()
    assert told == [f"index.md:25: {message('the view ‘timeline’')}"]
    page = (app.outdir / "index.html").read_text("utf-8")
    assert "chronicle-timeline" not in page
    assert "chronicle-lifelines" in page


@pytest.mark.parametrize("name", ["compose_card", "render_card"])
def test_a_card_costs_itself_and_keeps_its_anchor_and_the_authors_words(
    monkeypatch, building, name
):
    module = sphinx_chronicle.domain if name == "compose_card" else sphinx_chronicle.transforms
    whole = getattr(module, name)

    def partly(record, *args):
        ref = record.ref
        return slip() if ref.id == "ana" else whole(record, *args)

    monkeypatch.setattr(module, name, partly)
    app, told = building()
    assert told == [f"index.md:5: {message('the card of person ‘ana’')}"]
    page = (app.outdir / "index.html").read_text("utf-8")
    assert 'id="person-ana"' in page
    assert "She wrote a book." in page
    assert "chronicle-event" in page


@pytest.mark.parametrize("builder", ["html", "bookepub"])
def test_a_drawing_costs_itself(monkeypatch, building, builder):
    name = "web_svg" if builder == "html" else "print_svg"
    monkeypatch.setattr(sphinx_chronicle.pictures, name, slip)
    _app, told = building(builder)
    assert told[0].startswith("index.md:25: WARNING: the drawing ‘")
    assert len(told) == 2  # the timeline and the lifelines


def test_links_made_by_themselves_cost_themselves(monkeypatch, building):
    monkeypatch.setattr(sphinx_chronicle.model.autolink, "find_autolinks", slip)
    app, told = building(chronicle_autolink="page")
    assert told == [message("chronicle_autolink")]
    assert 'href="#person-ana"' in (app.outdir / "index.html").read_text("utf-8")


def test_indices_cost_themselves(monkeypatch, building):
    monkeypatch.setattr(sphinx_chronicle.indices, "sort_name", slip)
    monkeypatch.setattr(sphinx_chronicle.updating, "index_chronicle", slip)
    app, told = building()
    assert set(told) == {message("the index ‘people’"), message("the general index of mentions")}
    assert (app.outdir / "chronicle-chronology.html").exists()


def test_what_citenotes_adds_to_a_site_costs_itself(monkeypatch, building):
    monkeypatch.setattr(sphinx_citenotes.web.downloads, "as_csl", slip)
    monkeypatch.setattr(sphinx_citenotes.web.metadata, "as_openurl", slip)
    monkeypatch.setattr(sphinx_citenotes.web.boxes, "bibliography", slip)
    monkeypatch.setattr(sphinx_citenotes.checks, "_place_without_notes", slip)
    app, told = building(citenotes_cite_page=True, citenotes_downloads=True)
    whats = [
        "the check of the notes",
        "the description of the sources for programs",
        "the box that says how to cite the page",
        "the files of the sources cited",
    ]
    assert [line.partition("WARNING: ")[2] for line in told] == [
        message(what, "citenotes").removeprefix("WARNING: ") for what in whats
    ]
    assert "Ito, " in (app.outdir / "index.html").read_text("utf-8")


@pytest.mark.parametrize("error", [ConfigError("x"), OSError("x"), KeyboardInterrupt()])
def test_what_is_no_mistake_of_ours_goes_on(error):
    with pytest.raises(type(error)), guard("chronicle", "this"):
        raise error
