"""A copy of the guide, built once as HTML, and ways to look at it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "ext" / "guide"


def copy_guide(folder):
    """Copy the guide to where no built book lies beside it; return the folder of the copy."""
    return Path(shutil.copytree(GUIDE, folder / "ext" / "guide"))


def build_guide(source, builder, out):
    """Build the guide strictly with *builder* and return the folder of its output."""
    command = [sys.executable, "-m", "sphinx", "-b", builder, "-W", "--keep-going", "-n", "-q"]
    done = subprocess.run(
        [*command, "-d", str(out / "doctrees"), str(source), str(out / "guide")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={name: value for name, value in os.environ.items() if name != "GUIDE_BOOK_URL"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return out / "guide"


@pytest.fixture(scope="session")
def sources():
    """The pages of the guide as typed, by name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(GUIDE.glob("*.md"))}


@pytest.fixture(scope="session")
def examples(sources):
    """The snippets that a page shows live, by path in the folder of snippets."""
    names = re.findall(r"\{example\} (\S+)", "\n".join(sources.values()))
    assert len(names) == len(set(names)), "an example that stands twice defines its entities twice"
    return {name: (GUIDE / "snippets" / name).read_text(encoding="utf-8") for name in names}


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The folder of the guide as HTML."""
    source = copy_guide(tmp_path_factory.mktemp("copy"))
    return build_guide(source, "html", tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def guide(site):
    """The pages of the built guide as parsed HTML, by their path."""
    parser = html.HTMLParser(encoding="utf-8")
    return {
        path.relative_to(site).as_posix(): html.parse(str(path), parser)
        for path in sorted(site.rglob("*.html"))
    }
