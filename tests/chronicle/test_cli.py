"""The command ``sphinx-chronicle``."""

import io
import json
import os
import subprocess
import sys
from email.message import Message

import pytest

from sphinx_chronicle import __version__
from sphinx_chronicle.cli import main
from sphinx_chronicle.model.checks import RULES


def objects(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_date_is_explained(capsys):
    status = main(["dates", "1961-04-17/1961-04-20"])

    assert status == 0
    assert capsys.readouterr().out == (
        "1961-04-17/1961-04-20\n"
        "  reads     April 17–20, 1961\n"
        "  kind      interval\n"
        "  first day 1961-04-17\n"
        "  last day  1961-04-20\n"
    )


def test_an_open_end_is_named(capsys):
    main(["dates", "--lang", "es", "1959/.."])

    out = capsys.readouterr().out
    assert "reads     desde 1959" in out
    assert "last day  open" in out


def test_a_refusal_says_why_and_sets_the_status(capsys):
    status = main(["dates", "1961", "1961-02-29"])

    assert status == 1
    assert "refused   1961-02-29: February 1961 has 28 days" in capsys.readouterr().out


def test_json_gives_one_object_a_line(capsys):
    status = main(["dates", "--json", "1961-34", "/1961", "1961-13"])

    good, unknown, bad = objects(capsys.readouterr().out)
    assert status == 1
    assert good == {
        "edtf": "1961-34",
        "valid": True,
        "kind": "season",
        "lower": "1961-04-01",
        "upper": "1961-06-30",
        "start": "known",
        "end": "known",
        "text": "second quarter of 1961",
        "error": None,
    }
    assert (unknown["lower"], unknown["upper"]) == (None, "1961-12-31")
    assert unknown["start"] == "unknown"
    assert (bad["valid"], bad["kind"], bad["text"]) == (False, None, None)
    assert bad["error"].startswith("1961-13: there is no month 13")


def test_each_line_of_the_input_is_an_expression(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("1961\r\n\n 1962\n-0044"))

    status = main(["dates", "--json"])

    answers = objects(capsys.readouterr().out)
    assert status == 1
    assert [(each["edtf"], each["valid"]) for each in answers] == [
        ("1961", True),
        ("", False),
        (" 1962", False),
        ("-0044", True),
    ]


@pytest.mark.parametrize("edtf", ["-0044", "-0043-03-15", "-004X", "-0048/-0043"])
def test_a_year_before_christ_is_no_option(capsys, edtf):
    assert main(["dates", "--json", edtf]) == 0
    assert objects(capsys.readouterr().out)[0]["edtf"] == edtf


def test_bytes_that_are_no_text_are_refused_and_shown(capsys):
    assert main(["dates", "1961\udcff"]) == 1
    assert r"1961\udcff" in capsys.readouterr().out


def test_json_stays_json_whatever_comes_in(capsys):
    main(["dates", "--json", "1961\udcff"])

    assert objects(capsys.readouterr().out)[0]["edtf"] == r"1961\udcff"


def run(*arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "sphinx_chronicle", *arguments],
        input=given,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_a_file_may_begin_with_a_byte_order_mark_and_hold_stray_bytes():
    ran = run("dates", "--json", given=b"\xef\xbb\xbf1961\r\n1961\xe9\n1962")

    answers = objects(ran.stdout.decode())
    assert [(each["edtf"], each["valid"]) for each in answers] == [
        ("1961", True),
        (r"1961\xe9", False),
        ("1962", True),
    ]
    assert ran.stderr == b""


def test_a_file_of_dates_is_read_as_utf_8_whatever_the_terminal():
    ran = run("dates", "--json", given="1961–1962".encode(), PYTHONIOENCODING="latin-1")

    assert json.loads(ran.stdout)["error"].endswith("write 1961/1962")


def test_a_terminal_without_dashes_gets_escapes():
    ran = run("dates", "1961/1962", PYTHONIOENCODING="ascii")

    assert ran.returncode == 0
    assert rb"1961\u201362" in ran.stdout


def test_a_reader_that_leaves_early_causes_no_traceback(tmp_path):
    dates = tmp_path / "dates.txt"
    dates.write_text("1961\n" * 50_000, encoding="utf-8")
    program = [sys.executable, "-m", "sphinx_chronicle", "dates"]
    with (
        dates.open() as given,
        subprocess.Popen(
            program, stdin=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as running,
    ):
        running.stdout.close()
        complaint = running.stderr.read()

    assert complaint == b""
    assert running.returncode == 141


def test_an_unknown_language_is_wrong_usage(capsys):
    with pytest.raises(SystemExit) as left:
        main(["dates", "--lang", "xx", "1961"])

    assert left.value.code == 2
    assert "no language is called 'xx'; try en_US, en_GB or es" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["en_US", "en-GB", "es", "es_MX", "de"])
def test_a_known_language_is_taken(capsys, lang):
    assert main(["dates", "--lang", lang, "1961"]) == 0
    assert "reads     1961" in capsys.readouterr().out


def test_help_shows_examples(capsys):
    with pytest.raises(SystemExit) as left:
        main(["dates", "--help"])

    assert left.value.code == 0
    assert "sphinx-chronicle dates --json < dates.txt" in capsys.readouterr().out


def test_no_command_is_wrong_usage(capsys):
    with pytest.raises(SystemExit) as left:
        main([])

    assert left.value.code == 2
    assert "COMMAND" in capsys.readouterr().err


def test_the_package_runs_as_a_module_without_loading_sphinx_or_babel():
    code = (
        "import sys; from sphinx_chronicle.cli import main; main(['dates', '1961']); "
        "print(sorted({'sphinx', 'docutils', 'babel'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    module = subprocess.run(
        [sys.executable, "-m", "sphinx_chronicle", "dates", "1961"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout.splitlines()[-1] == "[]"
    assert module.stdout.startswith("1961\n")


def test_a_rule_is_explained_with_what_to_do_and_its_page(capsys):
    assert main(["explain", "chronicle.lifetime"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("chronicle.lifetime (warning)\n\n  A person or body takes part in")
    assert "What to do\n  Correct the date of the event" in told
    assert ":allow: lifetime (the reason)" in told
    assert told.endswith("In the guide: checks/lifetime.html\n")


def test_several_rules_are_explained_one_after_another(capsys):
    assert main(["explain", "[chronicle.cycle]", "seats"]) == 0
    told = capsys.readouterr().out
    assert "In the guide: checks/cycle.html\n\nchronicle.seats (warning)" in told


def test_without_a_rule_all_are_listed(capsys):
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    listed = [line.split()[:2] for line in lines if line and "sphinx-chronicle" not in line]
    assert listed == [[rule.name, rule.severity.value] for rule in RULES]


@pytest.mark.parametrize(
    ("given", "words"),
    [("lifetme", "did you mean 'lifetime'?"), ("zzz", "the rules are life-order, life-span")],
)
def test_an_unknown_rule_is_wrong_usage(capsys, given, words):
    with pytest.raises(SystemExit) as left:
        main(["explain", given])
    assert left.value.code == 2
    assert words in capsys.readouterr().err


def test_the_rules_are_explained_without_sphinx():
    code = (
        "import sys; from sphinx_chronicle.cli import main; main(['explain', 'cycle']); "
        "print(sorted({'sphinx', 'docutils'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_no_line_of_an_explanation_is_wider_than_a_terminal(capsys):
    main(["explain", *(rule.name for rule in RULES)])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 100


@pytest.mark.parametrize(
    ("urls", "page"),
    [
        (
            ["Documentation, https://example.org/guide/"],
            "https://example.org/guide/checks/cycle.html",
        ),
        (["Source, https://example.org/code"], "checks/cycle.html"),
        ([], "checks/cycle.html"),
    ],
)
def test_the_page_has_the_address_that_the_distribution_gives(capsys, monkeypatch, urls, page):
    about = Message()
    for url in urls:
        about["Project-URL"] = url
    monkeypatch.setattr("sphinx_chronicle.model.guide.metadata", lambda _name: about)
    main(["explain", "cycle"])
    assert capsys.readouterr().out.endswith(f"In the guide: {page}\n")


def test_the_version_is_that_of_the_package(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"sphinx-chronicle {__version__}\n"
