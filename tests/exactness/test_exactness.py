"""A build after each of many random edits writes what a clean build writes, and little else.

``EXACTNESS_STEPS`` says how many edits are tried (60 in the tests; ``tox run -e exactness`` tries
500), ``EXACTNESS_SEED`` with which seed to begin. What failed once stands in ``KEPT``.
"""

import os

import pytest

from .generated import Step, some_steps
from .runs import Run, compare, differs_after, shrink

# Not ours to fix: what MyST asks for when a page includes a file.
pytestmark = pytest.mark.filterwarnings(
    "ignore:'sphinx.environment.BuildEnvironment.app' is deprecated"
)

STEPS = int(os.environ.get("EXACTNESS_STEPS", "60"))
FIRST_SEED = int(os.environ.get("EXACTNESS_SEED", "1"))
LENGTH = 20
"""The steps with one book."""

PRINT_EVERY = 10
MOST_NEEDLESS = 0.1
KEPT: dict[str, tuple[int, list[Step]]] = {
    "a picture that a page could choose": (100, [("bring_or_take_file", 761905)]),
    "a link to an index that has no entries any more": (
        210,
        [
            ("change_id", 763550),
            ("change_conf", 555903),
            ("change_id", 461080),
            ("remove_entity", 882927),
        ],
    ),
    "the language of the book": (216, [("change_conf", 480556)]),
}


@pytest.fixture(autouse=True)
def _one_date(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.mark.once
@pytest.mark.parametrize("seed", range(FIRST_SEED, FIRST_SEED + max(STEPS // LENGTH, 1)))
def test_a_build_after_an_edit_is_a_clean_build(tmp_path, seed, record_property):
    steps = some_steps(seed, LENGTH)
    run = Run(tmp_path / "run", seed)
    for number, step in enumerate(steps, start=1):
        in_print = number % PRINT_EVERY == 0
        differences = run.step(step, parallel=1 + number % 2, in_print=in_print)
        if differences:
            fewest = shrink(tmp_path / "shrunk", seed, steps[:number])
            pytest.fail(f"seed {seed}, step {number}: {differences}\nkeep: {(seed, fewest)}")
    print(f"seed {seed}: {run.tally}")
    record_property("written", run.tally.written)
    record_property("needless", run.tally.needless)
    assert run.tally.needless <= MOST_NEEDLESS * run.tally.written


@pytest.mark.parametrize("name", KEPT)
def test_what_once_was_stale_is_not(tmp_path, name):
    seed, steps = KEPT[name]
    assert differs_after(tmp_path / "run", seed, steps) == {}


def test_a_page_that_was_not_built_again_is_noticed(tmp_path):
    run = Run(tmp_path / "run", 1)
    page = tmp_path / "run" / "kept" / "html" / "index.html"
    page.write_bytes(page.read_bytes() + b"<!-- stale -->")
    clean = run.build("html", home="anew")
    assert compare(tmp_path / "run" / "kept" / "html", clean) == {"index.html": "stale"}
