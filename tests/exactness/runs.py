"""Build a generated book after each edit, and compare all that is written with a clean build."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sphinx.builders.html import _assets
from sphinx.testing.util import SphinxTestApp

from .generated import Step, files_of, first_book, take

# Sphinx keeps the hashes of an earlier conf.py under this name.
_NOT_COMPARED = frozenset({".buildinfo.bak"})


@dataclass(kw_only=True)
class Tally:
    """What was written: pages, and those of them that nobody needed."""

    steps: int = 0
    written: int = 0
    needless: int = 0

    def add(self, other: "Tally") -> None:
        self.steps += other.steps
        self.written += other.written
        self.needless += other.needless


class Run:
    """One book in *folder*, made with *seed* and edited step by step."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.source = folder / "source"
        self.book = first_book(seed)
        self.seed = seed
        self.tally = Tally()
        write_files(self.source, files_of(self.book))
        self._read: dict[str, int] = {}
        self.build("html")

    def build(self, builder: str, *, home: str = "kept", parallel: int = 1) -> Path:
        """Build in this process; several builders share one folder of doctrees."""
        _forget_checksums()
        app = SphinxTestApp(
            builder, srcdir=self.source, builddir=self.folder / home, parallel=parallel
        )
        try:
            app.build()
            if home == "kept":
                read, self._read = self._read, dict(app.env.all_docs)
                self.reread = {name for name, when in self._read.items() if read.get(name) != when}
                self.parents = {
                    parent
                    for name in self.reread
                    for parent in app.env.files_to_rebuild.get(name, ())
                }
            return Path(app.outdir)
        finally:
            app.cleanup()

    def build_print(self, *, home: str = "kept") -> Path:
        """Build the PDF in another process: Typst’s threads do not survive a fork of this one."""
        out = self.folder / home / "bookpdf"
        doctrees = self.folder / home / "doctrees"
        command = [sys.executable, "-m", "sphinx", "-q", "-b", "bookpdf", "-d", str(doctrees)]
        subprocess.run(
            [*command, str(self.source), str(out)], check=True, capture_output=True, env=os.environ
        )
        return out

    def step(self, step: Step, *, parallel: int = 1, in_print: bool = False) -> dict[str, str]:
        """Edit, build on, build anew; return what differs between the two, by file."""
        self.edit(step)
        self.built_on(parallel=parallel)
        anew = self.build("html", home="anew", parallel=3 - parallel)
        differences = compare(self.folder / "kept" / "html", anew)
        if in_print:
            differences |= compare(self.build_print(), self.build_print(home="anew"))
        shutil.rmtree(self.folder / "anew")
        return differences

    def edit(self, step: Step) -> None:
        take(self.book, step)
        write_files(self.source, files_of(self.book))

    def built_on(self, *, parallel: int = 1) -> None:
        """Build on, and count which pages were written without need."""
        folder = self.folder / "kept" / "html"
        before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in pages_in(folder)}
        self.build("html", parallel=parallel)
        # What Sphinx itself writes: pages that were read, and those that list them.
        due = {folder / f"{name}.html" for name in self.reread | self.parents}
        self.tally.steps += 1
        for name in self._read:
            path = folder / f"{name}.html"
            content, when = before.get(path, (b"", 0))
            if path.stat().st_mtime_ns != when:
                self.tally.written += 1
                self.tally.needless += path.read_bytes() == content and path not in due


def _forget_checksums() -> None:
    """Forget what Sphinx keeps of files for the whole process, in which an author builds once."""
    for function in (_assets._file_checksum, getattr(_assets, "_file_checksum_inner", None)):
        if hasattr(function, "cache_clear"):
            function.cache_clear()


def write_files(source: Path, files: dict[str, bytes]) -> None:
    """Let *source* hold *files* and nothing else; what is the same is not written again."""
    for path in [path for path in source.rglob("*") if path.is_file()]:
        name = path.relative_to(source).as_posix()
        # Sphinx puts its catalogs beside those of the author.
        if (name.removesuffix(".mo") + ".po" if name.endswith(".mo") else name) not in files:
            path.unlink()
    for name, content in files.items():
        path = source / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def pages_in(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def compare(kept: Path, anew: Path) -> dict[str, str]:
    """Return each file that is not the same in both folders, and why."""
    ours, theirs = _files(kept), _files(anew)
    differences = dict.fromkeys(theirs.keys() - ours.keys(), "missing")
    differences |= dict.fromkeys(ours.keys() - theirs.keys(), "left over")
    differences |= {
        name: "stale"
        for name in ours.keys() & theirs.keys()
        if ours[name].read_bytes() != theirs[name].read_bytes()
    }
    return differences


def _files(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in _NOT_COMPARED
    }


def differs_after(folder: Path, seed: int, steps: Sequence[Step]) -> dict[str, str]:
    """Return what differs from a clean build when all *steps* were taken, one build for each."""
    shutil.rmtree(folder, ignore_errors=True)
    run = Run(folder, seed)
    for step in steps[:-1]:
        run.edit(step)
        run.build("html")
    return run.step(steps[-1]) if steps else {}


def shrink(folder: Path, seed: int, steps: Sequence[Step], *, trials: int = 40) -> list[Step]:
    """Return as few of *steps* as still lead to a difference; the last is always among them."""
    kept = list(steps)
    size = max(len(kept) // 2, 1)
    while trials and size:
        start = 0
        while start < len(kept) - 1 and trials:
            fewer = kept[:start] + kept[min(start + size, len(kept) - 1) :]
            trials -= 1
            if differs_after(folder, seed, fewer):
                kept = fewer
            else:
                start += size
        size //= 2
    return kept
