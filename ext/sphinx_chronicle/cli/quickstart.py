"""``sphinx-chronicle quickstart``: a small book to begin with."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from string import Template

from sphinx_authoring.files import write_whole

from .printing import Line, print_lines

_HELP = """\
Write a small book into a folder: its settings, a chapter, people, events, a chronology and sources.
It builds as it is; replace its text, page by page, with your own. What the folder holds already is
never touched.
"""
_EXAMPLES = """\
examples:
  sphinx-chronicle quickstart my-book
  sphinx-chronicle quickstart . --title "The Siege of Vienna" --author "Ana Roth" --language de
"""
_TEMPLATES = files("sphinx_chronicle") / "quickstart"
_ENDING = ".in"
# What a shell reports of a program that was interrupted: 128 and the number of SIGINT.
_INTERRUPTED = 130
_NEXT = """\

Now, in {folder}:
  sphinx-build -b html . _build/html -d _build/doctrees/html
  sphinx-build -b bookpdf . _build/pdf -d _build/doctrees/pdf"""


def add_quickstart(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to those of ``sphinx-chronicle``."""
    starting = commands.add_parser(
        "quickstart",
        help="write a small book to begin with",
        description=_HELP,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    starting.set_defaults(run=_run)
    starting.add_argument(
        "folder",
        metavar="FOLDER",
        type=Path,
        help="the folder of the book, made if it is not there; . is the one you are in",
    )
    starting.add_argument("--title", help="the title of the book; by default the folder's name")
    starting.add_argument("--author", help="who writes it")
    starting.add_argument(
        "--language",
        type=_language,
        default="en",
        help="that of the text, such as en, es or pt_BR (default: %(default)s)",
    )


def _language(given: str) -> str:
    from sphinx_authoring.languages import (  # noqa: PLC0415 (Babel is slow to load)
        code_of,
        locale_named,
        spelled_for_sphinx,
    )

    if locale_named(given) is None:
        such = code_of(given) or "en, es or pt_BR"
        raise argparse.ArgumentTypeError(
            f"no language {given!r} is known; write its code, such as {such}"
        )
    return spelled_for_sphinx(given)


def _run(arguments: argparse.Namespace) -> int:
    folder: Path = arguments.folder
    try:
        title = arguments.title or _ask("Title of the book", _title_of(folder))
        author = arguments.author or _ask("Author", "Your Name")
    except KeyboardInterrupt:
        sys.stdout.write("\nnothing was written\n")
        return _INTERRUPTED
    return print_lines(_write_book(folder, title, author, arguments.language))


def _title_of(folder: Path) -> str:
    words = folder.resolve().name.replace("_", " ").replace("-", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words) or "My Book"


def _ask(question: str, default: str) -> str:
    """Return the answer of who sits at the terminal; *default* if nobody does."""
    if not (sys.stdin and sys.stdin.isatty()):
        return default
    try:
        return input(f"{question} [{default}]: ").strip() or default
    except EOFError:
        return default


def _write_book(folder: Path, title: str, author: str, language: str) -> Iterator[Line]:
    texts = dict(_compose_book(title, author, language))
    try:
        taken = [name for name in texts if (folder / name).exists()]
        if not taken:
            _write_files(folder, texts)
    except OSError as error:
        yield f"{folder} cannot be written: {error.strerror}", False
        return
    if taken:
        yield f"{folder} holds {', '.join(taken)} already; nothing was written: take another", False
        return
    for name in texts:
        yield f"wrote {folder / name}", True
    yield _NEXT.format(folder=folder), True


def _write_files(folder: Path, texts: Mapping[str, str]) -> None:
    """Write all of *texts* or none: half a book would be in the way of the next attempt."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    try:
        for name, text in texts.items():
            write_whole(folder / name, text)
            written.append(folder / name)
    except OSError:
        for path in written:
            path.unlink()
        raise


def _compose_book(title: str, author: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield name and text of each file."""
    owner = f"{datetime.now(UTC).year}, {author}"
    literals = {
        name: repr(value)
        for name, value in (
            ("title", title),
            ("author", author),
            ("copyright", owner),
            ("language", language),
        )
    }
    for template in sorted(_TEMPLATES.iterdir(), key=lambda each: each.name):
        name = template.name.removesuffix(_ENDING)
        words = literals if name.endswith(".py") else {"title": _in_one_line(title)}
        yield name, Template(template.read_text("utf-8")).substitute(words)


def _in_one_line(title: str) -> str:
    """Return *title* as Markdown prints it as it is."""
    marks = "\\`*_{}[]<>#$&"
    return "".join(f"\\{sign}" if sign in marks else sign for sign in " ".join(title.split()))
