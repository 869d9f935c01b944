"""The command line: every source of a .bib file as note, shortened note and bibliography entry."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from difflib import get_close_matches
from io import TextIOWrapper
from pathlib import Path
from textwrap import TextWrapper
from typing import TYPE_CHECKING

from pybtex.richtext import Text

from .model.bibfile import read_bibliography_file
from .model.chicago import PLAIN_SHORT
from .model.disambiguation import disambiguate
from .model.line import close_sentence
from .model.locator import NOWHERE, Locator, parse_locator
from .model.markup import to_markup
from .model.sequence import Citation, compose_note
from .model.sort import sort_key
from .model.source import problem_of_ours
from .model.styles import CHICAGO_NOTES, STYLES, find_style
from .model.words import as_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .model.chicago import ShortOptions
    from .model.source import Source
    from .model.style import Style


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the citations; return 0, 1 if nobody reads on, or 2 if something is wrong."""
    options = _parser().parse_args(arguments)
    try:
        strings = _cite(options)
    except (OSError, ValueError, LookupError) as error:
        _tell("error", error.args[-1] if isinstance(error, LookupError) else error)
        return 2
    try:
        _print(strings, as_json=options.json)
    except BrokenPipeError:
        # The pager was left. Python would complain once more when it closes the pipe.
        _drop_output()
        return 1
    except OSError as error:
        _drop_output()
        _tell("error", f"the output cannot be written ({error.strerror})")
        return 2
    return 0


def _drop_output() -> None:
    """Let what is not yet written go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _cite(options: argparse.Namespace) -> dict[str, dict[str, str]]:
    """Return the three strings of every source that is asked for, by its key.

    :raises ValueError: if there is no such source, or nothing to read.
    :raises LookupError: if there is no such style.
    """
    style = find_style(options.style)
    read = read_bibliography_file(options.bib)
    for problem in read.problems:
        _tell("warning", problem)
    if not read.sources:
        message = f"{options.bib} has no entry that can be printed"
        raise ValueError(message)
    locators = _read_locators(options.locators)
    known = {source.key: source for source in read.sources}
    for key in locators:
        if key not in known:
            _tell("warning", f"{options.locators}: no source “{key}”{_hint(key, known)}")
    sources = [_chosen(key, known) for key in options.key or known]
    if options.sort:
        sources = sorted(sources, key=sort_key)
    shorts = disambiguate(read.sources, style) if options.disambiguate else {}
    return {
        source.key: _strings(
            source,
            style,
            locators.get(source.key, NOWHERE),
            shorts.get(source.key, PLAIN_SHORT),
        )
        for source in sources
    }


def _print(strings: Mapping[str, Mapping[str, str]], *, as_json: bool) -> None:
    """Print *strings*; what the terminal has no sign for is printed as its number."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    if as_json:
        is_unicode = sys.stdout.encoding.lower().startswith("utf")
        print(json.dumps(strings, ensure_ascii=not is_unicode, indent=1))  # noqa: T201
    else:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else sys.maxsize
        for key, forms in strings.items():
            lines = [_hanging(form, width) for form in forms.values()]
            print(key, *lines, "", sep="\n")  # noqa: T201
    sys.stdout.flush()


def _hanging(text: str, width: int) -> str:
    wrapper = TextWrapper(
        width=width,
        initial_indent="  ",
        subsequent_indent="      ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.fill(text)


def _tell(weight: str, message: object) -> None:
    print(f"{weight}: {message}", file=sys.stderr)  # noqa: T201


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sphinx_citenotes",
        description="Print every source as a note, a shortened note and a bibliography entry.",
    )
    parser.add_argument("bib", type=Path, help="the bibliography file (BibTeX or biblatex)")
    parser.add_argument("--key", action="append", help="print this source only (may be repeated)")
    parser.add_argument(
        "--locators",
        type=Path,
        metavar="FILE",
        help="a JSON file of places in sources: {key: locator}",
    )
    parser.add_argument(
        "--style",
        default=CHICAGO_NOTES.name,
        help=f"how to print them: {', '.join(STYLES)}, or your own as module:object",
    )
    parser.add_argument("--json", action="store_true", help="print JSON, italics as *…*")
    parser.add_argument("--sort", action="store_true", help="print in the bibliography's order")
    parser.add_argument(
        "--disambiguate",
        action="store_true",
        help="add to shortened notes what tells the sources of the file apart",
    )
    return parser


def _read_locators(path: Path | None) -> dict[str, Locator]:
    """Return the locators by key; an entry may be a string or an object with ``locator``.

    :raises ValueError: if the file cannot be read or is no JSON object.
    """
    if path is None:
        return {}
    try:
        typed = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"{path}: the file cannot be read ({error.strerror}); correct its name"
        raise ValueError(message) from error
    except ValueError as error:
        message = f'{path} is no JSON ({error}); write {{"key": "locator"}}'
        raise ValueError(message) from error
    if not isinstance(typed, dict):
        message = f'{path} holds no JSON object; write {{"key": "locator"}}'
        raise ValueError(message)  # noqa: TRY004
    return {key: parse_locator(_locator_text(value)) for key, value in typed.items()}


def _locator_text(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("locator", "")
    return "" if value is None else str(value)


def _chosen(key: str, known: Mapping[str, Source]) -> Source:
    """Return the source *key*.

    :raises ValueError: if it is not in the file.
    """
    if key in known:
        return known[key]
    message = f"no source “{key}”{_hint(key, known)}"
    raise ValueError(message)


def _hint(key: str, known: Iterable[str]) -> str:
    near = get_close_matches(key, known, n=1)
    return f"; did you mean “{near[0]}”?" if near else ""


def _strings(
    source: Source, style: Style, locator: Locator, options: ShortOptions
) -> dict[str, str]:
    citation = Citation(key=source.key, locator=locator)
    try:
        texts = (style.note(source, locator), style.short(source, locator, options))
        listed = style.bibliography(source)
    except Exception as error:  # noqa: BLE001  (one source may not cost the others)
        _tell("warning", f"{source.key}: {problem_of_ours(source.key, error)}")
        listed = close_sentence(Text(as_plain(source.title) or source.key))
        texts = (listed, listed)
    note, short = (compose_note([citation], [text], style=style) for text in texts)
    return {
        "note": to_markup(note),
        "short": to_markup(short),
        "bibliography": to_markup(listed),
    }
