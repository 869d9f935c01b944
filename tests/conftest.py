"""Fixtures that all test folders share."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import hypothesis
import pytest
from lxml import html

pytest_plugins = ["sphinx.testing.fixtures"]

ROOT = Path(__file__).parents[1]

# How long an example takes is the machine's affair; benchmarks say what things cost. The suite asks
# the same each time, so that a change answers for itself; the long run looks for what is new.
hypothesis.settings.register_profile("any-machine", deadline=None, derandomize=True, database=None)
# The long run: `tox run -e fuzz` takes it for the tests marked so.
hypothesis.settings.register_profile(
    "fuzz",
    deadline=None,
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "25000")),
    print_blob=True,
    suppress_health_check=list(hypothesis.HealthCheck),
)
hypothesis.settings.load_profile("any-machine")


@pytest.fixture(scope="session")
def rootdir() -> Path:
    """The tiny books that tests build, one folder each."""
    return Path(__file__).parent / "roots"


@pytest.fixture
def resolved():
    """A function that returns a document of a built book with everything in it resolved."""

    def resolve(app, docname):
        tree = app.env.get_doctree(docname)
        app.env.apply_post_transforms(tree, docname)
        return tree

    return resolve


def build(builder, out):
    """Build the book strictly with *builder* and return the folder of its output."""
    command = [sys.executable, "-m", "sphinx", "-b", builder, "-W", "--keep-going", "-n", "-q"]
    done = subprocess.run(
        [*command, "-d", str(out / "doctrees"), str(ROOT / "docs"), str(out / "book")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return out / "book"


def build_once(builder, tmp_path_factory, worker_id):
    """Build with *builder* unless another worker of this run has done so already."""
    if worker_id == "master":
        return build(builder, tmp_path_factory.mktemp(builder))
    shared = tmp_path_factory.getbasetemp().parent / f"book-{builder}"
    lock = shared.with_suffix(".lock")
    try:
        lock.mkdir()
    except FileExistsError:
        return _wait_for(shared)
    try:
        out = build(builder, tmp_path_factory.mktemp(builder))
    except BaseException:
        shared.with_suffix(".failed").mkdir()
        raise
    shutil.move(out, shared)
    return shared


def _wait_for(folder, seconds=600):
    for _ in range(seconds * 5):
        if folder.exists():
            return folder
        if folder.with_suffix(".failed").exists():
            pytest.fail(f"another worker could not build {folder.name}")
        time.sleep(0.2)
    pytest.fail(f"{folder.name} was not built in {seconds} seconds")


@pytest.fixture(scope="session")
def site(tmp_path_factory, worker_id):
    """The folder of the book as HTML."""
    return build_once("html", tmp_path_factory, worker_id)


@pytest.fixture(scope="session")
def pages(site):
    """The pages of the site as parsed HTML, by their path in it."""
    return {
        path.relative_to(site).as_posix(): html.parse(str(path), html.HTMLParser(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }
