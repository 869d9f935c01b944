"""Progress: shown to who waits at a terminal, to nobody else."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import time

import pytest

from sphinx_bookpress.progress import stage

root = pytest.mark.sphinx("bookpdf", testroot="bookpress-root", freshenv=True)


class Terminal(io.StringIO):
    """What a program writes to when someone looks on."""

    def isatty(self) -> bool:
        return True


@root
def test_a_terminal_shows_how_far_the_book_is(app, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Terminal())
    app.build()
    status = re.sub(r"\x1b\[[\d;]*[mK]", "", app.status.getvalue())
    assert re.search(r"writing Typst\.\.\. \[ ?\d+%\] one", status)
    assert "writing Typst... [100%]" in status
    assert re.search(r"setting .*\.pdf\.\.\. .*done", status)


@root
def test_a_file_gets_one_line_for_each_stage(app):
    app.build()
    status = re.sub(r"\x1b\[[\d;]*[mK]", "", app.status.getvalue())
    for words in ("copying images", "writing Typst", "setting root.pdf"):
        assert f"{words}... done\n" in status
    assert "%]" not in status.partition("copying images")[2]


@root
def test_quiet_is_quiet(app, tmp_path):
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "bookpdf", app.srcdir, tmp_path / "out"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    assert answer.stdout == ""
    assert list((tmp_path / "out").glob("*.pdf"))


@root
def test_a_long_stage_counts_its_seconds(app, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Terminal())
    with stage("waiting"):
        time.sleep(1.2)
    assert "waiting... 1 s " in app.status.getvalue()
