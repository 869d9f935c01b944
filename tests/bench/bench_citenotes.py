"""What Chicago notes cost beside bibtex's own citations in the same text; run it by hand.

python tests/bench/bench_citenotes.py [--pages 60] [--notes 2400] [--entries 1500]
    [--rounds 1] [--profile FILE]

Both books are made anew and built with Sphinx's ``html`` in one run: one cites with
``{cite:note}``, the other with ``{cite:p}`` in bibtex's style ``plain``. A second line builds
again after one page was edited, a third after one entry was. Of several rounds the cheapest counts.
``--profile`` writes what cProfile saw of the clean build with notes.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from measured import Cost, build, print_heads, print_ratio

CONF = """\
project = "Bench"
extensions = [{extensions}]
bibtex_bibfiles = ["refs.bib"]
html_theme = "basic"
"""
NOTES = CONF.format(extensions='"myst_parser", "sphinxcontrib.bibtex", "sphinx_citenotes"')
PLAIN = CONF.format(extensions='"myst_parser", "sphinxcontrib.bibtex"')
PLAIN += 'bibtex_default_style = "plain"\n'
PROSE = "It was a long day, and what was decided in the morning did not hold until the evening."
ROOT = "# Book\n\n```{toctree}\n:maxdepth: 1\n:glob:\n\npage*\nsources\n```\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large a book is."""

    pages: int
    notes: int
    entries: int


def write_books(folder: Path, size: Size) -> tuple[Path, Path]:
    """Write the book with notes and its twin with bibtex's own roles; return their folders."""
    folders = folder / "notes", folder / "plain"
    entries = "\n".join(_entry(number) for number in range(size.entries))
    for book, conf, role in zip(folders, (NOTES, PLAIN), ("note", "p"), strict=True):
        book.mkdir()
        (book / "conf.py").write_text(conf, encoding="utf-8")
        (book / "refs.bib").write_text(entries, encoding="utf-8")
        (book / "index.md").write_text(ROOT, encoding="utf-8")
        (book / "sources.md").write_text("# Sources\n\n```{bibliography}\n```\n", encoding="utf-8")
        for number in range(size.pages):
            page = book / f"page{number:03}.md"
            page.write_text("\n\n".join(_page(number, size, role)) + "\n", encoding="utf-8")
    return folders


def _entry(number: int) -> str:
    person = f"Writer{number % 700}, Given{number % 13}"
    imprint = f"publisher = {{Press {number % 40}}},\n  address = {{Town {number % 90}}}"
    year = 1900 + number % 120
    if number % 3:
        return (
            f"@book{{key{number},\n  author = {{{person}}},\n  title = {{The Year {number} and"
            f" Its \\'{{E}}toiles}},\n  {imprint},\n  year = {{{year}}},\n}}\n"
        )
    return (
        f"@article{{key{number},\n  author = {{{person} and Other, Ann}},\n"
        f"  title = {{On the Matter {number}}},\n  journal = {{Journal {number % 50}}},\n"
        f"  volume = {{{number % 80 + 1}}},\n  pages = {{{number}--{number + 20}}},\n"
        f"  year = {{{year}}},\n}}\n"
    )


def _page(number: int, size: Size, role: str) -> Iterator[str]:
    chance = random.Random(number)  # the same book each time
    yield f"# Page {number}"
    notes = len(range(number, size.notes, size.pages))
    for start in range(0, notes, 4):
        if start % 20 == 0:
            yield f"## Section {start // 20}"
        cited = [
            # Every source is cited somewhere, and some again and again.
            (number + size.pages * (start + each)) % size.entries
            if chance.random() < 0.7
            else chance.randrange(min(60, size.entries))
            for each in range(min(4, notes - start))
        ]
        yield " ".join(
            f"{PROSE}{'' if role == 'note' else ' '}{{cite:{role}}}`key{key}{{{key % 300 + 1}}}`"
            for key in cited
        )


def edit_page(book: Path) -> None:
    """Add a sentence to one page of *book*."""
    page = book / "page000.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more.\n", encoding="utf-8")


def edit_entry(book: Path) -> None:
    """Correct the title of one source of *book*."""
    entries = book / "refs.bib"
    text = entries.read_text(encoding="utf-8")
    entries.write_text(text.replace("The Year 100 ", "The Long Year 100 "), encoding="utf-8")


EDITS = {"clean": None, "page edited": edit_page, "entry edited": edit_entry}


def measure(size: Size, profile: str) -> Iterator[tuple[str, Cost, Cost]]:
    """Yield what both books took, clean and after each edit."""
    with tempfile.TemporaryDirectory() as folder:
        books = write_books(Path(folder), size)
        for label, edit in EDITS.items():
            if edit is not None:
                for book in books:
                    edit(book)
            notes = build(books[0], profile if edit is None else "")
            yield label, notes, build(books[1])


def compare(size: Size, rounds: int, profile: str) -> None:
    """Print what both books took at their cheapest, and the ratio."""
    found: dict[str, list[tuple[Cost, Cost]]] = {label: [] for label in EDITS}
    for _ in range(rounds):
        for label, *costs in measure(size, profile):
            found[label].append((costs[0], costs[1]))
    print(size)
    print_heads(("{cite:note}", "{cite:p}, plain"))
    for label, pairs in found.items():
        notes, plain = (min(costs, key=lambda cost: cost.cpu) for costs in zip(*pairs, strict=True))
        print_ratio(label, notes, plain)


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--notes", type=int, default=2400)
    parser.add_argument("--entries", type=int, default=1500)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--profile", default="")
    given = parser.parse_args()
    size = Size(pages=given.pages, notes=given.notes, entries=given.entries)
    compare(size, given.rounds, given.profile)


if __name__ == "__main__":
    main()
