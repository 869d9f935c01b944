"""``python -m sphinx_citenotes``."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_citenotes.cli import main

HERE = Path(__file__).parent
FULL = Path("/dev/full")
BIB = str(HERE / "examples.bib")


def test_json_has_the_three_strings_of_every_source(capsys):
    assert main([BIB, "--json", "--locators", str(HERE / "examples.json")]) == 0
    printed = json.loads(capsys.readouterr().out)
    expected = json.loads((HERE / "examples.json").read_text(encoding="utf-8"))
    assert printed == {
        key: {form: strings[form] for form in ("note", "short", "bibliography")}
        for key, strings in expected.items()
    }


def test_one_source_is_printed_under_its_key(capsys):
    assert main([BIB, "--key", "persons1990"]) == 0
    assert capsys.readouterr().out == (
        "persons1990\n"
        "  Albert C. Persons, *Bay of Pigs* (Jefferson, NC: McFarland & Company, 1990).\n"
        "  Persons, *Bay of Pigs*.\n"
        "  Persons, Albert C. *Bay of Pigs*. Jefferson, NC: McFarland & Company, 1990.\n\n"
    )


def test_locators_may_be_plain_strings(tmp_path, capsys):
    locators = tmp_path / "locators.json"
    locators.write_text('{"persons1990": "pp. 149-151"}')
    main([BIB, "--key", "persons1990", "--locators", str(locators)])
    assert "Persons, *Bay of Pigs*, 149–51.\n" in capsys.readouterr().out


def test_an_unknown_key_suggests_the_nearest(capsys):
    assert main([BIB, "--key", "person1990"]) == 2
    assert capsys.readouterr().err == "error: no source “person1990”; did you mean “persons1990”?\n"


@pytest.mark.parametrize("content", ["[1]", "{", ""])
def test_locators_that_are_no_object_are_an_error(tmp_path, capsys, content):
    locators = tmp_path / "locators.json"
    locators.write_text(content)
    assert main([BIB, "--locators", str(locators)]) == 2
    assert 'write {"key": "locator"}' in capsys.readouterr().err


def test_a_file_that_is_not_there_is_an_error(tmp_path, capsys):
    assert main([str(tmp_path / "none.bib")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_locators_that_are_not_there_are_an_error(tmp_path, capsys):
    locators = tmp_path / "none.json"
    assert main([BIB, "--locators", str(locators)]) == 2
    assert f"error: {locators}: the file cannot be read" in capsys.readouterr().err


def test_problems_are_warnings_and_the_rest_is_printed(tmp_path, capsys):
    path = tmp_path / "refs.bib"
    path.write_text("@book{a, title = {Waves}}\n")
    assert main([str(path)]) == 0
    done = capsys.readouterr()
    assert "*Waves*" in done.out
    assert done.err.startswith(f"warning: {path}:1: a: the field date is missing")


def test_sort_prints_in_the_order_of_the_bibliography(capsys):
    main([BIB, "--json", "--sort"])
    keys = list(json.loads(capsys.readouterr().out))
    assert keys.index("bissell1996") < keys.index("castro2008") < keys.index("persons1990")


def test_disambiguate_tells_authors_of_one_name_apart(tmp_path, capsys):
    path = tmp_path / "refs.bib"
    path.write_text(
        "@book{a, author = {Lee, Ann}, title = {One}, year = 1961}\n"
        "@book{b, author = {Lee, Bob}, title = {Two}, year = 1961}\n"
    )
    main([str(path), "--json", "--disambiguate"])
    printed = json.loads(capsys.readouterr().out)
    assert printed["a"]["short"] == "Ann Lee, *One*."


def test_the_module_can_be_run():
    command = [sys.executable, "-m", "sphinx_citenotes", BIB, "--key", "persons1990"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "Persons, *Bay of Pigs*." in done.stdout


def run(*arguments, **settings):
    command = [sys.executable, "-m", "sphinx_citenotes", *arguments]
    return subprocess.run(command, capture_output=True, check=False, **settings)


def test_another_style_is_printed_on_wish(capsys):
    assert main([BIB, "--key", "persons1990", "--style", "mhra"]) == 0
    assert "Albert C. Persons, *Bay of Pigs* (Jefferson, NC: McFarland" in capsys.readouterr().out


def test_an_unknown_style_is_an_error_with_those_that_there_are(capsys):
    assert main([BIB, "--style", "chicago"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("error: no style 'chicago'; did you mean 'chicago-notes'? known are")


def test_a_locator_for_no_source_is_told(tmp_path, capsys):
    locators = tmp_path / "locators.json"
    locators.write_text('{"person1990": "12"}')
    assert main([BIB, "--key", "persons1990", "--locators", str(locators)]) == 0
    assert capsys.readouterr().err == (
        f"warning: {locators}: no source “person1990”; did you mean “persons1990”?\n"
    )


def test_a_file_without_entries_is_an_error(tmp_path, capsys):
    path = tmp_path / "refs.bib"
    path.write_text("")
    assert main([str(path)]) == 2
    warning, error = capsys.readouterr().err.splitlines()
    assert warning.startswith(f"warning: {path}:1: the file is empty; export the sources")
    assert error == f"error: {path} has no entry that can be printed"


def test_a_terminal_that_knows_few_signs_gets_their_numbers():
    done = run(BIB, "--key", "castro2008", env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()


def test_json_for_such_a_terminal_can_still_be_read():
    done = run(BIB, "--json", env=os.environ | {"PYTHONIOENCODING": "ascii"})
    plain = run(BIB, "--json", env=os.environ | {"PYTHONIOENCODING": "utf-8"})
    assert done.stdout.isascii()
    assert json.loads(done.stdout) == json.loads(plain.stdout.decode("utf-8"))


def test_a_reader_who_goes_away_is_no_mistake():
    command = [sys.executable, "-m", "sphinx_citenotes", BIB]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
    ) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is full")
def test_a_full_disk_is_told_in_a_sentence():
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "sphinx_citenotes", BIB],
            stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith(b"error: the output cannot be written")
