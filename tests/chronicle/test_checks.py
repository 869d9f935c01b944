"""The historian's linter in a build, and alone."""

import json

import myst_parser
import pytest
from sphinx.errors import ConfigError
from sphinx.util.console import strip_escape_sequences

from sphinx_chronicle.model.checks import RULES

_ROOT = "chronicle-check"
_FEAST = "event ‘feast’: option ‘participants’ names ‘anna’, but 1951 is after its ‘died’ 1950"


def edit(app, old, new):
    page = app.srcdir / "index.md"
    page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
def test_a_build_warns_with_file_line_and_subtype(app):
    app.build()
    (warning,) = app.warning.getvalue().splitlines()
    assert "index.md:16: WARNING: " + _FEAST in warning
    assert "[chronicle.lifetime]" in warning


@pytest.mark.sphinx(
    "text", testroot=_ROOT, freshenv=True, confoverrides={"chronicle_checks": {"lifetime": "error"}}
)
def test_conf_py_can_make_a_rule_weigh_more(app):
    app.build()
    assert f"index.md:16: ERROR: {_FEAST}" in app.warning.getvalue()


@pytest.mark.sphinx(
    "text",
    testroot=_ROOT,
    freshenv=True,
    confoverrides={"chronicle_checks": {"*": "off", "unlinked": "warning"}},
)
def test_conf_py_can_name_the_only_rules(app):
    app.build()
    (warning,) = app.warning.getvalue().splitlines()
    assert "index.md:3: WARNING: ‘Tom Merrow’ is named here" in warning


@pytest.mark.sphinx(
    "text",
    testroot=_ROOT,
    freshenv=True,
    confoverrides={"suppress_warnings": ["chronicle.lifetime"]},
)
def test_sphinx_can_silence_a_rule(app):
    app.build()
    assert app.warning.getvalue() == ""


@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
@pytest.mark.parametrize("who", [":date: 1951", ":name: Anna Roe"])
def test_either_entity_can_allow_with_a_reason(app, who):
    edit(app, who, f"{who}\n:allow: lifetime (it was held in her memory)")
    app.build()
    assert app.warning.getvalue() == ""


@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
@pytest.mark.parametrize(
    ("allowed", "message"),
    [
        ("lifetime", "option ‘allow’ has no reason in parentheses after ‘lifetime’"),
        (
            "lifetimes (so)",
            "option ‘allow’: there is no rule ‘lifetimes’; did you mean ‘lifetime’?",
        ),
    ],
)
def test_an_allowance_wants_a_rule_and_a_reason(app, allowed, message):
    edit(app, ":date: 1951", f":date: 1951\n:allow: {allowed}")
    app.build()
    assert message in app.warning.getvalue()


@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
@pytest.mark.parametrize(
    ("checks", "words"),
    [
        ({"lifetimes": "off"}, "there is no rule 'lifetimes'; did you mean 'lifetime'?"),
        ({"lifetime": "loud"}, "'lifetime' is 'loud'; write one of 'off', 'note'"),
        (["lifetime"], r"chronicle_checks = \['lifetime'\] cannot be read; write a dictionary"),
    ],
)
def test_a_wrong_setting_is_a_config_error(make_app, app, checks, words):
    with pytest.raises(ConfigError, match=words.replace("?", r"\?")):
        make_app("text", srcdir=app.srcdir, confoverrides={"chronicle_checks": checks})


@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
@pytest.mark.parametrize(
    ("typed", "is_told"),
    [
        ("![](map.svg)", True),
        ("![The village](map.svg)", True),  # nobody is credited
        ("```{image} map.svg\n:alt:\n```", False),
    ],
)
def test_only_an_empty_option_says_that_a_picture_decorates(app, typed, is_told):
    page = app.srcdir / "index.md"
    kept = page.read_text("utf-8")
    page.write_text(f"{kept}\n{typed}\n", "utf-8")
    (app.srcdir / "map.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    app.config.chronicle_checks = {"picture": "warning"}
    app.build()
    page.write_text(kept, "utf-8")
    assert ("[chronicle.picture]" in app.warning.getvalue()) is is_told


@pytest.mark.sphinx("chronicle-check", testroot=_ROOT, freshenv=True)
def test_the_builder_reports_by_file_and_fails(app):
    app.build()
    assert app.statuscode == 1
    assert app.warning.getvalue() == ""
    text = (app.outdir / "report.txt").read_text("utf-8")
    assert text.startswith("index.md\n  3: note: ‘Tom Merrow’")
    assert f"  16: warning: {_FEAST}" in text
    assert text.endswith("0 errors, 1 warning, 1 note; 0 silenced\n")


@pytest.mark.sphinx("chronicle-check", testroot=_ROOT, freshenv=True)
def test_the_json_report_says_the_same(app):
    app.build()
    report = json.loads((app.outdir / "report.json").read_text("utf-8"))
    assert report["counts"] == {"note": 1, "warning": 1, "error": 0}
    last = report["findings"][-1]
    assert (last["file"], last["line"], last["rule"]) == ("index.md", 16, "lifetime")
    assert last["subject"] == {"type": "event", "id": "feast"}


@pytest.mark.sphinx("chronicle-check", testroot=_ROOT, freshenv=True)
def test_the_sarif_report_names_rules_and_places(app):
    app.build()
    run = json.loads((app.outdir / "report.sarif").read_text("utf-8"))["runs"][0]
    known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    result = run["results"][-1]
    assert result["ruleId"] in known
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "index.md"}, "region": {"startLine": 16}}


_GUIDE = {"chronicle_guide": "https://example.org/guide"}
_PAGE = "https://example.org/guide/checks/lifetime.html"


@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True, confoverrides=_GUIDE)
def test_a_warning_leads_to_its_page_where_the_guide_has_an_address(app):
    app.build()
    assert f"(remembered)’; see {_PAGE} [chronicle.lifetime]" in app.warning.getvalue()


@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
def test_a_build_names_the_command_that_explains(app):
    app.build()
    assert "sphinx-chronicle explain lifetime: what is behind" in app.status.getvalue()
    assert "example.org" not in app.warning.getvalue()


@pytest.mark.sphinx("chronicle-check", testroot=_ROOT, freshenv=True, confoverrides=_GUIDE)
def test_every_report_leads_to_the_page(app):
    app.build()
    text = (app.outdir / "report.txt").read_text("utf-8")
    assert "\nsphinx-chronicle explain unlinked lifetime\n" in text
    assert f"\n{_PAGE}\n" in text
    found = json.loads((app.outdir / "report.json").read_text("utf-8"))["findings"][-1]
    assert (found["page"], found["url"]) == ("checks/lifetime.html", _PAGE)
    driver = json.loads((app.outdir / "report.sarif").read_text("utf-8"))["runs"][0]["tool"][
        "driver"
    ]
    assert _PAGE in [rule["helpUri"] for rule in driver["rules"]]


@pytest.mark.sphinx("chronicle-check", testroot=_ROOT, freshenv=True)
def test_reports_explain_without_an_address_too(app):
    app.build()
    found = json.loads((app.outdir / "report.json").read_text("utf-8"))["findings"][-1]
    assert (found["page"], found["url"]) == ("checks/lifetime.html", None)
    run = json.loads((app.outdir / "report.sarif").read_text("utf-8"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.name for rule in RULES]
    for described, rule in zip(rules, RULES, strict=True):
        assert rule.mend in described["help"]["text"]
        assert "helpUri" not in described
    result = run["results"][-1]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


@pytest.mark.sphinx("chronicle-check", testroot=_ROOT, freshenv=True)
def test_sarif_names_files_from_where_the_build_was_called(app, monkeypatch):
    (app.srcdir / "día one.md").write_text("---\norphan: true\n---\n\nTom Merrow came.\n", "utf-8")
    monkeypatch.chdir(app.srcdir.parent)
    app.build()
    run = json.loads((app.outdir / "report.sarif").read_text("utf-8"))["runs"][0]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    files = {place["artifactLocation"]["uri"] for place in places}
    folder = app.srcdir.name
    assert files == {f"{folder}/index.md", f"{folder}/d%C3%ADa%20one.md"}
    (app.srcdir / "día one.md").unlink()


# MyST's own directive asks the environment for the application.
@pytest.mark.filterwarnings("ignore:'sphinx.environment.BuildEnvironment.app' is deprecated")
@pytest.mark.sphinx("text", testroot=_ROOT, freshenv=True)
def test_a_finding_in_an_included_file_points_into_it(app):
    page = app.srcdir / "index.md"
    (app.srcdir / "part.txt").write_text(
        page.read_text("utf-8").partition("burned them.\n")[2], "utf-8"
    )
    page.write_text("# The village\n\n```{include} part.txt\n```\n", "utf-8")
    app.build()
    # MyST 4.0 counts the lines of an included file from two on.
    line = 14 if myst_parser.__version__.startswith("4.0.") else 13
    assert f"part.txt:{line}: WARNING: {_FEAST}" in app.warning.getvalue()


@pytest.mark.sphinx("chronicle-check", testroot=_ROOT, freshenv=True)
def test_a_book_without_a_fault_passes(app):
    edit(app, ":participants: anna; tom", ":participants: tom")
    app.build()
    assert app.statuscode == 0


@pytest.mark.sphinx("chronicle-check", testroot=_ROOT, freshenv=True)
def test_a_second_run_reports_again_without_reading_again(app):
    app.build()
    (app.outdir / "report.txt").unlink()
    app.build()
    assert _FEAST in (app.outdir / "report.txt").read_text("utf-8")


@pytest.mark.sphinx(
    "dummy", testroot=_ROOT, freshenv=True, confoverrides={"chronicle_checks": {"*": "warning"}}
)
def test_rules_read_what_each_kind_of_text_is(app):
    edit(
        app,
        "\n:::{event} flood",
        "\n> Tom Merrow said so, in many words that nobody noted.\n\n:::{event} flood",
    )
    app.build()
    assert "the quotation “Tom Merrow said so, in many …” has no note" in app.warning.getvalue()


_WRONG = """\
# Book

{person}`nobody`, {holder}`chief @ 1960`, {doc}`gone`, {book-data}`x.json`, {persn}`anna`.

:::{person} anna
:name: Anna
:affiliation: none-such
:died:1950
:::

:::{office} chief
:name: Chief
:::

:::{timeline}
:person: zoe
:::

```{only} html
{person}`elsewhere`
```
"""


def test_the_linter_alone_says_all_that_the_site_says(make_app, tmp_path):
    (tmp_path / "conf.py").write_text(
        "extensions = ['myst_parser', 'sphinx_chronicle']\n"
        "myst_enable_extensions = ['colon_fence']\nhtml_theme = 'basic'\n",
        "utf-8",
    )
    (tmp_path / "index.md").write_text(_WRONG, "utf-8")
    told = {}
    for builder in ("html", "chronicle-check"):
        app = make_app(builder, srcdir=tmp_path, builddir=tmp_path / builder)
        app.build()
        lines = strip_escape_sequences(app.warning.getvalue()).splitlines()
        # A second application in one process registers its nodes again.
        told[builder] = [line for line in lines if "already registered" not in line]
    assert told["chronicle-check"] == told["html"]
    assert len(set(told["html"])) == len(told["html"])
    assert [line.partition("[")[2] for line in told["html"] if "[chronicle." in line] == [
        "chronicle.markup]",
        "chronicle.option]",
        "chronicle.view]",
        "chronicle.holder]",
        "chronicle.reference]",
        "chronicle.reference]",
        "chronicle.reference]",
        "chronicle.data]",
    ]
    assert app.statuscode == 1
