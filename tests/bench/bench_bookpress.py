"""What a printed book costs, by Typst and by LuaLaTeX; run it by hand, it asserts nothing.

python tests/bench/bench_bookpress.py [--pages 100 300 1000] [--latex 300] [--keep FOLDER]

Books of about so many pages are made anew: chapters of prose with sections, notes, index entries,
figures and tables. Each is built with ``bookpdf`` from nothing; those of ``--latex`` also with
``latex`` and latexmk, where lualatex is found. Seconds of the processor count, since others may
use the machine; memory is the peak of the largest process. The last line says how the time for a
page grows from the smallest book to the largest: 1.0 is linear.
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdf

CONF = """\
project = "Bench"
author = "Ada Quill"
extensions = ["sphinx_bookpress"]
bookpress_latex = True
"""
ROOT = "Bench\n=====\n\n.. toctree::\n   :numbered:\n   :glob:\n\n   chapter*\n"
DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120" viewBox="0 0 300 120">
<rect x="1" y="1" width="298" height="118" fill="none" stroke="black"/>
<path d="M5 110 Q80 10 150 60 T295 20" fill="none" stroke="black" stroke-width="2"/></svg>
"""
TABLE = "   * - {0}\n     - {1}\n     - {2}\n"
_SYLLABLES = (
    "ba", "ca", "de", "fi", "go", "lu", "ma", "ne", "or", "pa", "qui",
    "re", "sa", "ti", "un", "ver", "zo", "an", "el", "is", "tra", "sten",
)  # fmt: skip
PAGES_OF_CHAPTER = 10
PARAGRAPHS_OF_CHAPTER = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one build took: seconds of the processor, peak memory in MiB, pages of the book."""

    cpu: float
    memory: float
    pages: int

    def __str__(self) -> str:
        """Return the figures for one line of the report."""
        each = 1000 * self.cpu / self.pages
        return f"{self.pages:6} pages{self.cpu:8.1f} s{each:7.1f} ms/page{self.memory:8.0f} MiB"


class Prose:
    """Words that look like a language, always the same ones."""

    def __init__(self) -> None:
        """Make the words."""
        self.chance = random.Random(1961)
        self.words = [
            "".join(self.chance.choices(_SYLLABLES, k=self.chance.choice((1, 2, 2, 3, 3, 4))))
            for _ in range(4000)
        ]
        self.names = [f"{word.title()}, {other.title()}" for word, other in self._pairs(600)]

    def _pairs(self, count: int) -> Iterator[tuple[str, str]]:
        for _ in range(count):
            yield self.chance.choice(self.words), self.chance.choice(self.words)

    def sentence(self) -> str:
        """Return a sentence of 8 to 24 words."""
        words = self.chance.choices(self.words, k=self.chance.randint(8, 24))
        return f"{words[0].title()} {' '.join(words[1:])}."

    def paragraph(self) -> str:
        """Return about a hundred words, two of them in the index, one under a name with more."""
        name, other = self.chance.choices(self.names, k=2)
        entry = f":index:`{self.chance.choice(self.words)} <{name}>`"
        below = f":index:`of the {self.chance.choice(self.words)} <single: {other}; deeds of>`"
        before = " ".join(self.sentence() for _ in range(3))
        after = " ".join(self.sentence() for _ in range(3))
        return f"{before} Then {entry} came, and {below}. {after}"


def write_book(book: Path, pages: int) -> None:
    """Write a book of about so many *pages* into the folder *book*."""
    prose = Prose()
    book.mkdir(parents=True)
    (book / "conf.py").write_text(CONF, encoding="utf-8")
    (book / "index.rst").write_text(ROOT, encoding="utf-8")
    (book / "drawing.svg").write_text(DRAWING, encoding="utf-8")
    for number in range(max(1, pages // PAGES_OF_CHAPTER)):
        text = "\n\n".join(_chapter(number, prose))
        (book / f"chapter{number:03}.rst").write_text(text + "\n", encoding="utf-8")


def _chapter(number: int, prose: Prose) -> Iterator[str]:
    yield _title(f"Chapter of {prose.chance.choice(prose.words)} {number}", "=")
    for count in range(PARAGRAPHS_OF_CHAPTER):
        if count % 8 == 4:
            yield _title(f"Of {prose.chance.choice(prose.words)}", "-")
        yield prose.paragraph() + (" [#]_" if count % 2 else "")
        if count == PARAGRAPHS_OF_CHAPTER // 2:
            yield f".. figure:: drawing.svg\n   :alt: A line\n\n   {prose.sentence()}"
        if count == PARAGRAPHS_OF_CHAPTER // 3:
            rows = (TABLE.format(*prose.chance.choices(prose.words, k=3)) for _ in range(6))
            yield f".. list-table:: {prose.sentence()}\n   :header-rows: 1\n\n{''.join(rows)}"
    for _ in range(PARAGRAPHS_OF_CHAPTER // 2):
        yield f".. [#] {prose.sentence()} {prose.sentence()}"


def _title(words: str, line: str) -> str:
    return f"{words}\n{line * len(words)}"


def set_by_typst(book: Path, target: Path) -> Cost:
    """Build *book* with bookpdf."""
    return _measure([_sphinx(book, target, "bookpdf")], target)


def set_by_latex(book: Path, target: Path) -> Cost:
    """Build *book* with latex, and set it with LuaLaTeX as often as Sphinx's Makefile does."""
    make = ["make", "-s", "all-pdf", "LATEXMKOPTS=-silent"]
    return _measure([_sphinx(book, target, "latex"), make], target)


def _sphinx(book: Path, target: Path, builder: str) -> list[str]:
    return [sys.executable, "-m", "sphinx", "-q", "-b", builder, str(book), str(target)]


def _measure(commands: list[list[str]], target: Path) -> Cost:
    """Run *commands* in a process of their own, so that the peak is theirs alone."""
    target.mkdir(parents=True)
    script = (
        "import json, resource, subprocess, sys\n"
        "for command in json.loads(sys.argv[1]):\n"
        "    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)\n"
    )
    run = [sys.executable, "-c", script, json.dumps(commands)]
    answer = subprocess.run(run, check=True, capture_output=True, text=True, cwd=target)
    cpu, memory = map(float, answer.stdout.split())
    pages = len(pypdf.PdfReader(target / "bench.pdf").pages)
    return Cost(cpu=cpu, memory=memory, pages=pages)


def main() -> None:
    """Read the command line, build the books, and print what that took."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[100, 300, 1000])
    parser.add_argument("--latex", type=int, nargs="*", default=[300])
    parser.add_argument("--keep", type=Path, help="an empty folder for the books")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        measure(arguments.keep or Path(scratch), arguments.pages, arguments.latex)


def measure(folder: Path, sizes: list[int], latex_sizes: list[int]) -> None:
    """Build a book of each of *sizes*, those of *latex_sizes* both ways."""
    costs = []
    for size in sorted(sizes):
        book = folder / f"book{size}"
        write_book(book, size)
        costs.append(set_by_typst(book, folder / f"typst{size}"))
        print(f"typst   {costs[-1]}", flush=True)
        if size in latex_sizes and shutil.which("lualatex"):
            other = set_by_latex(book, folder / f"latex{size}")
            print(
                f"lualatex{other}; typst takes {costs[-1].cpu / other.cpu:.2f} of that", flush=True
            )
    least, most = costs[0], costs[-1]
    growth = (most.cpu / most.pages) / (least.cpu / least.pages)
    print(f"a page of the largest book costs {growth:.2f} of a page of the smallest")


if __name__ == "__main__":
    main()
