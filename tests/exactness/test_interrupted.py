"""After a full disk, a kill at any moment, an exception or two builds at once: the right output."""

import multiprocessing
import os
import random
import time

import pytest
from sphinx.testing.util import SphinxTestApp

from sphinx_authoring.written_pages import record_of

from .generated import first_book, some_steps, take
from .runs import Run, compare, files_of, write_files

# Not ours to fix: what MyST asks for when a page includes a file.
pytestmark = pytest.mark.filterwarnings(
    "ignore:'sphinx.environment.BuildEnvironment.app' is deprecated"
)

forks = pytest.mark.skipif(os.name == "nt", reason="Windows cannot fork")


@pytest.fixture(autouse=True)
def _one_date(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.fixture
def run(tmp_path):
    return Run(tmp_path, 1)


def rename_all(run):
    """An edit that many pages show."""
    number = run.book.next()
    for ident, entity in run.book.entities.items():
        entity["title" if entity["type"] == "event" else "name"] = f"Renamed {ident} {number}"
    write_files(run.source, files_of(run.book))


def differences(run):
    return compare(run.folder / "kept" / "html", run.build("html", home="anew"))


def start(run):
    """Build in a process of its own, which has all it needs in memory and starts at once."""
    process = multiprocessing.get_context("fork").Process(target=run.build, args=("html",))
    process.start()
    return process


@pytest.mark.parametrize("page", ["index", "part/three"])
def test_pages_that_an_exception_kept_from_being_written_are_written_next(run, page, monkeypatch):
    rename_all(run)

    def fail(app, docname, *_rest):
        if docname == page:
            raise ValueError("somebody else’s mistake")

    app = SphinxTestApp("html", srcdir=run.source, builddir=run.folder / "kept")
    app.connect("html-page-context", fail)
    with pytest.raises(Exception, match="somebody else"):
        app.build()
    app.cleanup()
    # What was not written is written even if the book is what it was before.
    run.build("html")
    assert differences(run) == {}


def test_an_edit_taken_back_after_a_failed_build_is_taken_back_on_every_page(run):
    before = files_of(run.book)
    rename_all(run)

    def fail(app, exception):
        raise ValueError("at the very end")

    app = SphinxTestApp("html", srcdir=run.source, builddir=run.folder / "kept")
    app.connect("build-finished", fail, priority=1)
    with pytest.raises(Exception, match="at the very end"):
        app.build()
    app.cleanup()
    write_files(run.source, before)
    run.build("html")
    assert differences(run) == {}


def test_a_full_disk_leaves_every_file_of_data_whole(run, monkeypatch):
    data = run.folder / "kept" / "html" / "data"
    before = {path.name: path.read_bytes() for path in data.iterdir() if path.is_file()}
    rename_all(run)

    def full(handle, *_rest):
        os.close(handle)
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("sphinx_authoring.files.os.fdopen", full)
        with pytest.raises(Exception, match="No space left on device"):
            run.build("html")
    after = {path.name: path.read_bytes() for path in data.iterdir() if path.is_file()}
    assert after == before
    run.build("html")
    assert differences(run) == {}


@forks
def test_a_build_after_a_kill_is_a_clean_build(run):
    chance = random.Random(1)
    rename_all(run)
    before = time.monotonic()
    run.build("html")
    whole = time.monotonic() - before
    # At the start, while reading, while writing, and at the end.
    for part in (0.2, 0.5, 0.8, 1.1):
        rename_all(run)
        killed = start(run)
        time.sleep(whole * part * chance.uniform(0.8, 1.2))
        killed.kill()
        killed.join()
        run.build("html")
        assert differences(run) == {}, part


@forks
def test_two_builds_at_once_leave_what_the_next_build_makes_right(run):
    first = start(run)
    rename_all(run)
    second = start(run)
    first.join()
    second.join()
    run.build("html")
    assert differences(run) == {}


def test_a_page_that_was_not_asked_for_waits_for_the_next_build(run):
    rename_all(run)
    app = SphinxTestApp("html", srcdir=run.source, builddir=run.folder / "kept")
    app.build(filenames=[run.source / "one.md"])
    app.cleanup()
    run.build("html")
    assert differences(run) == {}


def test_pages_go_with_their_documents(tmp_path):
    book = first_book(2)
    run = Run(tmp_path, 2)
    gone = run.folder / "kept" / "html" / "one.html"
    assert gone.exists()
    run.book = book
    run.book.removed["one"] = run.book.pages.pop("one")
    run.book.order.remove("one")
    write_files(run.source, files_of(run.book))
    run.build("html")
    assert not gone.exists()
    assert differences(run) == {}


def test_two_that_build_into_one_folder_know_that_neither_knows_it(tmp_path):
    class Folder:
        name, outdir, doctreedir = "html", tmp_path / "html", tmp_path

        def get_outdated_docs(self):
            return iter(())

    builder = Folder()
    first, second = record_of(builder, "us"), record_of(builder, "us")
    assert first.begin({"a": "1"}) == ["a"]
    first.note("a")
    first.end(builder)
    assert second.begin({"a": "1"}) == []
    assert first.begin({"a": "1"}) == ["a"]
    second.end(builder)
    first.note("a")
    first.end(builder)
    assert record_of(builder, "us").begin({"a": "1"}) == ["a"]


def test_steps_do_not_depend_on_those_before_them():
    steps = some_steps(1, 20)
    one, other = first_book(1), first_book(1)
    for step in steps:
        take(one, step)
        take(other, step)
    assert files_of(one) == files_of(other)
