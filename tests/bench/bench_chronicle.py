"""What a book of entities costs beside the same prose with plain links; run it by hand.

python tests/bench/bench_chronicle.py [--persons 500] [--events 5000] [--mentions 20000]
    [--pages 200] [--profile FILE]

Both books are made anew and built with Sphinx's ``html`` in one run; a third line adds nothing
but one edited page. ``--profile`` writes what cProfile saw of the clean build of the chronicle.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from measured import build, print_heads, print_ratio

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


def edit(book: Path) -> None:
    """Add a sentence to one page of *book*."""
    page = book / "page0000.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more.\n", encoding="utf-8")


def compare(size: Size, profile: str) -> None:
    """Build both books and print what each took, and the ratio."""
    print(size)
    print_heads(("entities", "plain links"))
    with tempfile.TemporaryDirectory() as folder:
        books = write_books(Path(folder), size)
        for label in ("clean", "one page edited"):
            if label != "clean":
                for book in books:
                    edit(book)
            rich = build(books[0], profile if label == "clean" else "")
            print_ratio(label, rich, build(books[1]))


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--persons", type=int, default=500)
    parser.add_argument("--events", type=int, default=5000)
    parser.add_argument("--mentions", type=int, default=20000)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--profile", default="")
    given = parser.parse_args()
    size = Size(
        persons=given.persons, events=given.events, mentions=given.mentions, pages=given.pages
    )
    compare(size, given.profile)


if __name__ == "__main__":
    main()
