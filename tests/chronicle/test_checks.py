"""The historian's linter in a build, and alone."""

import json

import pytest
from sphinx.errors import ConfigError

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
    ],
)
def test_a_wrong_setting_is_a_config_error(make_app, app, checks, words):
    with pytest.raises(ConfigError, match=words.replace("?", r"\?")):
        make_app("text", srcdir=app.srcdir, confoverrides={"chronicle_checks": checks})


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
