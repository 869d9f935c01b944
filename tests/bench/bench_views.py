"""What each view costs on a book of 5,000 events; run it by hand, it asserts nothing.

python tests/bench/bench_views.py [--events 5000] [--persons 500] [--places 200] [--offices 20]

A book is made and read once. Then each view, with its plainest options, is composed, resolved
and written on a page of its own; the seconds of CPU are set against a page that lists the same
events as plain links.
"""

import argparse
import random
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from sphinx.application import Sphinx

CONF = """\
project = "Bench"
extensions = ["myst_parser", "sphinx_chronicle"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
chronicle_checks = {"*": "off"}
chronicle_outputs = []
"""
VIEWS = {
    "chronology": "",
    "people": "",
    "entities": ":type: event",
    "timeline": "",
    "timeline, lanes and zoom": ":lanes: place: p1; p2; p3\n:zoom: 1961-03; 1961-06-01/1961-06-09",
    "lifelines": "",
    "map": ":show: events",
    "network p7": "",
    "officeholders": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large the book is."""

    events: int
    persons: int
    places: int
    offices: int


def write_book(book: Path, size: Size) -> None:
    """Write the book: 50 pages of entities, one page for each view, one of plain links."""
    chance = random.Random(1961)
    (book / "conf.py").write_text(CONF, "utf-8")
    pages: list[list[str]] = [[f"# Page {number}"] for number in range(50)]
    for number, block in enumerate(_blocks(size, chance)):
        pages[number % len(pages)].append(block)
    for number, blocks in enumerate(pages):
        (book / f"page{number:02}.md").write_text("\n\n".join(blocks) + "\n", "utf-8")
    for name, options in VIEWS.items():
        head = name.split(",")[0]
        text = f"# {name}\n\n:::{{{head.split()[0]}}} {head.partition(' ')[2]}\n{options}\n:::\n"
        (book / f"{_slug(name)}.md").write_text(text, "utf-8")
    links = "".join(f"- {{event}}`e{number}`\n" for number in range(size.events))
    (book / "plain.md").write_text(f"# Plain links\n\n{links}", "utf-8")
    (book / "index.md").write_text("# Book\n\n```{toctree}\n:glob:\n\n*\n```\n", "utf-8")


def _blocks(size: Size, chance: random.Random):
    for n in range(size.offices):
        yield f":::{{office}} o{n}\n:name: Office {n}\n:::"
    for n in range(size.places):
        point = f"{chance.uniform(18, 30):.3f}, {chance.uniform(-90, -70):.3f}"
        yield f":::{{place}} p{n}\n:name: Place {n}\n:coordinates: {point}\n:::"
    for n in range(size.persons):
        born = chance.randrange(1880, 1930)
        office, start = chance.randrange(size.offices), chance.randrange(1950, 1970)
        yield (
            f":::{{person}} p{n}\n:name: Person {n}\n:born: {born}\n:died: {born + 70}\n"
            f":offices: o{office} ({start}/{start + 1})\n:::"
        )
    for n in range(size.events):
        day = f"{1955 + n % 12}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        people = "; ".join(f"p{chance.randrange(size.persons)}" for _ in range(3))
        yield (
            f":::{{event}} e{n}\n:title: Event number {n}\n:date: {day}\n"
            f":place: p{chance.randrange(size.places)}\n:participants: {people}\n:::"
        )


def _slug(name: str) -> str:
    return name.replace(",", "").replace(" ", "-")


def measure(size: Size) -> None:
    """Read the book, then write each page of a view alone; print what that took."""
    print(size)
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder)
        write_book(book, size)
        app = Sphinx(book, book, book / "html", book / "doctrees", "html", status=None)
        app.builder.read()
        app.builder.prepare_writing(set(app.env.all_docs))
        plain = _write(app, "plain")
        print(f"{'plain links':28}{plain:8.2f} s")
        for name in VIEWS:
            spent = _write(app, _slug(name))
            kibibytes = (book / "html" / f"{_slug(name)}.html").stat().st_size / 1024
            print(f"{name:28}{spent:8.2f} s{spent / plain:8.2f} of that{kibibytes:10.0f} KiB")


def _write(app: Sphinx, docname: str) -> float:
    (Path(app.outdir)).mkdir(exist_ok=True)
    start = time.process_time()
    tree = app.env.get_and_resolve_doctree(docname, app.builder)
    app.builder.write_doc_serialized(docname, tree)
    app.builder.write_doc(docname, tree)
    return time.process_time() - start


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--events", type=int, default=5000)
    parser.add_argument("--persons", type=int, default=500)
    parser.add_argument("--places", type=int, default=200)
    parser.add_argument("--offices", type=int, default=20)
    measure(Size(**vars(parser.parse_args())))


if __name__ == "__main__":
    main()
