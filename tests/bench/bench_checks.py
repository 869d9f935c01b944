"""What the historian's linter adds to a build; run it by hand, it asserts nothing.

python tests/bench/bench_checks.py [--persons 2000] [--events 20000] [--mentions 200000]
    [--pages 400]

The book of bench_chronicle.py is built with Sphinx's ``html`` in one process; the rules are run
over what was read, each timed alone, and set against the CPU time of the whole build.
"""

import argparse
import tempfile
import time
from pathlib import Path

from bench_chronicle import Size, write_books
from sphinx.application import Sphinx

from sphinx_chronicle.checking import manuscript_of
from sphinx_chronicle.model.checks import RULES


def measure(size: Size) -> None:
    """Build the book and print the seconds of each rule and their share of the build."""
    print(size)
    with tempfile.TemporaryDirectory() as folder:
        book, _plain = write_books(Path(folder), size)
        start = time.process_time()
        app = Sphinx(
            book, book, book / "html", book / "doctrees", "html", status=None, warning=None
        )
        app.build()
        whole = time.process_time() - start
        start = time.process_time()
        manuscript = manuscript_of(app.env)
        gathering = time.process_time() - start
        print(f"{'build':16}{whole:10.2f} s")
        print(f"{'gathering':16}{gathering:10.2f} s")
        total = gathering
        for rule in RULES:
            start = time.process_time()
            found = sum(1 for _ in rule.find(manuscript))
            spent = time.process_time() - start
            total += spent
            print(f"{rule.name:16}{spent:10.2f} s{found:10} found")
        print(f"{'all rules':16}{total:10.2f} s{total / whole:10.3f} of the build")


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--persons", type=int, default=2000)
    parser.add_argument("--events", type=int, default=20000)
    parser.add_argument("--mentions", type=int, default=200000)
    parser.add_argument("--pages", type=int, default=400)
    measure(Size(**vars(parser.parse_args())))


if __name__ == "__main__":
    main()
