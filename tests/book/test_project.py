"""What the README promises about commands is what the project runs."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def commands(text):
    return re.findall(r"^    (python3 -m venv .*)$", text, re.MULTILINE)


def test_the_readme_has_one_command_to_build_and_one_to_test():
    build, test = commands((ROOT / "README.md").read_text(encoding="utf-8"))
    assert build.endswith("tox run -e book")
    assert test.endswith("tox run -e py")


def test_every_environment_that_a_page_names_is_in_tox_ini():
    tox = (ROOT / "tox.ini").read_text(encoding="utf-8")
    known = set(
        re.findall(r"[\w-]+", " ".join(re.findall(r"^\[testenv:(.*)\]$", tox, re.MULTILINE)))
    )
    known |= {"py"}
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for listed in re.findall(r"tox run -e ([\w,-]+)", text):
            assert set(listed.split(",")) <= known, f"{name}: {listed}"


def test_the_lowest_environment_pins_every_lower_bound():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tox = (ROOT / "tox.ini").read_text(encoding="utf-8")
    lowest = dict(re.findall(r"^    lowest: ([\w-]+)==([\d.]+)$", tox, re.MULTILINE))
    for requirement in project["dependencies"]:
        name, bound = re.match(r"([\w-]+)>=([\d.]+)", requirement).groups()
        assert lowest[name].startswith(bound), requirement


def test_every_change_note_has_a_kind():
    kinds = {"added", "changed", "fixed", "removed"}
    for path in (ROOT / "changelog.d").glob("*.md"):
        assert path.suffixes[0].lstrip(".") in kinds, path.name
        assert path.read_text(encoding="utf-8").strip()
