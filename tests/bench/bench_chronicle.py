"""What a book of entities costs beside the same prose with plain links; run it by hand.

python tests/bench/bench_chronicle.py [--persons 500] [--events 5000] [--mentions 20000]
    [--pages 200] [--profile FILE]

Both books are made anew and built with Sphinx's ``html`` in one run; a third line adds nothing
but one edited page. ``--profile`` writes what cProfile saw of the clean build of the chronicle.
"""

import argparse
import cProfile
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CONF = """\
project = "Bench"
extensions = [{extensions}]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
suppress_warnings = ["myst.header"]
"""
PROSE = "It was a long day, and what was decided in the morning did not hold until the evening."
ROOT = "# Book\n\n```{toctree}\n:maxdepth: 1\n:glob:\n\npage*\n```\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large a book is."""

    persons: int
    events: int
    mentions: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one build took: seconds of the processor, seconds of the clock, peak memory in MiB."""

    cpu: float
    wall: float
    memory: float


def write_books(folder: Path, size: Size) -> tuple[Path, Path]:
    """Write the book with entities and its plain twin; return their folders."""
    folders = folder / "chronicle", folder / "plain"
    extensions = '"myst_parser", "sphinx_chronicle"', '"myst_parser"'
    for book, names in zip(folders, extensions, strict=True):
        book.mkdir()
        (book / "conf.py").write_text(CONF.format(extensions=names), encoding="utf-8")
        (book / "index.md").write_text(ROOT, encoding="utf-8")
    for number in range(size.pages):
        rich, plain = [], []
        for one, other in _page(number, size):
            rich.append(one)
            plain.append(other)
        for book, blocks in zip(folders, (rich, plain), strict=True):
            page = book / f"page{number:04}.md"
            page.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    return folders


def _page(number: int, size: Size) -> Iterator[tuple[str, str]]:
    """Give the blocks of one page, each with its plain twin."""
    chance = random.Random(number)  # the same book each time
    title = f"# Page {number}"
    yield title, title
    for serial in range(number, size.persons, size.pages):
        yield _person(serial), f"(p{serial})=\n**Person {serial}**\n\n{PROSE}"
    for serial in range(number, size.events, size.pages):
        yield _event(serial, size, chance)
    mentions = len(range(number, size.mentions, size.pages))
    for start in range(0, mentions, 4):
        if start % 20 == 0:
            heading = f"## Section {start // 20}"
            yield heading, heading
        people = [chance.randrange(size.persons) for _ in range(min(4, mentions - start))]
        rich = " and ".join(f"{{person}}`p{each}`" for each in people)
        plain = " and ".join(f"[Person {each}](#p{each})" for each in people)
        yield f"{PROSE} Then came {rich}.", f"{PROSE} Then came {plain}."


def _person(serial: int) -> str:
    return (
        f":::{{person}} p{serial}\n:name: Person {serial}\n:sort: {serial}, Person\n"
        f":born: {1800 + serial % 90}\n:died: {1890 + serial % 90}\n\n{PROSE}\n:::"
    )


def _event(serial: int, size: Size, chance: random.Random) -> tuple[str, str]:
    people = [chance.randrange(size.persons) for _ in range(2)]
    date = f"{1830 + serial % 100}-{1 + serial % 12:02}-{1 + serial % 28:02}"
    rich = (
        f":::{{event}} e{serial}\n:title: Event {serial}\n:date: {date}\n"
        f":participants: {'; '.join(f'p{each} (witness)' for each in people)}\n\n{PROSE}\n:::"
    )
    links = " and ".join(f"[Person {each}](#p{each})" for each in people)
    return rich, f"(e{serial})=\n**Event {serial}**, {date}, {links}\n\n{PROSE}"


def build(book: Path, profile: str = "") -> Cost:
    """Build *book* in a process of its own and return what that took."""
    command = [sys.executable, __file__, "--build", str(book)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(
        [*command, "--profile", profile], check=True, capture_output=True, text=True
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu=cpu, wall=wall, memory=float(done.stdout.split()[-1]))


def build_here(book: Path, profile: str) -> None:
    """Build *book* in this process; print the peak of its memory in MiB."""
    from sphinx.cmd.build import build_main  # noqa: PLC0415 (only the child process needs it)

    arguments = ["-q", "-b", "html", "-d", str(book / "doctrees"), str(book), str(book / "html")]
    if profile:
        with cProfile.Profile() as profiler:
            status = build_main(arguments)
        profiler.dump_stats(profile)
    else:
        status = build_main(arguments)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    sys.exit(status)


def edit(book: Path) -> None:
    """Add a sentence to one page of *book*."""
    page = book / "page0000.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more.\n", encoding="utf-8")


def compare(size: Size, profile: str) -> None:
    """Build both books and print what each took, and the ratio."""
    print(size)
    print(f"{'':16}{'entities':>30}{'plain links':>30}{'ratio':>10}")
    heads = f"{'CPU s':>10}{'wall s':>10}{'MiB':>10}"
    print(f"{'':16}{heads}{heads}{'of CPU':>10}")
    with tempfile.TemporaryDirectory() as folder:
        books = write_books(Path(folder), size)
        for label in ("clean", "one page edited"):
            if label != "clean":
                for book in books:
                    edit(book)
            rich, plain = build(books[0], profile if label == "clean" else ""), build(books[1])
            cells = "".join(
                f"{cost.cpu:10.1f}{cost.wall:10.1f}{cost.memory:10.0f}" for cost in (rich, plain)
            )
            print(f"{label:16}{cells}{rich.cpu / plain.cpu:10.2f}", flush=True)


def main() -> None:
    """Read the command line; measure, or be the child that builds."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--persons", type=int, default=500)
    parser.add_argument("--events", type=int, default=5000)
    parser.add_argument("--mentions", type=int, default=20000)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--profile", default="")
    parser.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.build:
        build_here(given.build, given.profile)
    size = Size(
        persons=given.persons, events=given.events, mentions=given.mentions, pages=given.pages
    )
    compare(size, given.profile)


if __name__ == "__main__":
    main()
