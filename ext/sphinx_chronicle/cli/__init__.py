"""The command ``sphinx-chronicle``: help beside the building of a book."""

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from .dates import add_dates, mark_dates
from .explain import add_explain
from .quickstart import add_quickstart


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with *argv* (by default that of the process); return its exit status."""
    given = sys.argv[1:] if argv is None else argv
    arguments = _make_parser().parse_args(mark_dates(given))
    status: int = arguments.run(arguments)
    return status


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sphinx-chronicle", description="Help with the plain text of a history book."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {_version()}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add_quickstart(commands)
    add_dates(commands)
    add_explain(commands)
    return parser


def _version() -> str:
    try:
        return version("sphinx-chronicle")
    except PackageNotFoundError:  # run from a folder in which it was not installed
        return "(not installed)"
